"""The public page: reads Disclosures only."""

"""Outside systems: import, copy cards, reconciliation."""

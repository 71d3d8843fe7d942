"""How things are counted and told."""

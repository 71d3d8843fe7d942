"""Prints official papers from a plain document value."""

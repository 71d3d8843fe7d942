"""Mending the record: corrections, strikes and moves – each an entry of its own, nothing is ever changed."""

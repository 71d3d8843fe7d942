"""Tests that belong to no single line of work."""

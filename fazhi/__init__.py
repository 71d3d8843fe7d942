"""Fazhi (法治): a township's work by law, and the annual report that comes out of it."""

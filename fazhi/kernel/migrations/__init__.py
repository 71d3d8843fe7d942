"""The kernel's tables and guards."""

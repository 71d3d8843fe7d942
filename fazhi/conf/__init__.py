"""Settings, addresses, the list of installed lines, and the command line."""

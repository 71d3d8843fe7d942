"""Log-in, sessions, tokens and drafts; an account belongs to a person of the kernel."""

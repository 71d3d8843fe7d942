"""The nouns of the house and the one door through which they change."""

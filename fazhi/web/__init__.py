"""Faces for people; they know no line by name."""

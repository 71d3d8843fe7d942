"""One folder a line of work, all of the same shape."""

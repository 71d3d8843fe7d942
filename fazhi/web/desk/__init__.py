"""The desk of officials: my queue, a matter, a form, a register, the figures, the report."""

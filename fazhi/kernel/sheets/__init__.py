"""Sheets: tables from other systems, read, compared with what stands here, and taken in row by row through the door."""

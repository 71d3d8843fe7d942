"""The county's own forms: drawn, bound cell by cell, filled with formulas and format kept, checked by their own sums."""

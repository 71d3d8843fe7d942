"""Credit publicity (双公示): decisions in the fields of the national standard, validated, with the day on which each stops being shown."""

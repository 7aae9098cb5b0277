"""A file, its kind by its first bytes, and what is found in it: what readers take and give."""

"""The session page: its clock and keys, what stands in its body, and what it asks."""

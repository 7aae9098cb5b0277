"""The journal page: everything that happened, in all years."""

"""A session while it is done: its script, clock and place."""

"""Lists of anybody's: what their columns hold, and what has to be asked."""

"""What every command has in common: the call, its flags, its answer, and how it ends."""

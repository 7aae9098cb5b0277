"""One reader for each format of watches and programs, and of our own exports."""

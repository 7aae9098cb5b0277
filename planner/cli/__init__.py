"""The command line: one command per module, each imported on use."""

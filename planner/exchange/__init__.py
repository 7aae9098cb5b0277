"""Other people's formats and plan files; one module each, imported on use."""

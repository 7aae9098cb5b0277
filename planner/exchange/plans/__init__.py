"""Exercise, plan and settings files: reading, checking, writing TOML."""

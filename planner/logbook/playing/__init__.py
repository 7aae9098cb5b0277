"""A session under way, step by step."""

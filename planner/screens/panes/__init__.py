"""Regions of pages: each with its own keys, messages and data."""

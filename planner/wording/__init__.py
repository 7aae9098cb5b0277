"""The only place with user-facing words, units and glyphs. Pure."""

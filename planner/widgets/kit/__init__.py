"""What widgets are made of: text and tones, lines, scrolling, keys."""

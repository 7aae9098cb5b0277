"""Running technique: the usual step rate, when a focus may begin, and what became of it."""

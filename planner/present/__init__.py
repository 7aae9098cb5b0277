"""Domain values -> widget values; user text -> literal spans. Pure, tested without an app."""

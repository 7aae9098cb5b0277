"""The one open book and the one door: every read and every change goes through it."""

"""The clinic: runners live day by day through the logbook, and what becomes of them is judged.

`make clinic` writes docs/clinic.md; the short lives are part of `make test`. `door.py` alone
touches the program. All knees here are inventions: they show whether the rules hold together over
months, not that a knee heals by them.
"""

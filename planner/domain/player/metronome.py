"""The metronome of a walk-run: when it beats, and how it fades from session to session.

Pure: seconds are those of the interval under way. Rule G-1 (evidence.md 5.1): the trials of eight
sessions began with the beat all along and then let it go; how fast is our choice.
"""

from __future__ import annotations

FADING: tuple[tuple[int, int, int], ...] = ((4, 1, 0), (6, 1, 1))
"""Up to which session: minutes with the beat, minutes without."""
FADED = (1, 3)
"""The same from then on."""
MINUTE = 60.0


def pattern(session: int) -> tuple[int, int]:
    """Minutes with the beat and without in the session of that number, from 1 on."""
    return next(((on, off) for last, on, off in FADING if session <= last), FADED)


def is_on(gone: float, session: int) -> bool:
    """True if it beats after so many seconds of running."""
    on, off = pattern(session)
    return gone % ((on + off) * MINUTE) < on * MINUTE


def beat(gone: float, rate: int) -> int:
    """The number of the last beat, from 0 on, at so many beats a minute. A beat is taken for one
    though the clock is looked at a moment too early."""
    return int(gone * rate / MINUTE + 0.1)


def until_next(gone: float, rate: int) -> float:
    """Seconds to the beat after the last one."""
    return max(0.0, (beat(gone, rate) + 1) * MINUTE / rate - gone)


def until_on(gone: float, session: int) -> float:
    """Seconds until it beats again; 0 while it does."""
    on, off = pattern(session)
    whole = (on + off) * MINUTE
    return 0.0 if is_on(gone, session) else whole - gone % whole

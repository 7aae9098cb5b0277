"""The word a file has for a sport -> running of some kind, or one of the other sports."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from planner.domain.values.errors import UsageError
from planner.domain.values.run import RunKind
from planner.exchange.sport_words import OTHERS, RUNS


class Sport(NamedTuple):
    """A sport in our own words."""

    name: str
    """`running`, or the other sport: `cycling`, `swimming`, `strength training`, ..."""
    kind: RunKind | None = None
    """What sort of run; None for every other sport."""


_MARKS = {
    "treadmill": RunKind.TREADMILL,
    "indoor": RunKind.TREADMILL,
    "virtual": RunKind.VIRTUAL,
    "ultra": RunKind.ULTRA,
    "trail": RunKind.TRAIL,
    "track": RunKind.TRACK,
    "walk": RunKind.WALK_RUN,
}
"""Words beside `run` in names such as `indoor_running` or `TrailRun`."""


_SUB_SPORTS = {
    "treadmill": RunKind.TREADMILL,
    "indoor_running": RunKind.TREADMILL,
    "trail": RunKind.TRAIL,
    "track": RunKind.TRACK,
    "virtual_activity": RunKind.VIRTUAL,
    "ultra": RunKind.ULTRA,
}
_VAGUE = ("generic", "training", "fitness_equipment")
"""Sports of the FIT profile that say less than their sub-sport."""


def running(kind: RunKind = RunKind.RUN) -> Sport:
    """Running of that kind."""
    return Sport("running", kind)


def sport_of(word: str) -> Sport | None:
    """The sport a word names, in any of the languages known; None if we do not know it."""
    plain = normal(word)
    if plain in RUNS:
        return running(RUNS[plain])
    if plain in OTHERS:
        return Sport(OTHERS[plain])
    tokens = plain.split()
    if "run" not in tokens and "running" not in tokens:
        return None
    return running(next((kind for mark, kind in _MARKS.items() if mark in tokens), RunKind.RUN))


def other_sport(word: str) -> str:
    """Our name of a sport that is not running. Raises UsageError, naming the nearest."""
    known = sport_of(word)
    if known is None:
        raise UsageError(f"{word!r} is no sport I know.", near(word))
    if known.kind is not None:
        raise UsageError(f"{word!r} is running.", "Log it as a run: it has a distance.")
    return known.name


def near(word: str) -> str:
    """What may have been meant by a word that names no sport."""
    import difflib  # only for a slip

    names = [name for name in ("run", *OTHERS) if name.isascii()]
    found = difflib.get_close_matches(word.casefold(), names, n=1)
    return f"Did you mean {found[0]!r}?" if found else "For example: run, walk, bike, swim."


def watch_sport(sport: str, sub_sport: str) -> Sport | None:
    """The sport by its two names in the FIT profile; None for `generic` or a bare number."""
    kind = _SUB_SPORTS.get(sub_sport)
    if sport == "running":
        return running(kind or RunKind.RUN)
    if sport == "fitness_equipment" and kind is RunKind.TREADMILL:
        return running(kind)
    known = sport_of(sport)
    if sport in _VAGUE:
        return sport_of(sub_sport) or known
    if known is None and sport and not sport.isdecimal():
        return Sport(sport.replace("_", " "))
    return known


def normal(word: str) -> str:
    """A word without case, camel humps and punctuation: `TrailRun`, `trail_run` -> `trail run`."""
    humps = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFC", word))
    return re.sub(r"[\W_]+", " ", humps.casefold()).strip()

"""The word a file has for a sport -> running of some kind, or one of the other sports."""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.domain.values.errors import UsageError
from planner.domain.values.run import RunKind
from planner.exchange.sport_words import OTHERS, RUN_MARKS, RUNS, UNSAID, normal


class Sport(NamedTuple):
    """A sport in our own words."""

    name: str
    """`running`, or the other sport: `cycling`, `swimming`, `strength training`, ..."""
    kind: RunKind | None = None
    """What sort of run; None for every other sport."""


OTHER = "other"
"""The sport of which nothing is said but that it was none of those the program lists."""

_PHRASES = tuple(name for name, kind in RUNS.items() if " " in name and kind is RunKind.RUN)
"""Names of running that are more than a word."""
_PARTS = re.compile(r"[()\[\]/,:;|–—-]")

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
    """The sport a word names, in any of the languages known; None if we do not know it.

    Where the whole is unknown, what stands before a bracket, a dash or a slash is looked up, and
    what stands behind it says more of a run: `Course à pied (sentier)` is run on a trail.
    """
    known = _looked_up(normal(word))
    if known is not None:
        return known
    first, *more = [part for part in map(normal, _PARTS.split(word)) if part] or [""]
    base = _looked_up(first) if more else None
    if base is None:
        return _by_tokens(normal(word))
    return _marked(base, " ".join(more).split())


def _looked_up(plain: str) -> Sport | None:
    if plain in RUNS:
        return running(RUNS[plain])
    return Sport(OTHERS[plain]) if plain in OTHERS else None


def _marked(sport: Sport, tokens: list[str]) -> Sport:
    """A run that says no more of itself, with what the words beside it say."""
    if sport.kind is not RunKind.RUN:
        return sport
    kinds = (RUN_MARKS[token] for token in tokens if token in RUN_MARKS)
    return running(next(kinds, RunKind.RUN))


def _by_tokens(plain: str) -> Sport | None:
    """By the words of a name: one for running, and none for another sport but walking."""
    tokens = plain.split()
    others = {OTHERS[token] for token in tokens if token in OTHERS} - {"walking"}
    is_run = any(RUNS.get(token) is RunKind.RUN for token in tokens) or any(
        plain.startswith(f"{name} ") for name in _PHRASES
    )
    return _marked(running(), tokens) if is_run and not others else None


def says_nothing(word: str) -> bool:
    """True for a word that programs write where they know no sport."""
    return normal(word) in UNSAID


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
    known = None if says_nothing(sport) else sport_of(sport)
    if sport in _VAGUE:
        told = running(kind) if kind is RunKind.TREADMILL else sport_of(sub_sport)
        is_sure = told is not None and (told.kind is None or kind is RunKind.TREADMILL)
        return told if is_sure else known
    if says_nothing(sport):
        return None
    if known is None or sport.startswith("wheelchair"):
        # A watch names running always alike: whatever else it writes is none, a number too.
        return Sport(OTHER if sport.isdecimal() else sport.replace("_", " "))
    return known

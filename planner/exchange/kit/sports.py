"""The word a file has for a sport -> running of some kind, or one of the other sports."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from planner.domain.values.errors import UsageError
from planner.domain.values.run import RunKind
from planner.exchange.kit.sport_words import (
    OTHER_PARTS,
    OTHER_STEMS,
    OTHERS,
    RUN_ENDINGS,
    RUN_MARKS,
    RUNS,
    UNSAID,
    normal,
)


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

_SAY_LITTLE = frozenset((OTHER, "workout", "driving", "transition"))
"""Other sports of which a word in a name proves nothing."""

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


@lru_cache(maxsize=256)
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
    tokens = " ".join(more).split()
    if base.kind is not None and _speaks_of_another(tokens):
        return None
    return _marked(base, tokens)


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
    """By the words of a name: one for running and none for another sport but walking, or those of
    one other sport alone."""
    tokens = plain.split()
    is_run = any(map(_is_for_running, tokens)) or any(
        plain.startswith(f"{name} ") for name in _PHRASES
    )
    if is_run:
        return None if _speaks_of_another(tokens) else _marked(running(), tokens)
    others = {OTHERS[token] for token in tokens if token in OTHERS} - _SAY_LITTLE
    return Sport(others.pop()) if len(others) == 1 else None


def _is_for_running(token: str) -> bool:
    if token in RUNS:
        return RUNS[token] is RunKind.RUN
    return token.endswith(RUN_ENDINGS) and token not in OTHERS


def _speaks_of_another(tokens: list[str]) -> bool:
    """True if one of the words is for another sport than running and walking."""
    sports = {OTHERS[token] for token in tokens if token in OTHERS} - _SAY_LITTLE - {"walking"}
    return bool(sports) or any(
        token.startswith(OTHER_STEMS) or any(part in token for part in OTHER_PARTS)
        for token in tokens
    )


def names_another(title: str) -> bool:
    """True if the name of a track speaks of another sport than running: `Evening Ride`."""
    tokens = normal(title).split()
    sports = {OTHERS[token] for token in tokens if token in OTHERS} - _SAY_LITTLE
    return bool(sports) or any(token.startswith(OTHER_STEMS) for token in tokens)


@lru_cache(maxsize=256)
def says_nothing(word: str) -> bool:
    """True for a word that programs write where they know no sport; lists repeat a few words."""
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

"""When two activities are one: the rules of `duplicates`, each a question about a pair."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Literal

from planner.exchange.imports.better import EQUAL
from planner.exchange.imports.timeline import WINDOW_S, ActivityTimeline, Known

Reason = Literal[
    "same id", "same file", "same start", "overlapping", "another sport",
    "shifted by whole hours", "same day",
]  # fmt: skip
CERTAIN: tuple[Reason, ...] = ("same id", "same file", "same start")
"""Reasons that leave no doubt."""

SHIFT_S = 14 * 3600
"""No two clocks on earth stand further apart from UTC."""
SLACK_S = 2
"""Rounding of a start to whole seconds, on both sides."""
CLOSE = 0.05
PACE = 1.5
"""The beginning of a run and all of it differ in pace by no more than so many times."""
MANY = 2
"""One distance so many times the other: they are not of one run, whatever else agrees."""


def neighbours(one: Known, line: ActivityTimeline) -> list[Known]:
    """Those that may have been under way when it was, or began when it did."""
    return line.near(one, _within(line.longest), _within(one.seconds))


def _within(seconds: int) -> int:
    if seconds <= WINDOW_S:
        return WINDOW_S
    return seconds if seconds < SHIFT_S else SHIFT_S


def certain(
    one: Known, key: Hashable, line: ActivityTimeline, near: Iterable[Known]
) -> tuple[Known, Reason] | None:
    """The activity that this one certainly is; `near` are its neighbours."""
    if one.run.source.id and (other := line.same_id(one)) is not None:
        return other, "same id"
    if not near and one.begin is not None:
        return None
    other = line.same_place(one, key)
    if other is not None and (other.place is None or _agree(one, other)):
        return other, "same file"
    for other in near:
        is_one = _is_close(one, other) and _alike(one, other) and _agree(one, other)
        if is_one and not _one_after_the_other(one, other):
            return other, "same start"
    return None


def doubtful(
    one: Known, line: ActivityTimeline, near: Iterable[Known]
) -> tuple[Known, Reason] | None:
    """The activity that this one may be; `near` are its neighbours."""
    for other in near:
        if _alike(one, other) and _overlap(one, other) and not _two_sessions(one, other):
            return other, "overlapping"
    for other in near:
        is_comparable = not _one_file(one, other) or _very_same(one, other)
        if is_comparable and _is_close(one, other) and _agree(one, other) and _overlap(one, other):
            return other, "another sport"
    if not line.has_others(one.run):
        return None  # whoever wrote one list held its lines for several
    for other in line.as_long(one, SHIFT_S):
        if _alike(one, other) and _shifted(one, other):
            return other, "shifted by whole hours"
    for other in line.on_day(one):
        if _alike(one, other) and _one_day(one, other):
            return other, "same day"
    return None


def _is_close(one: Known, other: Known) -> bool:
    """They began within five minutes."""
    return abs((one.begin or 0) - (other.begin or 0)) <= WINDOW_S


def _alike(one: Known, other: Known) -> bool:
    """Of one sport, as far as is known."""
    return one.sport == other.sport or one.guessed or other.guessed


def _agree(one: Known, other: Known) -> bool:
    """Time or distance are within 5 %, and the distances do not contradict; or one is a part of
    the other, for its file was cut off."""
    short, long = sorted((one, other), key=lambda known: known.metres)
    if short.run.source.damaged and _is_part(short, long):
        return True
    if short.metres and long.metres > MANY * short.metres:
        return False
    return _close(one.seconds, other.seconds) or _close(one.metres, other.metres)


def _is_part(short: Known, long: Known) -> bool:
    """True if one may be the beginning of the other: sooner over, at about its pace."""
    if not (short.metres and short.seconds < long.seconds):
        return False
    pace, whole = short.seconds / short.metres, long.seconds / long.metres
    return max(pace, whole) <= PACE * min(pace, whole)


def _very_same(one: Known, other: Known) -> bool:
    """One activity of one file, of which the runner has said since what it was."""
    return (one.begin, one.seconds, one.metres) == (other.begin, other.seconds, other.metres)


def _two_sessions(one: Known, other: Known) -> bool:
    """Two sessions of one file of a watch: it held them for two."""
    return one.run.source.family == "fit" and _one_file(one, other)


def _close(a: float, b: float, within: float = CLOSE) -> bool:
    return min(a, b) > 0 and abs(a - b) <= within * max(a, b)


def _overlap(one: Known, other: Known) -> bool:
    """One had not ended when the other began: one runner cannot do that."""
    if one.begin is None or other.begin is None:
        return False
    first, second = (one, other) if one.begin <= other.begin else (other, one)
    return (first.begin or 0) + first.seconds > (second.begin or 0)


def _one_after_the_other(one: Known, other: Known) -> bool:
    """Two short runs of one program, such as the 400 m of an interval session."""
    return one.run.source.family == other.run.source.family and not _overlap(one, other)


def _shifted(one: Known, other: Known) -> bool:
    """The same run, its clock set to another zone."""
    if one.begin is None or other.begin is None or _one_file(one, other):
        return False
    shift = abs(one.begin - other.begin)
    off = min(shift % 3600, -shift % 3600)
    alike = _close(one.metres, other.metres, EQUAL) or one.metres == other.metres
    if one.seconds % 60 and other.seconds % 60:  # no two runs take so exactly as long
        alike = alike or _close(one.metres, other.metres, 1 / MANY)
    return (
        shift > WINDOW_S
        and off <= SLACK_S
        and one.seconds > 0
        and abs(one.seconds - other.seconds) <= 1
        and alike
    )


def _one_day(one: Known, other: Known) -> bool:
    """One of them has no time of day, and they agree in what is known."""
    if (one.begin is not None and other.begin is not None) or _one_file(one, other):
        return False
    if one.metres and other.metres:
        return _close(one.metres, other.metres)
    return _close(one.seconds, other.seconds)


def _one_file(one: Known, other: Known) -> bool:
    """Both are lines of one list: whoever wrote it held them for two."""
    return bool(one.run.source.sha256) and one.run.source.sha256 == other.run.source.sha256

"""A walk-run in words: its intervals first, then how far one runs in it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from planner.domain.values.plan import WalkRun
from planner.wording import amounts
from planner.wording.amounts import Unit

Segment = tuple[int, int]
"""Seconds of running and of walking."""


def interval_words(session: WalkRun) -> str:
    """`8 × (1 min run / 3 min walk)`, `20 min run / 1 min walk / 9 min run`, `30 min run`."""
    return " / ".join(_told(segment, count) for segment, count in _alike(session))


def session_words(session: WalkRun, metres: int, unit: Unit) -> str:
    """`8 × (1 min run / 3 min walk), about 1.1 km of running`."""
    return f"{interval_words(session)}, about {rounded_far(metres, unit)} of running"


def short_words(session: WalkRun, metres: int, unit: Unit) -> str:
    """`8×(1/3) 1.1 km`: where there is little room."""
    return f"{short_intervals(session)} {rounded_far(metres, unit)}"


def short_intervals(session: WalkRun) -> str:
    """`8×(1/3)`, `8×(1:30/2)`, `20/1/9 min`, `30 min`: minutes of running and of walking."""
    alike = _alike(session)
    if len(alike) == 1 and alike[0][0][1]:
        (run, walk), count = alike[0]
        return f"{count}×({_bare(run)}/{_bare(walk)})"
    return f"{'/'.join(_bare(part) for part in _parts(session.segments))} min"


def least_words(session: WalkRun) -> str:
    """`8×1:30`, `30 min`: the running alone, where there is no room for more."""
    alike = _alike(session)
    if len(alike) == 1 and alike[0][1] > 1:
        (run, _), count = alike[0]
        return f"{count}×{_bare(run)}"
    return amounts.minutes(session.run_s)


def width_forms(session: WalkRun, metres: int, unit: Unit) -> tuple[str, ...]:
    """The same in fewer and fewer words, the longest first: the first that has room is shown."""
    return (
        session_words(session, metres, unit),
        f"{interval_words(session)}, {rounded_far(metres, unit)}",
        short_words(session, metres, unit),
        short_intervals(session),
        least_words(session),
    )


def legend(session: WalkRun) -> str:
    """What the numbers of `short_intervals` are; empty where nothing is walked."""
    if session.total_s == session.run_s:
        return ""
    return "run/walk min" if len(_alike(session)) == 1 else "run/walk/run"


def counted_words(session: WalkRun, ran_s: int | None) -> str:
    """That a run counts as the planned session; `ran_s` seconds of running were told."""
    if ran_s is None:
        running = amounts.minutes(session.run_s)
        return f"Counted as the planned walk-run (rung {session.rung}: {running} of running)."
    running = amounts.minutes(ran_s)
    return f"Counted as the planned walk-run (rung {session.rung}), {running} of running in it."


def rounded_far(metres: int, unit: Unit) -> str:
    """With one decimal: where one runs by the clock no more is known."""
    return amounts.distance(round(metres, -2) if unit == "km" else metres, unit)


def _alike(session: WalkRun) -> list[tuple[Segment, int]]:
    """Neighbouring segments that are the same, counted."""
    return [(segment, len(list(group))) for segment, group in groupby(session.segments)]


def _told(segment: Segment, count: int) -> str:
    words = " / ".join(
        f"{_minutes(seconds)} {verb}"
        for seconds, verb in zip(segment, ("run", "walk"), strict=True)
        if seconds
    )
    if count == 1:
        return words
    return f"{count} × ({words})" if " / " in words else f"{count} × {words}"


def _parts(segments: Iterable[Segment]) -> list[int]:
    return [seconds for segment in segments for seconds in segment if seconds]


def _minutes(seconds: int) -> str:
    """`3 min`, `1:30`, `45 s`."""
    if seconds % 60 == 0:
        return f"{seconds // 60} min"
    return f"{seconds} s" if seconds < 60 else amounts.clock(seconds)


def _bare(seconds: int) -> str:
    """`3`, `1:30`, `0:45`."""
    return str(seconds // 60) if seconds % 60 == 0 else amounts.clock(seconds)

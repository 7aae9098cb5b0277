"""Numbers taken of a diary. Weeks are counted from 1 in sevens from the first day, days from 0."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

from tests.clinic.diary import Diary

RED = 5
"""Pain in a run from which on it is a red one."""


class Measure(NamedTuple):
    """A number of a diary, and what it is called; None where it never happened."""

    words: str
    of: Callable[[Diary], float | None]


def best_week(first: int, last: int) -> Measure:
    """Kilometres of the best of some weeks."""
    return Measure(
        f"best week of {first}-{last}, km", lambda diary: max(diary.weeks[first - 1 : last])
    )


def worst_week(first: int, last: int) -> Measure:
    """Kilometres of the smallest of some weeks."""
    return Measure(
        f"smallest week of {first}-{last}, km", lambda diary: min(diary.weeks[first - 1 : last])
    )


def mean_week(first: int, last: int) -> Measure:
    """Mean kilometres of some weeks."""
    return Measure(
        f"mean of weeks {first}-{last}, km",
        lambda diary: sum(diary.weeks[first - 1 : last]) / len(diary.weeks[first - 1 : last]),
    )


def week_of_km(km: float) -> Measure:
    """The first week that holds so many kilometres."""

    def of(diary: Diary) -> float | None:
        return next((n for n, week in enumerate(diary.weeks, start=1) if week >= km), None)

    return Measure(f"first week of {km:g} km", of)


def week_of_run(km: float) -> Measure:
    """The week of the first run of so many kilometres."""
    return Measure(
        f"week of the first run of {km:g} km",
        lambda diary: _week(diary.first(lambda day: day.ran_m >= km * 1000)),
    )


def week_of_minutes(minutes: int) -> Measure:
    """The week of the first so many minutes of running on end."""
    return Measure(
        f"week of the first {minutes} minutes on end",
        lambda diary: _week(diary.first(lambda day: day.ran_s >= minutes * 60)),
    )


def longest(first: int, last: int) -> Measure:
    """The longest run of some weeks."""
    return Measure(
        f"longest run of weeks {first}-{last}, km",
        lambda diary: diary.longest(7 * (first - 1), 7 * last),
    )


def weeks_back(event: int, ready: int) -> Measure:
    """Whole weeks after day `ready` until the best of the four weeks before day `event` is there
    again, to a twentieth."""

    def of(diary: Diary) -> float | None:
        before = max(diary.weeks[max(0, event // 7 - 4) : event // 7])
        after = enumerate(diary.weeks[-(-ready // 7) :], start=1)
        return next((count for count, week in after if week >= 0.95 * before), None)

    return Measure(f"weeks after day {ready} until the old week is back", of)


def _kept_blocks(diary: Diary) -> float:
    blocks = diary.blocks
    return min(blocks[n] / max(max(blocks[:n]), 0.1) for n in range(1, len(blocks)))


SMALLEST_BLOCK = Measure(
    "smallest best-week-of-four, km", lambda diary: min(diary.blocks, default=0)
)
NEVER_SHRINKS = Measure("smallest best-week-of-four, as a share of the best before", _kept_blocks)


def _smallest_card(diary: Diary) -> float | None:
    return min((day.card_m / 1000 for day in diary.days if day.card_m), default=None)


SMALLEST_CARD = Measure("smallest card, km", _smallest_card)
OVER_CAP = Measure(
    "cards beyond the cap of their day",
    lambda diary: sum(day.card_m > day.cap_m for day in diary.days),
)
FLARES = Measure("flares", lambda diary: len(diary.flares))
FLARE_SHARE = Measure(
    "share of days in a flare", lambda diary: sum(day.flare for day in diary.days) / len(diary.days)
)
LONGEST_FLARE = Measure(
    "days of the longest flare", lambda diary: max((count for _, count in diary.flares), default=0)
)
REFERRED = Measure(
    "first day on which a professional is named",
    lambda diary: diary.first(lambda day: day.refers),
)
NAMED_DAYS = Measure(
    "days on which a professional is named", lambda diary: sum(day.refers for day in diary.days)
)
AHEAD = Measure(
    "cards of phases whose gate is shut", lambda diary: sum(day.ahead for day in diary.days)
)
HARDEST_TIER = Measure(
    "highest knee load of an exercise", lambda diary: max(day.tier for day in diary.days)
)


def _referred_in_flare(diary: Diary) -> float | None:
    named = diary.first(lambda day: day.refers)
    if named is None:
        return None
    began = [first for first, _ in diary.flares if first <= named]
    return named - began[-1] if began else None


REFERRED_IN_FLARE = Measure("days in a flare before a professional is named", _referred_in_flare)


def _longest_idle(diary: Diary) -> float:
    rows = groupby(diary.days, key=lambda day: day.ran_m > 0)
    return max((sum(1 for _ in row) for ran, row in rows if not ran), default=0)


LONGEST_IDLE = Measure("longest row of days without a run", _longest_idle)


def _rest_after_red(diary: Diary) -> float | None:
    bad = diary.first(lambda day: day.during >= RED)
    if bad is None:
        return None
    after = (number for number, day in enumerate(diary.days) if number > bad and day.ran_m)
    following = next(after, None)
    return None if following is None else following - bad - 1


REST_AFTER_RED = Measure("days off after the first red run", _rest_after_red)


def _first_back(diary: Diary) -> float | None:
    bad = diary.first(lambda day: day.during >= RED)
    if bad is None:
        return None
    after = (day.ran_m / 1000 for day in diary.days[bad + 1 :] if day.ran_m)
    following = next(after, None)
    return None if following is None else following / diary.longest(bad - 30, bad)


FIRST_BACK = Measure("first run after a red one, as a share of the longest before", _first_back)


def longest_from_morning(points: int) -> Measure:
    """The longest run from the first morning of so many points on."""

    def of(diary: Diary) -> float | None:
        since = diary.first(lambda day: day.morning >= points)
        return None if since is None else diary.longest(since)

    return Measure(f"longest run from the first morning of {points} on, km", of)


def eased_from_morning(points: int, days: int) -> Measure:
    """The longest run from so many days after the first morning of so many points on, as a share
    of the longest of the four weeks before that morning."""

    def of(diary: Diary) -> float | None:
        since = diary.first(lambda day: day.morning >= points)
        if since is None:
            return None
        before = diary.longest(since - 28, since)
        return diary.longest(since + days) / before if before else None

    words = f"longest run from {days} days after the first morning of {points} on"
    return Measure(f"{words}, as a share of before", of)


def flare_from_morning(points: int) -> Measure:
    """Days from the first morning of so many points to one in a flare."""

    def of(diary: Diary) -> float | None:
        since = diary.first(lambda day: day.morning >= points)
        days = (number for number, day in enumerate(diary.days) if day.flare)
        return None if since is None else next((day - since for day in days if day >= since), None)

    return Measure(f"days from the first morning of {points} to a flare", of)


def _steepest(diary: Diary) -> float:
    rises = [
        day.ran_m / 1000 / before
        for number, day in enumerate(diary.days)
        if number >= 30 and (before := diary.longest(number - 30, number)) >= 8
    ]
    return max(rises, default=0)


STEEPEST = Measure("longest run as a share of that of the 30 days before (8 km on)", _steepest)


def _long_runs(diary: Diary) -> float:
    most = 0
    for first in range(0, len(diary.days) - 6, 7):
        runs = [day.ran_m for day in diary.days[first : first + 7] if day.ran_m]
        most = max(most, sum(len(runs) * each > 1.35 * sum(runs) for each in runs))
    return most


LONG_RUNS = Measure("most runs of a week that are beyond 1.35 of its mean", _long_runs)
RUNS_TOO_EARLY = Measure(
    "runs before 20 minutes on end are reached whose card was no walk-run",
    lambda diary: sum(not day.walks for day in diary.days[: _until_run(diary)] if day.card_m),
)


def _until_run(diary: Diary) -> int:
    reached = diary.first(lambda day: day.ran_s >= 20 * 60)
    return len(diary.days) if reached is None else reached


def _week(day: int | None) -> int | None:
    return None if day is None else day // 7 + 1

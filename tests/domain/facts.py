"""Facts for the load rules, in few words. Days are counted from a Monday: 0, 1, 8, -6 ...

A run hurt 1/10 and the knee is asked alone, unless told otherwise; mornings are facts of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import msgspec

from planner.domain.caps.allowance import Allowance, allowance
from planner.domain.caps.base import Base
from planner.domain.caps.limit import Limit
from planner.domain.caps.week_line import WeekLine, week_line
from planner.domain.knee.flare import Flare
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS, Parameters
from planner.domain.knee.run_day import RunDay
from planner.domain.knee.standing import standings_of
from planner.domain.values.journal import Lock, Moment, PainReading, TestResult
from planner.domain.values.record import Record, Side
from planner.domain.values.run import CrossTraining, PlannedRun, Run, RunKind

MONDAY = date(2026, 3, 2)
FAR_M = 1_000_000
"""A goal out of reach."""

_FIELDS: dict[type[Record], str] = {
    Run: "runs",
    PainReading: "readings",
    TestResult: "tests",
    Lock: "locks",
    CrossTraining: "cross",
    PlannedRun: "planned",
}


def on(day: int) -> date:
    """That day."""
    return MONDAY + timedelta(days=day)


def run(day: int, km: float, during: int | None = 1, after: int | None = 1, **more: Any) -> Run:
    """A run with its worst pain and that of an hour later."""
    facts: dict[str, Any] = {"pain_during": during, "pain_after": after}
    name = f"run-{day}-{km}"
    return Run(id=name, date=on(day), distance_m=round(km * 1000), **(facts | more))


def bare(day: int, km: float, **more: Any) -> Run:
    """A run nobody was asked about."""
    return run(day, km, None, None, **more)


def weeks(*firsts: int, km: float = 9.0, days: tuple[int, ...] = (1, 3, 6)) -> tuple[Run, ...]:
    """Weeks of equal green runs, each given by its Monday; on Tue, Thu, Sun."""
    return tuple(run(first + day, km) for first in firsts for day in days)


def session(day: int, minutes: float, during: int | None = 1, **more: Any) -> Run:
    """A walk-run with so many minutes of running and as many of walking."""
    seconds = round(minutes * 60)
    times: dict[str, Any] = {
        "duration_s": 2 * seconds,
        "walk_s": seconds,
        "run_kind": RunKind.WALK_RUN,
    }
    return run(day, 2 * seconds / 420, during, **(times | more))


def planned(day: int, km: float, **more: Any) -> PlannedRun:
    """A planned run."""
    name = f"plan-{day}-{km}"
    return PlannedRun(id=name, date=on(day), distance_m=round(km * 1000), **more)


def morning(day: int, score: int = 1, side: Side = Side.LEFT, **more: Any) -> PainReading:
    """A morning score."""
    return _reading("morning", day, score, side, Moment.MORNING, more)


def mornings(
    first: int,
    last: int,
    score: int = 1,
    but: Mapping[int, int | None] | None = None,
    side: Side = Side.LEFT,
) -> tuple[PainReading, ...]:
    """A score on each morning; `but`: other scores by day, None = not answered."""
    scores = dict.fromkeys(range(first, last + 1), score) | dict(but or {})
    return tuple(
        morning(day, each, side) for day, each in sorted(scores.items()) if each is not None
    )


def report(
    day: int, score: int, moment: Moment = Moment.STAIRS, side: Side = Side.LEFT, **more: Any
) -> PainReading:
    """A score of no run and no morning."""
    return _reading("report", day, score, side, moment, more)


def _reading(
    name: str, day: int, score: int, side: Side, moment: Moment, more: Mapping[str, Any]
) -> PainReading:
    return PainReading(
        id=f"{name}-{day}-{side.value}", date=on(day), score=score, side=side, moment=moment, **more
    )


def measured(*days: int, worst: int = 1) -> tuple[TestResult, ...]:
    """Thirty minutes of walking, stairs and step-downs, all with that pain."""
    names = ("brisk_walk", "stairs_down", "step_down_left", "step_down_right")
    return tuple(_test(day, name, worst) for day in days for name in names)


def swelling(day: int, *, seen: bool = True) -> TestResult:
    """Swelling that was looked for: seen, or said to be gone."""
    return _test(day, "swelling", int(seen))


def _test(day: int, measure: str, value: int) -> TestResult:
    return TestResult(id=f"{measure}-{day}", date=on(day), measure=measure, value=value)


def red_flag(day: int, cleared: int | None = None) -> Lock:
    """A red flag, and the day a professional cleared it."""
    free = None if cleared is None else on(cleared)
    return Lock(
        id=f"lock-{day}", date=on(day), level="S", findings=("bone_pain",), scope="run",
        cleared=free,
    )  # fmt: skip


def known(*facts: Record | Iterable[Record], **typed: Any) -> History:
    """A history of the left knee from facts of any sort, with goals out of reach."""
    found: dict[str, list[Record]] = {name: [] for name in _FIELDS.values()}
    for each in facts:
        for fact in (each,) if isinstance(each, Record) else each:
            found[_FIELDS[type(fact)]].append(fact)
    fields: dict[str, Any] = {name: tuple(row) for name, row in found.items()}
    rest = {"knee": Side.LEFT, "goal_week_m": FAR_M, "goal_run_m": FAR_M}
    return History(**(fields | rest | typed))


def until(day: int, history: History) -> History:
    """What was known on the morning of a day: no fact of that day but its morning."""

    def early(fact: Any) -> bool:
        is_morning = isinstance(fact, PainReading) and fact.moment is Moment.MORNING
        return bool(fact.date < on(day) or (fact.date == on(day) and is_morning))

    kept: dict[str, Any] = {
        name: tuple(filter(early, getattr(history, name))) for name in ("runs", "readings", "tests")
    }
    return msgspec.structs.replace(history, **kept)


# -- questions ------------------------------------------------------------------------------------


def allowed(
    day: int, history: History, today: int | None = None, params: Parameters = DEFAULTS
) -> Allowance:
    """What may be run on a day, seen on that day unless told otherwise."""
    return allowance(on(day), history, on(day if today is None else today), params)


def km(day: int, history: History, today: int | None = None) -> tuple[float, float]:
    """HARD and PLAN of a day in km."""
    found = allowed(day, history, today)
    return found.hard_m / 1000, found.plan_m / 1000


def limit_of(rule: str, day: int, history: History, today: int | None = None) -> Limit:
    """What one rule says of a day."""
    found = allowed(day, history, today).limit(rule)
    assert found is not None, f"{rule} has nothing to say"
    return found


def line_of(day: int, history: History) -> WeekLine:
    """The line of the calendar week that holds a day, seen on that day."""
    standings, number = standings_of(history, DEFAULTS), on(day).toordinal()
    return week_line(standings, number, standings.now(number).flare, history)


def base_on(day: int, history: History) -> Base:
    """What a day is measured against."""
    number = on(day).toordinal()
    return Base(standings_of(history, DEFAULTS), number, flare_on(day, history))


def flare_on(day: int, history: History) -> Flare:
    """How the flare stands on a day, with what was reported on it."""
    return standings_of(history, DEFAULTS).now(on(day).toordinal()).flare


def run_day(day: int, history: History) -> RunDay:
    """The runs of a day as the rules see them."""
    found = standings_of(history, DEFAULTS).run_on(on(day).toordinal())
    assert found is not None, f"no run on day {day}"
    return found

"""Facts for the load rules' tests: runs, mornings and histories in few words.

`DAY` is the day that is asked about; days are given as how long before it they lie.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from planner.domain.caps.allowance import allowance
from planner.domain.caps.limit import Limit
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS, Parameters
from planner.domain.values.journal import Moment, PainReading, TestResult
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun, Run

DAY = date(2026, 11, 26)


def ago(days: int) -> date:
    """The day so long before `DAY`; negative: after it."""
    return DAY - timedelta(days=days)


def run(days: int, km: float, during: int | None = 1, **more: Any) -> Run:
    """A run so many days before `DAY`: green with a quiet morning, unless told otherwise."""
    facts: dict[str, Any] = {
        "id": f"run-{days}-{km}",
        "pain_before": 0,
        "pain_during": during,
        "pain_after": 0,
    }
    return Run(date=ago(days), distance_m=round(km * 1000), **(facts | more))


def red(days: int, km: float, **more: Any) -> Run:
    """A run with 6/10."""
    return run(days, km, during=6, **more)


def amber(days: int, km: float, **more: Any) -> Run:
    """A run with 3/10."""
    return run(days, km, during=3, **more)


def bare(days: int, km: float, **more: Any) -> Run:
    """A run without any pain data."""
    return Run(id=f"bare-{days}", date=ago(days), distance_m=round(km * 1000), **more)


def planned(days_ahead: int, km: float, **more: Any) -> PlannedRun:
    """A run planned so many days after `DAY`."""
    return PlannedRun(
        id=f"plan-{days_ahead}", date=ago(-days_ahead), distance_m=round(km * 1000), **more
    )


def morning(days: int, score: int = 0, **more: Any) -> PainReading:
    """A morning's reading of the left knee."""
    return PainReading(
        id=f"morning-{days}",
        date=ago(days),
        score=score,
        side=Side.LEFT,
        moment=Moment.MORNING,
        **more,
    )


def mornings(first: int = 70, last: int = 0, score: int = 0) -> tuple[PainReading, ...]:
    """A reading on every morning from `first` to `last` days before `DAY`."""
    return tuple(morning(days, score) for days in range(first, last - 1, -1))


def report(days: int, score: int, moment: Moment = Moment.REST, **more: Any) -> PainReading:
    """A reported flare."""
    return PainReading(
        id=f"report-{days}",
        date=ago(days),
        score=score,
        side=Side.LEFT,
        moment=moment,
        flare=True,
        **more,
    )


def passed_tests(days: int) -> tuple[TestResult, ...]:
    """The walking, stairs and step-down tests of one day, all at 1/10."""
    names = ("brisk_walk", "stairs_down", "step_down_left", "step_down_right")
    return tuple(
        TestResult(id=f"{name}-{days}", date=ago(days), measure=name, value=1) for name in names
    )


def history(*runs: Run, **more: Any) -> History:
    """A history of the left knee with a quiet answer on every morning."""
    facts: dict[str, Any] = {"readings": mornings(), "knee": Side.LEFT}
    return History(runs=runs, **(facts | more))


def steady(weeks: int = 6, km: float = 5.0) -> tuple[Run, ...]:
    """Three green runs a week up to three days before `DAY`, all of one length."""
    days = (7 * week + off for week in range(weeks) for off in (3, 5, 7))
    return tuple(run(each, km) for each in days)


def maybe_limit_of(
    rule: str,
    known: History,
    days: int = 0,
    params: Parameters = DEFAULTS,
    today: date | None = None,
) -> Limit | None:
    """The limit one rule gives on a day, seen on that day unless told otherwise; None if idle."""
    asked = ago(days)
    return allowance(asked, known, today or asked, params).limit(rule)


def limit_of(
    rule: str,
    known: History,
    days: int = 0,
    params: Parameters = DEFAULTS,
    today: date | None = None,
) -> Limit:
    """The same of a rule that has something to say."""
    found = maybe_limit_of(rule, known, days, params, today)
    assert found is not None, f"{rule} has nothing to say"
    return found


def hard_of(rule: str, known: History, days: int = 0, params: Parameters = DEFAULTS) -> int | None:
    """The hard number one rule gives on a day; None if it sets none."""
    found = maybe_limit_of(rule, known, days, params)
    return None if found is None else found.hard_m

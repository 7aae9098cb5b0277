"""Real histories, replayed day by day: every day has a number, and the number holds up."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.domain.caps.load import allowance
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.run import Run

HISTORIES = Path("/work/shared/samples/histories")


def _runs(path: Path) -> tuple[Run, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if "un" in row["type"]]
    return tuple(
        Run(
            id=str(number),
            date=date.fromisoformat(row["start_local"][:10]),
            distance_m=round(float(row["distance_m"])),
            duration_s=round(float(row["moving_s"] or 0)) or None,
        )
        for number, row in enumerate(rows)
    )


@pytest.mark.skipif(not HISTORIES.is_dir(), reason="the sample histories are not here")
@pytest.mark.parametrize("name", ["a", "b", "c", "d", "e"])
def test_the_last_year_of_a_real_runner_has_a_number_every_day(name: str) -> None:
    runs = _runs(HISTORIES / f"runner_{name}.csv")
    known = History(runs=runs)
    last = max(run.date for run in runs)

    for days in range(365):
        day = last - timedelta(days=days)
        allowed = allowance(day, known, day, DEFAULTS)
        longest = [
            run.distance_m for run in runs if timedelta(1) <= day - run.date <= timedelta(30)
        ]
        assert allowed.hard_m % 100 == 0
        assert not longest or allowed.longest_m is None or allowed.longest_m >= max(longest)


def test_three_hundred_runs_are_replayed_over_a_year_as_if_each_day_were_the_last() -> None:
    first = date(2025, 1, 1)
    runs = tuple(
        Run(
            id=str(number),
            date=first + timedelta(days=number * 365 // 300),
            distance_m=3000 + number * 37 % 4000,
            pain_before=0,
            pain_during=number % 29 // 9,
            pain_after=0,
        )
        for number in range(300)
    )
    known = History(runs=runs)

    for days in range(0, 365, 5):
        day = first + timedelta(days=days)
        only_until_then = History(runs=tuple(run for run in runs if run.date < day))
        replayed = allowance(day, known, day, DEFAULTS)
        stood = allowance(day, only_until_then, day, DEFAULTS)
        assert replayed.limits == stood.limits

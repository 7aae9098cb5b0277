"""Looking back over a history: what the caps would have held, in counts."""

from __future__ import annotations

import csv
import time
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from planner.domain.caps.allowance import allowance
from planner.domain.caps.lookback import LookBack, Tally, look_back
from planner.domain.knee.history import History
from planner.domain.knee.pain import Verdict
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.prescribed import PatientLimit
from planner.domain.values.run import Run
from tests.domain.facts import bare, known, mornings, on, planned, run, weeks

HISTORIES = Path(__file__).parents[4] / "shared" / "samples" / "histories"

RULES_PAGE = Path(__file__).parents[3] / "docs" / "load-rules.md"
"""Holds a summary of these replays."""


TODAY = on(7)
BEFORE = weeks(-28, -21, -14, -7, km=5.0)
"""15.0 km a week up to the Sunday before day 0."""
QUIET = mornings(-60, 7)


def _seen(history: History, first: int = -60, last: int = 7) -> LookBack:
    return look_back(history, on(first), on(last), TODAY, DEFAULTS)


def test_a_run_over_the_cap_of_its_morning_is_held_by_the_rule_that_bound() -> None:
    history = known(BEFORE, QUIET, run(1, 7.0))

    held = _seen(history, first=1).held

    # Tuesday: 1.3 x 15.0 less the 10.0 of Thursday and Sunday is more than 1.1 x 5.0.
    assert [(each.day, each.wanted_m, each.rule) for each in held] == [(on(1), 7000, "LONG")]
    assert held[0].allowed_m == allowance(on(1), history, on(1), DEFAULTS).hard_m == 5500


def test_a_run_at_the_cap_is_within_it() -> None:
    found = _seen(known(BEFORE, QUIET, run(1, 5.5)), first=1)

    assert found.held == ()
    assert found.within.days == 1


def test_two_runs_of_a_day_are_one_day_and_count_together() -> None:
    found = _seen(known(BEFORE, QUIET, run(1, 4.0), run(1, 3.5)), first=1)

    assert found.over.days == 1
    assert found.held[0].wanted_m == 7500


def test_what_came_later_does_not_change_how_a_morning_stood() -> None:
    before = known(BEFORE, QUIET, run(1, 7.0))
    after = known(before.runs, QUIET, run(3, 9.0), run(6, 9.0, during=6))

    assert _seen(before, 1, 1).held == _seen(after, 1, 1).held != ()


def test_a_limit_that_came_during_the_day_holds_no_run_of_that_day_but_of_the_next() -> None:
    limit = PatientLimit(
        id="limit", date=on(1), limit="run_km", by="Ada", signed=on(1), most=3000, until=on(7)
    )
    lived = known(BEFORE, QUIET, run(1, 4.0), run(3, 4.0))
    found = _seen(msgspec.structs.replace(lived, limits=(limit,)), first=1)

    assert [(each.day, each.rule) for each in found.held] == [(on(3), "PRESCRIBED")]


def test_the_knees_answers_are_counted_on_either_side_of_the_cap() -> None:
    history = known(BEFORE, QUIET, run(1, 7.0, during=6), planned(3, 4.0))

    found = _seen(history, first=-14)

    assert found.over == Tally(red=1)
    assert found.within == Tally(green=6)
    assert found.held[0].verdict is Verdict.RED
    assert found.by_rule == {"LONG": 1}


def test_runs_nobody_was_asked_about_are_counted_as_unknown() -> None:
    history = known(bare(day, 5.0) for day in (-30, -27, -24, -20, -17))

    assert _seen(history, first=-17).within == Tally(unknown=1)


def test_the_rule_that_holds_most_is_named_first() -> None:
    # 7.0 over 5.5; then 1.3 x 17.0 less 17.0; then the longest of so far, 7.0.
    history = known(BEFORE, QUIET, run(1, 7.0), run(2, 7.0), run(3, 9.0))

    found = _seen(history, first=0)

    assert list(found.by_rule.items()) == [("LONG", 2), ("WEEK", 1)]
    assert found.over.days == 3


def test_days_without_a_run_give_an_empty_look_back() -> None:
    found = _seen(known())

    assert (found.held, found.over.days, found.within.days) == ((), 0, 0)


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
def test_the_last_year_of_a_real_runner_is_looked_back_at_in_a_second(name: str) -> None:
    runs = _runs(HISTORIES / f"runner_{name}.csv")
    last = max(each.date for each in runs)
    first = last - timedelta(days=364)
    known = History(runs=runs)

    begun = time.process_time()
    found = look_back(known, first, last, last, DEFAULTS)
    took = time.process_time() - begun

    days = {each.date for each in runs if first <= each.date <= last}
    assert found.over.days + found.within.days == len(days)
    assert found.over.days == len(found.held) == sum(found.by_rule.values())
    assert all(each.wanted_m > each.allowed_m for each in found.held)
    assert took < 1
    rules = ", ".join(f"`{rule}` {count}" for rule, count in found.by_rule.items())
    row = f"| {name} | {len(days)} | {found.over.days} | {rules} |"
    assert row in RULES_PAGE.read_text(encoding="utf-8")

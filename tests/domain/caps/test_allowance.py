"""The number of a day: the smallest limit, what is left of it, and days to come."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from planner.domain.caps.allowance import (
    LIMIT_FUNCTIONS,
    State,
    allowance,
    left_on,
)  # fmt: skip
from planner.domain.caps.rules import RULES
from planner.domain.knee.history import History
from planner.domain.knee.parameter import with_changes
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.journal import Moment
from planner.domain.values.run import Run
from tests.domain.facts import (
    allowed,
    bare,
    km,
    known,
    limit_of,
    measured,
    morning,
    mornings,
    on,
    planned,
    report,
    run,
    swelling,
    weeks,
)  # fmt: skip

BEFORE = weeks(-28, -21, -14, -7)


def quiet(*facts: Any, **typed: Any) -> History:
    return known(mornings(-60, 60), *facts, **typed)


def test_there_is_one_function_for_each_rule_in_the_same_order() -> None:
    names = [function.__name__.removesuffix("_limit").upper() for function in LIMIT_FUNCTIONS]

    assert names == list(RULES)


def test_the_smallest_limit_binds_and_the_others_show_their_slack() -> None:
    found = allowed(1, quiet(BEFORE))
    week = found.limit("WEEK")

    assert (found.binding, found.hard_m) == ("LONG", 9900)
    assert week is not None
    assert week.hard_m == 17_100
    assert found.slack_m(week) == 7200
    assert found.limit("LOCK") is None


def test_where_two_ask_for_the_same_number_the_first_rule_binds() -> None:
    assert allowed(3, quiet(BEFORE, report(1, 5), swelling(1))).binding == "LOCK"


def test_limits_can_be_written_as_json() -> None:
    assert msgspec.json.decode(msgspec.json.encode(allowed(1, quiet(BEFORE))))["hard_m"] == 9900


# -- what is left ----------------------------------------------------------------------------------


def test_what_was_run_today_is_taken_off_what_is_left() -> None:
    found = allowed(1, quiet(BEFORE, run(1, 4.0)))

    assert (found.hard_m, found.done_m, found.left_m) == (9900, 4000, 5900)
    assert allowed(1, quiet(BEFORE, run(1, 20.0))).left_m == 0


@pytest.mark.parametrize(
    "done",
    [
        run(1, 1.0, 3), run(1, 1.0, 1, 3), run(1, 1.0, limp=True), run(1, 1.0, swelling=True),
        run(1, 1.0, painful=True),
    ],
)  # fmt: skip
def test_nothing_is_left_after_a_run_that_was_too_much(done: Run) -> None:
    assert allowed(1, quiet(BEFORE, done)).left_m == 0


def test_a_red_run_of_today_shows_as_a_flare_at_once() -> None:
    assert allowed(1, quiet(BEFORE, run(1, 9.0, 5))).state is State.FLARE


def test_other_planned_runs_of_the_day_take_their_part() -> None:
    cards = (planned(1, 3.0), planned(1, 2.0, skipped="no time"), planned(2, 4.0))
    history = quiet(BEFORE, cards)
    found = allowed(1, history)

    assert left_on(on(1), found, history) == 6900
    assert left_on(on(1), found, history, without=cards[0].id) == 9900
    ran = quiet(BEFORE, cards, run(1, 4.0))
    assert left_on(on(1), allowed(1, ran), ran) == 5900


def test_a_run_dated_tomorrow_was_run_before_a_flight_west() -> None:
    found = allowed(1, known(BEFORE, mornings(-60, 1), run(2, 4.0)))

    assert (found.done_m, found.left_m) == (4000, 5900)


# -- other days ------------------------------------------------------------------------------------


def test_planned_runs_before_a_day_to_come_are_taken_as_done_and_green() -> None:
    cards = (planned(1, 9.0), planned(3, 9.0), planned(6, 9.0))

    found = allowed(6, quiet(BEFORE, cards), today=0)

    assert [each.id for each in found.assumed] == [cards[0].id, cards[1].id]
    week = found.limit("WEEK")
    assert week is not None
    assert week.input("held") == 18_000
    assert found.state is State.GREEN


def test_a_real_run_takes_the_place_of_what_was_planned() -> None:
    cards = (planned(1, 9.0), planned(3, 9.0), planned(4, 2.0, skipped="ill"))
    moved = run(0, 3.0, planned=cards[1].id)

    found = allowed(6, quiet(BEFORE, cards, moved, run(1, 5.0)), today=1)

    assert found.assumed == ()
    assert allowed(6, quiet(BEFORE, cards), today=2).assumed == (cards[1],)


def test_a_run_that_waits_for_an_answer_is_named_where_a_day_to_come_takes_it_as_quiet() -> None:
    silent = known(BEFORE, run(1, 9.0, 1, None), mornings(-60, 1))

    assert allowed(4, silent, today=1).awaited == (on(1),)
    # The next day waits for its morning alone, not for what was not said on the day itself.
    assert allowed(4, silent, today=2).awaited == ()
    answered = known(BEFORE, run(1, 9.0), mornings(-60, 1))
    assert allowed(4, answered, today=2).awaited == (on(1),)
    assert allowed(4, answered, today=3).awaited == ()
    # Today's own number never takes an answer for granted.
    assert allowed(2, answered, today=2).awaited == ()


def test_who_left_the_run_before_without_its_morning_is_not_taken_to_be_well_after_the_next() -> (
    None
):
    morning_after = (max(each.date for each in BEFORE) - on(0)).days + 1
    silent = known(BEFORE, run(1, 9.0), mornings(-60, 1, but={morning_after: None}))
    answered = known(BEFORE, run(1, 9.0), mornings(-60, 1))

    for today in (1, 2):
        assert allowed(4, silent, today=today).awaited == ()
        assert allowed(4, silent, today=today).plan_m < allowed(4, answered, today=today).plan_m


def test_after_a_red_run_of_today_days_to_come_know_of_the_flare() -> None:
    history = quiet(BEFORE, run(1, 9.0, 5))

    assert [km(day, history, today=1)[0] for day in (2, 3, 4)] == [0, 0, 5.4]


def test_quiet_mornings_are_hoped_for_but_not_for_ever() -> None:
    """Two weeks into a flare that is not quiet nobody can say when it will be."""
    silent = known(BEFORE, run(1, 9.0, 5), mornings(-60, 1))

    assert km(9, silent, today=5) == (5.4, 5.4)
    assert limit_of("FLARE", 18, silent, today=15).input("part") == "trial"


def test_while_every_morning_is_sore_no_day_to_come_is_hoped_for() -> None:
    history = known(BEFORE, usual_morning={"left": 5})

    assert km(9, history, today=0)[0] == 1.1


def test_a_past_day_is_seen_as_it_stood_that_morning() -> None:
    history = quiet(BEFORE, run(1, 9.0, 5), report(1, 6))

    assert allowed(1, history, today=9).hard_m == 9900
    assert allowed(1, history, today=9).state is State.GREEN


def test_other_plans_for_the_same_facts_share_what_is_known_of_them() -> None:
    history = quiet(BEFORE)
    allowed(1, history)

    other = history.replanned((planned(1, 4.0),))

    assert other.followed is history.followed
    assert allowed(3, other, today=1).assumed


def test_each_set_of_parameters_has_its_own_answer() -> None:
    history = quiet(BEFORE)
    strict = with_changes(DEFAULTS, {"hard_factor": 1.0, "plan_factor": 1.0, "step_min": 0.2})

    assert allowed(1, history, params=strict).hard_m == 9200
    assert allowed(1, history).hard_m == 9900


# -- states, real runners -------------------------------------------------------------------


def test_unanswered_and_sore_mornings_hold_and_the_ladder_does_too() -> None:
    assert allowed(1, known(BEFORE)).state is State.HOLD
    assert allowed(1, known(BEFORE, mornings(-60, 0), morning(1, 3))).state is State.HOLD
    assert allowed(1, known()).state is State.HOLD


def test_the_number_of_eight_minutes_stands_with_its_seconds() -> None:
    history = quiet(BEFORE, report(1, 8), measured(2), report(1, 8, Moment.REST))

    assert (allowed(0, known()).run_s, allowed(0, known()).rung) == (480, 1)
    assert allowed(8, history).run_s is None


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
    history = History(runs=runs)
    last = max(run.date for run in runs)

    for days in range(365):
        day = last - timedelta(days=days)
        found = allowance(day, history, day, DEFAULTS)
        month = [
            each.distance_m for each in runs if timedelta(1) <= day - each.date <= timedelta(7)
        ]
        assert found.hard_m % 100 == 0
        long = found.limit("LONG")
        longest = 0 if long is None else long.input("longest")
        assert isinstance(longest, int)
        assert not month or long is None or longest >= max(month)


def test_facts_of_later_days_change_nothing() -> None:
    history = quiet(BEFORE, bare(2, 30.0), run(3, 9.0, 8))

    assert km(1, history) == km(1, quiet(BEFORE))

"""Solving the calendar anew: what stays, what goes where, and why."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import msgspec
import pytest

from planner.domain.values.journal import Lock
from planner.domain.values.run import RunKind
from planner.domain.values.session import PlannedSession
from planner.domain.weeks.phases import Entry, weeks_ahead
from planner.domain.weeks.replan import Ask, Replan
from tests.domain.calendars import (
    BASE,
    EARLY,
    LATE,
    PLAN,
    START,
    asked,
    placed_runs,
    placed_sessions,
    reasons_of,
    run_card,
    session,
    solved,
)
from tests.domain.load_facts import DAY, ago, history, red, run, steady

KNOWN = history(*steady())
RUNS = (run_card(3), run_card(5), run_card(8, run_kind=RunKind.LONG), run_card(10), run_card(12))


def ahead(day: object) -> int:
    return (day - DAY).days  # type: ignore[operator, no-any-return]


def run_days_of(found: Replan) -> list[int]:
    return [ahead(card.date) for card in placed_runs(found)]


def kinds(found: Replan) -> dict[str, str]:
    return {change.card.id: change.kind for change in found.changes}


def late(*cards: object, **more: object) -> Ask:
    """A runner in the late phase who runs on any day and never trains but where told."""
    facts = {"run_days": tuple(range(7)), "exercise_days": ()}
    return asked(*cards, **(facts | more))  # type: ignore[arg-type]


def test_an_empty_calendar_is_filled_with_what_the_phase_asks_for():
    found = solved(asked(phase=EARLY), KNOWN)

    runs, sessions = placed_runs(found), placed_sessions(found)
    assert {change.kind for change in found.changes} == {"added"}
    assert [card.template for card in sessions].count("light") >= 4
    assert {card.date.weekday() for card in runs} <= {1, 3, 5, 6}
    assert len({card.id for card in (*runs, *sessions)}) == len(runs) + len(sessions)
    assert all("PLAN" in {one.id for one in change.reasons} for change in found.changes)


def test_a_calendar_that_fits_is_left_alone():
    first = solved(asked(phase=EARLY), KNOWN)
    cards = tuple(change.after for change in first.changes if change.after is not None)

    again = solved(asked(*cards, phase=EARLY), KNOWN)

    assert again.changed == ()
    assert len(again.changes) == len(cards)


def test_a_run_over_the_plan_is_shortened_with_the_rules_that_say_so():
    found = solved(late(run_card(5, 9.0)), KNOWN)

    change = next(one for one in found.changes if one.card.id == "run+5")
    assert change.kind == "shortened"
    assert {"LONG-30D"} <= reasons_of(found, "run+5")


def test_a_run_below_the_plan_is_lengthened_while_the_knee_is_green():
    found = solved(late(run_card(5, 2.0)), KNOWN)

    change = next(one for one in found.changes if one.card.id == "run+5")
    assert change.kind == "lengthened"
    assert change.reasons


def test_a_small_difference_is_not_worth_a_change():
    full = solved(late(run_card(5, 2.0)), KNOWN)
    metres = next(card for card in placed_runs(full) if card.id == "run+5").distance_m

    found = solved(late(run_card(5, metres * 0.95 / 1000)), KNOWN)

    assert kinds(found)["run+5"] == "kept"


def test_runs_stay_out_of_the_days_of_rest_after_a_red_one():
    found = solved(late(run_card(1), run_card(5)), history(*steady(), red(0, 5.0)))

    assert min(run_days_of(found)) >= 3
    assert kinds(found)["run+1"] in ("moved", "dropped")
    assert reasons_of(found, "run+1") & {"FLARE", "SPACING"}


def test_a_run_on_a_day_that_is_not_free_any_more_moves_to_one_that_is():
    found = solved(late(run_card(5), run_days=(3, 5)), KNOWN)

    change = next(one for one in found.changes if one.card.id == "run+5")
    assert change.kind == "moved"
    assert change.after is not None
    assert change.after.date.weekday() in (3, 5)
    assert change.after.first_planned == ago(-5)
    assert "AVAILABILITY" in reasons_of(found, "run+5")


def test_a_run_made_by_hand_stays_on_its_day_and_is_only_held_at_the_cap():
    found = solved(late(run_card(5, 9.0, plan=""), run_days=()), KNOWN)

    (card,) = placed_runs(found)
    assert ahead(card.date) == 5
    assert card.distance_m < 9000


def test_a_short_run_made_by_hand_is_never_lengthened():
    found = solved(late(run_card(5, 1.0, plan="")), KNOWN)

    assert kinds(found)["run+5"] == "kept"


def test_a_run_of_the_plan_makes_room_for_one_made_by_hand():
    fresh = history(run(3, 5.0))
    cards = (run_card(5, 3.0), run_card(6, 3.0, plan=""))

    found = solved(late(*cards), fresh)

    assert kinds(found)["run+6"] == "kept"
    assert kinds(found)["run+5"] != "kept"
    assert "SPACING" in reasons_of(found, "run+5")


def test_a_written_reason_covers_a_run_until_the_cap_falls_below_the_one_it_argued_with():
    bold = run_card(5, 9.0, override="my race", override_m=5000)

    calm = solved(late(bold), KNOWN)
    flared = solved(late(bold), history(*steady(), red(1, 5.0)))

    assert kinds(calm)["run+5"] == "kept"
    assert kinds(flared)["run+5"] in ("shortened", "dropped")


def test_what_was_skipped_counts_as_dealt_with():
    without = solved(late(run_card(3)), KNOWN)
    skipped = (
        run_card(5, skipped="time"),
        run_card(6, skipped="time"),
        run_card(7, skipped="time"),
    )
    found = solved(late(run_card(3), *skipped), KNOWN)

    assert len(placed_runs(found)) < len(placed_runs(without))
    assert not {5, 6, 7} & set(run_days_of(found))


def test_a_missed_run_is_never_made_up_for():
    missed = (run_card(-2), run_card(-1))

    found = solved(late(*missed), KNOWN)
    this_week = [day for day in run_days_of(found) if day < 4]

    assert this_week == []
    assert all(change.card.id not in {"run+-2", "run+-1"} for change in found.changes)


def test_one_run_of_the_week_becomes_the_long_one():
    found = solved(late(), KNOWN, days=25)

    whole = [card for card in placed_runs(found) if 4 <= ahead(card.date) <= 10]
    assert [card.run_kind for card in whole].count(RunKind.LONG) == 1
    assert whole[-1].run_kind is RunKind.LONG


def test_strength_of_tier_3_moves_away_from_the_day_before_the_long_run():
    strong = session(7, "squat", "step_down", name="strong")

    found = solved(late(*RUNS, strong, exercise_days=tuple(range(7))), KNOWN)

    change = next(one for one in found.changes if one.card.id == "strong-7")
    assert change.kind == "moved"
    assert "EX-4" in reasons_of(found, "strong-7")


def test_a_session_made_by_hand_loses_only_its_hardest_part_before_a_long_run():
    own = session(7, "squat", "step_down", name="own", plan="", template="")

    found = solved(late(*RUNS, own), KNOWN)

    change = next(one for one in found.changes if one.card.id == "own-7")
    assert change.after is not None
    assert change.after.date == own.date
    assert [item.exercise for item in placed_sessions(found)[0].items] == ["squat"]
    assert reasons_of(found, "own-7") == {"EX-4"}


def test_sessions_that_must_stand_apart_are_not_added_side_by_side():
    found = solved(late(exercise_days=(0, 1)), KNOWN)

    days = [ahead(card.date) for card in placed_sessions(found)]
    assert all(later - day > 1 for day, later in pairwise(days))
    assert "fewer" in {trade.id for trade in found.trades}


@pytest.mark.parametrize("done", [-1, 0])
def test_a_session_that_was_done_keeps_the_day_after_it_free_of_the_same(done: int):
    was, misplaced = session(done), session(3)
    ask = asked(was, misplaced, phase=EARLY, settled=frozenset({was.id}), exercise_days=(3, 4, 5))

    found = solved(ask, KNOWN)

    days = [ahead(card.date) for card in placed_sessions(found)]
    assert done + 1 not in days
    assert all(later - day > 1 for day, later in pairwise([done, *days]))


def test_a_session_that_loads_the_knee_stays_away_from_any_other_done_that_did():
    was = session(0, "squat", name="own", template="", plan="")
    ask = late(was, settled=frozenset({was.id}), exercise_days=(4, 5, 6))

    days = [ahead(card.date) for card in placed_sessions(solved(ask, KNOWN))]
    assert days
    assert 1 not in days


def test_a_session_of_another_phase_makes_room_for_this_one():
    found = solved(late(session(4), exercise_days=tuple(range(7))), KNOWN)

    assert kinds(found)["light-4"] == "dropped"
    assert reasons_of(found, "light-4") == {"PHASE"}
    assert {card.template for card in placed_sessions(found)} == {"strong"}


def test_a_phase_without_runs_drops_those_of_the_plan_and_keeps_those_made_by_hand():
    still = msgspec.structs.replace(EARLY, runs=None)
    weeks = weeks_ahead(PLAN, START, (Entry(EARLY, START),), DAY, ago(-13))
    ask = msgspec.structs.replace(
        late(run_card(3), run_card(5, 3.0, plan="")),
        weeks=tuple(msgspec.structs.replace(week, phase=still) for week in weeks),
    )

    found = solved(ask, KNOWN)

    assert kinds(found) == {"run+3": "dropped", "run+5": "kept"}
    assert reasons_of(found, "run+3") == {"PHASE"}


def test_a_missed_session_of_this_week_takes_a_free_day_or_stays_missed():
    missed = session(-2)

    rolled = solved(asked(missed, phase=EARLY), KNOWN)
    dropped = solved(asked(missed, phase=EARLY, missed="drop"), KNOWN)

    assert kinds(rolled)["light--2"] == "moved"
    assert reasons_of(rolled, "light--2") == {"MISSED"}
    assert "light--2" not in kinds(dropped)


def test_easing_back_takes_a_third_of_the_sets_for_a_week_and_only_once():
    cards = (session(1), session(3), session(8), session(10))

    found = solved(asked(*cards, phase=EARLY, missed="ease", run_days=()), KNOWN)
    after = {card.id: card for card in placed_sessions(found)}

    assert [item.dose.sets for item in after["light-1"].items] == [2, 2]
    assert after["light-1"].lighter
    assert reasons_of(found, "light-1") == {"EX-5"}
    assert after["light-8"].items == cards[2].items
    again = solved(asked(*after.values(), phase=EARLY, missed="ease", run_days=()), KNOWN)
    assert again.changed == ()


def test_every_fourth_week_has_a_third_fewer_sets():
    lighter_week = session(21, "squat", name="strong")

    found = solved(late(lighter_week, exercise_days=(0, 3)), KNOWN, days=28)

    card = next(one for one in placed_sessions(found) if one.id == "strong-21")
    assert card.lighter
    assert [item.dose.sets for item in card.items] == [2]


def test_an_open_flare_leaves_out_what_loads_the_knee():
    flared = history(*steady(), red(1, 5.0))
    strong = session(6, "quad_set", "squat", "step_down", name="strong")

    found = solved(late(strong, exercise_days=tuple(range(7))), flared)

    card = next(one for one in placed_sessions(found) if one.id == "strong-6")
    assert [item.exercise for item in card.items] == ["quad_set", "squat"]
    assert "FLARE" in reasons_of(found, "strong-6")


@pytest.mark.parametrize("scope", ["run", "all"])
def test_a_red_flag_takes_runs_out_and_with_everything_locked_the_sessions_too(scope):
    lock = Lock(id="lock", date=ago(1), level="U", findings=("giving_way",), scope=scope)
    known = msgspec.structs.replace(KNOWN, locks=(lock,))

    found = solved(late(run_card(5), session(4, plan="", template="")), known)

    assert kinds(found)["run+5"] == "dropped"
    assert reasons_of(found, "run+5") == {"LOCK"}
    assert kinds(found)["light-4"] == ("dropped" if scope == "all" else "kept")


def test_added_sessions_go_on_with_the_doses_reached():
    grown = session(4)
    grown = msgspec.structs.replace(
        grown,
        items=tuple(
            msgspec.structs.replace(item, dose=msgspec.structs.replace(BASE, reps=15))
            for item in grown.items
        ),
    )

    found = solved(asked(grown, phase=EARLY, run_days=()), KNOWN)

    new = [one.after for one in found.changes if one.kind == "added"]
    doses = {
        item.dose.reps
        for card in new
        if isinstance(card, PlannedSession) and card.template == "light"
        for item in card.items
    }
    assert doses == {15}


def test_in_the_ladder_a_run_is_its_session():
    found = solved(late(run_card(5, 4.0)), history())

    card = next(one for one in placed_runs(found) if one.id == "run+5")
    assert card.run_kind is RunKind.WALK_RUN
    assert (card.rung, card.duration_s) in ((1, 480), (2, 600))
    assert "LADDER" in reasons_of(found, "run+5")


def test_the_weeks_are_summed_before_and_after():
    found = solved(late(run_card(1, 9.0), run_days=()), history(run(1, 3.0), *steady()))

    first = found.weeks[0]
    assert (first.first, first.before_m) == (ago(3), 3000 + 5000 + 9000)
    assert first.after_m < first.before_m
    assert sum(week.after_m for week in found.weeks[1:]) == 0


def test_after_the_plans_end_what_stands_stays():
    weeks = weeks_ahead(PLAN, START, (Entry(LATE, START - timedelta(weeks=8)),), DAY, ago(-40))

    assert weeks[0].phase is LATE
    assert {week.phase for week in weeks[1:]} == {None}


@pytest.mark.parametrize(
    ("entered", "idle", "names"),
    [
        (0, 0, ["early", "early", "late", "late"]),
        (1, 0, ["early", "late", "late", "late"]),
        (5, 0, ["early", "late", "late", "late"]),
        (1, 1, ["early", "early", "late", "late"]),
    ],
)
def test_a_phase_lasts_its_weeks_and_those_nothing_was_done_in(entered, idle, names):
    start = START - timedelta(weeks=entered)

    weeks = weeks_ahead(PLAN, start, (Entry(EARLY, start),), DAY, DAY + timedelta(weeks=3), idle)

    assert [week.phase and week.phase.id for week in weeks] == names
    assert weeks[0].first == START


def test_a_phase_entered_in_mid_week_takes_effect_with_the_next():
    start = START - timedelta(weeks=2)
    entries = (Entry(EARLY, start), Entry(LATE, START + timedelta(days=1)))

    weeks = weeks_ahead(PLAN, start, entries, DAY, DAY + timedelta(weeks=1))

    assert [week.phase and week.phase.id for week in weeks] == ["early", "late"]

"""Solving the calendar anew: what stays, what goes where, and why."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import msgspec
import pytest

from planner.domain.values.exercise import Dose
from planner.domain.values.run import RunKind
from planner.domain.values.session import Item, PlannedSession
from planner.domain.weeks.ask import Ask
from planner.domain.weeks.phases import PhaseEntry, weeks_ahead
from planner.domain.weeks.proposal import Proposal
from planner.domain.weeks.schedule import Planned
from tests.domain.calendars import (
    BASE,
    EARLY,
    LATE,
    START,
    TODAY,
    applied,
    asked,
    placed_runs,
    placed_sessions,
    reasons_of,
    run_card,
    session,
    solved,
)
from tests.domain.facts import (
    known,
    measured,
    mornings,
    on,
    red_flag,
    run,
    swelling,
    weeks,
)

QUIET = mornings(-40, 3)
BEFORE = weeks(-28, -21, -14, -7, km=5.0)
"""15.0 km a week on Tue, Thu, Sun, all green: growth is open, the line 16.0."""
KNOWN = known(BEFORE, QUIET)
RED = known(BEFORE, run(2, 5.0, during=6), QUIET)
"""6/10 yesterday: rest up to the day 5, then 0.6 of 5.0."""
SEVERE = known(BEFORE, run(2, 5.0, during=8), QUIET)


def day_of(card: Planned) -> int:
    return (card.date - on(0)).days


def run_days_of(found: Proposal) -> list[int]:
    return [day_of(card) for card in placed_runs(found)]


def metres_on(found: Proposal, day: int) -> list[int]:
    return [card.distance_m for card in placed_runs(found) if day_of(card) == day]


def kinds(found: Proposal) -> dict[str, str]:
    return {change.card.id: change.kind for change in found.changes}


def items_of(found: Proposal, card_id: str) -> list[str]:
    card = next(one for one in placed_sessions(found) if one.id == card_id)
    return [item.exercise for item in card.items]


def running(*cards: Planned, **more: Any) -> Ask:
    """A runner in the late phase who only runs."""
    return asked(*cards, **({"exercise_days": ()} | more))


# -- as a whole ------------------------------------------------------------------------------------


def test_an_empty_calendar_is_filled_with_what_the_phase_asks_for() -> None:
    found = solved(asked(phase=EARLY), KNOWN)

    runs, sessions = placed_runs(found), placed_sessions(found)
    assert {change.kind for change in found.changes} == {"added"}
    assert [card.template for card in sessions].count("light") >= 4
    assert {card.date.weekday() for card in runs} == {1, 3, 5, 6}
    assert len({card.id for card in (*runs, *sessions)}) == len(runs) + len(sessions)
    assert all(change.reasons for change in found.changes)


def test_a_calendar_that_was_just_solved_is_left_alone() -> None:
    ask = asked(phase=EARLY)
    first = solved(ask, KNOWN)

    again = solved(applied(ask, first), KNOWN)

    assert again.changed == ()
    assert len(again.changes) == len(first.changes)


def test_the_weeks_are_summed_before_and_after_with_what_was_run() -> None:
    facts = known(BEFORE, run(1, 3.0), QUIET)

    first, second, _ = solved(running(run_card(5, 9.0), run_days=()), facts).weeks

    # Nothing but the card is there, and on no day of the runner's: it goes.
    assert (first.first, first.before_m, first.after_m) == (on(0), 12_000, 3000)
    assert (second.before_m, second.after_m) == (0, 0)


# -- runs ------------------------------------------------------------------------------------------


def test_a_week_is_laid_on_the_runner_s_days_with_one_long_run_at_its_end() -> None:
    found = solved(running(), KNOWN)

    week = [card for card in placed_runs(found) if 7 <= day_of(card) <= 13]
    # Line 16.0, four runs: 0.4 of it is 6.4, but LONG plans 6.0 from 5.5; (16.0 - 6.0) / 3.
    assert [card.distance_m for card in week] == [3300, 3300, 3300, 6000]
    assert [card.run_kind for card in week][-1] is RunKind.LONG
    assert RunKind.LONG not in [card.run_kind for card in week][:-1]


def test_a_run_over_its_share_is_shortened_with_the_rules_it_breaks() -> None:
    found = solved(running(run_card(5, 9.0)), KNOWN)

    assert kinds(found)["run-5"] == "shortened"
    assert reasons_of(found, "run-5") == {"LONG"}


def test_a_run_below_its_share_is_lengthened_because_the_week_has_room() -> None:
    found = solved(running(run_card(8, 2.0)), KNOWN)

    assert kinds(found)["run-8"] == "lengthened"
    assert reasons_of(found, "run-8") == {"PLAN"}
    assert metres_on(found, 8) == [3300]


def test_a_run_on_a_day_that_is_not_free_any_more_takes_a_free_one_of_its_week() -> None:
    found = solved(running(run_card(4), run_days=(3, 5)), KNOWN)

    change = next(one for one in found.changes if one.card.id == "run-4")
    assert change.kind == "moved"
    assert change.after is not None
    assert day_of(change.after) in (3, 5)
    assert change.after.first_planned == on(4)
    assert "AVAILABILITY" in reasons_of(found, "run-4")


def test_a_run_made_by_hand_stays_on_its_day_and_is_only_held_at_the_cap() -> None:
    found = solved(running(run_card(4, 9.0, plan=""), run_days=()), KNOWN)

    # 5.0 is the longest: 1.1 of it.
    assert [(day_of(card), card.distance_m) for card in placed_runs(found)] == [(4, 5500)]


def test_a_short_run_made_by_hand_is_never_lengthened() -> None:
    found = solved(running(run_card(4, 1.0, plan=""), run_days=()), KNOWN)

    assert kinds(found) == {"run-4": "kept"}


def test_the_plan_lays_nothing_beside_a_run_made_by_hand_that_is_most_of_the_day() -> None:
    found = solved(running(run_card(5, 3.0, plan="")), KNOWN)

    assert metres_on(found, 5) == [3000]


def test_what_was_made_by_hand_counts_in_its_week() -> None:
    without = solved(running(), KNOWN).weeks[1].after_m
    found = solved(running(run_card(7, 4.0, plan="")), KNOWN)

    assert metres_on(found, 7) == [4000]
    assert found.weeks[1].after_m <= without + 100


def test_a_run_moved_by_hand_stays_there_and_its_old_day_stays_empty() -> None:
    moved = run_card(9, 3.3, first_planned=on(8))

    found = solved(running(moved), KNOWN)

    assert kinds(found)["run-9"] == "kept"
    assert [day for day in run_days_of(found) if 7 <= day <= 10] == [9, 10]


def test_a_written_reason_covers_a_run_until_the_cap_falls_below_the_one_it_argued_with() -> None:
    bold = run_card(5, 9.0, override="my race", override_m=5000)

    # Calm: 5.5 may be run. In the flare: 3.0, less than what was argued with.
    assert kinds(solved(running(bold), KNOWN))["run-5"] == "kept"
    assert kinds(solved(running(bold), RED))["run-5"] == "shortened"


def test_a_skipped_run_is_not_filled_in_again() -> None:
    found = solved(running(run_card(5, skipped="time"), run_card(8, skipped="ill")), KNOWN)

    assert not {5, 8} & set(run_days_of(found))
    assert {"run-5", "run-8"}.isdisjoint(kinds(found))


def test_a_missed_run_is_never_made_up_for() -> None:
    done = solved(running(), known(BEFORE, run(1, 3.5), mornings(-40, 3)))
    missed = solved(running(run_card(1, 3.5)), KNOWN)

    # Tuesday's share is left, and the rest of the week is as if it had been run.
    assert metres_on(missed, 5) == metres_on(done, 5) == [3500]
    assert "run-1" not in kinds(missed)


def test_runs_stay_out_of_the_days_of_rest_after_a_red_one_and_come_back_shorter() -> None:
    found = solved(running(run_card(3), run_card(5)), RED)

    assert kinds(found)["run-3"] == "dropped"
    assert reasons_of(found, "run-3") >= {"FLARE"}
    assert min(run_days_of(found)) == 5
    assert all(metres <= 3000 for metres in metres_on(found, 5))


def test_in_the_ladder_a_run_is_its_session_two_days_apart() -> None:
    found = solved(running(run_card(5, 4.0)), known(QUIET, start=START))

    card = next(one for one in placed_runs(found) if day_of(one) == 5)
    assert (card.run_kind, card.rung, card.duration_s) == (RunKind.WALK_RUN, 1, 480)
    assert "LADDER" in reasons_of(found, "run-5")
    days = run_days_of(found)
    assert all(later - day >= 2 for day, later in pairwise(days))


# -- locks, swelling, and back ---------------------------------------------------------------------


@pytest.mark.parametrize("scope", ["run", "all"])
def test_a_red_flag_takes_runs_out_and_with_everything_locked_the_sessions_too(scope: str) -> None:
    lock = msgspec.structs.replace(red_flag(2), scope=scope)
    facts = known(BEFORE, QUIET, lock)

    found = solved(running(run_card(5), session(4, plan="", template="")), facts)

    assert kinds(found)["run-5"] == "dropped"
    assert reasons_of(found, "run-5") == {"LOCK"}
    assert placed_runs(found) == []
    assert kinds(found)["light-4"] == ("dropped" if scope == "all" else "kept")


def test_swelling_takes_the_runs_out() -> None:
    found = solved(running(run_card(5)), known(BEFORE, QUIET, swelling(3)))

    assert placed_runs(found) == []
    assert "LOCK" in reasons_of(found, "run-5")


@pytest.mark.parametrize(
    ("shut", "opened", "first"),
    [
        pytest.param((red_flag(2),), (red_flag(2, cleared=3),), 3, id="cleared flag"),
        # Gone on day 3, so locked to day 4; a flare's first step on the next of the runner's days.
        pytest.param((swelling(1),), (swelling(1), swelling(3, seen=False)), 5, id="gone swelling"),
    ],
)
def test_what_a_lock_took_out_comes_back_when_it_is_over(
    shut: tuple[Any, ...], opened: tuple[Any, ...], first: int
) -> None:
    ask = running(run_card(3), run_card(5), run_card(6))
    after = applied(ask, solved(ask, known(BEFORE, QUIET, shut)))
    assert [card for card in after.cards if card.id.startswith("run")] == []

    found = solved(after, known(BEFORE, QUIET, opened))

    assert min(run_days_of(found)) == first


# -- sessions --------------------------------------------------------------------------------------


def test_strength_of_tier_3_moves_away_from_the_day_before_the_long_run() -> None:
    found = solved(asked(session(12, "squat", "step_down", name="strong")), KNOWN)

    # The long run of that week is on day 13.
    change = next(one for one in found.changes if one.card.id == "strong-12")
    assert change.kind == "moved"
    assert "EX-4" in reasons_of(found, "strong-12")


def test_a_session_made_by_hand_loses_only_its_hardest_part_before_a_long_run() -> None:
    own = session(12, "squat", "step_down", name="own", plan="", template="")

    found = solved(running(own), KNOWN)

    assert items_of(found, "own-12") == ["squat"]
    assert reasons_of(found, "own-12") == {"EX-4"}


def test_sessions_that_must_stand_apart_are_not_added_side_by_side() -> None:
    found = solved(asked(exercise_days=(0, 1), run_days=()), KNOWN)

    days = [day_of(card) for card in placed_sessions(found)]
    assert days
    assert all(later - day > 1 for day, later in pairwise(days))
    assert "fewer" in {trade.id for trade in found.trades}


@pytest.mark.parametrize("done", [2, 3])
def test_a_session_that_was_done_keeps_the_day_after_it_free_of_the_same(done: int) -> None:
    was, misplaced = session(done), session(6)
    ask = asked(
        was, misplaced, phase=EARLY, settled=frozenset({was.id}), exercise_days=(3, 4, 5, 6)
    )

    days = [day_of(card) for card in placed_sessions(solved(ask, KNOWN))]

    assert done + 1 not in days
    assert all(later - day > 1 for day, later in pairwise([done, *days]))


def test_a_session_that_loads_the_knee_stays_away_from_any_other_done_that_did() -> None:
    was = session(3, "squat", name="own", template="", plan="")
    ask = asked(was, settled=frozenset({was.id}), exercise_days=(4, 5, 6), run_days=())

    days = [day_of(card) for card in placed_sessions(solved(ask, KNOWN))]

    assert days
    assert 4 not in days


def test_a_session_of_another_phase_makes_room_for_this_one() -> None:
    found = solved(asked(session(7)), KNOWN)

    assert kinds(found)["light-7"] == "dropped"
    assert reasons_of(found, "light-7") == {"PHASE"}
    assert {card.template for card in placed_sessions(found)} == {"strong"}


def test_a_phase_without_runs_drops_those_of_the_plan_and_keeps_those_made_by_hand() -> None:
    still = msgspec.structs.replace(EARLY, runs=False, sessions=())
    plain = running(run_card(5), run_card(8, 3.0, plan=""))
    found = solved(
        msgspec.structs.replace(
            plain,
            weeks=tuple(msgspec.structs.replace(week, phase=still) for week in plain.weeks),
        ),
        KNOWN,
    )

    assert kinds(found) == {"run-5": "dropped", "run-8": "kept"}
    assert reasons_of(found, "run-5") == {"PHASE"}


def test_a_missed_session_of_this_week_takes_a_free_day_or_stays_missed() -> None:
    missed = session(1)

    rolled = solved(asked(missed, phase=EARLY), KNOWN)
    dropped = solved(asked(missed, phase=EARLY, missed="drop"), KNOWN)

    assert kinds(rolled)["light-1"] == "moved"
    assert reasons_of(rolled, "light-1") == {"MISSED"}
    assert "light-1" not in kinds(dropped)


def test_easing_back_takes_a_third_of_the_sets_for_a_week_and_only_once() -> None:
    cards = (session(4), session(6), session(11), session(13))

    found = solved(asked(*cards, phase=EARLY, missed="ease", run_days=()), KNOWN)
    after = {card.id: card for card in placed_sessions(found)}

    assert [item.dose.sets for item in after["light-4"].items] == [2, 2]
    assert after["light-4"].lighter
    assert reasons_of(found, "light-4") == {"EX-5"}
    assert after["light-11"].items == cards[2].items
    again = solved(asked(*after.values(), phase=EARLY, missed="ease", run_days=()), KNOWN)
    assert again.changed == ()


def test_every_fourth_week_has_a_third_fewer_sets_and_a_lighter_week_of_running() -> None:
    found = solved(asked(session(22, "squat", name="strong")), KNOWN, days=28)

    card = next(one for one in placed_sessions(found) if one.id == "strong-22")
    assert card.lighter
    assert [item.dose.sets for item in card.items] == [2]
    assert found.weeks[3].after_m < found.weeks[2].after_m


def test_added_sessions_go_on_with_the_doses_reached() -> None:
    grown = session(7)
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


# -- flares ----------------------------------------------------------------------------------------


def test_an_open_flare_pauses_tier_3_eases_what_hurt_and_takes_a_third_of_the_sets() -> None:
    own = session(4, "quad_set", "squat", "step_down", plan="", template="", name="own")

    plain = solved(running(own), RED)
    sore = solved(running(own, sore_items=frozenset({"squat"})), RED)

    assert items_of(plain, "own-4") == items_of(sore, "own-4") == ["quad_set", "squat"]
    assert reasons_of(plain, "own-4") == {"paused", "EX-5"}
    assert reasons_of(sore, "own-4") == {"paused", "eased", "EX-5"}
    squat = placed_sessions(sore)[0].items[1]
    assert (squat.dose.sets, squat.dose.reps) == (2, 8)


def test_after_severe_pain_only_what_hardly_loads_the_knee_stays() -> None:
    own = session(4, "quad_set", "squat", "step_down", plan="", template="", name="own")

    assert items_of(solved(running(own), SEVERE), "own-4") == ["quad_set"]


def test_in_the_week_of_a_flare_strength_has_a_third_fewer_sets_once_and_mobility_all() -> None:
    strong = session(4, "quad_set", plan="", template="", name="own")
    single = msgspec.structs.replace(
        session(4, "slr", plan="", template="", name="single"),
        items=(Item(exercise="slr", dose=Dose(sets=1, reps=10)),),
    )
    supple = session(4, plan="", template="", name="supple", session_kind="mobility")
    # The last event is the 4/10 of day 3: seven days from it, with the flare open still.
    late = session(10, "quad_set", plan="", template="", name="late")
    facts = known(BEFORE, run(2, 5.0, during=6), mornings(-40, 3, but={3: 4}))

    found = solved(running(strong, single, supple, late, run_days=()), facts)
    after = {card.id: card for card in placed_sessions(found)}

    assert [item.dose.sets for item in after["own-4"].items] == [2]
    assert reasons_of(found, "own-4") == {"EX-5"}
    assert [kinds(found)[name] for name in ("single-4", "supple-4", "late-10")] == ["kept"] * 3
    assert solved(running(*after.values(), run_days=()), facts).changed == ()


def test_an_exercise_off_its_ladder_is_eased_by_a_set_and_keeps_one() -> None:
    own = Dose(sets=(4, 5), reps=6)
    card = msgspec.structs.replace(
        session(9, plan="", template="", name="own"),
        items=tuple(Item(exercise="squat", dose=dose) for dose in (own, Dose(sets=1))),
    )

    found = solved(running(card, sore_items=frozenset({"squat"}), run_days=()), RED)

    assert [item.dose.sets for item in placed_sessions(found)[0].items] == [3, 1]


def test_a_session_with_nothing_left_in_a_severe_flare_is_dropped() -> None:
    heavy = session(4, "squat", "step_down", plan="", template="", name="own")

    found = solved(running(heavy), SEVERE)

    assert kinds(found)["own-4"] == "dropped"
    assert reasons_of(found, "own-4") == {"paused"}


def test_what_a_flare_pauses_comes_back_when_it_is_over() -> None:
    own = session(4, "quad_set", "squat", "step_down", plan="", template="", name="own")
    ask = running(own)
    in_flare = applied(ask, solved(ask, SEVERE))

    # The 8/10 was a slip of the finger.
    found = solved(in_flare, KNOWN)

    assert reasons_of(found, "own-4") == {"restored"}
    (card,) = (one for one in placed_sessions(found) if one.id == "own-4")
    assert (card.items, card.full, card.lighter) == (own.items, (), False)


def test_a_flare_that_does_not_quieten_reaches_everything_that_is_planned() -> None:
    # 6/10 three weeks ago and every morning at 4 since: nobody knows when it will be quiet.
    facts = known(
        weeks(-49, -42, -35, -28, km=5.0),
        run(-18, 5.0, during=6),
        mornings(-60, -18),
        mornings(-17, 3, 6),
        measured(-1, worst=6),
    )
    far = session(29, "quad_set", "step_down", plan="", template="", name="own")

    found = solved(running(far, run_card(26, 5.0, plan="")), facts, days=30)

    assert items_of(found, "own-29") == ["quad_set"]
    assert kinds(found)["run-26"] in ("shortened", "dropped")


def test_after_an_unsettled_run_tomorrow_is_left_out_and_the_next_is_shorter() -> None:
    # Yesterday's run left 3/10 this morning: above the quiet line of 2.
    facts = known(BEFORE, run(2, 5.0), mornings(-40, 3, but={3: 3}))

    found = solved(running(run_days=(3, 5)), facts)

    assert 3 not in run_days_of(found)
    # 0.9 of 5.0 at most.
    assert all(metres <= 4500 for metres in metres_on(found, 5))


# -- phases ----------------------------------------------------------------------------------------


def names(weeks_of: Any) -> list[str]:
    return [week.phase.id for week in weeks_of]


def test_a_phase_goes_on_until_the_gate_of_the_next_is_passed_whatever_the_calendar_says() -> None:
    # "Early" is said to last two weeks; nine are over.
    start = on(-63)

    ahead = weeks_ahead(start, (PhaseEntry(EARLY, start),), TODAY, on(24))

    assert names(ahead) == ["early"] * 4
    assert ahead[0].first == on(0)


def test_a_phase_entered_in_mid_week_takes_effect_with_the_next() -> None:
    start = on(-14)
    entries = (PhaseEntry(EARLY, start), PhaseEntry(LATE, on(1)))

    assert names(weeks_ahead(start, entries, TODAY, on(13))) == ["early", "late"]


def test_the_last_phase_repeats_for_ever() -> None:
    start = on(-7 * 60)

    ahead = weeks_ahead(start, (PhaseEntry(LATE, start),), TODAY, on(7 * 12 - 1))

    assert names(ahead) == ["late"] * 12


def test_a_plan_to_come_is_laid_from_its_start() -> None:
    start = on(7)

    ahead = weeks_ahead(start, (PhaseEntry(EARLY, start),), TODAY, on(20))

    assert [(week.first, week.phase.id) for week in ahead] == [(on(7), "early"), (on(14), "early")]


def test_before_a_plan_starts_no_run_of_it_is_laid() -> None:
    start = on(7)
    ask = msgspec.structs.replace(
        running(), weeks=weeks_ahead(start, (PhaseEntry(LATE, start),), TODAY, on(16))
    )
    facts = msgspec.structs.replace(KNOWN, start=start)

    assert min(run_days_of(solved(ask, facts))) >= 7


def test_a_card_of_a_phase_that_was_left_becomes_one_of_the_phase_that_is_on() -> None:
    found = solved(running(run_card(8, 3.3, phase="early")), KNOWN)

    (card,) = (one for one in placed_runs(found) if one.id == "run-8")
    assert card.phase == "late"


def test_a_plan_that_starts_on_a_sunday_has_its_part_of_the_first_week() -> None:
    # 15.0 a week on four days: a quarter of it on that Sunday, then a whole week.
    start = on(6)
    ask = msgspec.structs.replace(
        running(), weeks=weeks_ahead(start, (PhaseEntry(LATE, start),), start, on(20))
    )

    typed = known(start=start, weekly_m=15_000, longest_m=6000, run_days=(1, 3, 5, 6))

    found = solved(ask, typed, today=start)

    assert metres_on(found, 6) == [3700]

"""What a flare asks of the fortnight ahead."""

from __future__ import annotations

import msgspec

from planner.domain.knee.flare_triggers import FlareLevel
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.exercise import Dose, Exercise, Rung
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun, RunKind, Terrain
from planner.domain.values.session import Item, PlannedSession
from planner.domain.weeks.proposal import Proposal, ProposedChange, propose
from planner.wording.flare import after_words
from tests.domain.load_facts import DAY, ago, amber, history, planned, red, run, steady

CALM = Dose(sets=3, reps=10)
LADDER = (
    Rung(name="low", dose=Dose(sets=2, reps=8)),
    Rung(name="mid", dose=Dose(sets=3, reps=8)),
    Rung(name="high", dose=CALM),
)
EXERCISES = {
    exercise_id: Exercise(
        id=exercise_id, name=exercise_id, muscles=("quadriceps",), tier=tier, dose=CALM,
        ladder=LADDER,
    )
    for exercise_id, tier in (("quad_set", 0), ("monster", 1), ("squat", 2), ("step_down", 3))
}  # fmt: skip

AHEAD = tuple(
    planned(days, km) for days, km in ((3, 5.0), (5, 5.0), (8, 6.0), (10, 5.0), (20, 9.0))
)


def strength(days: int, *items: tuple[str, Dose]) -> PlannedSession:
    return PlannedSession(
        id=f"strength-{days}",
        date=ago(-days),
        name="Strength",
        items=tuple(Item(exercise=name, dose=dose) for name, dose in items),
    )


def proposed(known: History, *sessions: PlannedSession) -> Proposal:
    return propose(known, sessions, EXERCISES, DAY, DEFAULTS)


def runs_of(proposal: Proposal) -> list[tuple[int, int | None]]:
    """Days from today and metres after, for each run."""
    return [
        (
            (change.before.date - DAY).days,
            change.after.distance_m if isinstance(change.after, PlannedRun) else None,
        )
        for change in proposal.changes
        if isinstance(change.before, PlannedRun)
    ]


def only(proposal: Proposal) -> ProposedChange:
    (change,) = proposal.changes
    return change


def test_without_a_flare_there_is_nothing_to_propose() -> None:
    assert proposed(history(*steady(), planned=AHEAD)) == Proposal(state=None)


def test_runs_in_the_days_of_rest_are_dropped_and_later_ones_go_up_the_ramp() -> None:
    plan = (planned(0, 4.0), planned(1, 3.0), *AHEAD)
    known = history(*steady(), red(1, 6.0), planned=plan)

    found = proposed(known)

    assert found.state is not None
    assert found.state.level is FlareLevel.F2
    assert runs_of(found)[:4] == [(0, None), (1, None), (3, 3000), (5, 3700)]
    # The third step would be 4.5 km; 3.8 km are left of seven tenths of a 15 km week.
    assert runs_of(found)[4] == (8, 3800)
    assert all("FLARE" in {reason.id for reason in change.reasons} for change in found.changes)


def test_what_comes_back_is_flat_and_easy_and_a_reason_to_go_over_is_gone() -> None:
    bold = planned(
        4, 8.0, run_kind=RunKind.TRAIL, terrain=Terrain.DOWNHILL, override="race", override_m=5500,
        duration_s=3200,
    )  # fmt: skip
    known = history(*steady(), red(1, 5.0), planned=(bold,))

    after = only(proposed(known)).after

    assert isinstance(after, PlannedRun)
    assert (after.distance_m, after.duration_s) == (3000, 1200)
    assert (after.run_kind, after.terrain) == (RunKind.EASY, Terrain.FLAT)
    assert (after.override, after.override_m) == ("", 0)


def test_the_weeks_are_summed_before_and_after_and_stay_under_the_flares_share() -> None:
    known = history(*steady(), red(0, 5.0), planned=AHEAD)

    weeks = proposed(known).weeks

    assert [week.first for week in weeks] == [ago(3), ago(-4), ago(-11)]
    assert weeks[0].before_m == 10_000 + 5000
    assert weeks[1].before_m == 16_000
    assert weeks[1].after_m <= 10_500


def test_an_irritated_knee_shortens_the_next_run_only_and_leaves_strength_alone() -> None:
    hard = strength(1, ("step_down", CALM), ("squat", CALM))
    known = history(*steady(), amber(1, 5.0), planned=AHEAD)

    found = proposed(known, hard)

    assert found.state is not None
    assert found.state.level is FlareLevel.F1
    session, first, *others = found.changes
    assert not session.changed
    assert isinstance(first.after, PlannedRun)
    assert first.after.distance_m == 4500
    assert first.after.run_kind is RunKind.WALK_RUN
    assert "walk-breaks-4-1" in first.advice
    assert runs_of(found)[1] == (5, 5000)
    assert all(not change.advice for change in others)


def test_a_flare_pauses_the_hardest_exercises_and_eases_the_middle_ones() -> None:
    session = strength(
        9, ("quad_set", CALM), ("monster", CALM), ("squat", CALM), ("step_down", CALM)
    )

    change = only(proposed(history(*steady(), red(0, 5.0)), session))

    assert isinstance(change.after, PlannedSession)
    assert [(item.exercise, item.dose) for item in change.after.items] == [
        ("quad_set", CALM),
        ("monster", CALM),
        ("squat", LADDER[1].dose),
    ]
    assert [reason.id for reason in change.reasons] == ["eased", "paused"]


def test_a_dose_off_the_ladder_or_at_its_foot_loses_a_set_and_keeps_one() -> None:
    own = Dose(sets=(4, 5), reps=6)
    session = strength(9, ("squat", own), ("squat", LADDER[0].dose), ("squat", Dose(sets=1)))

    change = only(proposed(history(*steady(), red(0, 5.0)), session))

    assert isinstance(change.after, PlannedSession)
    assert [item.dose.sets for item in change.after.items] == [3, 1, 1]


def test_a_severe_flare_keeps_the_light_exercises_and_drops_what_is_left_empty() -> None:
    known = history(*steady(), run(0, 5.0, during=8))
    mixed = strength(1, ("quad_set", CALM), ("squat", CALM))
    heavy = strength(2, ("squat", CALM), ("gone", CALM))
    light = strength(9, ("monster", CALM))

    found = proposed(known, mixed, heavy, light)

    first, second, third = found.changes
    assert isinstance(first.after, PlannedSession)
    assert [item.exercise for item in first.after.items] == ["quad_set"]
    assert second.after is None
    assert not third.changed


def test_after_a_severe_flare_runs_come_back_as_ladder_sessions() -> None:
    known = history(*steady(), run(0, 5.0, during=8), planned=AHEAD)

    found = proposed(known)

    assert runs_of(found)[:2] == [(3, None), (5, None)]
    after = found.changes[2].after
    assert isinstance(after, PlannedRun)
    assert after.run_kind is RunKind.WALK_RUN
    assert after.rung is not None
    assert after.distance_m <= 2500


def test_skipped_fulfilled_and_far_away_cards_are_left_out() -> None:
    plan = (planned(2, 4.0, skipped="time"), planned(4, 4.0), planned(14, 4.0))
    known = history(*steady(), red(0, 5.0, planned="plan-4"), planned=plan)
    old = strength(-1, ("squat", CALM))

    assert proposed(known, old).changes == ()


def test_the_same_facts_always_give_the_same_proposal() -> None:
    session = strength(2, ("squat", CALM))
    known = history(*steady(), red(1, 6.0), planned=AHEAD)
    mixed = history(*reversed(known.runs), planned=AHEAD[::-1])

    assert proposed(known, session) == proposed(mixed, session)


def test_nothing_is_ever_lengthened() -> None:
    plan = tuple(planned(days, 0.6) for days in range(13))
    known = history(*steady(), red(1, 6.0), planned=plan)

    assert all(after is None or after <= 600 for _, after in runs_of(proposed(known)))


def test_the_week_of_a_flare_leaves_out_a_third_of_the_sets_once() -> None:
    known = history(*steady(), red(0, 5.0))
    session = strength(2, ("quad_set", CALM), ("monster", Dose(sets=1, reps=12)))

    change = only(proposed(known, session))

    assert isinstance(change.after, PlannedSession)
    assert [item.dose.sets for item in change.after.items] == [2, 1]
    assert change.after.lighter
    assert [reason.id for reason in change.reasons] == ["EX-5"]
    assert not only(proposed(known, change.after)).changed


def test_after_the_week_and_in_mobility_every_set_stays() -> None:
    known = history(*steady(), red(0, 5.0))
    stretches = msgspec.structs.replace(strength(2, ("quad_set", CALM)), session_kind="mobility")

    assert not only(proposed(known, stretches)).changed
    assert not only(proposed(known, strength(7, ("quad_set", CALM)))).changed
    assert only(proposed(known, strength(6, ("quad_set", CALM)))).changed


def test_single_sets_are_all_that_is_left_and_stay() -> None:
    session = strength(2, ("quad_set", Dose(sets=1, reps=10)))

    assert not only(proposed(history(*steady(), red(0, 5.0)), session)).changed


def test_a_run_held_lower_than_its_step_back_names_the_rule_that_does_it() -> None:
    runs = tuple(planned(days, 5.0) for days in (4, 6, 8, 10, 12))
    known = history(*steady(), red(1, 5.0), planned=runs)

    found = propose(known, (), {}, DAY, DEFAULTS)

    assert found.state is not None
    steps = found.state.ramp_m
    held = [change for change in found.changes if change.held_by]
    assert held
    for change in held:
        after = change.after
        if isinstance(after, PlannedRun) and after.distance_m not in steps:
            words = after_words(change, "km", {}, Side.LEFT, found.state)
            assert change.held_by != "FLARE"
            assert change.held_by.partition("-week")[0] in words
    assert any(change.held_by not in ("FLARE", "") for change in held)


def test_an_irritated_knee_changes_the_next_run_also_where_it_is_short_enough() -> None:
    short = AHEAD[0]
    short = type(short)(id=short.id, date=short.date, distance_m=2000)
    known = history(*steady(), amber(1, 5.0), planned=(short,))

    change = only(proposed(known))

    assert change.changed
    assert isinstance(change.after, PlannedRun)
    assert change.after.distance_m == 2000
    assert change.after.run_kind is RunKind.WALK_RUN
    assert change.after.terrain is Terrain.FLAT

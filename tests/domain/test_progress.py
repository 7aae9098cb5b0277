"""When an exercise goes a step up, stays, steps back, or is swapped (EX-1 to EX-3)."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from planner.domain.exercises.progress import (
    Step,
    Taken,
    judge_item,
    judged_items,
    progressions,
    stepped,
)
from planner.domain.exercises.rungs import harder, place_of
from planner.domain.knee.mornings import Mornings
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.exercise import Dose
from planner.domain.values.journal import PainReading
from planner.domain.values.record import Side
from planner.domain.values.session import Item, PlannedSession, SessionDone, SetKey, Tick
from tests.domain.calendars import BASE, EXERCISES, LADDER, session
from tests.domain.facts import morning, mornings, on

QUIET = mornings(-60, 0, 0)
LOW, MIDDLE, HIGH, BAND = (rung.dose for rung in LADDER)


def item(name: str = "slr", dose: Dose = BASE, **more: Any) -> Item:
    return Item(exercise=name, dose=dose, **more)


def done(
    days: int,
    *items: Item,
    pain: int | None = 1,
    effort: int | None = 5,
    reps: int | None = None,
    left_out: int = 0,
) -> SessionDone:
    """A session so many days before day 0; all reps at 1/10 and effort 5, unless told."""
    keys = [
        (one, SetKey(one.exercise, side, number))
        for one in items
        for number in range(1, int(str(one.dose.sets)) + 1)
        for side in (Side.LEFT, Side.RIGHT)
    ]
    ticks = {
        str(key): Tick(
            reps=int(str(one.dose.reps)) if reps is None else reps, pain=pain, effort=effort
        )
        for one, key in keys[: len(keys) - left_out]
    }
    return SessionDone(
        id=f"done-{days}", date=on(-days), session=f"s{days}", items=items, ticks=ticks
    )


def steps(
    planned: PlannedSession,
    *sessions: SessionDone,
    readings: tuple[PainReading, ...] = QUIET,
    most_tier: int = 3,
) -> tuple[Step, ...]:
    known = Mornings(readings, Side.LEFT, DEFAULTS, {})
    return progressions((planned,), sessions, EXERCISES, Side.LEFT, known, DEFAULTS, most_tier)


AHEAD = session(2, "slr")


def ahead(*items: Item) -> PlannedSession:
    return PlannedSession(id="ahead", date=on(2), name="Light", items=items)


def with_morning(days: int, score: int) -> tuple[PainReading, ...]:
    return (*(one for one in QUIET if one.date != on(-days)), morning(-days, score))


def test_two_good_sessions_open_the_next_step():
    (step,) = steps(AHEAD, done(5, item()), done(3, item()))

    assert (step.kind, step.rule) == ("up", "EX-1")
    assert (step.after.dose, step.after.variant) == (HIGH, "own weight")


def test_one_good_session_is_not_enough():
    assert steps(AHEAD, done(3, item())) == ()


def test_a_step_is_answered_once():
    risen = item(dose=HIGH)

    assert steps(ahead(risen), done(5, item()), done(3, item())) == ()
    assert steps(ahead(risen), done(5, item()), done(3, risen)) == ()
    assert steps(ahead(risen), done(5, risen), done(3, risen))[0].after.dose == BAND


@pytest.mark.parametrize(
    "last",
    [
        done(3, item(), pain=3),
        done(3, item(), pain=5),
        done(3, item(), effort=8),
        done(3, item(), left_out=1),
        done(3, item(), pain=None),
        done(3, item(), effort=None),
    ],
    ids=["pain-3", "pain-5", "effort-8", "a-set-undone", "pain-not-asked", "effort-not-asked"],
)
def test_anything_short_of_good_holds(last):
    assert steps(AHEAD, done(5, item()), last) == ()


def test_an_unanswered_or_slightly_raised_morning_holds():
    without = tuple(one for one in QUIET if one.date != on(-2))

    for readings in (without, with_morning(2, 3)):
        assert steps(AHEAD, done(5, item()), done(3, item()), readings=readings) == ()


def test_a_morning_of_up_to_2_is_a_quiet_one_whatever_is_usual():
    (step,) = steps(AHEAD, done(5, item()), done(3, item()), readings=with_morning(2, 2))

    assert step.kind == "up"


def test_the_effort_of_the_whole_session_answers_for_sets_without_one():
    last = done(3, item(), effort=None)
    rated = type(last)(
        **{name: getattr(last, name) for name in last.__struct_fields__} | {"effort": 6}
    )

    assert steps(AHEAD, done(5, item()), rated)[0].kind == "up"


@pytest.mark.parametrize(
    ("last", "readings", "reason"),
    [
        (done(3, item(), pain=6), QUIET, "pain"),
        (done(3, item(), reps=7), QUIET, "form"),
        (done(3, item()), with_morning(2, 4), "morning"),
    ],
)
def test_pain_above_5_fewer_reps_or_a_bad_morning_go_one_step_back(last, readings, reason):
    (step,) = steps(AHEAD, done(5, item()), last, readings=readings)

    assert (step.kind, step.rule, step.after.dose) == ("back", "EX-3", LOW)
    mornings_known = Mornings(readings, Side.LEFT, DEFAULTS, {})
    row = judged_items((last,), EXERCISES, Side.LEFT, mornings_known, DEFAULTS)[item().exercise]
    assert reason in {one.id for one in row[-1].reasons}


def test_a_step_back_is_not_asked_for_again():
    assert steps(ahead(item(dose=LOW)), done(3, item(), pain=6)) == ()


def test_a_bad_session_of_a_lighter_week_goes_back_too():
    lighter = item(dose=Dose(sets=2, reps=10))

    (step,) = steps(AHEAD, done(3, lighter, pain=6))

    assert step.kind == "back"


def test_two_regressions_in_a_row_swap_for_a_lighter_exercise_of_the_same_muscle():
    hard, harder = item("step_down"), item("step_down", HIGH)

    (step,) = steps(ahead(hard), done(5, harder, pain=6), done(3, hard, pain=7))

    assert (step.kind, step.after.exercise) == ("swap", "squat")
    assert EXERCISES[step.after.exercise].tier < EXERCISES["step_down"].tier


def test_without_a_lighter_one_it_steps_back_instead():
    low = item("quad_set")

    (step,) = steps(ahead(low), done(5, item("quad_set", HIGH), pain=6), done(3, low, pain=7))

    assert step.kind == "back"


def test_past_the_ladder_comes_the_next_exercise_if_the_phase_allows_its_load():
    top = item(dose=BAND, variant="loop band")
    row = (done(5, top), done(3, top))

    assert steps(ahead(top), *row)[0].after.exercise == "squat"
    assert steps(ahead(top), *row, most_tier=1) == ()


def test_each_exercise_is_judged_by_itself_but_for_the_morning():
    good, bad = done(3, item("slr")), done(3, item("squat"), pain=6)
    both = type(good)(
        **{name: getattr(good, name) for name in good.__struct_fields__}
        | {"items": (*good.items, *bad.items), "ticks": {**good.ticks, **bad.ticks}}
    )
    known = Mornings(QUIET, Side.LEFT, DEFAULTS, {})

    taken = [judge_item(both, one, EXERCISES, Side.LEFT, known, DEFAULTS) for one in both.items]

    assert [one and one.taken for one in taken] == [Taken.GOOD, Taken.BACK]


def test_an_exercise_taken_instead_is_judged_too_and_the_first_one_as_undone():
    begun, swapped = done(3, item("squat"), left_out=1), done(3, item())
    both = msgspec.structs.replace(
        begun, instead={"squat": item()}, ticks={**begun.ticks, **swapped.ticks}
    )
    known = Mornings(QUIET, Side.LEFT, DEFAULTS, {})

    found = judged_items((both,), EXERCISES, Side.LEFT, known, DEFAULTS)

    assert {name: [one.taken for one in row] for name, row in found.items()} == {
        "squat": [Taken.HOLD],
        "slr": [Taken.GOOD],
    }


def test_only_items_of_that_very_dose_take_the_step_and_the_rest_stays():
    due = steps(AHEAD, done(5, item()), done(3, item()))
    other = session(4, "quad_set", "slr")
    elsewhere = ahead(item(dose=LOW))

    assert [one.dose for one in stepped(other, due).items] == [BASE, HIGH]
    assert stepped(elsewhere, due) == elsewhere


def test_a_swap_for_what_is_there_already_leaves_the_old_one_out():
    step = Step(kind="swap", rule="EX-3", before=item("step_down"), after=item("squat"))

    after = stepped(session(1, "squat", "step_down"), (step,))

    assert [one.exercise for one in after.items] == ["squat"]


def test_no_session_gets_more_exercises_by_a_step():
    due = steps(AHEAD, done(5, item()), done(3, item()))

    assert len(stepped(session(1, "slr", "squat"), due).items) == 2


@pytest.mark.parametrize(
    ("dose", "after"),
    [
        (Dose(sets=2, reps=8), LOW),
        (Dose(sets=2, reps=12), BASE),
        (Dose(sets=3, reps=9), BASE),
        (Dose(sets=4, reps=10), HIGH),
        (Dose(sets=3, reps=15), BAND),
    ],
)
def test_a_dose_beside_the_ladder_goes_onto_its_next_step_and_no_further(dose, after):
    (step,) = steps(ahead(item(dose=dose)), done(5, item(dose=dose)), done(3, item(dose=dose)))

    assert (step.kind, step.after.dose) == ("up", after)


def test_a_range_beside_the_ladder_is_taken_at_its_least():
    after = harder(item(dose=Dose(sets=3, reps=(8, 12))), EXERCISES["slr"])

    assert after is not None
    assert after.dose == BASE


def test_a_dose_that_cannot_be_compared_with_the_ladder_stays():
    held = Dose(sets=3, hold_s=20)

    assert harder(item(dose=held), EXERCISES["slr"]) is None


def test_a_step_is_never_more_than_one_rung_from_anywhere():
    for sets in range(1, 7):
        for reps in range(1, 21):
            one = item(dose=Dose(sets=sets, reps=reps))
            after = harder(one, EXERCISES["slr"])
            assert after is not None
            place = place_of(after, EXERCISES["slr"])
            assert place is not None
            if place > 0:
                below = LADDER[place - 1].dose
                assert isinstance(below.sets, int)
                assert isinstance(below.reps, int)
                assert sets * reps >= below.sets * below.reps
                assert reps >= below.reps or place == 3


def test_the_fewer_sets_of_a_lighter_week_are_no_dose_to_go_up_from():
    fewer = item(dose=Dose(sets=2, reps=10))
    lighter = session(1, "slr", lighter=True)
    lighter = type(lighter)(
        **{name: getattr(lighter, name) for name in lighter.__struct_fields__} | {"items": (fewer,)}
    )

    assert steps(lighter, done(5, fewer), done(3, fewer)) == ()

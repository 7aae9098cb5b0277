"""What becomes of each card of a proposal, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from planner.domain.knee.parameter import with_changes
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.exercise import Dose, Exercise, Rung
from planner.domain.values.reason import Reason
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item, PlannedSession
from planner.domain.weeks.proposal import CardChange, Proposal
from planner.domain.weeks.shorter import Shorter, shorter_offer
from planner.wording.proposal import (
    change_rows,
    change_words,
    flare_notes,
    is_step,
    reason_words,
    reasons_words,
    shorter_words,
    size_words,
    step_words,
    week_words,
    what_words,
)
from tests.domain.facts import known, mornings, on, run, weeks

RUN = PlannedRun(id="run", date=date(2026, 3, 3), distance_m=5000)
PLANK = Exercise(
    id="plank",
    name="Side plank",
    muscles=("trunk",),
    dose=Dose(sets=3, hold_s=20),
    ladder=(
        Rung(name="knees", dose=Dose(sets=3, hold_s=20)),
        Rung(name="feet", dose=Dose(sets=5, hold_s=20)),
    ),
)
SESSION = PlannedSession(
    id="session",
    date=date(2026, 3, 3),
    name="Strength",
    items=(Item(exercise="plank", dose=PLANK.dose),),
)


def changed(before: Any, after: Any, *reasons: Reason) -> str:
    change = CardChange(before=before, after=after, reasons=reasons)
    return change_words(change, "km", {"plank": PLANK}, Side.LEFT, RUN.date)


def test_a_run_that_goes_has_no_words_and_a_new_one_its_distance() -> None:
    assert changed(RUN, None) == ""
    assert changed(None, RUN) == "new, 5.0 km"


def test_another_day_and_another_distance_are_both_named() -> None:
    later = msgspec.structs.replace(RUN, date=date(2026, 3, 5))
    shorter = msgspec.structs.replace(later, distance_m=3600)
    assert changed(RUN, later) == "to Thu 5 Mar"
    assert changed(RUN, shorter) == "to Thu 5 Mar, 3.6 km"


def test_a_walk_run_says_its_step() -> None:
    rung = msgspec.structs.replace(RUN, distance_m=1100, rung=2)
    assert changed(RUN, rung) == "1.1 km, walk-run step 2"


def test_a_step_names_both_doses() -> None:
    feet = Item(exercise="plank", dose=PLANK.ladder[1].dose, variant="feet")
    harder = msgspec.structs.replace(SESSION, items=(feet,))
    assert changed(SESSION, harder, Reason("EX-1")).endswith("Side plank 3×20 s → 5×20 s, feet")


def test_a_flare_names_what_pauses_and_what_is_easier() -> None:
    fewer = msgspec.structs.replace(SESSION, items=())
    paused = Reason("paused", (("exercise", "plank"),))
    assert "without Side plank; a third fewer sets" in changed(
        SESSION, fewer, paused, Reason("EX-5", (("part", "flare"),))
    )


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason("LONG"), "longest run"),
        (Reason("PLAN", (("wanted", 3),)), "the plan asks for 3 a week"),
        (Reason("PLAN"), "its share of the week"),
        (Reason("PHASE"), "another phase is on"),
        (Reason("MISSED", (("day", date(2026, 3, 3)),)), "missed on Tue 3 Mar"),
        (Reason("EX-5", (("part", "flare"),)), "flare: a third fewer sets"),
        (
            Reason("fewer", (("what", "Runs"), ("placed", 2), ("wanted", 3),
                             ("week", date(2026, 3, 2)))),
            "Runs: 2 of 3 in the week of Mon 2 Mar",
        ),
    ],
    ids=lambda value: value.id if isinstance(value, Reason) else "",
)  # fmt: skip
def test_a_reason_is_told_without_its_id(reason: Reason, said: str) -> None:
    assert reason_words(reason, RUN.date) == said


def test_a_week_tells_its_distance_before_and_after() -> None:
    assert week_words(date(2026, 3, 2), 15_000, 9000, "km", RUN.date) == (
        "Week of Mon 2 Mar: 15.0 km → 9.0 km"
    )


OFFER = Shorter(5490, (date(2026, 3, 3), date(2026, 3, 5)), (3, 4))


def test_shorter_runs_are_offered_with_a_distance_that_is_never_rounded_up() -> None:
    assert shorter_words(OFFER, "km", RUN.date) == (
        "The runs above 5.4 km (Tue 3 Mar and Thu 5 Mar) hurt 3-4/10, the shorter ones did not. "
        "Shorter and more often is the first thing to try: no run above that, and one day more."
    )
    assert shorter_words(OFFER, "mi", RUN.date).startswith("The runs above 3.4 mi (")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "hurt 3-4/10"),
        ({"run_green_max": 1}, "hurt 2-4/10"),
        ({"run_amber_max": 5}, "hurt 3-5/10"),
        ({"run_amber_max": 3}, "hurt 3/10"),
    ],
)
def test_what_hurt_is_told_by_the_numbers_that_were_set(changes: Any, said: str) -> None:
    sore = [run(day, 9.0, during=3) for day in (-5, -3)]
    history = known(mornings(-40, 10), weeks(-28, -21, -14, km=5.0), sore)
    offer = shorter_offer(history, on(0), with_changes(DEFAULTS, changes))
    assert offer is not None
    assert f" {said}, " in shorter_words(offer, "km", RUN.date)


def test_a_card_is_named_and_sized() -> None:
    assert (what_words(RUN), what_words(SESSION)) == ("Run", "Strength")
    assert size_words(RUN, "mi", {}, Side.LEFT) == "3.1 mi"
    assert size_words(SESSION, "km", {"plank": PLANK}, Side.LEFT) == "6 sets"
    both = msgspec.structs.replace(PLANK, each_side=False)
    assert size_words(SESSION, "km", {"plank": both}, Side.LEFT) == "3 sets"


def test_reasons_carry_their_ids_for_the_command_line() -> None:
    change = CardChange(before=RUN, after=None, reasons=(Reason("LONG"), Reason("PHASE")))
    assert reasons_words(change, RUN.date) == "longest run (LONG); another phase is on (PHASE)"


def test_a_change_of_phase_alone_says_so() -> None:
    assert changed(RUN, msgspec.structs.replace(RUN, phase="two")) == "now of the phase that is on"


def test_a_flare_names_what_left_the_library_by_its_id() -> None:
    eased = Reason("eased", (("exercise", "wall_sit"),))
    change = CardChange(before=SESSION, after=SESSION, reasons=(eased,))
    assert flare_notes(change, {}) == "easier Wall sit"
    assert flare_notes(CardChange(before=SESSION, after=SESSION), {}) == ""


def test_a_step_is_told_from_one_dose_to_the_next() -> None:
    feet = Item(exercise="plank", dose=PLANK.ladder[1].dose, variant="feet")
    harder = msgspec.structs.replace(SESSION, items=(feet,))
    step = CardChange(before=SESSION, after=harder, reasons=(Reason("EX-1"),))
    assert is_step(step)
    assert step_words(step, {"plank": PLANK}) == ("Side plank 3×20 s → 5×20 s, feet",)
    assert reason_words(step.reasons[0], RUN.date) == "2 good sessions: one step up"
    assert not is_step(CardChange(before=RUN, after=None, reasons=(Reason("LONG"),)))
    assert step_words(CardChange(before=RUN, after=None), {}) == ()


def test_near_days_stand_one_by_one_and_later_weeks_together() -> None:
    runs = [msgspec.structs.replace(RUN, id=f"r{day}", date=on(day)) for day in (1, 3, 29, 31)]
    changes = [
        CardChange(
            before=one,
            after=msgspec.structs.replace(one, distance_m=4000),
            reasons=(Reason("LONG"),),
        )
        for one in runs
    ]
    kept = CardChange(before=RUN, after=RUN)
    rows = change_rows(
        Proposal(first=on(0), last=on(35), changes=(kept, *changes)), "km", {}, Side.LEFT, on(0)
    )
    assert [(row.what, row.before, row.after, row.why, row.places) for row in rows] == [
        ("Run", "5.0 km", "4.0 km", "longest run", (1,)),
        ("Run", "5.0 km", "4.0 km", "longest run", (2,)),
        ("Run, 2 of the week", "5.0 km", "4.0 km", "longest run", (3, 4)),
    ]


def test_what_goes_is_rest_from_then_on() -> None:
    gone = Proposal(first=on(0), last=on(35), changes=(CardChange(before=RUN, after=None),))
    rows = change_rows(gone, "km", {}, Side.LEFT, RUN.date)
    assert [(row.after, row.dropped) for row in rows] == [("rest", True)]


def test_a_reason_says_nothing_that_the_change_has_said() -> None:
    fewer = msgspec.structs.replace(SESSION, items=())
    easing = CardChange(
        before=SESSION, after=fewer, reasons=(Reason("EX-5", (("part", "flare"),)),)
    )
    proposal = Proposal(first=RUN.date, last=RUN.date, changes=(easing,), weeks=())
    (row,) = change_rows(proposal, "km", {"plank": PLANK}, Side.LEFT, RUN.date)
    assert row.after.endswith("a third fewer sets")
    assert row.why == "flare"

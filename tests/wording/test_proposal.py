"""What becomes of each card of a proposal, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from planner.domain.values.exercise import Dose, Exercise, Rung
from planner.domain.values.reason import Reason
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item, PlannedSession
from planner.domain.weeks.proposal import CardChange
from planner.wording.proposal import change_words, reason_words, week_words

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
    return change_words(change, "km", {"plank": PLANK}, Side.LEFT)


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
    assert reason_words(reason) == said


def test_a_week_tells_its_distance_before_and_after() -> None:
    assert week_words(date(2026, 3, 2), 15_000, 9000, "km") == (
        "Week of Mon 2 Mar: 15.0 km → 9.0 km"
    )

"""Every sentence with a day in it: the year is said where it is another than today's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, cast

import msgspec
import pytest

from planner.domain.caps.flare_state import FlareState, flare_state
from planner.domain.caps.limit import Limit
from planner.domain.exercises.progress import Judged, Taken
from planner.domain.knee.flare import Event
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.plan import Phase, Plan
from planner.domain.values.reason import Pairs, Reason
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item, PlannedSession
from planner.domain.weeks.gates import Gate, Gates
from planner.domain.weeks.proposal import CardChange, Proposal
from planner.domain.weeks.short import Left
from planner.domain.weeks.shorter import Shorter
from planner.wording import days
from planner.wording.answers import HeldAnswer, Said, answer_words
from planner.wording.flare import head_words, set_off, why_flare
from planner.wording.gates import next_words, where_words
from planner.wording.professional import professional_words
from planner.wording.progress import judged_words
from planner.wording.proposal import (
    change_rows,
    change_words,
    reason_words,
    shorter_words,
    week_words,
)
from planner.wording.short import left_words
from planner.wording.why import closed_words, grow_words, why_words
from tests.domain.facts import known, mornings, on, run, weeks

DAY = date(2026, 12, 30)
NEAR, FAR = date(2026, 12, 1), date(2027, 1, 2)
"""A today of the day's own year, and one of the next."""
BUILD = Phase(id="build", name="Build", weeks=4)
PLAN = Plan(id="small", name="Small", phases=(BUILD,))
DOSE = Dose(sets=3, reps=10)
RUN = PlannedRun(id="run", date=DAY, distance_m=5000)
MOVED = CardChange(before=msgspec.structs.replace(RUN, date=DAY - timedelta(1)), after=RUN)
BRIDGE = Exercise(id="bridge", name="Bridge", muscles=("glutes",), dose=DOSE)
COMING = PlannedSession(id="s", date=DAY, name="S", items=(Item(exercise="bridge", dose=DOSE),))


def gate(**fields: Any) -> Gate:
    return Gate(phase=BUILD, **fields)


def limit(rule: str, **inputs: object) -> Limit:
    return Limit(rule=rule, hard_m=None, plan_m=None, inputs=cast("Pairs", tuple(inputs.items())))


def of_limit(rule: str, **inputs: object) -> Callable[[date], str]:
    return lambda today: why_words(limit(rule, **inputs), "km", today)


SENTENCES: dict[str, Callable[[date], str]] = {
    "severe twice": lambda today: professional_words(
        Reason("severe-twice", (("first", DAY), ("last", DAY))), today
    ),
    "phase entered": lambda today: where_words(Gates(plan=PLAN, gates=(gate(entered=DAY),)), today),
    "no running before": lambda today: closed_words(Reason("FLARE", (("until", DAY),)), today),
    "growth": lambda today: grow_words(limit("GROW", why="hurt", day=DAY), today),
    "ease": of_limit("EASE", what="painful", last=DAY, factor=800, longest=9000),
    "break": of_limit("BREAK", off=12, last=DAY, kept=900),
    "lock": of_limit("LOCK", since=DAY),
    "swollen": of_limit("LOCK", swollen=DAY),
    "swelling gone": of_limit("LOCK", swollen=DAY, free=DAY),
    "rest": of_limit("FLARE", part="rest", rest_until=DAY),
    "not quiet": of_limit("FLARE", part="not-quiet", trial=DAY),
    "ladder": of_limit("LADDER", rung=1, of=8, greens=1, needed=2, gap=2, next=DAY),
    "set off by a run": lambda today: set_off(event("run"), today),
    "set off by a morning": lambda today: set_off(event("morning"), today),
    "set off by a report": lambda today: set_off(event("report"), today),
    "set off by swelling": lambda today: set_off(event("swelling"), today),
    "exercise": lambda today: judged_words(
        Judged(day=DAY, item=Item(exercise="bridge", dose=DOSE), taken=Taken.GOOD), today
    ),
    "back on": lambda today: left_words(Left("bridge", 1, 3), {}, (COMING,), today),
    "over the cap": lambda today: answer_words(
        Said(day=DAY, most=3, severe=7, over_m=600, limit_m=3400), HeldAnswer(), "km", today
    ),
    "was to rest": lambda today: answer_words(
        Said(day=DAY, most=3, severe=7, over_m=600), HeldAnswer(), "km", today
    ),
    "run again": lambda today: answer_words(
        Said(day=DAY, most=3, severe=7, score=6), HeldAnswer(run_again=DAY), "km", today
    ),
    "missed": lambda today: reason_words(Reason("MISSED", (("day", DAY),)), today),
    "fewer": lambda today: reason_words(
        Reason("fewer", (("what", "Runs"), ("placed", 1), ("wanted", 2), ("week", DAY))), today
    ),
    "moved": lambda today: change_words(MOVED, "km", {}, Side.LEFT, today),
    "row": lambda today: (
        change_rows(Proposal(first=DAY, last=DAY, changes=(MOVED,)), "km", {}, Side.LEFT, today)[
            0
        ].after
    ),
    "week": lambda today: week_words(DAY, 15_000, 9000, "km", today),
    "shorter": lambda today: shorter_words(Shorter(5490, (DAY,), (3, 4)), "km", today),
    "among": lambda today: days.among(DAY, DAY + timedelta(70), today),
    "month": lambda today: days.month_day(DAY, today),
}


def event(kind: str) -> Event:
    return Event(DAY.toordinal(), kind, 5, "rest")


@pytest.mark.parametrize("name", SENTENCES)
def test_the_year_is_said_where_it_is_another(name: str) -> None:
    said = SENTENCES[name]
    assert "30 Dec" in said(NEAR)
    assert "2026" not in said(NEAR)
    assert "30 Dec 2026" in said(FAR)


def test_a_phase_to_come_has_its_year() -> None:
    begins = gate(not_before=FAR)
    assert next_words(begins, NEAR).endswith("begins on Sat 2 Jan 2027.")
    assert next_words(begins, date(2027, 1, 1)).endswith("begins on Sat 2 Jan.")


def flare(day: int) -> FlareState:
    history = known(mornings(-40, 2), weeks(-28, -21, -14, -7), run(1, 9.0, during=5))
    state = flare_state(history, on(day), DEFAULTS)
    assert state is not None
    return state


def test_a_flares_days_have_their_year_too() -> None:
    said = " ".join(why_flare(flare(3), "km", date(2027, 1, 2)))
    assert said.startswith(f"{head_words(flare(3), date(2027, 1, 2))}.")
    assert said.count("2026") == 3
    assert "2026" not in " ".join(why_flare(flare(3), "km", on(3)))

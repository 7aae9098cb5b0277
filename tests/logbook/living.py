"""A small library, a clock that is wound by hand, and steps that many logbook tests take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Any

from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.journal import Moment, PainReading, Profile
from planner.domain.values.plan import Phase, Plan, Prescription, SessionTemplate
from planner.domain.values.record import Record, Side
from planner.domain.values.run import PlannedRun, Run
from planner.domain.values.session import Item, PlannedSession
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.store.journal import Journal

TODAY = date(2026, 11, 25)
"""A Wednesday."""
MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)

EXERCISES = {
    "bridge": Exercise(
        id="bridge", name="Bridge", muscles=("glutes",), each_side=False, dose=Dose(sets=2, reps=10)
    ),
    "clam": Exercise(
        id="clam", name="Clamshell", muscles=("glutes",), dose=Dose(sets=2, reps=(12, 15)), tier=1
    ),
    "step_down": Exercise(
        id="step_down", name="Step-down", muscles=("quads",), dose=Dose(sets=3, reps=8), tier=3
    ),
}
BRIDGE = Item(exercise="bridge", dose=EXERCISES["bridge"].dose)
CLAM = Item(exercise="clam", dose=EXERCISES["clam"].dose)
STEP_DOWN = Item(exercise="step_down", dose=EXERCISES["step_down"].dose)

PLANS = {
    "small": Plan(
        id="small",
        name="Small",
        phases=(
            Phase(
                id="one",
                name="One",
                weeks=2,
                sessions=(
                    SessionTemplate(
                        id="a",
                        name="Strength A",
                        per_week=2,
                        apart=True,
                        items=(Prescription(exercise="clam"), Prescription(exercise="bridge")),
                    ),
                ),
                runs=True,
            ),
        ),
    )
}


class Clock:
    """Stands still until it is wound."""

    def __init__(self, day: date = TODAY, hour: int = 12, zone: tzinfo | None = None) -> None:
        self.zone = zone or timezone(timedelta(hours=1))
        self.moment = datetime(day.year, day.month, day.day, hour, tzinfo=self.zone)

    def __call__(self) -> datetime:
        return self.moment

    def wind(self, day: date, hour: int = 12) -> None:
        self.moment = datetime(day.year, day.month, day.day, hour, tzinfo=self.zone)


def opened(
    folder: Path, clock: Callable[[], datetime], device: str = "laptop-1a2b", **library: Any
) -> Logbook:
    """A logbook on the journal in a folder."""
    journal = Journal.open(folder, device=device, now=clock)
    return Logbook(journal, library.get("exercises", EXERCISES), library.get("plans", PLANS), clock)


def contents(book: Logbook) -> dict[str, Record]:
    """Everything there is, by id, once every month has been read."""
    book.load_all()
    return {record.id: record for record in book.everything()}


def session(book: Logbook, day: date = TODAY, *items: Item, **more: Any) -> PlannedSession:
    """A session planned on a day: two clamshells a side and two bridges, unless told otherwise."""
    return book.calendar.add_session(day, "Strength", items or (CLAM, BRIDGE), **more)


def planned_run(book: Logbook, day: date = TODAY, km: float = 3, **more: Any) -> PlannedRun:
    """A run planned on a day, whatever its cap says; with a rule, by the book's own command."""
    run = PlannedRun(id=new_id(), date=day, distance_m=round(km * 1000))
    if more:
        book.calendar.add_run(run, **more)
    else:
        book.put(f"Added {book.cards.name_of(run)}", [run])
    return run


def ran(book: Logbook, day: date, km: float, **more: Any) -> Run:
    """A green run that was done."""
    scores: dict[str, Any] = {"pain_before": 0, "pain_during": 1, "pain_after": 0}
    return book.facts.log_run(
        Run(id=new_id(), date=day, distance_m=round(km * 1000), **(scores | more))
    )


def morning(book: Logbook, day: date, score: int = 0) -> PainReading:
    """How the knee was on waking."""
    return book.facts.log_pain(book.facts.reading_of(score, moment=Moment.MORNING, day=day))


def profile(**more: Any) -> Profile:
    """A left knee, the small plan from Monday on."""
    answers: dict[str, Any] = {
        "plan": "small", "start": MONDAY, "exercise_days": (0, 2, 4), "run_days": (1, 5),
        "weekly_m": 12_000, "longest_m": 5_000,
    }  # fmt: skip
    return Profile(id="profile", knee=Side.LEFT, **(answers | more))


def running(book: Logbook, *, weeks: int = 8, km: float = 5, until: date = MONDAY - DAY) -> None:
    """Three green runs a week with quiet mornings up to a day, as one change."""
    records: list[Record] = []
    for back in range(weeks * 7):
        day = until - back * DAY
        records.append(
            PainReading(id=new_id(), date=day, score=0, side=Side.LEFT, moment=Moment.MORNING)
        )
        if day.weekday() in (1, 3, 5):
            records.append(
                Run(
                    id=new_id(), date=day, distance_m=round(km * 1000), duration_s=round(km * 400),
                    pain_before=0, pain_during=0, pain_after=0,
                )
            )  # fmt: skip
    book.put("A stretch of running", records)

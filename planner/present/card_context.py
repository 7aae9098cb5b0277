"""What cards need to know beside their day: asked of the book once for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from planner.domain.knee.pain import Verdict
from planner.domain.values.calendar import WEEK
from planner.domain.values.exercise import Exercise
from planner.domain.values.journal import Moment
from planner.domain.values.plan import WalkRun
from planner.domain.values.run import PlannedRun
from planner.domain.values.technique import Focus
from planner.logbook.belonging import counted
from planner.logbook.caps import Room
from planner.logbook.logbook import Logbook
from planner.logbook.views import CrossItem, DayView, RunItem
from planner.wording import amounts

MOST_NAMES = 4
"""Exercise names on a card where there is no room for more; the session itself shows all."""


class CardContext(msgspec.Struct, frozen=True, kw_only=True):
    """What cards need to know beside their day."""

    today: date
    unit: amounts.Unit
    exercises: dict[str, Exercise]
    rooms: Mapping[str, Room]
    """What its day leaves for a planned run that is still to come, by its id."""
    verdicts: Mapping[str, Verdict]
    """Verdict by id of the run."""
    pains: Mapping[str, int | None]
    """The worst score known during a run, by its id."""
    worth: Mapping[str, int | None]
    """Minutes of running that other training is worth for the knee, by its id."""
    intervals: Mapping[str, WalkRun]
    """What a walk-run asks for, by id of the planned run."""
    focuses: Mapping[str, Focus]
    """The point of technique to be heeded, by id of the planned run."""
    unsaid: frozenset[str]
    """Ids of runs of the last days of which it is not said yet how far it was kept."""
    rests: bool = False
    """True after severe pain today: nothing of today's sessions is asked for."""
    draft: PlannedRun | None = None
    """The planned run being changed, as it is being tried."""
    band: frozenset[date] = frozenset()
    """Days under a flare."""
    most_names: int = MOST_NAMES
    """Exercise names on a card."""
    notes: Mapping[str, int] = {}
    """How many notes and scores belong to what goes by an id."""


def card_context(
    book: Logbook,
    views: tuple[DayView, ...],
    draft: PlannedRun | None = None,
    most_names: int = MOST_NAMES,
) -> CardContext:
    """What the cards of these days need to know, with a run being changed in its new form."""
    rooms: dict[str, Room] = {}
    verdicts: dict[str, Verdict] = {}
    pains: dict[str, int | None] = {}
    worth: dict[str, int | None] = {}
    intervals: dict[str, WalkRun] = {}
    focuses: dict[str, Focus] = {}
    unsaid: set[str] = set()
    for view in views:
        for item in view.items:
            if isinstance(item, CrossItem):
                worth[item.key] = book.flares.running_minutes(item.cross)
            if not isinstance(item, RunItem):
                continue
            session = book.cards.intervals(item.planned) if item.planned is not None else None
            if session is not None:
                intervals[item.key] = session
            if item.run is not None:
                verdicts[item.run.id] = book.caps.verdict(item.run)
                pains[item.run.id] = book.facts.felt(item.run, Moment.DURING)
                is_fresh = view.date > book.today - WEEK and item.run.heeded is None
                if is_fresh and book.focuses.asked_of(item.run) is not None:
                    unsaid.add(item.run.id)
            elif item.planned is not None and view.date >= book.today:
                rooms[item.planned.id] = book.caps.room_for(item.planned, draft)
                focus = book.focuses.for_run(item.planned)
                if focus is not None:
                    focuses[item.planned.id] = focus
    return CardContext(
        today=book.today,
        unit=book.unit,
        exercises=book.exercises,
        rooms=rooms,
        verdicts=verdicts,
        pains=pains,
        worth=worth,
        intervals=intervals,
        focuses=focuses,
        unsaid=frozenset(unsaid),
        rests=book.todo.rests(),
        draft=draft,
        band=book.flares.days(views[0].date, views[-1].date) if views else frozenset(),
        most_names=most_names,
        notes=counted(book, views[0].date, views[-1].date) if views else {},
    )

"""What is new in this week's running and exercises: one change a week is enough."""

from __future__ import annotations

from datetime import date

from planner.domain.knee.standing import standings_of
from planner.domain.technique.offer import changed_exercise, longer_run
from planner.domain.values.calendar import DAY, WEEK, days_from, week_of
from planner.domain.values.reason import Reason
from planner.domain.values.run import PlannedRun, Run
from planner.domain.values.session import Item, PlannedSession, SessionDone, all_asked
from planner.logbook.book import Book
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.steps import ExerciseSteps

BACK = 4 * WEEK
"""So far back sessions say which dose of an exercise is none that is new: our choice."""


class WeekChanges:
    """Looks for a change of this week, planned, done or due."""

    def __init__(self, book: Book, cards: Cards, caps: Caps, steps: ExerciseSteps) -> None:
        self._book = book
        self._cards = cards
        self._caps = caps
        self._steps = steps

    def other(self) -> Reason | None:
        """The one change that this calendar week has already: a run longer than the longest lately,
        or another dose of an exercise that is planned, was done, or is due. None if there is
        none."""
        week = week_of(self._book.today, self._book.week_start)
        found = longer_run(self._run_days(week))
        if found is not None:
            return found
        last = days_from(week)[-1]
        due = [step.after for step in self._steps.due_or_none() if step.kind == "up"]
        before = self._items(week - BACK, week - DAY)
        return changed_exercise((*self._items(week, last), *due), before)

    def _run_days(self, week: date) -> list[tuple[date, int, int | None]]:
        """Metres planned or run on each day of a week, and the longest run it is held against."""
        found = []
        for view in self._cards.days(week):
            runs = [record for record in self._book.on(view.date) if isinstance(record, Run)]
            metres = sum(run.distance_m for run in runs)
            metres = metres or sum(
                card.distance_m
                for card in self._cards.planned(view.date, view.date)
                if isinstance(card, PlannedRun) and not card.skipped
            )
            if metres:
                standings = standings_of(self._caps.history(view.date), self._book.parameters)
                longest = standings.longest_before(view.date.toordinal())
                found.append((view.date, metres, longest))
        return found

    def _items(self, first: date, last: date) -> list[Item]:
        """What the sessions of some days ask for, or asked for when they were done."""
        items = [one for done in self._book.between(first, last, SessionDone)
                 for one in all_asked(done)]  # fmt: skip
        for card in self._cards.planned(first, last):
            if isinstance(card, PlannedSession) and not card.skipped:
                items.extend(() if self._cards.has_facts(card) else card.items)
        return items

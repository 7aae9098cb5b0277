"""A card as it is done step by step: what it asks for now, and what of it is done."""

from __future__ import annotations

from collections.abc import Collection

from planner.domain.player.parts import Script, question
from planner.domain.player.run import run_script
from planner.domain.player.script import Pace, session_script
from planner.domain.values.session import Item
from planner.logbook.logbook import Logbook
from planner.logbook.session import is_rated
from planner.logbook.views import RunItem, SessionItem


class Course:
    """The steps of a session or a walk-run, as the book has it."""

    def __init__(self, book: Logbook, pace: Pace) -> None:
        self._book = book
        self._pace = pace
        self.card = ""
        """Id of the session or run; empty if there is none."""
        self.day = book.today
        """The day it was taken up: it is done to its end, though midnight passes."""
        self.item: SessionItem | RunItem | None = None
        self.script: Script = ()
        """Its parts; none of a run without intervals."""
        self.settled: frozenset[str] = frozenset()
        """Steps that need not be done any more."""
        self.turned: frozenset[str] = frozenset()
        """Exercises of which the other side comes first."""
        self._begin = ""

    @property
    def session(self) -> SessionItem | None:
        """The session, if it is one and no run."""
        return self.item if isinstance(self.item, SessionItem) else None

    def asked(self, exercise: str) -> Item | None:
        """What is asked for of an exercise."""
        return self.session.item(exercise) if self.session else None

    def take_up(
        self, item: SessionItem | RunItem | None, turned: frozenset[str] = frozenset()
    ) -> None:
        """Take up a card of today, or none."""
        self.card, self.day = item.key if item else "", self._book.today
        self.turned, self._begin = turned, ""
        self._set(item)

    def read(self) -> bool:
        """Ask the book again. False if the card is gone or a red flag bars it: then nothing here
        has changed."""
        found = self._find()
        if found is None or self._book.red_flags.is_barred(found):
            return False
        self._set(found)
        return True

    def read_ticks(self) -> None:
        """Ask the book which steps are done by now; what is asked for stays."""
        self.item = self._find()
        self.settled = self._settled(self.item)

    def _find(self) -> SessionItem | RunItem | None:
        found = self._book.cards.item(self.card, self.day) if self.card else None
        return found if isinstance(found, SessionItem | RunItem) else None

    def begin_with(self, step: str) -> None:
        """Get ready for a set instead of resting from the one before."""
        self._begin = step
        self._set(self.item)

    def turn_sides(self, exercise: str) -> None:
        """Let the other side of an exercise come first, or the sore one again."""
        self.turned ^= {exercise}
        self._set(self.item)

    def _set(self, item: SessionItem | RunItem | None) -> None:
        self.item = item
        self.script = self._script(item)
        self.settled = self._settled(item)

    def _script(self, item: SessionItem | RunItem | None) -> Script:
        book = self._book
        if isinstance(item, RunItem):
            rung = book.cards.intervals(item.planned) if item.planned is not None else None
            return run_script(rung) if rung is not None else ()
        if item is None:
            return ()
        return session_script(
            item.items,
            book.exercises,
            book.sore,
            turned=self.turned,
            begin=self._begin,
            pace=self._pace,
        )

    def _settled(self, item: SessionItem | RunItem | None) -> frozenset[str]:
        """Sets that are ticked, skipped or barred by a red flag, and questions that were answered
        or have nothing to be about once no set is open. Intervals never are."""
        if not isinstance(item, SessionItem):
            return frozenset()
        above = self._book.red_flags.above_tier(item)
        known = frozenset({*item.ticks, *item.left_out, *_barred(item, above)})
        open_ones = {key.exercise for key in item.sets if str(key) not in known}
        asked = {one.exercise for one in item.items} - open_ones
        return known | {question(one) for one in asked if is_rated(item, one)}


def _barred(item: SessionItem, above: Collection[str]) -> set[str]:
    """The sets and questions of exercises that load the knee more than a red flag leaves."""
    return {str(key) for key in item.sets if key.exercise in above} | set(map(question, above))

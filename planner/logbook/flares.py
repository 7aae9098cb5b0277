"""Flares: where the knee stands, and what other training is worth for it."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from planner.domain.caps.flare_day import FlareDay, flare_day_on
from planner.domain.caps.flare_state import FlareState, flare_state, flared_days
from planner.domain.knee.cross import NEW_AFTER_DAYS, is_new, loaded_days, running_s
from planner.domain.knee.professional import (
    Worst,
    is_unchanged,
    no_change,
    professional_reasons,
)
from planner.domain.knee.safety import asks_for_screen
from planner.domain.values.journal import PainReading
from planner.domain.values.reason import Reason
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.scores import ScoreSheet
from planner.domain.values.session import SessionDone
from planner.logbook.book import Book
from planner.logbook.caps import Caps
from planner.wording.cross import cross_words

SCORES_BACK = timedelta(weeks=26)
"""How far back the scores of every few weeks are held against today's."""
SCREEN_BACK = timedelta(days=13)
"""How old a fact may be that asks for the red-flag screen: older pain has been looked at."""


class KneeMark(msgspec.Struct, frozen=True):
    """What the knee asked for at a moment. One taken before a fact tells what the fact changed."""

    flare: tuple[int, str, str] | None = None
    """What tells one state of a flare from another; None without one."""
    grave: frozenset[str] = frozenset()
    """Ids of the facts that the red-flag screen follows."""

    def has_flared(self, before: KneeMark) -> bool:
        """True if a flare has opened, deepened or been put off since."""
        return self.flare is not None and self.flare != before.flare

    def needs_screen(self, before: KneeMark) -> bool:
        """True if a fact has come since that the red-flag screen follows."""
        return bool(self.grave - before.grave)


class Flares:
    """Queries about flares."""

    def __init__(self, book: Book, caps: Caps) -> None:
        self._book = book
        self._caps = caps
        self._unchanged_known: tuple[tuple[object, ...], tuple[Reason, ...]] | None = None
        """The last answer of `_unchanged`, and what it holds for."""

    def now(self) -> FlareState | None:
        """The flare that is open now, or None."""
        return flare_state(
            self._caps.history(self._book.today), self._book.today, self._book.parameters
        )

    def day(self) -> FlareDay:
        """What the flare leaves of today's exercises."""
        return flare_day_on(
            self._caps.history(self._book.today), self._book.today, self._book.parameters
        )

    def professional(self) -> tuple[Reason, ...]:
        """Why a professional should look, the gravest first; empty where nothing asks for one."""
        found = professional_reasons(
            self._caps.history(self._book.today), self._book.today, self._book.parameters
        )
        return (*found, *self._unchanged())

    def _unchanged(self) -> tuple[Reason, ...]:
        """The same of the worst pain in the scores of every few weeks. Weeks of sets are counted
        for it, so it is kept for the day and the state of the book, ticks left aside."""
        first, last = self._worst_then_and_now()
        if first is None or last is None or not is_unchanged(first, last, self._book.today):
            return ()
        asked = (self._book.changes_beside((SessionDone,)), self._book.today)
        if self._unchanged_known is None or self._unchanged_known[0] != asked:
            from planner.logbook.received import received  # for few: of scores that did not change

            share = received(self._book, first[0], last[0])
            self._unchanged_known = asked, no_change(first, last, share)
        return self._unchanged_known[1]

    def _worst_then_and_now(self) -> tuple[Worst | None, Worst | None]:
        """The first and the last score of the worst pain of the week since the plan began."""
        profile, today = self._book.profile, self._book.today
        first = max((profile.start if profile else None) or today, today - SCORES_BACK)
        sheets = [
            (one.date, one.at, one.created, one.values["worst"])
            for one in self._book.between(first, today, ScoreSheet)
            if "worst" in one.values
        ]
        if not sheets:
            return None, None
        first_one, last_one = min(sheets), max(sheets)
        return (first_one[0], first_one[3]), (last_one[0], last_one[3])

    def mark(self) -> KneeMark:
        """What the knee asks for now: take one before a fact, and one after it."""
        state, flare = self.now(), None
        if state is not None:
            flare = (state.x, state.since.isoformat(), state.rest_until.isoformat())
        severe = self._book.parameters.severe
        told = self._book.between(
            self._book.today - SCREEN_BACK,
            self._book.today,
            *(PainReading, Run, CrossTraining, ScoreSheet),
        )
        return KneeMark(flare, frozenset(fact.id for fact in told if asks_for_screen(fact, severe)))

    def days(self, first: date, last: date) -> frozenset[date]:
        """The days on which a flare was open, for bands over the calendar."""
        return flared_days(
            self._caps.covering(first, last), first, last, self._book.today, self._book.parameters
        )

    def running_minutes(self, done: CrossTraining) -> int | None:
        """Minutes of running a training is worth for the knee; None where its time is unknown."""
        seconds = running_s(done, self._book.parameters)
        return None if seconds is None else round(seconds / 60)

    def loads_knee(self, done: CrossTraining) -> bool:
        """True if the training of that day counts as a day that loaded the knee."""
        same = (one for one in self._book.on(done.date) if isinstance(one, CrossTraining))
        return bool(loaded_days(same, self._book.parameters))

    def cross_words(self, done: CrossTraining) -> list[str]:
        """What is to be said of a training: what it is worth, and what the papers say of it."""
        first = done.date - timedelta(days=NEW_AFTER_DAYS)
        return cross_words(
            done,
            self.running_minutes(done),
            self._book.parameters,
            loads=self.loads_knee(done),
            new=is_new(done, self._book.between(first, done.date, CrossTraining)),
            irritated=self.now() is not None,
        )

"""The Logbook: the open book with all its parts, and how it is kept and closed."""

from __future__ import annotations

import threading
import time
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from planner.clock import Clock
from planner.domain.values.errors import StoreError
from planner.domain.values.exercise import Exercise
from planner.domain.values.plan import Plan
from planner.logbook.bin import Bin
from planner.logbook.book import Book
from planner.logbook.bookmarks import Bookmarks
from planner.logbook.calendar import Calendar
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.clashes import Clashes
from planner.logbook.facts import Facts
from planner.logbook.flares import Flares
from planner.logbook.gates import PhaseGates
from planner.logbook.heeding import Heeding
from planner.logbook.library import Library
from planner.logbook.linting import Linting
from planner.logbook.outlook import Outlook
from planner.logbook.proposals import Proposals
from planner.logbook.questions import Questions
from planner.logbook.red_flags import RedFlags
from planner.logbook.session import Session
from planner.logbook.setup import Setup
from planner.logbook.steps import ExerciseSteps
from planner.logbook.swaps import Swaps
from planner.logbook.todo import ToDo
from planner.store.journal import Journal

if TYPE_CHECKING:
    from planner.logbook.exporting import Exporting
    from planner.logbook.settings import BookSettings


class Logbook(Book):
    """The one open book and its parts. Pages and commands hold one and know nothing of what is
    beneath: `logbook.caps.allowance(day)`, `logbook.calendar.move(card, day)`.

    A part holds the book and the parts it needs, and can be made without a logbook.
    """

    def __init__(
        self,
        journal: Journal,
        exercises: dict[str, Exercise],
        plans: dict[str, Plan],
        clock: Clock,
    ) -> None:
        super().__init__(journal, exercises, plans, clock)
        self.cards = cards = Cards(self)
        self.red_flags = red_flags = RedFlags(self)
        self.facts = facts = Facts(self, cards)
        self.questions = Questions(self, facts)
        self.session = Session(self, cards, facts)
        self.todo = ToDo(self, cards, red_flags)
        self.caps = caps = Caps(self, cards, red_flags)
        self.calendar = Calendar(self, cards, red_flags, caps)
        self.flares = flares = Flares(self, caps)
        self.gates = gates = PhaseGates(self, red_flags, caps, flares)
        self.steps = steps = ExerciseSteps(self, cards, caps, gates)
        self.proposals = Proposals(self, cards, red_flags, caps, flares, gates, steps, facts)
        self.setup = setup = Setup(self, cards, facts, caps)
        self.outlook = Outlook(self, facts, red_flags, caps)
        self.linting = Linting(self, cards, caps, gates, setup)
        self.library = library = Library(self, red_flags, flares, gates, steps)
        self.swaps = Swaps(self, cards, steps, library)
        self.heeding = Heeding(self, red_flags, caps, flares)
        self.bookmarks = Bookmarks(self)
        self.clashes = Clashes(self, cards)
        self.bin = Bin(self, cards)
        self._changed_at = 0.0
        """When something was changed last, by a clock that never goes back; 0 if nothing was."""
        self._backed_up: date | None = None
        """The day whose backup has been looked after."""

    @cached_property
    def settings(self) -> BookSettings:
        """The answers and load parameters, as they can be set."""
        from planner.logbook.settings import BookSettings  # 9 ms, and few commands need it

        return BookSettings(self)

    @cached_property
    def exporting(self) -> Exporting:
        """The texts of an export."""
        from planner.logbook.exporting import Exporting  # 3 ms, and one command needs it

        return Exporting(self, self.cards, self.facts, self.caps)

    def _tell(self) -> None:
        self._changed_at = time.monotonic()
        super()._tell()

    def take_notices(self) -> tuple[str, ...]:
        """What the runner should be told since the last time this was asked."""
        self.clashes.tell()
        taken = (*self.notices, *self.journal.notices)
        self.notices.clear()
        self.journal.notices.clear()
        return taken

    def day_changed(self) -> None:
        """A new local day has begun: what depends on today is asked anew."""
        super()._tell()

    def keep(self, idle_s: float = 0.0) -> None:
        """Write the checkpoint if the last change is so long ago, and the day's backup if due.

        A failure is told and tried again later: the change log already holds everything.
        """
        if time.monotonic() - self._changed_at < idle_s:
            return
        try:
            if self.journal.dirty:
                self.journal.checkpoint()
        except StoreError as error:
            self._changed_at = time.monotonic()
            self.notices.append(str(error))
            return
        self._back_up_in_background()

    def _back_up_in_background(self) -> None:
        """The day's backup, in a thread: ten years of journal take about a second to pack."""
        today = self.today
        if self._backed_up != today and self.journal.backup_due():
            threading.Thread(target=self._back_up, name="backup").start()
        self._backed_up = today

    def _back_up(self) -> None:
        try:
            self.journal.backup()
        except StoreError as error:
            self.notices.append(str(error))

    def close(self) -> None:
        """Write the checkpoint, and the day's backup if something was changed and none was made
        yet; then let go of the journal. What was done is on disk already."""
        if self._changed_at and self.journal.backup_due():
            self._back_up()
        self.journal.close()

"""The Logbook: the open book with all its parts, and how it is kept and closed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from planner.clock import Clock
from planner.domain.values.errors import StoreError
from planner.domain.values.exercise import Exercise
from planner.domain.values.plan import Plan
from planner.exchange.out_file import is_file
from planner.logbook.bin import Bin
from planner.logbook.book import WATCHED, Book
from planner.logbook.bookmarks import Bookmarks
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.clashes import Clashes
from planner.logbook.facts import Facts
from planner.logbook.flares import Flares
from planner.logbook.focuses import Focuses
from planner.logbook.gates import PhaseGates
from planner.logbook.questions import Questions
from planner.logbook.red_flags import RedFlags
from planner.logbook.session import Session
from planner.logbook.todo import ToDo
from planner.store.backup import backups
from planner.store.journal import Journal
from planner.store.lock import HeldError

if TYPE_CHECKING:
    from planner.logbook.calendar import Calendar
    from planner.logbook.exporting import Exporting
    from planner.logbook.heeding import Heeding
    from planner.logbook.library import Library
    from planner.logbook.linting import Linting
    from planner.logbook.outlook import Outlook
    from planner.logbook.proposals import Proposals
    from planner.logbook.settings import ProfileSettings
    from planner.logbook.setup import Setup
    from planner.logbook.steps import ExerciseSteps
    from planner.logbook.swaps import Swaps
    from planner.logbook.technique import Technique
    from planner.logbook.watched import Watched


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
        self.caps = caps = Caps(self, cards, red_flags)
        self.flares = flares = Flares(self, caps)
        self.todo = ToDo(self, cards, red_flags, flares)
        self.gates = PhaseGates(self, red_flags, caps, flares)
        self.focuses = Focuses(self, cards, red_flags, caps, flares)
        self.bookmarks = Bookmarks(self)
        self.clashes = Clashes(self, cards)
        self.bin = Bin(self, cards)
        self._changed_at = 0.0
        """When something was changed last, by a clock that never goes back; 0 if nothing was."""
        self._outside: list[Callable[..., None]] = []
        self._outside_at = 0
        """The revision that what is kept outside shows."""
        self._backed_up: date | None = None
        """The day whose backup has been looked after."""

    # -- parts that no first page needs: made, and imported, when they are first asked for ----

    @cached_property
    def calendar(self) -> Calendar:
        """Commands on planned sessions and runs."""
        from planner.logbook.calendar import Calendar  # on first use

        return Calendar(self, self.cards, self.red_flags, self.caps)

    @cached_property
    def steps(self) -> ExerciseSteps:
        """Steps of exercises, up or back."""
        from planner.logbook.steps import ExerciseSteps  # on first use

        return ExerciseSteps(self, self.cards, self.caps, self.gates)

    @cached_property
    def proposals(self) -> Proposals:
        """What should stand in the calendar."""
        from planner.logbook.proposals import Proposals  # on first use

        return Proposals(
            self, self.cards, self.red_flags, self.caps, self.flares, self.gates, self.steps,
            self.facts, self.todo,
        )  # fmt: skip

    @cached_property
    def heeding(self) -> Heeding:
        """What is to be said at once of facts."""
        from planner.logbook.heeding import Heeding  # on first use

        return Heeding(self, self.red_flags, self.caps, self.flares)

    @cached_property
    def setup(self) -> Setup:
        """Taking a plan up."""
        from planner.logbook.setup import Setup  # on first use

        return Setup(self, self.cards, self.facts, self.caps)

    @cached_property
    def outlook(self) -> Outlook:
        """Forecasts, and the runs the caps would have held."""
        from planner.logbook.outlook import Outlook  # on first use

        return Outlook(self, self.facts, self.red_flags, self.caps)

    @cached_property
    def linting(self) -> Linting:
        """Faults of plans."""
        from planner.logbook.linting import Linting  # on first use

        return Linting(self, self.cards, self.caps, self.gates, self.setup)

    @cached_property
    def library(self) -> Library:
        """How exercises look, and which may be offered."""
        from planner.logbook.library import Library  # on first use

        return Library(self, self.red_flags, self.flares, self.gates, self.steps)

    @cached_property
    def technique(self) -> Technique:
        """Running technique: choosing a focus, and what became of it."""
        from planner.logbook.technique import Technique  # on first use

        return Technique(self, self.cards, self.caps, self.gates, self.steps, self.focuses)

    @cached_property
    def swaps(self) -> Swaps:
        """Another exercise in place of one."""
        from planner.logbook.swaps import Swaps  # on first use

        return Swaps(self, self.cards, self.steps, self.library)

    @cached_property
    def settings(self) -> ProfileSettings:
        """The answers and load parameters, as they can be set."""
        from planner.logbook.settings import ProfileSettings  # on first use

        return ProfileSettings(self)

    @cached_property
    def exporting(self) -> Exporting:
        """The texts of an export."""
        from planner.logbook.exporting import Exporting  # on first use

        return Exporting(self, self.cards, self.facts, self.caps, self.focuses)

    @property
    def watches(self) -> bool:
        """True if a folder on this machine is looked at for new files."""
        return is_file(self.machine_folder / WATCHED)

    @cached_property
    def watched(self) -> Watched:
        """Folders that are looked at for new files."""
        from planner.logbook.watched import Watched  # where one is

        return Watched(self)

    # -- keeping and closing --------------------------------------------------------------------

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

    def keep_outside(self, refresh: Callable[..., None]) -> None:
        """Have something outside the journal brought up to date after changes: when idle by
        `refresh(wait=False)`, at the end by `refresh(wait=True)`."""
        self._outside.append(refresh)

    def refresh_outside(self, *, wait: bool) -> None:
        """Bring up to date what is kept outside, if anything was changed; what goes wrong becomes a
        notice."""
        if self._outside_at != self.revision:
            self._outside_at = self.revision
            for refresh in self._outside:
                refresh(wait=wait)

    def keep(self, idle_s: float = 0.0) -> None:
        """Write the checkpoint if the last change is so long ago, what is kept outside, and the
        day's backup if due.

        A failure is told and tried again later: the change log already holds everything.
        """
        if time.monotonic() - self._changed_at < idle_s:
            return
        self.refresh_outside(wait=False)
        try:
            if self.journal.dirty:
                self.journal.checkpoint()
        except HeldError:
            self._changed_at = time.monotonic()
            return
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
            self.notices.extend(self.journal.damage())
        except StoreError as error:
            self.notices.append(f"{error}{self._last_backup()}")

    def _last_backup(self) -> str:
        """When the last backup succeeded, for a message that one did not."""
        try:
            kept = backups(self.journal.folder)
        except OSError:
            return ""
        if not kept:
            return " There is none yet."
        return f" The last one is of {self.dated(date.fromisoformat(kept[-1].stem))}."

    def close(self) -> None:
        """Write the checkpoint, what is kept outside, and the day's backup if something was
        changed and none was made yet; then let go of the journal. What was done is on disk
        already."""
        self.refresh_outside(wait=True)
        if self._changed_at and self.journal.backup_due():
            self._back_up()
        self.journal.close()

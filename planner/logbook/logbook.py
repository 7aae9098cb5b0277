"""The Logbook: the open book with all its parts, and how it is kept and closed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from planner.clock import Clock
from planner.domain.values.exercise import Exercise
from planner.domain.values.plan import Plan
from planner.exchange.kit.out_file import is_file
from planner.logbook.bin import Bin
from planner.logbook.book import WATCHED, Book
from planner.logbook.bookmarks import Bookmarks
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.clashes import Clashes
from planner.logbook.facts import Facts
from planner.logbook.few_notices import few
from planner.logbook.flares import Flares
from planner.logbook.focuses import Focuses
from planner.logbook.keeping import Keeping
from planner.logbook.questions import Questions
from planner.logbook.red_flags import RedFlags
from planner.logbook.session import Session
from planner.logbook.todo import ToDo
from planner.store.journal import Journal

if TYPE_CHECKING:
    from planner.logbook.calendar import Calendar
    from planner.logbook.exporting import Exporting
    from planner.logbook.gates import PhaseGates
    from planner.logbook.heeding import Heeding
    from planner.logbook.library import Library
    from planner.logbook.linting import Linting
    from planner.logbook.offers import Offers
    from planner.logbook.outlook import Outlook
    from planner.logbook.planning_parts import PlanningParts
    from planner.logbook.proposals import Proposals
    from planner.logbook.proposing_parts import ProposingParts
    from planner.logbook.scores import Scores
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
        self.focuses = Focuses(self, cards, red_flags, caps, flares)
        self.bookmarks = Bookmarks(self)
        self.clashes = Clashes(self, cards)
        self.bin = Bin(self, cards)
        self.keeping = Keeping(self)

    # -- parts that no first page needs: made, and imported, when they are first asked for ----

    @cached_property
    def _planning(self) -> PlanningParts:
        from planner.logbook.planning_parts import planning_parts  # on first use

        return planning_parts(
            self, self.cards, self.facts, self.red_flags, self.caps, self.flares, self.gates,
            self.steps,
        )  # fmt: skip

    @cached_property
    def _proposing(self) -> ProposingParts:
        from planner.logbook.proposing_parts import proposing_parts  # on first use

        return proposing_parts(
            self, self.cards, self.facts, self.red_flags, self.caps, self.flares, self.focuses,
            self.todo,
        )  # fmt: skip

    @property
    def calendar(self) -> Calendar:
        """Commands on planned sessions and runs."""
        return self._planning.calendar

    @property
    def gates(self) -> PhaseGates:
        """The phase of the plan, and what the next one asks for."""
        return self._proposing.gates

    @property
    def steps(self) -> ExerciseSteps:
        """Steps of exercises, up or back."""
        return self._proposing.steps

    @property
    def proposals(self) -> Proposals:
        """What should stand in the calendar."""
        return self._proposing.proposals

    @cached_property
    def heeding(self) -> Heeding:
        """What is to be said at once of facts."""
        from planner.logbook.heeding import Heeding  # on first use

        return Heeding(self, self.red_flags, self.caps, self.flares)

    @property
    def setup(self) -> Setup:
        """Taking a plan up."""
        return self._planning.setup

    @property
    def outlook(self) -> Outlook:
        """Forecasts, and the runs the caps would have held."""
        return self._planning.outlook

    @property
    def linting(self) -> Linting:
        """Faults of plans."""
        return self._planning.linting

    @property
    def library(self) -> Library:
        """How exercises look, and which may be offered."""
        return self._planning.library

    @property
    def technique(self) -> Technique:
        """Running technique: choosing a focus, and what became of it."""
        return self._proposing.technique

    @property
    def scores(self) -> Scores:
        """What is answered every few weeks, and what has changed since."""
        return self._proposing.scores

    @property
    def offers(self) -> Offers:
        """What is quietly offered now and then."""
        return self._proposing.offers

    @property
    def swaps(self) -> Swaps:
        """Another exercise in place of one."""
        return self._planning.swaps

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

    def take_notices(self) -> tuple[str, ...]:
        """What the runner should be told since the last time this was asked, cut where it would be
        too much."""
        self.clashes.tell()
        taken = few((*self.notices, *self.journal.notices))
        self.notices.clear()
        self.journal.notices.clear()
        return taken

    def day_changed(self) -> None:
        """A new local day has begun: what depends on today is asked anew."""
        self._tell()

    def close(self) -> None:
        """Bring up to date what is kept beside the journal, then let go of it. What was done is on
        disk already."""
        self.keeping.finish()
        self.journal.close()

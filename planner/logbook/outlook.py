"""Looking ahead and back: forecasts, and the runs the caps would have held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import msgspec

from planner.domain.caps.archive import ArchiveLook, look_at_archive
from planner.domain.caps.lookback import LookBack, look_back
from planner.domain.values.calendar import FIRST_DAY
from planner.domain.values.errors import UsageError
from planner.domain.values.journal import PainReading
from planner.domain.values.record import Record
from planner.domain.values.run import Run
from planner.domain.weeks.forecast import Forecast, Goal, forecast
from planner.logbook.book import Book
from planner.logbook.caps import BLOCK, Caps
from planner.logbook.facts import Facts
from planner.logbook.red_flags import RedFlags


class Outlook:
    """Queries that need more than a week."""

    def __init__(self, book: Book, facts: Facts, red_flags: RedFlags, caps: Caps) -> None:
        self._book = book
        self._facts = facts
        self._red_flags = red_flags
        self._caps = caps
        self._lately: tuple[tuple[int, date], LookBack] | None = None
        """The last answer of `lately`, and what it holds for."""

    def forecast(self, goal: Goal) -> Forecast:
        """What the caps allow of a goal from here, on the runner's run days.

        Raises RuleError under a red flag, UsageError without a run day.
        """
        return self.forecaster(goal)()

    def forecaster(self, goal: Goal) -> Callable[[], Forecast]:
        """The same question with all it needs in hand, to be answered in another thread."""
        self._red_flags.refuse()
        days = self._book.profile.run_days if self._book.profile else ()
        if not days:
            raise UsageError(
                "No day of the week is yours to run, so nothing can be looked ahead at.",
                'Name some: easeback setup --run-days "tue thu sun".',
            )
        # A history of its own: what it remembers is not shared between threads.
        history = msgspec.structs.replace(self._caps.history(self._book.today))
        return partial(forecast, goal, days, history, self._book.today, self._book.parameters)

    def look_back(self, first: date | None = None, last: date | None = None) -> LookBack:
        """The runs of these days against the caps of their mornings; of all days without any."""
        runs = (run.date for run in self._facts.all_runs() if run.date >= FIRST_DAY)
        start = max(first or next(runs, self._book.today), FIRST_DAY)
        end = min(last or self._book.today, self._book.today)
        history = self._caps.covering(start, max(start, end))
        return look_back(history, start, end, self._book.today, self._book.parameters)

    def archiver(self, besides: Sequence[Record] = ()) -> Callable[[], ArchiveLook | None]:
        """What the caps would have said of all runs there are, and of facts that are not written
        yet; with all it needs in hand, to be answered in another thread."""
        every = (*self._facts.all_runs(), *(one for one in besides if isinstance(one, Run)))
        runs = tuple(run for run in every if run.date >= FIRST_DAY)
        first = min((run.date for run in runs), default=self._book.today)
        history = self._caps.covering(first, self._book.today)
        felt = tuple(
            one for one in besides if isinstance(one, PainReading) and one.date >= FIRST_DAY
        )
        whole = msgspec.structs.replace(history, runs=runs, readings=(*history.readings, *felt))
        return partial(look_at_archive, whole, self._book.today, self._book.parameters)

    def lately(self) -> LookBack:
        """The same of the last weeks, without reading further back than the caps of today do."""
        asked = (self._book.revision, self._book.today)
        if self._lately is None or self._lately[0] != asked:
            first = self._book.today - BLOCK
            found = look_back(
                self._caps.history(self._book.today),
                first,
                self._book.today,
                self._book.today,
                self._book.parameters,
            )
            self._lately = (asked, found)
        return self._lately[1]

"""The points of running technique there were, and the one to be heeded on a day."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.values.errors import NotFoundError
from planner.domain.values.record import by_entry
from planner.domain.values.run import PlannedRun, Run
from planner.domain.values.technique import Focus, FocusKind, Heed, focus_at
from planner.logbook.book import Book
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.flares import Flares
from planner.logbook.red_flags import RedFlags
from planner.wording.technique import NAMES, heeded_words


class Focuses:
    """Queries about what is heeded in runs, and how far it was."""

    def __init__(
        self, book: Book, cards: Cards, red_flags: RedFlags, caps: Caps, flares: Flares
    ) -> None:
        self._book = book
        self._cards = cards
        self._red_flags = red_flags
        self._caps = caps
        self._flares = flares

    def all(self) -> tuple[Focus, ...]:
        """Every focus there was, the oldest first. They are kept without a month."""
        found = (record for record in self._book.lasting() if isinstance(record, Focus))
        return tuple(sorted(found, key=by_entry))

    def on(self, day: date) -> Focus | None:
        """What was to be heeded on a day: of several the one begun last."""
        return focus_at(day, self.all())

    def rests(self) -> str:
        """Why nothing is heeded now, and nothing begun: `flag`, `swelling`, `flare`; or empty."""
        if self._red_flags.open():
            return "flag"
        if self._caps.allowance(self._book.today).limit("LOCK") is not None:
            return "swelling"
        return "flare" if self._flares.now() is not None else ""

    def for_run(self, run: PlannedRun) -> Focus | None:
        """What is to be heeded in a planned run that is still to come."""
        if run.skipped or run.date < self._book.today:
            return None
        focus = self.on(run.date)
        return None if focus is None or self.rests() else focus

    def asked_of(self, run: Run) -> FocusKind | None:
        """What a run is asked about: what was said of it already, or what its day was about."""
        focus = self.on(run.date)
        return run.focus or (focus.what if focus is not None else None)

    def told(self, run: Run, heeded: Heed | None) -> Run:
        """The run with how far its focus was kept; None takes that out. Raises NotFoundError where
        nothing was to be heeded."""
        what = self.asked_of(run)
        if heeded is not None and what is None:
            raise NotFoundError(
                f"Nothing was to be heeded on {self._book.dated(run.date)}.",
                "A focus is chosen with: easeback technique",
            )
        return msgspec.structs.replace(
            run, focus=what if heeded is not None else None, heeded=heeded
        )

    def tell(self, run: Run, heeded: Heed | None) -> Run:
        """Keep how far the focus of a run was kept. Raises NotFoundError as `told`."""
        changed = self.told(run, heeded)
        what = changed.focus or run.focus
        said = heeded_words(what, heeded) if what is not None and heeded is not None else (
            f"{NAMES[what] if what else 'technique'} not said"
        )  # fmt: skip
        self._book.put(f"{said[:1].upper()}{said[1:]}: {self._cards.name_of(run)}", [changed])
        return changed

    def times(self, focus: Focus) -> int:
        """How many runs were made with a focus so far, from its first day on."""
        runs = self._book.between(focus.date, min(focus.until, self._book.today), Run)
        return sum(1 for _ in runs)

"""Sifting the years for what is wanted: in steps, so that no key waits for it."""

from __future__ import annotations

from collections.abc import Callable

from planner.screens.panes.found import FoundEntries
from planner.screens.shared.pace import BLINK_S, StepPace

Attempt = Callable[[Callable[[], str]], str | None]
"""Does something; None after a refusal of the disk, which was told."""


class Sifting:
    """One look through the months. The latest entries stand at once; after every blink it shows
    what fills the lines in sight, and says how far it is."""

    def __init__(
        self,
        found: FoundEntries,
        attempt: Attempt,
        show: Callable[[], None],
        say: Callable[[str], None],
    ) -> None:
        """
        Args:
            show: Shows what has been found so far.
            say: Says in a few words how far it is.
        """
        self._found = found
        self._attempt = attempt
        self._show = show
        self._say = say
        self._months = found.gather()
        self._pace = StepPace(BLINK_S if found.wanted.is_open else None)

    def is_done(self) -> bool:
        """Go on for a step. True at the end, or after a refusal: what was found then stands."""
        while month := self._attempt(lambda: next(self._months, "")):
            if not self._pace.is_over:
                continue
            if self._pace.is_word_due():
                if self._found.is_more_coming:
                    self._take()
                self._say(f"reading {month[:4]} …")
            return False
        self._take()
        return True

    async def finish(self) -> None:
        """All further steps, each after the keys that came meanwhile."""
        await self._pace.let_keys_in()
        while not self.is_done():
            await self._pace.let_keys_in()

    def _take(self) -> None:
        self._found.take()
        self._show()

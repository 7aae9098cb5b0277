"""Finding words on the cards of the list: / and then n, N."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.domain.exercises.catalogue import mentions
from planner.domain.values.exercise import Exercise


class CardFinding:
    """What was looked for last, and where it stands."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self._exercises = exercises
        self.text = ""
        """What was looked for last."""

    def next(self, shown: Sequence[str], here: str, way: int) -> str | None:
        """The next of the exercises shown, round the end, on whose card the words stand.

        Args:
            here: The one to begin at; that of another list begins at the first.
            way: 1 for the one after, -1 for the one before.
        """
        hits = self._hits(shown)
        at = shown.index(here) if here in shown else 0
        onward = (*shown[at + 1 :], *shown[: at + 1])
        backward = (*reversed(shown[:at]), *reversed(shown[at:]))
        return next((key for key in (onward if way > 0 else backward) if key in hits), None)

    def words(self, shown: Sequence[str], here: str) -> str:
        """Which of how many one stands on."""
        hits = self._hits(shown)
        return f'"{self.text}": {hits.index(here) + 1} of {len(hits)}. n N go on.'

    def _hits(self, shown: Sequence[str]) -> list[str]:
        return [key for key in shown if mentions(self._exercises[key], self.text)]

"""Planned runs held at their caps, wherever they are put."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from planner.domain.values.errors import OverCapError, RuleError
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import PlannedSession
from planner.domain.weeks.lint import twins
from planner.domain.weeks.placing import place, resized
from planner.domain.weeks.schedule import Planned
from planner.logbook.book import Book
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.red_flags import RedFlags
from planner.wording.placing import left_out_words, over_words, placed_words


class HeldCards(NamedTuple):
    """Cards as they may stand under the caps, and what has to be said of it."""

    cards: list[Planned]
    words: str


class Holding:
    """Judges cards before they are put into the calendar."""

    def __init__(self, book: Book, cards: Cards, red_flags: RedFlags, caps: Caps) -> None:
        self._book = book
        self._cards = cards
        self._red_flags = red_flags
        self._caps = caps

    def refuse_locked_runs(self, cards: Iterable[Planned]) -> None:
        """Raise RuleError if more running would be planned while a red flag is open."""
        if any(isinstance(card, PlannedRun) for card in cards):
            self._red_flags.refuse()

    def held(
        self, cards: Iterable[Planned], reason: str | None, gone: Iterable[Planned] = ()
    ) -> HeldCards:
        """These cards with each run from today on held at its cap, once `gone` are out.

        Only what is new, longer, moved or planned again is judged. Raises OverCapError without a
        reason given, RuleError under a red flag, or if no card would be left.
        """
        cards, gone = [self._with_its_reason(card) for card in cards], tuple(gone)
        twice = self._twin_words(cards, gone)
        asked = [card for card in cards if isinstance(card, PlannedRun) and self._is_more(card)]
        if not asked:
            return HeldCards(cards, twice)
        history = self._caps.history(max(card.date for card in asked))
        away = {card.id for card in (*gone, *asked)}
        known = [run for run in history.planned if run.id not in away]
        placings = place(
            asked,
            history.replanned(tuple(known)),
            self._book.today,
            self._book.parameters,
            (reason or "").strip(),
        )
        over = [one for one in placings if one.over]
        if any(one.rule == "LOCK" for one in over):
            self._red_flags.refuse()
        if over and reason is None:
            hint = "Shorten what is over, or go over it with a written reason."
            words = over_words(over, self._book.unit, self._book.today)
            raise OverCapError(words, hint, over[0].rule)
        after = {one.wanted.id: one.after for one in placings}
        kept = (after.get(card.id, card) for card in cards)
        left = [card for card in kept if card is not None]
        if not left:
            words = left_out_words(over, self._book.today)
            raise RuleError(words, "y on that day says what opens it.", over[0].rule)
        return HeldCards(left, placed_words(placings, self._book.unit, self._book.today) + twice)

    def _with_its_reason(self, card: Planned) -> Planned:
        """The card with the written reason that still speaks for it: of a run that is shortened
        its own, while it is over its cap; one that is lengthened needs a new one where caps hold.
        """
        old = self._book.get(card.id)
        if not (isinstance(card, PlannedRun) and isinstance(old, PlannedRun)):
            return card
        if not card.override or card.distance_m == old.distance_m:
            return card
        room = self._caps.room_on(card.date, without=card.id)
        is_asked = card.distance_m > old.distance_m and card.date >= self._book.today
        if is_asked and not self._caps.within(card.distance_m, room):
            card = msgspec.structs.replace(card, override="")
        return resized(card, card.distance_m, room.metres)

    def _twin_words(self, cards: list[Planned], gone: Iterable[Planned]) -> str:
        """On which days sessions now stand on top of others with the same exercises."""
        new = [card for card in cards if isinstance(card, PlannedSession)]
        fresh = [card for card in new if self._is_elsewhere(card)]
        if not fresh:
            return ""
        first, last = min(card.date for card in fresh), max(card.date for card in fresh)
        ids = {card.id for card in (*new, *gone)}
        there = [
            card
            for card in self._cards.planned(first, last)
            if isinstance(card, PlannedSession) and card.id not in ids and not card.skipped
        ]
        doubled = sorted({later.date for _, later in twins((*there, *fresh))})
        if not doubled:
            return ""
        if len(doubled) == 1:
            return f"; {self._book.dated(doubled[0])} has its exercises twice"
        return f"; {len(doubled)} days from {self._book.dated(doubled[0])} have its exercises twice"

    def _is_elsewhere(self, card: PlannedSession) -> bool:
        old = self._book.get(card.id)
        return not isinstance(old, PlannedSession) or old.date != card.date

    def _is_more(self, card: PlannedRun) -> bool:
        """True if a card asks for more running on its day than stands there now."""
        if card.date < self._book.today or card.skipped:
            return False
        old = self._book.get(card.id)
        if not isinstance(old, PlannedRun) or old.skipped:
            return True
        return old.date != card.date or old.distance_m < card.distance_m

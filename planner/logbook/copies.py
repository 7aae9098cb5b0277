"""Cards and weeks put elsewhere: pasted, copied to days, a whole week again, or cleared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from planner.domain.values.calendar import DAY, WEEK
from planner.domain.values.errors import NotFoundError, RuleError, UsageError
from planner.domain.weeks.schedule import Planned, copied, moved, week_copied
from planner.logbook.book import Book, new_id
from planner.logbook.cards import Cards
from planner.logbook.holding import Holding
from planner.wording import amounts

MOST_WEEKS_COPIED = 26


class Copies:
    """Commands on several cards at once. Each is one change, and takes `reason` as `Calendar`
    does."""

    def __init__(self, book: Book, cards: Cards, holding: Holding) -> None:
        self._book = book
        self._cards = cards
        self._holding = holding

    def paste(
        self,
        cards: Iterable[Planned],
        day: date,
        *,
        cut: bool = False,
        reason: str | None = None,
    ) -> int:
        """Copy cards (or move cut ones) so that the earliest lands on `day`. One change.

        Cut cards are moved as they are now, not as they were when they were cut; those that
        hold facts or are gone stay out. Raises RuleError or NotFoundError if that leaves none,
        RuleError for copies of a run under a red flag.
        """
        if cut:
            cards = [
                self._cards.card(card.id) for card in cards if self._book.get(card.id) is not None
            ]
        cards = sorted(cards, key=lambda card: (card.date, card.order))
        if not cards:
            raise NotFoundError("Nothing has been copied.", "Press c or x on a card first.")
        shift = day - cards[0].date
        self._book.load(day, cards[-1].date + shift)
        order = self._cards.free_order(day)
        if cut:
            kept = [card for card in cards if not self._cards.has_facts(card)]
            if not kept:
                raise RuleError("Those cards hold facts and stay.", "Copy them instead (c).")
            placed = [moved(card, card.date + shift) for card in kept]
        else:
            self._holding.refuse_locked_runs(cards)
            placed = [copied(card, card.date + shift, new_id) for card in cards]
        placed = [
            msgspec.structs.replace(card, order=order + place) for place, card in enumerate(placed)
        ]
        held = self._holding.held(placed, reason)
        verb = "Moved" if cut else "Copied"
        count = amounts.plural(len(held.cards), "card")
        words = f"{verb} {count} to {self._book.dated(day)}{held.words}"
        self._book.put(words, held.cards, reason=reason or "")
        return len(held.cards)

    def duplicate(self, card: Planned, on: Iterable[date], *, reason: str | None = None) -> int:
        """Copies of a card on several days, as one change.

        Raises UsageError without a day, RuleError for a run under a red flag.
        """
        self._holding.refuse_locked_runs([card])
        wanted = sorted(set(on))
        for day in wanted:
            self._book.load(day, day)
        copies = [
            msgspec.structs.replace(copied(card, day, new_id), order=self._cards.free_order(day))
            for day in wanted
        ]
        if not copies:
            raise UsageError("No day was given.", "Expected for example: fri, sat or +7d.")
        held = self._holding.held(copies, reason)
        count = amounts.plural(len(held.cards), "day")
        words = f"Copied {self._cards.name_of(card)} to {count}{held.words}"
        self._book.put(words, held.cards, reason=reason or "")
        return len(held.cards)

    def copy_week(
        self, first: date, times: int = 1, *, reason: str | None = None, instead: bool = False
    ) -> int:
        """Copy a week's cards into the following `times` weeks, as one change: beside what is
        planned there, or `instead` of it.

        Raises NotFoundError for an empty week, UsageError for no or too many weeks, RuleError
        for a week with runs under a red flag.
        """
        if not 1 <= times <= MOST_WEEKS_COPIED:
            raise UsageError(
                f"{times} weeks are too many or none.", f"Expected 1 to {MOST_WEEKS_COPIED}."
            )
        cards = self._cards.planned(first, first + WEEK - DAY)
        if not cards:
            raise NotFoundError("That week holds no planned card.", "Add one with a.")
        self._holding.refuse_locked_runs(cards)
        self._book.load(first, first + (times + 1) * WEEK)
        copies = [
            card for weeks in range(1, times + 1) for card in week_copied(cards, weeks, new_id)
        ]
        drops = self.in_the_way(first, times) if instead else ()
        held = self._holding.held(copies, reason, drops)
        where = "the next week" if times == 1 else f"the next {times} weeks"
        words = f"Copied the week of {self._book.dated(first)} to {where}{held.words}"
        if drops:
            words += f", in place of {amounts.plural(len(drops), 'card')}"
        self._book.put(words, held.cards, drops, reason=reason or "")
        return len(held.cards)

    def in_the_way(self, first: date, times: int = 1) -> tuple[Planned, ...]:
        """What is planned already in the weeks after the one from `first`, and was not begun."""
        there = self._cards.planned(first + WEEK, first + (times + 1) * WEEK - DAY)
        return tuple(card for card in there if not self._cards.has_facts(card))

    def clear_week(self, first: date) -> int:
        """Take a week's cards out, as one change; facts stay."""
        cards = self._cards.planned(first, first + WEEK - DAY)
        if not cards:
            raise NotFoundError("That week holds no planned card.", "")
        self._book.put(f"Cleared the plan of the week of {self._book.dated(first)}", drops=cards)
        return len(cards)

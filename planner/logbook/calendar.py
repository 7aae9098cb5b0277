"""What is to come: sessions and runs in the calendar. Editable, undoable, never a fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from planner.domain.values.calendar import DAY, occurrences
from planner.domain.values.errors import NotFoundError, RuleError, UsageError
from planner.domain.values.journal import Recurrence
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item, PlannedSession, SkipReason
from planner.domain.weeks.placing import resized
from planner.domain.weeks.schedule import Planned, copied, moved
from planner.logbook.book import Book, new_id
from planner.logbook.caps import Caps, Room
from planner.logbook.cards import Cards
from planner.logbook.copies import Copies
from planner.logbook.holding import Holding
from planner.logbook.red_flags import RedFlags
from planner.wording import amounts, days
from planner.wording.entries import SKIP_REASONS
from planner.wording.rule_names import rule_name

UNROLL = timedelta(weeks=26)
"""How far a repeat without an end is laid out; later occurrences come when it is edited."""

MOST_OCCURRENCES = 400


class Calendar:
    """Commands on planned sessions and runs.

    Whatever puts a run on a day takes `reason`: None refuses a run over its cap (OverCapError),
    an empty one shortens it to the cap, any other is kept with it as the reason for going over.
    """

    def __init__(self, book: Book, cards: Cards, red_flags: RedFlags, caps: Caps) -> None:
        self._book = book
        self._cards = cards
        self._red_flags = red_flags
        self._caps = caps
        self._holding = Holding(book, cards, red_flags, caps)
        self.copies = Copies(book, cards, self._holding)
        """The commands on several cards, or weeks, at once."""

    def add_session(
        self,
        day: date,
        name: str,
        items: tuple[Item, ...],
        *,
        kind: str = "strength",
        rule: str = "",
        until: date | None = None,
    ) -> PlannedSession:
        """Put a session into the calendar, once or by a repeat rule (RFC 5545)."""
        if not items:
            raise UsageError(f"{name or 'The session'} has no exercise.", "Choose at least one.")
        session = PlannedSession(
            id=new_id(),
            date=day,
            created=self._book.stamp(),
            name=name.strip() or "Session",
            session_kind=kind,
            items=items,
            order=self._cards.free_order(day),
        )
        self._add(session, rule, until)
        return session

    def add_run(
        self,
        run: PlannedRun,
        *,
        rule: str = "",
        until: date | None = None,
        reason: str | None = None,
    ) -> None:
        """Put a run into the calendar, held at its cap, its repeats too.

        Raises RuleError under a red flag and where there is no room for it.
        """
        self._red_flags.refuse()
        run = msgspec.structs.replace(
            run, created=self._book.stamp(), order=self._cards.free_order(run.date)
        )
        self._add(run, rule, until, reason)

    def _add(self, card: Planned, rule: str, until: date | None, reason: str | None = None) -> None:
        recurrence, cards = self._unroll(card, rule, until) if rule else (None, [card])
        held = self._holding.held(cards, reason)
        words = f"Added {self._cards.name_of(card)}" + (
            f" and {len(cards) - 1} repeats" if rule else ""
        )
        rules = [recurrence] if recurrence else []
        self._book.put(words + held.words, [*rules, *held.cards], reason=reason or "")

    def _unroll(
        self, card: Planned, rule: str, until: date | None
    ) -> tuple[Recurrence, list[Planned]]:
        """The rule's record and its dated cards; the given card is the first, the others stand
        from today on. Raises UsageError for a rule without or with too many days.
        """
        end = min(until or card.date + UNROLL, card.date + 3 * UNROLL)
        begin = max(card.date + DAY, self._book.today)
        found = [day for day in occurrences(rule, card.date, end) if day >= begin]
        if not found:
            raise UsageError(
                f"That rule has no later day up to {self._book.dated(end)}.",
                "Expected a later end.",
            )
        if len(found) > MOST_OCCURRENCES:
            raise UsageError(
                f"That rule has {len(found)} occurrences.",
                f"At most {MOST_OCCURRENCES} are laid out.",
            )
        recurrence = Recurrence(id=new_id(), rrule=rule, start=card.date, until=end)
        first = msgspec.structs.replace(card, rule=recurrence.id)
        later = [
            msgspec.structs.replace(copied(card, day, new_id), rule=recurrence.id) for day in found
        ]
        return recurrence, [first, *later]

    def change(self, card: Planned, *, later: bool = False, reason: str | None = None) -> None:
        """Write an edited card, on its new day if that differs; with `later`, its repeats from
        that day on take the same content and go as many days on or back. One change.

        The rule never rewrites the past, and a card with facts keeps what was asked for. Raises
        RuleError if a card with facts would change its day, or for a run without room.
        """
        old = self._cards.card(card.id)
        changed, words = [self._on_its_day(card, old)], f"Changed {self._cards.name_of(card)}"
        rules: list[Recurrence] = []
        if later and old.rule:
            others = self._later_repeats(old)
            changed += [self._like(card, other, card.date - old.date) for other in others]
            rules = self._reaching(old.rule, changed)
            words += f" and {len(others)} later"
        held = self._holding.held(changed, reason)
        words += self._moved_words(card, old) + held.words
        self._book.put(words, [*rules, *held.cards], reason=reason or "")

    def _on_its_day(self, card: Planned, old: Planned) -> Planned:
        """The edited card; where it goes to another day, behind what stands there, remembering
        the day it was first planned for. Raises RuleError if it holds facts.
        """
        if card.date == old.date:
            return card
        self._check_free(old)
        self._book.load(card.date, card.date)
        there = msgspec.structs.replace(card, date=old.date, first_planned=old.first_planned)
        order = self._cards.free_order(card.date)
        return msgspec.structs.replace(moved(there, card.date), order=order)

    def _reaching(self, rule: str, cards: Iterable[Planned]) -> list[Recurrence]:
        """The rule's record with the last of its cards within its end, if that is new."""
        found, last = self._book.get(rule), max(card.date for card in cards)
        if not isinstance(found, Recurrence) or last <= found.until:
            return []
        return [msgspec.structs.replace(found, until=last)]

    def repeat_words(self, card: Planned) -> str:
        """How many repeats follow a card, and until when."""
        later = self._later_repeats(card)
        if not later:
            return "It is the last one of its series."
        last = max(other.date for other in later)
        return f"{amounts.plural(len(later), 'repeat')} after it, until {days.full(last)}."

    def _later_repeats(self, card: Planned) -> list[Planned]:
        """Its repeats after it that are not past and hold no facts."""
        rule = self._book.get(card.rule)
        last = rule.until if isinstance(rule, Recurrence) else card.date + 3 * UNROLL
        return [
            other
            for other in self._cards.planned(max(card.date + DAY, self._book.today), last)
            if other.rule == card.rule and not self._cards.has_facts(other)
        ]

    def _like(self, card: Planned, other: Planned, shift: timedelta) -> Planned:
        """`other` with the content of `card`, so many days on; its own id and reason over a cap
        kept. What is skipped, or would go into the past, keeps its day.
        """
        own = ["id", "date", "created", "first_planned", "skipped", "order"]
        if isinstance(other, PlannedRun):
            own += ["override", "override_m"]
        alike = msgspec.structs.replace(card, **{name: getattr(other, name) for name in own})
        if other.skipped or other.date + shift < self._book.today:
            return alike
        return self._on_its_day(msgspec.structs.replace(alike, date=other.date + shift), other)

    def repeat(
        self, card: Planned, rule: str, until: date | None, *, reason: str | None = None
    ) -> None:
        """Write an edited card and make it repeat from its day on, be that a new one; an earlier
        rule of it ends there. One change.

        Raises RuleError for a run under a red flag, or if a card with facts would change its day.
        """
        self._holding.refuse_locked_runs([card])
        old = self._cards.card(card.id)
        drops = self._later_repeats(old) if old.rule else []
        recurrence, cards = self._unroll(self._on_its_day(card, old), rule, until)
        held = self._holding.held(cards, reason, drops)
        words = f"{self._cards.name_of(card)} repeats {len(cards) - 1} times"
        words += self._moved_words(card, old) + held.words
        self._book.put(words, [recurrence, *held.cards], drops, reason=reason or "")

    def drop_cards(self, cards: Iterable[Planned]) -> str:
        """Take several cards out as one change. Raises NotFoundError if none is there."""
        cards = [card for card in cards if self._book.get(card.id) is not None]
        if not cards:
            raise NotFoundError("Those cards are no longer planned.", "u may bring them back.")
        words = amounts.plural(len(cards), "card")
        self._book.put(f"Removed {words}", drops=cards)
        return words

    def move(self, card: Planned, day: date, *, reason: str | None = None) -> None:
        """Put a card on another day. Raises RuleError if it already holds facts or there is no
        room for the run, NotFoundError if it is gone.
        """
        card = self._cards.card(card.id)
        self._check_free(card)
        if day == card.date:
            return
        there = self._on_its_day(msgspec.structs.replace(card, date=day), card)
        held = self._holding.held([there], reason)
        words = f"Moved {self._cards.name_of(card)} to {self._book.dated(day)}{held.words}"
        self._book.put(words, held.cards, reason=reason or "")

    def _check_free(self, card: Planned) -> None:
        """Raise RuleError if a card holds facts: it cannot go to another day."""
        if self._cards.has_facts(card):
            raise RuleError(
                f"{self._cards.name_of(card)} is already ticked or run: it happened on that day.",
                "Copy it instead (c, then p on the other day).",
            )

    def skip(self, card: Planned, reason: SkipReason | str) -> None:
        """Excuse a card, with one of the six reasons. Nothing is counted against anyone.

        Raises UsageError for another reason, and for a card that was done, if only in part.
        """
        self.skip_cards((card,), reason)

    def skip_cards(self, cards: Sequence[Planned], reason: SkipReason | str) -> None:
        """Excuse several cards with the same reason, as one change.

        Raises UsageError for another reason, and for a card that was done, if only in part.
        """
        for card in cards:
            if self._cards.has_facts(card):
                raise UsageError(
                    f"{self._cards.name_of(card)} is ticked or run already: there is nothing to "
                    "skip.",
                    "What was not done of it needs no reason.",
                )
        if reason not in SKIP_REASONS:
            raise UsageError(
                f"{reason!r} is not one of the reasons.",
                "Expected " + ", ".join(SKIP_REASONS) + ".",
            )
        self._book.put(
            f"Skipped {self._names(cards)}: {SKIP_REASONS[reason]}",
            [msgspec.structs.replace(card, skipped=reason) for card in cards],
        )

    def _names(self, cards: Sequence[Planned]) -> str:
        """The card by its name, or how many there are."""
        return self._cards.name_of(cards[0]) if len(cards) == 1 else f"{len(cards)} cards"

    def unskip(self, *cards: Planned, reason: str | None = None) -> None:
        """Plan skipped cards again, as one change."""
        again = [msgspec.structs.replace(card, skipped="") for card in cards]
        held = self._holding.held(again, reason)
        verb = "is" if len(cards) == 1 else "are"
        words = f"{self._names(cards)} {verb} planned again{held.words}"
        self._book.put(words, held.cards, reason=reason or "")

    def set_distance(self, card: PlannedRun, metres: int, reason: str = "") -> None:
        """Write a planned run's distance. Over the cap it takes a written reason, kept with it.

        Raises RuleError, naming the rule, if the cap is passed without one, or under a red flag;
        UsageError for no distance at all. A run that is shortened keeps the reason it has.
        """
        if metres <= 0:
            raise UsageError("A planned run needs a distance above 0.", "Delete it or skip it.")
        room = self._caps.room_on(card.date, without=card.id)
        reason = reason.strip()
        if metres > card.distance_m:
            self._check_cap(card.date, metres, room, reason)
        over = metres > room.metres
        changed = resized(card, metres, room.metres, reason)
        far = amounts.distance(metres, self._book.unit)
        words = f"Run of {self._book.dated(card.date)} is now {far}"
        self._book.put(words + (", over its cap" if over else ""), [changed], reason=reason)

    def _check_cap(self, day: date, metres: int, room: Room, reason: str) -> None:
        if self._caps.within(metres, room):
            return
        if room.rule == "LOCK":
            self._red_flags.refuse()
        if not reason:
            raise RuleError(
                f"{amounts.distance(metres, self._book.unit)} on {self._book.dated(day)} is "
                f"over the cap of {amounts.floored(room.metres, self._book.unit)} "
                f"({rule_name(room.rule)}).",
                "Press o to go over it with a written reason.",
                room.rule,
            )

    def more_sets(self, card: PlannedSession, direction: int) -> str:
        """One set more or less of each exercise that is not optional, 1 to 6 sets."""
        items = tuple(item if item.optional else _set_more(item, direction) for item in card.items)
        words = f"One set {'more' if direction > 0 else 'less'} of each exercise in {card.name}"
        if self._book.put(words, [msgspec.structs.replace(card, items=items)]) is None:
            raise UsageError(
                f"{card.name} has {'6 sets' if direction > 0 else '1 set'} of each exercise.",
                "More is not added with a key; e changes doses one by one.",
            )
        return words

    def landing_words(self, card: Planned, day: date) -> str:
        """What putting a card on that day would mean for its cap; empty for a session."""
        if not isinstance(card, PlannedRun):
            return ""

        room = self._caps.room_on(day, without=card.id)
        cap = f"cap {amounts.floored(room.metres, self._book.unit)} ({rule_name(room.rule)})"
        if card.distance_m > room.metres:
            over = amounts.distance(card.distance_m - room.metres, self._book.unit)
            return f"{cap}, over it by {over}"
        return cap

    def _moved_words(self, card: Planned, old: Planned) -> str:
        """From which day a card was moved, to be put behind what was done; empty for none."""
        return "" if card.date == old.date else f", moved from {self._book.dated(old.date)}"


def _set_more(item: Item, direction: int) -> Item:
    sets = item.dose.sets if isinstance(item.dose.sets, int) else item.dose.sets[0]
    wanted = min(6, max(1, sets + direction))
    return msgspec.structs.replace(item, dose=msgspec.structs.replace(item.dose, sets=wanted))

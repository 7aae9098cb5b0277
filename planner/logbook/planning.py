"""What is to come: sessions and runs in the calendar. Editable, undoable, never a fact."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from planner.domain.values.calendar import DAY, WEEK, occurrences
from planner.domain.values.errors import NotFoundError, RuleError, UsageError
from planner.domain.values.journal import Recurrence
from planner.domain.values.run import PlannedRun, Run
from planner.domain.values.session import Item, PlannedSession, SkipReason
from planner.domain.weeks.schedule import Planned, copied, moved, next_free_order, week_copied
from planner.logbook.book import new_id
from planner.logbook.facts import Facts
from planner.wording import amounts, days
from planner.wording.entries import SKIP_REASONS

UNROLL = timedelta(weeks=26)
"""How far a repeat without an end is laid out; later occurrences come when it is edited."""
MOST_OCCURRENCES = 400
MOST_WEEKS_COPIED = 26


class Held(NamedTuple):
    """Cards as they may stand under the caps, and what has to be said of it."""

    cards: list[Planned]
    words: str


class Planning(Facts):
    """Commands on planned sessions and runs.

    Whatever puts a run on a day takes `reason`: None refuses a run over its cap (OverCapError),
    an empty one shortens it to the cap, any other is kept with it as the reason for going over.
    """

    def held(
        self, cards: Iterable[Planned], reason: str | None, gone: Iterable[Planned] = ()
    ) -> Held:
        """These cards with each run held at its cap, once `gone` are out; known where caps are."""
        raise NotImplementedError

    # -- queries ------------------------------------------------------------

    def planned(self, first: date, last: date) -> tuple[Planned, ...]:
        """The planned sessions and runs of these days."""
        return tuple(
            record
            for record in self.between(first, last, PlannedSession, PlannedRun)
            if isinstance(record, PlannedSession | PlannedRun)
        )

    def card(self, card_id: str) -> Planned:
        """The planned session or run of that id. Raises NotFoundError."""
        record = self.get(card_id)
        if isinstance(record, PlannedSession | PlannedRun):
            return record
        raise NotFoundError(
            "That card is no longer planned.",
            "Facts stay where they happened; u may bring it back.",
        )

    def has_facts(self, card: Planned) -> bool:
        """True if sets of the session are ticked, or the run was run."""
        if isinstance(card, PlannedSession):
            done = self.done_of(card)
            return done is not None and bool(done.ticks)
        return any(
            isinstance(record, Run) and record.planned == card.id for record in self.on(card.date)
        )

    # -- add, edit, remove --------------------------------------------------

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
            created=self.stamp(),
            name=name.strip() or "Session",
            session_kind=kind,
            items=items,
            order=self._order_on(day),
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
        self.refuse_locked()
        run = msgspec.structs.replace(run, created=self.stamp(), order=self._order_on(run.date))
        self._add(run, rule, until, reason)

    def refuse_locked(self) -> None:
        """Raise RuleError while a red flag is open: no reason goes over that."""
        if self.open_locks():
            raise RuleError(
                "A red flag is open: no running is planned.",
                "Have it looked at first; once it is cleared, running can be planned again.",
                "LOCK",
            )

    def _refuse_locked_runs(self, cards: Iterable[Planned]) -> None:
        """Raise RuleError if more running would be planned while a red flag is open."""
        if any(isinstance(card, PlannedRun) for card in cards):
            self.refuse_locked()

    def _order_on(self, day: date) -> int:
        return next_free_order(self.planned(day, day))

    def _add(self, card: Planned, rule: str, until: date | None, reason: str | None = None) -> None:
        recurrence, cards = self._unroll(card, rule, until) if rule else (None, [card])
        held = self.held(cards, reason)
        words = f"Added {self.name_of(card)}" + (f" and {len(cards) - 1} repeats" if rule else "")
        rules = [recurrence] if recurrence else []
        self.put(words + held.words, [*rules, *held.cards], reason=reason or "")

    def _unroll(
        self, card: Planned, rule: str, until: date | None
    ) -> tuple[Recurrence, list[Planned]]:
        """The rule's record and its dated cards; the given card is the first, the others stand
        from today on. Raises UsageError for a rule without or with too many days.
        """
        end = min(until or card.date + UNROLL, card.date + 3 * UNROLL)
        begin = max(card.date + DAY, self.today)
        found = [day for day in occurrences(rule, card.date, end) if day >= begin]
        if not found:
            raise UsageError(
                f"That rule has no later day up to {days.medium(end)}.", "Expected a later end."
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
        old = self.card(card.id)
        changed, words = [self._on_its_day(card, old)], f"Changed {self.name_of(card)}"
        rules: list[Recurrence] = []
        if later and old.rule:
            others = self._later_repeats(old)
            changed += [self._like(card, other, card.date - old.date) for other in others]
            rules = self._reaching(old.rule, changed)
            words += f" and {len(others)} later"
        held = self.held(changed, reason)
        words += _moved_words(card, old) + held.words
        self.put(words, [*rules, *held.cards], reason=reason or "")

    def _on_its_day(self, card: Planned, old: Planned) -> Planned:
        """The edited card; where it goes to another day, behind what stands there, remembering
        the day it was first planned for. Raises RuleError if it holds facts.
        """
        if card.date == old.date:
            return card
        self._check_free(old)
        self.load(card.date, card.date)
        there = msgspec.structs.replace(card, date=old.date, first_planned=old.first_planned)
        order = self._order_on(card.date)
        return msgspec.structs.replace(moved(there, card.date), order=order)

    def _reaching(self, rule: str, cards: Iterable[Planned]) -> list[Recurrence]:
        """The rule's record with the last of its cards within its end, if that is new."""
        found, last = self.get(rule), max(card.date for card in cards)
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
        rule = self.get(card.rule)
        last = rule.until if isinstance(rule, Recurrence) else card.date + 3 * UNROLL
        return [
            other
            for other in self.planned(max(card.date + DAY, self.today), last)
            if other.rule == card.rule and not self.has_facts(other)
        ]

    def _like(self, card: Planned, other: Planned, shift: timedelta) -> Planned:
        """`other` with the content of `card`, so many days on; its own id and reason over a cap
        kept. What is skipped, or would go into the past, keeps its day.
        """
        own = ["id", "date", "created", "first_planned", "skipped", "order"]
        if isinstance(other, PlannedRun):
            own += ["override", "override_m"]
        alike = msgspec.structs.replace(card, **{name: getattr(other, name) for name in own})
        if other.skipped or other.date + shift < self.today:
            return alike
        return self._on_its_day(msgspec.structs.replace(alike, date=other.date + shift), other)

    def repeat(
        self, card: Planned, rule: str, until: date | None, *, reason: str | None = None
    ) -> None:
        """Write an edited card and make it repeat from its day on, be that a new one; an earlier
        rule of it ends there. One change.

        Raises RuleError for a run under a red flag, or if a card with facts would change its day.
        """
        self._refuse_locked_runs([card])
        old = self.card(card.id)
        drops = self._later_repeats(old) if old.rule else []
        recurrence, cards = self._unroll(self._on_its_day(card, old), rule, until)
        held = self.held(cards, reason, drops)
        words = f"{self.name_of(card)} repeats {len(cards) - 1} times"
        words += _moved_words(card, old) + held.words
        self.put(words, [recurrence, *held.cards], drops, reason=reason or "")

    def drop(self, card: Planned, *, later: bool = False) -> str:
        """Take a card out of the calendar, with `later` its repeats too. Facts stay.

        Raises NotFoundError if it is gone.
        """
        card = self.card(card.id)
        cards = [card, *(self._later_repeats(card) if later and card.rule else [])]
        words = self.name_of(card) + (f" and {len(cards) - 1} later" if len(cards) > 1 else "")
        self.put(f"Removed {words}", drops=cards)
        return words

    def drop_cards(self, cards: Iterable[Planned]) -> str:
        """Take several cards out as one change. Raises NotFoundError if none is there."""
        cards = [card for card in cards if self.get(card.id) is not None]
        if not cards:
            raise NotFoundError("Those cards are no longer planned.", "u may bring them back.")
        words = amounts.plural(len(cards), "card")
        self.put(f"Removed {words}", drops=cards)
        return words

    # -- move, copy, skip ---------------------------------------------------

    def move(self, card: Planned, day: date, *, reason: str | None = None) -> None:
        """Put a card on another day. Raises RuleError if it already holds facts or there is no
        room for the run, NotFoundError if it is gone.
        """
        card = self.card(card.id)
        self._check_free(card)
        if day == card.date:
            return
        there = self._on_its_day(msgspec.structs.replace(card, date=day), card)
        held = self.held([there], reason)
        words = f"Moved {self.name_of(card)} to {days.medium(day)}{held.words}"
        self.put(words, held.cards, reason=reason or "")

    def _check_free(self, card: Planned) -> None:
        """Raise RuleError if a card holds facts: it cannot go to another day."""
        if self.has_facts(card):
            raise RuleError(
                f"{self.name_of(card)} is already ticked or run: it happened on that day.",
                "Copy it instead (c, then p on the other day).",
            )

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
            cards = [self.card(card.id) for card in cards if self.get(card.id) is not None]
        cards = sorted(cards, key=lambda card: (card.date, card.order))
        if not cards:
            raise NotFoundError("Nothing has been copied.", "Press c or x on a card first.")
        shift = day - cards[0].date
        self.load(day, cards[-1].date + shift)
        order = self._order_on(day)
        if cut:
            kept = [card for card in cards if not self.has_facts(card)]
            if not kept:
                raise RuleError("Those cards hold facts and stay.", "Copy them instead (c).")
            placed = [moved(card, card.date + shift) for card in kept]
        else:
            self._refuse_locked_runs(cards)
            placed = [copied(card, card.date + shift, new_id) for card in cards]
        placed = [
            msgspec.structs.replace(card, order=order + place) for place, card in enumerate(placed)
        ]
        held = self.held(placed, reason)
        verb = "Moved" if cut else "Copied"
        count = amounts.plural(len(held.cards), "card")
        words = f"{verb} {count} to {days.medium(day)}{held.words}"
        self.put(words, held.cards, reason=reason or "")
        return len(held.cards)

    def duplicate(self, card: Planned, on: Iterable[date], *, reason: str | None = None) -> int:
        """Copies of a card on several days, as one change.

        Raises UsageError without a day, RuleError for a run under a red flag.
        """
        self._refuse_locked_runs([card])
        wanted = sorted(set(on))
        for day in wanted:
            self.load(day, day)
        copies = [
            msgspec.structs.replace(copied(card, day, new_id), order=self._order_on(day))
            for day in wanted
        ]
        if not copies:
            raise UsageError("No day was given.", "Expected for example: fri, sat or +7d.")
        held = self.held(copies, reason)
        count = amounts.plural(len(held.cards), "day")
        words = f"Copied {self.name_of(card)} to {count}{held.words}"
        self.put(words, held.cards, reason=reason or "")
        return len(held.cards)

    def copy_week(self, first: date, times: int = 1, *, reason: str | None = None) -> int:
        """Copy a week's cards into the following `times` weeks, as one change.

        Raises NotFoundError for an empty week, UsageError for no or too many weeks, RuleError
        for a week with runs under a red flag.
        """
        if not 1 <= times <= MOST_WEEKS_COPIED:
            raise UsageError(
                f"{times} weeks are too many or none.", f"Expected 1 to {MOST_WEEKS_COPIED}."
            )
        cards = self.planned(first, first + WEEK - DAY)
        if not cards:
            raise NotFoundError("That week holds no planned card.", "Add one with a.")
        self._refuse_locked_runs(cards)
        self.load(first, first + (times + 1) * WEEK)
        copies = [
            card for weeks in range(1, times + 1) for card in week_copied(cards, weeks, new_id)
        ]
        held = self.held(copies, reason)
        words = amounts.plural(times, "week")
        words = f"Copied the week of {days.medium(first)} to the next {words}{held.words}"
        self.put(words, held.cards, reason=reason or "")
        return len(held.cards)

    def clear_week(self, first: date) -> int:
        """Take a week's cards out, as one change; facts stay."""
        cards = self.planned(first, first + WEEK - DAY)
        if not cards:
            raise NotFoundError("That week holds no planned card.", "")
        self.put(f"Cleared the plan of the week of {days.medium(first)}", drops=cards)
        return len(cards)

    def skip(self, card: Planned, reason: SkipReason | str) -> None:
        """Excuse a card, with one of the six reasons. Nothing is counted against anyone.

        Raises UsageError for another reason, and for a card that was done, if only in part.
        """
        if self.has_facts(card):
            raise UsageError(
                f"{self.name_of(card)} is ticked or run already: there is nothing to skip.",
                "What was not done of it needs no reason.",
            )
        if reason not in SKIP_REASONS:
            raise UsageError(
                f"{reason!r} is not one of the reasons.",
                "Expected " + ", ".join(SKIP_REASONS) + ".",
            )
        self.put(
            f"Skipped {self.name_of(card)}: {SKIP_REASONS[reason]}",
            [msgspec.structs.replace(card, skipped=reason)],
        )

    def unskip(self, card: Planned, *, reason: str | None = None) -> None:
        """Plan a skipped card again."""
        held = self.held([msgspec.structs.replace(card, skipped="")], reason)
        words = f"{self.name_of(card)} is planned again{held.words}"
        self.put(words, held.cards, reason=reason or "")


def _moved_words(card: Planned, old: Planned) -> str:
    """From which day a card was moved, to be put behind what was done; empty for none."""
    return "" if card.date == old.date else f", moved from {days.medium(old.date)}"

"""Planned sessions and runs as a calendar of another program shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime

import msgspec

from planner.domain.player.run import WALK_BEFORE_S
from planner.domain.values.calendar import WEEK, week_of
from planner.domain.values.errors import DamagedError
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import PlannedSession, minutes_of
from planner.domain.weeks.schedule import Planned
from planner.exchange.exports.appointment import Appointment
from planner.logbook.book import Book
from planner.logbook.cards import Cards
from planner.store.change import Edit
from planner.store.clock import instant_of
from planner.store.codec import from_raw
from planner.wording import amounts
from planner.wording.entries import exercise_name
from planner.wording.walk_run import interval_words

WEEKS = 12
"""So many weeks ahead are shown, unless others are asked for."""
BEHIND = WEEK
"""The last week stays, so that a calendar hears what became of it."""
BEYOND = 26 * WEEK
"""A card that was moved further than what is shown is looked for so far behind it."""
KM_S = 400
"""About how long a kilometre takes, for the room a run takes in a calendar: 6:40."""
ROUNDED_MIN = 5
LOOK = "How far you may run is decided on the morning: easeback today"

WORDS_FROM = ("unit", "plan")
"""Answers of the runner that change how a run is called."""


class Appointments:
    """The cards of the weeks around today, for a calendar."""

    def __init__(self, book: Book, cards: Cards) -> None:
        self._book = book
        self._cards = cards

    def cards(self, weeks: int = WEEKS) -> tuple[Planned, ...]:
        """The cards that are shown, from last week on, in order of their days; and those of
        these days that were taken out, last."""
        book = self._book
        first = week_of(book.today, book.week_start) - BEHIND
        last = book.today + weeks * WEEK
        live = [
            card
            for card in self._cards.planned(first - BEYOND, last + BEYOND)
            if first <= card.date <= last or first <= (card.first_planned or date.min) <= last
        ]
        live.sort(key=lambda card: (card.date, card.order, card.id))
        gone = [card for card in self._removed() if book.today <= card.date <= last]
        return (*live, *sorted(gone, key=lambda card: (card.date, card.id)))

    def _removed(self) -> Iterator[Planned]:
        for raw in self._book.journal.bin("plan"):
            try:
                record = from_raw(raw)
            except DamagedError:
                continue
            if isinstance(record, PlannedSession | PlannedRun):
                yield record

    def fingerprint(self, weeks: int) -> bytes:
        """Changes whenever `all` does, and costs less: no log is read for it."""
        cards = self.cards(weeks)
        gone = [self._is_cancelled(card) for card in cards]
        return msgspec.json.encode((cards, gone, self._book.unit))

    def all(self, weeks: int = WEEKS) -> tuple[Appointment, ...]:
        """The cards as appointments. Raises StoreError if the changes cannot be read."""
        return self.dated(self.drafts(weeks))

    def drafts(self, weeks: int) -> tuple[Appointment, ...]:
        """The same without what the log of changes knows of them."""
        return tuple(
            Appointment(
                id=card.id,
                day=card.date,
                minutes=self._minutes(card),
                title=self._title(card),
                about=self._about(card),
                cancelled=self._is_cancelled(card),
                changed=self._book.now(),
            )
            for card in self.cards(weeks)
        )

    def dated(self, drafts: tuple[Appointment, ...]) -> tuple[Appointment, ...]:
        """Drafts with the number and the moment of their changes; may run in a thread of its own,
        for ten years of changes take some tenths of a second. Raises StoreError."""
        editions, changed = self._history(draft.id for draft in drafts)
        return tuple(
            msgspec.structs.replace(
                draft, edition=editions[draft.id], changed=changed.get(draft.id, draft.changed)
            )
            for draft in drafts
        )

    def _is_cancelled(self, card: Planned) -> bool:
        return bool(card.skipped) or self._book.get(card.id) is None

    def _history(self, ids: Iterable[str]) -> tuple[Counter[str], dict[str, datetime]]:
        """How often each card was changed since it was planned, and when last."""
        wanted = set(ids)
        editions: Counter[str] = Counter(dict.fromkeys(wanted, -1))
        changed: dict[str, datetime] = {}
        for change in self._book.journal.about((*wanted, "profile")):
            touched = {edit.record for edit in change.edits} & wanted
            if any(map(_calls_otherwise, change.edits)):
                touched |= set(changed)
            for record in touched:
                editions[record] += 1
                changed[record] = instant_of(change.stamp)
        return editions, changed

    def _minutes(self, card: Planned) -> int:
        if isinstance(card, PlannedSession):
            return max(1, minutes_of(card.items, self._book.exercises, self._book.sore))
        intervals = self._cards.intervals(card)
        if intervals is not None:
            seconds = intervals.total_s + 2 * WALK_BEFORE_S
        else:
            seconds = card.duration_s or card.distance_m * KM_S // 1000
        return -(-seconds // (60 * ROUNDED_MIN)) * ROUNDED_MIN

    def _title(self, card: Planned) -> str:
        if isinstance(card, PlannedSession):
            return card.name
        if (intervals := self._cards.intervals(card)) is not None:
            return f"Walk-run {interval_words(intervals)}"
        return f"Run {amounts.distance(card.distance_m, self._book.unit)}"

    def _about(self, card: Planned) -> str:
        if isinstance(card, PlannedRun):
            return LOOK
        exercises = self._book.exercises
        return "\n".join(
            f"{exercise_name(item.exercise, exercises)}: {amounts.dose(item.dose)}"
            for item in card.items
        )


def _calls_otherwise(edit: Edit) -> bool:
    touched = (*edit.set, *edit.drop)
    return edit.record == "profile" and not edit.begins and any(x in touched for x in WORDS_FROM)

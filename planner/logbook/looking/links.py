"""Links of the journal: from a note to its run and back, from a flare to what set it off and what
was answered; and tying a note or a score to something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from planner.domain.values.answers import RUN_FIELDS
from planner.domain.values.calendar import DAY, away, month_of
from planner.domain.values.journal import Note, PainReading
from planner.domain.values.record import Dated
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.domain.values.session import PlannedSession, SessionDone
from planner.logbook.belonging import EARLIER, LATER, Telling, names_of, spoken_of, tellers
from planner.logbook.logbook import Logbook
from planner.logbook.looking.entries import Entries, EntryKind, JournalEntry
from planner.logbook.looking.flare_stories import FlareStory
from planner.logbook.plan_changes import PlanChange
from planner.logbook.views import SessionItem

NEAR = 3 * DAY
"""How far from a note or a score what it may be tied to is offered at once."""
TARGETS = frozenset[EntryKind]({"session", "run", "training", "flare"})
"""What something may be tied to."""
Card = PlannedRun | PlannedSession


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Something an entry leads to."""

    key: str
    """Key of its entry, or id of a card of which nothing was done yet."""
    date: date
    kind: EntryKind
    words: str
    is_card: bool = False
    """True for what is only planned: it stands in the week and has no entry."""


class Links:
    """What belongs together in the journal of all years."""

    def __init__(self, book: Logbook, entries: Entries) -> None:
        self._book = book
        self._entries = entries

    # -- where an entry leads -------------------------------------------------------------------

    def of(self, entry: JournalEntry, *, far: bool = False) -> tuple[Link, ...]:
        """Where an entry leads, each place once: what it belongs to first.

        Args:
            far: Look from a month before the entry to today, and for what it belongs to in all
                years; else to three months after it.

        Raises StoreError.
        """
        found = {link.key: link for link in self._of(entry, far=far) if link.key != entry.key}
        return tuple(found.values())

    def _of(self, entry: JournalEntry, *, far: bool) -> Iterator[Link]:
        about = entry.about
        match about:
            case FlareStory():
                if about.trigger is not None:
                    yield from self._to(about.trigger)
                for change in about.answers:
                    yield from self._answers(change)
                yield from self._back((about.key,), entry.date, far=far)
            case PlanChange():
                if about.is_answer:
                    yield from self._flares_of(about.date)
            case SessionItem():
                yield from self._back((entry.key, f"{entry.key}.done"), entry.date, far=far)
            case Run() | CrossTraining():
                yield from self._back(names_of(about), entry.date, far=far)
                yield from self._set_off(about)
            case PainReading() | Note():
                yield from self._up(about, far=far)
                yield from self._set_off(about)

    def _up(self, record: Telling, *, far: bool) -> Iterator[Link]:
        """What a note or a score belongs to."""
        story = self._entries.stories.of_key(record.about)
        if story is not None:
            yield from self._entry(story.key, story.spell.since)
        found = spoken_of(self._book, record.about, record.date, far=far)
        if isinstance(found, Dated):
            yield from self._to(found)

    def _back(self, names: tuple[str, ...], day: date, *, far: bool) -> Iterator[Link]:
        """The notes and scores that belong to what goes by these names."""
        last = max(self._book.today, day) if far else away(day, LATER)
        about = tellers(self._book, away(day, -EARLIER), last)
        for name in names:
            for record in about.get(name, ()):
                yield from self._to(record)

    def _set_off(self, record: Dated) -> Iterator[Link]:
        """The flare an entry has set off."""
        story = self._entries.stories.on(record.date)
        if story is not None and story.trigger is not None and story.trigger.id == record.id:
            yield from self._entry(story.key, story.spell.since)

    def _flares_of(self, day: date) -> Iterator[Link]:
        story = self._entries.stories.on(day)
        if story is not None:
            yield from self._entry(story.key, story.spell.since)

    def _answers(self, change: PlanChange) -> Iterator[Link]:
        for entry in self._entries.answers(change.date):
            if isinstance(entry.about, PlanChange) and entry.about.id == change.id:
                yield link_to(entry)

    def _to(self, record: Dated) -> Iterator[Link]:
        """Where a record stands: its entry, or its card in the week."""
        if isinstance(record, Card):
            yield from self._to_card(record)
        elif isinstance(record, SessionDone):
            yield from self._entry(record.session, record.date)
        else:
            yield from self._entry(record.id, record.date)

    def _to_card(self, card: Card) -> Iterator[Link]:
        """What was done of a card; the card itself where nothing was."""
        done: Dated | None = None
        if isinstance(card, PlannedSession):
            done = self._book.cards.done_of(card)
            if done is not None and not done.ticks:
                done = None
        else:
            runs = (one for one in self._book.on(card.date) if isinstance(one, Run))
            done = next((run for run in runs if run.planned == card.id), None)
        if done is not None:
            yield from self._to(done)
            return
        kind: EntryKind = "session" if isinstance(card, PlannedSession) else "run"
        words = self._book.cards.name_of(card)
        yield Link(key=card.id, date=card.date, kind=kind, words=words, is_card=True)

    def _entry(self, key: str, day: date) -> Iterator[Link]:
        entry = self._entries.find(key, day)
        if entry is not None:
            yield link_to(entry)

    # -- tying ----------------------------------------------------------------------------------

    def near(self, record: Telling) -> tuple[Link, ...]:
        """What a note or a score may be tied to within three days, the nearest first."""
        first, last = away(record.date, -NEAR), away(record.date, NEAR)
        months = dict.fromkeys(map(month_of, (first, last)))
        found = [
            entry
            for month in months
            for entry in self._entries.month(month)
            if first <= entry.date <= last and self.may_tie(record, entry)
        ]
        cards = [] if _is_around_run(record) else list(self._cards(record.date))
        links = [*map(link_to, found), *cards]
        if not _is_around_run(record):
            links += [link for link in self._flares_of(record.date) if link not in links]
        return tuple(sorted(links, key=lambda link: abs(link.date - record.date)))

    def _cards(self, day: date) -> Iterator[Link]:
        """The cards of a day of which nothing was done."""
        for card in self._book.cards.planned(day, day):
            if isinstance(card, Card):
                yield from (link for link in self._to_card(card) if link.is_card)

    def may_tie(self, record: Telling, entry: JournalEntry) -> bool:
        """True for what a note or a score may be tied to: a session, a run, other training or a
        flare; of a score that was felt around a run, only a run of its day. It counts there."""
        if entry.kind not in TARGETS:
            return False
        return not _is_around_run(record) or (entry.kind == "run" and entry.date == record.date)

    def tie(self, record: Telling, link: Link) -> None:
        """Tie a note or a score to something, as one change. Raises UsageError where it cannot
        be, StoreError."""
        words = self._entries.named(link.key, link.date) or link.words
        self._book.facts.tie(record, link.key, words)

    def untie(self, record: Telling) -> None:
        """Let a note or a score speak for itself again, as one change. Raises StoreError."""
        self._book.facts.tie(record, "", "")


def _is_around_run(record: Telling) -> bool:
    return isinstance(record, PainReading) and record.moment in RUN_FIELDS


def link_to(entry: JournalEntry) -> Link:
    """An entry as what another leads to."""
    words = " ".join(entry.words.split())
    return Link(key=entry.key, date=entry.date, kind=entry.kind, words=words)

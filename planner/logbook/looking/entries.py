"""The journal as one timeline: what happened, was felt, noted and decided, in all years."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import is_
from typing import Literal, NamedTuple, get_args

import msgspec

from planner.domain.values.calendar import FIRST_YEAR, month_of, months_between
from planner.domain.values.folding import folded
from planner.domain.values.journal import Lock, Note, PainReading, TestResult
from planner.domain.values.record import Dated, Side
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.scores import ScoreSheet
from planner.domain.values.session import PlannedSession, SessionDone, SetKey, all_asked
from planner.domain.values.technique import Focus
from planner.logbook.belonging import flare_day, spoken_of
from planner.logbook.logbook import Logbook
from planner.logbook.looking.flare_stories import FlareStories, FlareStory
from planner.logbook.plan_changes import PlanChange, PlanChanges
from planner.logbook.views import SessionItem, session_item
from planner.wording.entries import exercise_name
from planner.wording.flare import before_words, set_off, spell_words
from planner.wording.happenings import (
    felt_words,
    flag_words,
    hour_of,
    measured_words,
    place_in_day,
    ran_words,
    ticked_words,
    trained_words,
)
from planner.wording.scores import sheet_parts, sheet_words
from planner.wording.technique import begun_words, cue_words, heed_of

EntryKind = Literal["pain", "session", "run", "training", "note", "test", "scores", "plan", "flare"]
KINDS: tuple[EntryKind, ...] = get_args(EntryKind)
Happened = (
    Run | CrossTraining | PainReading | Note | TestResult | ScoreSheet | Lock | Focus | SessionItem
)
RECORDS: tuple[type[Dated], ...] = (
    SessionDone, Run, CrossTraining, PainReading, Note, TestResult, ScoreSheet, Lock, Focus,
)  # fmt: skip


OLDEST = f"{FIRST_YEAR}-01"
"""Months before it are shown if something bears a day in them; those between are passed over."""


class JournalEntry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing that happened, by the day and hour it happened at."""

    key: str
    """Id of the record, or of the card of a session; of a plan change or flare its own."""
    kind: EntryKind
    date: date
    hour: str
    """Local time `HH:MM`; empty where nobody named it."""
    words: str
    more: tuple[str, ...] = ()
    """What else is said of it: notes, reasons, how a flare went."""
    sides: tuple[Side, ...] = ()
    """The legs it speaks of; none for what speaks of neither."""
    tags: tuple[str, ...] = ()
    belongs: str = ""
    """What it belongs to, in words: the run of a note; empty where that is nothing."""
    about: Happened | PlanChange | FlareStory
    """What it tells of."""
    text: str
    """All that is said of it, folded, for the search."""


class EntryFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which entries are wanted."""

    kinds: frozenset[EntryKind] = frozenset()
    """None named = all."""
    side: Side | None = None
    """Only what speaks of that leg."""
    tag: str = ""
    text: str = ""
    """Words that all must be in it; `#stair` finds tags that begin so."""

    @property
    def is_open(self) -> bool:
        """True if every entry passes."""
        return not (self.kinds or self.side or self.tag or self.text.strip())

    def is_within(self, other: EntryFilter) -> bool:
        """True if whatever passes this one passes the other too: it asks for no less."""
        words = folded(self.text).split()
        return (self.kinds, self.side, self.tag) == (other.kinds, other.side, other.tag) and all(
            any(asked in word for word in words) for asked in folded(other.text).split()
        )

    def sieve(self, entries: Iterable[JournalEntry]) -> Iterator[JournalEntry]:
        """The entries that pass."""
        words = folded(self.text).split()
        tag = folded(self.tag)
        for entry in entries:
            if (
                (not self.kinds or entry.kind in self.kinds)
                and (self.side is None or {self.side, Side.BOTH} & set(entry.sides))
                and (not tag or tag in map(folded, entry.tags))
                and all(word in entry.text for word in words)
            ):
                yield entry


class _Month(NamedTuple):
    """The entries of a month, and what they were made of."""

    records: tuple[Dated, ...]
    others: tuple[object, ...]
    entries: tuple[JournalEntry, ...]

    def is_of(self, records: tuple[Dated, ...], others: tuple[object, ...]) -> bool:
        """True if nothing has changed: a record that was changed is another value."""
        same = len(records) == len(self.records) and all(map(is_, records, self.records))
        return same and others == self.others


class Entries:
    """The timeline, a month at a time. Kept, it makes anew only months in which something has
    changed."""

    def __init__(self, book: Logbook) -> None:
        self._book = book
        self._plan = PlanChanges(book)
        self.stories = FlareStories(book, self._plan)
        self._gone: set[str] = set()
        """What something belongs to and is nowhere: years are not read for it again. One that
        comes back is in memory."""
        self._known: dict[str, _Month] = {}
        self._looked_at: dict[str, int] = {}
        """By month: the revision of the book it is known to hold for."""

    def months(self, until: date | None = None) -> tuple[str, ...]:
        """`YYYY-MM` of every month that may hold something, the newest first; up to that of a day,
        if one is named."""
        named = {month for month in self._book.journal.months() if _first_of(month) is not None}
        here = month_of(self._book.today)
        begun = min((month for month in named if month >= OLDEST), default=here)
        first = date.fromisoformat(f"{min(begun, here)}-01")
        found = named.union(months_between(first, self._book.today))
        last = max(found) if until is None else month_of(until)
        return tuple(sorted((month for month in found if month <= last), reverse=True))

    def month(self, month: str) -> tuple[JournalEntry, ...]:
        """The entries of a month, the newest day first, a day's by the hour. Raises StoreError."""
        known = self._known.get(month)
        if known is not None and self._looked_at.get(month) == self._book.revision:
            return known.entries
        first = date.fromisoformat(f"{month}-01")
        last = _last_of(first)
        records = tuple(self._book.between(first, last, *RECORDS))
        changes = self._plan.between(first, last)
        stories = self.stories.begun(first, last)
        belongings = self._belongings(records)
        others = (changes, stories, belongings, self._book.unit)
        if known is None or not known.is_of(records, others):
            made = [
                *self._facts(records, changes, belongings),
                *(_plan_entry(change, self._book.get(change.note)) for change in changes),
                *map(self._flare_entry, stories),
            ]
            made.sort(key=_place)
            known = self._known[month] = _Month(records, others, tuple(made))
        self._looked_at[month] = self._book.revision
        return known.entries

    def tags(self, month: str) -> Counter[str]:
        """Every tag of a month, however it is written, and how many entries have it."""
        return Counter(folded(tag) for entry in self.month(month) for tag in entry.tags)

    def find(self, key: str, day: date) -> JournalEntry | None:
        """The entry of a key on a day. Raises StoreError."""
        month = self.month(month_of(day))
        return next((entry for entry in month if entry.key == key), None)

    def answers(self, day: date) -> tuple[JournalEntry, ...]:
        """The answers that were given to proposals on a day, as entries."""
        month = self.month(month_of(day))
        return tuple(
            one
            for one in month
            if one.date == day and isinstance(one.about, PlanChange) and one.about.is_answer
        )

    def _facts(
        self,
        records: Iterable[Dated],
        changes: Iterable[PlanChange],
        belongings: Mapping[str, str],
    ) -> Iterator[JournalEntry]:
        told = {change.note for change in changes if change.reason}
        for record in records:
            found = self._fact(record)
            if found is None or (found.kind == "note" and found.key in told):
                continue
            belongs = belongings.get(record.id, "")
            if belongs:
                text = f"{found.text} {folded(belongs)}"
                found = msgspec.structs.replace(found, belongs=belongs, text=text)
            yield found

    def _fact(self, record: Dated) -> JournalEntry | None:
        book = self._book
        match record:
            case PainReading():
                marks = ("flare" if record.flare else "", "swollen" if record.swelling else "")
                more = (*filter(None, (", ".join(filter(None, marks)),)), *_quoted(record.note))
                return _entry(record, "pain", felt_words(record), more, (record.side,))
            case Run():
                more = (
                    *_quoted(record.title), heed_of(record), *_quoted(record.note),
                    record.source.remark,
                )  # fmt: skip
                kinds = (str(record.run_kind), str(record.terrain))
                side = record.side or book.sore
                words = ran_words(record, book.unit, record.pain_during, record.pain_after)
                return _entry(record, "run", words, more, (side,), also=kinds)
            case CrossTraining():
                more = (*_quoted(record.title), *_quoted(record.note), record.source.remark)
                return _entry(record, "training", trained_words(record), more)
            case Note():
                return _entry(record, "note", record.text, tags=record.tags)
            case TestResult():
                return _entry(record, "test", measured_words(record), _quoted(record.note))
            case ScoreSheet():
                more, also = _quoted(record.note), sheet_parts(record)
                return _entry(record, "scores", sheet_words(record), more, also=also)
            case Lock():
                return _entry(record, "test", flag_words(record), also=record.findings)
            case Focus():
                words = begun_words(record, book.today)
                return _entry(record, "plan", words, (cue_words(record),))
            case SessionDone() if record.ticks:
                return self._session(record)
        return None

    def _session(self, done: SessionDone) -> JournalEntry:
        planned, book = self._book.get(done.session), self._book
        card = planned if isinstance(planned, PlannedSession) else None
        item = session_item(card, done, book.exercises, book.sore)
        words = ticked_words(item.name, item.ticked, len(item.sets), item.short, done.effort)
        names = [exercise_name(one.exercise, book.exercises) for one in all_asked(done)]
        sides = dict.fromkeys(SetKey.parse(key).side for key in done.ticks)
        return JournalEntry(
            key=item.key,
            kind="session",
            date=done.date,
            hour=hour_of(done),
            words=words,
            more=_quoted(done.note),
            sides=tuple(sides),
            about=item,
            text=folded(" ".join((words, done.note, *names))),
        )

    def _flare_entry(self, story: FlareStory) -> JournalEntry:
        book, today, spell = self._book, self._book.today, story.spell
        words = spell_words(spell, today)
        names = {one.id: one.name.lower() for one in book.exercises.values()}
        before = ", ".join(before_words(story.before, names, book.unit, today))
        more = (
            f"set off by {set_off(spell.by, today)}",
            f"in the 48 hours before it began: {before}" if before else "",
            *(change.words + _because(change.reason) for change in story.answers),
            f"your guess: {story.guess.text}" if story.guess is not None else "",
        )
        said = tuple(filter(None, more))
        return JournalEntry(
            key=story.key,
            kind="flare",
            date=spell.since,
            hour=_began_at(story),
            words=words,
            more=said,
            sides=(book.sore,),
            about=story,
            text=folded(" ".join((words, *said))),
        )

    def _belongings(self, records: Iterable[Dated]) -> dict[str, str]:
        """What the notes and scores among these belong to, in words; those of which it is no
        longer there are left out."""
        said = {}
        for record in records:
            if isinstance(record, Note | PainReading) and record.about:
                said[record.id] = self.named(record.about, record.date)
        return {record: words for record, words in said.items() if words}

    def named(self, about: str, near: date) -> str:
        """What something belongs to, in words; empty where it is no longer there."""
        day = flare_day(about)
        if day is not None:
            story = self.stories.of_key(about)
            return "" if story is None else f"flare of {self._book.dated(story.spell.since)}"
        found = spoken_of(self._book, about, near, far=about not in self._gone)
        if found is None:
            self._gone.add(about)
            return ""
        return self._book.cards.name_of(found)


def _began_at(story: FlareStory) -> str:
    """The hour of what set it off, where that was on its first day and is known."""
    began = story.trigger
    return "" if began is None or began.date != story.spell.since else hour_of(began)


def _entry(
    record: Run | CrossTraining | PainReading | Note | TestResult | ScoreSheet | Lock | Focus,
    kind: EntryKind,
    words: str,
    more: Iterable[str] = (),
    sides: tuple[Side, ...] = (),
    *,
    tags: tuple[str, ...] = (),
    also: Iterable[str] = (),
) -> JournalEntry:
    """The entry of a record; `also` is what it is found by beside its words."""
    said = tuple(filter(None, more))
    return JournalEntry(
        key=record.id,
        kind=kind,
        date=record.date,
        hour=hour_of(record),
        words=words,
        more=said,
        sides=sides,
        tags=tags,
        about=record,
        text=folded(" ".join((words, *said, *(f"#{tag}" for tag in tags), *also))),
    )


def _plan_entry(change: PlanChange, note: object) -> JournalEntry:
    """A plan change with its reason, as it reads in its note if one was kept and edited since."""
    kept = note if isinstance(note, Note) and change.reason else None
    reason = change.reason if kept is None else kept.text.removeprefix(f"{change.words}. ")
    words, tags = change.words + _because(reason), kept.tags if kept else ()
    return JournalEntry(
        key=kept.id if kept else change.id,
        kind="plan",
        date=change.date,
        hour=change.created[11:16],
        words=words,
        tags=tags,
        about=change,
        text=folded(" ".join((words, *(f"#{tag}" for tag in tags)))),
    )


def _place(entry: JournalEntry) -> tuple[int, tuple[str, str]]:
    """The latest day first, in a day by the hour."""
    about = entry.about.done if isinstance(entry.about, SessionItem) else entry.about
    return -entry.date.toordinal(), place_in_day(entry.hour, about)


def _because(reason: str) -> str:
    return f" “{reason}”" if reason else ""


def _quoted(words: str) -> tuple[str, ...]:
    return (f"“{words}”",) if words else ()


def _first_of(month: str) -> date | None:
    """The first day of `YYYY-MM`; None for what is none."""
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError:
        return None


def _last_of(first: date) -> date:
    """The last day of the month that begins on a day."""
    return first.replace(day=monthrange(first.year, first.month)[1])

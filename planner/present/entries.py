"""The timeline of the journal page, and what of it is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

import msgspec

from planner.domain.values.journal import Lock, Note, PainReading, TestResult
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.scores import ScoreSheet
from planner.domain.values.technique import Focus
from planner.logbook.belonging import names_of
from planner.logbook.logbook import Logbook
from planner.logbook.looking.entries import EntryFilter, EntryKind, JournalEntry
from planner.logbook.looking.flare_stories import FlareStory
from planner.logbook.views import CrossItem, RunItem, SessionItem
from planner.present.header import knee_spans
from planner.present.journal import (
    cross_entry,
    focus_entry,
    lock_entry,
    note_entry,
    pain_entry,
    run_entry,
    score_entry,
    session_entry,
    test_entry,
)
from planner.present.pain_scale import run_scale
from planner.widgets.day_bars import day_strip
from planner.widgets.kit.text import FILL, Span, Spans
from planner.widgets.timeline import Entry, EntryDay
from planner.wording import days
from planner.wording.journal_links import notes_words

NAMES: dict[EntryKind, str] = {
    "pain": "pain",
    "session": "sessions",
    "run": "runs",
    "training": "other training",
    "note": "notes",
    "test": "tests and red flags",
    "scores": "scores of every few weeks",
    "plan": "the plan",
    "flare": "flares",
}
"""What the entries of each kind are called."""
PLAN = "⇄"
FLARE = "■"
UP = "→"
"""Before what a note or a score belongs to."""
STRIP = 14
"""Days of a flare of which the scores stand in the list."""


def journal_head(book: Logbook, *, narrow: bool = False) -> Spans:
    """Program and page; at the right the knee's last seven mornings and its state."""
    title = "   Journal" if narrow else "   Journal · all years"
    return (Span("easeback", "strong"), Span(title), FILL, *knee_spans(book, narrow=narrow))


def entry_days(
    book: Logbook,
    entries: Iterable[JournalEntry],
    notes: Mapping[str, int] = {},
    *,
    brief: bool = False,
) -> tuple[EntryDay, ...]:
    """The entries under their days, in the order they come in.

    Args:
        notes: How many notes and scores belong to what goes by an id.
        brief: What is told of a flare stands elsewhere.
    """
    return tuple(
        EntryDay(
            days.dated(day, book.today),
            tuple(_with_notes(shown_entry(book, one, brief=brief), one, notes) for one in of_day),
        )
        for day, of_day in groupby(entries, key=lambda one: one.date)
    )


def _with_notes(shown: Entry, entry: JournalEntry, notes: Mapping[str, int]) -> Entry:
    """The entry with the count of what belongs to it."""
    names = names_of(entry.about) if isinstance(entry.about, Run) else (entry.key,)
    count = sum(notes.get(name, 0) for name in names)
    if not count:
        return shown
    spans = (*shown.spans, Span(f"  {notes_words(count)}", "accent"))
    return msgspec.structs.replace(shown, spans=spans)


def shown_entry(book: Logbook, entry: JournalEntry, *, brief: bool = False) -> Entry:
    """An entry with its sign, as it stands in the journal of the week page too, and with what it
    belongs to."""
    shown = _shown(book, entry, brief=brief)
    if not entry.belongs:
        return shown
    more = (*shown.more, (Span(f"{UP} {entry.belongs}", "muted"),))
    return msgspec.structs.replace(shown, more=more)


def _shown(book: Logbook, entry: JournalEntry, *, brief: bool) -> Entry:
    about = entry.about
    fact = _noted(book, about) or _done(book, about)
    if fact is not None:
        return fact
    sign, tone = (FLARE, "bad") if entry.kind == "flare" else (PLAN, "accent")
    tail = tuple(Span(f" #{tag}", "accent") for tag in entry.tags)
    if isinstance(about, FlareStory):
        strip = day_strip(about.worst[:STRIP], run_scale(book.parameters).zones)
        tail = (Span(" "), *strip)
    more = () if brief and entry.kind == "flare" else entry.more
    told = tuple((Span(words, "muted"),) for words in more)
    return Entry(entry.key, entry.hour, sign, tone, (Span(entry.words), *tail), told)


def _noted(book: Logbook, about: object) -> Entry | None:
    """What was written down."""
    match about:
        case PainReading():
            return pain_entry(about, run_scale(book.parameters))
        case Note():
            return note_entry(about)
        case TestResult():
            return test_entry(about)
        case ScoreSheet():
            return score_entry(about)
        case Lock():
            return lock_entry(about)
        case Focus():
            return focus_entry(book, about)
    return None


def _done(book: Logbook, about: object) -> Entry | None:
    """What was done."""
    match about:
        case Run():
            return _titled(run_entry(book, RunItem(planned=None, run=about)), about.title)
        case CrossTraining():
            return _titled(cross_entry(CrossItem(cross=about)), about.title)
        case SessionItem() if about.done is not None:
            return session_entry(about, about.done)
    return None


def _titled(entry: Entry, title: str) -> Entry:
    """The entry with what the other program called it."""
    if not title:
        return entry
    return msgspec.structs.replace(entry, more=((Span(f"“{title}”", "muted"),), *entry.more))


def filter_words(wanted: EntryFilter) -> str:
    """`pain, notes · left · #stairs · “cold”`; empty where everything is shown."""
    kinds = ", ".join(name for kind, name in NAMES.items() if kind in wanted.kinds)
    side = "" if wanted.side is None else str(wanted.side)
    tag = f"#{wanted.tag}" if wanted.tag else ""
    text = f"“{wanted.text.strip()}”" if wanted.text.strip() else ""
    return " · ".join(filter(None, (kinds, side, tag, text)))


def only_words(book: Logbook, wanted: EntryFilter, until: date | None) -> str:
    """What of all entries is shown, and the key that shows more; empty where all of them are."""
    day = "" if until is None else book.dated(until)
    if not wanted.is_open:
        only = ", ".join(filter(None, (filter_words(wanted), day and f"up to {day}")))
        return f"Only {only}. esc shows all."
    return day and f"Up to {day}. t: the latest."


def nothing_words(wanted: EntryFilter, until: date | None) -> tuple[str, str, str]:
    """Why no entry is shown, the key that helps, and what it does."""
    if not wanted.is_open:
        return "No entry is like that.", "esc", "shows all"
    if until is not None:
        return "Nothing was written up to that day.", "t", "goes to the latest"
    gather = "Nothing is written yet. Scores, runs, sets and notes gather here."
    return gather, "a", "writes a note"

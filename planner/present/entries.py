"""The timeline of the journal page, and what of it is left out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import msgspec

from planner.domain.values.journal import Lock, Note, PainReading, TestResult
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.technique import Focus
from planner.logbook.entries import EntryFilter, EntryKind, JournalEntry
from planner.logbook.logbook import Logbook
from planner.logbook.views import CrossItem, RunItem, SessionItem
from planner.present.header import knee_spans
from planner.present.journal import (
    cross_entry,
    focus_entry,
    lock_entry,
    note_entry,
    pain_entry,
    run_entry,
    session_entry,
    test_entry,
)
from planner.present.pain_scale import run_scale
from planner.widgets.text import FILL, Span, Spans
from planner.widgets.timeline import Entry, EntryDay
from planner.wording import days

NAMES: dict[EntryKind, str] = {
    "pain": "pain",
    "session": "sessions",
    "run": "runs",
    "training": "other training",
    "note": "notes",
    "test": "tests and red flags",
    "plan": "the plan",
    "flare": "flares",
}
"""What the entries of each kind are called."""
PLAN = "⇄"
FLARE = "■"


def journal_head(book: Logbook, *, narrow: bool = False) -> Spans:
    """Program and page; at the right the knee's last seven mornings and its state."""
    title = "   Journal" if narrow else "   Journal · all years"
    return (Span("easeback", "strong"), Span(title), FILL, *knee_spans(book, narrow=narrow))


def entry_days(book: Logbook, entries: Iterable[JournalEntry]) -> tuple[EntryDay, ...]:
    """The entries under their days, in the order they come in."""
    return tuple(
        EntryDay(days.dated(day, book.today), tuple(shown_entry(book, one) for one in of_day))
        for day, of_day in groupby(entries, key=lambda one: one.date)
    )


def shown_entry(book: Logbook, entry: JournalEntry) -> Entry:
    """An entry with its sign, as it stands in the journal of the week page too."""
    about = entry.about
    match about:
        case PainReading():
            return pain_entry(about, run_scale(book.parameters))
        case Note():
            return note_entry(about)
        case TestResult():
            return test_entry(about)
        case Lock():
            return lock_entry(about)
        case Focus():
            return focus_entry(book, about)
        case Run():
            return _titled(run_entry(book, RunItem(planned=None, run=about)), about.title)
        case CrossTraining():
            return _titled(cross_entry(CrossItem(cross=about)), about.title)
        case SessionItem() if about.done is not None:
            return session_entry(about, about.done)
    sign, tone = (FLARE, "bad") if entry.kind == "flare" else (PLAN, "accent")
    tags = tuple(Span(f" #{tag}", "accent") for tag in entry.tags)
    more = tuple((Span(words, "muted"),) for words in entry.more)
    return Entry(entry.key, entry.hour, sign, tone, (Span(entry.words), *tags), more)


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

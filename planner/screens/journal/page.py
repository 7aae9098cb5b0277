"""The journal page: all that happened in all years, the latest first; search, filter, tags."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import ClassVar

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from planner.domain.values.calendar import WEEK
from planner.logbook.entries import Entries, EntryFilter, JournalEntry
from planner.logbook.logbook import Logbook
from planner.present.entries import entry_days, filter_words, journal_head
from planner.present.header import banner_line
from planner.screens.book_page import BookPage
from planner.screens.journal.asks import ask_entry_filter, pick_tag
from planner.screens.panes.journal import JournalPane
from planner.screens.shared.add_forms import add_note
from planner.screens.shared.following import keep_fact
from planner.screens.shared.week_forms import ask_day
from planner.widgets.empty_state import EmptyState
from planner.widgets.key_hints import KeyHints
from planner.widgets.prompt_line import PromptLine
from planner.widgets.span_lines import SpanLines
from planner.widgets.text import Span, Spans, cells
from planner.widgets.timeline import Timeline
from planner.wording.amounts import plural

HINTS = (
    "journal.search", "journal.filter", "journal.tags", "journal.edit", "journal.delete",
    "journal.note", "book.pain", "journal.go_to", "book.undo",
    "book.week_page", "journal.report", "book.help",
)  # fmt: skip
BLINK_S = 0.1
"""What takes longer to read goes on between two keys."""
SOME = 200
"""Entries shown at first, and added when the cursor comes near the last of them."""
NEAR = 30
"""Entries from the last one at which more are added."""


class JournalPage(BookPage):
    """Takes nothing but the book: the journal pane over all years."""

    CSS_PATH = "journal.tcss"
    HELP = """
All that happened, was felt, noted and decided, by the hour it happened at, the latest day first.
/ finds words as you type, #stairs a tag; F leaves kinds or a leg out. Enter corrects an entry.
R writes a page for the physiotherapist; a note with the tag #ask is a question on it.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash", "search", "search", key_display="/", id="journal.search",
            tooltip="Show what holds your words, or a #tag, in all years; esc drops it",
        ),
        Binding(
            "F", "filter_entries", "filter", id="journal.filter",
            tooltip="Show only some kinds of entries, or what speaks of one leg",
        ),
        Binding(
            "number_sign", "choose_tag", "tags", key_display="#", id="journal.tags",
            tooltip="Every tag with its count; one of them shows all that has it",
        ),
        Binding(
            "a", "add_note", "new note", id="journal.note",
            tooltip="Write a note of today, with tags",
        ),
        Binding(
            "g", "go_to_date", "go to", show=False, id="journal.go_to",
            tooltip="Begin the list at a date in words, such as 11 apr, or at a bookmark",
        ),
        Binding(
            "t", "go_today", "latest", show=False, id="journal.today",
            tooltip="Begin the list at the latest entry again",
        ),
        Binding(
            "H", "shift_weeks(-1)", "week back", show=False, id="journal.previous",
            tooltip="Begin the list a week before the entry under the cursor",
        ),
        Binding(
            "L", "shift_weeks(1)", "week on", show=False, id="journal.next",
            tooltip="Begin the list a week later",
        ),
        Binding(
            "less_than_sign", "shift_weeks(-4)", "4 weeks back", key_display="<", show=False,
            id="journal.back_four", tooltip="Begin it four weeks before the entry",
        ),
        Binding(
            "greater_than_sign", "shift_weeks(4)", "4 weeks on", key_display=">", show=False,
            id="journal.on_four", tooltip="Begin it four weeks later",
        ),
        Binding(
            "R", "ask('write_report')", "report", id="journal.report",
            tooltip="One page for the physiotherapist: HTML, PDF or Markdown",
        ),
        Binding(
            "escape", "step_out", "back", show=False, id="journal.back",
            tooltip="Show all entries again; then begin at the latest",
        ),
    ]  # fmt: skip

    header = query_one("#header", SpanLines)
    banner = query_one("#banner", SpanLines)
    pane = query_one(JournalPane)
    nothing = query_one(EmptyState)

    def __init__(self, logbook: Logbook) -> None:
        super().__init__(logbook)
        self.wanted = EntryFilter()
        """What is shown of all there is."""
        self._until: date | None = None
        """The first day of the list, if it is not the latest."""
        self._most = SOME
        """So many entries are shown."""
        self._entries = Entries(logbook)
        self._found: list[JournalEntry] = []
        """What was found: one more than are shown where there are more."""
        self._to_top = False
        """True if the cursor shall go to the first entry."""
        self._line: PromptLine | None = None

    def compose(self) -> ComposeResult:
        """Heading, list, key hints."""
        yield SpanLines(id="header")
        yield SpanLines(id="banner")
        yield JournalPane(self.logbook)
        yield EmptyState(id="nothing")
        yield KeyHints(HINTS, limit=12, pinned="book.help")

    def opened(self) -> None:
        """The cursor on the latest entry."""
        self.pane.timeline.border_title = "Entries"
        self.pane.timeline.focus()

    # -- showing ------------------------------------------------------------

    def reload(self) -> None:
        """Ask the book anew."""
        self.look()
        self.show_title()
        self.show_standing()

    def look(self) -> None:
        """Gather what is wanted and show it; what takes longer than a blink goes on between the
        keys."""
        self.workers.cancel_group(self, "entries")
        reading = self._gather()
        if not self._read_on(reading):
            self.run_worker(self._read_all(reading), group="entries", exclusive=True)

    def _gather(self) -> Iterator[str]:
        """Gathers a month a step; gives the months as `YYYY-MM`."""
        found: list[JournalEntry] = []
        for month in self._entries.months(self._until):
            entries = self.wanted.sieve(self._entries.month(month))
            found += (one for one in entries if self._until is None or one.date <= self._until)
            if self.wanted.is_open and len(found) > self._most:
                break
            yield month
        self._found = found
        self.show_found()

    def _read_on(self, reading: Iterator[str]) -> bool:
        """Read on for a blink. True at the end, or after a refusal of the disk, which was told."""
        begun = time.monotonic()
        while month := self.attempt(lambda: next(reading, "")):
            if time.monotonic() - begun > BLINK_S:
                self._say(f"reading {month[:4]} …")
                return False
        return True

    async def _read_all(self, reading: Iterator[str]) -> None:
        await asyncio.sleep(0)
        while not self._read_on(reading):
            await asyncio.sleep(0)

    def _say(self, words: str) -> None:
        """Beside what is typed, or at the foot of the list."""
        self.pane.timeline.border_subtitle = words
        if self._line is not None:
            self._line.status = words

    def show_found(self) -> None:
        """The first of what was found."""
        timeline, shown = self.pane.timeline, self._found[: self._most]
        with self.app.batch_update():
            self.pane.show(entry_days(self.logbook, shown))
            if self._to_top and shown:
                timeline.action_end_line(-1)
            self._to_top = False
            self.set_class(not shown, "-nothing")
            if not shown:
                self._say_nothing()
            elif self.focused is None and self._line is None:
                timeline.focus()
            self._say(self._count())
            self.show_title()

    def _say_nothing(self) -> None:
        """Why the list is empty, and the key that helps."""
        empty = self.nothing
        if not self.wanted.is_open:
            empty.sentence, empty.key, empty.verb = "No entry is like that.", "esc", "shows all"
        elif self._until is not None:
            empty.sentence, empty.key = "Nothing was written up to that day.", "t"
            empty.verb = "goes to the latest"
        else:
            empty.sentence = "Nothing is written yet. Scores, runs, sets and notes gather here."
            empty.key, empty.verb = "a", "writes a note"

    def _count(self) -> str:
        count = len(self._found)
        if not self.wanted.is_open:
            return f"{count:,} found"
        if count > self._most:
            return "older ones follow"
        return plural(count, "entry", "entries")

    def show_title(self) -> bool:
        """The top line and the one below it."""
        narrow = self.has_class("-narrow")
        self.header.lines = (journal_head(self.logbook, narrow=narrow),)
        banner = self._banner()
        self.banner.lines = (banner,)
        return cells(banner) <= self.app.size.width - 2

    def _banner(self) -> Spans:
        """What was just done, what is left out, or what waits for an answer."""
        if self.words:
            return (Span(self.words, "info"),)
        if not self.wanted.is_open:
            return (Span(f"Only {filter_words(self.wanted)}. esc shows all.", "info"),)
        if self._until is not None:
            return (Span(f"Up to {self.logbook.dated(self._until)}. t: the latest.", "info"),)
        narrow = self.has_class("-narrow")
        return banner_line(self.logbook, "", narrow=narrow, waiting=self.waiting)

    @on(Timeline.Highlighted)
    def add_older(self, event: Timeline.Highlighted) -> None:
        """The cursor comes near the last entry shown: older ones follow."""
        if len(self._found) > self._most and event.key in self.pane.timeline.laid.keys[-NEAR:]:
            self._most += SOME
            self.look()

    # -- what is wanted -----------------------------------------------------

    def want(self, wanted: EntryFilter) -> None:
        """Show other entries, from the first one on."""
        if wanted != self.wanted:
            self.wanted, self.words = wanted, ""
            self._begin()

    def _begin(self) -> None:
        self._most, self._to_top = SOME, True
        self.look()

    @work
    async def action_search(self) -> None:
        """Ask for words; the list follows what is typed."""
        before = self.wanted
        self._line = PromptLine("/", hint="words, or #tag", heard=self._hear)
        text = await self.ask(self._line)
        self._line = None
        self.want(before if text is None else msgspec.structs.replace(before, text=text))

    def _hear(self, text: str) -> None:
        self.want(msgspec.structs.replace(self.wanted, text=text))

    @work
    async def action_filter_entries(self) -> None:
        """Ask for kinds and leg."""
        wanted = await ask_entry_filter(self, self.wanted)
        if wanted is not None:
            self.want(wanted)

    @work
    async def action_choose_tag(self) -> None:
        """Ask for one of the tags of all years."""
        counts: Counter[str] = Counter()
        begun = time.monotonic()
        for month in self._entries.months():
            found = self.attempt(partial(self._entries.tags, month))
            if found is None:
                return
            counts += found
            if time.monotonic() - begun > BLINK_S:
                begun = time.monotonic()
                self._say(f"reading {month[:4]} …")
                await asyncio.sleep(0)
        self._say(self._count())
        if not counts:
            self.said("No entry has a tag yet: a note takes them, under its words.")
            return
        tag = await pick_tag(self, counts)
        if tag is not None:
            self.want(msgspec.structs.replace(self.wanted, tag=tag))

    # -- where the list begins ----------------------------------------------

    def go_to(self, day: date) -> None:
        """Begin the list at the last entry of a day, or before it."""
        self._until = None if day >= self.logbook.today else day
        self.words = ""
        self._begin()

    @work
    async def action_go_to_date(self) -> None:
        """Ask for a date in words, or the name of a bookmark."""
        day = await ask_day(self, "past")
        if day is not None:
            self.go_to(day)

    def action_go_today(self) -> None:
        """Begin at the latest entry again."""
        self.go_to(self.logbook.today)

    def action_shift_weeks(self, weeks: int) -> None:
        """Begin earlier than the entry under the cursor, or later than now."""
        if weeks < 0:
            here = self._day_of_cursor() or self.logbook.today
        else:
            here = self._until or self.logbook.today
        self.go_to(here + weeks * WEEK)

    def _day_of_cursor(self) -> date | None:
        cursor = self.pane.timeline.cursor
        return next((one.date for one in self._found if one.key == cursor), None)

    def action_step_out(self) -> None:
        """One step out: drop what was just said, the filter, the day."""
        if self.words:
            self.said("")
        elif not self.wanted.is_open:
            self.want(EntryFilter())
        elif self._until is not None:
            self.action_go_today()

    @work
    async def action_add_note(self) -> None:
        """Write a note of today."""
        await keep_fact(self, add_note(self, self.logbook.today))

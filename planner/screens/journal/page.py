"""The journal page: all that happened in all years, the latest first, and what belongs together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import ClassVar

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.getters import query_one

from planner.domain.values.calendar import WEEK
from planner.domain.values.errors import EasebackError
from planner.logbook.belonging import counted
from planner.logbook.entries import Entries, EntryFilter, JournalEntry
from planner.logbook.links import Link, Links
from planner.logbook.logbook import Logbook
from planner.present.entries import entry_days, filter_words, journal_head
from planner.present.entry_card import entry_card
from planner.present.header import banner_line
from planner.screens.book_page import BookPage
from planner.screens.journal.found import FoundEntries, JournalPlace, Trail
from planner.screens.journal.keys import KEYS
from planner.screens.panes.calendar import CalendarPane
from planner.screens.panes.entries import EntriesPane
from planner.screens.panes.year import YearPane
from planner.screens.shared.pace import BLINK_S, StepPace
from planner.widgets.empty_state import EmptyState
from planner.widgets.key_hints import KeyHints
from planner.widgets.paragraphs import Paragraphs
from planner.widgets.prompt_line import PromptLine
from planner.widgets.span_lines import SpanLines
from planner.widgets.text import Span, Spans, cells
from planner.widgets.timeline import Timeline

HINTS = (
    "journal.search", "journal.filter", "journal.tags", "journal.tie", "journal.edit",
    "journal.year", "journal.delete", "journal.note", "journal.come_back", "book.pain",
    "book.undo", "book.week_page", "journal.report", "book.help",
)  # fmt: skip
LEAST_SIZE = Size(80, 24)
"""Columns and lines of a terminal in which a year has room."""
NEAR = 30
"""Entries from the last one at which more are added."""


class JournalPage(BookPage):
    """Takes nothing but the book: its entries over all years, and the one under the cursor."""

    CSS_PATH = "journal.tcss"
    HELP = """
All that happened, was felt, noted and decided, by the hour it happened at, the latest day first.
/ finds words as you type, #stairs a tag; F leaves kinds or a leg out. Enter follows what an entry
leads to, B comes back; L ties a note or a score to a session, a run or a flare.
R writes a page for the physiotherapist; a note with the tag #ask is a question on it.
"""
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    header = query_one("#header", SpanLines)
    banner = query_one("#banner", SpanLines)
    pane = query_one(EntriesPane)
    year = query_one(YearPane)
    nothing = query_one(EmptyState)

    def __init__(self, logbook: Logbook) -> None:
        super().__init__(logbook)
        entries = Entries(logbook)
        self.found = FoundEntries(entries)
        self.links = Links(logbook, entries)
        self.trail = Trail()
        self._go_to: str | None = None
        """Key of the entry that gets the cursor once it is shown; empty for the first one."""
        self.links_to_pick: tuple[Link, ...] = ()
        """Where the entry leads that was opened last."""
        self._line: PromptLine | None = None
        self._typed = ""
        """What stands in it."""
        self._is_brief = False
        """True while what is told of a flare stands beside the list alone."""
        self._year_wanted: bool | None = None
        """Whether the runner wants to see the year; None where nobody has said."""

    def compose(self) -> ComposeResult:
        """Heading, list, the entry under the cursor, key hints."""
        yield SpanLines(id="header")
        yield SpanLines(id="banner")
        yield EntriesPane(self.logbook)
        yield EmptyState(id="nothing")
        yield YearPane(self.logbook)
        yield KeyHints(HINTS, limit=12, pinned="book.help")

    def opened(self) -> None:
        """The cursor on the latest entry."""
        self.pane.timeline.border_title = "Entries"
        self.pane.timeline.focus()
        self.set_class(self.has_class("-tall") and self._has_room_for_year, "-year")
        self.call_after_refresh(self._fit)

    @work
    async def action_ask_journal(self, what: str) -> None:
        """Ask what a key is there to ask of the journal; `what` is a name in `ASKS`."""
        from planner.screens.journal.asks import ASKS  # forms, which the first frame does without

        try:
            await ASKS[what](self)
        except EasebackError as error:
            self.tell(error)

    # -- showing ------------------------------------------------------------

    def reload(self) -> None:
        """Ask the book anew."""
        self.look()
        self.show_title()
        self.show_standing()
        if self.has_class("-year"):
            self.year.reload()

    def look(self) -> None:
        """Gather what is wanted and show it. The latest entries stand at once; what sifts all years
        goes on between the keys."""
        self.workers.cancel_group(self, "entries")
        reading = self.found.gather()
        pace = StepPace(BLINK_S if self.found.wanted.is_open else None)
        if self._read_on(reading, pace):
            self._take()
        else:
            self.run_worker(self._read_all(reading, pace), group="entries", exclusive=True)

    def _read_on(self, reading: Iterator[str], pace: StepPace) -> bool:
        """Read for a step. True at the end, or after a refusal of the disk, which was told. After
        every blink it shows what fills the lines in sight, and says how far it is."""
        while month := self.attempt(lambda: next(reading, "")):
            if not pace.is_over:
                continue
            if pace.is_word_due():
                if self.found.is_more_coming:
                    self._take()
                self._say(f"reading {month[:4]} …")
            return False
        return True

    async def _read_all(self, reading: Iterator[str], pace: StepPace) -> None:
        await pace.let_keys_in()
        while not self._read_on(reading, pace):
            await pace.let_keys_in()
        self._take()

    def _take(self) -> None:
        """Show what has been gathered."""
        self.found.take()
        self.show_found()

    def _say(self, words: str) -> None:
        """Beside what is typed, or at the foot of the list."""
        self.pane.timeline.border_subtitle = words
        if self._line is not None:
            self._line.status = words

    def show_found(self) -> None:
        """The first of what was found."""
        timeline, shown = self.pane.timeline, self.found.shown
        notes = counted(self.logbook, shown[-1].date, shown[0].date) if shown else {}
        with self.app.batch_update():
            self._is_brief = self.has_class("-wide")
            self.pane.show(entry_days(self.logbook, shown, notes, brief=self._is_brief))
            if shown and self._go_to is not None:
                timeline.cursor = self._go_to or shown[0].key
            self._go_to = None
            if not shown and self.focused is not self.year.strip:
                self.set_focus(None)  # the list takes it again once there is something in it
            self.set_class(not shown, "-nothing")
            if not shown:
                self._say_nothing()
            elif self.focused is None and self._line is None:
                timeline.focus()
            self._say(self.found.count_words)
            self.show_title()
            self.show_entry()

    def show_entry(self) -> None:
        """What is told of the entry under the cursor."""
        entry = self.current
        if entry is not None and self.focused is not self.year.strip:
            self.year.show_day(entry.date)
        links = None if entry is None else self.attempt(partial(self.links.of, entry))
        self.pane.tell(() if entry is None else entry_card(self.logbook, entry, links or ()))

    @property
    def current(self) -> JournalEntry | None:
        """The entry under the cursor."""
        return self.found.entry(self.pane.timeline.cursor)

    def _say_nothing(self) -> None:
        """Why the list is empty, and the key that helps."""
        empty = self.nothing
        if not self.found.wanted.is_open:
            empty.sentence, empty.key, empty.verb = "No entry is like that.", "esc", "shows all"
        elif self.found.until is not None:
            empty.sentence, empty.key = "Nothing was written up to that day.", "t"
            empty.verb = "goes to the latest"
        else:
            empty.sentence = "Nothing is written yet. Scores, runs, sets and notes gather here."
            empty.key, empty.verb = "a", "writes a note"

    def show_title(self) -> bool:
        """The top line and the one below it."""
        narrow = self.has_class("-narrow")
        self.header.lines = (journal_head(self.logbook, narrow=narrow),)
        banner = self._banner()
        self.banner.lines = (banner,)
        return cells(banner) <= self.app.size.width - 2

    def _banner(self) -> Spans:
        """What was just done, what is left out, or what waits for an answer."""
        wanted, until = self.found.wanted, self.found.until
        if self.words:
            return (Span(self.words, "info"),)
        up_to = "" if until is None else f"up to {self.logbook.dated(until)}"
        if not wanted.is_open:
            only = ", ".join(filter(None, (filter_words(wanted), up_to)))
            return (Span(f"Only {only}. esc shows all.", "info"),)
        if up_to:
            return (Span(f"U{up_to[1:]}. t: the latest.", "info"),)
        narrow = self.has_class("-narrow")
        return banner_line(self.logbook, "", narrow=narrow, waiting=self.waiting)

    @on(Timeline.Highlighted)
    def follow_cursor(self, event: Timeline.Highlighted) -> None:
        """Another entry is told of; near the last entry shown older ones follow."""
        self.show_entry()
        near_end = event.key in self.pane.timeline.laid.keys[-NEAR:]
        if near_end and self.found.more():
            self.look()

    # -- what is wanted -----------------------------------------------------

    def want(self, wanted: EntryFilter) -> None:
        """Show other entries, from the first one on."""
        if wanted != self.found.wanted:
            self.found.wanted, self.words = wanted, ""
            self._begin(few=self._line is not None)

    def _begin(self, key: str = "", *, few: bool = False) -> None:
        """Show from the first entry on, with the cursor on one."""
        self.found.begin(few=few)
        self._go_to = key
        self.look()

    async def search(self) -> None:
        """Ask for words; the list follows what is typed."""
        before = self.found.wanted
        self._line = PromptLine("/", hint="words, or #tag", heard=self._hear)
        text = await self.ask(self._line)
        self._line = None
        self.want(before if text is None else msgspec.structs.replace(before, text=text))

    def _hear(self, text: str) -> None:
        """What is typed is painted first, whatever was looked for before it."""
        self._typed = text
        self.workers.cancel_group(self, "entries")
        self.call_after_refresh(self._follow_typed)

    def _follow_typed(self) -> None:
        if self._line is not None:
            self.want(msgspec.structs.replace(self.found.wanted, text=self._typed))

    async def count_tags(self) -> Counter[str] | None:
        """Every tag of all years and how many entries have it; None after a refusal."""
        counts: Counter[str] = Counter()
        pace = StepPace()
        for month in self.found.entries.months():
            found = self.attempt(partial(self.found.entries.tags, month))
            if found is None:
                return None
            counts += found
            if pace.is_word_due():
                self._say(f"reading {month[:4]} …")
            if pace.is_over:
                await pace.let_keys_in()
        self._say(self.found.count_words)
        return counts

    # -- where the list begins ----------------------------------------------

    @property
    def place(self) -> JournalPlace:
        """What is shown now."""
        cursor = self.pane.timeline.cursor
        return JournalPlace(wanted=self.found.wanted, until=self.found.until, cursor=cursor)

    def go_to(self, day: date, key: str = "") -> None:
        """Begin the list at the last entry of a day, or before it, with the cursor on an entry of
        it, if one is named."""
        self.found.until = None if day >= self.logbook.today else day
        self.words = ""
        self._begin(key, few=True)

    def action_go_today(self) -> None:
        """Begin at the latest entry again."""
        self.go_to(self.logbook.today)

    def action_shift_weeks(self, weeks: int) -> None:
        """Begin earlier than the entry under the cursor, or later than now."""
        entry, today = self.current, self.logbook.today
        here = self.found.until or today
        if weeks < 0 and entry is not None:
            here = entry.date
        self.go_to(here + weeks * WEEK)

    def action_step_out(self) -> None:
        """One step out: drop what was just said, the whole entry, the filter, the day."""
        if self.words:
            self.said("")
        elif self.has_class("-whole"):
            self.action_show_whole()
        elif not self.found.wanted.is_open:
            self.want(EntryFilter())
        elif self.found.until is not None:
            self.action_go_today()

    def action_show_whole(self) -> None:
        """Give the entry the whole page, or show the list again."""
        self.toggle_class("-whole")
        shown = self.pane.card if self.has_class("-whole") else self.pane.timeline
        shown.focus()

    # -- the year -----------------------------------------------------------

    @property
    def _has_room_for_year(self) -> bool:
        return self.app.size.width >= LEAST_SIZE.width and self.app.size.height >= LEAST_SIZE.height

    def on_resize(self) -> None:
        """There may be room for a year now, or none any more; another width has other words."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Show the year where there is room for it, and load it once the rest stands."""
        wanted = self.has_class("-tall") if self._year_wanted is None else self._year_wanted
        if not self.is_mounted:
            return
        if self._is_brief != self.has_class("-wide"):
            self.show_found()
        shown = wanted and self._has_room_for_year
        if self.focused is self.year.strip and not shown:
            self.pane.timeline.focus()
        self.set_class(shown, "-year")
        if shown:
            self.year.reload()
            entry = self.current
            self.year.show_day(self.logbook.today if entry is None else entry.date)

    def action_show_year(self) -> None:
        """Go to the year, and show it first; from it back to the list, and fold it where it was
        opened."""
        if not self._has_room_for_year:
            self.said("A year takes 80 columns and 24 lines.")
        elif self.focused is self.year.strip:
            self._year_wanted = None if self.has_class("-tall") else False
            self.pane.timeline.focus()
            self._fit()
        else:
            self._year_wanted = True
            self._fit()
            self.trail.leave(self.place)
            self.year.strip.focus()

    @on(YearPane.Turned)
    def turn_to_day(self, event: YearPane.Turned) -> None:
        """The list begins at the day under the cursor of the year."""
        self.go_to(event.day)
        if event.chosen and self.found.shown:
            self.pane.timeline.focus()

    # -- links --------------------------------------------------------------

    @on(EntriesPane.Opened)
    @work
    async def open_entry(self, event: EntriesPane.Opened) -> None:
        """Follow the link of an entry; of several the one that is picked. Without one it is
        corrected."""
        entry = self.found.entry(event.key)
        links = () if entry is None else self.attempt(lambda: self.links.of(entry, far=True)) or ()
        if not links:
            self.pane.edit(event.key)
        elif len(links) == 1:
            await self.follow(links[0])
        else:
            self.links_to_pick = links
            self.action_ask_journal("link")

    @on(Paragraphs.Chosen)
    @work
    async def follow_chosen(self, event: Paragraphs.Chosen) -> None:
        """Follow a link of the card."""
        entry = self.current
        links = None if entry is None else self.attempt(partial(self.links.of, entry))
        for link in links or ():
            if link.key == event.key:
                await self.follow(link)

    async def follow(self, link: Link) -> None:
        """Go where a link leads: to an entry, or to a card in the week."""
        if link.is_card:
            await self.app.switch_mode("week")
            for calendar in self.app.screen.query(CalendarPane):
                calendar.go_to(link.date)
                calendar.grid.move_to(link.date.isoformat(), link.key)
            return
        self.trail.leave(self.place)
        self.remove_class("-whole")
        self.pane.timeline.focus()
        if self.found.entry(link.key) is not None:
            self.pane.timeline.cursor = link.key
        else:
            self.found.wanted = EntryFilter()
            self.go_to(link.date, link.key)

    def action_come_back(self) -> None:
        """Show again what was shown before a link was followed."""
        place = self.trail.back()
        if place is None:
            self.said("No link was followed: enter follows one.")
            return
        self.found.wanted, self.found.until, self.words = place.wanted, place.until, ""
        self._begin(place.cursor or "")

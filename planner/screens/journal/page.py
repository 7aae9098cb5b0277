"""The journal page: all that happened in all years, the latest first, and what belongs together."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from planner.domain.values.errors import EasebackError
from planner.logbook.logbook import Logbook
from planner.logbook.looking.entries import EntryFilter, JournalEntry
from planner.logbook.looking.links import Link
from planner.present.entries import journal_head, only_words
from planner.present.header import banner_line
from planner.screens.book_page import BookPage
from planner.screens.journal.keys import KEYS
from planner.screens.panes.calendar import CalendarPane
from planner.screens.panes.entries import EntriesPane
from planner.screens.panes.found import Trail
from planner.screens.panes.year import LEAST_SIZE, YearPane
from planner.widgets.key_hints import KeyHints
from planner.widgets.kit.text import Span, Spans, cells
from planner.widgets.paragraphs import Paragraphs
from planner.widgets.span_lines import SpanLines

HINTS = (
    "journal.search", "journal.filter", "journal.tags", "journal.tie", "journal.edit",
    "journal.year", "journal.delete", "journal.note", "journal.come_back", "book.pain",
    "book.undo", "book.week_page", "journal.report", "book.help",
)  # fmt: skip


class JournalPage(BookPage):
    """Takes nothing but the book: its entries over all years, the one under the cursor, a year."""

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

    def __init__(self, logbook: Logbook) -> None:
        super().__init__(logbook)
        self.trail = Trail()
        self.links_to_pick: tuple[Link, ...] = ()
        """Where the entry leads that was opened last."""

    def compose(self) -> ComposeResult:
        """Heading, list, the entry under the cursor, year, key hints."""
        yield SpanLines(id="header")
        yield SpanLines(id="banner")
        yield EntriesPane(self.logbook)
        yield YearPane(self.logbook)
        yield KeyHints(HINTS, limit=12, pinned="book.help")

    def opened(self) -> None:
        """The cursor on the latest entry."""
        self.pane.timeline.border_title = "Entries"
        self.pane.timeline.focus()
        self.watch(self.pane, "told", self._show_in_year, init=False)
        self.set_class(self.year.is_wanted, "-year")
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
        self.pane.look()
        self.show_title()
        self.show_standing()
        if self.has_class("-year"):
            self.year.reload()

    def show_title(self) -> bool:
        """The top line and the one below it."""
        narrow = self.has_class("-narrow")
        self.header.lines = (journal_head(self.logbook, narrow=narrow),)
        banner = self._banner(narrow)
        self.banner.lines = (banner,)
        return cells(banner) <= self.app.size.width - 2

    def _banner(self, narrow: bool) -> Spans:
        """What was just done, what is left out, or what waits for an answer."""
        found = self.pane.found
        words = self.words or only_words(self.logbook, found.wanted, found.until)
        if words:
            return (Span(words, "info"),)
        return banner_line(self.logbook, "", narrow=narrow, waiting=self.waiting)

    def action_step_out(self) -> None:
        """One step out: drop what was just said, the whole entry, the filter, the day."""
        found = self.pane.found
        if self.words:
            self.said("")
        elif self.has_class("-whole"):
            self.action_show_whole()
        elif not found.wanted.is_open:
            self.pane.want(EntryFilter())
        elif found.until is not None:
            self.pane.action_go_today()

    def action_show_whole(self) -> None:
        """Give the entry the whole page, or show the list again."""
        self.toggle_class("-whole")
        shown = self.pane.card if self.has_class("-whole") else self.pane.timeline
        shown.focus()

    # -- the year -----------------------------------------------------------

    def on_resize(self) -> None:
        """There may be room for a year now, or none any more; another width has other words."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Show the year where there is room for it, and load it once the rest stands."""
        if not self.is_mounted:
            return
        self.pane.fit()
        shown = self.year.is_wanted
        if self.focused is self.year.strip and not shown:
            self.pane.timeline.focus()
        self.set_class(shown, "-year")
        if shown:
            self.year.reload()
            entry = self.pane.current
            self.year.show_day(self.logbook.today if entry is None else entry.date)

    def _show_in_year(self, entry: JournalEntry | None) -> None:
        """The day of the entry that is told of, while one does not go through days themselves."""
        if entry is not None and self.focused is not self.year.strip:
            self.year.show_day(entry.date)

    def action_show_year(self) -> None:
        """Go to the year, and show it first; from it back to the list, and fold it where it was
        opened."""
        if not self.year.has_room:
            self.said(f"A year takes {LEAST_SIZE.width} columns and {LEAST_SIZE.height} lines.")
        elif self.focused is self.year.strip:
            self.year.fold()
            self.pane.timeline.focus()
            self._fit()
        else:
            self.year.unfold()
            self._fit()
            self.trail.leave(self.pane.place)
            self.year.strip.focus()

    @on(YearPane.Turned)
    def turn_to_day(self, event: YearPane.Turned) -> None:
        """The list begins at the day under the cursor of the year."""
        self.pane.go_to(event.day)
        if event.chosen and self.pane.found.shown:
            self.pane.timeline.focus()

    # -- links --------------------------------------------------------------

    @on(EntriesPane.Opened)
    @work
    async def open_entry(self, event: EntriesPane.Opened) -> None:
        """Follow the link of an entry; of several the one that is picked. Without one it is
        corrected."""
        links = self.pane.links_of(self.pane.found.entry(event.key), far=True)
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
        for link in self.pane.links_of(self.pane.current):
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
        self.trail.leave(self.pane.place)
        self.remove_class("-whole")
        self.pane.timeline.focus()
        self.pane.go_to_entry(link.date, link.key)

    def action_come_back(self) -> None:
        """Show again what was shown before a link was followed."""
        place = self.trail.back()
        if place is None:
            self.said("No link was followed: enter follows one.")
        else:
            self.pane.show_place(place)

"""The entries of all years, as many as are wanted, and the one under the cursor beside them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var

from planner.domain.values.calendar import WEEK
from planner.logbook.belonging import counted
from planner.logbook.logbook import Logbook
from planner.logbook.looking.entries import Entries, EntryFilter, JournalEntry
from planner.logbook.looking.links import Link, Links
from planner.present.entries import entry_days, nothing_words
from planner.present.entry_card import entry_card
from planner.screens.panes.found import FoundEntries, JournalPlace
from planner.screens.panes.journal import JournalPane
from planner.screens.panes.search_line import SearchLine
from planner.screens.panes.sifting import Sifting
from planner.widgets.empty_state import EmptyState
from planner.widgets.kit.first_paint import Row
from planner.widgets.paragraphs import Paragraphs
from planner.widgets.timeline import Timeline

NEAR = 30
"""Entries from the last one at which more are added."""
READING = "entries"
"""The group of what sifts the years, of which one goes on at a time."""


class EntriesPane(JournalPane):
    """Takes what is wanted and the day to begin at; corrects and removes entries, and tells which
    one is opened. What an entry leads to is followed by the page."""

    HELP = """
Enter follows the link of an entry: from a note to its run, from a run to its notes, from a flare
to what set it off and what was changed. Without a link it opens the entry. e corrects it.
"""

    card = query_one("#card", Paragraphs)
    nothing = query_one(EmptyState)

    told: var[JournalEntry | None] = var(None, init=False, always_update=True)
    """The entry that stands beside the list, set anew whenever it is told of."""

    class Opened(Message):
        """Enter on an entry."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, logbook: Logbook) -> None:
        super().__init__(logbook)
        entries = Entries(logbook)
        self.found = FoundEntries(entries)
        self.links = Links(logbook, entries)
        self.typed = SearchLine(self._stop, self._want_words)
        self._is_brief = False
        """True while what is told of a flare stands beside the list alone."""

    def compose(self) -> ComposeResult:
        """The entries, and one of them beside the list; in place of them why there are none."""
        with Row(id="body"):
            yield from super().compose()
            card = Paragraphs(id="card")
            card.border_title = "This entry"
            yield card
        yield EmptyState(id="nothing")

    # -- showing ------------------------------------------------------------

    def look(self) -> None:
        """Gather what is wanted and show it. What sifts all years goes on between the keys."""
        self._stop()
        sifting = Sifting(self.found, self.page.attempt, self.show_found, self.say)
        if not sifting.is_done():
            rest: Callable[[], object] = sifting.finish
            self.run_worker(rest, group=READING, exclusive=True)

    def _stop(self) -> None:
        self.workers.cancel_group(self, READING)

    def say(self, words: str) -> None:
        """Beside what is typed, or at the foot of the list."""
        self.timeline.border_subtitle = words
        self.typed.say(words)

    def show_found(self) -> None:
        """The first of what was found, and what the page says of it."""
        shown = self.found.shown
        notes = counted(self.logbook, shown[-1].date, shown[0].date) if shown else {}
        with self.app.batch_update():
            self._is_brief = self.page.has_class("-wide")
            self.show(entry_days(self.logbook, shown, notes, brief=self._is_brief))
            aimed = self.found.aimed()
            if aimed is not None:
                self.timeline.cursor = aimed
            self._show_whether_any(bool(shown))
            self.say(self.found.count_words)
            self.page.show_title()
            self.tell_current()

    def _show_whether_any(self, any_shown: bool) -> None:
        """The list, or why it is empty. It gives the focus back while it is, and takes it again."""
        self.set_class(not any_shown, "-nothing")
        if not any_shown:
            if self.has_focus_within:
                self.screen.set_focus(None)
            empty, found = self.nothing, self.found
            empty.sentence, empty.key, empty.verb = nothing_words(found.wanted, found.until)
        elif self.screen.focused is None and not self.typed.is_open:
            self.timeline.focus()

    def fit(self) -> None:
        """Another width tells a flare in the list, or beside it."""
        if self._is_brief != self.page.has_class("-wide"):
            self.show_found()

    @property
    def current(self) -> JournalEntry | None:
        """The entry under the cursor."""
        return self.found.entry(self.timeline.cursor)

    def tell_current(self) -> None:
        """What is told of the entry under the cursor, from its beginning."""
        self.told = entry = self.current
        told = () if entry is None else entry_card(self.logbook, entry, self.links_of(entry))
        if told != self.card.paragraphs:
            self.card.paragraphs = told
            self.card.to_top()

    def links_of(self, entry: JournalEntry | None, *, far: bool = False) -> tuple[Link, ...]:
        """Where an entry leads; none after a refusal of the disk, which was told."""
        if entry is None:
            return ()
        return self.page.attempt(partial(self.links.of, entry, far=far)) or ()

    @on(Timeline.Highlighted)
    def show_more(self, event: Timeline.Highlighted) -> None:
        """Another entry is told of; near the last entry shown older ones follow."""
        self.tell_current()
        near_end = event.key in self.timeline.laid.keys[-NEAR:]
        if near_end and self.found.more():
            self.look()

    def open(self, key: str) -> None:
        """What the entry leads to is the page's to know."""
        self.post_message(self.Opened(key))

    # -- what is wanted -----------------------------------------------------

    def want(self, wanted: EntryFilter) -> None:
        """Show other entries, from the first one on."""
        if wanted != self.found.wanted:
            self.found.wanted = wanted
            self._begin(few=self.typed.is_open)

    async def search(self) -> None:
        """Ask for words; the list follows what is typed."""
        before = self.found.wanted
        text = await self.typed.ask(self.page)
        if text is None:
            self.want(before)
        else:
            self.want(msgspec.structs.replace(before, text=text))

    def _want_words(self, text: str) -> None:
        self.want(msgspec.structs.replace(self.found.wanted, text=text))

    def _begin(self, aim: str = "", *, few: bool = False) -> None:
        """Show from the first entry on, with the cursor on one; what was said before is over."""
        self.page.words = ""
        self.found.begin(aim, few=few)
        self.look()

    # -- where the list begins ----------------------------------------------

    @property
    def place(self) -> JournalPlace:
        """What is shown now."""
        return self.found.place(self.timeline.cursor)

    def show_place(self, place: JournalPlace) -> None:
        """Show again what was shown before."""
        self.found.wanted, self.found.until = place.wanted, place.until
        self._begin(place.cursor or "")

    def go_to(self, day: date, key: str = "") -> None:
        """Begin the list at the last entry of a day, or before it, with the cursor on an entry of
        it, if one is named."""
        self.found.until = None if day >= self.logbook.today else day
        self._begin(key, few=True)

    def go_to_entry(self, day: date, key: str) -> None:
        """Put the cursor on an entry; one that is not shown begins the list, whatever is wanted."""
        if self.found.entry(key) is not None:
            self.timeline.cursor = key
        else:
            self.found.wanted = EntryFilter()
            self.go_to(day, key)

    def action_go_today(self) -> None:
        """Begin at the latest entry again."""
        self.go_to(self.logbook.today)

    def action_shift_weeks(self, weeks: int) -> None:
        """Begin earlier than the entry under the cursor, or later than now."""
        entry = self.current
        here = self.found.until or self.logbook.today
        if weeks < 0 and entry is not None:
            here = entry.date
        self.go_to(here + weeks * WEEK)

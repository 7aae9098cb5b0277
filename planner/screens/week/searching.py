"""Looking for words in the whole book from a page about weeks: / and then n, N."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from datetime import date
from functools import partial

from planner.logbook.looking.search import Hit, Index
from planner.screens.panes.calendar import CalendarPane
from planner.screens.panes.journal import JournalPane
from planner.screens.shared.pace import StepPace, keep_for_good
from planner.screens.shared.page import Page
from planner.widgets.prompt_line import PromptLine
from planner.wording import days


class Search:
    """One search: its words, what was found, and which of it is looked at."""

    def __init__(
        self, page: Page, calendar: CalendarPane, journal: JournalPane, index: Index
    ) -> None:
        self._page = page
        self._calendar = calendar
        self._journal = journal
        self._index = index
        self._text = ""
        self._hits: tuple[Hit, ...] = ()
        self._place = 0
        self._home = calendar.cards.current_day()
        self._line: PromptLine | None = None

    async def ask(self) -> bool:
        """Let the runner type, the cursor following; True if there is something to step through."""
        self._line = PromptLine("/", hint="words of sessions, runs, notes", heard=self._hear)
        text = await self._page.ask(self._line)
        self._line = None
        if not text:
            self._calendar.go_to(self._home)
            self._page.said("")
            return False
        await self._look(text)
        self._page.said(self._words)
        return bool(self._hits)

    def _hear(self, text: str) -> None:
        # Not begun here: one that is overtaken by the next key is never awaited.
        look: Callable[[], object] = partial(self._look, text)
        self._page.run_worker(look, group="search", exclusive=True)

    async def _look(self, text: str) -> None:
        self._text = text
        await self._read()
        self._hits = self._index.hits(text)
        self._place = self._nearest(self._home)
        self._show()

    async def _read(self) -> None:
        """Take in what is new in the book, between the keys and with a word about it."""
        if self._index.is_current:
            return
        pace, is_first = StepPace(), self._index.is_empty
        months = self._index.read()
        # None after a refusal of the disk, which has been told; what is known is searched.
        while month := self._page.attempt(lambda: next(months, "")):
            if pace.is_word_due():
                self._say(f"searching {month[:4]} …")
            if pace.is_over:
                await pace.let_keys_in()
        if is_first:
            keep_for_good()

    def _say(self, words: str) -> None:
        if self._line is not None:
            self._line.status = words
        else:
            self._page.said(words)

    def _nearest(self, day: date) -> int:
        """The first hit from a day on, or the last one before it."""
        place = bisect_left(self._hits, day, key=lambda hit: hit.date)
        return min(place, len(self._hits) - 1)

    def _show(self) -> None:
        if self._hits:
            hit = self._hits[self._place]
            self._calendar.go_to(hit.date)
            self._calendar.grid.move_to(hit.date.isoformat(), hit.key)
            self._journal.show_entry(hit.key)
        if self._line is not None:
            self._line.status = self._count

    @property
    def _count(self) -> str:
        if not self._text.strip():
            return ""
        if not self._hits:
            return "not found"
        hit = self._hits[self._place]
        return f"{self._place + 1} of {len(self._hits)}   {days.full(hit.date)}  {hit.words}"

    @property
    def _words(self) -> str:
        """For the banner, once the line has gone."""
        if not self._hits:
            return f"Nothing holds “{self._text}”."
        place = f"{self._place + 1} of {len(self._hits)}"
        return f"“{self._text}” {place}: {self._hits[self._place].words}. n next, N before."

    async def step(self, by: int) -> None:
        """Go to the next or the previous hit in time, seen from the cursor."""
        await self._read()
        self._hits = self._index.hits(self._text)
        if self._hits:
            self._place = self._stepped(by) % len(self._hits)
            self._show()
        self._page.said(self._words)

    def _stepped(self, by: int) -> int:
        day = self._calendar.cards.current_day()
        here = min(self._place, len(self._hits) - 1)
        if self._hits[here].date == day:
            return here + by
        after = bisect_left(self._hits, day, key=lambda hit: hit.date)
        return after if by > 0 else after - 1

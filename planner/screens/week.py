"""The week page: seven days of cards, the mileage pane, the journal pane."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.reactive import reactive

from planner.domain.values.calendar import DAY, WEEK, week_of
from planner.logbook.logbook import Logbook
from planner.present.journal import journal_entries, latest_lines
from planner.present.mileage import (
    LABEL,
    folded_lines,
    mileage_lines,
    week_bars,
)
from planner.present.week import MOST_NAMES, card_context, grid_days
from planner.screens.card_hints import hints_of
from planner.screens.week_browse import WeekBrowsing
from planner.widgets.first_paint import Row
from planner.widgets.key_hints import KeyHints
from planner.widgets.span_lines import SpanLines
from planner.widgets.timeline import Timeline
from planner.widgets.week_bars import WeekBars
from planner.widgets.week_grid import WeekGrid

if TYPE_CHECKING:
    from planner.logbook.search import Index
    from planner.screens.searching import Search
    from planner.widgets.message import KeyMessage
    from planner.widgets.month_grid import MonthGrid

JOURNAL_DAYS = 14
OF_A_CARD = frozenset({
    "tick_next", "edit_card", "lift_card", "more_dose", "go_over_cap", "skip_card", "copy_cards",
    "cut_cards", "paste_cards", "duplicate_card", "mark_card", "mark_day", "whole_week",
})  # fmt: skip
"""Actions on what is under the cursor of the week."""
ALL_NAMES = 12
"""Exercise names on a card of a tall window: more than any session has core items."""
TALL = 50
"""Lines from which on cards name every exercise."""


class Form(msgspec.Struct, frozen=True):
    """What of the terminal's size the content depends on."""

    narrow: bool
    folded: bool
    """True where there is no room for the panes."""
    all_names: bool
    width: int
    """Cells the folded lines fill; 0 where there are panes."""


class WeekPage(WeekBrowsing):
    """Home. One live book behind three panes: what is done in one shows in all."""

    HELP = """
Seven days of cards. A session is ticked off set by set with space, or opened with enter.
A planned run shows its cap; + and - change it, y says why the cap is what it is.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "z", "show_next", "month, day", show=False, id="week.span",
            tooltip="Month, day, week; in a pane: give it the whole screen, or give it back",
        ),
        Binding(
            "F", "filter_cards", "filter", show=False, id="week.filter",
            tooltip="Show only sessions, only runs, or only what is left",
        ),
        Binding(
            "b", "mark_week", "bookmark", show=False, id="week.bookmark",
            tooltip="Give the week a name that g knows, or take it away",
        ),
        Binding(
            "slash", "search", "search", key_display="/", show=False, id="week.search",
            tooltip="Search all sessions, runs and notes; n and N go on, esc drops it",
        ),
        Binding(
            "n", "next_match(1)", "next match", show=False, id="week.next_match",
            tooltip="The next match of the search",
        ),
        Binding(
            "N", "next_match(-1)", "match before", show=False, id="week.match_before",
            tooltip="The match before",
        ),
    ]  # fmt: skip

    bars = query_one("#mileage", WeekBars)
    journal = query_one("#journal", Timeline)

    zoomed: reactive[str] = reactive("", init=False, repaint=False)
    """Name of the pane that has the whole screen, or empty."""

    def __init__(self, logbook: Logbook) -> None:
        super().__init__(logbook)
        self.span = "week"
        """What is shown at once: `week`, `month` or `day`."""
        self.only_day = logbook.today
        """The day that is shown alone while the span is a day."""
        self._shown_as: Form | None = None
        self._index: Index | None = None
        self._search: Search | None = None

    def compose(self) -> ComposeResult:
        """Header, banner, week, panes, key hints."""
        yield SpanLines(id="top", title=True)
        yield WeekGrid(id="week")
        with Row(id="panes"):
            mileage = WeekBars(id="mileage", hang=LABEL)
            mileage.border_title = "Mileage"
            yield mileage
            journal = Timeline(id="journal")
            journal.border_title = "Journal"
            yield journal
        yield KeyHints(hints_of(None), limit=12, pinned="book.help")

    def opened(self) -> None:
        """Show the week with the cursor on today."""
        self.grid.move_to(self.logbook.today.isoformat())
        self.grid.focus()
        if self.logbook.profile is None:
            self.first_run()
        elif self.logbook.proposals.is_week_missed():
            self.call_after_refresh(self.look_for_offer)

    @work
    async def first_run(self) -> None:
        """The wizard, for a book without a profile."""
        from planner.screens.wizard import run_wizard  # imported on first use

        if await run_wizard(self):
            self.action_go_today()

    # -- showing ------------------------------------------------------------

    def reload(self) -> None:
        """Ask the book for this week and lay it out."""
        book, first = self.logbook, self.first
        form = self._shown_as = self._form
        views = book.cards.days(self.only_day, 1) if self.span == "day" else book.cards.days(first)
        if self.only:
            from planner.present.only import shown_views  # only while something is hidden

            views = shown_views(views, self.only, book.today)
        draft = self.drafted()
        names = ALL_NAMES if form.all_names or self.span == "day" else MOST_NAMES
        context = card_context(book, views, draft, names)
        with self.app.batch_update():
            self.grid.form = "list" if form.narrow else "columns"
            self.grid.days = grid_days(views, context)
            if self.span == "month":
                self._show_month(self.current_day(), anew=True)
            self.show_figures()
            if not form.folded:
                until = self._journal_until()
                count = JOURNAL_DAYS + (until > book.today)
                self.journal.days = journal_entries(book, until, count)
        self.show_title()
        self.show_standing()

    def _journal_until(self) -> date:
        """The last day shown: a clock that went back a day may have left facts on tomorrow."""
        return min(self.logbook.today + DAY, self.first + timedelta(days=6))

    @property
    def is_small(self) -> bool:
        """True where there is no room for panes beside the week."""
        return self.has_class("-narrow") or self.has_class("-short")

    @property
    def is_folded(self) -> bool:
        """True while the panes are folded to a few lines."""
        return self.is_small and self.zoomed not in ("mileage", "journal")

    def show_figures(self) -> None:
        """The mileage pane, or its folded form where there is no room for panes."""
        book, first, draft = self.logbook, self.first, self.drafted()
        folded = self._folded()
        if folded is not None:
            folded.display = self.is_folded and not self._fills_the_page
        if folded is not None and self.is_folded:
            loads = book.caps.week_loads(first, draft=draft, back=0, ahead=0)
            lines = folded_lines(book, loads, first, draft, self._form.width)
            folded.lines = (*lines, *latest_lines(book, self._journal_until()))
            return
        loads = book.caps.week_loads(first, draft=draft)
        self.bars.bars = week_bars(book, loads)
        self.bars.foot = mileage_lines(book, loads, first, draft)

    def _folded(self) -> SpanLines | None:
        """What the panes are folded to; a terminal with room for them never has it."""
        folded = self.query_one_optional("#folded", SpanLines)
        if folded is None and self.is_folded:
            folded = SpanLines(id="folded", hang=LABEL)
            self.mount(folded, after="#panes")
        return folded

    @property
    def _fills_the_page(self) -> bool:
        """True while the week is shown alone, or a month leaves no line for anything else."""
        return self.zoomed == "week" or (self.span == "month" and self.has_class("-short"))

    def on_resize(self) -> None:
        """Another size may need another form."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self._form != self._shown_as:
            self.reload()

    @property
    def _form(self) -> Form:
        """The form for the present size. The app has its size before the page has one."""
        width, height = self.app.size
        return Form(
            narrow=self.has_class("-narrow"),
            folded=self.is_folded,
            all_names=height >= TALL,
            width=width if self.is_folded else 0,
        )

    @on(Timeline.Chosen)
    def open_chosen(self, event: Timeline.Chosen) -> None:
        """Enter on a journal entry opens or corrects it."""
        self.open_entry(event.key)

    def focused_entry(self) -> str | None:
        """Key of the entry under the cursor while the journal pane has the focus, or empty."""
        return (self.journal.cursor or "") if self.journal.has_focus else None

    # -- searching ----------------------------------------------------------

    @work
    async def action_search(self) -> None:
        """Look for words in the whole book."""
        # imported on first use
        from planner.logbook.search import Index
        from planner.screens.searching import Search

        self._index = self._index or Index(self.logbook)
        search = Search(self, self, self._index)
        self._search = search if await search.ask() else None

    @work(group="search")
    async def action_next_match(self, step: int) -> None:
        """Go to the next match of the search, or the one before."""
        if self._search is None:
            self.said("Nothing is searched for: / begins.")
        else:
            await self._search.step(step)

    def show_hit(self, day: date, key: str) -> None:
        """Put the cursor on a card of a day, or the journal's on an entry."""
        self.grid.move_to(day.isoformat(), key)
        if any(entry.key == key for shown in self.journal.days for entry in shown.entries):
            self.journal.cursor = key

    def action_let_go(self) -> None:
        """Drop the search too, and give back the screen that a pane has for itself."""
        self._search = None
        super().action_let_go()
        if self.zoomed:
            from planner.screens.spans import show_week  # imported on first use

            show_week(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key acts on a card while a pane hides the cards."""
        hides = self.zoomed in ("mileage", "journal")
        if hides and (
            action in OF_A_CARD or (action == "remove_card" and self.zoomed != "journal")
        ):
            return False  # the journal's entries can be deleted
        return super().check_action(action, parameters)

    # -- finding and hiding -------------------------------------------------

    @work
    async def action_filter_cards(self) -> None:
        """Show only a part of the cards, or all of them again."""
        from planner.screens.week_forms import ask_filter  # imported on first use

        only = await ask_filter(self)
        if only is not None:
            self.only = only
            self.reload()

    @work
    async def action_mark_week(self) -> None:
        """Name the week, or take its name away."""
        from planner.screens.week_forms import mark_week  # imported on first use

        if await mark_week(self, self.first):
            self.done()

    # -- day, week, month ---------------------------------------------------

    def action_show_next(self) -> None:
        """Show a month, a day, a week; or the focused pane alone."""
        from planner.screens.spans import show_next  # imported on first use

        show_next(self)

    def on_month_grid_highlighted(self, event: KeyMessage) -> None:
        """The cursor of the month is that of the week."""
        self.go_to(date.fromisoformat(event.key))

    def on_month_grid_edge(self, event: MonthGrid.Edge) -> None:
        """A step out of the month turns it."""
        self.go_to(self.current_day() + timedelta(days=event.step))

    def on_month_grid_chosen(self) -> None:
        """Enter puts a carried card down, or opens the week of the day."""
        from planner.screens.spans import show_week  # imported on first use

        if self.grid.lifted is None:
            show_week(self)
        else:
            self.grid.drop()

    @on(WeekGrid.Highlighted)
    def hint_keys(self) -> None:
        """The hint line names the keys of the card under the cursor."""
        key = self.current_key()
        self.query_one(KeyHints).order = hints_of(self.logbook.get(key) if key else None)

    @on(WeekGrid.Highlighted)
    def follow_in_month(self, event: WeekGrid.Highlighted) -> None:
        """The month follows the cursor."""
        if self.span == "month":
            self._show_month(date.fromisoformat(event.day_key))

    def _show_month(self, day: date, *, anew: bool = False) -> None:
        from planner.screens.spans import show_month  # only in the month

        show_month(self, day, anew=anew)

    def go_to(self, day: date) -> None:
        """Show a day, or its week or month, the cursor on it."""
        if self.span == "day" and day != self.only_day:
            self.keep_draft()
            self.only_day = day
            if week_of(day, self.logbook.week_start) == self.first:
                self.reload()
        super().go_to(day)
        if self.span == "month":
            self._show_month(day)

    def action_shift_week(self, weeks: int) -> None:
        """Turn to another week, the cursor on the same weekday."""
        if self.span == "day":
            self.go_to(self.current_day() + weeks * WEEK)
        else:
            super().action_shift_week(weeks)

    def turn(self, direction: int) -> None:
        """Walking over the edge of a day shows the next one."""
        if self.span == "day":
            self.go_to(self.current_day() + direction * DAY)
        else:
            super().turn(direction)

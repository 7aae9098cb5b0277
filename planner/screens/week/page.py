"""The week page: seven days of cards, the mileage pane, the journal pane."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.reactive import reactive

from planner.domain.values.calendar import DAY, WEEK
from planner.domain.values.errors import EasebackError
from planner.logbook.logbook import Logbook
from planner.logbook.views import DayView
from planner.present.card_context import MOST_NAMES, CardContext
from planner.present.journal import latest_lines
from planner.present.mileage import LABEL, folded_lines
from planner.present.week import grid_days
from planner.screens.book_page import BookPage
from planner.screens.panes.calendar import ALL_NAMES, WEEK_KEYS, CalendarPane
from planner.screens.panes.heading import TopLines
from planner.screens.panes.journal import JournalPane
from planner.screens.panes.mileage import BarsFrame, MileagePane
from planner.screens.week.card_hints import hints_of
from planner.screens.week.spans import BESIDE, PANES, PageView, next_view
from planner.widgets.key_hints import KeyHints
from planner.widgets.kit.first_paint import Row
from planner.widgets.kit.keys import quiet
from planner.widgets.span_lines import SpanLines
from planner.widgets.week_bars import WeekBars
from planner.widgets.week_cards import Day

if TYPE_CHECKING:
    from planner.logbook.looking.search import Index
    from planner.screens.week.searching import Search

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


def week_days(_: Logbook, views: tuple[DayView, ...], context: CardContext) -> tuple[Day, ...]:
    """Every card of the days."""
    return grid_days(views, context)


class WeekPage(BookPage):
    """Home. One live book behind three panes: what is done in one shows in all."""

    HELP = """
Seven days of cards. A session is ticked off set by set with space, or opened with enter.
A planned run shows its cap; + and - change it, y says why the cap is what it is.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        *WEEK_KEYS,
        quiet("week.whole", "W", "ask_week('copy_or_clear')", "whole week",
              "Copy, repeat or clear the whole week"),
        quiet("week.span", "z", "show_next", "month, day",
              "Month, day, week; in a pane: give it the whole screen, or give it back"),
        quiet("week.filter", "F", "ask_week('filter_cards')", "filter",
              "Show only sessions, only runs, or only what is left"),
        quiet("week.bookmark", "b", "ask_week('name_week')", "bookmark",
              "Give the week a name that g knows, or take it away"),
        quiet("week.search", "slash", "ask_week('search')", "search",
              "Search all sessions, runs and notes; n and N go on, esc drops it"),
        quiet("week.next_match", "n", "next_match(1)", "next match",
              "The next match of the search"),
        quiet("week.match_before", "N", "next_match(-1)", "match before", "The match before"),
    ]  # fmt: skip
    BELOW: ClassVar[str] = "#top"

    heading = query_one("#top", TopLines)
    calendar = query_one(CalendarPane)
    mileage = query_one(MileagePane)
    journal = query_one(JournalPane)

    zoomed: reactive[str] = reactive("", init=False, repaint=False)
    """Name of the pane that has the whole screen, or empty."""

    def __init__(self, logbook: Logbook) -> None:
        super().__init__(logbook)
        self._shown_as: Form | None = None
        self.index: Index | None = None
        self.search: Search | None = None

    def compose(self) -> ComposeResult:
        """Heading, week, panes, key hints."""
        yield TopLines(id="top", title=True)
        yield CalendarPane(self.logbook, week_days)
        with Row(id="panes"):
            yield MileagePane(self.logbook, BarsFrame())
            yield JournalPane(self.logbook)
        yield KeyHints(hints_of(None), limit=12, pinned="book.help")

    def opened(self) -> None:
        """Show the week with the cursor on today."""
        grid = self.calendar.grid
        grid.move_to(self.logbook.today.isoformat())
        grid.focus()
        self.watch(grid, "under", self.hint_keys)  # in the same frame as the cursor
        if self.logbook.profile is None:
            self.action_ask_week("begin")
        elif self.logbook.todo.is_week_missed():
            self.call_after_refresh(self.look_for_offer)

    @work
    async def action_ask_week(self, what: str) -> None:
        """Ask what a key is there to ask about weeks; `what` is a name in `ASKS`."""
        from planner.screens.week.asks import ASKS  # 40 ms the first frame does without

        try:
            await ASKS[what](self)
        except EasebackError as error:
            self.tell(error)

    # -- showing ------------------------------------------------------------

    def reload(self) -> None:
        """Ask the book for this week and lay it out."""
        form = self._shown_as = self._form
        with self.app.batch_update():
            self.calendar.grid.form = "list" if form.narrow else "columns"
            self.calendar.names = ALL_NAMES if form.all_names else MOST_NAMES
            self.calendar.reload()
            self._show_panes()
        self.hint_keys()
        self.show_title()
        self.show_standing()

    @on(CalendarPane.Turned)
    def show_turned(self) -> None:
        """Other days are shown, or a run is tried with another distance."""
        with self.app.batch_update():
            self._show_panes()
        self.show_title()
        self.show_standing()

    def show_title(self) -> bool:
        """The lines on top."""
        return self.heading.show(self.calendar)

    def _show_panes(self) -> None:
        """The panes, or their folded form where there is no room for them."""
        calendar, until = self.calendar, self._journal_until()
        folded = self._folded()
        if folded is not None:
            folded.display = self.is_folded and not self._fills_the_page
        if folded is not None and self.is_folded:
            book, first, draft = self.logbook, calendar.first, calendar.cards.drafted()
            loads = book.caps.week_loads(first, draft=draft, back=0, ahead=0)
            lines = folded_lines(book, loads, first, draft, self._form.width)
            folded.lines = (*lines, *latest_lines(book, until))
            return
        self.mileage.show_week(calendar.first, calendar.cards.drafted())
        self.journal.show_until(calendar.first + WEEK - DAY)

    def _folded(self) -> SpanLines | None:
        """What the panes are folded to; a terminal with room for them never has it."""
        folded = self.query_one_optional("#folded", SpanLines)
        if folded is None and self.is_folded:
            folded = SpanLines(id="folded", hang=LABEL)
            self.mount(folded, after="#panes")
        return folded

    def _journal_until(self) -> date:
        """The last day shown: a clock that went back a day may have left facts on tomorrow."""
        return min(self.logbook.today + DAY, self.calendar.first + WEEK - DAY)

    @property
    def is_small(self) -> bool:
        """True where there is no room for panes beside the week."""
        return self.has_class("-narrow") or self.has_class("-short")

    @property
    def is_folded(self) -> bool:
        """True while the panes are folded to a few lines."""
        return self.is_small and self.zoomed not in ("mileage", "journal")

    @property
    def _fills_the_page(self) -> bool:
        """True while the week is shown alone, or a month leaves no line for anything else."""
        return self.zoomed == "week" or (self.calendar.span == "month" and self.has_class("-short"))

    def on_resize(self) -> None:
        """Another size may need another form."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self.is_mounted and self._form != self._shown_as:
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

    # -- turning ------------------------------------------------------------

    @on(WeekBars.Chosen)
    def show_week_of_bar(self, event: WeekBars.Chosen) -> None:
        """Enter, or a double click, on a bar shows that week."""
        self.calendar.go_to(date.fromisoformat(event.key))
        self._show_week()

    def action_open_player(self) -> None:
        """Do today's card under the cursor step by step, or what is to be done today."""
        self.calendar.cards.take_up_current()
        super().action_open_player()

    # -- searching and hiding -----------------------------------------------

    @work(group="search")
    async def action_next_match(self, step: int) -> None:
        """Go to the next match of the search, or the one before."""
        if self.search is None:
            self.said("Nothing is searched for: / begins.")
        else:
            await self.search.step(step)

    # -- day, week, month ---------------------------------------------------

    def action_show_next(self) -> None:
        """Show a month, a day, a week; or the focused pane alone."""
        now, focused = PageView(self.calendar.span, self.zoomed), self._focused_pane()
        view = next_view(now, focused, small=self.is_small)
        self._show(view)
        if view.alone == "mileage":
            self.mileage.bars.focus()
        elif view.alone == "journal":
            self.journal.timeline.focus()
        elif focused == "week" or self.is_small:
            self.calendar.focus_cursor()

    def _focused_pane(self) -> str:
        nodes = () if self.focused is None else self.focused.ancestors_with_self
        ids = {f"#{node.id}" for node in nodes}
        return next((pane for pane, name in PANES.items() if name in ids), "week")

    def _show_week(self) -> None:
        """Show the week of the day under the cursor, with the keys on it."""
        self._show(PageView("week"))
        self.calendar.grid.focus()

    def _show(self, view: PageView) -> None:
        self.zoomed = view.alone
        for pane, name in PANES.items():
            widget = self.query_one(name)
            widget.set_class(view.alone == pane, "-alone")
            widget.set_class(view.alone not in ("", pane), "-away")
        panes = self.query_one("#panes")
        panes.set_class(view.alone in BESIDE, "-alone")
        panes.set_class(view.alone == "week", "-away")
        self.calendar.show_span(view.span)
        self.reload()

    def on_month_grid_chosen(self) -> None:
        """Enter puts a carried card down, or opens the week of the day."""
        grid = self.calendar.grid
        if grid.lifted is None:
            self._show_week()
        else:
            grid.drop()

    def hint_keys(self) -> None:
        """The hint line names the keys of the card under the cursor."""
        cards = self.calendar.cards
        key = cards.current_key()
        record = self.logbook.get(key) if key else None
        self.query_one(KeyHints).order = hints_of(record, has_facts=cards.has_happened())

    def action_let_go(self) -> None:
        """Drop what is being changed, the marks and the search; give back the screen that a pane
        has for itself."""
        self.search = None
        self.words = ""
        self.calendar.cards.let_go()
        if self.zoomed:
            self._show_week()
        else:
            self.show_title()

"""The week page: seven days of cards, the mileage pane, the journal pane."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.reactive import reactive

from planner.logbook.logbook import Logbook
from planner.present.header import header_line
from planner.present.journal import journal_entries, latest_lines
from planner.present.mileage import (
    LABEL,
    folded_lines,
    mileage_lines,
    week_bars,
)
from planner.present.week import MOST_NAMES, card_context, grid_days
from planner.screens.week_browse import WeekBrowsing
from planner.widgets.first_paint import Column, Row
from planner.widgets.key_hints import KeyHints
from planner.widgets.span_lines import SpanLines
from planner.widgets.timeline import Timeline
from planner.widgets.week_bars import WeekBars
from planner.widgets.week_grid import WeekGrid

HINTS = (
    "week.tick", "week_grid.choose", "week.add", "week.move", "week.more", "week.less",
    "book.pain", "book.flare", "week.why", "book.undo", "book.runs_page", "book.help",
)  # fmt: skip
JOURNAL_DAYS = 14
ALL_NAMES = 12
"""Exercise names on a card of a tall window: more than any session has core items."""
PANES = ("week", "mileage", "journal")
TALL = 50
"""Lines from which on cards name every exercise."""


class Form(NamedTuple):
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
            "z", "zoom_pane", "zoom", show=False, id="week.zoom",
            tooltip="Give the focused pane the whole screen, or give it back",
        ),
    ]  # fmt: skip

    bars = query_one("#bars", WeekBars)
    figures = query_one("#figures", SpanLines)
    journal = query_one("#journal", Timeline)

    zoomed: reactive[str] = reactive("", init=False, repaint=False)
    """Name of the pane that has the whole screen, or empty."""

    def __init__(self, logbook: Logbook) -> None:
        super().__init__(logbook)
        self._shown_as: Form | None = None

    def compose(self) -> ComposeResult:
        """Header, banner, week, panes, key hints."""
        yield SpanLines(id="header")
        yield SpanLines(id="banner")
        yield WeekGrid(id="week")
        with Row(id="panes"):
            with Column(id="mileage") as mileage:
                mileage.border_title = "Mileage"
                yield WeekBars(id="bars")
                yield SpanLines(id="figures", hang=LABEL)
            journal = Timeline(id="journal")
            journal.border_title = "Journal"
            yield journal
        yield KeyHints(HINTS, limit=12, pinned="book.help")

    def opened(self) -> None:
        """Show the week with the cursor on today."""
        self.grid.move_to(self.logbook.today.isoformat())
        self.grid.focus()
        if self.logbook.profile is None:
            self.first_run()
        elif self.logbook.is_week_missed():
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
        views = book.days(first)
        draft = self.drafted()
        names = ALL_NAMES if form.all_names else MOST_NAMES
        context = card_context(book, views, draft, names)
        self.header.lines = (header_line(book, first, narrow=form.narrow),)
        with self.app.batch_update():
            self.grid.form = "list" if form.narrow else "columns"
            self.grid.days = grid_days(views, context)
            self.show_figures()
            if not form.folded:
                self.journal.days = journal_entries(book, self._journal_until(), JOURNAL_DAYS)
        self.show_banner()

    def _journal_until(self) -> date:
        return min(self.logbook.today, self.first + timedelta(days=6))

    @property
    def _is_small(self) -> bool:
        """True where there is no room for panes beside the week."""
        return self.has_class("-narrow") or self.has_class("-short")

    @property
    def is_folded(self) -> bool:
        """True while the panes are folded to a few lines."""
        return self._is_small and self.zoomed not in ("mileage", "journal")

    def show_figures(self) -> None:
        """The mileage pane, or its folded form where there is no room for panes."""
        book, first, draft = self.logbook, self.first, self.drafted()
        if self.is_folded:
            loads = book.week_loads(first, draft=draft, back=0, ahead=0)
            lines = folded_lines(book, loads, first, draft, self._form.width)
            self._folded().lines = (*lines, *latest_lines(book, self._journal_until()))
            return
        loads = book.week_loads(first, draft=draft)
        self.bars.bars = week_bars(book, loads)
        self.figures.lines = mileage_lines(book, loads, first, draft)

    def _folded(self) -> SpanLines:
        """Where the panes are folded to; a terminal with room for them never has it."""
        folded = self.query_one_optional("#folded", SpanLines)
        if folded is None:
            folded = SpanLines(id="folded", hang=LABEL)
            self.mount(folded, after="#panes")
        return folded

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
    @work
    async def open_entry(self, event: Timeline.Chosen) -> None:
        """Enter on a journal entry opens or corrects it."""
        from planner.screens.journal_forms import open_entry  # imported on first use

        before = self.logbook.flare_mark()
        if await open_entry(self, event.key):
            self.done()
            await self.after_fact(before)

    def focused_entry(self) -> str | None:
        """Key of the entry under the cursor while the journal pane has the focus."""
        return self.journal.cursor if self.journal.has_focus else None

    def action_zoom_pane(self) -> None:
        """Give the focused pane the screen, or give it back; where the panes are folded, go
        round them."""
        if self._is_small:
            order = ("", "mileage", "journal")
            self.zoomed = order[(order.index(self.zoomed) + 1) % len(order)]
        else:
            self.zoomed = "" if self.zoomed else self._focused_pane()
        for pane in PANES:
            self.set_class(self.zoomed == pane, f"-zoom-{pane}")
        self.reload()
        if self._is_small:
            (self.journal if self.zoomed == "journal" else self.grid).focus()

    def _focused_pane(self) -> str:
        """Name of the pane that has the focus."""
        nodes = () if self.focused is None else self.focused.ancestors_with_self
        return next((pane for pane in PANES if any(node.id == pane for node in nodes)), "week")

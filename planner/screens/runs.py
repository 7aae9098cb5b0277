"""The runs page: weeks under their line, the week's runs, why, and what comes next."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.worker import Worker, WorkerState

from planner.domain.values.errors import EasebackError
from planner.domain.weeks.forecast import Forecast, Goal
from planner.logbook.logbook import Logbook
from planner.present.mileage import LABEL, mileage_lines, week_bars
from planner.present.runs import back_lines, next_lines, run_days
from planner.present.week import card_context
from planner.present.why import reasons, why_head, why_raise
from planner.screens.week_browse import WeekBrowsing
from planner.widgets.first_paint import Row
from planner.widgets.key_hints import KeyHints
from planner.widgets.span_lines import SpanLines
from planner.widgets.week_bars import WeekBars
from planner.widgets.week_grid import WeekGrid
from planner.widgets.why_card import WhyCard
from planner.wording import days

HINTS = (
    "week.previous", "week.next", "week.more", "week.less", "week.log_run", "week.over",
    "week.why", "book.flare", "runs.goal", "book.undo", "book.week_page", "book.help",
)  # fmt: skip
BACK, AHEAD = 5, 4
"""Weeks shown before and after the one looked at."""


class RunsPage(WeekBrowsing):
    """Weeks as bars, the runs of one week, the why-card of the run under the cursor."""

    CSS_PATH = "runs.tcss"
    HELP = """
The runs of a week in one line each: pain before, during, an hour after and next morning; the
verdict; the cap. The card beside them says why the cap of that day is what it is. y says why
of what has the focus: a run, a week's bar, what comes next; tab goes on to the next number.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "G", "set_goal", "goal", id="runs.goal",
            tooltip="A distance or a week to look ahead to: not before when, and why",
        ),
    ]  # fmt: skip

    bars = query_one("#weeks", WeekBars)
    coming = query_one("#next", SpanLines)
    back = query_one("#back", SpanLines)
    why = query_one("#why", WhyCard)

    def __init__(self, logbook: Logbook) -> None:
        super().__init__(logbook)
        self._forecast: Forecast | None = None
        self._forecast_of: tuple[int, int] | None = None
        """Revision and goal of the book the forecast was made for."""

    def compose(self) -> ComposeResult:
        """Weeks, runs, what comes next; the why-card beside them."""
        yield SpanLines(id="top", title=True)
        with Row(id="body"):
            with Vertical(id="left"):
                weeks = WeekBars(id="weeks", hang=LABEL)
                weeks.border_title = "Weeks"
                yield weeks
                yield WeekGrid(id="week", form="list")
                coming = SpanLines(id="next", hang=2)
                coming.border_title = "What comes next"
                coming.can_focus = True
                yield coming
                back = SpanLines(id="back", hang=2)
                back.border_title = "Look back, 8 weeks: days with runs"
                back.border_subtitle = "counts, not causes"
                back.can_focus = True
                yield back
            why = WhyCard(id="why")
            why.border_title = "Why this number"
            yield why
        yield KeyHints(HINTS, limit=12, pinned="book.help")

    def opened(self) -> None:
        """The cursor on the week's next run."""
        today = self.logbook.today.isoformat()
        coming = [day.key for day in self.grid.days if day.key >= today]
        self.grid.move_to(coming[0] if coming else today)
        self.grid.focus()

    def reload(self) -> None:
        """Ask the book for the week and lay it out."""
        book, first, draft = self.logbook, self.first, self.drafted()
        views = book.cards.days(first)
        context = card_context(book, views, draft)
        with self.app.batch_update():
            self.grid.border_title = (
                f"Week {days.week_number(first)}: before, during, after, morning"
            )
            self.grid.days = run_days(book, views, context)
            loads = book.caps.week_loads(first, draft=draft, back=BACK, ahead=AHEAD)
            self.bars.bars = week_bars(book, loads)
            self.bars.selected = BACK
            self.bars.foot = mileage_lines(book, loads, first, draft)[:1]
            self.back.lines = back_lines(book)
            self.explain_day()
        self.show_title()
        self.show_standing()
        self.look_ahead()

    def on_resize(self) -> None:
        """Another width may need other words."""
        self.call_after_refresh(self.show_title)  # once the page has its new classes

    def explain_day(self) -> None:
        """The why-card and what comes next, for the day under the cursor."""
        book, day, draft = self.logbook, self.current_day(), self.drafted()
        instead = draft if draft is not None and draft.date == day else None
        allowed = book.caps.allowance(day, instead=instead)
        self.why.heading = why_head(book, allowed, instead)
        self.why.reasons = reasons(book, allowed)
        self.why.closing = why_raise(book, allowed)
        self.coming.lines = next_lines(book, max(day, book.today), self._forecast)

    @on(WeekGrid.Highlighted)
    def follow_day(self) -> None:
        """Another day is under the cursor."""
        self.explain_day()

    @on(WeekBars.Chosen)
    def open_week(self, event: WeekBars.Chosen) -> None:
        """Enter on a bar shows that week."""
        self.go_to(date.fromisoformat(event.key))
        self.grid.focus()

    def focused_entry(self) -> str | None:
        """No journal pane here."""
        return None

    @work
    async def action_explain(self) -> None:
        """The why-card of the number that has the focus: a day's, a week's, the next step."""
        from planner.screens.why_dialog import WhyDialog  # imported on first use

        week, day = self.week_of_bar(), self.current_day()
        draft, found = self.drafted(), self._forecast
        if week is not None:
            await self.ask(WhyDialog(self.logbook, week, draft, "week", found))
        elif self.focused is self.back:
            await self.ask(WhyDialog(self.logbook, day, draft, "back", found))
        elif self.focused is self.coming:
            await self.ask(WhyDialog(self.logbook, day, draft, "next", found))
        else:
            await self.ask(WhyDialog(self.logbook, day, draft, "day", found))

    # -- goal ---------------------------------------------------------------

    @work
    async def action_set_goal(self) -> None:
        """Ask for a distance to look ahead to; empty takes it away."""
        from planner.screens.run_forms import ask_goal  # imported on first use

        if await ask_goal(self):
            self.done()

    def look_ahead(self) -> None:
        """Work the forecast out in a thread, once a change of the book."""
        profile = self.logbook.profile
        goal_m = profile.goal_m if profile else 0
        if not goal_m:
            self._forecast = self._forecast_of = None
            return
        asked = (self.logbook.revision, goal_m)
        if asked == self._forecast_of:
            return
        self._forecast_of = asked
        try:
            work_out = self.logbook.outlook.forecaster(Goal("run", goal_m))
        except EasebackError:
            self._forecast = None
            return
        self.run_worker(work_out, thread=True, name="forecast", group="forecast", exclusive=True)

    @on(Worker.StateChanged)
    def forecast_done(self, event: Worker.StateChanged) -> None:
        """The forecast has come back."""
        if event.worker.name == "forecast" and event.state is WorkerState.SUCCESS:
            self._forecast = event.worker.result
            self.explain_day()

"""The runs page: weeks under their line, the week's runs, why, and what comes next."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.worker import Worker, WorkerState

from planner.domain.values.errors import EasebackError
from planner.domain.weeks.forecast import Forecast, Goal
from planner.logbook.logbook import Logbook
from planner.present.runs import back_lines, next_lines, run_days
from planner.present.why import reasons, why_head, why_raise
from planner.screens.book_page import BookPage
from planner.screens.panes.calendar import WEEK_KEYS, CalendarPane
from planner.screens.panes.heading import TopLines
from planner.screens.panes.mileage import BarsFrame, MileagePane
from planner.screens.shared.run_forms import ask_goal
from planner.screens.shared.why_dialog import Topic, WhyDialog
from planner.widgets.key_hints import KeyHints
from planner.widgets.kit.first_paint import Row
from planner.widgets.kit.keys import quiet, shown
from planner.widgets.span_lines import SpanLines
from planner.widgets.week_bars import WeekBars
from planner.widgets.why_card import WhyCard
from planner.wording import days

TURNING = ("week.previous", "week.next")
ALWAYS = (
    "week.why", "book.flare", "runs.goal", "book.undo", "book.week_page", "book.help",
)  # fmt: skip
HINTS = (*TURNING, "week.more", "week.less", "week.log_run", "week.over", *ALWAYS)
HINTS_DONE = (*TURNING, "week_grid.choose", "week.edit", "week.log_run", *ALWAYS)
"""The same where the run under the cursor was run: its distance does not change any more."""
WEEKS = BarsFrame(name="weeks", title="Weeks", back=5, ahead=4, feet=1, selects=True)


class RunsPage(BookPage):
    """Weeks as bars, the runs of one week, the why-card of the run under the cursor."""

    CSS_PATH = "runs.tcss"
    HELP = """
The runs of a week in one line each: pain before, during, an hour after and next morning; the
verdict; the cap. The card beside them says why the cap of that day is what it is. y says why
of what has the focus: a run, a week's bar, what comes next; tab goes on to the next number.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        *WEEK_KEYS,
        quiet("runs.why", "y", "explain", "why", "Why what has the focus says what it says"),
        shown("runs.goal", "G", "set_goal", "goal",
              "A distance or a week to look ahead to: not before when, and why"),
    ]  # fmt: skip
    BELOW: ClassVar[str] = "#top"

    heading = query_one("#top", TopLines)
    calendar = query_one(CalendarPane)
    mileage = query_one(MileagePane)
    coming = query_one("#next", SpanLines)
    back = query_one("#back", SpanLines)
    why = query_one("#why", WhyCard)

    def __init__(self, logbook: Logbook) -> None:
        super().__init__(logbook)
        self._forecast_of: tuple[int, int] | None = None
        """Revision and goal of the book the forecast was made for."""

    def compose(self) -> ComposeResult:
        """Weeks, runs, what comes next; the why-card beside them."""
        yield TopLines(id="top", title=True)
        with Row(id="body"):
            with Vertical(id="left"):
                yield MileagePane(self.logbook, WEEKS)
                yield CalendarPane(self.logbook, run_days, form="list")
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
        today, grid = self.logbook.today.isoformat(), self.calendar.grid
        coming = [day.key for day in grid.days if day.key >= today]
        grid.move_to(coming[0] if coming else today)
        grid.focus()
        self.watch(grid, "under", self.explain_day)  # in the same frame as the cursor

    # -- showing ------------------------------------------------------------

    def reload(self) -> None:
        """Ask the book for the week and lay it out."""
        self.calendar.reload()
        self.show_turned()
        self.back.lines = back_lines(self.logbook)
        self.show_standing()
        self.look_ahead()

    @on(CalendarPane.Turned)
    def show_turned(self) -> None:
        """Other days are shown, or a run is tried with another distance."""
        calendar = self.calendar
        with self.app.batch_update():
            number = days.week_number(calendar.first)
            calendar.grid.border_title = f"Week {number}: before, during, after, morning"
            self.mileage.show_week(calendar.first, calendar.cards.drafted())
            self.explain_day()
        self.show_title()

    def show_title(self) -> bool:
        """The lines on top."""
        return self.heading.show(self.calendar)

    def on_resize(self) -> None:
        """Another width may need other words."""
        self.call_after_refresh(self.show_title)  # once the page has its new classes

    def explain_day(self) -> None:
        """The why-card and what comes next, for the day under the cursor."""
        book, cards = self.logbook, self.calendar.cards
        self.query_one(KeyHints).order = HINTS_DONE if cards.has_happened() else HINTS
        day, draft = cards.current_day(), cards.drafted()
        instead = draft if draft is not None and draft.date == day else None
        allowed = book.caps.allowance(day, instead=instead)
        self.why.heading = why_head(book, allowed, instead)
        self.why.reasons = reasons(book, allowed)
        self.why.closing = why_raise(book, allowed)
        self.coming.lines = next_lines(book, max(day, book.today), cards.forecast)

    @work
    async def action_explain(self) -> None:
        """The why-card of what comes next, or of the look back."""
        cards, book = self.calendar.cards, self.logbook
        topic: Topic = "back" if self.focused is self.back else "next"
        await self.ask(WhyDialog(book, cards.current_day(), cards.drafted(), topic, cards.forecast))

    # -- turning ------------------------------------------------------------

    @on(WeekBars.Chosen)
    def open_week(self, event: WeekBars.Chosen) -> None:
        """Enter on a bar shows that week."""
        self.calendar.go_to(date.fromisoformat(event.key))
        self.calendar.grid.focus()

    def action_let_go(self) -> None:
        """Drop what is being changed and the marks."""
        self.words = ""
        self.calendar.cards.let_go()
        self.show_title()

    def action_open_player(self) -> None:
        """Do today's card under the cursor step by step, or what is to be done today."""
        self.calendar.cards.take_up_current()
        super().action_open_player()

    # -- goal ---------------------------------------------------------------

    @work
    async def action_set_goal(self) -> None:
        """Ask for a distance to look ahead to; empty takes it away."""
        if await ask_goal(self):
            self.done()

    def look_ahead(self) -> None:
        """Work the forecast out in a thread, once a change of the book."""
        profile = self.logbook.profile
        goal_m = profile.goal_m if profile else 0
        if not goal_m:
            self._forecast_of = None
            self._keep(None)
            return
        asked = (self.logbook.revision, goal_m)
        if asked == self._forecast_of:
            return
        self._forecast_of = asked
        try:
            work_out = self.logbook.outlook.forecaster(Goal("run", goal_m))
        except EasebackError:
            self._keep(None)
            return
        self.run_worker(work_out, thread=True, name="forecast", group="forecast", exclusive=True)

    def _keep(self, found: Forecast | None) -> None:
        self.calendar.cards.forecast = self.mileage.forecast = found

    @on(Worker.StateChanged)
    def forecast_done(self, event: Worker.StateChanged) -> None:
        """The forecast has come back."""
        if event.worker.name == "forecast" and event.state is WorkerState.SUCCESS:
            self._keep(event.worker.result)
            self.explain_day()

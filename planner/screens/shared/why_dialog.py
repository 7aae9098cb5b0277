"""Why-cards in a dialog: a day's cap, a week's line, what comes next, the goal; a dose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.worker import Worker, WorkerState

from planner.domain.values.calendar import WEEK, week_of
from planner.domain.values.errors import EasebackError
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item
from planner.domain.weeks.forecast import Forecast, Goal
from planner.logbook.logbook import Logbook
from planner.logbook.views import SessionItem
from planner.present.explain import (
    Explained,
    explain_back,
    explain_dose,
    explain_goal,
    explain_next,
    explain_week,
)
from planner.present.why import reasons, why_head, why_raise
from planner.widgets.dialog import EDGES, FRAME, TINY, Dialog
from planner.widgets.span_lines import SpanLines, wrapped
from planner.widgets.why_card import WhyCard

Topic = Literal["day", "week", "next", "goal", "back"]
TOPICS: tuple[Topic, ...] = ("day", "week", "next", "goal", "back")
NAMES = {
    "day": "cap of the day", "week": "line of the week", "next": "what comes next", "goal": "goal",
    "back": "look back",
}  # fmt: skip

WIDTH = 84
LEAST_LINES = 3
"""Of the card, in the smallest terminal."""


class CardDialog(Dialog[None]):
    """One why-card."""

    CSS = """
    CardDialog { align: center middle; }
    CardDialog > Vertical {
        width: 84; max-width: 100%; height: auto; max-height: 100%;
        border: round $text-accent; border-title-color: $text-accent;
        background: $surface; padding: 0 1;
    }
    CardDialog SpanLines { height: auto; background: $surface; }
    CardDialog WhyCard { height: auto; margin: 1 0; background: $surface; }
    CardDialog.-tiny WhyCard { margin: 0; }
    CardDialog.-tiny #raise { display: none; }
    """
    SCOPED_CSS = False
    """So that the rules, which name this class, hold for those made from it."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,y", "close", "Close", id="why.close", tooltip="Back"),
    ]

    def __init__(self, explain: Callable[[], Explained]) -> None:
        super().__init__()
        self._explain = explain

    def compose(self) -> ComposeResult:
        """Head, card, what would raise it."""
        with Vertical() as box:
            box.border_title = "Why this number"
            box.border_subtitle = "q closes"
            yield SpanLines(id="head", hang=0)
            yield WhyCard()
            yield SpanLines(id="raise", hang=2)

    def on_mount(self) -> None:
        """Show it."""
        self.show_card()
        self.query_one(WhyCard).focus()

    def show_card(self) -> None:
        """Ask anew."""
        found = self._explain()
        self.query_one("#head", SpanLines).lines = found.head
        self.query_one(WhyCard).reasons = found.reasons
        self.query_one("#raise", SpanLines).lines = found.closing
        if self.size:
            self.fit()

    def fit(self) -> None:
        """The card scrolls in the lines that the head leaves; of few lines it has what would raise
        the number at its end."""
        head, card, closing = (
            self.query_one("#head", SpanLines), self.query_one(WhyCard),
            self.query_one("#raise", SpanLines),
        )  # fmt: skip
        width, is_tiny = min(WIDTH, self.size.width) - EDGES, self.room < TINY
        self.set_class(is_tiny, "-tiny")
        card.closing = closing.lines if is_tiny else ()
        taken = len(wrapped(head.lines, width, 0))
        taken += 0 if is_tiny else len(wrapped(closing.lines, width, 2)) + 2
        card.styles.max_height = max(LEAST_LINES, self.room - FRAME - taken)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


def dose_card(book: Logbook, session: SessionItem, one: Item) -> CardDialog:
    """The why-card of a dose of a session."""
    lighter = bool(session.planned and session.planned.lighter)
    return CardDialog(lambda: explain_dose(book, one, lighter=lighter))


class WhyDialog(CardDialog):
    """The numbers of a day and its week. Left and right go to other days or weeks, tab to the
    next number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", "Before", id="why.left", tooltip="The day or week before"),
        Binding("right,l", "step(1)", "After", id="why.right", tooltip="The day or week after"),
        Binding("tab", "turn(1)", "Next number", id="why.next",
                tooltip="Day, week, what comes next, goal, look back"),
        Binding("shift+tab", "turn(-1)", "Number before", id="why.previous",
                tooltip="The number before"),
    ]  # fmt: skip

    def __init__(
        self,
        logbook: Logbook,
        day: date,
        run: PlannedRun | None,
        topic: Topic = "day",
        found: Forecast | None = None,
    ) -> None:
        super().__init__(self.explained)
        self.logbook = logbook
        self._day = day
        self._run = run
        self._topic: Topic = topic
        self._forecast = found

    def explained(self) -> Explained:
        """The number that is shown."""
        book, day = self.logbook, self._day
        match self._topic:
            case "week":
                return explain_week(book, week_of(day, book.week_start), self._run)
            case "next":
                return explain_next(book, max(day, book.today))
            case "goal":
                return explain_goal(book, self._forecast)
            case "back":
                return explain_back(book)
        run = self._run if self._run is not None and self._run.date == day else None
        allowed = book.caps.allowance(day, instead=run)
        return Explained(
            why_head(book, allowed, run), reasons(book, allowed), why_raise(book, allowed)
        )

    def show_card(self) -> None:
        """Show the number, and in the frame which it is and how to go on."""
        super().show_card()
        place = TOPICS.index(self._topic)
        following = NAMES[TOPICS[(place + 1) % len(TOPICS)]]
        moves = {"day": "← → day   ", "week": "← → week   "}.get(self._topic, "")
        box = self.query_one(Vertical)
        box.border_title = f"Why this number: {NAMES[self._topic]}"
        box.border_subtitle = f"q closes   tab {following}   {moves}".rstrip()
        if self._topic == "goal" and self._forecast is None:
            self._look_ahead()

    def action_step(self, by: int) -> None:
        """Another day, or another week."""
        self._day += by * (WEEK if self._topic == "week" else timedelta(days=1))
        self.show_card()

    def action_turn(self, by: int) -> None:
        """Another number."""
        self._topic = TOPICS[(TOPICS.index(self._topic) + by) % len(TOPICS)]
        self.show_card()

    def _look_ahead(self) -> None:
        """Work the forecast out in a thread, if there is a goal."""
        goal_m = self.logbook.profile.goal_m if self.logbook.profile else 0
        if not goal_m:
            return
        try:
            work_out = self.logbook.outlook.forecaster(Goal("run", goal_m))
        except EasebackError:
            return
        self.run_worker(work_out, thread=True, name="forecast", exclusive=True)

    @on(Worker.StateChanged)
    def forecast_done(self, event: Worker.StateChanged) -> None:
        """The forecast has come back."""
        if event.worker.name == "forecast" and event.state is WorkerState.SUCCESS:
            self._forecast = event.worker.result
            self.show_card()

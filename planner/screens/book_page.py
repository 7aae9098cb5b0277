"""Keys that mean the same on every page: undo, pain, flare, why, help."""

from __future__ import annotations

from typing import ClassVar, Protocol, runtime_checkable

from textual import work
from textual.binding import Binding, BindingType
from textual.timer import Timer

from planner.domain.values.errors import EasebackError
from planner.present.standing import professional_spans
from planner.screens.shared.page import Page
from planner.widgets.span_lines import SpanLines
from planner.widgets.text import Spans
from planner.wording import amounts

REST_S = 0.3
"""Seconds without a change and without a key, after which is looked at what takes longer than a key
may."""
TALL = 30
"""Lines from which on all lines for a professional are shown."""


@runtime_checkable
class Rests(Protocol):
    """An app that knows how long nothing was typed."""

    @property
    def rested_s(self) -> float:
        """Seconds since the last key."""
        ...


class BookPage(Page):
    """A page with the keys every page shares."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "P", "log_pain", "pain", id="book.pain",
            tooltip="How is the knee? Press P, then a digit",
        ),
        Binding(
            "exclamation_mark", "report_flare", "flare", key_display="!", id="book.flare",
            tooltip="A flare: what would change, to decide on; if none is open, how bad it is",
        ),
        Binding(
            "S", "ask('replan')", "re-plan", id="book.replan", show=False,
            tooltip="Solve the next 14 days anew from plan, caps and facts; see, then decide",
        ),
        Binding(
            "M", "ask('take_steps')", "steps", id="book.steps", show=False,
            tooltip="Exercises that are due for a step up or back; see, then decide",
        ),
        Binding(
            "T", "ask('open_gates')", "gate", id="book.gates", show=False,
            tooltip="What the next phase asks for: measure it here, or skip it with a reason",
        ),
        Binding(
            "C", "ask('show_technique')", "technique", id="book.technique", show=False,
            tooltip="Running technique: one point to heed for four weeks, and what became of it",
        ),
        Binding(
            "Q", "ask('open_scores')", "scores", id="book.scores", show=False,
            tooltip="Scores of every few weeks: what changed; take them, or put them off",
        ),
        Binding(
            "J", "ask('review')", "review", id="book.review", show=False,
            tooltip="The week looked back on: planned, done, felt; one proposal, one question",
        ),
        Binding(
            "u,ctrl+z", "undo_change", "undo", id="book.undo",
            tooltip="Take the last change back",
        ),
        Binding(
            "U,ctrl+y", "redo_change", "redo", id="book.redo", show=False,
            tooltip="Do again what was undone last",
        ),
        Binding(
            "Z", "ask('pick_undo')", "undo list", id="book.undo_list", show=False,
            tooltip="Choose one change to take back; what was done since stays",
        ),
        Binding(
            "X", "ask('choose_clashes')", "clashes", id="book.clashes", show=False,
            tooltip="What two laptops changed at once: see both, choose mine, theirs or both",
        ),
        Binding(
            "I", "ask('import_history')", "import", id="book.import", show=False,
            tooltip="Bring in runs of other programs, or a plan a physiotherapist signed",
        ),
        Binding(
            "E", "ask('export_book')", "export", id="book.export", show=False,
            tooltip="Write the book as JSON, CSV or SQLite, or the plan for a calendar",
        ),
        Binding(
            "colon", "app.open_prompt", "command", key_display=":", id="book.prompt", show=False,
            tooltip="Type a command, such as log run 5k 31:20 or why fri",
        ),
        Binding(
            "K", "ask('jump')", "jump", id="book.jump", show=False,
            tooltip="Letters over cards and panes: press one to go there",
        ),
        Binding(
            "O", "app.open_options", "options", id="book.options", show=False,
            tooltip="Knee, units, days, look, load parameters",
        ),
        Binding(
            "1", "app.switch_mode('week')", "week", id="book.week_page", show=False,
            tooltip="The week: sessions, runs, mileage, journal",
        ),
        Binding(
            "2", "open_player", "session", id="book.session_page", show=False,
            tooltip="Do today's card under the cursor, or what is due: step by step, with a clock",
        ),
        Binding(
            "3", "app.switch_mode('runs')", "runs", id="book.runs_page", show=False,
            tooltip="Runs: weeks under their line, why, what comes next",
        ),
        Binding(
            "4", "app.switch_mode('journal')", "journal", id="book.journal_page", show=False,
            tooltip="The journal of all years: search, filter, tags",
        ),
        Binding(
            "5", "app.switch_mode('charts')", "charts", id="book.charts_page", show=False,
            tooltip="Charts: pain over load, plan and line, dose, balance, before flares, tests",
        ),
        Binding(
            "6", "app.switch_mode('library')", "library", id="book.library_page", show=False,
            tooltip="The library: exercises, figures, evidence, balance",
        ),
        Binding(
            "0", "ask('set_up')", "set up", id="book.set_up", show=False,
            tooltip="The wizard: knee, units, history, plan, days",
        ),
        Binding(
            "question_mark,f1", "ask('show_help')", "help", key_display="?", id="book.help",
            tooltip="Every key of this page",
        ),
        Binding(
            "q", "app.quit", "quit", id="book.leave", show=False,
            tooltip="Leave; everything is saved",
        ),
    ]  # fmt: skip

    BELOW: ClassVar[str] = "#banner"
    """What the line for a professional stands below."""

    _further: Timer | None = None
    """Runs until then."""
    waiting: str = ""
    """What a flare proposes and is still open, for the banner."""
    gate: tuple[str, ...] = ()
    """What shuts the next phase, for the header; longest first."""
    quiet: Spans = ()
    """What is offered where nothing else is to be said: a review, scores that are due."""
    offer: str = ""
    """Why a new solution of the plan is offered; pages show it with the key that opens it."""

    def show_standing(self) -> None:
        """For pages to call in `reload`: whether a professional should look, at once; what takes
        longer than a frame has, once the page stands."""
        lines = professional_spans(self.logbook, short=self.app.size.height < TALL)
        shown = self.query_one_optional("#professional", SpanLines)
        if shown is None and lines:
            shown = SpanLines(id="professional", hang=2)
            self.mount(shown, after=self.BELOW)
        if shown is not None:
            shown.display = bool(lines)
            shown.lines = lines
        self.look_later()

    def look_later(self) -> None:
        """Look further once no change has come for a while: keys come first."""
        if self._further is not None:
            self._further.stop()
        self._further = self.set_timer(REST_S, self._look_if_rested)

    def _look_if_rested(self) -> None:
        if isinstance(self.app, Rests) and self.app.rested_s < REST_S:
            self.look_later()
        else:
            self.look_further()

    def look_further(self) -> None:
        """What waits for an answer, what shuts the next phase, and what is offered."""
        # It has the planner with it.
        from planner.present.waiting import quiet_offer, shut_gate, waiting_changes

        book = self.logbook
        found = (waiting_changes(book), shut_gate(book), quiet_offer(book))
        if self.is_mounted and found != (self.waiting, self.gate, self.quiet):
            self.waiting, self.gate, self.quiet = found
            self.show_title()

    def look_for_offer(self) -> None:
        """After a missed week: see once whether another plan would fit better. Applies nothing."""
        if self.logbook.todo.is_week_missed() and self.logbook.proposals.replan().changed:
            idle = amounts.plural(self.logbook.todo.idle_days(), "day")
            self.offer = f"Nothing was done for {idle}"
            self.reload()

    def action_undo_change(self) -> None:
        """Take the last change back; that of the wizard only after a yes."""
        change = self.attempt(self.logbook.next_undo)
        if change is not None and change.begins("profile"):
            self.action_ask("undo_set_up")
        else:
            self.tell_undone(self.attempt(self.logbook.undo))

    async def action_in_pane(self, name: str, action: str) -> None:
        """Let a pane of the page act, wherever the focus is."""
        await self.app.run_action(action, self.query_one(f"#{name}"))

    @work
    async def action_ask(self, what: str) -> None:
        """Ask what a key is there to ask; `what` is a name in `ASKS`."""
        from planner.screens.book_asks import ASKS  # 40 ms the first frame does without

        try:
            await ASKS[what](self)
        except EasebackError as error:
            self.tell(error)

    def action_redo_change(self) -> None:
        """Do again what was undone."""
        words = self.attempt(self.logbook.redo)
        if words is not None:
            self.said(f"Done again: {words}. u takes it back.")

    def action_open_player(self) -> None:
        """The session page, with what is to be done today."""
        self.app.switch_mode("session")

    def action_log_pain(self) -> None:
        """Ask for a pain score."""
        from planner.screens.shared.asking import ask_pain  # imported on first use

        ask_pain(self)

    def action_report_flare(self) -> None:
        """Show what an open flare proposes; where nothing waits, ask how bad it is. What is shown
        stands before the next key: no digit falls through."""
        from planner.screens.shared.proposing import show_waiting  # imported on first use

        show_waiting(self)

"""Keys that mean the same on every page: undo, pain, flare, why, help."""

from __future__ import annotations

from typing import ClassVar, Protocol, runtime_checkable

from textual import work
from textual.binding import BindingType
from textual.timer import Timer

from planner.domain.values.errors import EasebackError
from planner.present.standing import professional_spans
from planner.screens.shared.page import Page
from planner.widgets.kit.keys import quiet, shown
from planner.widgets.kit.text import Spans
from planner.widgets.span_lines import SpanLines
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
        shown("book.pain", "P", "log_pain", "pain", "How is the knee? Press P, then a digit"),
        shown("book.flare", "exclamation_mark", "report_flare", "flare",
              "A flare: what would change, to decide on; if none is open, how bad it is"),
        quiet("book.replan", "S", "ask('replan')", "re-plan",
              "Solve the next 14 days anew from plan, caps and facts; see, then decide"),
        quiet("book.steps", "M", "ask('take_steps')", "steps",
              "Exercises that are due for a step up or back; see, then decide"),
        quiet("book.gates", "T", "ask('open_gates')", "gate",
              "What the next phase asks for: measure it here, or skip it with a reason"),
        quiet("book.technique", "C", "ask('show_technique')", "technique",
              "Running technique: one point to heed for four weeks, and what became of it"),
        quiet("book.scores", "Q", "ask('open_scores')", "scores",
              "Scores of every few weeks: what changed; take them, or put them off"),
        quiet("book.review", "J", "ask('review')", "review",
              "The week looked back on: planned, done, felt; one proposal, one question"),
        shown("book.undo", "u,ctrl+z", "undo_change", "undo", "Take the last change back"),
        quiet("book.redo", "U,ctrl+y", "redo_change", "redo", "Do again what was undone last"),
        quiet("book.undo_list", "Z", "ask('pick_undo')", "undo list",
              "Choose one change to take back; what was done since stays"),
        quiet("book.clashes", "X", "ask('choose_clashes')", "clashes",
              "What two laptops changed at once: see both, choose mine, theirs or both"),
        quiet("book.import", "I", "ask('import_history')", "import",
              "Bring in runs of other programs, or a plan a physiotherapist signed"),
        quiet("book.export", "E", "ask('export_book')", "export",
              "Write the book as JSON, CSV or SQLite, or the plan for a calendar"),
        quiet("book.prompt", "colon", "app.open_prompt", "command",
              "Type a command, such as log run 5k 31:20 or why fri"),
        quiet("book.jump", "K", "ask('jump')", "jump",
              "Letters over cards and panes: press one to go there"),
        quiet("book.options", "O", "app.open_options", "options",
              "Knee, units, days, look, load parameters"),
        quiet("book.week_page", "1", "app.switch_mode('week')", "week",
              "The week: sessions, runs, mileage, journal"),
        quiet("book.session_page", "2", "open_player", "session",
              "Do today's card under the cursor, or what is due: step by step, with a clock"),
        quiet("book.runs_page", "3", "app.switch_mode('runs')", "runs",
              "Runs: weeks under their line, why, what comes next"),
        quiet("book.journal_page", "4", "app.switch_mode('journal')", "journal",
              "The journal of all years: search, filter, tags"),
        quiet("book.charts_page", "5", "app.switch_mode('charts')", "charts",
              "Charts: pain over load, plan and line, dose, balance, before flares, tests"),
        quiet("book.library_page", "6", "app.switch_mode('library')", "library",
              "The library: exercises, figures, evidence, balance"),
        quiet("book.set_up", "0", "ask('set_up')", "set up",
              "The wizard: knee, units, history, plan, days"),
        shown("book.help", "question_mark,f1", "ask('show_help')", "help",
              "Every key of this page", one_sign=True),
        quiet("book.leave", "q", "app.quit", "quit", "Leave; everything is saved"),
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

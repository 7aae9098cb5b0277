"""Keys that mean the same on every page: undo, pain, flare, why, help."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from planner.logbook.book import plain_words
from planner.logbook.flares import KneeMark
from planner.present.standing import professional_spans, shut_gate, waiting_changes
from planner.screens.page import Page
from planner.widgets.span_lines import SpanLines
from planner.wording import amounts

if TYPE_CHECKING:
    from planner.domain.weeks.proposal import Proposal
    from planner.screens.pain_dialog import PainSaid
    from planner.store.change import Change

TALL = 30
"""Lines from which on all lines for a professional are shown."""


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
            "S", "replan", "re-plan", id="book.replan", show=False,
            tooltip="Solve the next 14 days anew from plan, caps and facts; see, then decide",
        ),
        Binding(
            "M", "take_steps", "steps", id="book.steps", show=False,
            tooltip="Exercises that are due for a step up or back; see, then decide",
        ),
        Binding(
            "T", "show_gates", "gate", id="book.gates", show=False,
            tooltip="What the next phase asks for: measure it here, or skip it with a reason",
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
            "Z", "pick_undo", "undo list", id="book.undo_list", show=False,
            tooltip="Choose one change to take back; what was done since stays",
        ),
        Binding(
            "I", "import_history", "import", id="book.import", show=False,
            tooltip="Bring in runs from Strava, GPX, TCX or FIT files",
        ),
        Binding(
            "E", "export_book", "export", id="book.export", show=False,
            tooltip="Write everything as JSON, or runs, sessions, sets and pain as CSV",
        ),
        Binding(
            "colon", "app.open_prompt", "command", key_display=":", id="book.prompt", show=False,
            tooltip="Type a command, such as log run 5k 31:20 or why fri",
        ),
        Binding(
            "K", "jump", "jump", id="book.jump", show=False,
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
            "6", "app.switch_mode('library')", "library", id="book.library_page", show=False,
            tooltip="The library: exercises, figures, evidence, balance",
        ),
        Binding(
            "0", "set_up", "set up", id="book.set_up", show=False,
            tooltip="The wizard: knee, units, history, plan, days",
        ),
        Binding(
            "question_mark,f1", "show_help", "help", key_display="?", id="book.help",
            tooltip="Every key of this page",
        ),
        Binding(
            "q", "leave", "quit", id="book.leave", show=False,
            tooltip="Leave; everything is saved",
        ),
    ]  # fmt: skip

    BELOW: ClassVar[str] = "#banner"
    """What the line for a professional stands below."""

    waiting: str = ""
    """What a flare proposes and is still open, for the banner."""
    gate: tuple[str, ...] = ()
    """What shuts the next phase, for the header; longest first."""
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
        self.call_after_refresh(self._look_further)

    def _look_further(self) -> None:
        """What waits for an answer, and what shuts the next phase."""
        found = (waiting_changes(self.logbook), shut_gate(self.logbook))
        if self.is_mounted and found != (self.waiting, self.gate):
            self.waiting, self.gate = found
            self.show_title()

    def show_title(self) -> None:
        """For pages: the lines on top, drawn anew."""

    def look_for_offer(self) -> None:
        """After a missed week: see once whether another plan would fit better. Applies nothing."""
        if self.logbook.proposals.is_week_missed() and self.logbook.proposals.replan().changed:
            idle = amounts.plural(self.logbook.proposals.idle_days(), "day")
            self.offer = f"Nothing was done for {idle}"
            self.reload()

    async def offer_replan(self, what: str) -> None:
        """After something that moved the caps or the free days: show what would change, if
        anything does. Applied only on a yes."""
        book = self.logbook
        if book.profile is None or book.profile.plan not in book.plans or book.red_flags.open():
            return
        replan = self.attempt(book.proposals.replan)
        if replan is not None and replan.changed:
            await self._propose(replan, "", what)

    def said(self, words: str) -> None:
        """Tell the runner in one line what was done. Pages show it where they like."""
        self.notify(words, markup=False)

    def done(self) -> None:
        """Tell what the last change did."""
        self.said(f"{self.logbook.last_words}. u undoes.")

    def action_undo_change(self) -> None:
        """Take the last change back; that of the wizard only after a yes."""
        change = self.attempt(self.logbook.next_undo)
        if change is not None and change.begins("profile"):
            self.undo_set_up(change)
        else:
            self._tell_undone(self.attempt(self.logbook.undo))

    def _tell_undone(self, words: str | None) -> None:
        if words is not None:
            self.said(f"Undone: {words}. U does it again.")

    @work
    async def undo_set_up(self, change: Change) -> None:
        """Ask before an undo that goes back to before the wizard."""
        if await self._may_undo(change):
            self._tell_undone(self.attempt(lambda: self.logbook.undo_only(change.id)))

    async def _may_undo(self, change: Change) -> bool:
        """True, unless it would take the wizard's answers away and the runner says no."""
        if not change.begins("profile"):
            return True
        from planner.widgets.message_dialog import MessageDialog  # imported on first use

        what = f"The change that comes next is the first set-up: {plain_words(change)}."
        then = (
            "Undone, there is no plan, no unit and no sore knee any more; 0 opens the wizard. "
            "What you ticked and logged stays, and U brings the set-up back."
        )
        yes = "undo the set-up"
        return await self.ask(MessageDialog("Undo the set-up?", (what, then), yes=yes)) is True

    @work
    async def action_pick_undo(self) -> None:
        """Choose one change to take back; what was done since stays."""
        from planner.widgets.choice_dialog import Choice, ChoiceDialog  # on first use

        found = self.logbook.undo_list()
        if not found:
            self.said("There is nothing to undo.")
            return
        choices = tuple(
            Choice(change.id, plain_words(change), more=f"{change.at[:10]} {change.at[11:16]}")
            for change in found
        )
        picked = await self.ask(
            ChoiceDialog("Take back one change", choices, about="What was done since stays.")
        )
        change = next((one for one in found if one.id == picked), None)
        if change is not None and await self._may_undo(change):
            self._tell_undone(self.attempt(lambda: self.logbook.undo_only(change.id)))

    def action_redo_change(self) -> None:
        """Do again what was undone."""
        words = self.attempt(self.logbook.redo)
        if words is not None:
            self.said(f"Done again: {words}. u takes it back.")

    def action_open_player(self) -> None:
        """The session page, with what is to be done today."""
        self.app.switch_mode("session")

    def action_log_pain(self) -> None:
        """Ask for a pain score. The dialog stands before the next key: no digit falls through."""
        from planner.screens.pain_dialog import PainDialog  # imported on first use

        def keep(said: PainSaid | None) -> None:
            self.keep_said(said)

        self.app.push_screen(PainDialog(self.logbook), keep)

    @work
    async def keep_said(self, said: PainSaid | None) -> None:
        """Keep the score, then whatever it asks for."""
        from planner.screens.pain_dialog import keep_said  # imported by now

        await keep_said(self, said)

    def action_report_flare(self) -> None:
        """Show what an open flare proposes; where nothing waits, ask how bad it is. What is shown
        stands before the next key: no digit falls through."""
        if not self.logbook.red_flags.open() and self.logbook.proposals.flare_changes():
            from planner.screens.proposing import show_waiting  # imported on first use

            show_waiting(self)
        else:
            self.ask_flare()

    def ask_flare(self) -> None:
        """Ask how bad the flare is, then show what would change."""
        from planner.screens.pain_dialog import PainDialog  # imported on first use

        def keep(said: PainSaid | None) -> None:
            self.keep_flare(said)

        self.app.push_screen(PainDialog(self.logbook, flare=True), keep)

    @work
    async def keep_flare(self, said: PainSaid | None) -> None:
        """Keep the score, and show what would change."""
        from planner.screens.pain_dialog import keep_flare  # imported by now

        await keep_flare(self, said)

    async def keep_fact(self, form: Awaitable[bool]) -> None:
        """Show a form; if it changed the book, say so, and see what the fact in it asks for."""
        before = self.logbook.flares.mark()
        if await form:
            self.done()
            await self.after_fact(before)

    async def screen_after(self, before: KneeMark) -> None:
        """Go through the red flags if a fact has just told of severe pain or a swollen knee."""
        if not self.logbook.flares.mark().needs_screen(before):
            return
        from planner.screens.safety_forms import screen_red_flags  # on first use

        await screen_red_flags(self, "Is anything of this true as well?")

    async def after_fact(self, before: KneeMark) -> None:
        """What a fact asks for: red flags, and the proposal of a flare it opened or deepened."""
        await self.screen_after(before)
        if self.logbook.flares.mark().has_flared(before):
            from planner.screens.proposing import propose_flare  # imported on first use

            await propose_flare(self)

    @work
    async def action_replan(self) -> None:
        """Solve the next 14 days anew and show what would change; where shorter runs are offered,
        ask for which."""
        self.offer = ""
        offer = self.logbook.proposals.shorter()
        if offer is not None:
            from planner.screens.proposing import propose_shorter  # imported on first use

            if await propose_shorter(self, offer):
                return
        replan = self.attempt(self.logbook.proposals.replan)
        if replan is not None:
            await self._propose(replan, "Nothing in the next 14 days has to change.")

    @work
    async def action_take_steps(self) -> None:
        """Show the exercises that are due for a step up or back."""
        replan = self.attempt(self.logbook.steps.proposal)
        if replan is not None:
            await self._propose(replan, "No exercise is due for a step.", "Exercise steps")

    @work
    async def action_show_gates(self) -> None:
        """The gate of the next phase."""
        from planner.screens.gates_forms import show_gates  # imported on first use

        await self.keep_fact(show_gates(self))

    async def _propose(
        self, replan: Proposal, nothing: str, what: str = "Plan solved anew"
    ) -> None:
        if not replan.changed:
            self.said(nothing)
            return
        from planner.screens.proposing import propose_replan  # imported on first use

        await propose_replan(self, replan, what)

    @work
    async def action_jump(self) -> None:
        """Go to a card or a pane by its letter."""
        from planner.screens.jumping import jump  # imported on first use

        await jump(self)

    @work
    async def action_import_history(self) -> None:
        """Bring in runs from files."""
        from planner.screens.import_dialog import import_runs  # imported on first use

        if await import_runs(self):
            await self.offer_replan("After the import")

    @work
    async def action_export_book(self) -> None:
        """Write the book into files for other programs."""
        from planner.screens.export_form import export_book  # imported on first use

        await export_book(self)

    @work
    async def action_set_up(self) -> None:
        """The wizard, again or for the first time."""
        from planner.screens.wizard import run_wizard  # imported on first use

        if await run_wizard(self):
            self.done()
            await self.offer_replan("After the new answers")

    @work
    async def action_show_help(self) -> None:
        """Every key, made from the live bindings."""
        from planner.screens.help_dialog import HelpDialog  # imported on first use

        await self.ask(HelpDialog(self, self.logbook.parameters))

    def action_leave(self) -> None:
        """Leave the program from a page."""
        self.app.exit()

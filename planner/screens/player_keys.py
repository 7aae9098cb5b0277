"""What the keys of the session's page do."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from textual import work
from textual.binding import Binding, BindingType

from planner.domain.player.clock import (
    counted,
    finished_step,
    longer,
    paused,
    restarted,
    stepped_back,
)
from planner.domain.player.parts import EFFORTS, PAUSES, Act
from planner.domain.values.record import Side
from planner.domain.values.run import RunKind
from planner.logbook.views import RunItem, SessionItem
from planner.screens.following import keep_fact
from planner.screens.player_dialogs import (
    ask_how_it_was,
    ask_what_instead,
    ask_what_to_skip,
    ask_where_it_hurts,
)
from planner.screens.playing import Playing

_LONGER = Binding.Group("10 s")
STEP_S = 10


class PlayerKeys(Playing):
    """The keys of the session's page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "toggle_clock", "start, pause", id="player.toggle",
                tooltip="Start, pause, go on"),
        Binding("enter", "finish_set", "done, next", id="player.done",
                tooltip="The set is done, or the pause is over: the next step"),
        Binding("b", "step_back", "back", id="player.back",
                tooltip="Back to the beginning of the set, then to the set before"),
        Binding("s", "skip_step", "skip", id="player.skip",
                tooltip="Skip the set, the exercise or the rest of the session, with a reason"),
        Binding("R", "restart_hold", "restart", show=False, id="player.restart",
                tooltip="This hold once more from its beginning"),
        Binding("X", "stop_for_pain", "stop: pain", id="player.stop",
                tooltip="Stop, it hurts: a score, then an easier step or the end"),
        Binding("o", "turn_sides", "other side", show=False, id="player.other_side",
                tooltip="The other side first"),
        Binding("plus,equals_sign", f"add_seconds({STEP_S})", "longer", key_display="+",
                id="player.longer", group=_LONGER, tooltip="Ten seconds more"),
        Binding("minus", f"add_seconds(-{STEP_S})", "shorter", key_display="-",
                id="player.shorter", group=_LONGER, tooltip="Ten seconds less"),
        Binding("c", "count_rep", "count", show=False, id="player.count",
                tooltip="Count one repetition of a set at your own pace"),
        Binding("e", "edit_sets", "edit", show=False, id="player.edit",
                tooltip="All sets: tick, untick, say what was really done"),
        Binding("w", "swap_exercise", "swap", id="player.swap",
                tooltip="Another exercise for the same muscles and no more knee load"),
        Binding("m", "toggle_mute", "mute", show=False, id="player.mute",
                tooltip="Bells off or on"),
        Binding("y", "explain", "why", show=False, id="player.why",
                tooltip="Why the dose is what it is, and what the next step asks for"),
        Binding("escape", "go_home", "week", id="player.leave",
                tooltip="Back to the week; the session waits where it is"),
    ]  # fmt: skip

    _is_asking = False
    """True while it is asked how an exercise was."""

    # -- the clock ----------------------------------------------------------

    def action_toggle_clock(self) -> None:
        """Start, pause, go on."""
        if not self.script:
            return
        if self.part.act is Act.ASK:
            self.part_begun()
        elif self.part.act is Act.DONE:
            self.action_finish_set()
        elif self.standing.runs:
            self.words = "Paused. space goes on."
            self.pause_clock()
        else:
            self.words = ""
            self.start_clock()

    def action_finish_set(self) -> None:
        """The set is done, or the pause is over; while all is locked, the table of sets."""
        if not self.script:
            self.open_barred()
        elif self.part.act is Act.ASK:
            self.part_begun()
        elif self.part.act is Act.DONE:
            self.log_intervals()
        else:
            self.words = ""
            now = self.manner.seconds()
            self.take(finished_step(self.standing, self.script, self.settled, now))

    def action_step_back(self) -> None:
        """One step back."""
        if self.script:
            self.words = ""
            self.moved_to(stepped_back(self.standing, self.script, self.manner.seconds()))

    def action_restart_hold(self) -> None:
        """This hold once more."""
        if self.script:
            self.moved_to(restarted(self.standing, self.manner.seconds()))

    def action_add_seconds(self, by: int) -> None:
        """Ten seconds more or less in this part."""
        if self.standing.length is not None:
            self.moved_to(longer(self.standing, by, self.manner.seconds()))

    def action_count_rep(self) -> None:
        """One repetition more."""
        if self.part.act is Act.WORK:
            self.moved_to(counted(self.standing))
        else:
            self.said("Only repetitions at your own pace are counted by hand.")

    def action_turn_sides(self) -> None:
        """The other side of the exercise first."""
        key = self.part.key
        if key is None or key.side is Side.BOTH:
            self.said("Here no side comes first.")
            return
        self.turn_sides(key.exercise)
        side = self.part.key.side if self.part.key else ""
        self.said(f"The {side} side comes first now.")

    # -- what asks something ------------------------------------------------

    def part_begun(self) -> None:
        """How it was is asked as soon as an exercise is done, if nothing else is being asked."""
        if self.part.act is Act.ASK and self.app.screen is self and not self._is_asking:
            self._is_asking = True
            self.ask_exercise(self.part.exercise)

    @work
    async def ask_exercise(self, exercise: str) -> None:
        """Effort and pain of the exercise that is done; then on to the next."""
        try:
            await ask_how_it_was(self, exercise)
        finally:
            self._is_asking = False
        self.refresh_card()
        if self.part.act is Act.ASK:
            self.pass_step()

    @work
    async def action_skip_step(self) -> None:
        """A pause is over at once; a set or more is skipped with a reason."""
        part, item = self.part, self.session
        if part.act is Act.DONE:
            self.said("There is nothing left to skip.")
            return
        if item is None or part.key is None or part.act is Act.ASK:
            self.pass_step()
            return
        ran = self.hold_clock()
        if await ask_what_to_skip(self, item, part.key):
            self.go_past_settled()
        self.let_clock_go(ran)

    @work
    async def action_stop_for_pain(self) -> None:
        """Stop at once; the score is kept, then how to go on is asked."""
        item = self.session
        if item is None:
            self.pause_clock()
            self.action_report_flare()
            return
        self.hold_clock()
        await ask_where_it_hurts(self, item)
        self.go_past_settled()

    @work
    async def action_swap_exercise(self) -> None:
        """Something else for the same muscles."""
        item = self.session
        one = item.item(self.part.exercise) if item else None
        if item is None or one is None:
            self.said("Here is no exercise to swap.")
            return
        ran = self.hold_clock()
        if await ask_what_instead(self, item, one):
            self.go_past_settled()
        else:
            self.let_clock_go(ran)
        self.show()

    @work
    async def action_edit_sets(self) -> None:
        """Every set, to tick and correct; the clock goes on meanwhile."""
        from planner.screens.session_dialog import open_sets  # imported on first use

        if self.session is None:
            self.said("Only a session has sets.")
            return
        await open_sets(self, self.card)
        self.go_past_settled()

    @work
    async def open_barred(self) -> None:
        """The table of a session that a red flag bars: what happened is kept all the same."""
        from planner.screens.session_dialog import open_sets  # imported on first use

        item = self.logbook.todo.barred()
        if isinstance(item, SessionItem):
            await open_sets(self, item.key)

    @work
    async def log_intervals(self) -> None:
        """At the end of a walk-run: what was run."""
        item = self.item
        if not isinstance(item, RunItem) or item.planned is None:
            return
        from planner.screens.run_forms import log_or_correct  # imported on first use

        planned = msgspec.structs.replace(item.planned, run_kind=RunKind.WALK_RUN)
        filled = msgspec.structs.replace(item, planned=planned)
        await keep_fact(self, log_or_correct(self, self.day, filled, self.ran_s()))

    def hold_clock(self) -> bool:
        """Stop the clock while something is asked; True if it ran."""
        ran = self.standing.runs
        self.moved_to(paused(self.standing, self.manner.seconds()))
        return ran

    def let_clock_go(self, ran: bool) -> None:
        """Let the clock go on where it ran before."""
        if ran and self.part.act is not Act.DONE:
            self.start_clock()

    def go_past_settled(self) -> None:
        """The step under way was ticked or skipped meanwhile: on to the next open one. A set
        whose clock runs is left alone."""
        self.refresh_card()
        part = self.part
        is_over = part.name in self.settled and part.act in EFFORTS | PAUSES | {Act.ASK}
        if is_over and not self.standing.runs:
            self.pass_step()
        else:
            self.show()

    @work
    async def action_explain(self) -> None:
        """The why-card of the dose; the clock goes on meanwhile."""
        item = self.session
        one = item.item(self.part.exercise) if item else None
        if item is None or one is None:
            self.said("Here is no dose to explain.")
            return
        from planner.screens.why_dialog import dose_card  # imported on first use

        await self.ask(dose_card(self.logbook, item, one))

    # -- looks --------------------------------------------------------------

    def action_toggle_mute(self) -> None:
        """Bells off or on."""
        self.muted = not self.muted
        self.said("Bells are off." if self.muted else "Bells are on.")

    def action_go_home(self) -> None:
        """Back to the week."""
        self.pause_clock()
        self.app.switch_mode("week")

    def said(self, words: str) -> None:
        """Say in the banner what was done."""
        self.words = words
        self.show()

"""The session page: one step at a time, with its clock, its figure and its cues."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer

from planner.domain.player.parts import Act
from planner.domain.player.script import Pace
from planner.logbook.logbook import Logbook
from planner.logbook.playing.play import Play
from planner.logbook.views import SessionItem
from planner.present.metronome import sound_words
from planner.screens.book_page import BookPage
from planner.screens.session.dialogs import (
    edit_sets,
    how_it_was,
    keep_how_it_was,
    keep_stop,
    log_intervals,
    skip_step,
    swap_exercise,
    where_it_hurts,
)
from planner.screens.session.keys import KEYS
from planner.screens.session.view import SessionView
from planner.screens.shared.rate_dialog import Rated
from planner.screens.shared.why_dialog import dose_card
from planner.widgets.figure_view import FigureStyle
from planner.widgets.key_hints import KeyHints

HINTS = (
    "player.toggle", "player.done", "player.back", "player.skip", "player.longer", "player.stop",
    "player.leave", "player.swap", "player.edit", "player.cues", "book.undo", "book.help",
)  # fmt: skip
TINY = 60
"""Columns below which there is room for the clock alone."""
HIGH = 38
"""Lines from which on the big numbers stand one above the other."""
PULSE_S = 0.125
"""How often the clock is looked at while it runs; what is shown changes once a second, the figure
up to eight times."""
LATE_S = 1.0
"""So long after a score a digit belongs to it still, and opens no page."""


class PlayerPage(BookPage):
    """Shows where a session stands, and hands the keys on to it."""

    CSS_PATH = "player.tcss"
    # Keys belong to the page: nothing on it takes the focus.
    AUTO_FOCUS = ""
    HELP = """
One step at a time. Holds, rests and sides follow by themselves; repetitions at your own pace wait
for enter. Every set is in the journal as soon as it is done; one that enter ends early, with what
was done of it. Leave whenever you like: the session waits where it is.
"""

    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(
        self,
        logbook: Logbook,
        play: Play,
        *,
        bell: bool = True,
        figures: Callable[[], FigureStyle] = lambda: "braille",
    ) -> None:
        """
        Args:
            play: Where the session stands.
            bell: False to begin without bells.
            figures: How figures are drawn now; the options may change it.
        """
        super().__init__(logbook)
        self.play = play
        self.view = SessionView(logbook, play, muted=not bell)
        self._figures = figures
        self._pulse: Timer | None = None
        self._scored_at = -LATE_S
        """When a score was given last."""
        self._was_left = False
        """True while another page is shown in its place."""

    def compose(self) -> ComposeResult:
        """The session, the keys."""
        yield self.view
        yield KeyHints(HINTS, limit=12, pinned="book.help")

    # -- opening and leaving ------------------------------------------------

    def opened(self) -> None:
        """Shown for the first time."""
        style = self._figures()
        self.view.take_style(style)
        self.view.figure_on = style != "off"
        self.on_resize()

    def on_screen_resume(self, _: events.ScreenResume) -> None:
        """Shown again: the session that was opened meanwhile, and what is still to be asked.
        Behind a dialog the session stays the one it asks about."""
        if not self.is_mounted:
            return
        if self._was_left:
            self._was_left = False
            self.view.take_style(self._figures())
            self.play.open()
        self.follow(anew=True)

    def on_screen_suspend(self) -> None:
        """Another page was opened over it: the clock stops. A dialog leaves it running."""
        if self not in self.app.screen_stack:
            self._was_left = True
            self.play.pause()

    def on_unmount(self) -> None:
        """The program ends: the place is kept as it is now."""
        self.play.keep(at_once=True)

    def reload(self) -> None:
        """The book has changed, or is shown for the first time."""
        self.play.refresh()
        self.follow(anew=True)
        self.show_standing()

    def show_title(self) -> bool:
        """The lines on top."""
        self.view.show(self.waiting, anew=True)
        return self.view.tells_all

    def on_resize(self) -> None:
        """Another size may need other words."""
        width, height = self.app.size
        self.set_class(width < TINY, "-tiny")
        self.set_class(height >= HIGH, "-high")
        self.call_after_refresh(self.show_title)

    def on_key(self, event: events.Key) -> None:
        """A digit too many, typed right behind a score, is no other page."""
        is_late = self.play.now - self._scored_at < LATE_S
        if is_late and event.character is not None and event.character.isdecimal():
            event.stop()
            event.prevent_default()
            self.said(
                f"The {event.character} came late and is no score. u takes the last one back."
            )

    # -- following the session ----------------------------------------------

    def do(self, action: Callable[[], object]) -> None:
        """Let the session do something, and show what has become of it. A refusal is told."""
        self.did(action)
        self.follow()

    @work
    async def carry_out(self, questions: Callable[[], Awaitable[None]]) -> None:
        """Ask and do, and show what has become of the session."""
        await questions()
        self.follow()

    def follow(self, *, anew: bool = False) -> None:
        """Go along with the session: the timer runs as long as its clock does and not at all while
        that is paused; bells, what is shown, what is to be asked."""
        if self._pulse is None:
            self._pulse = self.set_interval(PULSE_S, self.look, pause=True)
        if self.play.standing.runs:
            self._pulse.resume()
        else:
            self._pulse.pause()
        self.view.sound()
        self.view.show(self.waiting, anew=anew)
        if self.play.asks and self.app.screen is self:
            self.ask_how_it_was()

    def look(self) -> None:
        """One look at the clock."""
        self.do(self.play.look)

    def said(self, words: str) -> None:
        """Say in the banner what was done."""
        self.play.say(words)
        super().said(words)

    # -- the clock's keys ---------------------------------------------------

    def action_toggle_clock(self) -> None:
        """Start, pause, go on; at a question, answer it."""
        if self.play.part.act is Act.ASK:
            self.ask_how_it_was()
        elif self.play.standing.runs:
            self.do(self.play.pause)
            self.said("Paused. space goes on.")
        elif self.play.part.act is not Act.DONE:
            self.play.say("")
            self.do(self.play.start)

    def action_finish_set(self) -> None:
        """The set is done, or the pause is over; at the end, log the run or leave. While all is
        locked, the table of sets."""
        act = self.play.part.act
        barred = None if self.play.course.card else self.logbook.todo.barred()
        if isinstance(barred, SessionItem):
            self.carry_out(lambda: edit_sets(self, self.play, barred.key))
        elif act is Act.ASK:
            self.ask_how_it_was()
        elif act is not Act.DONE:
            self.do(self.play.finish)
        elif self.play.to_log is not None:
            self.carry_out(lambda: log_intervals(self, self.play))
        else:
            self.action_go_home()

    def action_step_back(self) -> None:
        """One step back."""
        self.do(self.play.go_back)

    def action_restart_hold(self) -> None:
        """This hold once more."""
        self.do(self.play.restart)

    def action_add_seconds(self, by: int) -> None:
        """Ten seconds more or less in this part."""
        self.do(lambda: self.play.lengthen(by))

    def action_count_rep(self) -> None:
        """One repetition more."""
        if self.play.count():
            self.follow()
        else:
            self.said("Only repetitions at your own pace are counted by hand.")

    def action_turn_sides(self) -> None:
        """The other side of the exercise first."""
        side = self.play.turn_sides()
        self.said(f"The {side} side comes first now." if side else "Here no side comes first.")

    def action_go_home(self) -> None:
        """Back to the week."""
        self.do(self.play.pause)
        self.app.switch_mode("week")

    # -- what asks something ------------------------------------------------

    def ask_how_it_was(self) -> None:
        """Effort and pain of the exercise that is done. The dialog stands before the next key: no
        digit falls through."""
        exercise = self.play.part.exercise
        self.play.asks = False

        def keep(answer: Rated | None) -> None:
            self._note_score(answer)
            self.carry_out(lambda: keep_how_it_was(self, self.play, exercise, answer))

        self.app.push_screen(how_it_was(self.logbook, self.play), keep)

    def _note_score(self, answer: Rated | None) -> None:
        if answer is not None:
            self._scored_at = self.play.now

    def action_stop_for_pain(self) -> None:
        """Stop at once; the score is kept, then how to go on is asked. The dialog stands before the
        next key: no digit falls through."""
        self.do(self.play.pause)
        if self.play.session is None:
            self.action_report_flare()
            return

        def keep(answer: Rated | None) -> None:
            self._note_score(answer)
            self.carry_out(lambda: keep_stop(self, self.play, answer))

        self.app.push_screen(where_it_hurts(self.logbook, self.play), keep)

    def action_skip_step(self) -> None:
        """A pause is over at once; a set or more is skipped with a reason."""
        item, key = self.play.session, self.play.part.key
        if self.play.part.act is Act.DONE:
            self.said("There is nothing left to skip.")
        elif item is None or key is None:
            self.do(self.play.pass_step)
        else:
            self.carry_out(lambda: skip_step(self, self.play, item, key))

    def action_swap_exercise(self) -> None:
        """Something else for the same muscles."""
        item, one = self.play.session, self.play.course.asked(self.play.part.exercise)
        if item is None or one is None:
            self.said("Here is no exercise to swap.")
        else:
            self.carry_out(lambda: swap_exercise(self, self.play, item, one))

    def action_edit_sets(self) -> None:
        """Every set, to tick and correct; the clock goes on meanwhile."""
        if self.play.session is None:
            self.said("Only a session has sets.")
        else:
            self.carry_out(lambda: edit_sets(self, self.play, self.play.course.card))

    @work
    async def action_explain(self) -> None:
        """The why-card of the dose; the clock goes on meanwhile."""
        item, one = self.play.session, self.play.course.asked(self.play.part.exercise)
        if item is None or one is None:
            self.said("Here is no dose to explain.")
            return
        await self.ask(dose_card(self.logbook, item, one))

    # -- looks --------------------------------------------------------------

    def action_toggle_figure(self) -> None:
        """The figure on or off."""
        self.view.figure_on = not self.view.figure_on
        self.follow()

    def action_toggle_cues(self) -> None:
        """Cues, or mistakes."""
        self.view.mistakes = not self.view.mistakes
        self.follow()

    def action_change_beat(self) -> None:
        """The beat seen, heard as well, or off."""
        if self.view.metronome.rate() is None:
            self.said("A walk-run has a beat while a step rate is heeded: C chooses one.")
            return
        self.said(sound_words(self.view.beat.next_sound(), muted=self.view.muted))

    def action_toggle_mute(self) -> None:
        """Bells off or on."""
        self.view.muted = not self.view.muted
        self.said("Bells are off." if self.view.muted else "Bells are on.")


def player_page(
    book: Logbook, seconds: Callable[[], float], *, ready_s: int, switch_s: int,
    bell: bool, figures: Callable[[], FigureStyle],
) -> PlayerPage:  # fmt: skip
    """The page over a session that is led by this clock: so many seconds to get ready for a hold,
    so many to change sides."""
    play = Play(book, seconds, Pace(ready_s=ready_s, switch_s=switch_s))
    return PlayerPage(book, play, bell=bell, figures=figures)

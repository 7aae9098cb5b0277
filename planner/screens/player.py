"""The session page: one step at a time, with its clock, its figure and its cues."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from planner.domain.player.parts import Act
from planner.logbook.logbook import Logbook
from planner.logbook.views import SessionItem
from planner.present.figure import drawing_of
from planner.present.header import banner_line
from planner.present.player import (
    Scene,
    bar,
    has_two_numbers,
    head_line,
    moment,
    numbers,
    then_line,
    title_lines,
)
from planner.present.player_notes import (
    Past,
    after_words,
    barred_lines,
    cue_lines,
    end_lines,
    part_rows,
    past_lines,
)
from planner.screens.player_keys import PlayerKeys
from planner.screens.playing import Manner
from planner.widgets.big_digits import BigDigits
from planner.widgets.empty_state import EmptyState
from planner.widgets.figure_drawing import Drawing
from planner.widgets.figure_view import FigureView
from planner.widgets.key_hints import KeyHints
from planner.widgets.set_ticks import SetTicks
from planner.widgets.span_lines import SpanLines
from planner.widgets.text import Span, Spans
from planner.widgets.time_bar import TimeBar
from planner.wording.safety import locked_words

HINTS = (
    "player.toggle", "player.done", "player.back", "player.skip", "player.longer", "player.stop",
    "player.leave", "player.swap", "player.edit", "player.cues", "book.undo", "book.help",
)  # fmt: skip
TINY = 60
"""Columns below which there is room for the clock alone."""
HIGH = 38
"""Lines from which on the big numbers stand one above the other."""
FLASH_S = 0.25
BELL_GAP_S = 0.22
"""Between two bells, so that they can be told apart."""


class PlayerPage(PlayerKeys):
    """Shows where a session stands."""

    CSS_PATH = "player.tcss"
    # Keys belong to the page: nothing on it takes the focus.
    AUTO_FOCUS = ""
    HELP = """
One step at a time. Holds, rests and sides follow by themselves; repetitions at your own pace wait
for enter. Every set is in the journal as soon as it is done. Leave whenever you like: the session
waits where it is.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "toggle_figure", "figure", show=False, id="player.figure",
                tooltip="The figure on or off"),
        Binding("i", "toggle_cues", "mistakes", show=False, id="player.cues",
                tooltip="Cues, or common mistakes and what to mind"),
    ]  # fmt: skip

    header = query_one("#header", SpanLines)
    banner = query_one("#banner", SpanLines)
    heading = query_one("#heading", SpanLines)
    digits = query_one("#digits", BigDigits)
    gone = query_one("#gone", TimeBar)
    coming = query_one("#coming", SpanLines)
    notes = query_one("#notes", SpanLines)
    figure = query_one("#figure", FigureView)
    sets = query_one("#sets", SetTicks)

    def __init__(self, logbook: Logbook, manner: Manner) -> None:
        super().__init__(logbook, manner)
        self._mistakes = False
        self._figure_on = manner.figures() != "off"
        self._past: Past | None = None
        self._past_of: tuple[object, ...] = ()
        self._drawn: tuple[str, str] | None = None
        self._shown: tuple[object, ...] = ()
        self._was_left = False
        """True while another page is shown in its place."""

    def compose(self) -> ComposeResult:
        """The clock and the words at the left, figure and sets at the right."""
        yield SpanLines(id="header")
        yield SpanLines(id="banner")
        yield EmptyState(id="empty")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield SpanLines(id="heading")
                yield BigDigits(id="digits")
                yield TimeBar(id="gone")
                yield SpanLines(id="coming", hang=5)
                yield SpanLines(id="notes", hang=2)
            with Vertical(id="right"):
                yield FigureView(id="figure")
                sets = SetTicks(id="sets")
                sets.can_focus = False
                sets.border_title = "Sets"
                yield sets
        yield KeyHints(HINTS, limit=12, pinned="book.help")

    # -- opening and leaving ------------------------------------------------

    def opened(self) -> None:
        """Shown for the first time."""
        self._take_style()
        self.on_resize()

    def _take_style(self) -> None:
        """Signs the terminal can draw, as the options have it now."""
        style = self.manner.figures()
        self.digits.ascii = self.gone.ascii = style == "ascii"
        if style != "off":
            self.figure.style = style

    def on_screen_resume(self, _: events.ScreenResume) -> None:
        """Shown again: the session that was opened meanwhile, and what is still to be asked.
        Behind a dialog the session stays the one it asks about."""
        if not self.is_mounted:
            return
        if self._was_left:
            self._was_left = False
            self._take_style()
            self.open_card()
        self._shown = ()
        self.show()
        if self.standing.runs:
            self.part_begun()

    def on_screen_suspend(self) -> None:
        """Another page was opened over it: the clock stops. A dialog leaves it running."""
        if self not in self.app.screen_stack:
            self._was_left = True
            self.pause_clock()

    def on_unmount(self) -> None:
        """The program ends: the place is kept as it is now."""
        if self.script:
            self._kept = ()
            self.keep()

    def reload(self) -> None:
        """The book has changed, or is shown for the first time."""
        self.forget_words()
        if self.card:
            self.refresh_card()
        else:
            self.open_card()
        self._shown = ()
        self.show()
        self.show_standing()

    def show_title(self) -> None:
        """The lines on top."""
        self._shown = ()
        self.show()

    def on_resize(self) -> None:
        """Another size may need other words."""
        width, height = self.app.size
        self.set_class(width < TINY, "-tiny")
        self.set_class(height >= HIGH, "-high")
        self._shown = ()
        self.call_after_refresh(self.show)

    # -- showing ------------------------------------------------------------

    def show(self) -> None:
        """Assign what has changed since the last look; most looks change the figure alone."""
        if not self.is_mounted:
            return
        scene = self.scene()
        self.set_class(scene is None, "-empty")
        if scene is None:
            self._show_nothing()
            return
        self.figure.moment = moment(scene) if self.standing.runs else self._still(scene)
        state = self._state(scene)
        if state == self._shown:
            return
        self._shown = state
        with self.app.batch_update():
            self._show_words(scene)

    def _state(self, scene: Scene) -> tuple[object, ...]:
        """What decides about everything but the figure's movement."""
        at = self.standing
        left = at.left(scene.now)
        whole = -int(-left // 1) if left is not None else scene.seconds
        return (
            self.logbook.revision, self.card, at.place, at.length, at.count, at.runs, whole,
            self.words, self.muted, self._mistakes, self._figure_on, self.app.size,
        )  # fmt: skip

    @staticmethod
    def _still(scene: Scene) -> float:
        """The figure of a clock that does not run: the hold, or the start."""
        return 1.0 if scene.part.act in (Act.HOLD, Act.DOWN) else moment(scene)

    def _show_words(self, scene: Scene) -> None:
        book, narrow = self.logbook, self.has_class("-narrow")
        is_done = scene.part.act is Act.DONE
        self.header.lines = (head_line(book, scene, self._signs(), narrow=narrow),)
        self.banner.lines = (self._banner(scene, narrow),)
        self.digits.numbers = numbers(scene)
        self.gone.stretch = bar(scene)
        self.coming.lines = (then_line(book, scene),)
        self.set_class(is_done, "-done")
        self.set_class(not has_two_numbers(self.script, scene.part.exercise), "-single")
        self.heading.lines = (
            ((Span(f"{scene.name}: done", "strong"),), ())
            if is_done
            else title_lines(book, scene, narrow=self.has_class("-tiny"))
        )
        self.notes.lines = self._end() if is_done else self._notes(scene)
        self.sets.rows = part_rows(book, scene)
        if scene.part.key is not None:
            self.sets.move_to(str(scene.part.key))
        self._show_figure(scene)

    def _notes(self, scene: Scene) -> tuple[Spans, ...]:
        cues = cue_lines(self.logbook, scene, mistakes=self._mistakes)
        barred = barred_lines(self.logbook, scene)
        return ((), *barred, *cues, (), *past_lines(self.past, scene))

    def _end(self) -> tuple[Spans, ...]:
        """What became of it."""
        scene = self.scene()
        barred = barred_lines(self.logbook, scene) if scene else ()
        if self.session is None:
            ran = f"{self.ran_s() // 60} min of running."
            return ((Span(ran),), (), (Span("enter", "strong"), Span(" logs the run")))
        coming = after_words(self.logbook)
        return (*barred, *end_lines(self.past, self.session), (), (Span(coming, "muted"),))

    @property
    def past(self) -> Past:
        """What earlier sessions say; once for a state of the book."""
        state = (self.logbook.revision, self.logbook.today)
        if self._past is None or state != self._past_of:
            self._past, self._past_of = Past(self.logbook), state
        return self._past

    def _signs(self) -> Spans:
        """What stands beside the minutes: pause and mute."""
        signs = []
        if self.muted:
            signs.append(Span("muted  ", "muted"))
        if not self.standing.runs and self.part.act not in (Act.DONE, Act.ASK):
            signs.append(Span("▮▮ paused  ", "warn"))
        return tuple(signs)

    def _banner(self, scene: Scene, narrow: bool) -> Spans:
        if self.words or self.logbook.red_flags.open():
            return banner_line(self.logbook, self.words, narrow=narrow)
        if scene.part.act is Act.WORK:
            return self._work_words(scene)
        if self.part.act is Act.ASK:
            return (Span("enter", "strong"), Span(" says how it was", "muted"))
        if not self.standing.runs and scene.part.act is not Act.DONE:
            return (Span("space", "strong"), Span(" starts", "muted"))
        return ()

    @staticmethod
    def _work_words(scene: Scene) -> Spans:
        """What enter will keep: as asked for or, once it is counted, so many."""
        reps, count = scene.part.reps, scene.standing.count
        kept = f" keeps {count} of {reps}" if count else f" when the {reps} are done"
        return (Span("enter", "strong"), Span(kept, "muted"), Span("   c", "strong"),
                Span(" counts", "muted"))  # fmt: skip

    def _show_figure(self, scene: Scene) -> None:
        exercise = self.logbook.exercises.get(scene.part.exercise)
        is_seen = self._figure_on and exercise is not None and scene.part.act is not Act.DONE
        self.set_class(not is_seen, "-bare")
        if not is_seen or exercise is None:
            return
        side = scene.part.key.side if scene.part.key else self.logbook.sore
        if self._drawn == (exercise.id, side):
            return
        self._drawn = (exercise.id, side)
        figure = self.logbook.library.figure(exercise)
        self.figure.drawing = drawing_of(figure, side, exercise) if figure else Drawing()

    def _show_nothing(self) -> None:
        empty = self.query_one(EmptyState)
        coming = after_words(self.logbook)
        empty.sentence = f"Nothing is left to do step by step today. {coming}"
        empty.key, empty.verb = "esc", "goes back to the week"
        barred, lock = self.logbook.todo.barred(), self.logbook.red_flags.everything()
        if lock is None and barred is not None:
            lock = self.logbook.red_flags.open()[0]
        if lock is not None:
            empty.sentence = locked_words(lock, self.logbook.today)
            if isinstance(barred, SessionItem):
                empty.key, empty.verb = "enter", "opens the table of sets, for what happened"
        head = (Span("easeback", "strong"), Span("   Session"))
        self.header.lines = (head,)
        self.banner.lines = (banner_line(self.logbook, self.words, waiting=self.waiting),)

    def action_toggle_figure(self) -> None:
        """The figure on or off."""
        self._figure_on = not self._figure_on
        self.show()

    def action_toggle_cues(self) -> None:
        """Cues, or mistakes."""
        self._mistakes = not self._mistakes
        self.show()

    # -- bells --------------------------------------------------------------

    def signal(self, count: int) -> None:
        """So many bells, and a flash of the top line for those who do not hear them."""
        if not self.muted:
            self.app.bell()
            for number in range(1, count):
                self.set_timer(number * BELL_GAP_S, self.app.bell)
        if self.app.animation_level != "none":
            self.header.add_class("-flash")
            self.set_timer(FLASH_S, lambda: self.header.remove_class("-flash"))

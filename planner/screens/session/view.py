"""What the session page shows, and what is heard of it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from planner.domain.player.parts import Act
from planner.logbook.logbook import Logbook
from planner.logbook.playing.metronome import Metronome
from planner.logbook.playing.play import Play
from planner.logbook.views import RunItem, SessionItem
from planner.present.figure import drawing_of
from planner.present.header import banner_line
from planner.present.player import (
    Scene,
    bar,
    has_two_numbers,
    head_line,
    key_line,
    moment,
    numbers,
    scene_of,
    signs,
    then_line,
    title_lines,
)
from planner.present.player_notes import (
    LastTimes,
    after_words,
    barred_lines,
    cue_lines,
    end_lines,
    focus_lines,
    interval_lines,
    part_rows,
    past_lines,
    run_end_lines,
)
from planner.present.player_signals import bells
from planner.screens.session.beat import BeatLine
from planner.widgets.big_digits import BigDigits
from planner.widgets.empty_state import EmptyState
from planner.widgets.figure_drawing import Drawing
from planner.widgets.figure_view import FigureStyle, FigureView
from planner.widgets.kit.text import Span, Spans, cells
from planner.widgets.set_ticks import SetTicks
from planner.widgets.span_lines import SpanLines
from planner.widgets.time_bar import TimeBar
from planner.wording.flare import RESTS
from planner.wording.safety import locked_words

FLASH_S = 0.25
BELL_GAP_S = 0.22
"""Between two bells, so that they can be told apart."""


class SessionView(Vertical):
    """The lines on top, clock and words at the left, figure and sets at the right. Keys belong to
    the page."""

    def __init__(self, logbook: Logbook, play: Play, *, muted: bool) -> None:
        super().__init__(id="session")
        self.logbook = logbook
        self.play = play
        self.header = SpanLines(id="header")
        self.banner = SpanLines(id="banner")
        self.empty = EmptyState(id="empty")
        self.heading = SpanLines(id="heading")
        self.digits = BigDigits(id="digits")
        self.gone = TimeBar(id="gone")
        self.metronome = Metronome(logbook, play)
        self.beat = BeatLine(self.metronome)
        self.coming = SpanLines(id="coming", hang=5)
        self.notes = SpanLines(id="notes", hang=2)
        self.figure = FigureView(id="figure")
        self.sets = SetTicks(id="sets")
        self.muted = muted
        self.mistakes = False
        """True while common mistakes stand in place of the cues."""
        self.figure_on = True
        self._past: LastTimes | None = None
        self._past_of: tuple[object, ...] = ()
        self._drawn: tuple[str, str] | None = None
        self._shown: tuple[object, ...] = ()
        self._heard: Scene | None = None
        """The scene the last bells were of."""

    def compose(self) -> ComposeResult:
        """Two lines on top, two columns."""
        yield self.header
        yield self.banner
        yield self.empty
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield self.heading
                yield self.digits
                yield self.gone
                yield self.beat
                yield self.coming
                yield self.notes
            with Vertical(id="right"):
                yield self.figure
                self.sets.can_focus = False
                self.sets.border_title = "Sets"
                yield self.sets

    def take_style(self, style: FigureStyle) -> None:
        """Signs the terminal can draw, as the options have it now."""
        self.digits.ascii = self.gone.ascii = style == "ascii"
        if style != "off":
            self.figure.style = style

    # -- showing ------------------------------------------------------------

    def show(self, waiting: str = "", *, anew: bool = False) -> None:
        """Assign what has changed since the last look; most looks change the figure alone.

        Args:
            waiting: What a flare proposes and is still open.
            anew: Though nothing has changed: there is another size, or another state of the book.
        """
        if not self.is_attached:
            return
        scene = scene_of(self.play)
        self.set_class(scene is None, "-empty")
        if scene is None:
            self._show_nothing(waiting)
            return
        self._move_figure(scene)
        state = self._state(scene)
        if state != self._shown or anew:
            self._shown = state
            with self.app.batch_update():
                self._show_top(scene)
                self._show_body(scene)

    @property
    def tells_all(self) -> bool:
        """True if the line that says what was done has room for all of it."""
        return all(cells(line) <= self.app.size.width - 2 for line in self.banner.lines)

    def _state(self, scene: Scene) -> tuple[object, ...]:
        """What decides about everything but the figure's movement."""
        at = scene.standing
        left = at.left(scene.now)
        return (
            self.logbook.revision, self.play.course.card, at.place, at.length, at.count, at.runs,
            None if left is None else -int(-left // 1), scene.seconds, self.play.words,
            self.muted, self.mistakes, self.figure_on, self.app.size,
        )  # fmt: skip

    def _move_figure(self, scene: Scene) -> None:
        """The figure at this instant; that of a clock that does not run shows the hold, or the
        start."""
        is_held = not scene.standing.runs and scene.part.act in (Act.HOLD, Act.DOWN)
        self.figure.moment = 1.0 if is_held else moment(scene)

    def _show_top(self, scene: Scene) -> None:
        book, words, narrow = self.logbook, self.play.words, self.screen.has_class("-narrow")
        marks = signs(scene, muted=self.muted)
        self.header.lines = (head_line(book, scene, marks, narrow=narrow),)
        is_said = words or book.red_flags.open()
        self.banner.lines = (
            banner_line(book, words, narrow=narrow) if is_said else key_line(scene),
        )

    def _show_body(self, scene: Scene) -> None:
        book, is_done = self.logbook, scene.part.act is Act.DONE
        self.set_class(is_done, "-done")
        self.set_class(not has_two_numbers(scene.script, scene.part.exercise), "-single")
        self.digits.numbers = numbers(scene)
        self.gone.stretch = bar(scene)
        self.coming.lines = (then_line(book, scene),)
        tiny = self.screen.has_class("-tiny")
        title = self._done_lines(scene) if is_done else title_lines(book, scene, narrow=tiny)
        self.heading.lines = title
        self.notes.lines = self._end(scene) if is_done else self._notes(scene)
        self.sets.rows = part_rows(book, scene)
        self.sets.display = scene.item is not None
        if scene.part.key is not None:
            self.sets.move_to(str(scene.part.key))
        self._show_figure(scene)

    def _notes(self, scene: Scene) -> tuple[Spans, ...]:
        run = self.play.course.item
        if isinstance(run, RunItem):
            lines = interval_lines(self.logbook, run.planned)
            return (*lines, *focus_lines(self.metronome.focus()))
        cues = cue_lines(self.logbook, scene, mistakes=self.mistakes)
        barred = barred_lines(self.logbook, scene)
        return ((), *barred, *cues, (), *past_lines(self._history(), scene))

    def _done_lines(self, scene: Scene) -> tuple[Spans, ...]:
        """That it is done, and how to leave."""
        verb = "logs the run" if self.play.to_log is not None else "goes back to the week"
        leave = (Span("enter", "strong"), Span(f" {verb}", "muted"))
        return ((Span(f"{scene.name}: done", "strong"),), leave)

    def _end(self, scene: Scene) -> tuple[Spans, ...]:
        """What comes next, and what became of it."""
        coming = after_words(self.logbook, self.play.course.card)
        following: tuple[Spans, ...] = ((Span(coming, "muted"),), ()) if coming else ()
        told = (
            run_end_lines(self.play.ran_s(), is_logged=self.play.to_log is None)
            if scene.item is None
            else end_lines(self._history(), scene.item)
        )
        return (*following, *barred_lines(self.logbook, scene), *told)

    def _history(self) -> LastTimes:
        """What earlier sessions say; once for a state of the book."""
        state = (self.logbook.revision, self.logbook.today)
        if self._past is None or state != self._past_of:
            self._past, self._past_of = LastTimes(self.logbook), state
        return self._past

    def _show_figure(self, scene: Scene) -> None:
        exercise = self.logbook.exercises.get(scene.part.exercise)
        is_seen = self.figure_on and exercise is not None and scene.part.act is not Act.DONE
        self.set_class(not is_seen, "-bare")
        if not is_seen or exercise is None:
            return
        side = scene.part.key.side if scene.part.key else self.logbook.sore
        if self._drawn == (exercise.id, side):
            return
        self._drawn = (exercise.id, side)
        figure = self.logbook.library.figure(exercise)
        self.figure.drawing = drawing_of(figure, side, exercise) if figure else Drawing()

    def _show_nothing(self, waiting: str) -> None:
        book, empty = self.logbook, self.empty
        today = RESTS if book.todo.rests() else "Nothing is left to do step by step today."
        empty.sentence = f"{today} {after_words(book)}"
        empty.key, empty.verb = "enter", "goes back to the week"
        barred, lock = book.todo.barred(), book.red_flags.everything()
        if lock is None and barred is not None:
            lock = book.red_flags.open()[0]
        if lock is not None:
            empty.sentence = locked_words(lock, self.logbook.today)
            if isinstance(barred, SessionItem):
                empty.verb = "opens the table of sets, for what happened"
        head = (Span("easeback", "strong"), Span("   Session"))
        self.header.lines = (head,)
        self.banner.lines = (banner_line(book, self.play.words, waiting=waiting),)

    # -- bells --------------------------------------------------------------

    def sound(self) -> None:
        """Ring what has happened since it was last listened for; the beat rings by itself."""
        self.beat.muted = self.muted
        self.beat.follow()
        now = scene_of(self.play)
        count = bells(self._heard, now) if now is not None else 0
        self._heard = now
        if count:
            self.signal(count)

    def signal(self, count: int) -> None:
        """So many bells, and a flash of the top line for those who do not hear them."""
        if not self.muted:
            self.app.bell()
            for number in range(1, count):
                self.set_timer(number * BELL_GAP_S, self.app.bell)
        if self.app.animation_level != "none":
            self.header.add_class("-flash")
            self.set_timer(FLASH_S, lambda: self.header.remove_class("-flash"))

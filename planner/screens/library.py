"""The library page: exercises by muscle, the card of one with its figure, the balance."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.timer import Timer

from planner.config import FigureStyle
from planner.domain.exercises.catalogue import Wanted, mentions, neighbour, side_shown, start_of
from planner.domain.values.calendar import week_of
from planner.domain.values.exercise import Exercise
from planner.domain.values.record import Side
from planner.logbook.logbook import Logbook
from planner.present.figure import drawing_of, moment_after
from planner.present.header import banner_line, header_line
from planner.present.library import balance_lines, card_head, card_paragraphs, list_days
from planner.screens.library_use import LibraryUse
from planner.widgets.figure_drawing import Drawing
from planner.widgets.figure_view import FigureView
from planner.widgets.key_hints import KeyHints
from planner.widgets.paragraphs import Paragraphs
from planner.widgets.span_lines import SpanLines
from planner.widgets.text import Span
from planner.widgets.timeline import Timeline
from planner.wording.amounts import plural
from planner.wording.exercises import wanted_words

HINTS = (
    "timeline.choose", "library.use", "library.play", "library.find", "library.filter",
    "library.harder", "library.easier", "library.balance", "library.new", "book.week_page",
    "book.help",
)  # fmt: skip
BEAT_S = 0.1
"""Between two pictures of a figure that plays."""
TINY = (60, 18)
"""Columns and lines below which figure and words take turns."""


class LibraryPage(LibraryUse):
    """The list on the left, the card on the right; on a narrow terminal one or the other."""

    CSS_PATH = "library.tcss"
    HELP = """
Every exercise with its figure, dose, ladder, and what is known of it. The number in front is the
load on the kneecap where one starts: 0 none, 1 low, 2 medium, 3 high; + and - show other steps.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f", "play_figure", "figure", id="library.play",
            tooltip="Let the figure move, or stand still",
        ),
        Binding(
            "plus,equals_sign", "walk_ladder(1)", "harder", key_display="+", id="library.harder",
            tooltip="One step harder, beyond the ladder the exercise after",
        ),
        Binding(
            "minus", "walk_ladder(-1)", "easier", key_display="-", id="library.easier",
            tooltip="One step easier, below the ladder the exercise before",
        ),
        Binding(
            "b", "toggle_balance", "balance", id="library.balance",
            tooltip="Sets of four weeks by muscle group and side, the weakest first",
        ),
        Binding(
            "escape", "step_out", "back", show=False, id="library.back",
            tooltip="From the card to the list; from the list drop the filter",
        ),
    ]  # fmt: skip

    header = query_one("#header", SpanLines)
    banner = query_one("#banner", SpanLines)
    listed = query_one("#exercises", Timeline)
    balance = query_one("#balance", SpanLines)
    head = query_one("#head", SpanLines)
    figure = query_one("#figure", FigureView)
    reading = query_one("#reading", Paragraphs)

    def __init__(self, logbook: Logbook, figures: Callable[[], FigureStyle]) -> None:
        super().__init__(logbook)
        self._figures = figures
        """The style in force; it can be changed while the program runs."""
        self._step = 0
        self._shown = ""
        """Id of the exercise on the card."""
        self._clock: Timer | None = None
        self._played_s = 0.0

    def compose(self) -> ComposeResult:
        """List and balance, the card beside them."""
        yield SpanLines(id="header")
        yield SpanLines(id="banner")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                listed = Timeline(id="exercises")
                listed.border_title = "Exercises"
                yield listed
                balance = SpanLines(id="balance")
                balance.border_title = "Balance: weakest first"
                yield balance
            with Vertical(id="card") as card:
                card.border_title = "Card"
                yield SpanLines(id="head", hang=0)
                with Vertical(id="shown"):
                    yield FigureView(style=self._figures(), id="figure")
                    yield Paragraphs(id="reading")
        yield KeyHints(HINTS, limit=12, pinned="book.help")

    def opened(self) -> None:
        """The cursor on the first exercise."""
        self._clock = self.set_interval(BEAT_S, self._beat, pause=True)
        self.listed.focus()

    # -- showing ------------------------------------------------------------

    def reload(self) -> None:
        """Ask the book for the exercises that are wanted, and for the balance."""
        book = self.logbook
        found = [one for one in book.exercises.values() if self.wanted.fits(one)]
        self.listed.days = list_days(found)
        self.listed.border_subtitle = (
            "" if self.wanted.is_open else f"{len(found)} of {len(book.exercises)}"
        )
        self.show_balance()
        self.show_title()
        self.show_standing()
        self.show_card()

    def show_title(self) -> None:
        """The top line and the one below it, as long as there is room for."""
        week = week_of(self.logbook.today, self.logbook.week_start)
        narrow = self.has_class("-narrow")
        self.header.lines = (header_line(self.logbook, week, narrow=narrow),)
        self.show_banner()

    def on_resize(self) -> None:
        """A very small terminal shows the figure in place of the words, not beside them."""
        self.set_class(self.size.width < TINY[0] or self.size.height < TINY[1], "-tiny")
        self.call_after_refresh(self.show_balance)  # once it has its new width
        self.call_after_refresh(self.show_title)
        self.show_head()

    def show_balance(self) -> None:
        """The balance, as wide as there is room."""
        width = max(20, self.balance.size.width)
        self.balance.lines = balance_lines(self.logbook.library.balance(), width)

    def show_banner(self) -> None:
        """What was just done, or what is filtered by."""
        words = self.words
        if not words and not self.wanted.is_open:
            count = plural(sum(self.wanted.fits(one) for one in self.logbook.exercises.values()),
                           "exercise")  # fmt: skip
            words = f"Only {wanted_words(self.wanted)}: {count}. esc shows all."
        if not words and self.waiting:
            self.banner.lines = (banner_line(self.logbook, "", waiting=self.waiting),)
            return
        self.banner.lines = ((Span(words, "info"),),) if words else ()

    def current(self) -> Exercise | None:
        """The exercise under the cursor."""
        return self.logbook.exercises.get(self.listed.cursor or "")

    def step(self) -> int:
        """The step of its ladder that is shown."""
        return self._step

    @on(Timeline.Highlighted)
    def follow_cursor(self, event: Timeline.Highlighted) -> None:
        """Another exercise is under the cursor."""
        if event.key != self._shown:
            self.words = ""
            self.show_banner()
            self.show_card()

    def show_card(self, step: int | None = None) -> None:
        """The card of the exercise under the cursor, on a step or where one starts."""
        exercise = self.current()
        if exercise is None:
            self.head.lines = ((Span("No exercise is all of that. esc shows all.", "muted"),),)
            self.reading.paragraphs = ()
            self.figure.drawing = Drawing()
            self._shown = ""
            return
        if exercise.id != self._shown or step is not None:
            last = max(0, len(exercise.ladder) - 1)
            self._step = min(last, start_of(exercise) if step is None else step)
        self.show_head()
        self.reading.paragraphs = card_paragraphs(self.logbook, exercise, self._step)
        if exercise.id != self._shown:
            self._shown = exercise.id
            self.reading.to_top()
            self._draw(exercise)

    def show_head(self) -> None:
        """What of the card is seen without scrolling."""
        exercise = self.current()
        if exercise is not None:
            tiny = self.has_class("-tiny")
            self.head.lines = card_head(exercise, self._step, short=tiny)

    def _draw(self, exercise: Exercise) -> None:
        self._stand_still()
        found = self.logbook.library.figure(exercise)
        profile = self.logbook.profile
        side = side_shown(exercise, profile.knee if profile else Side.RIGHT)
        self.figure.drawing = drawing_of(found, side, exercise) if found else Drawing()
        self.take_style()

    @on(events.ScreenResume)
    def take_style(self) -> None:
        """Draw in the style that is set."""
        self.figure.style = self._figures()
        empty = not self.figure.drawing.pictures or self.figure.style == "off"
        self.set_class(empty, "-no-figure")

    # -- the figure ---------------------------------------------------------

    def action_play_figure(self) -> None:
        """Let the figure move, or stand still; where it has no room beside the words, show it."""
        if self.has_class("-tiny"):
            self.add_class("-card")
            self.toggle_class("-figure")
            if not self.has_class("-figure"):
                self._stand_still()
                return
        if self.app.animation_level == "none" or self.figure.style in ("words", "off"):
            self.said("Nothing moves: animations or figures are off in the settings.")
        elif self._clock is not None and self._played_s:
            self._stand_still()
        elif self._clock is not None and self.figure.drawing.pictures:
            self._played_s = BEAT_S
            self._clock.resume()

    def _stand_still(self) -> None:
        self._played_s = 0.0
        if self._clock is not None:
            self._clock.pause()
        self.figure.moment = 1.0

    def _beat(self) -> None:
        exercise = self.current()
        if exercise is not None and self._played_s:
            self._played_s += BEAT_S
            self.figure.moment = moment_after(self._played_s, exercise.dose)

    def on_screen_suspend(self) -> None:
        """Another page is shown: nothing moves behind it."""
        self._stand_still()

    # -- moving -------------------------------------------------------------

    @on(Timeline.Chosen)
    def open_card(self) -> None:
        """Enter goes into the card."""
        self.add_class("-card")
        self.reading.focus()

    def action_step_out(self) -> None:
        """One step out: from the card to the list, from the balance, from the filter."""
        if self.has_class("-figure"):
            self.action_play_figure()
        elif self.has_class("-card"):
            self.remove_class("-card")
            self.listed.focus()
        elif self.has_class("-balance"):
            self.remove_class("-balance")
        elif not self.wanted.is_open or self.words:
            self.words = ""
            self.wanted = Wanted()
            self.reload()

    def action_toggle_balance(self) -> None:
        """Show the balance where it has no room beside the list."""
        self.remove_class("-card")
        self.toggle_class("-balance")
        self.call_after_refresh(self.show_balance)

    def action_walk_ladder(self, way: int) -> None:
        """One step harder or easier."""
        exercise = self.current()
        if exercise is None:
            return
        found = neighbour(exercise, self._step, way, self.logbook.exercises)
        if found is None:
            self.said(f"There is nothing {'harder' if way > 0 else 'easier'} in this line.")
            return
        other, step = found
        if other.id != exercise.id and not self.go_to(other.id):
            return
        self.show_card(step)

    def go_to(self, exercise: str) -> bool:
        """Put the cursor on an exercise, dropping a filter that hides it."""
        if not self.wanted.fits(self.logbook.exercises[exercise]):
            self.wanted = Wanted()
            self.reload()
        self.listed.cursor = exercise
        self.show_card()
        return self.listed.cursor == exercise

    def find_next(self, way: int) -> None:
        """Go to the next exercise, round the end, on whose card the words stand."""
        keys = [entry.key for day in self.listed.days for entry in day.entries]
        hits = [key for key in keys if mentions(self.logbook.exercises[key], self.sought)]
        if not hits:
            self.said(f'"{self.sought}" stands on no card shown here.')
            return
        here = keys.index(self._shown) if self._shown in keys else 0
        order = [*keys[here + 1 :], *keys[: here + 1]] if way > 0 else [
            *keys[:here][::-1], *keys[here:][::-1]
        ]  # fmt: skip
        self.go_to(next(key for key in order if key in hits))
        place = hits.index(self._shown) + 1
        self.said(f'"{self.sought}": {place} of {len(hits)}. n N go on.')

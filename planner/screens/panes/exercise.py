"""The exercise pane: the card of one exercise, on a step of its ladder, with its figure."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one

from planner.config import FigureStyle
from planner.domain.exercises.catalogue import start_of
from planner.domain.values.exercise import Exercise
from planner.logbook.logbook import Logbook
from planner.present.library import card_head, card_paragraphs
from planner.screens.panes.figure import FigurePane
from planner.screens.panes.pane import Pane
from planner.widgets.kit.text import Span
from planner.widgets.paragraphs import Paragraphs
from planner.widgets.span_lines import SpanLines


class ExercisePane(Pane):
    """Takes an exercise and a step; keeps the step as long as the exercise is the same."""

    head = query_one("#head", SpanLines)
    figure = query_one(FigurePane)
    reading = query_one("#reading", Paragraphs)

    def __init__(self, logbook: Logbook, figures: Callable[[], FigureStyle]) -> None:
        super().__init__(logbook, "card")
        self.border_title = "Card"
        self._figures = figures
        self.exercise: Exercise | None = None
        """The one that is shown."""
        self.step = 0
        """The step of its ladder that is shown."""

    def compose(self) -> ComposeResult:
        """What is seen without scrolling; figure and words."""
        yield SpanLines(id="head", hang=0)
        with Vertical(id="shown"):
            yield FigurePane(self.logbook, self._figures)
            yield Paragraphs(id="reading")

    def show(self, exercise: Exercise | None, step: int | None = None) -> None:
        """Show an exercise on a step, or where one starts; None where no exercise is wanted."""
        before, self.exercise = self.exercise, exercise
        if exercise is None:
            self.head.lines = ((Span("No exercise is all of that. esc shows all.", "muted"),),)
            self.reading.paragraphs = ()
            self._draw()
            return
        is_other = before is None or exercise.id != before.id
        if is_other or step is not None:
            last = max(0, len(exercise.ladder) - 1)
            self.step = min(last, start_of(exercise) if step is None else step)
        self.show_head()
        self.reading.paragraphs = card_paragraphs(self.logbook, exercise, self.step)
        if is_other:
            self.reading.to_top()
            self._draw()

    def show_head(self) -> None:
        """What is seen without scrolling, in as many words as there is room for."""
        if self.exercise is not None:
            tiny = self.page.has_class("-tiny")
            self.head.lines = card_head(self.exercise, self.step, short=tiny)

    def _draw(self) -> None:
        self.figure.draw(self.exercise)
        self.set_class(self.figure.is_empty, "-no-figure")

    def take_style(self) -> None:
        """Draw in the style that is set."""
        self.figure.take_style()
        self.set_class(self.figure.is_empty, "-no-figure")

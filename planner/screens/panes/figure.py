"""The figure pane: how an exercise looks, standing or moving."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.getters import query_one
from textual.timer import Timer

from planner.config import FigureStyle
from planner.domain.exercises.catalogue import side_shown
from planner.domain.values.exercise import Exercise
from planner.domain.values.record import Side
from planner.logbook.logbook import Logbook
from planner.present.figure import drawing_of, moment_after
from planner.screens.panes.pane import Pane
from planner.widgets.figure_drawing import Drawing
from planner.widgets.figure_view import FigureView

BEAT_S = 0.1
"""Between two pictures of a figure that plays."""


class FigurePane(Pane):
    """Takes an exercise; lets its figure move on demand."""

    figure = query_one(FigureView)

    def __init__(self, logbook: Logbook, figures: Callable[[], FigureStyle]) -> None:
        super().__init__(logbook, "figure-pane")
        self._figures = figures
        """The style in force; it can be changed while the program runs."""
        self._exercise: Exercise | None = None
        self._clock: Timer | None = None
        self._played_s = 0.0

    def compose(self) -> ComposeResult:
        """The figure."""
        yield FigureView(style=self._figures(), id="figure")

    def on_mount(self) -> None:
        """The clock of a figure that moves."""
        self._clock = self.set_interval(BEAT_S, self.beat, pause=True)

    @property
    def is_empty(self) -> bool:
        """True if there is nothing to be seen."""
        return not self.figure.drawing.pictures or self.figure.style == "off"

    def draw(self, exercise: Exercise | None) -> None:
        """Show an exercise, standing still; None for none."""
        self.stand_still()
        self._exercise = exercise
        found = self.logbook.library.figure(exercise) if exercise else None
        if exercise is None or found is None:
            self.figure.drawing = Drawing()
        else:
            profile = self.logbook.profile
            side = side_shown(exercise, profile.knee if profile else Side.RIGHT)
            self.figure.drawing = drawing_of(found, side, exercise)
        self.take_style()

    def take_style(self) -> None:
        """Draw in the style that is set."""
        self.figure.style = self._figures()

    def play_or_stand(self) -> bool:
        """Let it move, or stand still. False if the settings let nothing move."""
        if self.app.animation_level == "none" or self.figure.style in ("words", "off"):
            return False
        if self._played_s:
            self.stand_still()
        elif self._clock is not None and self.figure.drawing.pictures:
            self._played_s = BEAT_S
            self._clock.resume()
        return True

    def stand_still(self) -> None:
        """Show the hold."""
        self._played_s = 0.0
        if self._clock is not None:
            self._clock.pause()
        self.figure.moment = 1.0

    def beat(self) -> None:
        """The next picture."""
        if self._exercise is not None and self._played_s:
            self._played_s += BEAT_S
            self.figure.moment = moment_after(self._played_s, self._exercise.dose)

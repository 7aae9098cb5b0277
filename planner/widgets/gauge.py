"""One line that says how much is done, how much is planned, and where the cap is."""

from __future__ import annotations

from textual.reactive import reactive
from textual.strip import Strip

from planner.widgets.gauge_bar import Level, gauge_line
from planner.widgets.line_widget import LineWidget
from planner.widgets.text import Spans


class Gauge(LineWidget):
    """In: `level`, and `words` that stand right of the bar. Out: nothing."""

    level: reactive[Level] = reactive(Level())
    """What the bar shows."""

    words: reactive[Spans] = reactive(())
    """Said beside the bar; they keep their room and the bar takes the rest."""

    def __init__(
        self,
        level: Level | None = None,
        words: Spans = (),
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.set_reactive(Gauge.level, level or Level())
        self.set_reactive(Gauge.words, words)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return self.strip(gauge_line(self.level, self.words, width) if y == 0 else (), width)

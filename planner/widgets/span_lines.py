"""A block of ready-made lines: header, banner, notes beside a chart."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from planner.widgets.line_widget import LineWidget
from planner.widgets.text import Spans


class SpanLines(LineWidget):
    """Shows lines of spans, each cut with an ellipsis where it does not fit.

    In: `lines`. Out: nothing.
    """

    lines: reactive[tuple[Spans, ...]] = reactive((), layout=False)
    """The lines from top to bottom; what follows a `FILL` stands at the right edge."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as there are lines."""
        return len(self.lines)

    def render_line(self, y: int) -> Strip:
        """One line, or a blank below the last."""
        lines = self.lines
        return (
            self.strip(lines[y], self.size.width) if y < len(lines) else self.blank(self.size.width)
        )

"""Something to read: paragraphs that wrap, and scroll where they are longer than their room."""

from __future__ import annotations

from typing import NamedTuple

from textual.reactive import reactive

from planner.widgets.laid_lines import Line
from planner.widgets.scroll_lines import ScrollLines
from planner.widgets.text import Span, Spans, wrap


class Paragraph(NamedTuple):
    """One paragraph, its later lines indented as the first."""

    spans: Spans
    indent: int = 0
    key: str = ""
    """What it leads to, where the widget has such."""


class Paragraphs(ScrollLines):
    """In: `paragraphs`. Out: nothing; up and down scroll."""

    paragraphs: reactive[tuple[Paragraph, ...]] = reactive((), init=False, repaint=False)
    """What there is to read, from top to bottom."""

    def __init__(
        self,
        paragraphs: tuple[Paragraph, ...] = (),
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self.set_reactive(Paragraphs.paragraphs, paragraphs)

    def watch_paragraphs(self) -> None:
        self.content_changed()

    def to_top(self) -> None:
        """Show the beginning: something else is to be read."""
        self.scroll_by(-len(self.laid))

    def lay_out(self, width: int) -> list[Line]:
        return [
            Line((Span(" " * one.indent), *row) if one.indent else row)
            for one in self.paragraphs
            for row in wrap(one.spans, max(1, width - one.indent))
        ]

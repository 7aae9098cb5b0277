"""Something to read: paragraphs that wrap, and scroll where they are longer than their room; some
may lead somewhere."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.reactive import reactive

from planner.widgets.kit.keys import quiet
from planner.widgets.kit.laid_lines import Line
from planner.widgets.kit.scroll_lines import ScrollLines
from planner.widgets.kit.text import Span, Spans, beginning, wrap


class Paragraph(NamedTuple):
    """One paragraph, its later lines indented as the first."""

    spans: Spans
    indent: int = 0
    key: str = ""
    """What it leads to; empty for one that is only read."""


class Paragraphs(ScrollLines):
    """In: `paragraphs`. Out: which of those with a key is highlighted and chosen; up and down go
    from one to the next, and scroll where there is none."""

    HELP = """
## Something to read

- **Up**, **down**: from link to link, or through the lines. **Enter** or a double click follows.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("paragraphs.choose", "enter", "choose", "Follow", "Go where the line leads"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | enter | Choose the paragraph under the cursor. |
    """
    DEFAULT_CSS = """
    Paragraphs .scroll-lines--cursor { background: transparent; }
    Paragraphs:focus .scroll-lines--cursor { background: $primary 45%; }
    """

    class Highlighted(ScrollLines.Highlighted):
        """The cursor stands on another link."""

    class Chosen(ScrollLines.Chosen):
        """Enter, or a double click, on a link."""

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter is there for what leads somewhere."""
        if action == "choose":
            return any(one.key for one in self.paragraphs)
        return super().check_action(action, parameters)

    def to_top(self) -> None:
        """Show the beginning: something else is to be read."""
        self.scroll_by(-len(self.laid))

    def lay_out(self, width: int) -> list[Line]:
        return [
            Line((Span(" " * one.indent), *row) if one.indent else row, one.key or None)
            for one in self.paragraphs
            for row in wrap(beginning(one.spans), max(1, width - one.indent))
        ]

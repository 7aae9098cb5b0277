"""Paragraphs to read, some of which lead somewhere."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from planner.widgets.keys import quiet
from planner.widgets.laid_lines import Line
from planner.widgets.paragraphs import Paragraphs
from planner.widgets.text import Span, beginning, wrap

LAID_OUT = 20_000
"""Characters of a paragraph that are laid out."""


class LinkedParagraphs(Paragraphs):
    """In: `paragraphs`, those with a key under the cursor. Out: which is highlighted and chosen."""

    HELP = """
## An entry

- **Up**, **down**: from link to link, or through the lines. **Enter** or a double click follows.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("links.choose", "enter", "choose", "Follow", "Go to what is under the cursor"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | enter | Choose the paragraph under the cursor. |
    """
    DEFAULT_CSS = """
    LinkedParagraphs .scroll-lines--cursor { background: transparent; }
    LinkedParagraphs:focus .scroll-lines--cursor { background: $primary 45%; }
    """

    class Highlighted(Paragraphs.Highlighted):
        """The cursor stands on another link."""

    class Chosen(Paragraphs.Chosen):
        """Enter, or a double click, on a link."""

    def lay_out(self, width: int) -> list[Line]:
        return [
            Line((Span(" " * one.indent), *row) if one.indent else row, one.key or None)
            for one in self.paragraphs
            for row in wrap(beginning(one.spans, LAID_OUT), max(1, width - one.indent))
        ]

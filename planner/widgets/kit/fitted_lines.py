"""Lines that are made for the width there is: tables, bars with words, small plots."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.reactive import reactive

from planner.widgets.kit.laid_lines import Line
from planner.widgets.kit.scroll_lines import ScrollLines
from planner.widgets.kit.text import Spans

Make = Callable[[int], Iterable[Spans]]
"""Gives the lines for a width in cells."""


def _nothing(_: int) -> tuple[Spans, ...]:
    return ()


class FittedLines(ScrollLines):
    """In: `make`. Out: nothing; up and down scroll."""

    make: reactive[Make] = reactive(lambda: _nothing, init=False, repaint=False)
    """What gives the lines, asked anew for another width."""

    def __init__(
        self,
        make: Make = _nothing,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self.set_reactive(FittedLines.make, make)

    def watch_make(self) -> None:
        self.content_changed()

    def lay_out(self, width: int) -> list[Line]:
        return [Line(spans) for spans in self.make(width)]

"""A few days of 0-10 values as one row of little bars."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive
from textual.strip import Strip

from planner.widgets.day_bars import ZONES, Zones, day_strip
from planner.widgets.line_widget import LineWidget
from planner.widgets.text import Span, Spans, cells


class DayStrip(LineWidget):
    """In: `values`, with `lead` before and `words` after them. Out: nothing."""

    values: reactive[tuple[int | None, ...]] = reactive(())
    """0-10, the oldest first; None where there is none."""

    lead: reactive[Spans] = reactive(())
    """Said before the bars."""

    words: reactive[Spans] = reactive(())
    """Said after the bars."""

    def __init__(
        self,
        values: tuple[int | None, ...] = (),
        *,
        zones: Zones = ZONES,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._zones = zones
        self.set_reactive(DayStrip.values, values)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y:
            return self.blank(width)
        return self.strip(strip_line(self.values, self.lead, self.words, width, self._zones), width)


def strip_line(
    values: Sequence[int | None], lead: Spans, words: Spans, width: int, zones: Zones = ZONES
) -> Spans:
    """Words, bars, words; where there is little room the oldest days are left out."""
    before = (*lead, Span(" ")) if lead else ()
    after = (Span(" "), *words) if words else ()
    room = max(0, width - cells(before) - cells(after))
    return (*before, *day_strip(values[max(0, len(values) - room) :], zones), *after)

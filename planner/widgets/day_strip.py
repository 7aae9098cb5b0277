"""A few days of 0-10 values as one row of little bars."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive
from textual.strip import Strip

from planner.widgets.line_widget import LineWidget
from planner.widgets.text import Span, Spans, cells

HEIGHTS = "▁▂▃▄▅▆▇█"
GAP = "·"
Zones = tuple[tuple[int, str], ...]
"""Tones by rising value: each holds up to and with its number."""

ZONES: Zones = ((2, "good"), (5, "warn"), (10, "bad"))


def zone_tone(value: int, zones: Zones = ZONES) -> str:
    """The tone of a value; that of the last zone above all of them."""
    return next((tone for until, tone in zones if value <= until), zones[-1][1] if zones else "")


def day_strip(values: Sequence[int | None], zones: Zones = ZONES) -> Spans:
    """One cell a day, the oldest first; a day without a value is a dot.

    The height says the value as well as the tone does: 0 is the lowest block, 10 a full one.
    """
    return tuple(
        Span(GAP, "muted")
        if value is None
        else Span(
            HEIGHTS[max(0, min(10, value)) * (len(HEIGHTS) - 1) // 10], zone_tone(value, zones)
        )
        for value in values
    )


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

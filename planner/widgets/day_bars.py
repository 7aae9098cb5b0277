"""A few days of 0-10 values as one row of little bars, as spans."""

from __future__ import annotations

from collections.abc import Sequence

from planner.widgets.kit.text import Span, Spans

HEIGHTS = "▁▂▃▄▅▆▇█"
GAP = "·"
Zones = tuple[tuple[int, str], ...]
"""Tones by rising value: each holds up to and with its number."""

ZONES: Zones = ((2, "good"), (5, "warn"), (10, "bad"))


def zone_tone(value: int, zones: Zones = ZONES) -> str:
    """The tone of a value; that of the last zone above all of them."""
    return next((tone for until, tone in zones if value <= until), zones[-1][1] if zones else "")


def block(value: int, most: int = 10) -> str:
    """A block of eight heights: the lowest for 0, a full one for `most` and above."""
    most = max(1, most)
    return HEIGHTS[max(0, min(most, value)) * (len(HEIGHTS) - 1) // most]


def day_strip(values: Sequence[int | None], zones: Zones = ZONES) -> Spans:
    """One cell a day, the oldest first; a day without a value is a dot.

    The height says the value as well as the tone does: 0 is the lowest block, 10 a full one.
    """
    return tuple(
        Span(GAP, "muted") if value is None else Span(block(value), zone_tone(value, zones))
        for value in values
    )

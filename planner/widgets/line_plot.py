"""A few values over time, with the band within which two are the same, as rows of text. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from planner.widgets.kit.text import Span, Spans, fit

POINT, ZONE, EMPTY = "●", "·", " "


class PlotPoint(msgspec.Struct, frozen=True):
    """A value at a place between 0 (left edge) and 1 (right edge)."""

    at: float
    value: float


def line_plot(
    points: Sequence[PlotPoint],
    scale: tuple[float, float],
    width: int,
    rows: int,
    zone: tuple[float, float] | None = None,
) -> list[Spans]:
    """`rows` lines of exactly `width` cells: the ends of the scale at the left, dots where a value
    lies within `zone`, each point at its place."""
    if width <= 0 or rows <= 0:
        return []
    label = max(len(f"{end:g}") for end in scale)
    left = label + 1 if width > label + 4 else 0
    room = max(1, width - left)
    marks = {(_row(one.value, scale, rows), round(one.at * (room - 1))) for one in points}
    lines = []
    for row in reversed(range(rows)):
        inside = zone is not None and _row(zone[0], scale, rows) <= row <= _row(
            zone[1], scale, rows
        )
        ground = ZONE if inside else EMPTY
        spans = [_cell((row, x) in marks, ground) for x in range(room)]
        lines.append((*_side(row, rows, scale, left), *_merged(spans)))
    return lines


def _row(value: float, scale: tuple[float, float], rows: int) -> int:
    low, top = scale
    share = (value - low) / (top - low) if top > low else 0
    return round(max(0.0, min(1.0, share)) * (rows - 1))


def _cell(is_point: bool, ground: str) -> Span:
    return Span(POINT, "info") if is_point else Span(ground, "muted")


def _merged(spans: list[Span]) -> Spans:
    """Neighbours of one tone as one span."""
    found: list[Span] = []
    for span in spans:
        if found and found[-1].tone == span.tone:
            found[-1] = Span(found[-1].text + span.text, span.tone)
        else:
            found.append(span)
    return tuple(found)


def _side(row: int, rows: int, scale: tuple[float, float], left: int) -> Spans:
    if not left:
        return ()
    label = f"{scale[1]:g}" if row == rows - 1 else f"{scale[0]:g}" if row == 0 else ""
    return fit((Span(f"{label:>{left - 1}}┤" if label else f"{'':>{left - 1}}│", "muted"),), left)

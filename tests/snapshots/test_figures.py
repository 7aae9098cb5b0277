"""Every figure at 40 × 12 cells, start and end beside each other, in both drawings."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from planner.domain.values.record import Side
from planner.exchange.plans.plan_files import bundled_folder, read_figures
from planner.present.figure import drawing_of
from planner.widgets.figure_ascii import draw_ascii
from planner.widgets.figure_braille import draw_braille
from planner.widgets.figure_drawing import Drawn

FIGURES = read_figures([bundled_folder()])
WIDTH, HEIGHT = 40, 12


def lines(drawn: Drawn) -> list[str]:
    return ["".join(text for text, _ in row) for row in drawn]


@pytest.mark.parametrize("draw", [draw_braille, draw_ascii])
@pytest.mark.parametrize("name", FIGURES)
def test_figure(name, draw, snapshot: SnapshotAssertion):
    drawing = drawing_of(FIGURES[name], Side.RIGHT)
    start, end = (lines(draw(drawing, drawing.at(moment), WIDTH, HEIGHT)) for moment in (0, 1))

    shown = "\n".join(f"{one} ¦ {two}".rstrip() for one, two in zip(start, end, strict=True))

    assert shown == snapshot

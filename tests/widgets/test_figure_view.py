"""The figure: braille, ASCII or words, still where nothing may move."""

from __future__ import annotations

import pytest
from textual.geometry import Region

from planner.widgets.figure_ascii import draw_ascii
from planner.widgets.figure_braille import draw_braille
from planner.widgets.figure_drawing import Drawing, Picture, Stroke
from planner.widgets.figure_view import FigureView
from planner.widgets.samples import SCARECROW
from tests.widgets.support import Stage, rows, screen_text

BRAILLE = {chr(code) for code in range(0x2800, 0x2900)}


def square(thick: float = 1) -> Drawing:
    """A frame around the whole sheet."""
    corners = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0))
    return Drawing((Picture((Stroke(corners, thick),), "a frame"),), (-1, -1), (11, 11))


def text(drawn: tuple[tuple[tuple[str, object], ...], ...]) -> list[str]:
    return ["".join(cells for cells, _ in row) for row in drawn]


async def test_the_end_is_shown_in_braille_with_its_words():
    async with Stage(view := FigureView(SCARECROW)).run_test(size=(40, 12)):
        shown = screen_text(view)

        assert set(shown) & BRAILLE
        assert "east  arms up: the crows have gone" in shown


async def test_the_words_follow_the_moment():
    async with Stage(view := FigureView(SCARECROW, moment=0.0)).run_test(size=(40, 12)):
        assert "arms down" in screen_text(view)


@pytest.mark.parametrize("style", ["ascii", "words"])
async def test_without_braille_no_braille_sign_is_ever_drawn(style):
    async with Stage(view := FigureView(SCARECROW, style)).run_test(size=(40, 12)):
        for moment in (0.0, 0.3, 1.0):
            view.moment = moment
            assert not set(screen_text(view)) & BRAILLE
            assert "arms" in screen_text(view)


async def test_words_are_all_there_is_for_a_screen_reader():
    async with Stage(view := FigureView(SCARECROW, "words")).run_test(size=(60, 12)):
        assert screen_text(view).strip() == "east  arms up: the crows have gone"


async def test_off_shows_nothing():
    async with Stage(view := FigureView(SCARECROW, "off")).run_test(size=(40, 12)):
        assert not screen_text(view).strip()


async def test_ascii_uses_ascii_only():
    async with Stage(view := FigureView(SCARECROW, "ascii")).run_test(size=(60, 20)):
        assert screen_text(view).isascii()


async def test_a_moment_that_changes_no_dot_paints_nothing(monkeypatch):
    async with Stage(view := FigureView(SCARECROW, moment=0.5)).run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        painted: list[tuple[Region, ...]] = []
        monkeypatch.setattr(view, "refresh", lambda *regions, **_: painted.append(regions))

        view.moment = 0.501
        assert painted == []

        view.moment = 1.0
        assert painted
        assert 0 < len(painted[0]) < 12


async def test_without_animations_start_and_end_stand_beside_each_other():
    stage = Stage(view := FigureView(SCARECROW))
    stage.animation_level = "none"
    async with stage.run_test(size=(80, 12)):
        shown = screen_text(view)
        assert "arms down" in shown
        assert "arms up" in shown

        before = rows(view)
        view.moment = 0.3
        assert rows(view) == before


async def test_without_animations_a_narrow_figure_shows_the_end():
    stage = Stage(view := FigureView(SCARECROW, moment=0.0))
    stage.animation_level = "none"
    async with stage.run_test(size=(40, 12)):
        assert "arms up" in screen_text(view)


@pytest.mark.parametrize("size", [(40, 12), (60, 30), (20, 6)])
def test_proportions_are_kept_at_every_size(size):
    drawn = text(draw_braille(square(), square().at(1), *size))

    inked = [row for row in drawn if row.strip()]
    wide = max(len(row.rstrip()) for row in drawn) - min(
        len(row) - len(row.lstrip()) for row in inked
    )

    assert wide == pytest.approx(2 * len(inked), abs=2)


def test_what_works_is_thicker_than_a_thin_line():
    thin, thick = (text(draw_braille(square(t), square(t).at(1), 20, 10)) for t in (1, 3))

    def dots(drawn: list[str]) -> int:
        return sum((ord(sign) - 0x2800).bit_count() for row in drawn for sign in row if sign != " ")

    assert dots(thick) > 2 * dots(thin)


def test_ascii_lines_lean_as_they_should():
    def sign(end: tuple[float, float]) -> str:
        picture = Picture((Stroke(((5.0, 5.0), (5 + end[0], 5 + end[1]))),))
        drawing = Drawing((picture,), (0, 0), (10, 10))
        return "".join(sorted(set("".join(text(draw_ascii(drawing, picture, 20, 10)))) - {" "}))

    assert sign((0, 4)) == "|"
    assert set(sign((4, 0))) <= set("-_")
    assert sign((4, 4)) == "/"
    assert sign((-4, 4)) == "\\"


@pytest.mark.parametrize(
    ("thick", "shown"), [(1, ["o"]), (4, ["/--\\", "\\__/"]), (6, ["/----\\", "\\____/"])]
)
def test_ascii_draws_something_round_as_a_ring_where_there_is_room(thick, shown):
    picture = Picture((Stroke(((10.0, 10.0),), thick),))
    drawing = Drawing((picture,), (0, 0), (20, 20))

    drawn = text(draw_ascii(drawing, picture, 20, 10))

    assert [row.strip() for row in drawn if row.strip()] == shown

"""The ground under other widgets is drawn as one line, and looks as Textual would draw it."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static

from planner.widgets.kit.first_paint import Row

AREA = Region(0, 0, 40, 6)


class Counted(Row):
    """Says how many lines Textual was asked for."""

    asked = 0

    def render_line(self, y: int) -> Strip:
        self.asked += 1
        return super().render_line(y)


def grounds(dress: str) -> App[None]:
    """Ours and Textual's, in the same dress."""

    class Grounds(App[None]):
        CSS = f"Counted, Horizontal {{ height: 6; width: 40; background: #103050; {dress} }}"

        def compose(self) -> ComposeResult:
            """One below the other."""
            with Counted():
                yield Static("one")
            with Horizontal(id="theirs"):
                yield Static("one")

    return Grounds()


def cells(strips: list[Strip]) -> list[list[tuple[str, object]]]:
    """Every cell with its style."""
    return [[(sign, one.style) for one in strip for sign in one.text] for strip in strips]


@pytest.mark.parametrize("dress", ["", "border: round red;", "padding: 1 2;", "opacity: 50%;"])
@pytest.mark.parametrize("no_color", [False, True])
async def test_a_ground_looks_as_textual_draws_it(
    dress: str, no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    app = grounds(dress)
    async with app.run_test(size=(40, 12)):
        ours, theirs = app.query_one(Counted), app.query_one("#theirs", Horizontal)

        for crop in (AREA, Region(3, 2, 20, 3)):
            drawn = ours.render_lines(crop)
            assert cells(drawn) == cells(theirs.render_lines(crop))
            assert len(drawn) == crop.height


async def test_a_plain_ground_is_drawn_once_however_high_it_is() -> None:
    app = grounds("")
    async with app.run_test(size=(40, 12)):
        ours = app.query_one(Counted)
        ours.asked = 0
        ours.refresh()

        ours.render_lines(AREA)

        assert ours.asked == 1

"""Lines that are kept look as if they were drawn anew each time."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from textual.geometry import Region

from planner.widgets.kept_lines import MOST_LINES, KeptLines
from planner.widgets.line_widget import LineWidget
from planner.widgets.text import Piece, Span, fit
from tests.widgets.support import Stage

AREA = Region(0, 0, 24, 3)


class Counter(KeptLines):
    """Says which number it is at."""

    DEFAULT_CSS = "Counter { width: 24; height: 3; background: $panel; }"

    number = 0

    def lines(self) -> list[tuple[Piece, ...]]:
        words = [(Span("number ", "muted"), Span(str(self.number), tone)) for tone in ("", "bad")]
        blank = [()] * (self.size.height - len(words))
        return [(Piece(fit(line, self.size.width)),) for line in (*blank, *words)]


def drawn_by(base: type[LineWidget], widget: Counter) -> list[list[Segment]]:
    """Every line as segments of single cells, as one of its bases draws them."""
    strips = base.render_lines(widget, Region(0, 0, *widget.outer_size))
    return [
        [Segment(sign, segment.style) for segment in strip for sign in segment.text]
        for strip in strips
    ]


def looks(line: list[Segment]) -> list[tuple[object, ...]]:
    """What can be seen of it: a blank has no colour of its own."""
    return [
        (cell.text, cell.style and cell.style.bgcolor)
        if cell.text.isspace()
        else (cell.text, cell.style)
        for cell in line
    ]


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "nord"])
async def test_kept_lines_look_as_textual_would_paint_them(monkeypatch, no_color, theme):
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    widget = Counter()
    stage = Stage(widget)
    stage.theme = theme
    async with stage.run_test():
        kept = [looks(line) for line in drawn_by(KeptLines, widget)]
        painted = [looks(line) for line in drawn_by(LineWidget, widget)]

        assert kept == painted
        assert "".join(str(cell[0]) for cell in kept[1]).rstrip() == "number 0"


@pytest.mark.parametrize(
    "dress",
    ["padding: 0 1", "border: round red", "outline: solid red", "tint: red 40%", "opacity: 50%",
     "text-opacity: 30%", "hatch: cross red"],
)  # fmt: skip
async def test_what_the_stylesheet_puts_round_and_over_them_is_painted(dress):
    widget = Counter()
    async with Stage(widget).run_test() as pilot:
        widget.set_styles(f"height: 5; {dress};")
        await pilot.pause()
        kept = [looks(line) for line in drawn_by(KeptLines, widget)]

        assert kept == [looks(line) for line in drawn_by(LineWidget, widget)]
        assert len(kept) == widget.outer_size.height


async def test_a_line_that_comes_back_is_the_one_that_was_there():
    widget = Counter()
    async with Stage(widget).run_test():
        first = widget.render_lines(AREA)
        widget.number = 1
        other = widget.render_lines(AREA)
        widget.number = 0

        assert [strip.text.strip() for strip in other] == ["", "number 1", "number 1"]
        assert all(now is then for now, then in zip(widget.render_lines(AREA), first, strict=True))


async def test_a_part_of_them_is_cut_out():
    widget = Counter()
    async with Stage(widget).run_test():
        assert [strip.text for strip in widget.render_lines(Region(3, 1, 5, 2))] == ["ber 0"] * 2


async def test_another_theme_is_seen_at_once():
    widget = Counter()
    stage = Stage(widget)
    async with stage.run_test() as pilot:
        before = drawn_by(KeptLines, widget)
        stage.theme = "textual-light"
        await pilot.pause()

        assert drawn_by(KeptLines, widget) != before


async def test_only_so_many_are_kept():
    widget = Counter()
    async with Stage(widget).run_test():
        for widget.number in range(2 * MOST_LINES):
            widget.render_lines(AREA)

        assert len(widget._strips) <= MOST_LINES

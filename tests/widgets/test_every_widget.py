"""Promises that every widget keeps."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from textual.app import App
from textual.binding import Binding
from textual.widget import Widget

from planner.widgets.diff_table import DiffTable
from planner.widgets.empty_state import EmptyState
from planner.widgets.key_hints import KeyHints
from planner.widgets.kit.fitted_lines import FittedLines
from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.scroll_lines import ScrollLines
from planner.widgets.month_grid import MonthGrid
from planner.widgets.samples import SAMPLES
from planner.widgets.set_ticks import SetTicks
from planner.widgets.timeline import Timeline
from planner.widgets.trend import TrendChart
from planner.widgets.week_bars import WeekBars
from planner.widgets.week_grid import WeekGrid
from planner.widgets.why_card import WhyCard
from tests.widgets.support import Stage, assert_exact, pretended_size

WIDTHS = (*range(1, 13), 20, 39, 40, 79, 80, 120, 200)
HEIGHTS = (1, 3, 8, 24)
NOTHING: dict[str, Callable[[], Widget]] = {
    "week_grid": WeekGrid,
    "week_list": lambda: WeekGrid(form="list"),
    "month_grid": MonthGrid,
    "week_bars": WeekBars,
    "trend": TrendChart,
    "fitted_lines": FittedLines,
    "timeline": Timeline,
    "set_ticks": SetTicks,
    "why_card": WhyCard,
    "diff_table": DiffTable,
    "empty_state": EmptyState,
    "key_hints": KeyHints,
}
CLASSES: list[type[LineWidget]] = sorted(
    {
        kind
        for make in SAMPLES.values()
        for kind in type(make()).__mro__
        if issubclass(kind, LineWidget) and kind is not LineWidget
    },
    key=lambda kind: kind.__name__,
)


def own_bindings(kind: type[Widget]) -> list[Binding]:
    return [one for one in vars(kind).get("BINDINGS", ()) if isinstance(one, Binding)]


async def assert_exact_at_every_size(widget: Widget, patch: pytest.MonkeyPatch) -> None:
    async with Stage(widget).run_test(size=(80, 24)):
        for width in WIDTHS:
            for height in HEIGHTS:
                with pretended_size(patch, width, height):
                    for y in range(height):
                        assert_exact(widget.render_line(y), width)


@pytest.mark.parametrize("name", SAMPLES)
async def test_every_line_is_exactly_as_wide_as_the_widget(name, monkeypatch):
    await assert_exact_at_every_size(SAMPLES[name](), monkeypatch)


@pytest.mark.parametrize("name", NOTHING)
async def test_without_anything_to_show_every_line_is_exactly_as_wide(name, monkeypatch):
    await assert_exact_at_every_size(NOTHING[name](), monkeypatch)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("size", [(1, 1), (40, 12), (200, 50)])
async def test_it_can_be_laid_out_at_any_size(name, size):
    async with Stage(SAMPLES[name]()).run_test(size=size) as pilot:
        await pilot.resize_terminal(80, 24)
        await pilot.pause()

        assert pilot.app.size == (80, 24)
        assert pilot.app.is_running


@pytest.mark.parametrize("name", SAMPLES)
async def test_it_is_drawn_on_a_terminal_without_colours(name):
    stage = Stage(SAMPLES[name]())
    stage.no_color = True
    stage.theme = "ansi-dark"
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab")

        assert stage.screen._compositor.render_strips()


@pytest.mark.parametrize("kind", CLASSES)
def test_every_binding_can_be_remapped_explained_and_run(kind):
    for binding in own_bindings(kind):
        assert re.fullmatch(r"[a-z_]+\.[a-z_]+", binding.id or "")
        assert binding.tooltip
        assert 1 <= len(binding.description.split()) <= 2
        assert callable(getattr(kind, f"action_{binding.action.split('(')[0]}"))


def test_no_two_bindings_share_an_id():
    ids = [binding.id for kind in CLASSES for binding in own_bindings(kind)]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if own_bindings(kind)])
def test_what_has_keys_has_help(kind):
    assert kind.HELP or kind is ScrollLines


@pytest.mark.parametrize("kind", [*CLASSES, LineWidget])
def test_no_colour_is_written_in_a_widget(kind):
    css = vars(kind).get("DEFAULT_CSS", "")

    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", css)
    assert not re.search(r"\b(?:color|background): +(?!transparent|\$)", css)


@pytest.mark.parametrize("name", sorted(App().available_themes))
async def test_the_week_can_be_drawn_in_every_theme(name):
    stage = Stage(grid := WeekGrid())
    stage.theme = name
    async with stage.run_test(size=(80, 24)):
        assert grid.tone_style("good", "week-grid--cursor") != grid.tone_style("good")


def test_the_first_screens_widgets_load_no_heavy_part_of_textual():
    modules = "week_grid, week_bars, timeline, key_hints, day_bars, gauge_bar, span_lines"
    heavy = "markdown|text_area|data_table|header|footer|option_list|select|tree"
    script = (
        f"import sys; from planner.widgets import {modules}; "
        "print(*[name for name in sys.modules if name.startswith('textual.widgets._')])"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout

    assert not re.search(rf"_({heavy})\b", loaded)

"""Weeks as bars."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.widgets.kit.text import cells, plain
from planner.widgets.week_bars import Bar, Legend, WeekBars, short_number
from planner.widgets.week_chart import chart, frame, ticks
from tests.widgets.support import Stage, facts, screen_text

AMOUNT = st.one_of(st.just(0.0), st.floats(0.01, 500))
BARS = st.lists(
    st.builds(
        Bar,
        label=st.text(max_size=8),
        done=AMOUNT,
        planned=AMOUNT,
        cap=st.one_of(st.none(), AMOUNT),
        tone=st.sampled_from(["", "bad", "warn"]),
        current=st.booleans(),
    ),
    max_size=14,
).map(tuple)

WEEKS = (
    Bar("w44", 7, 7, 9),
    Bar("w45", 3, 9, 9, "bad"),
    Bar("w46", 3, 10, 12, current=True),
    Bar("w47", 0, 14, 12),
    Bar("w48", 0, 12, 14),
)


def drawn(bars: tuple[Bar, ...], width: int = 40, height: int = 12, **more: object) -> list[str]:
    lines = chart(bars, width, height, short_number, **more)  # type: ignore[arg-type]
    return ["".join(plain(piece.spans) for piece in line) for line in lines]


@given(BARS, st.integers(1, 200), st.integers(1, 24), st.one_of(st.none(), st.integers(0, 13)))
@settings(max_examples=150)
def test_every_line_of_the_chart_has_the_width_asked_for(bars, width, height, selected):
    lines = chart(bars, width, height, short_number, selected, Legend("a", "b", "c", "d"))

    assert len(lines) == height
    assert all(sum(cells(piece.spans) for piece in line) == width for line in lines)


def test_done_planned_and_this_week_are_different_glyphs():
    text = "\n".join(drawn(WEEKS))

    assert all(glyph in text for glyph in "█░▒")


def test_a_marked_week_differs_without_colour():
    text = drawn(WEEKS)

    assert "w45▲" in text[-1]
    assert "▓" in "\n".join(text)


def test_a_week_over_its_cap_says_so_and_shows_the_part_above():
    text = drawn(WEEKS)

    assert "w47!" in text[-1]
    assert "▚▚▚▚▚" in "\n".join(text)


def test_a_week_at_its_cap_is_not_over_it():
    assert "!" not in "\n".join(drawn((Bar("w1", 12, 12, 12),)))


def test_the_cap_line_stands_above_the_bar_that_reaches_it():
    column = [row[5:10] for row in drawn((Bar("w1", 12, 12, 12),), height=8)]

    assert column[0] == "╌╌╌╌╌"
    assert column[1:7] == ["█████"] * 6


def test_the_axis_has_round_numbers():
    assert ticks(rows=12, unit=1.27) == [5, 10, 15]


def test_a_narrow_chart_leaves_out_the_oldest_weeks():
    labels = drawn(WEEKS, width=18)[-1]

    assert "w48" in labels
    assert "w44" not in labels


def test_a_narrow_chart_keeps_the_selected_week():
    assert "w44" in drawn(WEEKS, width=18, selected=0)[-1]


@pytest.mark.parametrize("height", [1, 2, 3])
def test_with_little_height_this_week_is_a_gauge(height):
    lines = drawn(WEEKS, height=height)

    assert lines[0].startswith("w46  ███")
    assert lines[0].endswith("3 / 10  ╌ 12")
    assert len(lines) == height


def test_a_legend_needs_room():
    legend = Legend("done", "this week", "planned", "cap")

    assert "█ done" in drawn(WEEKS, height=9, legend=legend)[-1]
    assert "█ done" not in drawn(WEEKS, height=6, legend=legend)[-1]


def test_without_weeks_the_chart_is_blank():
    assert drawn((), 20, 3) == [" " * 20] * 3


@given(BARS.filter(bool), st.integers(1, 120), st.integers(3, 20), st.integers(0, 13))
def test_the_frame_shows_bars_that_exist(bars, width, rows, keep):
    view = frame(bars, width, rows, short_number, min(keep, len(bars) - 1))

    assert view.first >= 0
    assert view.first + view.shown <= len(bars)


async def test_the_arrows_select_weeks_beginning_with_this_one():
    stage = Stage(bars := WeekBars(WEEKS))
    async with stage.run_test(size=(60, 12)) as pilot:
        await pilot.press("right")
        assert facts(stage.last(WeekBars.Highlighted)) == {"key": "w46"}

        await pilot.press("left")
        assert bars.current == WEEKS[1]


async def test_selection_stops_at_both_ends():
    bars = WeekBars(WEEKS, selected=0)
    async with Stage(bars).run_test(size=(60, 12)) as pilot:
        await pilot.press("left")
        assert bars.selected == 0

        await pilot.press("end", "right")
        assert bars.selected == 4


async def test_enter_and_double_click_choose():
    stage = Stage(bars := WeekBars(WEEKS, selected=1))
    async with stage.run_test(size=(60, 12)) as pilot:
        await pilot.press("enter")
        assert facts(stage.last(WeekBars.Chosen)) == {"key": "w45"}

        x = screen_text(bars).splitlines()[-1].index("w47")
        await pilot.click(bars, offset=(x, 8), times=2)
        assert facts(stage.last(WeekBars.Chosen)) == {"key": "w47"}


async def test_with_fewer_weeks_the_selection_stays_inside():
    bars = WeekBars(WEEKS, selected=4)
    async with Stage(bars).run_test(size=(60, 12)):
        bars.bars = WEEKS[:2]

        assert bars.selected == 1


async def test_without_weeks_no_key_does_harm():
    stage = Stage(bars := WeekBars())
    async with stage.run_test(size=(60, 12)) as pilot:
        await pilot.press("left", "right", "home", "end", "enter")
        await pilot.click(bars, offset=(10, 5))

        assert bars.current is None

"""Bars with points over them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.widgets.kit.text import cells, plain
from planner.widgets.line_plot import PlotPoint, line_plot
from planner.widgets.trend import TrendChart
from planner.widgets.trend_chart import Mark, TrendColumn, TrendLook, pool, trend
from planner.widgets.week_bars import short_number
from tests.widgets.support import Stage, facts, screen_text

LOOK = TrendLook(
    left="km",
    right="pain",
    marks=(Mark("●", "bad", "worst"), Mark("○", "info", "morning")),
    band="flare",
)
AMOUNT = st.one_of(st.just(0.0), st.floats(0.01, 500))
SCORE = st.one_of(st.none(), st.floats(0, 10))
COLUMNS = st.lists(
    st.builds(
        TrendColumn,
        key=st.text("abc", min_size=1),
        label=st.text(max_size=6),
        done=AMOUNT,
        planned=AMOUNT,
        cap=st.one_of(st.none(), AMOUNT),
        points=st.tuples(SCORE, SCORE),
        band=st.booleans(),
        rule=st.one_of(st.none(), st.text(max_size=9)),
        current=st.booleans(),
    ),
    max_size=40,
).map(tuple)


def weeks(count: int, **more: object) -> tuple[TrendColumn, ...]:
    return tuple(
        TrendColumn(key=f"w{n}", label=f"w{n}", done=n % 5 + 1, points=(n % 7, 1), **more)  # type: ignore[arg-type]
        for n in range(count)
    )


def drawn(columns: tuple[TrendColumn, ...], width: int = 60, height: int = 14) -> list[str]:
    lines = trend(columns, width, height, LOOK, short_number)
    return ["".join(plain(piece.spans) for piece in line) for line in lines]


@given(COLUMNS, st.integers(1, 160), st.integers(1, 24), st.one_of(st.none(), st.integers(0, 39)))
@settings(max_examples=200)
def test_every_line_has_the_width_asked_for(columns, width, height, selected):
    chosen = None if selected is None or not columns else min(selected, len(columns) - 1)

    lines = trend(columns, width, height, LOOK, short_number, chosen)

    assert len(lines) == height
    assert all(sum(cells(piece.spans) for piece in line) == width for line in lines)


@given(COLUMNS, st.integers(1, 9))
def test_pooled_columns_keep_the_highest_and_lose_none(columns, count):
    pooled = pool(columns, count)

    assert len(pooled) == -(-len(columns) // count)
    assert max((one.done for one in pooled), default=0) == max(
        (one.done for one in columns), default=0
    )
    assert any(one.band for one in pooled) == any(one.band for one in columns)


def test_points_stand_on_their_own_scale_and_where_two_meet_one_sign_says_so():
    text = drawn((TrendColumn(key="a", label="a", done=1, points=(10, 0)),
                  TrendColumn(key="b", label="b", done=1, points=(5, 5))))  # fmt: skip

    assert "●" in text[1]
    assert "○" in text[-3]
    assert any("◉" in line and "├5" in line for line in text)


def test_a_band_is_told_without_colour_and_named_in_the_legend():
    text = "\n".join(drawn((*weeks(2), TrendColumn(key="x", label="x", done=2, band=True))))

    assert "╱" in text
    assert "▓" in text
    assert "flare" in text


def test_a_rule_is_drawn_before_its_column_with_its_words():
    text = drawn((*weeks(3), TrendColumn(key="x", label="x", done=2, rule="Build")))

    assert "┊Build" in text[1]
    assert sum("┊" in line for line in text) > 3


def test_more_columns_than_cells_are_pooled_and_none_is_lost():
    text = drawn(weeks(200), width=40)

    assert all(len(line) == 40 for line in text)
    assert text[0].startswith("km, the highest of 6 ")
    assert "█" in "\n".join(text)


def test_words_of_rules_that_stand_close_give_way():
    names = ("Calm", "Build")
    one, two = (TrendColumn(key=name, label=name, done=1, rule=name) for name in names)
    many = weeks(40)

    text = drawn((*many[:30], one, two, *many[30:]), width=60)

    assert "┊Build" in text[1]
    assert "Calm" not in text[1]


def test_a_low_chart_tells_one_column_in_words():
    text = drawn((TrendColumn(key="x", label="w1", done=2, planned=3, cap=4, points=(5, None)),),
                 width=70, height=3)  # fmt: skip

    assert text[0].rstrip() == "w1 2 done  3 planned  ╌ 4 line  ● 5 worst"


async def test_arrows_and_clicks_select_a_column():
    chart = TrendChart(weeks(6), LOOK)
    stage = Stage(chart)
    async with stage.run_test(size=(60, 16)) as pilot:
        await pilot.press("left")
        assert facts(stage.last(TrendChart.Highlighted)) == {"key": "w5"}
        await pilot.press("left", "home", "right")
        assert facts(stage.last(TrendChart.Highlighted)) == {"key": "w1"}
        await pilot.click(chart, offset=(4, 8))
        assert facts(stage.last(TrendChart.Highlighted)) == {"key": "w0"}
        chart.foot = ((),)
        chart.columns = weeks(1)
        await pilot.pause()
        assert chart.selected == 0
        assert "w0" in screen_text(chart)


@given(
    st.lists(st.builds(PlotPoint, at=st.floats(0, 1), value=st.floats(0, 10)), max_size=9),
    st.integers(1, 80),
    st.integers(1, 9),
)
def test_a_plot_fills_its_room_and_shows_its_points(points, width, rows):
    lines = line_plot(points, (0, 10), width, rows, (1, 3))

    assert len(lines) == rows
    assert all(cells(line) == width for line in lines)
    assert ("●" in "".join(map(plain, lines))) == bool(points)


def test_a_plot_marks_what_is_within_error():
    lines = [
        plain(line)
        for line in line_plot([PlotPoint(0, 5), PlotPoint(1, 2)], (0, 10), 24, 11, (4, 6))
    ]

    assert [row for row, line in enumerate(reversed(lines)) if "·" in line] == [4, 5, 6]
    assert line_plot((), (0, 10), 0, 3) == []


def test_a_scale_that_goes_below_nothing_has_its_own_ends():
    lines = [plain(line) for line in line_plot([PlotPoint(0, -3), PlotPoint(1, 0)], (-3, 3), 20, 7)]

    assert lines[0].startswith(" 3┤")
    assert lines[6].startswith("-3┤●")
    assert lines[3].endswith("●")

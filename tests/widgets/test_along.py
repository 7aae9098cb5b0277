"""Stepping through columns, of bars and of trends alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.widgets.along import Abreast, picked, stepped, usual_place, within
from planner.widgets.trend import TrendChart
from planner.widgets.trend_chart import TrendColumn
from planner.widgets.week_bars import Bar, WeekBars

Columns = tuple[Abreast, ...]
Make = Callable[[int | None], Columns]


def trend(now: int | None = None) -> Columns:
    return tuple(TrendColumn(key=str(n), current=n == now) for n in range(4))


def bars(now: int | None = None) -> Columns:
    return tuple(Bar(str(n), current=n == now) for n in range(4))


@pytest.mark.parametrize("columns", [trend, bars])
def test_one_begins_at_the_present_column_or_else_at_the_last(columns: Make) -> None:
    assert [usual_place(columns(now)) for now in (None, 0, 2)] == [3, 0, 2]
    assert stepped(None, -1, columns(1)) == 1
    assert stepped(2, -1, columns(0)) == 1


def test_a_place_beyond_either_end_is_the_end() -> None:
    assert [within(place, bars()) for place in (-1, 0, 3, 4, None)] == [0, 0, 3, 3, None]
    assert picked(3, bars()) == bars()[3]
    assert picked(None, bars()) is None


@pytest.mark.parametrize("chart", [TrendChart, WeekBars])
def test_where_there_is_no_column_none_is_selected(chart: type[TrendChart | WeekBars]) -> None:
    empty = chart()
    empty.selected = 0

    assert [within(0, ()), picked(0, ()), empty.selected, empty.current] == [None] * 4

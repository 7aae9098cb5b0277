"""Which rows of the week are sent when the cursor moves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Region

from planner.widgets.week_view import row_by_row

SIZES = st.integers(0, 6)
REGIONS = st.lists(st.builds(Region, SIZES, SIZES, SIZES, SIZES), max_size=4)


def cells_of(regions: list[Region]) -> set[tuple[int, int]]:
    return {(x, y) for region in regions for x in region.column_range for y in region.line_range}


@given(REGIONS)
def test_every_cell_is_covered(regions: list[Region]) -> None:
    assert cells_of(regions) <= cells_of(row_by_row(regions))


@given(REGIONS)
def test_no_row_is_sent_twice(regions: list[Region]) -> None:
    rows = [y for region in row_by_row(regions) for y in region.line_range]
    assert len(rows) == len(set(rows))


@given(REGIONS)
def test_only_rows_that_were_asked_for_are_sent(regions: list[Region]) -> None:
    asked = {y for _, y in cells_of(regions)}
    assert {y for _, y in cells_of(row_by_row(regions))} == asked


def test_days_of_different_height_are_joined_where_both_stand() -> None:
    left, right = Region(0, 3, 16, 8), Region(17, 3, 16, 2)
    assert row_by_row([left, right]) == [Region(0, 3, 33, 2), Region(0, 5, 16, 6)]


def test_nothing_asked_for_is_nothing_sent() -> None:
    assert row_by_row([Region(), Region(4, 4, 0, 2)]) == []

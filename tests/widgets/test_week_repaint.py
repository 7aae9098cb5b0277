"""Which rows of the week are sent when the cursor moves, or a day changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Region

from planner.widgets.kit.text import say
from planner.widgets.week_cards import Day
from planner.widgets.week_columns import Look, WeekColumns
from planner.widgets.week_list import WeekList
from planner.widgets.week_view import differing, row_by_row
from tests.widgets.test_week_drawing import DAYS
from tests.widgets.week import WEEK, card, day

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


LOOK = Look((0, 0))


@given(DAYS, DAYS, st.data(), st.integers(20, 120), st.integers(1, 20))
def test_days_taken_over_look_as_if_they_were_drawn_anew(
    days: tuple[Day, ...], others: tuple[Day, ...], data: st.DataObject, width: int, height: int
) -> None:
    changed = tuple(data.draw(st.sampled_from((one, *others))) for one in days)
    old = WeekColumns(days, width, height)
    old.draw(LOOK)

    plan = WeekColumns(changed, width, height)
    plan.take_over(old)

    assert plan.draw(LOOK) == WeekColumns(changed, width, height).draw(LOOK)


@given(DAYS, DAYS, st.data())
def test_what_differs_is_repainted(
    days: tuple[Day, ...], others: tuple[Day, ...], data: st.DataObject
) -> None:
    changed = tuple(data.draw(st.sampled_from((one, *others))) for one in days)
    for kind in (WeekColumns, WeekList):
        was, now = kind(days, 60, 12), kind(changed, 60, 12)
        if was.shape != now.shape:
            continue
        rows = {region.y for region in differing(was.strands(LOOK), now.strands(LOOK))}
        lines = zip(was.draw(LOOK), now.draw(LOOK), strict=True)
        assert rows == {y for y, (before, after) in enumerate(lines) if before != after}


def test_a_line_of_a_card_that_changes_is_all_that_is_repainted() -> None:
    ticked = card("f", line=say("ticked"))
    ticked = type(ticked)(ticked.key, ticked.title, (say("f line 0 ✓"), ticked.lines[1]), "blue")
    before = (*WEEK[:4], day("fri", card("f")), *WEEK[5:])
    after = (*WEEK[:4], day("fri", ticked), *WEEK[5:])
    was, now = WeekColumns(before, 90, 20), WeekColumns(after, 90, 20)

    (region,) = differing(was.strands(LOOK), now.strands(LOOK))
    assert (region.y, region.height) == (4, 1)
    assert region.column_span == was.area(4).column_span


def test_days_that_stay_as_they_were_are_not_drawn_again() -> None:
    changed = (*WEEK[:4], day("fri", card("f", lines=1)), *WEEK[5:])
    old, now = WeekColumns(WEEK, 90, 20), WeekColumns(changed, 90, 20)
    before = old.strands(LOOK)

    now.take_over(old)

    strands = zip(before, now.strands(LOOK), strict=True)
    kept = [was[2] is after[2] for was, after in strands]
    assert kept == [True, True, True, True, False, True, True]

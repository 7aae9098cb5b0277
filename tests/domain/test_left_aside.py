"""Set parameters that this version's rules do not read."""

from __future__ import annotations

from planner.domain.knee.left_aside import left_aside
from planner.domain.knee.parameter import TABLE


def test_a_value_that_is_out_of_range_or_of_an_unknown_name_is_left_aside():
    row = next(row for row in TABLE.values() if row.low < row.high and not row.choices)

    aside = left_aside({row.name: row.high + 1, "gone": 3.0})

    assert aside == {row.name: row.high + 1, "gone": 3.0}
    assert left_aside({row.name: row.high}) == {}

"""Values in packed blocks: none is lost, whatever stands in it, and each is found at its place."""

from __future__ import annotations

import pytest

from planner.exchange.kit.packed import SIZE, Packed, blocks
from planner.exchange.sources.found import Found
from tests.exchange.making import a_run


def packed(values: list[Found]) -> Packed[Found]:
    """The values, packed."""
    whole = Packed(Found)
    for block, count in blocks(values):
        whole.add(block, count)
    return whole


def some(count: int, file: str = "a.csv") -> list[Found]:
    """Lines of a list."""
    runs = (a_run(str(number), metres=number) for number in range(count))
    return [Found(outcome="run", file=file, line=run.distance_m, run=run) for run in runs]


@pytest.mark.parametrize("count", [0, 1, SIZE, 2 * SIZE + 3])
def test_what_was_packed_comes_out_as_it_was_and_in_its_order(count: int) -> None:
    values = some(count)

    whole = packed(values)

    assert list(whole) == values
    assert (len(whole), bool(whole)) == (count, count > 0)


def test_each_is_found_at_its_place_from_both_ends() -> None:
    values = some(SIZE + 2)

    whole = packed(values)

    assert [whole[SIZE], whole[-1], whole[0]] == [values[SIZE], values[-1], values[0]]
    assert whole[SIZE - 1 :] == tuple(values[SIZE - 1 :])
    with pytest.raises(IndexError):
        whole[SIZE + 2]


def test_a_name_that_is_no_text_goes_with_the_others() -> None:
    values = [*some(SIZE), *some(2, file="r\udce9sum\udce9.csv"), *some(SIZE)]

    assert list(packed(values)) == values

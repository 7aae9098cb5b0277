"""A score answered with a digit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.widgets.rating import Rating, RatingZone, rating_pieces
from planner.widgets.text import cells, plain
from tests.widgets.support import Stage, facts, screen_text

ZONES = (
    RatingZone(2, "good", "fine"),
    RatingZone(5, "warn", "hold"),
    RatingZone(10, "bad", "stop"),
)
SIZE = (50, 3)


async def typed(*keys: str, value: int | None = None) -> Rating:
    rating = Rating(value, zones=ZONES)
    async with Stage(rating).run_test(size=SIZE) as pilot:
        await pilot.press(*keys)
        return rating


@pytest.mark.parametrize("digit", range(10))
async def test_a_digit_is_the_answer(digit):
    assert (await typed(str(digit))).value == digit


async def test_one_and_then_zero_is_ten():
    assert (await typed("1", "0")).value == 10


async def test_zero_is_zero_after_anything_else():
    assert (await typed("2", "0")).value == 0
    assert (await typed("0", value=1)).value == 0
    assert (await typed("1", "left", "right", "0")).value == 0


async def test_a_later_digit_replaces_the_answer():
    assert (await typed("1", "0", "7")).value == 7


@pytest.mark.parametrize(("key", "start", "end"), [
    ("left", 0, 0), ("left", 4, 3), ("right", 4, 5), ("right", 10, 10),
    ("right", None, 0), ("left", None, 10), ("backspace", 4, None),
])  # fmt: skip
async def test_keys_step_and_clear(key, start, end):
    assert (await typed(key, value=start)).value == end


async def test_each_change_is_told():
    stage = Stage(Rating(zones=ZONES))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("1", "0")

        assert [facts(one)["value"] for one in stage.said] == [1, 10]


async def test_enter_submits_an_answer_and_nothing_else():
    stage = Stage(Rating(zones=ZONES))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        assert stage.count(Rating.Submitted) == 0

        await pilot.press("5", "enter")
        assert facts(stage.last(Rating.Submitted)) == {"value": 5}


async def test_a_click_answers_and_a_double_click_submits():
    stage = Stage(rating := Rating(zones=ZONES))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.click(rating, offset=(10, 0))
        assert rating.value == 3

        await pilot.click(rating, offset=(32, 0), times=2)
        assert facts(stage.last(Rating.Submitted)) == {"value": 10}


async def test_digits_are_kept_from_the_page():
    assert Rating().check_consume_key("4", "4")
    assert not Rating().check_consume_key("q", "q")


async def test_the_zone_is_said_in_words():
    rating = await typed("4")

    assert [plain(piece.spans) for piece, _ in rating_pieces(rating.value, ZONES, 50)][
        -1
    ].strip() == "hold"


async def test_the_chosen_score_is_marked_without_colour():
    rating = Rating(4, zones=ZONES)
    stage = Stage(rating)
    stage.no_color = True
    async with stage.run_test(size=SIZE):
        reversed_texts = [
            one.text for one in rating.render_line(0) if one.style and one.style.reverse
        ]

        assert reversed_texts == [" 4 "]


@given(st.one_of(st.none(), st.integers(0, 10)), st.integers(1, 200))
def test_the_scale_has_exactly_the_width_asked_for(value, width):
    pieces = rating_pieces(value, ZONES, width)

    assert sum(cells(piece.spans) for piece, _ in pieces) == width


async def test_where_the_numbers_do_not_fit_the_answer_still_does():
    rating = Rating(7, zones=ZONES)
    async with Stage(rating).run_test(size=(12, 3)):
        assert screen_text(rating) == "‹7›  stop"

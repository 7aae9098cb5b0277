"""A number in steps."""

from __future__ import annotations

import pytest

from planner.widgets.stepper import Stepper, read_number
from tests.widgets.support import Stage, facts, screen_text

SIZE = (50, 3)


def distance(value: float = 3.0, **more: object) -> Stepper:
    limits = {"minimum": 1.0, "maximum": 3.4, "step": 0.1} | more
    return Stepper(value, show="{:g} km".format, **limits)  # type: ignore[arg-type]


@pytest.mark.parametrize(("keys", "value"), [
    (("plus",), 3.1), (("right", "right"), 3.2), (("minus",), 2.9), (("equals_sign",), 3.1),
    (("pagedown",), 2.0), (("pageup",), 3.4),
])  # fmt: skip
async def test_keys_step(keys, value):
    stepper = distance()
    async with Stage(stepper).run_test(size=SIZE) as pilot:
        await pilot.press(*keys)

        assert stepper.value == value


async def test_many_small_steps_gather_no_dust():
    stepper = distance(1.0)
    async with Stage(stepper).run_test(size=SIZE) as pilot:
        await pilot.press(*["plus"] * 7)

        assert stepper.value == 1.7


async def test_whole_numbers_stay_whole():
    stepper = Stepper(3000, maximum=3400, step=100)
    async with Stage(stepper).run_test(size=SIZE) as pilot:
        await pilot.press("plus")

        assert stepper.value == 3100
        assert isinstance(stepper.value, int)


async def test_a_step_over_the_limit_is_held_and_says_so():
    stage = Stage(stepper := distance(3.4))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("plus")

        assert stepper.value == 3.4
        assert facts(stage.last(Stepper.Held)) == {"value": 3.4}
        assert "at most 3.4 km" in screen_text(stepper)


async def test_the_next_step_back_takes_the_remark_away():
    stepper = distance(3.4)
    async with Stage(stepper).run_test(size=SIZE) as pilot:
        await pilot.press("plus", "minus")

        assert "at most" not in screen_text(stepper)


async def test_a_typed_number_is_taken_with_enter():
    stage = Stage(stepper := distance())
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("2", "comma", "5", "enter")

        assert stepper.value == 2.5
        assert facts(stage.last(Stepper.Submitted)) == {"value": 2.5}


async def test_a_typed_number_over_the_limit_is_not_taken():
    stage = Stage(stepper := distance())
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("9", "enter")

        assert stepper.value == 3.0
        assert stepper.typed == "9"
        assert stage.count(Stepper.Submitted) == 0
        assert "at most 3.4 km" in screen_text(stepper)


async def test_what_is_not_a_number_is_said_to_be_none():
    stepper = distance()
    async with Stage(stepper).run_test(size=SIZE) as pilot:
        await pilot.press("2", "comma", "comma", "enter")

        assert "2,, is not a number" in screen_text(stepper)


async def test_escape_forgets_what_was_typed_and_is_the_pages_otherwise():
    stepper = distance()
    async with Stage(stepper).run_test(size=SIZE) as pilot:
        await pilot.press("2", "backspace", "1", "escape")

        assert stepper.typed == ""
        assert stepper.value == 3.0
        assert stepper.check_action("forget_typed", ()) is False


async def test_enter_without_typing_submits():
    stage = Stage(distance())
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.press("enter")

        assert facts(stage.last(Stepper.Submitted)) == {"value": 3.0}


async def test_clicks_on_the_signs_step():
    stepper = distance()
    async with Stage(stepper).run_test(size=SIZE) as pilot:
        await pilot.click(stepper, offset=(screen_text(stepper).index("+"), 0))
        assert stepper.value == 3.1

        await pilot.click(stepper, offset=(0, 0))
        assert stepper.value == 3.0


async def test_a_click_on_the_number_does_nothing():
    stepper = distance()
    async with Stage(stepper).run_test(size=SIZE) as pilot:
        await pilot.click(stepper, offset=(4, 0))

        assert stepper.value == 3.0


def test_numbers_are_read_with_point_and_comma():
    assert read_number("3.5") == read_number("3,5") == 3.5


def test_a_wrong_number_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="x is not a number"):
        read_number("x")

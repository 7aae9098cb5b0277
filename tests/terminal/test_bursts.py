"""A burst of keys, as over a slow line, does what the same keys do when typed slowly."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.terminal.conftest import Opens
from tests.terminal.terminal import Terminal, command

pytestmark = pytest.mark.terminal

RIGHT, LEFT, DOWN, UP, TAB, BACK_TAB = "\x1b[C", "\x1b[D", "\x1b[B", "\x1b[A", "\t", "\x1b[Z"
IN_A_FORM = (RIGHT, LEFT, TAB, TAB, DOWN, UP, BACK_TAB, "4", "2", "\x7f")
"""Keys that change the answers of a form and do not end it."""


def keys(seed: int, count: int) -> list[str]:
    """Random keys, the same for the same seed."""
    dice = random.Random(seed)
    return [dice.choice(IN_A_FORM) for _ in range(count)]


def open_form(opens: Opens, home: Path) -> Terminal:
    """The form of a run of today."""
    window = opens(home)
    window.see("Strength")
    window.press("r")
    window.see("Log the run of today")
    window.rest()
    return window


@pytest.mark.parametrize("seed", [1])
def test_a_burst_of_keys_leaves_a_form_as_the_same_keys_typed_slowly(
    planned: Path, opens: Opens, seed: int
) -> None:
    typed = keys(seed, 200)
    slowly, at_once = open_form(opens, planned), open_form(opens, planned)

    for one in typed:
        slowly.press(one)
        slowly.rest_briefly()
    at_once.press("".join(typed))

    at_once.becomes_like(slowly)


def test_what_was_written_by_a_burst_is_what_was_typed(planned: Path, opens: Opens) -> None:
    window = opens(planned)
    window.see("Strength")
    fields = f"5.2{TAB}31:20{TAB}1{TAB}2{TAB}1"
    window.press(f"r{fields}{TAB}{RIGHT}{TAB}{RIGHT}{RIGHT}\rP0anwarm day\r")
    window.see("“ warm day")
    window.press("q")
    assert window.end() == 0

    runs = json.loads(command(planned, "runs", "--json").stdout)["data"]
    (run,) = runs["runs"] if isinstance(runs, dict) else runs
    assert (run["distance_m"], run["duration_s"]) == (5200, 1880)
    assert (run["pain_before"], run["pain_during"], run["pain_after"]) == (1, 2, 1)


def test_p_and_a_digit_in_one_write_never_go_to_another_page(planned: Path, opens: Opens) -> None:
    window = opens(planned)
    window.see("Strength")
    for score in "0212":
        window.press(f"P{score}")
    window.see("This week")
    for score in "021":
        window.see(f"pain {score}/10 left")


def test_one_and_nought_are_ten(planned: Path, opens: Opens) -> None:
    window = opens(planned)
    window.see("Strength")
    window.press("P10")
    window.see("Is anything of this true as well?")
    window.press("n\x1b")
    window.see("pain 10/10 left")

"""An evening with the program, from an empty home to the next start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.terminal.conftest import Opens
from tests.terminal.terminal import command

pytestmark = pytest.mark.terminal

ENTER = "\r"


def test_from_an_empty_home_to_a_planned_week_and_all_of_it_is_there_next_time(
    home: Path, opens: Opens
) -> None:
    window = opens(home)
    window.see("Welcome to easeback")
    window.press(ENTER)
    window.see("is anything of this true")
    window.press("n")
    window.see("Your knee and your units")
    window.press(ENTER)
    window.see("On an ordinary day")
    window.press(ENTER)
    window.see("Your running so far")
    window.press("t")
    window.see("The last four weeks")
    window.press("15")
    window.see("km in a usual week 15")
    window.press("\t")
    window.rest()
    window.press("6")
    window.see("km of the longest run in 30 days 6")
    window.press(ENTER)
    window.see("Which plan?")
    window.press(ENTER)
    window.see("plan my week")
    window.press(ENTER)
    window.see("today")
    window.see("Strength")

    window.press(" ")
    window.see("Ticked IT-band roll left set 1")
    window.press("r")
    window.see("Log the run of today")
    window.press("5,2" + ENTER)
    window.see("Run 5.2 km")
    window.press("P")
    window.see("0–10 logs it")
    window.press("m")
    window.see("How is the knee?")
    window.press("1")
    window.see("Pain 1/10 at rest")
    window.press("!")
    window.see("Pain flare")
    window.press("6")
    window.see("What changes")
    window.press(ENTER)
    window.see("applied")
    window.press("q")
    assert window.end() == 0

    again = opens(home)
    again.see("Run 5.2 km")
    again.see("pain 1/10 left")
    again.see("IT-band roll left")
    again.see("flared")
    again.press("u")
    again.see("Undone: Flare")
    again.press("\x11")
    assert again.end() == 0


def test_words_that_look_like_markup_come_through_the_keyboard_and_back(
    planned: Path, opens: Opens
) -> None:
    window = opens(planned)
    window.see("Strength")
    window.press("a")
    window.see("Add to Wed 25 Nov")
    window.press("n")
    window.see("Note on Wed 25 Nov")
    window.paste("[left] knee [/] 🦵 [b] 漢字")
    window.press(ENTER)
    window.see("[left] knee [/]")
    window.press("q")
    assert window.end() == 0
    shown = command(planned, "today", "--json")
    assert "[left] knee [/] 🦵 [b] 漢字" in json.dumps(json.loads(shown.stdout), ensure_ascii=False)


def test_the_window_can_be_dragged_to_any_size_and_back(planned: Path, opens: Opens) -> None:
    window = opens(planned)
    window.see("Mileage")
    window.resize(60, 16)
    window.see("wk 48")
    window.press(" ")
    window.see("next: Quad set right")
    window.resize(40, 12)
    window.press("t")
    window.see("? help")
    window.resize(120, 40)
    window.see("Week 48 · 23–29 Nov 2026")
    window.see("╌")
    window.press("q")
    assert window.end() == 0


def test_without_colour_every_state_is_told_by_shape_and_word(planned: Path, opens: Opens) -> None:
    window = opens(planned, NO_COLOR="1")
    window.see("Strength")
    window.press(" ")
    window.see("●○○○○○○○○○○○")
    window.see("cap 6.6")
    window.press("q")
    assert window.end() == 0
    coloured = [
        code
        for code in window.written.split(b"\x1b[")
        if code.partition(b"m")[0].startswith((b"38;2", b"48;2"))
        and len(set(code.partition(b"m")[0].split(b";")[2:5])) > 1
    ]
    assert coloured == []


def test_the_demo_opens_and_leaves_nothing_behind(home: Path, tmp_path: Path, opens: Opens) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    window = opens(home, "--demo", TMPDIR=str(scratch))
    window.see("Week 48")
    window.see("Runner's knee, 12 weeks")
    window.press("q")
    assert window.end() == 0
    assert list(scratch.iterdir()) == []

"""One question, one choice, one message."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.events import Key
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input, OptionList, Static

from planner.widgets.ask_dialog import AskDialog
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.form import FormDialog
from planner.widgets.form_field import Field
from planner.widgets.message_dialog import MessageDialog
from planner.widgets.prompt_line import PromptLine
from planner.widgets.tick_dialog import TickDialog

ABSENT = object()
CHOICES = (
    Choice("run", "Run [easy]", "r"),
    Choice("strength", "Strength", "s", "20 min"),
    Choice("mobility", "Mobility", "m"),
)


class Asking(App[None]):
    """Opens a dialog and keeps the answer."""

    def __init__(self, dialog: ModalScreen[Any]) -> None:
        super().__init__()
        self.dialog = dialog
        self.answer: Any = ABSENT

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.keep)

    def keep(self, answer: Any) -> None:
        self.answer = answer


async def answer(dialog: ModalScreen[Any], *keys: str) -> Any:
    app = Asking(dialog)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
    return app.answer


async def test_a_question_is_answered_with_enter():
    assert await answer(AskDialog("Which day?"), *"fri ", "enter") == "fri"


@pytest.mark.parametrize("size", [(40, 12), (40, 24), (80, 24)])
async def test_question_and_hint_are_said_in_full_and_once_in_a_narrow_window(
    size: tuple[int, int],
) -> None:
    question = "Copy Hips and trunk on Wed 25 Nov to which days?"
    hint = "fri, sat or wed-fri; +7d (counted from the card's day)"
    app = Asking(AskDialog(question, hint=hint))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        words = " ".join("".join(strip.text for strip in strips).replace("│", " ").split())

    assert question in words
    assert words.count(hint) == 1
    assert "esc leaves" in words


async def test_what_is_typed_right_behind_enter_is_no_part_of_the_answer():
    app = Asking(AskDialog("Which day?"))
    async with app.run_test(size=(60, 20)) as pilot:
        for key, character in (("f", "f"), ("enter", "\r"), ("q", "q")):
            app.post_message(Key(key, character))  # as from one read of the terminal
        await pilot.pause()

    assert app.answer == "f"


async def test_a_question_can_be_left():
    assert await answer(AskDialog("Which day?", value="fri"), "escape") is None


async def test_a_wrong_answer_is_said_to_be_so_and_the_question_stays():
    app = Asking(AskDialog("Which day?", validate=lambda text: f"No day is called {text}"))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("x", "enter")
        await pilot.pause()

        assert app.answer is ABSENT
        assert str(app.dialog.query_one("#wrong", Static).content) == "No day is called x"


async def test_a_choice_is_picked_with_the_cursor():
    assert await answer(ChoiceDialog("Add", CHOICES), "j", "enter") == "strength"


async def test_a_choice_is_picked_with_its_key():
    assert await answer(ChoiceDialog("Add", CHOICES), "m") == "mobility"


async def test_a_choice_is_found_by_typing():
    assert await answer(ChoiceDialog("Add", CHOICES), "slash", *"mob", "enter") == "mobility"


async def test_a_choice_can_be_left():
    assert await answer(ChoiceDialog("Add", CHOICES), "escape") is None


async def test_a_choice_is_never_read_as_markup():
    app = Asking(ChoiceDialog("Add", CHOICES))
    async with app.run_test(size=(60, 20)) as pilot:
        strips = pilot.app.screen._compositor.render_strips()

        assert any("Run [easy]" in strip.text for strip in strips)


async def test_a_message_is_answered_yes_or_no():
    assert await answer(MessageDialog("Import", ("3 files [/]",)), "enter") is True
    assert await answer(MessageDialog("Import", ("3 files [/]",)), "q") is False


async def test_a_long_message_scrolls():
    app = Asking(MessageDialog("Read", tuple(f"paragraph {n}" for n in range(40))))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        strips = pilot.app.screen._compositor.render_strips()

        assert any("paragraph 39" in strip.text for strip in strips)


BEDS = ("beans", "beetroot", "leeks")


def beds(text: str) -> list[str]:
    return [name for name in BEDS if name.startswith(text)]


async def test_a_line_is_given_with_enter_and_left_with_escape():
    assert await answer(PromptLine("/"), *"le ", "enter") == "le"
    assert await answer(PromptLine("/"), *"le", "escape") is None


async def test_a_line_tells_what_stands_in_it_after_every_key():
    heard: list[str] = []

    await answer(PromptLine("/", heard=heard.append), *"ab", "backspace", "enter")

    assert heard == ["a", "ab", "a"]


async def test_earlier_lines_come_back_with_the_arrows_and_the_new_one_is_not_lost():
    def line() -> PromptLine:
        return PromptLine(":", history=("first", "second"))

    assert await answer(line(), "up", "up", "enter") == "first"
    assert await answer(line(), *"new", "up", "up", "up", "down", "enter") == "second"
    assert await answer(line(), *"new", "up", "down", "down", "enter") == "new"


async def test_tab_completes_as_far_as_there_is_no_doubt_and_lists_the_rest():
    assert await answer(PromptLine(":", complete=beds), "l", "tab", "enter") == "leeks"

    app = Asking(PromptLine(":", complete=beds))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("b", "tab")
        await pilot.pause()

        assert app.dialog.query_one(Input).value == "be"
        assert app.screen._compositor.render_strips()[-1].text.rstrip().endswith("beans  beetroot")


async def test_a_status_is_shown_literally():
    line = PromptLine("/")
    app = Asking(line)
    async with app.run_test(size=(60, 20)) as pilot:
        line.status = "3 of 17 [/] [b]"
        await pilot.pause()

        assert "3 of 17 [/] [b]" in app.screen._compositor.render_strips()[-1].text


async def test_dialogs_that_have_gone_keep_nothing_that_was_painted() -> None:
    app = Asking(AskDialog("Really?"))
    painted: list[int] = []
    async with app.run_test() as pilot:
        for _ in range(6):
            await pilot.press("escape")
            await pilot.pause()
            gc.collect()
            painted.append(sum(isinstance(one, Strip) for one in gc.get_objects()))
            app.push_screen(AskDialog("Really?"))
            await pilot.pause()

    assert painted[5] - painted[2] < 10, painted


TOLD = " ".join(f"word{number}" for number in range(60))
"""What is said above, or asked: more than a small terminal has room for."""
TALKATIVE: dict[str, tuple[Callable[[], ModalScreen[Any]], tuple[str, ...]]] = {
    "choice": (lambda: ChoiceDialog("Pick", CHOICES, about=TOLD), ("enter", "esc", "Strength")),
    "tick": (
        lambda: TickDialog("True?", [("a", "It [locks]"), ("b", "It swells")], about=TOLD),
        ("space", "enter", "esc", "It swells"),
    ),
    "form": (
        lambda: FormDialog("Answers", (Field("a", "Distance"), Field("b", "Note")), about=TOLD),
        ("enter", "esc"),
    ),
    "question": (lambda: AskDialog(TOLD), ("enter", "esc")),
    "message": (lambda: MessageDialog("Read", (TOLD,)), ("enter", "esc")),
}


@pytest.mark.parametrize("size", [(40, 12), (40, 16), (60, 20), (80, 24)])
@pytest.mark.parametrize("name", TALKATIVE)
async def test_all_that_a_dialog_says_can_be_read_with_its_keys_in_sight(
    name: str, size: tuple[int, int]
) -> None:
    dialog, always = TALKATIVE[name]
    app = Asking(dialog())
    read: set[str] = set()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in (*["pageup"] * 6, *["pagedown"] * 14):
            await pilot.press(key)
            await pilot.pause()
            screen = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
            read.update(re.findall(r"word\d+", screen))
            assert all(words in screen for words in always), screen
    assert read == set(TOLD.split())


async def test_where_all_of_the_text_fits_the_page_keys_are_those_of_the_list() -> None:
    app = Asking(ChoiceDialog("Pick", CHOICES, about="Short."))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("pagedown")
        assert app.screen.query_one(OptionList).highlighted == len(CHOICES) - 1
        screen = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "pgdn" not in screen

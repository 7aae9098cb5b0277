"""A modal form."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from textual.app import App
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input, Static

from planner.widgets.choice_line import ChoiceLine
from planner.widgets.form import Answers, FormDialog, answered
from planner.widgets.form_field import Field, needed_words
from planner.widgets.lines_input import LinesInput

ABSENT = object()


def kilometres(text: str) -> int:
    try:
        return round(float(text.replace(",", ".")) * 1000)
    except ValueError:
        raise ValueError(f"{text} is not a distance; write 3.1") from None


FIELDS = (
    Field("distance", "Distance", value="3.1", read=kilometres, needed=True),
    Field("kind", "Kind", "choice", "easy", options=(("easy", "easy"), ("long", "long"))),
    Field("days", "Days", "several", frozenset({"mo"}), options=(("mo", "Mon"), ("tu", "Tue"))),
    Field("flat", "Flat", "check", False),
    Field("note", "Note", value="[left] knee [/]"),
)


class Asking(App[None]):
    """Opens a form and keeps the answers."""

    def __init__(self, form: FormDialog) -> None:
        super().__init__()
        self.form = form
        self.answers: Any = ABSENT

    def on_mount(self) -> None:
        self.push_screen(self.form, self.keep)

    def keep(self, answers: Answers | None) -> None:
        self.answers = answers


async def asked(*keys: str, fields: tuple[Field, ...] = FIELDS, **more: Any) -> Asking:
    app = Asking(FormDialog("Run", fields, **more))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
    return app


async def test_the_first_field_has_the_cursor_and_enter_saves_all():
    app = await asked("end", "backspace", "4", "enter")

    assert app.answers == {
        "distance": 3400,
        "kind": "easy",
        "days": ("mo",),
        "flat": False,
        "note": "[left] knee [/]",
    }


async def test_escape_leaves_without_answers():
    assert (await asked("5", "escape")).answers is None


async def test_the_first_key_replaces_what_is_prefilled_and_a_cursor_key_keeps_it():
    assert (await asked("5", "enter")).answers["distance"] == 5000
    assert (await asked("right", "5", "enter")).answers["distance"] == 3150


@pytest.mark.parametrize("key", ["distance", "note"], ids=["has the focus", "gets it"])
async def test_the_first_click_in_a_field_leaves_all_selected_and_the_second_does_not(key: str):
    app = Asking(FormDialog("Run", FIELDS))
    async with app.run_test(size=(80, 24)) as pilot:
        field = app.form.query_one(f"#field-{key}", Input)
        stood = field.value
        await pilot.click(field, offset=(1, 0))
        await pilot.press("5")
        assert field.value == "5"

        field.value = stood
        await pilot.click(field, offset=(1, 0))
        await pilot.press("5")
        assert field.value == f"{stood[0]}5{stood[1:]}"


async def test_what_is_odd_is_asked_about_once_and_then_kept():
    far = Field("km", "km", read=kilometres, doubt=lambda metres: "Far." if metres > 9000 else "")
    assert (await asked("1", "0", "enter", fields=(far,))).answers is ABSENT
    assert (await asked("1", "0", "enter", "enter", fields=(far,))).answers == {"km": 10_000}


async def test_ctrl_s_saves_too():
    app = await asked("ctrl+s")

    assert app.answers["distance"] == 3100


async def test_choices_are_changed_with_arrows_and_space():
    app = await asked("tab", "right", "tab", "right", "space", "tab", "right", "enter")

    assert (app.answers["kind"], app.answers["days"], app.answers["flat"]) == (
        "long",
        ("mo", "tu"),
        True,
    )


KEPT = (Field("distance", "Distance", value="3.1", kept=3149, read=kilometres, needed=True),)


async def test_a_text_that_was_not_touched_stands_for_what_is_kept_behind_it():
    assert (await asked("enter", fields=KEPT)).answers == {"distance": 3149}
    assert (await asked("tab", "end", "ctrl+s", fields=KEPT)).answers == {"distance": 3149}


async def test_a_text_that_is_changed_or_typed_again_is_read_anew():
    changed = await asked("end", "backspace", "4", "enter", fields=KEPT)
    again = await asked("home", "ctrl+k", "3", "full_stop", "1", "enter", fields=KEPT)

    assert changed.answers == {"distance": 3400}
    assert again.answers == {"distance": 3100}


async def test_a_text_that_is_taken_out_keeps_nothing():
    note = Field("distance", "Distance", value="3.1", kept=3149, read=kilometres)

    assert (await asked("home", "ctrl+k", "enter", fields=(note,))).answers == {"distance": None}
    assert (await asked("home", "ctrl+k", "enter", fields=KEPT)).answers is ABSENT


async def test_what_is_kept_is_given_back_though_its_words_could_not_be_read():
    field = Field("distance", "Distance", value="far", kept=400_000, read=kilometres)

    assert (await asked("enter", fields=(field,))).answers == {"distance": 400_000}


async def test_what_cannot_be_read_is_said_under_its_field_and_nothing_is_saved():
    app = Asking(FormDialog("Run", FIELDS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "x", "tab", "enter")
        await pilot.pause()
        wrong = app.form.query_one("#wrong-distance", Static)

        assert str(wrong.content) == "3.1x is not a distance; write 3.1"
        assert app.form.focused is app.form.query_one("#field-distance")
        assert app.answers is ABSENT


async def test_a_needed_field_is_not_left_empty():
    app = await asked("home", "ctrl+k", "enter")

    assert app.answers is ABSENT


async def test_an_empty_field_that_is_not_needed_is_none():
    app = await asked("enter", fields=(Field("note", "Note"),))

    assert app.answers == {"note": None}
    assert answered(app.answers, "note", "nothing") == "nothing"


async def test_the_answers_are_checked_together():
    app = Asking(FormDialog("Run", FIELDS, check=lambda _: "Thursday is taken"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()

        assert "Thursday is taken" in drawn(pilot)
        assert app.answers is ABSENT

        await pilot.press("end", "1")
        await pilot.pause()
        assert "Thursday is taken" not in drawn(pilot)


async def test_what_was_wrong_is_no_longer_said_once_it_is_changed():
    app = Asking(FormDialog("Run", FIELDS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "x", "enter", "backspace")
        await pilot.pause()

        assert str(app.form.query_one("#wrong-distance", Static).content) == ""


async def test_on_a_small_terminal_every_field_can_be_reached():
    fields = tuple(Field(f"f{n}", f"Field {n}", value=str(n)) for n in range(16))
    app = Asking(FormDialog("Many", fields))
    async with app.run_test(size=(40, 12)) as pilot:
        for _ in range(15):
            await pilot.press("down")
        await pilot.pause()

        last = app.form.query_one("#field-f15", Input)
        assert app.form.focused is last
        assert app.form.region.contains_region(last.region)


async def test_text_is_never_read_as_markup():
    app = Asking(FormDialog("[b]Run[/b]", FIELDS, about="about [/] it"))
    async with app.run_test(size=(80, 24)) as pilot:
        text = drawn(pilot)

        assert "[b]Run[/b]" in text
        assert "about [/] it" in text
        assert "[left] knee [/]" in text


async def test_a_click_chooses():
    app = Asking(FormDialog("Run", FIELDS))
    async with app.run_test(size=(80, 24)) as pilot:
        line = app.form.query_one("#field-kind", ChoiceLine)
        await pilot.click(line, offset=(8, 0))

        assert line.chosen == {"long"}


def drawn(pilot: Pilot[None]) -> str:
    """The whole screen as text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


async def test_what_is_typed_at_once_after_tab_goes_to_the_next_field():
    fields = (Field("week", "Week", needed=True), Field("longest", "Longest", needed=True))
    app = Asking(FormDialog("Runs", fields))
    async with app.run_test(size=(80, 24)) as pilot:
        for key, character in (("1", "1"), ("tab", "\t"), ("6", "6"), ("enter", "\r")):
            app.post_message(Key(key, character))  # as from one read of the terminal
        await pilot.pause()

    assert app.answers == {"week": "1", "longest": "6"}


async def test_what_is_typed_right_behind_enter_is_no_part_of_the_answer() -> None:
    app = Asking(FormDialog("Note", (Field("note", "note"),)))
    async with app.run_test(size=(80, 24)) as pilot:
        for key, character in (("o", "o"), ("k", "k"), ("enter", "\r"), ("q", "q")):
            app.post_message(Key(key, character))  # as from one read of the terminal
        await pilot.pause()

    assert app.answers == {"note": "ok"}


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (Field("km", "km in a usual week", needed=True, example="15"),
         "km in a usual week is needed. For example: 15."),
        (Field("why", "your reason", needed=True, hint="it is kept in the journal"),
         "your reason is needed. It is kept in the journal."),
        (Field("note", "note", needed=True), "note is needed."),
        (Field("a", "A", needed=True, hint="Ends already."), "A is needed. Ends already."),
    ],
)  # fmt: skip
def test_an_empty_field_says_that_it_is_needed_and_then_what_it_takes(field, words):
    assert needed_words(field) == words


SIGNS = (
    Field("hot", "hot", "check", hint="The knee is [hot] and you feel ill."),
    Field("calf", "calf", "check", hint="A calf is swollen, sore or warm."),
    Field("note", "note"),
)


async def test_what_is_asked_in_full_is_said_of_the_field_that_is_answered_now():
    app = Asking(FormDialog("Signs", SIGNS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "The knee is [hot] and you feel ill." in drawn(pilot)
        await pilot.press("tab")
        await pilot.pause()
        assert "A calf is swollen" in drawn(pilot)
        assert "you feel ill" not in drawn(pilot)
        await pilot.press("tab")
        await pilot.pause()
        assert "A calf is swollen" not in drawn(pilot)


@pytest.mark.parametrize("size", [(40, 24), (80, 24)])
async def test_an_example_that_is_longer_than_its_field_is_said_below(size: tuple[int, int]):
    short, long = "4.5 or 5k", "in eight weeks; or 11 apr, or +12w from the card's day"
    fields = (Field("km", "kilometres", example=short), Field("until", "until", hint=long))
    app = Asking(FormDialog("Plan", fields))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert drawn(pilot).count(short) == 1

        await pilot.press("tab")
        await pilot.pause()
        words = " ".join(drawn(pilot).replace("│", " ").split())
        assert long in words
        assert "esc leave" in words


async def test_on_a_small_terminal_answers_and_keys_stay_in_sight():
    fields = tuple(Field(f"f{n}", f"a question of many words {n}", "check") for n in range(16))
    app = Asking(FormDialog("Many", fields, about="Something to be read first. " * 8))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert "[no]  yes" in drawn(pilot)
        assert "esc leave" in drawn(pilot)


async def test_what_stands_in_the_fields_is_told_at_each_change_and_not_before():
    told: list[dict[str, Any]] = []

    await asked(
        "5", "tab", "right", "escape",
        remember=lambda left: told.append({key: row.answer for key, row in left.items()}),
    )  # fmt: skip

    assert [one["distance"] for one in told] == ["5", "5"]
    assert told[-1]["kind"] == frozenset({"long"})
    await asked("escape", remember=lambda _: told.clear())
    assert told


class Theming(Asking):
    """Opens form after form."""

    def on_mount(self) -> None:
        """Nothing is opened at once."""


def of_kind(kind: type[object]) -> int:
    """How many there are in memory."""
    gc.collect()
    return sum(isinstance(one, kind) for one in gc.get_objects())


async def test_forms_that_were_closed_leave_memory_and_those_open_follow_the_theme():
    fields = (Field("note", "Note", "lines", "one\ntwo"),)
    before = of_kind(LinesInput)
    app = Theming(FormDialog("Note", fields))
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(12):
            app.push_screen(FormDialog("Note", fields))
            await pilot.pause()
            await pilot.press("escape")
            await pilot.pause()
        kept = of_kind(LinesInput) - before
        app.push_screen(FormDialog("Note", fields))
        await pilot.pause()
        drawn = screen_of(app)
        app.theme = "textual-light"
        await pilot.pause()
        assert screen_of(app) != drawn

    assert kept <= 5  # Textual knows the last ones: where the focus was, how they were arranged


def screen_of(app: App[None]) -> str:
    return app.export_screenshot()

"""The gallery shows each widget alone."""

from __future__ import annotations

import pytest
from textual.screen import ModalScreen

from planner.widgets.__main__ import Gallery, ListScreen, OneScreen, main
from planner.widgets.kit.text import plain
from planner.widgets.sample_dialogs import DIALOGS
from planner.widgets.samples import SAMPLES
from planner.widgets.span_lines import SpanLines
from planner.widgets.week_grid import WeekGrid


@pytest.mark.parametrize("name", SAMPLES)
async def test_each_widget_opens_and_takes_keys(name):
    app = Gallery(name)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("down", "right", "space", "enter")

        assert isinstance(app.screen, OneScreen)


async def test_enter_on_a_name_opens_it_and_q_comes_back():
    app = Gallery()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("enter")
        assert app.screen.query_one(WeekGrid).has_focus

        await pilot.press("q")
        assert isinstance(app.screen, ListScreen)


@pytest.mark.parametrize("name", DIALOGS)
async def test_each_dialog_opens_and_its_answer_is_shown(name):
    app = Gallery(name)
    async with app.run_test(size=(100, 30)) as pilot:
        assert isinstance(app.screen, ModalScreen)

        await pilot.press("escape")
        await pilot.pause()
        said = app.screen.query_one("#said", SpanLines)
        assert plain(said.lines[0]).startswith(f"{name}  ")


async def test_q_leaves_a_gallery_opened_at_one_widget():
    app = Gallery("week_grid")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("q")

    assert app.return_code == 0


async def test_what_a_widget_says_is_shown():
    app = Gallery("week_grid")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("right")
        await pilot.pause()
        said = app.screen.query_one("#said", SpanLines)

        assert plain(said.lines[0]) == "WeekGrid.Highlighted  day_key tue  card_key b1"


def test_an_unknown_name_is_answered_with_the_names_there_are(capsys):
    code = main(["week_grip"])

    assert code == 2
    assert "week_grid" in capsys.readouterr().err

"""Slips in the settings file are told, each with its line, and cost nothing but themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.app import EasebackApp
from planner.config import Settings, place, settings
from planner.screens.key_slips import is_key, key_slips, usable
from planner.screens.week.page import WeekPage
from tests.screens.conftest import book, empty, hand, steady_cursor
from tests.screens.support import Window

__all__ = ["book", "empty", "hand", "steady_cursor"]


def told(tmp_path: Path, text: str) -> tuple[Settings, tuple[str, ...]]:
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    return settings(tmp_path)


def slips_of(tmp_path: Path, keys: dict[str, str]) -> tuple[str, ...]:
    lines = "\n".join(f'"{name}" = "{text}"' for name, text in keys.items())
    (tmp_path / "config.toml").write_text(f"[keys]\n{lines}\n", encoding="utf-8")
    return key_slips(EasebackApp, keys, lambda name: place(tmp_path, name))


def test_without_a_file_nothing_is_told(tmp_path):
    assert settings(tmp_path) == (Settings(), ())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ready_s = -5", "expected whole seconds from 0 to 120; 10 is used."),
        ("ready_s = 100000", "expected whole seconds from 0 to 120; 10 is used."),
        ("switch_s = 2.5", "expected whole seconds from 0 to 120; 5 is used."),
        ('bell = "yes"', "expected true or false; true is used."),
        ('animations = "fast"', "expected full, basic or none; full is used."),
        ("figures = 3", "expected auto, braille, ascii, words or off; auto is used."),
        ("theme = 3", "expected the name of a theme; easeback's own is used."),
        ('them = "nord"', "there is no setting `them`; did you mean `theme`?"),
        ("colour = 1", "there is no setting `colour`; known are theme, keys"),
        ("keys = 3", "expected a table of names and keys"),
        ("[look]\ndark = true", "there is no table `look`"),
        ('[keys]\n"week.add" = 3', "expected the name of a key"),
        ('[keys]\n"week.add" = ""', "expected the name of a key"),
    ],
)
def test_a_slip_is_told_with_its_line_and_the_rest_holds(tmp_path, line, said):
    found, slips = told(tmp_path, f'figures = "ascii"\n{line}\n' if "figures" not in line else line)

    (slip,) = slips
    at = 1 if "figures" in line else 3 if "\n" in line and "keys" in line else 2
    assert slip.startswith(f"{tmp_path / 'config.toml'}, line {at}: ")
    assert said in slip
    assert "figures" in line or found.figures == "ascii"


def test_every_slip_is_told(tmp_path):
    _, slips = told(tmp_path, 'ready_s = -5\nswitch_s = -5\nbell = false\n[look]\ndark = "a"\n')

    assert len(slips) == 3


def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path):
    found, (slip,) = told(tmp_path, 'figures = "ascii"\nready_s =\n')

    assert found == Settings()
    assert "line 2" in slip


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"week.ad": "f2"}, "no key is called week.ad. Did you mean week.add?"),
        ({"week.add": "hyperspace"}, "'hyperspace' is no key."),
        ({"week.add": "ctrl+shif+a"}, "'ctrl+shif+a' is no key."),
        ({"week.add": "x"}, "x is the key of week.cut too"),
        ({"week.add": "?"}, "? is the key of book.help too"),
        ({"week.add": "f2", "week.edit": "f2"}, "f2 is the key of week.edit too"),
    ],
)
def test_a_slip_in_the_keys_is_told_with_its_line(tmp_path, keys, said):
    slip = slips_of(tmp_path, keys)[0]

    assert slip.startswith(f"{tmp_path / 'config.toml'}, line 2: ")
    assert said in slip


@pytest.mark.parametrize(
    "keys",
    [
        {"week.add": "a,insert"},
        {"week.add": "f2"},
        {"week.add": "x", "week.cut": "f2"},
        {"book.undo": "ctrl+z,f3"},
    ],
)
def test_keys_of_ones_own_that_are_fine_are_not_told(tmp_path, keys):
    assert slips_of(tmp_path, keys) == ()


@pytest.mark.parametrize(
    "key", ["a", "?", "+", "question_mark", "ctrl+a", "shift+f2", "insert", "é"]
)
def test_what_a_keyboard_has_is_a_key(key):
    assert is_key(key)


def test_a_key_that_is_none_leaves_the_usual_one():
    assert usable({"week.add": "hyperspace", "week.edit": "f2"}) == {"week.edit": "f2"}


async def test_the_window_tells_slips_once_and_opens(book, tmp_path):
    (tmp_path / "config.toml").write_text('[keys]\n"week.ad" = "f2"\n"week.add" = "f3"\n')
    found, slips = settings(tmp_path)
    app = EasebackApp(book, found, notices=slips, config=tmp_path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        page = app.screen
        assert isinstance(page, WeekPage)
        window = Window(pilot, page)
        await window.settle()

        assert window.toasts.count("no key is called week.ad") == 1
        await window.press("f3")
        assert "Add to" in window.words


def test_easeback_config_lists_the_slips(tmp_path, monkeypatch, capfd):
    from planner.__main__ import main

    (tmp_path / "config.toml").write_text('ready_s = -5\n[keys]\n"week.ad" = "f2"\n')

    assert main(["--config", str(tmp_path), "--data", str(tmp_path / "j"), "config"]) == 0

    said = capfd.readouterr().out
    assert "config.toml, line 1" in said
    assert "no key is called week.ad" in said

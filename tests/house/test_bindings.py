"""Every key has a name, words and an action, and one meaning at a time."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.binding import Binding
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.keys import format_key
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

import planner
from planner.app import EasebackApp
from planner.logbook.logbook import Logbook
from tests.house.keys_table import OF_TEXTUAL, keys_table
from tests.screens.conftest import book, empty, hand, steady_cursor
from tests.screens.support import THURSDAY, Window, open_week

__all__ = ["book", "empty", "hand", "steady_cursor"]

ROOT = Path(__file__).parents[2]


def classes_with_keys() -> list[type[DOMNode]]:
    """Every class of the program that binds keys."""
    found: set[Any] = set()
    for info in pkgutil.walk_packages(planner.__path__, "planner."):
        if info.name.endswith("__main__"):
            continue
        for _, one in inspect.getmembers(importlib.import_module(info.name), inspect.isclass):
            ours = issubclass(one, DOMNode) and one.__module__.startswith("planner.")
            if ours and one.__dict__.get("BINDINGS"):
                found.add(one)
    return sorted(found, key=lambda one: one.__qualname__)


CLASSES = classes_with_keys()


def named(one: type[DOMNode]) -> str:
    """For the test's id."""
    return one.__name__


def bindings_of(owner: type[DOMNode]) -> Iterator[Binding]:
    """The bindings a class makes itself."""
    for binding in owner.__dict__["BINDINGS"]:
        assert isinstance(binding, Binding), f"{owner.__name__}: {binding!r} has no id"
        yield binding


def test_there_are_classes_to_look_at() -> None:
    assert {"WeekPage", "WeekGrid", "PainDialog", "EasebackApp"} <= {named(one) for one in CLASSES}


@pytest.mark.parametrize("owner", CLASSES, ids=named)
def test_every_binding_has_an_id_short_words_and_a_sentence(owner: type[DOMNode]) -> None:
    for binding in bindings_of(owner):
        assert binding.id
        assert "." in binding.id
        assert binding.description
        assert len(binding.description.split()) <= 4
        assert binding.tooltip


@pytest.mark.parametrize("owner", CLASSES, ids=named)
def test_a_binding_says_how_it_is_shown_only_where_one_of_its_keys_stands_for_all(
    owner: type[DOMNode],
) -> None:
    for binding in bindings_of(owner):
        first, *others = binding.key.split(",")
        if binding.key_display:
            assert others, f"{binding.id}: {first} is shown as {format_key(first)} by itself"
            assert binding.key_display == format_key(first)


@pytest.mark.parametrize("owner", CLASSES, ids=named)
def test_every_bound_action_exists(owner: type[DOMNode]) -> None:
    for binding in bindings_of(owner):
        target, _, action = binding.action.partition("(")[0].rpartition(".")
        bearer = EasebackApp if target == "app" else Screen if target == "screen" else owner
        halves = [one for one in CLASSES if issubclass(one, owner)]
        assert any(hasattr(one, f"action_{action}") for one in (bearer, *halves)), binding.id


def test_every_key_is_in_the_table_of_the_readme() -> None:
    table = keys_table()

    for owner in CLASSES:
        for binding in bindings_of(owner):
            numbered = re.sub(r"\d+$", "", str(binding.id))
            assert f"`{binding.id}`" in table or f"`{numbered}" in table, binding.id
    for key in ("`H`", "`L`", "`t`", "`g`", "`<`", "`>`", "`tab`"):
        assert f"{key} " in table, key


def test_the_keys_that_are_textuals_own_are_bound_there() -> None:
    bound = ",".join(
        one.key for one in (*App.BINDINGS, *Screen.BINDINGS) if isinstance(one, Binding)
    )
    bound += "," + App.COMMAND_PALETTE_BINDING

    assert set(OF_TEXTUAL) <= set(bound.split(","))


def test_no_id_is_used_for_two_bindings() -> None:
    bindings = {id(one): one for owner in CLASSES for one in bindings_of(owner)}  # shared: once
    ids = Counter(binding.id for binding in bindings.values())
    assert [name for name, times in ids.items() if times > 1] == []


@pytest.mark.parametrize(
    "owner",
    [one for one in CLASSES if issubclass(one, Widget) and not issubclass(one, ModalScreen)],
    ids=named,
)
def test_what_takes_the_focus_has_help(owner: type[DOMNode]) -> None:
    concrete = [one for one in CLASSES if issubclass(one, owner)]
    assert any(one.HELP for one in concrete)


OURS = {binding.id for owner in CLASSES for binding in bindings_of(owner)}
PANES_OWN = {"pageup", "pagedown"}
"""Keys that scroll whatever has the focus, and turn the week where nothing scrolls."""


def clashes(window: Window) -> list[str]:
    """Keys that mean two things where the focus is now."""
    meanings: dict[str, set[str]] = {}
    for node, bindings in window.top._modal_binding_chain:
        for key, bound in bindings.key_to_bindings.items():
            for binding in bound:
                if binding.id not in OURS or key in PANES_OWN:
                    continue
                name, *rest = binding.action.partition("(")
                if node.check_action(name, tuple(rest)):
                    meanings.setdefault(key, set()).add(binding.action)
    return [f"{key}: {sorted(found)}" for key, found in meanings.items() if len(found) > 1]


@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("tab",),
        ("tab", "tab"),
        ("m",),
        ("enter",),
        ("P",),
        ("r",),
        ("a",),
        ("y",),
        ("g",),
        ("s",),
        ("question_mark",),
        ("exclamation_mark", "6"),
        ("slash",),
        ("colon",),
        ("z",),
        ("z", "z"),
        ("K",),
        ("E",),
        ("F",),
        ("b",),
        ("O", "w"),
        ("2",),
        ("2", "X"),
        ("2", "e"),
        ("4",),
    ],
    ids="-".join,
)
async def test_no_key_means_two_things_at_once(book: Logbook, keys: tuple[str, ...]) -> None:
    async with open_week(book) as window:
        if keys in (("y",), ("m",)):
            await window.go(THURSDAY)
        await window.press(*keys)
        assert clashes(window) == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("planner/**/*.tcss")), ids=lambda one: one.name)
def test_every_stylesheet_can_be_read(path: Path) -> None:
    sheet = Stylesheet(variables=App().get_css_variables())
    sheet.read(path)
    sheet.parse()
    assert sheet.rules or not path.read_text(encoding="utf-8").strip()


@pytest.mark.parametrize(
    "path",
    sorted(ROOT.glob("planner/**/__init__.py")),
    ids=lambda one: str(one.parent.relative_to(ROOT)),
)
def test_a_package_holds_its_description_and_nothing_else(path: Path) -> None:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    assert isinstance(body[0], ast.Expr)
    more = [ast.unparse(one).partition(" ")[0] for one in body[1:]]
    assert more in ([], ["__version__"], ["from", "__version__"])

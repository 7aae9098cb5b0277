"""What is wrong with the keys that the settings file names: names, keys, and keys taken twice."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys, format_key, key_to_character
from textual.screen import ModalScreen, Screen

import planner.screens
import planner.widgets
from planner.screens.book_page import BookPage

MODIFIERS = {"ctrl", "shift", "alt", "super", "hyper", "meta"}
NAMED = {key.value for key in Keys if not key.value.startswith("<")}

Taken = dict[str, str]
"""Key -> the id of the binding that has it."""


def key_slips(
    app: type[App[None]], keys: Mapping[str, str], place: Callable[[str], str]
) -> tuple[str, ...]:
    """A sentence on each slip.

    Args:
        app: The program's own keys.
        keys: Binding id -> keys, as the settings file says.
        place: Where the file names an id.
    """
    owners = classes_with_keys(app)
    known = {binding.id or "" for owner in owners for binding in _own(owner)}
    said: list[str] = []
    for name, text in keys.items():
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"Did you mean {near[0]}?" if near else "The README lists them."
            said.append(f"{place(name)}: no key is called {name}. {hint}")
            continue
        wrong = [key for key in _keys(text) if not is_key(key)]
        if wrong:
            said.append(
                f"{place(name)}: {wrong[0]!r} is no key. Expected one such as a, ctrl+a, f2 or "
                "insert; the usual one stays."
            )
            continue
        other = _taken(owners, keys, name)
        if other:
            key, by = other
            said.append(
                f"{place(name)}: {format_key(key)} is the key of {by} too. Give one of them "
                "another."
            )
    return tuple(said)


def usable(keys: Mapping[str, str]) -> dict[str, str]:
    """Those that name keys there are; the others stay as they are without a settings file."""
    return {name: text for name, text in keys.items() if all(map(is_key, _keys(text)))}


def is_key(key: str) -> bool:
    """True for `a`, `?`, `question_mark`, `ctrl+a`, `shift+f2`."""
    if len(key) == 1:
        return key.isprintable()
    *modifiers, name = key.split("+")
    if not MODIFIERS.issuperset(modifiers):
        return False
    return name in NAMED or key_to_character(name) is not None


def classes_with_keys(app: type[App[None]]) -> list[type[DOMNode]]:
    """Every page, dialog and widget of the program, and the program itself."""
    found: set[type[DOMNode]] = {app}
    for package in (planner.screens, planner.widgets):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not info.name.endswith("__main__"):
                found.update(_classes_of(importlib.import_module(info.name).__dict__.values()))
    return sorted(found, key=lambda one: one.__qualname__)


def _classes_of(values: Iterable[object]) -> Iterable[type[DOMNode]]:
    for value in values:
        if not (isinstance(value, type) and issubclass(value, DOMNode)):
            continue
        if value.__module__.startswith("planner."):
            yield value


def _own(owner: type[DOMNode]) -> Iterable[Binding]:
    """The bindings a class makes itself."""
    return (one for one in owner.__dict__.get("BINDINGS", ()) if isinstance(one, Binding))


def _keys(text: str) -> list[str]:
    return [key.strip() for key in text.split(",")]


def _taken(
    owners: list[type[DOMNode]], keys: Mapping[str, str], name: str
) -> tuple[str, str] | None:
    """A key of `name` that means something else wherever `name` holds, and what; None for none."""
    for owner in owners:
        bindings = _together(owner, owners)
        if name not in {one.id for one in bindings}:
            continue
        usual = {one.id: set(_names(one.key)) for one in bindings}
        mine = set(_names(keys[name]))
        for one in bindings:
            both = mine & set(_names(keys.get(one.id or "", one.key)))
            # What shares a key without any settings is never there at the same time.
            both -= usual[name] & usual[one.id]
            if one.id != name and both:
                return min(both), one.id or one.action
    return None


def _names(text: str) -> list[str]:
    """Keys by one name each: `?` is `question_mark`."""
    return [key if len(key) == 1 else key_to_character(key) or key for key in _keys(text)]


def _together(owner: type[DOMNode], owners: list[type[DOMNode]]) -> list[Binding]:
    """The bindings that hold while a page or a widget has the keys."""
    lines = [one for one in owner.__mro__ if issubclass(one, DOMNode)]
    if not issubclass(owner, ModalScreen):
        lines += [one for one in owners if issubclass(one, App)]
        if not issubclass(owner, Screen):
            lines += [one for one in BookPage.__mro__ if issubclass(one, DOMNode)]
    return [binding for one in dict.fromkeys(lines) for binding in _own(one) if binding.id]

"""Imports the window does without: what Textual and asyncio load for others than us."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def without_ssl() -> Iterator[None]:
    """Import asyncio without ssl, which is 3 % of the start: nothing here talks to a network."""
    before = sys.modules.get("ssl")
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["ssl"]
        if before is not None:
            sys.modules["ssl"] = before


@contextmanager
def without_types() -> Iterator[None]:
    """Import Textual without `textual.types`, another 3 %: it offers the types of trees, lists
    and inputs in one place, and loads all of these for it. Textual itself wants one name of it.

    Should it want others some day, it gets the real module, and the start is only slower.
    """
    if "textual.types" in sys.modules:
        yield
        return
    sys.modules["textual.types"] = _Types("textual.types")
    try:
        yield
    finally:
        if isinstance(sys.modules.get("textual.types"), _Types):
            del sys.modules["textual.types"]


class _Types(ModuleType):
    """Looks a name up where it is cheap."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # the import system's own questions
            raise AttributeError(name)
        try:
            from textual import _types as cheap

            return getattr(cheap, name)
        except (ImportError, AttributeError):
            del sys.modules["textual.types"]
            from textual import types

            return getattr(types, name)

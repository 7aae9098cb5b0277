"""Tells the few command lines that open the window from all others, without an option parser."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


class Options(msgspec.Struct, frozen=True):
    """What opening the window can be told."""

    data: str = ""
    """Folder of the journal."""
    config: str = ""
    """Folder of the settings and the runner's own plans."""
    at: str = ""
    """The moment to pretend it is."""
    demo: bool = False
    """True for the throw-away journal of the demo."""


_VALUED = ("--data", "--config", "--at")


def opening_options(arguments: Sequence[str]) -> Options | None:
    """The options, if these arguments ask for nothing but the window; None for a command.

    What looks odd is None too: click says better what is wrong with it.
    """
    given: dict[str, str] = {}
    demo = False
    rest = iter(arguments)
    for word in rest:
        if word == "--demo":
            demo = True
            continue
        name, equals, value = word.partition("=")
        if name not in _VALUED:
            return None
        value = value if equals else next(rest, "")
        if not value or value.startswith("-"):
            return None
        given[name[2:]] = value
    return Options(**given, demo=demo)

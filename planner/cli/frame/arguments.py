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
    quiet: bool = False
    """True if no bell is to be rung."""


_FLAGS = ("--demo", "--quiet")
_VALUED = ("--data", "--config", "--at")


def opening_options(arguments: Sequence[str]) -> Options | None:
    """The options, if these arguments ask for nothing but the window; None for a command.

    What looks odd is None too: click says better what is wrong with it.
    """
    given: dict[str, str] = {}
    flags: set[str] = set()
    rest = iter(arguments)
    for word in rest:
        if word in _FLAGS:
            flags.add(word[2:])
            continue
        name, equals, value = word.partition("=")
        if name not in _VALUED:
            return None
        value = value if equals else next(rest, "")
        if not value or value.startswith("-"):
            return None
        given[name[2:]] = value
    return Options(**given, demo="demo" in flags, quiet="quiet" in flags)

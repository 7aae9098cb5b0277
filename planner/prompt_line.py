"""`easeback prompt` from its cache, before anything else of the program is imported.

A shell asks for it before every line: it has to take no longer than Python itself. The cache holds
the days ahead too, so that a new day needs no opening of the book.
"""

from __future__ import annotations

import os
import sys
import time
from binascii import crc32
from collections.abc import Sequence

FIELDS = ("due", "left", "pain", "state", "next")
"""What a format can name."""
USUAL = "{next} | {left} | pain {pain}"
"""The format where none is given."""
_MOST = 64 * 1024
"""Letters of a cache that are looked at: it has a short line a day."""


def cached_line(arguments: Sequence[str]) -> str | None:
    """The line that these arguments of `prompt` ask for; None where the cache has it not, or where
    something else is asked."""
    given = _read(arguments)
    caches = _caches()
    words = (given or {}).get("--format", USUAL)
    if given is None or caches is None or not words.isprintable():
        return None
    data = given.get("--data") or os.environ.get("EASEBACK_DATA") or _usual_data()
    try:
        lines = _text(cache_file(caches, data)).splitlines()
    except (OSError, ValueError):
        return None
    today = local_day()
    for line in lines:
        day, *values = line.split("\t")
        if day == today and len(values) == len(FIELDS):
            return formatted(words, dict(zip(FIELDS, values, strict=True)))
    return None


def _text(path: str) -> str:
    """The text of a cache; none of what stands in its place, for which a shell would wait."""
    if not os.path.isfile(path):  # noqa: PTH113 (pathlib: 5 ms)
        return ""
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        return file.read(_MOST)


def local_day() -> str:
    """The machine's day, asked here as `planner.clock` takes too long to import."""
    return time.strftime("%Y-%m-%d")


def formatted(words: str, values: dict[str, str]) -> str:
    """A format with the values in place of their names in braces; all else stays."""
    for name, value in values.items():
        words = words.replace(f"{{{name}}}", value)
    return words


def cache_file(caches: str, data: str) -> str:
    """The cache of the journal in a folder."""
    whole = os.path.abspath(os.path.expanduser(data))  # noqa: PTH100, PTH111
    name = crc32(os.fsencode(whole))
    return os.path.join(caches, f"prompt-{name:08x}")  # noqa: PTH118


def _read(arguments: Sequence[str]) -> dict[str, str] | None:
    """The options by name; None if there is anything else."""
    given: dict[str, str] = {}
    rest = iter(arguments)
    for word in rest:
        name, equals, value = word.partition("=")
        if name not in ("--format", "--data"):
            return None
        given[name] = value if equals else next(rest, "")
        if name == "--data" and not given[name]:  # a slip, which the long way tells
            return None
    return given


def _caches() -> str | None:
    """The folder of caches where that is plain; elsewhere the program itself knows."""
    if sys.platform != "linux":
        return None
    return _below("XDG_CACHE_HOME", "~/.cache", "easeback")


def _usual_data() -> str:
    return _below("XDG_DATA_HOME", "~/.local/share", "easeback/journal")


def _below(variable: str, usual: str, name: str) -> str:
    base = os.environ.get(variable, "").strip() or os.path.expanduser(usual)  # noqa: PTH111
    return f"{base}/{name}"

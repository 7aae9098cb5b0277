"""Which layout the files of a journal have, and how an older one becomes today's.

A step is a pure function from the tables of one file to those of the next version. It works
on what was read; the file itself is written anew at the next checkpoint, after a backup.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]
"""A TinyDB file: tables by name, documents by their number as text."""

SCHEMA: Final = 1
META: Final = "meta"
"""Table whose only document says which layout a file has and what it has taken in."""


def version(tables: Tables) -> int:
    """The layout of a file; 0 for a plain TinyDB file that does not say."""
    number = tables.get(META, {}).get("1", {}).get("schema", 0)
    return max(0, number) if isinstance(number, int) else 0


def newer_words(name: str, number: int) -> str:
    """What is said of a file whose layout this program does not know."""
    return (
        f"{name} was written by a newer easeback (layout {number}, this one knows {SCHEMA}): the "
        "journal is open for reading only. Install the newest easeback."
    )


def _say_what_it_is(tables: Tables) -> Tables:
    """0 to 1: a plain TinyDB file gets a `meta` table. It has taken in no log yet."""
    return {**tables, META: {"1": {"schema": 1, "logs": {}}}}


STEPS: Final[dict[int, Callable[[Tables], Tables]]] = {0: _say_what_it_is}


def upgrade(tables: Tables) -> Tables:
    """The tables as today's layout has them; those of a newer program stay as they are."""
    while (number := version(tables)) < SCHEMA:
        tables = STEPS[number](tables)
    return tables

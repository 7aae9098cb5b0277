"""What is wrong with a journal, or may be: a finding of `easeback verify`."""

from __future__ import annotations

from typing import Literal

import msgspec

FlawKind = Literal[
    "line", "log", "month", "backup", "clash", "record", "date", "future", "twice", "clock",
    "name", "kept",
]  # fmt: skip


class Flaw(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was found, and where."""

    kind: FlawKind
    place: str
    """The file, and the line of it: `changes/laptop-3f2a.jsonl, line 12`; or the entry."""
    words: str
    """What is the matter, and what can be done, without the place."""
    is_damage: bool = False
    """True if something that was confirmed is missing or cannot be read there."""
    has_cure: bool = False
    """True if `--fix` puts it right."""

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"

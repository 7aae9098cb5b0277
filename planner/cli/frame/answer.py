"""What a command answers, before anyone has decided how it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec


class Headline(str):
    """A line that stands above others; bold where the terminal can."""

    __slots__ = ()


class Remark(msgspec.Struct, frozen=True):
    """Something to be told beside the answer."""

    code: str
    """For programs: `notice`, `flare`, `rejected`, ..."""
    text: str


class Answer(msgspec.Struct, kw_only=True):
    """The same answer for people and for programs."""

    lines: Sequence[str] = ()
    """In words, a line each."""
    content: bytes = b""
    """A file instead of words: it goes to stdout as it is."""
    data: object = None
    """For `--json`: metres, seconds, ISO 8601, ids."""
    remarks: tuple[Remark, ...] = ()
    code: int = 0
    """The exit code."""
    steps: int = 0
    """How many undoable changes were written."""
    way_back: Literal["undo", "redo"] = "undo"
    """The command that takes them back."""

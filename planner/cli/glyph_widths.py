"""What a terminal does with characters and keys: asked of the terminal itself."""

from __future__ import annotations

import os
import re
import select
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from planner.cli.frame.start import is_terminal

if sys.platform != "win32":
    import termios
    import tty

ANSWER_S = 0.5
"""How long a terminal may take to say where its cursor stands."""
_PLACE = re.compile(rb"\x1b\[\d+;(\d+)R")


@contextmanager
def _raw() -> Iterator[int]:
    """Take keys as they come, without echo, until the end of it."""
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        yield descriptor
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def can_ask() -> bool:
    """True if a terminal is there that can be asked and can answer."""
    return sys.platform != "win32" and is_terminal(sys.stdin) and is_terminal(sys.stderr)


def glyph_widths(glyphs: Sequence[str]) -> dict[str, int]:
    """How many columns the terminal gives each; empty if it does not say."""
    found = {}
    with _raw() as keys:
        for glyph in glyphs:
            column = _column_after(keys, glyph)
            if column is None:
                break
            found[glyph] = column - 1
    sys.stderr.write("\r\x1b[K")
    sys.stderr.flush()
    return found


def _column_after(keys: int, glyph: str) -> int | None:
    sys.stderr.write(f"\r{glyph}\x1b[6n")
    sys.stderr.flush()
    answer = b""
    while (place := _PLACE.search(answer)) is None:
        if not select.select([keys], [], [], ANSWER_S)[0] or not (more := os.read(keys, 64)):
            return None
        answer += more
    return int(place[1])


def pressed_keys() -> Iterator[bytes]:
    """What each key sends, until q or the end of the input."""
    with _raw() as keys:
        while (sent := os.read(keys, 64)) not in (b"q", b""):
            yield sent

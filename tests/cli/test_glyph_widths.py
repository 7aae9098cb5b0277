"""What a terminal answers about the width of signs, on a terminal that the test plays."""

from __future__ import annotations

import os
import pty
import sys
import termios
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from planner.cli import glyph_widths as asked
from planner.cli.doctor import Checkup, _terminal


@contextmanager
def terminal() -> Iterator[int]:
    """The outer end of a terminal; the program has the inner one as stdin and stderr."""
    outer, inner = pty.openpty()
    with (
        os.fdopen(os.dup(inner), "r") as keys,
        os.fdopen(inner, "w") as shown,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(sys, "stdin", keys)
        patch.setattr(sys, "stderr", shown)
        yield outer
    os.close(outer)


def answering(outer: int, widths: list[int]) -> threading.Thread:
    """Answer each question for the cursor's place, as a terminal that gives signs these widths."""

    def answer() -> None:
        seen = b""
        for width in widths:
            while b"\x1b[6n" not in seen:
                seen += os.read(outer, 1000)
            seen = seen.split(b"\x1b[6n", 1)[1]
            os.write(outer, f"\x1b[7;{width + 1}R".encode())

    thread = threading.Thread(target=answer)
    thread.start()
    return thread


def test_the_width_of_signs_is_what_the_terminal_says():
    with terminal() as outer:
        thread = answering(outer, [1, 2])

        assert asked.can_ask()
        assert asked.glyph_widths(["⣿", "●"]) == {"⣿": 1, "●": 2}
        thread.join()


def test_a_terminal_that_does_not_answer_is_not_waited_for_long(monkeypatch):
    monkeypatch.setattr(asked, "ANSWER_S", 0.01)

    with terminal():
        assert asked.glyph_widths(["⣿", "●"]) == {}


def test_signs_that_are_two_columns_wide_are_told_with_what_to_do(monkeypatch):
    monkeypatch.setattr("planner.cli.doctor.glyph_widths", lambda signs: dict.fromkeys(signs, 2))
    checkup = Checkup({}, [])

    _terminal(checkup, may_ask=True)

    assert "⣿ 2" in checkup.found["Terminal"]["signs"]
    assert any("Choose another font" in fault for fault in checkup.faults)


def test_keys_are_shown_until_q():
    with terminal() as outer:
        thread = threading.Thread(target=pressing, args=(outer, b"\x1b[A"))
        thread.start()
        keys = asked.pressed_keys()
        assert next(keys) == b"\x1b[A"
        thread.join()
        os.write(outer, b"q")
        assert list(keys) == []


def pressing(outer: int, key: bytes) -> None:
    """Press a key once keys are taken as they come: what was typed before is thrown away."""
    while termios.tcgetattr(outer)[3] & termios.ICANON:
        pass
    os.write(outer, key)

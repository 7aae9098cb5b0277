"""How the program ends: told to, killed, or never started."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.conftest import Opens
from tests.terminal.terminal import command, environment

pytestmark = pytest.mark.terminal

LEAVES_SCREEN, SHOWS_CURSOR = b"\x1b[?1049l", b"\x1b[?25h"


def test_every_tick_that_was_on_screen_outlives_kill_9(planned: Path, opens: Opens) -> None:
    window = opens(planned)
    window.see("Strength")
    window.press("      ")
    window.see("●●●")
    seen = max(len(dots) for dots in re.findall("●+", window.words))
    window.kill()

    again = opens(planned)
    again.see("Strength")
    again.see("●" * seen)
    again.press("q")
    assert again.end() == 0


def test_a_signal_to_end_leaves_as_quitting_does(planned: Path, opens: Opens) -> None:
    window = opens(planned)
    window.see("Strength")
    window.press(" ")
    window.see("●○○○○○○○○○○○")
    os.kill(window.pid, signal.SIGTERM)
    assert window.end() == 128 + signal.SIGTERM
    assert LEAVES_SCREEN in window.written
    assert SHOWS_CURSOR in window.written
    assert b"Traceback" not in window.written
    assert "1 of 12 sets" in command(planned, "today").stdout


def test_a_terminal_closed_during_the_start_leaves_nothing_running(
    planned: Path, opens: Opens
) -> None:
    """The kernel sends both signals at once; the second would start the input anew."""
    window = opens(planned)
    window.starts()
    os.kill(window.pid, signal.SIGHUP)
    os.kill(window.pid, signal.SIGCONT)
    assert window.end() == 128 + signal.SIGHUP
    assert b"Traceback" not in window.written


@pytest.mark.parametrize("keys", ["", "P", "LH" * 500], ids=["at rest", "a dialog opens", "busy"])
def test_a_terminal_that_is_closed_leaves_nothing_running(
    planned: Path, opens: Opens, keys: str
) -> None:
    """Nobody reads what is written any more: the busy one waits for its terminal for ever."""
    window = opens(planned)
    window.see("Strength")
    window.press(keys)
    if len(keys) > 1:
        window.stall()
    # Which code it is hangs on what was being written to the terminal that is gone.
    assert window.hang_up() != 0


def test_who_is_told_twice_to_end_does_so_at_once(planned: Path, opens: Opens) -> None:
    """Also where it waits for a terminal that takes nothing, and would hear nobody."""
    window = opens(planned)
    window.see("Strength")
    window.press("LH" * 500)
    window.stall()
    assert window.tell(signal.SIGTERM, times=2) == 128 + signal.SIGTERM


def test_a_dumb_terminal_is_told_what_to_use_instead(planned: Path, opens: Opens) -> None:
    window = opens(planned, TERM="dumb")
    assert window.end() == 2
    assert b"easeback today" in window.written
    assert b"\x1b" not in window.written


def test_no_terminal_at_all_is_told_what_to_use_instead(planned: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "planner"],
        env=environment(planned),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=10,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "easeback today" in done.stderr
    assert "Traceback" not in done.stderr

"""An open window and commands beside it, on one folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.conftest import Opens
from tests.terminal.terminal import command

pytestmark = pytest.mark.terminal


def test_the_window_shows_what_commands_write_beside_it(planned: Path, opens: Opens) -> None:
    window = opens(planned)
    window.see("Strength")
    ticked = command(planned, "tick")
    assert ticked.returncode == 0, ticked.stderr
    window.see("●○○○○○○○○○○○")
    hurt = command(planned, "pain", "2", "--stairs")
    if hurt.returncode != 0:
        hurt = command(planned, "pain", "2")
    assert hurt.returncode == 0, hurt.stderr
    window.see("pain 2/10 left")
    window.press(" ")
    window.see("●●○○○○○○○○○○")
    undone = command(planned, "undo")
    assert undone.returncode == 0, undone.stderr
    window.see("●○○○○○○○○○○○")
    window.press("q")
    assert window.end() == 0


def test_two_windows_on_one_folder_show_each_others_ticks(planned: Path, opens: Opens) -> None:
    one, other = opens(planned), opens(planned)
    one.see("Strength")
    other.see("Strength")
    one.press(" ")
    other.see("●○○○○○○○○○○○")
    other.press(" ")
    one.see("●●○○○○○○○○○○")
    one.press("q")
    other.press("q")
    assert (one.end(), other.end()) == (0, 0)

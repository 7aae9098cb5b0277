"""A session in a real terminal, with the real clock: done, left, killed and come back to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.conftest import Opens
from tests.terminal.terminal import command

pytestmark = pytest.mark.terminal

QUICK = "ready_s = 1\nswitch_s = 1\n"


@pytest.fixture
def quick(planned: Path) -> Path:
    """A home with short pauses."""
    folder = planned / ".config" / "easeback"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_text(QUICK)
    return planned


def test_a_session_is_done_killed_in_the_middle_and_done_to_its_end(
    quick: Path, opens: Opens
) -> None:
    window = opens(quick)
    window.see("Strength")
    window.press("\r")
    window.see("space starts")
    window.see("Quad set [LEFT] set 1 of 3")
    window.press(" ")
    window.see("hold")
    window.see("1 of 5 s")
    window.press("\r")
    window.see("Ticked Quad set left set 1 1×")
    window.see("[RIGHT]")
    window.see("2 of 5 s")
    window.kill()

    again = opens(quick)
    again.see("●○○○○○○○○○○○")
    again.press("2")
    again.see("Quad set [RIGHT] set 1 of 3")
    again.see("paused")
    again.press(" ")
    again.miss("paused")
    ticked = command(quick, "tick", "clam")
    assert ticked.returncode == 0, ticked.stderr
    again.see("2/12 sets")
    again.press("\r")
    again.see("3/12 sets")
    again.resize(80, 24)
    again.see("3/12")
    again.press("sr")
    again.see("Skip it. Why?")
    again.press("t")
    again.see("How hard was it?")
    again.press("4")
    again.see("How much did the knee hurt?")
    again.press("1")
    again.see("Quad set: effort 4/10, pain 1/10")
    again.press("31")
    again.see("Strength: done")
    again.see("Next: Mobility on Wed 25 Nov")
    again.press("\r")
    again.see("Mileage")
    again.press("q")
    assert again.end() == 0

    told = command(quick, "today", "--plain")
    assert "3 of 12" in told.stdout or "3/12" in told.stdout, told.stdout


def test_bells_ring_and_quiet_keeps_them_off(quick: Path, opens: Opens) -> None:
    for words, bells in (((), True), (("--quiet",), False)):
        window = opens(quick, *words)
        window.see("Strength")
        window.press("2")
        window.see("space starts")
        before = window.written.count(b"\x07")
        window.press(" ")
        window.see("1 of 5 s")
        window.press("q")
        assert window.end() == 0
        assert (window.written.count(b"\x07") > before) is bells

"""The runner's own editor in a real terminal: the screen is lent, and comes back whole."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pexpect
import pytest

from tests.terminal.conftest import Opens
from tests.terminal.terminal import AT, PATIENCE_S, command, environment

pytestmark = pytest.mark.terminal

WRITES = """
import pathlib, sys
path = pathlib.Path(sys.argv[1])
print("THE EDITOR HAS THE SCREEN")
input()
path.write_text(path.read_text() + "and a line from the editor\\n")
"""
CRASHES = """
import os, pathlib, sys
pathlib.Path(sys.argv[1]).write_text("written before the crash")
print("\\x1b[2J\\x1b[?1049l half a screen", flush=True)
os.abort()
"""


@pytest.fixture
def editor(home: Path) -> Path:
    """The file of the editor, to be written by the test."""
    return home / "editor.py"


def told(home: Path) -> list[str]:
    """The notes of the journal."""
    done = command(home, "journal", "--kind", "note", "--json")
    return [entry["words"] for entry in json.loads(done.stdout)["data"]]


def test_a_note_is_written_on_outside_and_the_screen_comes_back(
    planned: Path, editor: Path, opens: Opens
) -> None:
    editor.write_text(WRITES)
    assert command(planned, "note", "as it began").returncode == 0
    window = opens(planned, EDITOR=f"{sys.executable} {editor}")
    window.see("Mileage")
    window.press("4")
    window.see("as it began")
    window.press("je")
    window.see("Note of Wed 25 Nov")
    window.press("\x05")
    window.see("THE EDITOR HAS THE SCREEN")
    window.press("\r")
    window.see("and a line from the editor")
    window.see("Note of Wed 25 Nov")
    window.press("\r")
    window.see("Corrected the note of Wed 25 Nov")
    assert told(planned) == ["as it began\nand a line from the editor"]

    window.press("\x05")  # straight from the entry
    window.see("THE EDITOR HAS THE SCREEN")
    window.press("\r")
    window.see("Corrected the note of Wed 25 Nov")
    window.see("all years")
    window.press("q")
    assert window.end() == 0
    assert told(planned)[0].count("and a line from the editor") == 2
    assert list((planned / ".local/share/easeback").rglob("note-*")) == []


def test_an_editor_that_crashes_loses_nothing_and_the_window_goes_on(
    planned: Path, editor: Path, opens: Opens
) -> None:
    editor.write_text(CRASHES)
    assert command(planned, "note", "as it began").returncode == 0
    window = opens(planned, EDITOR=f"{sys.executable} {editor}")
    window.see("Mileage")
    window.press("4")
    window.see("as it began")
    window.press("j\x05")
    window.see("What you wrote is kept in")
    window.see("all years")
    (kept,) = (planned / ".local/share/easeback").rglob("note-*")
    assert kept.read_text() == "written before the crash"
    assert kept.stat().st_mode & 0o777 == 0o600
    window.press("q")
    assert window.end() == 0
    assert told(planned) == ["as it began"]


def test_the_command_opens_the_editor_and_keeps_a_note_that_is_too_long(
    planned: Path, editor: Path
) -> None:
    def noted(*words: str) -> str:
        child = pexpect.spawn(
            sys.executable, ["-m", "planner", "note", *words, "--at", AT], cwd=str(planned),
            env=environment(planned, EDITOR=f"{sys.executable} {editor}"), timeout=PATIENCE_S,
            dimensions=(40, 400),
        )  # fmt: skip
        child.expect(pexpect.EOF)
        return str(child.before, "utf-8")

    editor.write_text(WRITES.replace("input()", ""))
    assert "Noted for Wed 25 Nov" in noted("--edit", "as it began")
    assert told(planned) == ["as it began\nand a line from the editor"]

    editor.write_text("import sys; open(sys.argv[1], 'w').write('word ' * 5000)")
    refused = noted()
    assert "20,000 is the most" in refused
    (kept,) = (planned / ".local/share/easeback").rglob("note-*")
    assert f"What you wrote is kept in {kept}." in refused
    assert len(told(planned)) == 1

"""The runner's own editor: what it leaves is taken, or kept where it is told."""

from __future__ import annotations

import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planner import editor
from planner.editor import edit, editor_command

Makes = Callable[[str], dict[str, str]]


@pytest.fixture
def editor_of(tmp_path: Path) -> Makes:
    """Makes an editor that runs Python with `path`, the file it is given."""

    def make(code: str) -> dict[str, str]:
        script = tmp_path / "my editor.py"
        head = "import os, pathlib, signal, sys\npath = pathlib.Path(sys.argv[-1])\n"
        script.write_text(head + code, encoding="utf-8")
        return {"EDITOR": f"{sys.executable} '{script}' --wait"}

    return make


def drafts(folder: Path) -> list[Path]:
    return sorted((folder / "drafts").iterdir())


def test_what_was_written_is_taken_and_its_file_may_go(tmp_path: Path, editor_of: Makes) -> None:
    say = editor_of("path.write_text(path.read_text() + 'second line\\r\\nthird\\n\\n')")

    edited = edit("first", tmp_path, say)

    assert (edited.text, edited.words) == ("first\nsecond line\nthird", "")
    assert edited.draft is not None
    assert stat.S_IMODE(edited.draft.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "drafts").stat().st_mode) == 0o700
    edited.let_go()
    assert drafts(tmp_path) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("path.write_text('half a no'); sys.exit(3)", "ended with an error (3)"),
        ("path.write_text('half a no'); os.kill(os.getpid(), 9)", "was ended from outside"),
        ("path.write_bytes(b'\\x7fELF\\0\\0')", "is no text"),
        ("path.write_bytes(b'caf\\xe9')", "is no text"),
        ("path.write_text('x' * 2_000_000)", "is no text"),
    ],
)
def test_a_broken_end_keeps_what_was_written_and_says_where(
    tmp_path: Path, editor_of: Makes, code: str, words: str
) -> None:
    edited = edit("first", tmp_path, editor_of(code))

    (kept,) = drafts(tmp_path)
    assert edited.text is None
    assert words in edited.words
    assert f"What you wrote is kept in {kept}." in edited.words
    assert kept.read_bytes() != b"first\n"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("sys.exit(1)", "The editor ended with an error (1): the text stays as it was."),
        ("path.write_text(' \\n')", "The editor left an empty file: the text stays as it was."),
        ("path.unlink()", "The editor left no file: the text stays as it was."),
    ],
)
def test_where_nothing_was_written_nothing_is_left_behind(
    tmp_path: Path, editor_of: Makes, code: str, words: str
) -> None:
    edited = edit("first", tmp_path, editor_of(code))

    assert (edited.text, edited.words, edited.kept) == (None, words, "")
    assert drafts(tmp_path) == []


def test_ctrl_c_ends_the_editor_alone(tmp_path: Path, editor_of: Makes) -> None:
    before = signal.getsignal(signal.SIGINT)
    both = "os.kill(os.getppid(), signal.SIGINT); os.kill(os.getpid(), signal.SIGINT)"

    edited = edit("first", tmp_path, editor_of(both))

    assert edited.text is None
    assert signal.getsignal(signal.SIGINT) is before


def test_a_folder_that_takes_no_file_is_no_hindrance(tmp_path: Path, editor_of: Makes) -> None:
    (tmp_path / "drafts").write_text("a file in its place")

    edited = edit("", tmp_path, editor_of("path.write_text('words')"))

    assert edited.text == "words"
    edited.let_go()


def test_visual_comes_before_editor_and_both_before_the_usual(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert editor_command({"VISUAL": "code -w", "EDITOR": "ed"}) == ["code", "-w"]
    assert editor_command({"VISUAL": " ", "EDITOR": "ed"}) == ["ed"]
    assert editor_command({"VISUAL": "'never closed", "EDITOR": "ed"}) == ["ed"]
    monkeypatch.setattr(editor, "USUAL", (Path(sys.executable).name,))
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    assert editor_command({}) == [sys.executable]


@pytest.mark.parametrize("command", ["/nowhere/vim", "/etc"])
def test_an_editor_that_is_not_there_is_named(tmp_path: Path, command: str) -> None:
    edited = edit("first", tmp_path, {"EDITOR": command})

    assert edited.text is None
    assert edited.words.startswith(f"{command} could not be started:")
    assert "Set $VISUAL or $EDITOR" in edited.words
    assert drafts(tmp_path) == []


def test_without_any_editor_the_variables_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "USUAL", ())

    assert edit("first", tmp_path, {}).words == (
        "There is no editor. Set $VISUAL or $EDITOR to the editor you like, such as nano."
    )

"""stdout is data, stderr narration; and what happens where a terminal can do less."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.cli.frame import output
from planner.cli.frame.ending import code_of, ended
from planner.domain.values.errors import (
    DamagedError,
    EasebackError,
    ExchangeError,
    NotFoundError,
    PlanError,
    RuleError,
    StoreError,
    UsageError,
)
from planner.store.lock import FolderLock

ROOT = Path(__file__).parents[3]


def run(home: Path, *words: str, stdout: int | None = subprocess.PIPE, **environment: str):
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "planner", "--at", "2026-11-30", *words],
        cwd=ROOT,
        env={**os.environ, "EASEBACK_DATA": str(home / "journal"), **environment},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("x"), 2),
        (PlanError("x"), 2),
        (RuleError("x"), 3),
        (NotFoundError("x"), 4),
        (StoreError("x"), 1),
        (DamagedError("x"), 6),
        (ExchangeError("x"), 1),
    ],
)
def test_every_kind_of_error_has_its_exit_code(error, code):
    assert code_of(error) == code


def test_a_journal_held_by_another_program_is_a_conflict(tmp_path):
    with FolderLock(tmp_path), pytest.raises(StoreError) as caught:
        FolderLock(tmp_path, patience=0.0).__enter__()

    assert code_of(caught.value) == 5


def test_an_error_is_told_with_its_hint_on_stderr(capfd):
    def fail() -> int:
        raise RuleError("That is too far.", "Give a reason.")

    assert ended(fail) == 3

    out, err = capfd.readouterr()
    assert out == ""
    assert err == "easeback: That is too far.\n  Give a reason.\n"


def test_an_interrupt_is_told_by_the_exit_code_alone(capfd):
    def interrupt() -> int:
        raise KeyboardInterrupt

    assert ended(interrupt) == 130
    assert capfd.readouterr() == ("", "")


def test_quiet_leaves_only_the_answer(planned):
    assert planned("runs", "--quiet").err == ""
    result = planned("note", "hello", "--quiet")
    assert (result.out, result.err) == ("", "")


def test_an_answer_for_programs_is_one_object_and_nothing_else(planned):
    result = planned("pain", "9", "--rest", "--json")

    assert result.err == ""
    assert result.out.count("\n") == 1
    assert result.json["ok"] is True
    assert [warning["code"] for warning in result.json["warnings"]] == ["answer", "screen"]


def test_global_flags_stand_before_or_after_the_command(easeback):
    assert easeback("--json", "today").data == easeback("today", "--json").data


def test_help_begins_with_examples(easeback):
    text = easeback("--help").out
    assert text.index("Examples") < text.index("Every day")
    for name in ("log", "tick", "import", "pain"):
        text = easeback(name, "--help").out
        assert text.index("Examples") < text.index("Options")


def test_every_command_is_listed_and_has_help(easeback):
    from planner.cli.main import COMMANDS

    for name in COMMANDS:
        result = easeback(name, "--help")
        assert result.code == 0
        assert f"easeback {name}" in result.out


def test_the_version_is_told(easeback):
    from planner import __version__

    assert easeback("--version").out == f"easeback {__version__}\n"


def test_headings_are_bold_only_where_the_terminal_says_yes(monkeypatch):
    monkeypatch.setattr(output, "is_terminal", lambda _: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert output.may_color(refused=False)
    assert not output.may_color(refused=True)

    monkeypatch.setenv("NO_COLOR", "1")
    assert not output.may_color(refused=False)

    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not output.may_color(refused=False)


def test_without_a_terminal_there_is_no_escape_sequence(home):
    assert b"\x1b" not in run(home, "week", TERM="xterm-256color").stdout


def test_an_encoding_that_knows_little_gets_the_nearest_characters(home):
    done = run(home, "note", "10 × 10 → gut 🦵", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert done.returncode == 0
    assert b"10 x 10 -> gut ?" in done.stdout


def test_a_c_locale_is_no_obstacle(home):
    for done in (run(home, "today", LANG="C"), run(home, "today", LC_ALL="C")):
        assert done.returncode == 0
        assert done.stderr == b""


def test_json_is_utf8_in_any_encoding(home):
    done = run(home, "note", "Knie 🦵", "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert '"Knie 🦵"'.encode() in done.stdout


def test_an_answer_nobody_reads_is_no_error(home):
    read, write = os.pipe()
    os.close(read)
    try:
        done = run(home, "schema", stdout=write)
    finally:
        os.close(write)

    assert done.returncode == 0
    assert done.stderr == b""


def test_a_closed_stdout_is_no_error(home):
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m planner note hello >&-"],
        cwd=ROOT,
        env={**os.environ, "EASEBACK_DATA": str(home / "journal")},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_stdout_is_told(home):
    with Path("/dev/full").open("wb") as full:
        done = run(home, "today", stdout=full.fileno())

    assert done.returncode == 1
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


def test_bytes_that_are_no_text_are_refused(home):
    done = subprocess.run(
        [sys.executable.encode(), b"-m", b"planner", b"note", b"\xff\xfe"],
        cwd=ROOT,
        env={**os.environ, "EASEBACK_DATA": str(home / "journal")},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_journal_that_cannot_be_had_is_told(home):
    (home / "file").write_text("in the way")

    done = run(home, "today", "--data", str(home / "file"))

    assert done.returncode == 1
    assert str(home / "file").encode() in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_line_longer_than_the_terminal_is_left_whole(monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)

    output.print_lines(["x" * 500], color=False)

    assert stream.getvalue() == "x" * 500 + "\n"


def test_the_base_of_all_errors_is_a_failure():
    assert code_of(EasebackError("x")) == 1

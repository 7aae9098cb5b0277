"""What another laptop's journal holds is shown and never obeyed, in words and as JSON."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from pathlib import Path

import pytest

import planner
from planner.cli import import_files
from planner.cli.frame import call
from planner.cli.frame.start import a_moment
from planner.clock import clock_from
from planner.domain.values.harmless import OBEYED
from planner.store.journal import Journal
from tests.cli.conftest import Easeback

EVIL = "ow\x1b]52;c;aGk=\x07\x9b2J\x1b[31m \u202eback\u2066\u200f\u2028\x0b\x00\r\x7f end"
AT = "2026-12-01T19:00"


def obeyed(text: str) -> set[str]:
    return {f"U+{ord(one):04X}" for one in text if ord(one) in OBEYED}


@pytest.fixture
def stick(planned: Easeback, home: Path) -> Path:
    """A stick with the journal of somebody who writes evil into all there is."""
    folder = home / "stick"
    other = Journal.open(folder, device="desk-0001", now=clock_from(a_moment(AT)))
    fields = {"note": EVIL, "title": EVIL, "text": EVIL, "tags": [EVIL], "sport": EVIL}
    for kind in ("run", "note", "cross", "pain", "test"):
        raw = {
            "id": f"{kind}-{EVIL}", "kind": kind, "date": "2026-12-01", "created": EVIL,
            "distance_m": 3000, "score": 2, "side": "left", "moment": "morning",
            "measure": EVIL, "value": 1, **fields,
        }  # fmt: skip
        other.commit(EVIL, [other.edits_for(None, raw, "facts")], reason=EVIL)
    other.close()
    return folder


@pytest.mark.parametrize("flags", [(), ("--json",), ("--plain",)])
def test_no_command_prints_it(planned, stick, flags):
    merged = planned("merge", str(stick), "--yes", *flags, at=AT)
    assert merged.code == 0
    assert not obeyed((merged.out + merged.err).replace("\n", " "))

    for line in (
        "today", "week", "runs", "journal", "search ow", "fix", "clashes", "bin", "verify",
        "show --as-of 2026-12-01", "why 2026-12-01 --plan", "undo --list", "doctor",
    ):  # fmt: skip
        answer = planned(*line.split(), *flags, at=AT)
        assert not obeyed((answer.out + answer.err).replace("\n", " ")), line


def test_json_has_it_all_the_same(planned, stick):
    planned("merge", str(stick), "--yes", at=AT)

    said = json.loads(planned("journal", "--json", at=AT).out)

    assert "\x9b2J" in json.dumps(said, ensure_ascii=False)


@pytest.mark.parametrize("form", ["json", "csv", "ics", "tinydb"])
def test_no_file_for_other_programs_holds_it(planned, stick, home, form):
    planned("merge", str(stick), "--yes", at=AT)

    assert planned("export", form, "-o", str(home / "out"), at=AT).code == 0

    files = [*home.glob("out*")]
    assert files
    for path in files:
        text = path.read_bytes().decode().replace("\r\n", "\n")
        assert not obeyed(text.replace("\n", " ")), path


def test_the_line_of_a_prompt_is_never_obeyed(planned, home, capfd, monkeypatch):
    stick = home / "stick"
    other = Journal.open(stick, device="desk-0001", now=clock_from(a_moment(AT)))
    raw = {"id": "s", "kind": "session", "date": "2026-11-30", "name": EVIL, "order": -9,
           "items": [{"exercise": "quad_set", "dose": {"sets": 2, "reps": 10}}]}  # fmt: skip
    other.commit("Planned", [other.edits_for(None, raw, "plan")])
    other.close()
    assert planned("merge", str(stick), "--yes", at="2026-11-30").code == 0
    monkeypatch.setattr(planner.prompt_line, "local_day", lambda: "2026-11-30")

    slow = planned("prompt", "--format", "{next}", at="2026-11-30").out
    assert planner.__main__.main(["prompt", "--format", "{next}"]) == 0
    quick = capfd.readouterr().out

    assert quick == slow
    assert quick.startswith("ow")
    assert not obeyed(quick.replace("\n", ""))


@pytest.mark.parametrize("line", ["note -t ", "fix ", "rm ", "bin restore ", "tick ", "library "])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_offered_none_of_it_and_told_nothing(
    planned, stick, capfd, monkeypatch, line, shell
):
    planned("merge", str(stick), "--yes", at="2026-12-01T19:00")
    words = line.split()
    monkeypatch.setenv("_EASEBACK_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", f"easeback {line}")
    monkeypatch.setenv("COMP_CWORD", "" if shell == "fish" else str(len(words) + 1))

    with pytest.raises(SystemExit):
        planner.__main__.main([])

    out, err = capfd.readouterr()
    assert not obeyed((out + err).replace("\n", " "))
    assert err == ""


@pytest.fixture
def somebody(monkeypatch):
    """Someone sits at the terminal, and types bytes that are no text."""
    monkeypatch.setattr(call, "is_terminal", lambda _stream: True)
    monkeypatch.setattr(import_files, "is_terminal", lambda _stream: True)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe?\n" * 9), "utf-8"))


@pytest.mark.usefixtures("somebody")
def test_a_question_about_a_file_of_any_name_obeys_nothing_of_it(easeback, home):
    file = home / EVIL.replace("\x00", "")
    file.write_text("mine")

    asked = easeback("export", "json", "-o", str(file))

    assert asked.code == 1
    assert "Write over?" in asked.err
    assert not obeyed(asked.err.replace("\n", " "))
    assert file.read_text() == "mine"


@pytest.mark.usefixtures("somebody")
def test_the_progress_of_an_import_obeys_no_name_of_a_member(easeback, home):
    with zipfile.ZipFile(home / "export.zip", "w") as archive:
        for number in range(3):
            archive.writestr(f"{EVIL.replace(chr(0), '')}{number}.gpx", "<gpx></gpx>")

    said = easeback("import", str(home / "export.zip"), "--dry-run").err

    assert "Reading 1 of 3" in said
    assert not obeyed(re.sub("\r\x1b\\[K", "", said).replace("\n", " "))


def test_all_that_is_printed_goes_through_one_door():
    """`cli/frame/output.py`; beside it are the bell of `doctor`, the glyphs it measures, and the
    line of a prompt, which is made harmless before it is kept."""
    beside = {"cli/doctor.py", "cli/glyph_widths.py", "__main__.py"}
    prints = re.compile(r"\bprint\(|std(?:out|err)\.write\b")
    folder = Path(planner.__file__).parent

    found = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if path.relative_to(folder).parts[0] != "widgets" and prints.search(path.read_text())
    }

    assert found == beside

"""The book as it stood, and how a card came to its day: from the changes, which are all kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Easeback

TUESDAY, WEDNESDAY, LATER = "2026-12-01T19:00", "2026-12-02T19:00", "2026-12-09T19:00"


@pytest.fixture
def lived(planned: Easeback) -> Easeback:
    """A run on Tuesday, a card moved with a reason on Wednesday, a parameter set later."""
    planned("pain", "1", "--morning", at="2026-12-01T07:00")
    planned("log", "run", "4.5k", "29:00", "--pain", "1", at=TUESDAY)
    planned("pain", "2", "--morning", at="2026-12-02T07:00")
    moved = planned("plan", "move", "1", "fri", "--on", "thu", at=WEDNESDAY)
    assert moved.code == 0, moved.err
    planned("note", "all quiet", at=LATER)
    return planned


def entries(lived: Easeback, day: str) -> dict[str, int]:
    counts: dict[str, int] = lived("show", "--as-of", day, "--json", at=LATER).data["entries"]
    return counts


def test_what_came_later_is_not_there(lived):
    assert "run" not in entries(lived, "2026-11-30")
    assert entries(lived, "2026-12-01")["run"] == 1
    assert "note" not in entries(lived, "2026-12-08")
    assert entries(lived, "2026-12-09")["note"] == 1


def test_the_caps_are_those_that_the_program_showed_on_that_evening(lived):
    evening = "2026-12-01T23:59:59"
    then = lived("why", "thu", "--json", at=evening).data

    shown = lived("show", "--as-of", "2026-12-01", "--json", at=LATER).data

    thursday = next(run for run in shown["runs"] if run["planned"]["date"] == "2026-12-03")
    assert thursday["cap"]["hard_m"] == then["hard_m"]
    assert shown["changes_after"] == 3


def test_a_card_stands_where_it_stood(lived):
    before = lived("show", "--as-of", "2026-12-01", at=LATER).out
    after = lived("show", "--as-of", "2026-12-02", at=LATER).out

    assert before.startswith("As it stood at the end of Tue 1 Dec 2026")
    assert re.search("Thu 3 +Run 4.5 km", before)
    assert not re.search("Thu 3 +Run 4.5 km", after)


def test_nothing_is_written_by_it(lived, home):
    place = Path(lived("where", "data").out.strip())
    files = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}

    lived("show", "--as-of", "2026-12-01", at=LATER)
    lived("why", "fri", "--plan", at=WEDNESDAY)

    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == files


def test_before_the_first_change_and_to_come_there_is_nothing_to_show(lived):
    early = lived("show", "--as-of", "2026-11-01", at=LATER)

    assert early.code == 4
    assert "2026-11-30" in early.err
    assert lived("show", "--as-of", "2027-01-01", at=LATER).code == 2


def test_a_card_that_was_moved_says_when_and_by_which_change_with_the_caps_of_then(lived):
    said = lived("why", "2026-12-04", "--plan", at=LATER).out

    assert "Run 4.5 km: put there Wed 2 Dec 19:00" in said
    assert "Moved run of 4.5 km on Thu 3 Dec to Fri 4 Dec" in said
    assert "The plan then: Runner's knee basics, Basics." in said
    assert "longest run lately" in said
    assert "Strength: put there Mon 30 Nov 12:00" in said
    assert "cannot" not in said
    assert "Exercises, plan files and the wording of rules are those of today" in said


def test_the_same_for_programs_has_the_inputs_of_that_moment(lived):
    data = lived("why", "2026-12-04", "--plan", "--json", at=LATER).data

    moved = next(one for one in data["put"] if one["change"]["words"].startswith("Moved run"))
    then = lived("why", "2026-12-04", "--json", at="2026-12-02T19:00:01").data
    assert moved["knee"] == "settled"
    assert [card["date"] for card in moved["then"]] == ["2026-12-04"]
    assert {one["rule"] for one in moved["cap"]["limits"]} == {
        one["rule"] for one in then["limits"]
    }


def test_what_was_done_to_a_card_since_is_told(lived):
    lived("skip", "2", "--because", "time", "--on", "2026-12-04", at="2026-12-03T08:00")

    said = lived("why", "2026-12-04", "--plan", at=LATER).out

    assert "Since then, Thu 3 Dec 08:00: Skipped" in said


def test_a_move_that_was_taken_back_and_done_again_counts_from_then(lived):
    lived("undo", "2", at="2026-12-09T19:10")
    lived("redo", at="2026-12-09T19:20")

    said = lived("why", "2026-12-04", "--plan", at="2026-12-09T20:00").out

    assert "Run 4.5 km: put there Wed 9 Dec 19:20" in said
    assert "Done again" not in said


def test_what_no_log_holds_cannot_be_known_and_is_said(lived):
    place = Path(lived("where", "data").out.strip())
    (log,) = (place / "changes").glob("*.jsonl")
    first, *rest = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"#" + first[1:] + b"".join(rest))

    said = lived("why", "2026-12-04", "--plan", at=LATER)
    shown = lived("show", "--as-of", "2026-12-02", at=LATER)

    assert "Strength: when and why it was put there stands in no log" in said.out
    assert f"{log.name}, line 1: cannot be read" in said.out
    assert f"{log.name}, line 1: cannot be read" in shown.out


def test_a_day_without_a_card_has_nothing_to_tell(lived):
    assert lived("why", "2027-06-01", "--plan", at=LATER).code == 4

"""Which planned run an imported one is: by the day where that is plain, asked where it is not."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from planner.cli.frame import call

LATER = "2026-12-02"


@pytest.fixture
def far(planned, home: Path):
    """A run of 12 km on a day for which 4.5 km are planned."""
    path = home / "far.csv"
    path.write_text("date,time,type,distance_m,duration_s\n2026-12-01,07:00,run,12000,4200\n")
    return planned, str(path)


def card_of(easeback) -> str:
    kept = json.loads(easeback("export", "json", "-o", "-", at=LATER).out)["data"]["records"]
    return str(kept["run"][0].get("planned", ""))


def test_nobody_there_is_told_which_flag_answers_and_nothing_is_written(far):
    easeback, path = far

    asked = easeback("import", path, "--no-input", at=LATER)

    assert asked.code == 2
    assert "12.0 km in 1:10:00 on Tue 1 Dec: planned was a run of 4.5 km, easy." in asked.err
    assert "--card ID says which planned run it is, --card none that" in asked.err
    assert easeback("runs", "--json", at=LATER).data == []


def test_a_flag_says_that_it_is_the_planned_one_or_none(far):
    easeback, path = far
    shown = easeback("import", path, "--dry-run", at=LATER)
    card = shown.out.split("Is it that one?")[1].split()[0]

    assert "Would bring in 1 run." in shown.out
    taken = easeback("import", path, "--card", card, at=LATER)
    assert "is the planned run of 4.5 km, easy." in taken.out
    assert card_of(easeback).startswith(card)

    easeback("undo", at=LATER)
    assert easeback("import", path, "--card", "none", at=LATER).code == 0
    assert card_of(easeback) == ""


def test_yes_takes_the_first_card_and_says_so(far):
    easeback, path = far
    assert "is the planned run of 4.5 km" in easeback("import", path, "--yes", at=LATER).out
    assert card_of(easeback) != ""


def test_a_card_that_is_not_in_question_is_a_slip(far):
    easeback, path = far
    assert easeback("import", path, "--card", "abcdef12", "--card", "none", at=LATER).code == 2


@pytest.mark.parametrize(("typed", "is_taken"), [("nonsense\n{card}\n", True), ("none\n", False)])
def test_who_sits_there_is_asked(far, monkeypatch: pytest.MonkeyPatch, typed: str, is_taken: bool):
    easeback, path = far
    shown = easeback("import", path, "--dry-run", at=LATER)
    card = shown.out.split("Is it that one?")[1].split()[0]
    monkeypatch.setattr(call, "is_terminal", lambda _: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed.format(card=card)))

    asked = easeback("import", path, at=LATER)

    assert "Is it that one?" in asked.err
    assert (card_of(easeback) != "") is is_taken

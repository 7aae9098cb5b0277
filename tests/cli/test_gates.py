"""`gates` and `test`."""

from __future__ import annotations

import pytest

LATER = "2026-12-14"


@pytest.fixture
def phased(easeback):
    """A runner with the phased plan from that Monday on."""
    made = easeback(
        "setup", "--knee", "left", "--weekly", "15k", "--longest", "6k",
        "--plan", "runners-knee-12-weeks",
    )  # fmt: skip
    assert made.code == 0, made.err
    return easeback


def test_it_says_where_the_runner_is_and_what_the_next_phase_asks_for(phased):
    result = phased("gates")

    assert result.code == 0
    assert result.out.startswith("Calm, since Mon 30 Nov.")
    assert "not measured yet" in result.out
    assert "easeback test stairs_down" in result.out


def test_a_test_answers_its_criterion(phased):
    phased("test", "stairs_down", "2")

    gate = phased("gates", "--json").data["gates"][1]

    assert [(one["id"], one["mark"], one["value"]) for one in gate["checks"]] == [
        ("stairs", "passed", 2),
        ("sessions-green", "unmeasured", None),
    ]


def test_signs_never_stand_alone(phased):
    phased("test", "stairs_down", "5")

    line = next(line for line in phased("gates").out.splitlines() if "Stairs hurt" in line)

    assert "✗" in line
    assert "not yet" in line
    assert "5/10" in line


def test_the_phase_opens_once_every_criterion_is_passed(phased):
    phased("test", "stairs_down", "2", at="2026-12-10")
    phased("tick", "1", "--all", at="2026-12-11")
    assert phased("gates", "--json", at=LATER).data["phase"] == "calm"

    phased("tick", "1", "--pain", "1", "--on", "2026-12-09", at="2026-12-12")

    assert phased("gates", "--json", at=LATER).data["phase"] == "build"


def test_skipping_takes_a_reason_and_is_kept(phased):
    assert phased("gates", "--skip", "build").code == 2

    result = phased("gates", "--skip", "build", "--because", "the physio said so")

    assert result.out.startswith("Build, since Mon 30 Nov.")
    gate = phased("gates", "--json").data["gates"][1]
    assert gate["skipped"] == "the physio said so"
    phased("undo")
    assert phased("gates", "--json").data["phase"] == "calm"


def test_only_the_next_phase_can_be_skipped_to(phased):
    result = phased("gates", "--skip", "maintain", "--because", "why not")

    assert result.code == 4
    assert "build" in result.err


def test_a_reason_alone_is_refused(phased):
    assert phased("gates", "--because", "why not").code == 2


@pytest.mark.parametrize("words", [("swelling", "3"), ("stairs_down", "11"), ("jump", "1")])
def test_a_measurement_that_cannot_be_is_refused(phased, words):
    assert phased("test", *words).code == 2


def test_without_a_plan_it_says_how_to_get_one(easeback):
    assert easeback("gates").code == 4


def test_a_shut_gate_keeps_its_phase_however_many_weeks_go_by(phased):
    """Stairs at 6/10 in week 11: the sessions are still those of the first phase, and say why."""
    week_11 = "2027-02-08"
    phased("test", "stairs_down", "6", at=week_11)
    phased("plan", "solve", "--missed", "drop", "--accept", at=week_11)

    result = phased("gates", at=week_11)

    assert result.out.startswith("Calm, since Mon 30 Nov 2026.")
    assert "6/10" in result.out
    for first in (week_11, "2027-02-15"):
        days = phased("week", first, "--json", at=week_11).data["days"]
        cards = [item["planned"] for day in days for item in day["items"]]
        assert {card["phase"] for card in cards} == {"calm"}
        assert [card for card in cards if card["kind"] == "session"]

"""What two devices changed at once, and what was taken out: nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Easeback, Result
from tests.store.samples import sync

Device = Callable[..., Result]


@pytest.fixture
def devices(
    easeback: Easeback, home: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Device, Device]:
    """Laptop and phone, each with a journal of its own that a sync program joins."""

    def device(name: str) -> Device:
        def call(*words: str, at: str = "2026-11-30T18:00") -> Result:
            monkeypatch.setenv("XDG_STATE_HOME", str(home / f"state-{name}"))
            return easeback(*words, "--data", str(home / name), at=at)

        return call

    return device("laptop"), device("phone")


@pytest.fixture
def both_moved(devices: tuple[Device, Device], home: Path) -> tuple[Device, Device]:
    """Both moved the same run without knowing of each other; the phone did it last."""
    laptop, phone = devices
    laptop("setup", "--knee", "left", "--weekly", "15k", "--longest", "6k")
    sync(home / "laptop", home / "phone")
    assert laptop("plan", "move", _run(laptop), "wed", "--on", "tue", "--shorten").code == 0
    later = "2026-11-30T19:00"
    moved = phone("plan", "move", _run(phone), "fri", "--on", "tue", "--shorten", at=later)
    assert moved.code == 0
    sync(home / "phone", home / "laptop")
    return laptop, phone


def _run(device: Device) -> str:
    """The number of Tuesday's run among its cards."""
    cards = device("today", "tue", "--json").data["items"]
    return str(next(n for n, card in enumerate(cards, 1) if card["kind"] == "run"))


def test_two_devices_that_move_one_run_are_told_of_each_other(both_moved):
    laptop, _ = both_moved

    said = laptop("today").err

    assert "Changed on two devices" in said
    assert "easeback clashes" in said
    assert "Wed 2 Dec" in said
    assert "Fri 4 Dec" in said


def test_the_list_has_both_versions_with_device_and_time(both_moved):
    laptop, _ = both_moved

    listed = laptop("clashes")
    (one,) = laptop("clashes", "--json").data

    assert "stands" in listed.out
    assert "other" in listed.out
    assert (one["stands"]["fields"]["date"], one["other"]["fields"]["date"]) == (
        "2026-12-04",
        "2026-12-02",
    )
    assert one["stands"]["device"] != one["other"]["device"]
    assert one["other"]["at"].startswith("2026-11-30")


def test_taking_the_other_is_one_change_and_undo_takes_it_back(both_moved):
    laptop, _ = both_moved

    assert laptop("clashes", "--take", "1").code == 0
    assert laptop("clashes", "--json").data == []
    assert "run" in {card["kind"] for card in laptop("today", "wed", "--json").data["items"]}
    assert "Changed on two devices" not in laptop("today").err

    assert laptop("undo").code == 0
    assert "run" not in {card["kind"] for card in laptop("today", "wed", "--json").data["items"]}


def test_keeping_what_stands_ends_the_clash_on_both_devices(both_moved, home):
    laptop, phone = both_moved

    assert laptop("clashes", "--keep", "1").code == 0
    sync(home / "laptop", home / "phone")

    assert laptop("clashes", "--json").data == phone("clashes", "--json").data == []
    assert "Changed on two devices" not in phone("today").err


@pytest.mark.parametrize(
    "words", [["--take", "2"], ["--take", "x"], ["--take", "1", "--keep", "1"]]
)
def test_a_clash_that_is_not_in_the_list_is_told(both_moved, words):
    assert both_moved[0]("clashes", *words).code in (2, 4)


def test_a_journal_of_one_device_says_that_nothing_clashes(planned):
    assert "No entry was changed on two devices" in planned("clashes").out


def test_what_was_taken_out_is_listed_and_brought_back(planned):
    planned("note", "left knee warm")
    note = planned("fix", "--json").data[0]["id"]
    planned("rm", note[:8], "--yes")

    assert "left knee warm" in planned("bin").out
    assert planned("bin", "restore", note[:8]).code == 0

    assert "left knee warm" in planned("fix").out
    assert "left knee warm" not in planned("bin").out
    planned("undo")
    assert "left knee warm" in planned("bin").out


def test_the_bin_says_what_it_does_not_hold(easeback):
    assert "Nothing was taken out." in easeback("bin").out
    assert easeback("bin", "restore", "abc").code == 4
    assert easeback("bin", "empty").code == 2


def test_both_versions_of_a_card_can_stay_and_a_choice_taken_back_is_open_again(both_moved):
    laptop, _ = both_moved

    assert laptop("clashes", "--both", "1").code == 0

    for day in ("wed", "fri"):
        assert "run" in {card["kind"] for card in laptop("today", day, "--json").data["items"]}
    assert laptop("clashes", "--json").data == []
    assert laptop("undo").code == 0
    assert len(laptop("clashes", "--json").data) == 1
    assert "run" not in {card["kind"] for card in laptop("today", "wed", "--json").data["items"]}


def test_a_choice_is_not_taken_for_what_put_the_card_on_its_day(both_moved):
    laptop, _ = both_moved
    laptop("clashes", "--keep", "1")

    (run,) = [
        one
        for one in laptop("why", "fri", "--plan", "--json").data["put"]
        if "run" in one["change"]["words"]
    ]

    assert run["change"]["words"].startswith("Moved run")

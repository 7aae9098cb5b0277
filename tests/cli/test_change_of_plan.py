"""Another plan without being asked again; what to do after setup; where the first week is."""

from __future__ import annotations

from tests.cli.conftest import Easeback

LATER = "2026-12-09T09:00"
SUNDAY = "2026-11-29T10:00"


def profile_of(easeback: Easeback, at: str) -> dict[str, object]:
    rows = easeback("config", "--json", at=at).data
    return {row["name"]: row["value"] for row in rows if row["kind"] == "answer"}


def test_another_plan_asks_nothing_that_is_known(planned):
    planned("log", "run", "3k", at=LATER)
    before = profile_of(planned, LATER)

    changed = planned("setup", "--plan", "return-to-running", "--yes", "--json", at=LATER)

    assert changed.code == 0, changed.err
    assert changed.data["profile"]["plan"] == "return-to-running"
    assert changed.data["profile"]["start"] == "2026-12-09"
    assert profile_of(planned, LATER) == before
    assert len(planned("runs", "--json", at=LATER).data) == 1
    planned("undo", at=LATER)
    assert planned("today", "--json", at=LATER).data["items"]
    assert "Plan" not in planned("undo", "--list", at=LATER).out.splitlines()[0]


def test_what_would_change_is_shown_before_it_is_asked(planned):
    asked = planned("setup", "--plan", "return-to-running", at=LATER)

    assert asked.code == 2
    assert "→" in asked.out
    assert "make room for" in asked.out
    assert "Wed 9 Dec" in asked.out
    assert planned("config", "--json", at=LATER).code == 0


def test_setup_ends_with_three_lines_of_what_to_do_now(easeback):
    out = easeback("setup", "--knee", "left").out.splitlines()

    assert out[-3].startswith("Now: easeback today")
    assert out[-2].startswith("Each morning: easeback pain")
    assert out[-1].startswith("After a run: easeback log run")


def test_a_plan_begun_on_a_sunday_shows_its_first_whole_week(easeback):
    out = easeback("setup", "--knee", "left", "--weekly", "15k", "--longest", "6k", at=SUNDAY).out

    assert "with 1 day left of that week; its first whole week is 30 Nov – 6 Dec 2026." in out
    assert "Week 49" in out


def test_a_plan_begun_on_a_monday_says_nothing_of_weeks(planned):
    assert "whole week" not in planned("setup", "--yes").out

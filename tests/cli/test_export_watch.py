"""`export fit`: a run goes to the watch, and what comes back is matched and judged."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.exchange.making import fit_run, put


@pytest.fixture
def running(planned, home, monkeypatch):
    monkeypatch.chdir(home)
    assert planned("plan", "add", "3k", "today").code == 0
    return planned


def test_the_activity_of_a_run_that_went_to_the_watch_takes_its_card(running, home):
    wrote = running("export", "fit")
    assert wrote.out == "Wrote easeback-2026-11-30.fit\n"
    planned = next(one for one in running("today", "--json").data["items"] if one["kind"] == "run")

    came = fit_run(datetime(2026, 11, 30, 7, 10, tzinfo=UTC), offset_h=0, metres=3010, timer_s=1230)
    assert running("import", str(put(home, "back.fit", came)), "--yes").code == 0

    (item,) = [one for one in running("today", "--json").data["items"] if one["kind"] == "run"]
    assert (item["id"], item["done"]["distance_m"]) == (planned["id"], 3010)
    assert item["done"]["planned"] == planned["id"]
    assert not item["due"]
    assert running("pain", "0", "--after", "run").code == 0
    assert running("export", "fit").code == 4


def test_the_file_of_a_workout_is_not_taken_for_a_run(running, home):
    assert running("export", "fit", "-o", "plan.fit").code == 0
    result = running("import", "plan.fit")
    assert result.code == 1
    assert "another sort (workout)" in result.err


def test_a_day_without_a_run_says_so(planned):
    result = planned("export", "fit", "wed")
    assert result.code == 4
    assert "nothing to run on Wed 2 Dec" in result.err


def test_a_run_over_the_cap_ends_at_it_and_that_is_said(running, home):
    assert running("plan", "add", "8k", "today", "--because", "a race").code == 0
    assert running("skip", "2").code == 0

    result = running("export", "fit")

    assert result.code == 0
    assert "Planned were 8.0 km: it ends at the cap of the day." in result.err


def test_in_the_rest_of_a_flare_there_is_no_run_for_the_watch(running, home):
    assert running("pain", "6", "--flare", "--side", "left").code == 0

    result = running("export", "fit")

    assert result.code == 3
    assert "easeback why" in result.err
    assert not list(home.glob("*.fit"))

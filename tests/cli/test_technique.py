"""`technique`, and what of it `today`, `week`, `log`, `fix` and exports say."""

from __future__ import annotations

import pytest

WEDNESDAY = "2026-12-02"


@pytest.fixture
def heeding(planned):
    """A step rate that was counted is heeded from the plan's first day on."""
    made = planned("technique", "step-rate", "--counted", "82")
    assert made.code == 0, made.err
    return planned


def test_without_a_word_it_shows_what_there_is_and_how_sure_that_is(planned):
    result = planned("technique")

    assert result.code == 0
    assert "after 2 weeks without a flare: 0 of 2 so far" in result.out
    assert "Your usual step rate is not known. Count the steps of both feet" in result.out
    for kind in ("step-rate", "soft-landing", "short-downhill", "upright"):
        assert f"easeback technique {kind}" in result.out
    assert result.out.count("Evidence: ") == 4


def test_a_step_rate_that_is_begun_says_what_its_number_was_made_from(heeding):
    result = heeding("technique")
    data = heeding("technique", "--json").data

    assert "Step rate 172 a minute, since Mon 30 Nov, 27 days left" in result.out
    assert "It is 5 % above the usual 164 (counted or said)." in result.out
    assert (data["focus"]["rate"], data["focus"]["usual"]) == (172, 164)
    assert data["waits"]["id"] == "focus"


def test_it_stands_under_the_run_of_the_day_and_in_the_week(heeding):
    today = heeding("today", "tue")
    week = heeding("week")
    run = next(one for one in heeding("today", "tue", "--json").data["items"]
               if one["kind"] == "run")  # fmt: skip

    assert "Technique: 172 steps a minute, shorter ones, at the same speed." in today.out
    assert "technique: step rate 172 a minute" in week.out
    assert run["focus"]["what"] == "step-rate"


def test_a_logged_run_asks_how_far_it_was_kept_and_fix_says_it(heeding):
    logged = heeding("log", "run", "3k", "21:00", "--pain", "1")
    run = heeding("runs", "--json").data[0]
    assert f"easeback fix {run['id'][:8]} --focus kept|partly|not" in logged.out

    assert "Step rate: how far was it kept? Answer: easeback tech" in heeding("today").out

    heeding("fix", run["id"][:8], "--focus", "partly")

    (row,) = heeding("runs", "--json").data
    assert (row["focus"], row["heeded"]) == ("step-rate", "partly")
    assert "Step rate partly kept" in heeding("today").out
    heeding("fix", run["id"][:8], "--focus", "none")
    assert heeding("runs", "--json").data[0]["heeded"] is None


def test_it_can_be_said_with_the_run_or_of_the_last_one(heeding):
    heeding("log", "run", "3k", "--focus", "kept")
    assert heeding("runs", "--json").data[0]["heeded"] == "kept"

    result = heeding("technique", "--heeded", "not", at=WEDNESDAY)

    assert "Step rate not kept: run of 3.0 km on Mon 30 Nov." in result.out
    assert "not kept" in result.out
    assert heeding("technique", "--json").data["counts"]["step-rate"]["left"]["unknown"] == 1


def test_a_run_of_a_day_without_a_focus_is_refused_it(planned):
    result = planned("log", "run", "3k", "--focus", "kept")

    assert result.code == 4
    assert "Nothing was to be heeded on Mon 30 Nov." in result.err
    assert planned("runs", "--json").data == []


def test_it_ends_goes_on_and_hurts(heeding):
    longer = heeding("technique", "--go-on", at=WEDNESDAY)
    assert "for 4 weeks more" in longer.out

    over = heeding("technique", "--hurts", at=WEDNESDAY)

    assert over.code == 0
    assert heeding("technique", "--json", at=WEDNESDAY).data["focus"] is None
    assert "technique step-rate" not in heeding("technique", at=WEDNESDAY).out
    assert heeding("technique", "--end", at=WEDNESDAY).code == 4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("upright", "--usual", "164"), "belongs to a step rate"),
        (("step-rate", "--usual", "164", "--counted", "82"), "at once"),
        (("step-rate", "--end"), "Not step-rate and --end at once"),
        (("--on", "mon"), "names the day of a run"),
        (("step-rate", "--usual", "20"), "is no running"),
        (("step-rate",), "not known"),
        (("--heeded", "kept"), "no run in the last two weeks"),
    ],
)
def test_what_does_not_go_together_is_refused_with_what_does(planned, words, said):
    result = planned("technique", *words)

    assert result.code in (2, 4)
    assert said in result.err
    assert planned("technique", "--json").data["focus"] is None


def test_it_comes_back_byte_by_byte_with_everything_else(heeding, home, monkeypatch):
    heeding("log", "run", "3k", "--focus", "kept")
    before = heeding("export", "json", "-o", "-").out
    (home / "out.json").write_text(before)
    monkeypatch.setenv("EASEBACK_DATA", str(home / "another"))

    assert heeding("import", str(home / "out.json"), "--yes").code == 0

    assert heeding("export", "json", "-o", "-").out == before


def test_tables_have_it_and_a_table_of_runs_brings_its_answers_back(heeding, home, monkeypatch):
    heeding("log", "run", "3k", "--focus", "partly")
    table = heeding("export", "csv", "-o", "-", "--only", "technique").out.splitlines()
    runs = heeding("export", "csv", "-o", "-", "--only", "runs").out
    (home / "knee-runs.csv").write_text(runs, newline="")
    monkeypatch.setenv("EASEBACK_DATA", str(home / "another"))

    assert heeding("import", str(home / "knee-runs.csv"), "--yes").code == 0

    assert table[0] == "id,local_date,until,focus,usual_rate,of_runs,rate,ended"
    assert table[1].endswith("2026-11-30,2026-12-27,step-rate,164,0,172,")
    (row,) = heeding("runs", "--json").data
    assert (row["focus"], row["heeded"]) == ("step-rate", "partly")


def test_verify_finds_nothing_wrong_with_it(heeding):
    assert heeding("verify").code == 0


def test_the_search_and_the_journal_find_it(heeding):
    assert "technique: step rate 172" in heeding("search", "technique").out
    assert "technique: step rate 172" in heeding("journal").out

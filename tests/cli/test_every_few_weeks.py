"""`scores` and `review`: taken, shown, corrected, put off; a week looked back on and kept."""

from __future__ import annotations

import pytest

LATER = "2027-01-11"
"""Six weeks after the Monday on which the plan begins."""
SUNDAY = "2026-12-06T18:00"


def test_scores_are_taken_and_a_later_sitting_says_what_changed(planned) -> None:
    planned("scores", "--activity", "stairs down", "--activity", "an hour of cinema")
    first = planned("scores", "--log", "worst=6", "usual=3", "step-down=9/14", "a1=3", "a2=4")
    assert first.code == 0, first.err

    second = planned(
        "scores", "--log", "worst=4", "usual=2", "step-down=13/-", "a1=6", "change=much better",
        at=LATER,
    )  # fmt: skip

    since = "since Mon 30 Nov 2026"
    assert f"6/10 → 4/10 {since}: changed by 2.0; 2.0 is what people call better" in second.out
    assert f"3/10 → 2/10 {since}: no change that can be told from chance" in second.out
    data = planned("scores", "--json", at=LATER).data
    kinds = {one["measure"]: one["kind"] for one in data["changes"]}
    assert kinds["worst"] == "better"
    assert kinds["usual"] == "chance"
    assert kinds["step_down_30s_left"] == "unknown"
    assert data["series"]["step_down_30s_right"] == [{"day": "2026-11-30", "value": 14}]
    assert {one["source"] for one in data["scales"] if one["measure"] == "worst"} == {
        "Crossley 2004"
    }


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--log", "worst=11"), "0 to 10"),
        (("--log", "worst"), "NAME=VALUE"),
        (("--log", "mood=3"), "There is no score 'mood'"),
        (("--log", "a1=3"), "--activity"),
        (("--log", "step-down=9"), "left and right"),
        (("--log", "change=fine"), "far better"),
        (("--log",), "Which scores?"),
        (("worst=4",), "--log worst=4"),
        (("--on", "yesterday"), "--log"),
        (("--log", "worst=none"), "No score was given"),
    ],
)
def test_what_is_no_score_is_refused_with_what_is_expected(planned, words, told) -> None:
    result = planned("scores", *words)

    assert result.code == 2
    assert told in result.err
    assert planned("scores", "--json").data["series"] == {}


@pytest.mark.parametrize(
    ("words", "asks"),
    [(("worst=7",), True), (("worst=6",), False), (("worst=2", "--note", "it locked"), True)],
)
def test_severe_pain_of_the_week_or_a_sign_in_the_note_asks_for_the_red_flags(
    planned, words, asks
) -> None:
    result = planned("scores", "--log", *words)

    assert ("see a professional first" in result.err) is asks


def test_a_sitting_is_corrected_taken_out_and_brought_back(planned) -> None:
    planned("scores", "--log", "worst=6", "usual=3")
    sheet = planned("fix", "--json").data[-1]["id"]

    fixed = planned("fix", sheet[:8], "worst=5", "usual=none", "--json").data["after"]
    assert fixed["values"] == {"worst": 5}

    planned("rm", sheet[:8])
    assert planned("scores", "--json").data["series"] == {}
    assert "scores worst 5/10 on Mon 30 Nov" in planned("bin").out
    planned("bin", "restore", sheet[:8])
    assert planned("scores", "--json").data["series"]["worst"][0]["value"] == 5


def test_today_asks_for_scores_until_they_are_put_off(planned) -> None:
    assert "Scores are due" in planned("today").out

    planned("scores", "--later")

    assert "Scores are due" not in planned("today").out
    assert planned("today", "--json", at="2026-12-07").data["offers"] == ["scores"]
    planned("undo")
    assert "scores" in planned("today", "--json").data["offers"]


def test_scores_and_activities_go_out_and_come_back(planned, tmp_path) -> None:
    planned("scores", "--activity", "[left] <b>&=1")
    planned("scores", "--log", "worst=6", "a1=2", "--note", "=1+1")
    out = tmp_path / "all.json"
    planned("export", "json", "-o", str(out))
    planned("export", "csv", "--only", "scores", "-o", str(tmp_path / "x.csv"))
    other = ("--data", str(tmp_path / "other"))

    result = planned("import", str(out), "--yes", *other)

    assert result.code == 0, result.err
    before, after = (planned("scores", "--json", *where).data for where in ((), other))
    assert after["series"] == before["series"]
    assert after["activities"] == before["activities"]
    rows = (tmp_path / "x-scores.csv").read_text().splitlines()
    assert rows[1].split(",")[3:] == ["worst", "worst pain of the week", "6", "'=1+1"]
    assert "“[left] <b>&=1”" in rows[2]


def test_a_week_is_looked_back_on_and_kept_once_as_a_note_that_can_be_corrected(planned) -> None:
    planned("log", "run", "4k", "27:00", "--pain", "2", "--on", "2026-12-01", at=SUNDAY)
    assert "easeback review" in planned("today", at=SUNDAY).out

    shown = planned("review", at=SUNDAY)
    assert "1 run, 4.0 km" in shown.out
    kept = planned("review", "--keep", "--note", "Good enough.", "--json", at=SUNDAY)

    note = kept.data["note"]
    assert note["tags"] == ["review"]
    assert note["text"].endswith("Good enough.")
    assert "review" not in planned("today", "--json", at=SUNDAY).data["offers"]
    assert "Kept in the journal" in planned("review", at=SUNDAY).out
    assert planned("fix", note["id"], "As it was.", at=SUNDAY).code == 0
    assert "As it was." in planned("journal", "--tag", "review", at=SUNDAY).out


def test_the_review_names_the_commands_for_its_proposal_and_its_question(planned) -> None:
    out = planned("review", "today", at=SUNDAY).out

    assert out.count("See the proposal: easeback ") == 1
    assert out.count("Answer: easeback ") == 1


def test_a_week_to_come_is_not_looked_back_on(planned) -> None:
    assert planned("review", "2026-12-14").code == 2


def test_six_weeks_of_the_plan_say_what_changed_and_are_kept_or_put_off(planned) -> None:
    assert planned("review", "--plan").code == 4
    planned("scores", "--log", "worst=6")
    planned("scores", "--log", "worst=3", at=LATER)
    assert "plan-review" in planned("today", "--json", at=LATER).data["offers"]

    told = planned("review", "--plan", at=LATER)
    assert "changed by 3.0" in told.out
    assert "No date is promised" in told.out
    planned("review", "--plan", "--later", at=LATER)
    assert "plan-review" not in planned("today", "--json", at=LATER).data["offers"]
    planned("undo", at=LATER)
    planned("review", "--plan", "--keep", at=LATER)
    assert "plan-review" not in planned("today", "--json", at=LATER).data["offers"]

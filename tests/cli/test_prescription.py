"""`plan save`, `plan apply`, `plan limits`, `plan lift`: to the physiotherapist and back."""

from __future__ import annotations

import stat
from pathlib import Path

RX = """\
[prescription]
by = "Ada Miller"
date = 2026-11-30
about = "Three calm weeks."

[[prescription.limits]]
kind = "run_km"
limit = 3
weeks = 3

[[prescription.limits]]
kind = "no_stairs"
until = 2026-12-20
"""


def sent(folder: Path, text: str = RX) -> str:
    path = folder / "rx.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_apply_shows_and_changes_nothing_until_it_is_accepted(planned, tmp_path):
    shown = planned("plan", "apply", sent(tmp_path))

    assert shown.code == 0
    assert "Prescription of Ada Miller, on Mon 30 Nov" in shown.out
    assert "no day of running over 3.0 km until Sun 20 Dec" in shown.out
    assert "--accept takes all of it" in shown.out
    assert "No limit" in planned("plan", "limits").out


def test_accepted_it_stands_on_the_why_card_in_words_and_for_programs(planned, tmp_path):
    planned("plan", "apply", sent(tmp_path), "--accept")

    why, data = planned("why", "tue"), planned("why", "tue", "--json").data
    held = next(one for one in data["limits"] if one["rule"] == "PRESCRIBED")

    assert "Ada Miller, on Mon 30 Nov: no day of running over 3.0 km until Sun 20 Dec" in why.out
    assert (data["hard_m"], data["binding"]) == (3000, "PRESCRIBED")
    assert held["inputs"]["by"] == ["Ada Miller", "Ada Miller"]
    assert planned("why", "2026-12-22", "--json").data["binding"] != "PRESCRIBED"


def test_a_part_is_taken_by_its_number_and_the_undo_takes_it_back(planned, tmp_path):
    path = sent(tmp_path)

    taken = planned("plan", "apply", path, "--take", "2", "--because", "I run little anyway")

    assert "1 change of 2 applied." in taken.out
    assert [one["kind"] for one in planned("plan", "limits", "--json").data] == ["no_stairs"]
    planned("undo")
    assert planned("plan", "limits", "--json").data == []


def test_a_number_that_names_no_part_is_refused_with_those_there_are(planned, tmp_path):
    result = planned("plan", "apply", sent(tmp_path), "--take", "3")

    assert result.code == 2
    assert "from 1 to 2" in result.err


def test_a_slip_in_the_file_is_told_and_nothing_is_changed(planned, tmp_path):
    result = planned("plan", "apply", sent(tmp_path, RX.replace('"run_km"', '"run_kms"')))

    assert result.code == 2
    assert "rx.toml, line 7, prescription.limits[1].kind" in result.err


def test_a_limit_ends_before_its_date_by_its_number(planned, tmp_path):
    planned("plan", "apply", sent(tmp_path), "--accept")

    ended = planned("plan", "lift", "1", at="2026-12-02")

    assert ended.out.startswith("Taken out: no day of running over 3.0 km (Ada Miller)")
    assert "run" not in planned("plan", "limits", at="2026-12-02").out
    assert planned("plan", "lift", "9", at="2026-12-02").code != 0


def test_the_plan_in_force_is_saved_for_the_owner_alone_and_reads_back_as_no_change(
    planned, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    planned("plan", "apply", sent(tmp_path), "--accept")

    saved = planned("plan", "save", "for-ada")
    path = tmp_path / "for-ada.toml"

    assert saved.out.strip() == "Wrote for-ada.toml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert planned("check", str(path)).code == 0
    assert "Nothing in it differs" in planned("plan", "apply", str(path)).out


def test_it_is_never_written_over_another_file_unasked(planned, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text("mine")

    assert planned("plan", "save", str(path)).code == 2
    assert path.read_text() == "mine"
    assert planned("plan", "save", str(path), "--yes").code == 0


def test_what_a_terminal_would_obey_in_the_file_never_reaches_it(planned, tmp_path):
    evil = RX.replace("Three calm weeks.", r"calm \u001b]52;c;aGk=\u0007 [left] <b>&")
    evil = evil.replace("Ada Miller", r"Ada \u001b[31m[left]")
    path = sent(tmp_path, evil)

    said = "".join(
        planned("plan", *words).out
        for words in (("apply", path), ("apply", path, "--accept"), ("limits",))
    )

    assert "\x1b" not in said
    assert "[left] <b>&" in said


def test_the_words_of_other_plan_commands_are_not_taken(planned):
    assert planned("plan", "solve", "--take", "1").code == 2
    assert planned("plan", "apply").code == 2
    assert planned("plan", "apply", "nowhere.toml").code != 0


def test_today_says_what_holds_and_a_run_that_hurts_more_is_answered_by_it(planned, tmp_path):
    limit = 'kind = "run_pain"\nlimit = 3'
    planned(
        "plan", "apply", sent(tmp_path, RX.replace('kind = "run_km"\nlimit = 3', limit)), "--accept"
    )

    assert "Ada Miller, on Mon 30 Nov: run pain up to 3/10" in planned("today").out
    assert len(planned("today", "--json").data["limits"]) == 2
    hurt = planned("log", "run", "3k", "20:00", "--pain", "4", at="2026-12-01T18:00")
    assert "more than the knee should have" in hurt.out + hurt.err
    assert planned("today", "--json", at="2027-01-05").data["limits"] == []


def test_limits_are_in_exports_search_and_bin(planned, tmp_path):
    planned("plan", "apply", sent(tmp_path), "--accept")

    table = planned("export", "csv", "--only", "limits", "-o", "-").out
    assert "Ada Miller,2026-11-30," in table
    assert "limit: no day of running over 3.0 km" in planned("search", "running over").out
    planned("plan", "lift", "1")
    assert "limit set by Ada Miller: run km" in planned("bin").out

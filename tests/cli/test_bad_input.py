"""Whatever is typed, the answer is a sentence and an exit code, and nothing is lost."""

from __future__ import annotations

import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

BAD = [
    (["log", "run", "0"], 2, "above 0"),
    (["log", "run", "-3"], 2, "'-3' is not a distance"),
    (["log", "run", "1e9"], 2, "'1e9' is not a distance"),
    (["log", "run", "999999"], 2, "300 km"),
    (["log", "run", "5,5,5"], 2, "not a distance"),
    (["log", "run", "25m"], 2, "metres or minutes"),
    (["log", "run"], 2, "AMOUNT"),
    (["log", "run", "5k", "31:99"], 2, "clock time"),
    (["log", "run", "5k", "31:20", "more"], 2, "more"),
    (["log", "run", "5k", "--pain", "11"], 2, "off the scale"),
    (["log", "run", "5k", "--pain", "-1"], 2, "off the scale"),
    (["log", "run", "5k", "--on", "31 february"], 2, "no day"),
    (["log", "run", "5k", "--on", "2027-01-01"], 2, "still to come"),
    (["log", "run", "5k", "--kind", "moon"], 2, "moon"),
    (["log", "chess", "5k"], 2, "chess"),
    (["log", "bike", "0"], 2, "not believed"),
    (["pain", "11"], 2, "off the scale"),
    (["pain", "-1"], 2, "off the scale"),
    (["pain", "2.5"], 2, "off the scale"),
    (["pain"], 2, "missing"),
    (["pain", "2", "--at-time", "25:00"], 2, "not a time of day"),
    (["note", ""], 2, "words"),
    (["week", "31", "february"], 2, "no day"),
    (["week", "4/5"], 2, "can be two days"),
    (["today", "someday"], 2, "not a date"),
    (["why", "2500-01-01"], 2, "not a day"),
    (["tick", "--sets", "many"], 2, "sets"),
    (["tick", "--sets", "0"], 2, "none"),
    (["runs", "--limit", "-1"], 2, "runs"),
    (["skip", "1"], 4, "no card"),
    (["skip", "1", "--because", "lazy"], 2, "lazy"),
    (["where", "am-i"], 2, "am-i"),
    (["tody"], 2, "Did you mean 'today'?"),
    (["today", "--jsno"], 2, "--jsno"),
    (["today", "--units", "ell"], 2, "ell"),
    (["today", "mon", "tue"], 2, "not a date"),
    (["skip", "mon", "tue"], 2, "unexpected"),
    (["setup", "--knee", "left", "--run-days", "someday"], 2, "weekday"),
    (["setup", "--knee", "left", "--week-start", "mon-fri"], 2, "one day"),
    (["setup", "--knee", "left", "--plan", "nosuch"], 4, "nosuch"),
    (["--json"], 2, "command"),
]


@pytest.mark.parametrize(("words", "code", "said"), BAD, ids=[" ".join(case[0]) for case in BAD])
def test_bad_input_is_refused_in_words(easeback, words, code, said):
    result = easeback(*words)

    assert result.code == code
    assert said in result.out + result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("words", [case[0] for case in BAD if case[0] != ["--json"]][::4])
def test_refusals_have_the_shape_of_answers_for_programs(easeback, words):
    result = easeback(*words, "--json")

    answer = json.loads(result.out)
    assert answer["schema"] == "easeback/1"
    assert answer["ok"] is False
    assert answer["code"] == result.code
    assert answer["error"]["message"]
    assert result.err == ""


@pytest.mark.parametrize("moment", ["soon", "2026-02-31", "1066-10-14", "2026-11-30T25:00"])
def test_a_moment_that_cannot_be_is_refused(easeback, moment):
    result = easeback("today", at=moment)

    assert result.code == 2
    assert moment in result.err


def test_a_date_alone_is_noon_of_it(easeback):
    easeback("note", "one", at="2026-11-30")

    assert easeback("undo", "--list", "--json").data[0]["at"].startswith("2026-11-30T12:00")


def test_words_after_two_hyphens_are_never_options(easeback):
    assert easeback("note", "--", "--json").code == 0
    assert easeback("today", "--json").data["notes"][0]["text"] == "--json"


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    command=st.sampled_from(["today", "week", "why", "tick", "untick", "skip", "pain", "undo",
                             "runs", "check", "where"]),
    words=st.lists(st.text(max_size=8), max_size=3),
)  # fmt: skip
def test_no_words_at_all_lead_to_a_traceback(planned, command, words):
    if "--" in words:
        words.remove("--")

    result = planned(command, *words, "--no-input")

    assert result.code in (0, 2, 3, 4)


@pytest.mark.parametrize(
    "words",
    [
        ["import", "~nobody-here/x.zip"],
        ["import", "x" * 5000],
        ["check", "~nobody-here/plan.toml"],
        ["check", "x" * 5000],
        ["lint", "~nobody-here/plan.toml"],
        ["lint", "x" * 5000],
        ["today", "--data", "~nobody-here/journal"],
        ["today", "--data", "x" * 5000],
        ["today", "--config", "~nobody-here"],
        ["export", "--out", "~nobody-here/x"],
        ["setup", "--knee", "left", "--history", "~nobody-here/x.zip"],
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_a_path_that_leads_nowhere_is_told_without_a_traceback(easeback, words):
    result = easeback(*words)

    assert result.code in (1, 2, 4)
    assert result.err.startswith("easeback: ")


def test_settings_that_no_parser_can_take_are_told(easeback, home):
    (home / "config" / "easeback").mkdir(parents=True)
    for text in (f"ready_s = {'9' * 5000}", "a = " + "[" * 5000):
        (home / "config" / "easeback" / "config.toml").write_text(text)

        assert "Traceback" not in easeback("config").err


@pytest.mark.parametrize(
    "words",
    [
        ["log", "run", "5k", "--on", ""],
        ["note", "hi", "--about", ""],
        ["undo", ""],
        ["undo", "--only", ""],
        ["plan", "move", "1", ""],
        ["plan", "add", "4k", ""],
        ["show", "--as-of", ""],
        ["export", "json", "-o", ""],
        ["export", "json", "-o", " "],
        ["export", "ics", "--follow", ""],
        ["report", "--to", ""],
        ["charts", "load", "--svg", ""],
        ["backup", "--to", ""],
        ["restore", "2026-11-30", "--as-new", ""],
        ["merge", ""],
        ["import", ""],
        ["import", "x", "--report", ""],
        ["import", "--watch", ""],
        ["setup", "--knee", "left", "--history", ""],
    ],
    ids=" ".join,
)
def test_what_is_empty_is_never_taken_for_the_usual(planned, home, monkeypatch, words):
    here = home / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    logs = [*(home / "data").rglob("*.jsonl")]
    before = [log.read_bytes() for log in logs]

    result = planned(*words)

    assert result.code == 2
    assert "empty" in result.err or "''" in result.err or "No date was given" in result.err
    assert [log.read_bytes() for log in logs] == before
    assert not list(here.iterdir())


@pytest.mark.parametrize("word", ["", "!!", "-"])
def test_a_card_is_not_found_by_a_name_without_a_letter(planned, word):
    assert planned("skip", "--", word).code == 4


def test_a_link_that_leads_to_itself_is_told(planned, home):
    loop = home / "loop"
    loop.symlink_to(loop)

    for words in (["import", "loop"], ["import", "--watch"], ["import", "--unwatch"], ["merge"],
                  ["check"], ["backup", "--to"], ["today", "--config"], ["today", "--data"],
                  ["export", "json", "-o"]):  # fmt: skip
        result = planned(*words, str(loop))
        assert result.code in (0, 1, 2, 4), words
        assert "Traceback" not in result.err
    assert loop.is_symlink()


def test_a_pipe_in_the_place_of_a_file_is_waited_for_by_nobody(planned, home):
    config, journal = home / "config" / "easeback", home / "data" / "easeback" / "journal"
    (config / "plans").mkdir(parents=True)
    for place in (config / "config.toml", config / "plans" / "own.toml", config / "lists.json",
                  journal / "2026-11.json", journal / "changes" / "desk-0001.jsonl",
                  journal / "place.json"):  # fmt: skip
        place.unlink(missing_ok=True)
        os.mkfifo(place)

    for line in ("today", "config", "doctor", "note kept", "verify", "verify --fix", "undo"):
        result = planned(*line.split())
        assert "Traceback" not in result.err
        assert result.code in (0, 6), line
    assert "own.toml: this cannot be read: It is no file" in planned("today").err


def test_settings_that_never_end_are_cut_off(planned, home):
    (home / "config" / "easeback").mkdir(parents=True, exist_ok=True)
    (home / "config" / "easeback" / "config.toml").symlink_to("/dev/zero")

    assert planned("config").code == 0

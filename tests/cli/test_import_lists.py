"""What lists do not say: told by flags, asked at the terminal, remembered."""

from __future__ import annotations

import io
import sys

import pytest

LIST = "Wann;Weit;Lang\n1.11.2026;5,02;30:10\n13.11.2026;6;36:00\n"
GARMIN = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time\n"
    'Running,2026-11-20 07:00:00,false,Loop,"5.00",300,00:30:00\n'
)
MAP = "date=A,distance=B:km,time=C"


@pytest.fixture
def listed(home):
    path = home / "runs.csv"
    path.write_text(LIST)
    return str(path)


@pytest.fixture
def garmin(home):
    path = home / "Activities.csv"
    path.write_text(GARMIN)
    return str(path)


def metres(easeback):
    return [run["distance_m"] for run in easeback("runs", "--json").data]


def test_a_list_without_a_unit_names_the_flag_that_answers(easeback, garmin):
    result = easeback("import", garmin)

    assert result.code == 1
    assert "Garmin" in result.err
    assert "--unit mi" in result.err
    assert easeback("import", garmin, "--unit", "mi").code == 0
    assert metres(easeback) == [8047]


def test_a_mapping_is_said_once_and_remembered(easeback, listed, home):
    refused = easeback("import", listed)
    rehearsed = easeback("import", listed, "--map", MAP, "--dry-run")
    unknown = easeback("import", listed)
    told = easeback("import", listed, "--map", MAP)
    (home / "more.csv").write_text(LIST.replace("13.11", "14.11"))
    again = easeback("import", str(home / "more.csv"))

    assert (refused.code, rehearsed.code, unknown.code) == (1, 0, 1)
    assert "A Wann, B Weit, C Lang" in refused.err
    assert (told.code, again.code) == (0, 0)
    assert metres(easeback) == [5020, 6000, 6000]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--map", "date=A"), "distance"),
        (("--map", "when=A,distance=B"), "when=A"),
        (("--unit", "feet"), "feet"),
        (("--dates", "ymd"), "ymd"),
    ],
)
def test_a_flag_that_is_none_is_told(easeback, listed, words, said):
    result = easeback("import", listed, *words)

    assert result.code == 2
    assert said in result.err


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self):
        return True


@pytest.fixture
def typed(monkeypatch):
    def type_(text):
        monkeypatch.setattr(sys, "stdin", Terminal(text))
        monkeypatch.setattr("planner.cli.frame.call.is_terminal", lambda _: True)

    return type_


def test_at_a_terminal_the_unit_is_asked_for(easeback, garmin, typed):
    typed("parsecs\nkm\n")

    result = easeback("import", garmin)

    assert result.code == 0
    assert result.err.count("km, mi or m?") == 2
    assert metres(easeback) == [5000]


def test_at_a_terminal_the_columns_are_asked_for(easeback, listed, typed):
    typed(f"date=Q,time=C\n{MAP}\n")

    assert easeback("import", listed).code == 0
    assert metres(easeback) == [5020, 6000]


def test_an_empty_answer_leaves_the_list(easeback, garmin, typed):
    typed("\n")

    assert easeback("import", garmin).code == 1


def test_a_word_of_a_list_that_nobody_knows_is_answered_by_a_flag(easeback, garmin, home):
    path = home / "Activities.csv"
    path.write_text(GARMIN.replace("Running", "Wogging"))
    left = easeback("import", garmin, "--unit", "km", "--sport", "run")
    taken = easeback("import", garmin, "--unit", "km", "--sport", "wogging=run")

    assert (left.code, taken.code) == (7, 0)
    assert "--sport WORD=run" in left.out
    assert metres(easeback) == [5000]


def test_what_cannot_be_read_is_told_once(easeback, garmin, home):
    (home / "a.fit").write_bytes(b"none")
    one = easeback("import", garmin)
    two = easeback("import", garmin, str(home / "a.fit"))

    said = [(result.out + result.err).count("whether its distances") for result in (one, two)]
    assert (one.code, two.code) == (1, 1)
    assert said == [1, 1]


def test_setup_says_how_what_it_left_out_is_had(easeback, home):
    path = home / "runs.csv"
    path.write_text(
        "date,time,type,distance_m,duration_s\n"
        "2026-11-20,07:00,Wogging,5000,1800\n2026-11-21,07:00,run,30000,1800\n"
    )

    result = easeback("setup", "--knee", "left", "--history", str(path))

    assert result.code == 0
    assert "--sport WORD=run" in result.out
    assert "--odd" in result.out

"""What a professional set, in words: what, until when, and who."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from planner.domain.caps.rules import RULES
from planner.domain.values.prescribed import LimitKind, PatientLimit
from planner.wording.prescribed import (
    above_words,
    against_words,
    another_plan_words,
    ended_words,
    holds_words,
    homeless_words,
    item_words,
    later_words,
    limit_words,
    limits_words,
    replaced_words,
    signed_words,
    until_words,
)
from planner.wording.why import source_words, strength_words
from tests.logbook.living import EXERCISES, WEEK

TODAY = date(2026, 11, 25)
SIGNED = date(2026, 11, 23)


def limit(kind: str, most: int | None = None, **more: Any) -> PatientLimit:
    found: Any = kind
    return PatientLimit(
        id=kind, date=SIGNED, limit=found, by="Ada Miller", signed=SIGNED, most=most, **more
    )


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (limit("run_pain", 4), "run pain up to 4/10"),
        (limit("no_running"), "no running"),
        (limit("run_km", 4000), "no day of running over 4.0 km"),
        (limit("run_minutes", 30), "no day of running over 30 min"),
        (limit("week_km", 12_000), "no week over 12.0 km"),
        (limit("week_minutes", 90), "no week over 90 min of running"),
        (limit("max_tier", 1), "exercises with a knee load of 1 at most"),
        (limit("no_stairs"), "no stairs: no exercise on a step that loads the kneecap"),
        (limit("without", what="clam"), "without Clamshell"),
        (limit("skip_phase", what="calm"), "the phase calm is passed over"),
        (limit("advice", words="Walk\non grass."), "Walk ↵ on grass."),
    ],
)
def test_each_kind_is_said_in_a_few_words(one: PatientLimit, said: str) -> None:
    assert limit_words(one, "km", EXERCISES) == said


def test_every_kind_has_words_of_its_own() -> None:
    said = {limit_words(limit(kind, 3, words="so"), "km") for kind in get_args(LimitKind)}

    assert len(said) == len(get_args(LimitKind))
    assert not said & set(get_args(LimitKind))


def test_what_was_written_beside_it_is_quoted() -> None:
    assert limit_words(limit("no_running", words="Rest."), "km") == "no running (“Rest.”)"


def test_miles_are_shown_where_they_are_used() -> None:
    assert limit_words(limit("run_km", 8047), "mi") == "no day of running over 5.0 mi"


def test_its_end_is_a_day_or_said_to_be_open() -> None:
    ends = limit("no_running", until=date(2026, 12, 6))

    assert until_words(ends, TODAY) == "until Sun 6 Dec"
    assert until_words(limit("no_running"), TODAY) == "until it is taken out"
    assert holds_words(ends, TODAY) == "until Sun 6 Dec"
    assert holds_words(ends, SIGNED - WEEK) == "from Mon 23 Nov until Sun 6 Dec"


def test_all_of_them_stand_under_who_set_them() -> None:
    rows = (limit("run_pain", 4), limit("no_running", until=date(2026, 12, 6)))

    assert signed_words("Ada\nMiller", SIGNED, TODAY) == "Ada ↵ Miller, on Mon 23 Nov"
    assert limits_words(rows, "km", TODAY) == (
        "Ada Miller, on Mon 23 Nov: run pain up to 4/10 until it is taken out; "
        "no running until Sun 6 Dec."
    )


@pytest.mark.parametrize(
    ("one", "ours", "said"),
    [
        (limit("run_km", 9000), 5000, "our own rules allow 5.0 km now: that still holds"),
        (limit("run_km", 4000), 5000, ""),
        (limit("run_km", 4000), None, ""),
        (limit("no_running"), 5000, ""),
        (limit("run_pain", 5), 4, "raises what counts as too much in a run: ours is 4/10"),
        (limit("run_pain", 4), 4, "the same as ours"),
        (limit("run_pain", 3), 4, ""),
    ],
)
def test_it_is_held_against_our_own_rules(one: PatientLimit, ours: int | None, said: str) -> None:
    shown = "4/10" if one.limit == "run_pain" else "5.0 km"
    assert against_words(one, ours, shown) == said


def test_the_rest_of_what_is_said_on_the_way() -> None:
    assert item_words("3×12", "loop\nband") == "loop ↵ band, 3×12"
    assert item_words("3×12", "") == "3×12"
    assert above_words(3, 1).startswith("more knee load (3 of 3)")
    assert replaced_words(["Clam"]).endswith("in the place of yours: Clam")
    assert replaced_words([]) == ""
    assert homeless_words(["clam"]).endswith("no session is planned for it: clam.")
    assert another_plan_words(1, 30).startswith("1 planned card of the plan so far")
    assert later_words(4, "Sun 6 Dec") == "4 more changes up to Sun 6 Dec"
    assert ended_words(limit("no_running"), "km") == "Taken out: no running (Ada Miller)"


def test_a_professional_s_word_is_no_study_and_no_choice_of_ours() -> None:
    assert strength_words(RULES["PRESCRIBED"]) == ""
    assert strength_words(RULES["LONG"]).startswith("Evidence: measured")


def test_whose_judgement_it_is_is_said_once() -> None:
    assert source_words(RULES["PRESCRIBED"]) == (
        "Source: the judgement of the professional who signed it."
    )
    assert source_words(RULES["LONG"]).endswith("carried over to rehab.")

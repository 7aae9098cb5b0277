"""The page for a physiotherapist in words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.caps.flare_spells import FlareSpell
from planner.domain.caps.lookback import HeldRun
from planner.domain.knee.flare import Event
from planner.domain.knee.mornings import UsualMorning
from planner.domain.knee.pain import Verdict
from planner.domain.knee.score_change import ScoreChange
from planner.domain.knee.scores import SCALES, ChangeKind
from planner.domain.review.series import ScorePoint, ScoreSeries
from planner.domain.review.useful import DoseShare, UsefulSets
from planner.domain.values.journal import Lock
from planner.domain.values.record import Side
from planner.wording.report import (
    by_hand_words,
    change_words,
    chart_words,
    flag_cells,
    flare_cells,
    held_cells,
    hurts_words,
    missing_words,
    more_words,
    nameless_words,
    period_words,
    rule_cell,
    runs_words,
    score_cell,
    score_cells,
    screen_words,
    series_cells,
    share_cells,
    start_words,
    title_words,
    unshown_words,
    usual_words,
    week_label,
    who_words,
)

TODAY = date(2026, 11, 25)
FIRST = date(2026, 10, 19)


def test_the_head_says_which_knee_who_and_when() -> None:
    assert title_words(Side.LEFT) == "Left knee: running and rehab"
    assert period_words(FIRST, TODAY, TODAY).startswith("Mon 19 Oct 2026 to Wed 25 Nov 2026")
    assert who_words(" Kim ", 1984, anon=False) == "Kim, born 1984"
    assert who_words("", None, anon=False).startswith("Name: …")
    assert who_words("Kim", 1984, anon=True) == "Without name and year of birth"


def test_what_hurts_is_said_of_each_sore_knee() -> None:
    measured = UsualMorning(2, "answers", 24, 28)
    typed = UsualMorning(3, "setup", 4, 28)

    assert hurts_words({"left": measured, "right": typed}, 30, 38) == (
        "Left knee: usual morning 2/10, the median of 24 answered in 28 days.",
        "Right knee: usual morning 3/10 as said at setup, only 4 of 28 days answered.",
        "Mornings answered in these days: 30 of 38.",
    )
    assert start_words({"left": 3}, {"left": 4}) == (
        "Said at the start: left usual morning 3/10, left stairs 4/10."
    )
    assert start_words({}, {}) == ""


def test_a_usual_morning_nobody_has_said_is_not_told_as_if_it_was_measured() -> None:
    unknown = UsualMorning(1, "nothing", 2, 28)

    assert usual_words(unknown) == "usual morning not known, only 2 of 28 days answered"


@given(st.dictionaries(st.sampled_from(list(Verdict)), st.integers(0, 40)))
def test_the_run_days_add_up(verdicts: dict[Verdict, int]) -> None:
    said = runs_words(verdicts)

    numbers = [int(word) for word in re.findall(r"\d+", said)]
    total = sum(verdicts.values())
    assert numbers[:1] == ([total] if total else [])
    assert sum(numbers[1:]) == total
    assert total or said == "No runs."


def test_run_days_are_told_by_how_they_were_taken() -> None:
    said = runs_words({Verdict.GREEN: 3, Verdict.RED: 1, Verdict.UNKNOWN: 3})

    assert said.startswith(
        "Run days: 7. 3 taken well (green), 1 too much (red), 3 not answered in full. "
    )


@pytest.mark.parametrize(
    ("sets", "cells"),
    [
        (UsefulSets(asked=48, done=41), ("41/48", "85 %", "–")),
        (UsefulSets(asked=48, done=41, excused=6), ("41/48", "85 %", "6")),
        (UsefulSets(excused=6), ("–", "–", "6")),
        (UsefulSets(), ("–", "–", "–")),
    ],
)
def test_the_useful_dose_stands_without_what_was_excused(
    sets: UsefulSets, cells: tuple[str, str, str]
) -> None:
    assert share_cells(DoseShare(first=FIRST, last=TODAY, sets=sets)) == cells


def test_a_score_nobody_gave_is_a_dash() -> None:
    assert (score_cell(None), score_cell(0)) == ("–", "0")


def test_weeks_and_the_chart_are_told_in_words_too() -> None:
    assert week_label(FIRST) == "19 Oct"
    title, about = chart_words("km", 2, "19 Oct: 9, worst 2")
    assert title == "km run, worst pain and median morning by week"
    assert about.endswith("19 Oct: 9, worst 2")


def test_a_flare_says_when_why_and_how_it_went() -> None:
    event = Event(date(2026, 11, 3).toordinal(), "run", 5)
    spell = FlareSpell(
        since=date(2026, 11, 3), last=date(2026, 11, 12), over=True, peak=6,
        peak_on=date(2026, 11, 4), worst=(None,) * 10, began=event, by=event,
    )  # fmt: skip

    assert flare_cells(spell, TODAY) == (
        "3 Nov, 10 days",
        "a run on Tue 3 Nov that was too much (5/10)",
        "at worst 6/10, over on Thu 12 Nov",
    )


def test_a_score_says_then_and_now_and_what_the_change_is_worth() -> None:
    change = ScoreChange(
        scale=SCALES["worst"], first=(date(2026, 10, 12), 6), last=(date(2026, 11, 23), 3),
        kind=ChangeKind.BETTER,
    )  # fmt: skip

    assert score_cells(change, TODAY) == (
        "Worst pain of the week",
        "6/10 on 12 Oct, 3/10 on 23 Nov",
        "changed by 3.0; 2.0 is what people call better (Crossley 2004)",
    )


def series(*values: float, error: float = 1, matters: float | None = 2) -> ScoreSeries:
    points = tuple(ScorePoint(date(2026, 11, 1 + place), one) for place, one in enumerate(values))
    return ScoreSeries(key="stairs_down", points=points, top=10, error=error, matters=matters)


@pytest.mark.parametrize(
    ("one", "values", "change"),
    [
        (series(5, 1), "5/10 on 1 Nov, then 1/10 on 2 Nov", "better"),
        (series(5, 4), "5/10 on 1 Nov, then 4/10 on 2 Nov", "the same, within error"),
        (series(1, 5), "1/10 on 1 Nov, then 5/10 on 2 Nov", "worse"),
        (series(3), "3/10 on 1 Nov", ""),
    ],
)
def test_a_test_is_its_first_and_last_value_and_what_the_change_is_worth(
    one: ScoreSeries, values: str, change: str
) -> None:
    assert series_cells(one, TODAY) == ("stairs down", values, change)


def test_a_little_worse_is_not_called_better() -> None:
    worse = series(1, 2.5)
    assert worse.verdict == "little"
    assert series_cells(worse, TODAY)[2] == "less than what people call better"


def test_an_activity_has_the_runner_s_words() -> None:
    own = msgspec.structs.replace(series(3), key="activity/a1", label="stairs with shopping")
    assert series_cells(own, TODAY)[0] == "stairs with shopping"


def test_measures_that_have_no_room_are_counted() -> None:
    assert unshown_words(0) == ""
    assert unshown_words(2) == "and 2 measures more"


def test_what_is_counted_has_no_highest_value() -> None:
    counted = msgspec.structs.replace(series(14), label="step-downs left", counted=True)

    assert series_cells(counted, TODAY)[:2] == ("step-downs left", "14 on 1 Nov")


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("Flare: 3 changes of 5 applied", "Flare (3 of 5)"),
        ("Prescription of A: no change of 2 applied", "Prescription of A (0 of 2)"),
        ("Moved Run on Tue 24 Nov", "Moved Run on Tue 24 Nov"),
    ],
)
def test_an_answer_says_in_few_words_how_much_was_taken(words: str, short: str) -> None:
    assert change_words(words) == short


@pytest.mark.parametrize(
    ("rules", "is_answer", "said"),
    [
        (("FLARE", "paused"), True, "flare"),
        (("PLAN", "LONG", "WEEK", "EX-5", "PHASE"), True, "longest run, week, fewer sets"),
        (("PLAN", "MISSED"), True, "the plan chosen, missed days"),
        ((), False, "by hand"),
        ((), True, "–"),  # kept before rules were written down with it
    ],
)
def test_a_change_of_the_plan_names_its_rules(
    rules: tuple[str, ...], is_answer: bool, said: str
) -> None:
    assert rule_cell(rules, is_answer=is_answer) == said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Prescription of Ada: 1 change of 2 applied", "Prescription (1 of 2)"),
        ("Gate of Ada's phase skipped", "Gate"),
        ("Plan solved anew: no change of 3 applied", "Plan solved anew (0 of 3)"),
        ("Moved Kim's session", "Plan changed"),
        ("Plan Kim's from Mon 2 Nov 2026", "Plan begun"),
    ],
)
def test_without_names_only_the_kind_of_a_change_is_told(words: str, told: str) -> None:
    assert nameless_words(words) == told


def test_a_run_over_its_cap_says_which_and_how_it_was_taken() -> None:
    held = HeldRun(day=TODAY, wanted_m=7000, allowed_m=5500, rule="LONG", verdict=Verdict.AMBER)

    assert held_cells(held, "km", TODAY) == (
        "Wed 25 Nov", "7.0 km (cap 5.5 km, longest run)", "in between (amber)",
    )  # fmt: skip


def flag(**more: Any) -> Lock:
    return Lock(id="l", date=TODAY, level="S", findings=("night_pain",), scope="all", **more)


def test_a_red_flag_says_what_a_professional_answered() -> None:
    cleared = flag(cleared=TODAY, cleared_by="Dr Berg")

    assert flag_cells(flag(), TODAY, anon=False)[2] == "not cleared yet"
    assert flag_cells(cleared, TODAY, anon=False)[2] == "cleared on Wed 25 Nov by Dr Berg"
    assert flag_cells(cleared, TODAY, anon=True)[2] == "cleared on Wed 25 Nov by a professional"


def test_what_else_is_counted() -> None:
    assert screen_words(2, TODAY, None, TODAY).startswith("Red flags gone through 2 times")
    assert screen_words(0, None, None, TODAY).endswith("not gone through in this time.")
    assert "setup of the plan from Wed 25 Nov" in screen_words(0, None, TODAY, TODAY)
    assert (more_words(0, "ones"), more_words(3, "ones")) == ("", "and 3 earlier ones")
    assert by_hand_words(1) == "By hand: 1 change, such as a card moved, added or edited."
    assert missing_words(1).startswith("1 sign that the PDF's font does not have stands")

"""Scores of every few weeks: what a change amounts to, and what is due when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.knee.score_change import points_of, score_changes
from planner.domain.knee.scores import SCALES, ChangeKind, kind_of_change, scale_of
from planner.domain.knee.scores_due import measures_due
from planner.domain.values.scores import ScoreSheet

START = date(2026, 9, 7)
STAIRS, CINEMA, OLD = "activity/stairs", "activity/cinema", "activity/old"
ANY_SCALE = st.sampled_from([*SCALES.values(), scale_of(STAIRS, "stairs")])


def on(days: int) -> date:
    return START + timedelta(days=days)


def sheet(days: int, *left_out: str, **values: int) -> ScoreSheet:
    named = {name.replace("activity_", "activity/"): value for name, value in values.items()}
    return ScoreSheet(id=f"s{days}", date=on(days), values=named, left_out=left_out)


# -- what a change amounts to: evidence.md 6 and 14 --------------------------------------------


@pytest.mark.parametrize(
    ("measure", "change", "kind"),
    [
        ("worst", -2, ChangeKind.BETTER),
        ("worst", 2, ChangeKind.WORSE),
        ("worst", 1, ChangeKind.CHANCE),
        ("activities", 2.1, ChangeKind.BETTER),
        ("activities", 1.7, ChangeKind.SMALL),
        (STAIRS, 2, ChangeKind.SMALL),
        (STAIRS, 3, ChangeKind.BETTER),
        ("akps", 9, ChangeKind.SMALL),
        ("akps", -10, ChangeKind.WORSE),
        ("koos_pf", 16, ChangeKind.CHANCE),
        ("koos_pf", 17, ChangeKind.BETTER),
        ("change", 1, ChangeKind.CHANCE),
        ("change", 2, ChangeKind.BETTER),
        ("step_down_30s_left", 6, ChangeKind.UNKNOWN),
        ("step_down_30s_left", 0, ChangeKind.CHANCE),
    ],
)
def test_a_change_is_held_against_what_was_published(measure, change, kind) -> None:
    assert kind_of_change(scale_of(measure), change) is kind


@given(ANY_SCALE, st.integers(-100, 100), st.integers(0, 100))
def test_a_larger_change_is_never_less_than_a_smaller_one(scale, change, more) -> None:
    weight = {ChangeKind.WORSE: -1, ChangeKind.BETTER: 1}

    less = weight.get(kind_of_change(scale, change * scale.sign), 0)

    assert weight.get(kind_of_change(scale, (change + more) * scale.sign), 0) >= less


@given(ANY_SCALE, st.integers(-100, 100))
def test_the_other_direction_is_the_opposite(scale, change) -> None:
    mirrored = {ChangeKind.BETTER: ChangeKind.WORSE, ChangeKind.WORSE: ChangeKind.BETTER}

    kind = kind_of_change(scale, change)

    assert kind_of_change(scale, -change) is mirrored.get(kind, kind)


def test_each_scale_says_where_its_numbers_come_from() -> None:
    told = [scale for scale in SCALES.values() if scale.important is not None]

    assert all(scale.source for scale in told)
    assert all(scale.more for scale in SCALES.values())


# -- then and now -------------------------------------------------------------------------------


def changes(*sheets: ScoreSheet, followed: tuple[str, ...] = ()):
    found = score_changes(sheets, followed, scale_of, START)
    return {one.scale.measure: (one.first[1], one.last[1], one.kind) for one in found}


def test_the_first_answer_since_the_start_is_held_against_the_last() -> None:
    before = ScoreSheet(id="b", date=START - timedelta(days=30), values={"worst": 9})

    found = changes(before, sheet(0, worst=6), sheet(14, worst=5), sheet(42, worst=4))

    assert found == {"worst": (6, 4, ChangeKind.BETTER)}


def test_what_was_answered_once_is_no_change() -> None:
    assert changes(sheet(0, worst=6), sheet(14, usual=2)) == {}


def test_the_mean_moves_only_by_activities_that_were_answered_twice() -> None:
    sheets = (
        sheet(0, activity_stairs=3, activity_old=1),
        sheet(14, activity_stairs=5, activity_cinema=9),
        sheet(28, activity_stairs=6, activity_cinema=9),
    )

    found = changes(*sheets, followed=(STAIRS, CINEMA))

    assert found["activities"] == (6.0, 7.5, ChangeKind.SMALL)
    assert found[STAIRS] == (3, 6, ChangeKind.BETTER)
    assert OLD not in found


def test_of_one_activity_there_is_no_mean_beside_it() -> None:
    found = changes(sheet(0, activity_stairs=3), sheet(14, activity_stairs=6), followed=(STAIRS,))

    assert list(found) == [STAIRS]


def test_the_change_since_the_start_is_a_change_by_itself() -> None:
    assert changes(sheet(42, change=2)) == {"change": (0, 2, ChangeKind.BETTER)}


def test_of_a_day_the_last_answer_counts() -> None:
    morning, evening = sheet(0, worst=6), sheet(0, worst=4)

    assert points_of((morning, evening), "worst") == ((START, 4),)


# -- what is due --------------------------------------------------------------------------------


def due(today: int, *sheets: ScoreSheet, followed: tuple[str, ...] = ()) -> set[str]:
    return set(measures_due(sheets, map(scale_of, followed), START, on(today)))


ALL = {"worst", "usual", "step_down_30s_left", "step_down_30s_right", "rises_left", "rises_right"}


def test_on_the_first_day_all_is_due_but_totals_and_the_change() -> None:
    assert due(0, followed=(STAIRS,)) == ALL | {STAIRS}
    assert due(-1) == set()


def test_step_downs_and_activities_are_due_after_two_weeks_the_rest_after_four() -> None:
    first = sheet(0, **dict.fromkeys(ALL, 5), activity_stairs=3)
    short = {"step_down_30s_left", "step_down_30s_right", STAIRS}

    assert due(13, first, followed=(STAIRS,)) == set()
    assert due(14, first, followed=(STAIRS,)) == short
    assert due(28, first, followed=(STAIRS,)) == ALL | {STAIRS}


def test_what_was_left_out_is_asked_for_when_it_is_due_again() -> None:
    first = sheet(0, "rises_left", "rises_right", worst=5)

    assert due(1, first) & {"rises_left", "rises_right", "worst"} == set()
    assert due(28, first) >= {"rises_left", "rises_right", "worst"}


def test_totals_are_asked_for_once_they_were_given() -> None:
    first = sheet(0, **dict.fromkeys(ALL, 5))

    assert "akps" not in due(60, first)
    assert due(60, first, sheet(20, akps=70)) >= {"akps"}
    assert "akps" not in due(60, first, sheet(40, akps=70))


@pytest.mark.parametrize(
    ("today", "answered", "is_due"),
    [(41, None, False), (42, None, True), (60, 43, False), (83, 43, False), (84, 43, True)],
)
def test_the_change_since_the_start_is_asked_for_at_6_12_and_26_weeks(
    today, answered, is_due
) -> None:
    sheets = () if answered is None else (sheet(answered, change=1),)

    assert ("change" in due(today, *sheets)) is is_due


def test_half_a_year_after_its_last_mark_the_change_is_no_longer_asked_for() -> None:
    long_ago = sheet(182, change=2)
    assert "change" in due(363)
    assert "change" not in due(364)
    assert "change" not in due(182 + 400, long_ago)

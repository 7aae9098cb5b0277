"""Scores of every few weeks, and what a change of them means, in words."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.knee.score_change import ScoreChange
from planner.domain.knee.scores import SCALES, kind_of_change, scale_of
from planner.domain.values.scores import ScoreSheet
from planner.wording.score_changes import (
    change_words,
    changed_lines,
    how_sure,
    label_words,
    sure_words,
    verdict_words,
    worth_words,
)
from planner.wording.scores import (
    STEPS,
    answer_label,
    brief_words,
    due_lines,
    sheet_parts,
    sheet_words,
    value_words,
)

THEN, NOW = date(2026, 9, 7), date(2026, 10, 19)
STAIRS = "activity/stairs"
SHEET = ScoreSheet(
    id="s",
    date=NOW,
    values={"akps": 70, STAIRS: 6, "worst": 4, "change": 2, "mood": 3},
    activities={"stairs": "stairs [down]"},
)


def change(measure: str, first: float, last: float, words: str = "") -> ScoreChange:
    scale = scale_of(measure, words)
    kind = kind_of_change(scale, last - first)
    return ScoreChange(scale=scale, first=(THEN, first), last=(NOW, last), kind=kind)


def test_a_value_has_its_unit_and_a_step_its_words() -> None:
    assert value_words(SCALES["worst"], 4) == "4/10"
    assert value_words(SCALES["activities"], 5.5) == "5.5/10"
    assert value_words(SCALES["rises_left"], 12) == "12 reps"
    assert value_words(SCALES["change"], 2) == "much better"
    assert value_words(SCALES["change"], 9) == "9"
    assert len(STEPS) == 7


def test_a_sitting_is_told_in_the_order_it_is_asked_in_with_the_words_of_then() -> None:
    assert sheet_parts(SHEET) == [
        "worst pain of the week 4/10",
        "“stairs [down]” 6/10",
        "mood 3",
        "change since the start much better",
        "AKPS total 70/100",
    ]
    assert sheet_words(ScoreSheet(id="e", date=NOW)) == "scores: none answered"
    brief = "worst 4/10, “stairs [down]” 6/10, mood 3, much better since the start, AKPS 70"
    assert brief_words(SHEET) == brief
    assert sheet_words(SHEET) == f"scores: {brief}"
    assert answer_label(SHEET, "worst") == "worst pain of the week"
    assert answer_label(SHEET, "activity/gone") == "an activity"


def test_what_is_due_says_what_it_asks_for_once_for_both_sides() -> None:
    sides = (SCALES["rises_left"], SCALES["rises_right"])

    assert due_lines((), put_off=False) == []
    assert due_lines((SCALES["worst"], *sides), put_off=False) == [
        "Due:",
        "  worst pain of the week: the worst pain of the last seven days, whatever brought it on",
        (
            "  single-leg rises, each side: up from a chair on one leg, without hands, until it no "
            "longer goes cleanly"
        ),
    ]
    assert due_lines(sides[:1], put_off=True)[0] == "Due, but put off for now:"


@pytest.mark.parametrize(
    ("measure", "first", "last", "words"),
    [
        ("activities", 3.4, 5.5, "changed by 2.1; 2.0 is what people call better (Stratford 1995)"),
        ("worst", 4, 7, "changed by 3.0 for the worse; 2.0 is what people notice (Crossley 2004)"),
        ("worst", 6, 5, "no change that can be told from chance"),
        ("akps", 70, 75, ("changed by 5.0, less than the 10.0 that people call better "
                         "(Crossley 2004)")),
        ("akps", 70, 70, "no change"),
        ("rises_left", 6, 9, "changed by 3.0; nobody has published how much counts"),
    ],
)  # fmt: skip
def test_the_size_of_a_change_is_held_against_what_people_call_better(
    measure: str, first: float, last: float, words: str
) -> None:
    assert verdict_words(change(measure, first, last)) == words


def test_a_change_names_then_and_now() -> None:
    assert change_words(change("worst", 6, 4), NOW) == (
        "Worst pain of the week 6/10 → 4/10 since Mon 7 Sep: changed by 2.0; 2.0 is what people "
        "call better (Crossley 2004)."
    )
    assert change_words(change(STAIRS, 3, 3, "stairs"), NOW).startswith("“stairs” 3/10 → 3/10")


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (2, "much better. Much better is what trials count as success."),
        (-2, "much worse. Two steps down are what people notice."),
        (1, "a little better. One step is no change that can be told from chance."),
    ],
)
def test_the_change_since_the_start_is_told_by_its_step(step: int, words: str) -> None:
    said = change_words(change("change", 0, step), NOW)

    assert said == f"Change since the start (Mon 7 Sep): {words}"


def test_a_change_that_counts_has_a_sign_beside_its_words() -> None:
    found = changed_lines(
        [change("worst", 6, 4), change("worst", 4, 6), change("worst", 4, 4)], NOW
    )

    assert [line[:2] for line in found] == ["✓ ", "✗ ", "· "]


def test_how_sure_is_said_once_for_what_is_equally_sure() -> None:
    found = how_sure([change("worst", 6, 4), change("usual", 3, 2), change("akps", 60, 70)])

    assert len(found) == 2
    assert found[0].startswith(
        "Worst pain of the week, Usual pain of the week: Evidence: weak (small studies"
    )
    assert sure_words(SCALES["worst"]) in found[0]
    assert label_words(SCALES["akps"]) == "AKPS total"


def test_what_a_change_is_worth_is_said_of_the_change_since_the_start_too() -> None:
    assert worth_words(change("change", 0, 2)) == "Much better is what trials count as success"
    assert worth_words(change("worst", 6, 4)) == verdict_words(change("worst", 6, 4))

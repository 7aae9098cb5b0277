"""Reviews in words: counts, no verdict, no date."""

from __future__ import annotations

from datetime import date

from planner.domain.review.felt import Felt
from planner.domain.review.useful import UsefulSets
from planner.wording.week_review import (
    PROGNOSIS,
    WHEN_TO_SEE,
    coming_words,
    done_words,
    excused_words,
    felt_words,
    mark_lines,
    mark_words,
    planned_words,
    week_title,
)

MONDAY = date(2026, 11, 23)


def test_a_week_has_its_number_and_days() -> None:
    assert week_title(MONDAY) == "Week 48, 23–29 Nov 2026"


def test_what_was_planned_and_done_is_counted() -> None:
    sets = UsefulSets(asked=60, done=42)

    assert planned_words(4, 3, 12_000, "km") == "Planned: 4 sessions; 3 runs, 12.0 km."
    assert planned_words(0, 1, 1_609, "mi") == "Planned: 1 run, 1.0 mi."
    assert planned_words(0, 0, 0, "km") == "Planned: nothing."
    assert coming_words(1, 2, 9_000, "km") == "To come: 1 session; 2 runs, 9.0 km."
    assert coming_words(0, 0, 0, "km") == ""
    assert done_words(3, sets, 2, 9_100, 2400, "km") == (
        "Done: 3 sessions, 42 of 60 useful sets (70 %); 2 runs, 9.1 km; other training 40 min."
    )


def test_a_week_in_which_nothing_was_done_is_no_failing() -> None:
    nothing = done_words(0, UsefulSets(asked=60), 0, 0, 0, "km")

    assert nothing == "Done: nothing was ticked or logged."


def test_what_was_left_out_says_why_and_counts_nowhere() -> None:
    assert excused_words(0, ("", 0)) == ""
    assert excused_words(1, ("ill", 1)).startswith("Left out: 1, ill. ")
    assert excused_words(1, ("", 0)).startswith("Left out: 1. ")  # a day that excuses all
    assert excused_words(3, ("time", 2)) == (
        "Left out: 3, most often no time. What was left out counts nowhere."
    )
    assert excused_words(2, ("ill", 1)).startswith("Left out: 2. ")


def test_how_it_felt_names_only_what_was_said() -> None:
    felt = Felt(worst=4, morning=2, median=1, mornings=6)

    assert felt_words(felt, flare=False) == (
        "Felt: at worst 4/10; 6 of 7 mornings answered, median 1/10."
    )
    assert felt_words(Felt(worst=4), flare=True) == "Felt: at worst 4/10; a flare was open."
    assert felt_words(Felt(), flare=False) == "Felt: nobody has said."


def test_weeks_of_the_plan_end_with_when_to_see_somebody_and_no_date() -> None:
    told = list(mark_lines(["changed"], ["ahead"], []))
    sent = list(mark_lines([], [], ["see one"]))

    assert mark_words("Basics", 6, MONDAY, MONDAY) == "6 weeks of Basics, since Mon 23 Nov."
    assert told == ["changed", "ahead", WHEN_TO_SEE, PROGNOSIS]
    assert sent[0].startswith("No score was answered twice yet")
    assert sent[1:] == ["see one", PROGNOSIS]

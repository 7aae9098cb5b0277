"""Scores of every few weeks in the book: taken, corrected, put off, half finished."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Profile
from planner.domain.values.record import Side
from planner.logbook.looking.entries import Entries
from tests.logbook.living import DAY, TODAY, WEEK


@pytest.fixture
def planned(book):
    """A runner whose plan begins today."""
    book.setup.adopt(
        Profile(id="profile", knee=Side.LEFT, plan="small", start=TODAY, exercise_days=(0, 2))
    )
    return book


def test_a_sitting_is_one_change_one_entry_and_one_undo(planned) -> None:
    before = len(planned.undo_list())

    sheet = planned.scores.take({"worst": 5, "step_down_30s_left": 9}, note="tired")

    assert len(planned.undo_list()) == before + 1
    entries = [one for one in Entries(planned).month("2026-11") if one.kind == "scores"]
    assert [one.key for one in entries] == [sheet.id]
    assert entries[0].words == "scores: worst 5/10, step-downs left 9"
    assert "worst pain of the week" in entries[0].text
    planned.undo()
    assert planned.scores.sheets() == ()


def test_what_was_due_and_left_empty_is_not_asked_for_at_once(planned) -> None:
    planned.scores.take({"worst": 5})

    assert planned.scores.due() == ()


@pytest.mark.parametrize(
    "values",
    [{}, {"worst": 11}, {"usual": -1}, {"akps": 101}, {"change": 4}, {"mood": 3},
     {"activities": 5}, {"activity/none": 5}],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_not_kept(planned, values) -> None:
    with pytest.raises(UsageError):
        planned.scores.take(values)

    assert planned.scores.sheets() == ()


def test_an_activity_that_is_changed_keeps_its_history(planned, clock) -> None:
    planned.scores.choose(["stairs"])
    (stairs,) = planned.scores.activities()
    planned.scores.take({stairs.measure: 3})
    clock.wind(TODAY + DAY)

    planned.scores.choose(["cinema"])

    assert [one.words for one in planned.scores.activities()] == ["cinema"]
    assert planned.scores.series(stairs.measure) == ((TODAY, 3),)
    assert planned.scores.scale(stairs.measure).label == "stairs"


def test_an_activity_that_is_named_again_goes_on(planned) -> None:
    planned.scores.choose(["Stairs"])
    (stairs,) = planned.scores.activities()
    planned.scores.take({stairs.measure: 3})
    planned.scores.choose(["cinema"])

    planned.scores.choose(["stairs", "cinema"])

    assert stairs.id in {one.id for one in planned.scores.activities()}


def test_an_activity_without_a_score_leaves_nothing_behind(planned) -> None:
    planned.scores.choose(["stiars"])

    planned.scores.choose(["stairs"])

    assert [one.words for one in planned.scores.every_activity()] == ["stairs"]


@pytest.mark.parametrize("words", [["a", "b", "c", "d"], ["x" * 61]])
def test_too_many_or_too_long_activities_are_refused(planned, words) -> None:
    with pytest.raises(UsageError):
        planned.scores.choose(words)

    assert planned.scores.activities() == ()


def test_a_sitting_names_its_activities_as_they_were_called_then(planned) -> None:
    planned.scores.choose(["stairs"])
    (stairs,) = planned.scores.activities()

    sheet = planned.scores.take({stairs.measure: 3, "worst": 4})
    fewer = msgspec.structs.replace(sheet, values={"worst": 4})
    planned.scores.correct(fewer)

    assert sheet.activities == {stairs.id: "stairs"}
    assert planned.get(sheet.id).activities == {}


def test_scores_are_offered_until_they_are_put_off_for_a_week(planned, clock) -> None:
    assert planned.scores.offered()

    planned.scores.put_off()

    assert planned.scores.offered() == ()
    assert planned.scores.due()
    clock.wind(TODAY + WEEK)
    assert planned.scores.offered()


def test_half_finished_answers_outlive_the_window_and_no_undo_knows_them(
    planned, open_book
) -> None:
    before = len(planned.undo_list())

    planned.scores.keep_draft({"worst": "4", "usual": " "})

    assert open_book().scores.draft().typed == {"worst": "4"}
    assert len(planned.undo_list()) == before


def test_half_finished_answers_of_another_week_are_gone(planned, clock) -> None:
    planned.scores.keep_draft({"worst": "4"})
    clock.wind(TODAY + timedelta(days=7))

    assert planned.scores.draft().typed == {}


def test_a_draft_that_cannot_be_read_is_none(planned) -> None:
    (planned.journal.folder / "draft.json").write_bytes(b'{"begun": "x"')

    assert planned.scores.draft().typed == {}
    planned.scores.keep_draft({"worst": "4"})
    assert planned.scores.draft().typed == {"worst": "4"}


def test_measures_come_in_the_order_they_are_asked_for(planned) -> None:
    planned.scores.choose(["stairs"])
    (stairs,) = planned.scores.activities()

    planned.scores.take({"akps": 70, stairs.measure: 3, "worst": 4})

    assert planned.scores.measures() == ("worst", "activities", stairs.measure, "akps")
    assert planned.scores.series("activities") == ((TODAY, 3.0),)

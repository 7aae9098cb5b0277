"""Logging and correcting runs, and what the form will not take."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from planner.domain.values.journal import Moment
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun, Run, Terrain
from planner.logbook.logbook import Logbook
from planner.screens.shared.run_forms import ask_goal
from planner.wording.amounts import Unit
from tests.screens.support import (
    HOSTILE,
    SMALL,
    SUNDAY,
    THURSDAY,
    TINY,
    TODAY,
    TUESDAY,
    Hand,
    Window,
    in_units,
    open_week,
    readings,
    runs,
)


def logged(book: Logbook) -> list[Run]:
    """Every run that was done."""
    return list(book.facts.all_runs())


async def test_r_logs_a_run_with_time_terrain_and_pain(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("r")
        await window.fill("distance_m", "5.2")
        await window.fill("duration_s", "31:20")
        await window.fill("pain_before", "0")
        await window.fill("pain_during", "1")
        await window.fill("pain_after", "2")
        await window.fill("note", HOSTILE)
        await window.press("enter")
        (run,) = logged(book)
        assert (run.date, run.distance_m, run.duration_s) == (TODAY, 5200, 1880)
        assert (run.pain_before, run.pain_during, run.pain_after) == (0, 1, 2)
        assert run.terrain is Terrain.FLAT
        assert run.note == HOSTILE
        assert "Logged run of 5.2 km on Wed 25 Nov. u undoes." in window.words


async def test_a_comma_is_a_decimal_point(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("r")
        await window.fill("distance_m", "5,5")
        await window.press("enter")
        assert [run.distance_m for run in logged(book)] == [5500]


async def test_miles_are_read_as_miles(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("r")
        await window.fill("distance_m", "3.1mi")
        await window.press("enter")
        assert [run.distance_m for run in logged(book)] == [4989]


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("distance_m", "0", "A run needs a distance above 0."),
        ("distance_m", "-3", "'-3' is not a distance."),
        ("distance_m", "1e9", "'1e9' is not a distance."),
        ("distance_m", "999999", "999999 is more than 300 km."),
        ("distance_m", "25m", "25m: metres or minutes?"),
        ("distance_m", "", "distance km is needed."),
        ("distance_m", HOSTILE, "is not a distance."),
        ("duration_s", "31:99", "31:99 is not a clock time."),
        ("pain_during", "11", "Pain 11 is off the scale."),
        ("pain_after", "-1", "Pain -1 is off the scale."),
        ("effort", "2.5", "Effort 2.5 is off the scale."),
    ],
)
async def test_what_cannot_be_is_refused_under_its_field(
    book: Logbook, field: str, text: str, sentence: str
) -> None:
    async with open_week(book) as window:
        await window.press("r")
        if field != "distance_m":
            await window.fill("distance_m", "5")
        await window.fill(field, text)
        await window.press("enter")
        assert sentence in window.words
        assert window.app.focused is not None
        assert window.app.focused.id == f"field-{field}"
        assert logged(book) == []


async def test_a_refused_entry_is_mended_in_place(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("r")
        await window.fill("distance_m", "0")
        await window.press("enter")
        await window.fill("distance_m", "4")
        await window.press("enter")
        assert [run.distance_m for run in logged(book)] == [4000]


async def test_a_planned_run_is_prefilled_and_fulfilled(book: Logbook, hand: Hand) -> None:
    planned = runs(book, THURSDAY)[0]
    hand.now += timedelta(days=1)
    async with open_week(book) as window:
        await window.press("enter", "enter")
        (run,) = logged(book)
        assert (run.planned, run.distance_m) == (planned.id, planned.distance_m)
        assert "✓ done" in window.words or "? done" in window.words


async def test_a_run_that_was_done_is_corrected(book: Logbook, hand: Hand) -> None:
    hand.now += timedelta(days=1)
    async with open_week(book) as window:
        await window.press("enter", "enter")
        await window.press("enter")
        await window.fill("distance_m", "5.8")
        await window.press("enter")
        assert [run.distance_m for run in logged(book)] == [5800]
        await window.press("u")
        assert [run.distance_m for run in logged(book)] == [4500]


async def test_a_run_of_yesterday_asks_how_the_knee_was_this_morning(
    empty: Logbook, hand: Hand
) -> None:
    from tests.screens.support import adopted

    adopted(empty)
    hand.now += timedelta(days=2)
    async with open_week(empty) as window:
        await window.go(THURSDAY)
        await window.press("enter")
        await window.fill("morning", "1")
        await window.press("enter")
        last = readings(empty, THURSDAY + timedelta(days=1))[-1]
        assert (last.score, last.moment) == (1, Moment.MORNING)


async def test_a_run_to_come_cannot_be_logged(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SUNDAY)
        await window.press("space")
        assert "Sun 29 Nov is still to come." in window.toasts
        assert "Log it when it has been run" in window.toasts


async def test_a_bad_run_opens_the_proposal(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("r")
        await window.fill("distance_m", "5")
        await window.fill("pain_during", "5")
        await window.press("enter")
        assert "Pain flare" in window.words


async def test_a_run_with_severe_pain_asks_for_red_flags_first(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("r")
        await window.fill("distance_m", "5")
        await window.fill("pain_during", "7")
        await window.press("enter")
        assert "Is anything of this true as well?" in window.words
        await window.press("n")
        assert "Severe pain flare" in window.words


async def test_r_on_a_past_day_logs_it_there(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(TUESDAY)
        await window.press("r")
        await window.fill("distance_m", "3")
        await window.press("enter")
        assert [run.date for run in logged(book)] == [TUESDAY]


async def test_a_run_counts_in_the_mileage_pane_at_once(book: Logbook) -> None:
    async with open_week(book) as window:
        assert "10.5 km to come" in window.words
        await window.press("r")
        await window.fill("distance_m", "4")
        await window.press("enter")
        assert "4.0 run" in window.words


@pytest.mark.parametrize("size", [SMALL, TINY])
async def test_the_form_works_in_a_small_terminal(book: Logbook, size: tuple[int, int]) -> None:
    async with open_week(book, size) as window:
        await window.press("r")
        await window.fill("distance_m", "0")
        await window.press("enter")
        assert "A run needs a distance above 0." in window.words
        await window.fill("distance_m", "4")
        await window.fill("note", "to the bridge")
        assert "to the bridge" in window.words
        await window.press("enter")
        assert [run.distance_m for run in logged(book)] == [4000]


async def test_a_pace_that_can_hardly_be_is_asked_about_once_and_kept_on_a_yes(
    book: Logbook,
) -> None:
    async with open_week(book) as window:
        await window.press("r")
        await window.fill("distance_m", "5")
        await window.fill("duration_s", "5:00")
        await window.press("enter")
        assert "5.0 km in 5:00 is 1:00 /km, faster than anyone runs. Enter keeps" in window.words
        assert book.facts.all_runs() == ()
        assert "Log the run of today" in window.words
        await window.fill("duration_s", "6:00")
        await window.press("enter", "enter")
        (run,) = book.facts.all_runs()
        assert (run.distance_m, run.duration_s) == (5000, 360)


async def test_a_usual_or_unchanged_pace_is_not_asked_about(book: Logbook) -> None:
    book.facts.log_run(Run(id="odd", date=TODAY, distance_m=5000, duration_s=300))
    async with open_week(book) as window:
        await window.on_card("odd", TODAY)
        await window.press("enter")
        await window.fill("note", "treadmill")
        await window.press("enter")
        assert book.facts.all_runs()[0].note == "treadmill"


def measured(book: Logbook) -> Run:
    """What a watch measures: no round number of anything."""
    return book.facts.log_run(Run(id="gps", date=TODAY, distance_m=5234, duration_s=1885))


async def correct(window: Window, run: str, **fields: str) -> None:
    """Open a run's form, type into these fields and save."""
    await window.on_card(run, TODAY)
    await window.press("enter")
    for field, text in fields.items():
        await window.fill(field, text)
    await window.press("enter")


@pytest.mark.parametrize("unit", ["km", "mi"])
@pytest.mark.parametrize("metres", [5234, 5000, 42_195])
async def test_a_note_on_a_run_leaves_its_distance_and_time_as_they_were_measured(
    book: Logbook, unit: Unit, metres: int
) -> None:
    in_units(book, unit)
    run = book.facts.log_run(
        Run(id="gps", date=TODAY, distance_m=metres, duration_s=metres * 9 // 25)
    )
    async with open_week(book) as window:
        await correct(window, "gps", note="by the river")
    assert logged(book) == [msgspec.structs.replace(run, note="by the river")]


async def test_a_run_longer_than_would_be_believed_is_still_corrected(book: Logbook) -> None:
    book.facts.log_run(Run(id="gps", date=TODAY, distance_m=301_234, duration_s=50 * 3600))
    async with open_week(book) as window:
        await correct(window, "gps", note="six days")
    (run,) = logged(book)
    assert (run.distance_m, run.duration_s, run.note) == (301_234, 50 * 3600, "six days")


async def test_a_distance_or_time_that_is_typed_again_is_taken_as_typed(book: Logbook) -> None:
    measured(book)
    async with open_week(book) as window:
        await correct(window, "gps", distance_m="5.2", duration_s="31:20")
        (run,) = logged(book)
        assert (run.distance_m, run.duration_s) == (5200, 1880)
        await correct(window, "gps", distance_m="5.3")
        (run,) = logged(book)
        assert (run.distance_m, run.duration_s) == (5300, 1880)


async def test_a_distance_seen_again_after_an_odd_pace_is_the_one_that_was_typed(
    book: Logbook,
) -> None:
    measured(book)
    async with open_week(book) as window:
        await correct(window, "gps", distance_m="5.236", duration_s="5:00")
        await window.press("n")
        await window.fill("duration_s", "31:00")
        await window.press("enter")
    (run,) = logged(book)
    assert (run.distance_m, run.duration_s) == (5236, 1860)


async def test_a_planned_run_logged_as_it_was_planned_has_its_metres(book: Logbook) -> None:
    book.put("Planned", [PlannedRun(id="plan", date=TODAY, distance_m=5467, duration_s=1885)])
    async with open_week(book) as window:
        await correct(window, "plan", pain_during="1")
    (run,) = logged(book)
    assert (run.distance_m, run.duration_s, run.planned) == (5467, 1885, "plan")


async def test_a_look_at_the_goal_leaves_it_as_it_is(book: Logbook) -> None:
    book.settings.set_goal(42_195)
    async with open_week(book) as window:
        window.page.run_worker(ask_goal(window.page))
        await window.settle()
        await window.press("enter")
    assert book.profile is not None
    assert book.profile.goal_m == 42_195


async def log_five(window: Window) -> None:
    """A run of 5 km today, without anything else."""
    await window.press("r")
    await window.fill("distance_m", "5")
    await window.press("enter")


async def test_the_same_run_twice_is_asked_about(book: Logbook) -> None:
    async with open_week(book) as window:
        await log_five(window)
        await log_five(window)
        assert (
            "There is a run of 5.0 km on Wed 25 Nov already. Is this another one?" in window.words
        )
        await window.press("escape")
        assert len(logged(book)) == 1
        await log_five(window)
        await window.press("enter")
        assert len(logged(book)) == 2


async def test_of_two_sore_knees_the_form_asks_whose_scores_they_are(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("r")
        assert "of which knee" not in window.words
        await window.press("escape")
        assert book.profile is not None
        book.put("Both", [msgspec.structs.replace(book.profile, knee=Side.BOTH)])
        await window.press("r")
        assert "of which knee" in window.words
        await window.fill("distance_m", "5")
        await window.press("enter")
        assert logged(book)[0].side is Side.BOTH

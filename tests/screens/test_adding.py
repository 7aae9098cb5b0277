"""What `a` and `A` put into the calendar and the journal."""

from __future__ import annotations

from datetime import timedelta

from planner.domain.values.journal import Moment
from planner.domain.values.run import Run
from planner.logbook.logbook import Logbook
from tests.screens.support import (
    FRIDAY,
    SATURDAY,
    TODAY,
    TUESDAY,
    open_week,
    runs,
    sessions,
)


async def test_a_session_of_the_plan_is_added_to_the_day(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        await window.press("a", "s", "enter", "enter")
        (added,) = sessions(book, SATURDAY)
        assert added.name == "Strength"
        assert "Added Strength on Sat 28 Nov. u undoes." in window.words


async def test_big_a_goes_straight_to_the_sessions_of_the_plan(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        await window.press("A", "down", "enter", "enter")
        (added,) = sessions(book, SATURDAY)
        assert added.name == "Mobility"


async def test_a_session_of_exercises_picked_from_the_library_is_added(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        await window.press("a", "x", "slash")
        await window.type("side plank")
        await window.press("enter", "slash")
        assert "In it: Side plank" in window.words
        await window.type("clamshell")
        await window.press("enter", "d")
        await window.fill("name", "Hotel room")
        await window.press("enter")
        (added,) = sessions(book, SATURDAY)
        assert added.name == "Hotel room"
        assert [item.exercise for item in added.items] == ["side_plank", "clam"]
        assert "Hotel room" in window.words


async def test_a_picked_exercise_is_left_out_again_by_picking_it_once_more(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        for _ in range(2):
            await window.press(*(() if _ else ("a", "x")), "slash")
            await window.type("side plank")
            await window.press("enter")
        assert "done with 0 exercises" in window.words


async def test_what_the_phase_does_not_allow_is_shown_with_the_reason_when_asked_for(
    book: Logbook,
) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        await window.press("a", "x")
        assert "Small hops" not in window.words
        await window.press("slash")
        await window.type("small hops")
        await window.press("enter")
        assert "Not open now" in window.words
        assert "more knee load than is open to you now (0 of 3)" in window.words
        await window.press("escape", "d")
        assert sessions(book, SATURDAY) == ()


async def test_an_exercise_that_is_not_open_now_can_be_picked_all_the_same(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        await window.press("a", "x", "m", "slash")
        await window.type("wall sit")
        await window.press("enter")
        assert "In it: Wall sit" in window.words


async def test_sessions_of_later_phases_come_after_those_that_are_open(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        await window.press("A")
        assert "Step-down" not in window.words
        await window.press("m", "slash")
        await window.type("run-strong")
        assert "Run-strong: Step-down" in window.words
        assert "not now: more knee load than is open to you now (0 of 3)" in window.words


async def test_a_run_within_its_cap_is_planned_as_asked(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        await window.press("a", "r")
        assert "Room on that day:" in window.words
        await window.fill("amount", "2,5")
        await window.press("enter")
        (added,) = runs(book, SATURDAY)
        assert added.distance_m == 2500
        assert "Run 2.5 km" in window.words


async def test_a_run_over_its_cap_is_planned_at_the_cap_without_a_reason(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        await window.press("a", "r")
        await window.fill("amount", "12")
        await window.press("enter")
        assert "12.0 km on Sat 28 Nov is over the cap of" in window.words
        await window.press("enter")
        (added,) = runs(book, SATURDAY)
        assert added.distance_m == book.caps.allowance(SATURDAY, without=added.id).hard_m
        assert added.override == ""


async def test_a_run_over_its_cap_is_planned_with_a_written_reason(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        await window.press("a", "r")
        await window.fill("amount", "12")
        await window.press("enter")
        await window.type("my sister's race")
        await window.press("enter")
        (added,) = runs(book, SATURDAY)
        assert added.distance_m == 12_000
        assert added.override == "my sister's race"
        assert added.override_m < 12_000


async def test_a_run_planned_by_minutes_gets_a_distance(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        await window.press("a", "r")
        await window.fill("amount", "20min")
        await window.press("enter")
        (added,) = runs(book, SATURDAY)
        assert (added.distance_m, added.duration_s) == (2800, 1200)


async def test_a_run_on_a_day_closed_to_running_is_refused_with_the_way_on(book: Logbook) -> None:
    book.facts.log_pain(book.facts.reading_of(6, moment=Moment.STAIRS))  # rest for three days
    async with open_week(book) as window:
        await window.go(FRIDAY)
        await window.press("a", "r")
        await window.fill("amount", "3")
        await window.press("enter", "enter")
        assert runs(book, FRIDAY) == ()
        assert "There is no room for a run on Fri 27 Nov (flare)." in window.words


async def test_a_run_added_to_a_past_day_is_one_that_was_done(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(TUESDAY)
        await window.press("a", "r")
        await window.fill("distance_m", "4")
        await window.press("enter")
        (run,) = [one for one in book.on(TUESDAY) if isinstance(one, Run)]
        assert run.distance_m == 4000


async def test_a_note_with_tags_stands_in_the_journal_pane(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("a", "n")
        await window.type("stairs felt easy")
        await window.fill("tags", "#stairs desk")
        await window.press("enter")
        (note,) = book.cards.day(TODAY).notes
        assert (note.text, note.tags) == ("stairs felt easy", ("stairs", "desk"))
        assert "stairs felt easy #stairs #desk" in window.words


async def test_a_note_of_a_warning_sign_offers_the_red_flags(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("a", "n")
        await window.fill("text", "knee is swollen and hot")
        await window.press("enter")
        assert "You wrote “hot” and “swollen”: 1 a f goes through the red flags." in window.toasts


async def test_a_note_without_words_is_refused_under_the_field(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("a", "n", "enter")
        assert "note is needed." in window.words
        await window.press("escape")
        assert book.cards.day(TODAY).notes == ()


async def test_a_session_repeats_weekly_as_far_as_asked(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        await window.press("A", "enter")
        await window.press("right")
        await window.fill("until", "+3w")
        await window.press("enter")
        found = [bool(sessions(book, SATURDAY + timedelta(weeks=n))) for n in range(5)]
        assert found == [True, True, True, True, False]


async def test_leaving_a_form_adds_nothing(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        before = book.revision
        await window.press("a", "s", "enter", "escape")
        await window.press("a", "escape")
        assert window.top is window.page
        assert book.revision == before


async def test_enter_on_an_empty_day_asks_what_to_add(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        await window.press("enter")
        assert "Add to Sat 28 Nov" in window.words


async def test_a_planned_run_repeats_weekly(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        await window.press("a", "r")
        await window.fill("amount", "2")
        await window.press("tab", "tab", "tab", "right", "enter")
        assert [run.distance_m for run in runs(book, SATURDAY + timedelta(weeks=1))] == [2000]

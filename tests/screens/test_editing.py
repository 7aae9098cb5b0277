"""Changing what stands in the calendar: edit, delete, copy, carry, skip, whole weeks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from textual.widgets import Input

from planner.domain.values.journal import Profile
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import PlannedSession, SessionDone
from planner.domain.weeks.schedule import Planned
from planner.logbook.logbook import Logbook
from planner.wording.amounts import Unit
from tests.screens.support import (
    FRIDAY,
    MONDAY,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    TODAY,
    TUESDAY,
    Window,
    in_units,
    open_week,
    plan_state,
    readings,
    runs,
    sessions,
)

WEEK = timedelta(weeks=1)


def the_run(book: Logbook) -> PlannedRun:
    """Thursday's run."""
    return runs(book, THURSDAY)[0]


def strength(book: Logbook) -> PlannedSession:
    """Today's strength session."""
    return sessions(book, TODAY)[0]


async def repeated(window: Window, book: Logbook) -> None:
    """Add a session to Saturday that repeats weekly."""
    await window.go(SATURDAY)
    await window.press("A", "enter", "right", "enter")


# -- edit -------------------------------------------------------------------


async def test_a_planned_run_is_edited_in_its_form(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("e")
        await window.fill("amount", "4.5")
        await window.fill("note", "by the river")
        await window.press("enter")
        assert the_run(book).distance_m == 4500
        assert the_run(book).note == "by the river"
        assert "Run 4.5 km" in window.words


def planned(book: Logbook, **of_it: Any) -> PlannedRun:
    """Thursday's run, changed to be like this."""
    run = msgspec.structs.replace(the_run(book), **of_it)
    book.put("As it should be", [run])
    return run


async def edit(window: Window, day: date, **fields: str) -> None:
    """Open the form of a day's first card, type into these fields and save."""
    await window.go(day)
    await window.press("e")
    for field, text in fields.items():
        await window.fill(field, text)
    await window.press("enter")


@pytest.mark.parametrize("unit", ["km", "mi"])
async def test_a_note_on_a_planned_run_leaves_metres_and_reason_as_they_were(
    book: Logbook, unit: Unit
) -> None:
    in_units(book, unit)
    run = planned(book, distance_m=8467, override="club evening", override_m=6600)
    async with open_week(book) as window:
        await edit(window, THURSDAY, note="by the river")
    assert the_run(book) == msgspec.structs.replace(run, note="by the river")


@pytest.mark.parametrize(("seconds", "shown"), [(1800, "30min"), (1880, "31:20")])
async def test_a_run_planned_in_minutes_shows_and_keeps_its_minutes(
    book: Logbook, seconds: int, shown: str
) -> None:
    run = planned(book, distance_m=4567, duration_s=seconds)
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("e")
        assert window.top.query_one("#field-amount", Input).value == shown
        await window.fill("note", "easy")
        await window.press("enter")
    assert the_run(book) == msgspec.structs.replace(run, note="easy")


async def test_an_amount_that_is_typed_again_is_read_anew(book: Logbook) -> None:
    planned(book, distance_m=4567, duration_s=1800)
    async with open_week(book) as window:
        await edit(window, THURSDAY, amount="30min")
        assert (the_run(book).distance_m, the_run(book).duration_s) == (4200, 1800)
        await edit(window, THURSDAY, amount="4.6")
        assert (the_run(book).distance_m, the_run(book).duration_s) == (4600, None)


async def test_a_run_goes_over_its_cap_by_the_metres_and_minutes_it_has(book: Logbook) -> None:
    planned(book, distance_m=8467, duration_s=3000)
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("o")
        await window.fill("reason", "club evening")
        await window.press("enter")
    run = the_run(book)
    assert (run.distance_m, run.duration_s) == (8467, 3000)
    assert (run.override, run.override_m) == ("club evening", 6600)


async def test_a_shortened_run_keeps_its_reason_while_it_is_over_its_cap(book: Logbook) -> None:
    planned(book, distance_m=9000, override="club evening", override_m=6600)
    async with open_week(book) as window:
        await edit(window, THURSDAY, amount="8")
        run = the_run(book)
        assert (run.distance_m, run.override, run.override_m) == (8000, "club evening", 6600)
        await edit(window, THURSDAY, amount="6")
        run = the_run(book)
        assert (run.distance_m, run.override, run.override_m) == (6000, "", 0)


async def test_an_edited_run_is_held_at_its_cap(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("e")
        await window.fill("amount", "9")
        await window.press("enter")
        assert "9.0 km on Thu 26 Nov is over the cap of 6.6 km (longest run)" in window.words
        await window.press("enter")
        assert the_run(book).distance_m == 6600


async def test_a_run_is_moved_by_naming_another_day(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("e")
        await window.fill("date", "fri")
        await window.press("enter")
        assert runs(book, THURSDAY) == ()
        assert len(runs(book, FRIDAY)) == 1


async def test_a_run_repeats_from_the_day_it_is_moved_to(book: Logbook) -> None:
    for card in book.cards.planned(FRIDAY, FRIDAY + 8 * WEEK):
        book.calendar.drop_cards([card])
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("e")
        await window.fill("amount", "3")
        await window.fill("date", "fri")
        await window.fill("until", "6 dec")
        window.top.query_one("#field-repeat").focus()
        await window.press("right", "enter")
        assert "repeats 1 times, moved from Thu 26 Nov" in window.banner
    assert runs(book, THURSDAY) == runs(book, THURSDAY + WEEK) == ()
    assert [run.distance_m for run in runs(book, FRIDAY)] == [3000]
    assert [run.distance_m for run in runs(book, FRIDAY + WEEK)] == [3000]


async def test_name_day_and_repeats_of_a_session_are_one_change(book: Logbook) -> None:
    before = plan_state(book)
    async with open_week(book) as window:
        await window.press("e", "n")
        await window.fill("name", "Evening strength")
        await window.fill("date", "sat")
        await window.fill("until", "6 dec")
        window.top.query_one("#field-repeat").focus()
        await window.press("right", "enter")
        names = [[one.name for one in sessions(book, SATURDAY + n * WEEK)] for n in range(2)]
        assert names == [["Evening strength"]] * 2
        await window.press("u")
    assert plan_state(book) == before


async def test_name_and_day_of_a_session_are_one_change_that_u_takes_back(book: Logbook) -> None:
    before = plan_state(book)
    async with open_week(book) as window:
        await window.press("e", "n")
        await window.fill("name", "Evening strength")
        await window.fill("date", "sat")
        await window.press("enter")
        assert [one.name for one in sessions(book, SATURDAY)] == ["Evening strength"]
        await window.press("u")
    assert plan_state(book) == before


async def test_a_ticked_session_that_cannot_be_moved_is_not_half_changed(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("space")
        before = plan_state(book)
        await window.press("e", "n")
        await window.fill("name", "Evening strength")
        await window.fill("date", "sat")
        await window.press("enter")
        assert "is already ticked or run" in window.words
        assert "Evening strength" in window.words
    assert plan_state(book) == before


async def test_leaving_the_question_of_the_cap_leaves_a_run_on_its_day(book: Logbook) -> None:
    run = planned(book, distance_m=6500)
    async with open_week(book) as window:
        await edit(window, THURSDAY, date="sat", amount="12", note="a race")
        assert "12.0 km on Sat 28 Nov is over the cap" in window.words
        await window.press("escape")
    assert the_run(book) == run


async def test_a_new_day_of_this_and_the_later_ones_moves_them_all(book: Logbook) -> None:
    async with open_week(book) as window:
        await repeated(window, book)
        before = plan_state(book)
        await window.go(SATURDAY + WEEK)
        await window.press("e", "n", "l")
        await window.fill("date", "sun")
        await window.press("enter")
        assert sessions(book, SATURDAY)
        for weeks in (1, 2):
            assert sessions(book, SATURDAY + weeks * WEEK) == ()
            assert sessions(book, SUNDAY + weeks * WEEK)
        await window.press("u")
    assert plan_state(book) == before


async def test_a_sessions_doses_are_edited_as_numbers(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("e", "d")
        await window.fill("quad_set", "2 8 6")
        await window.press("enter")
        dose = strength(book).items[0].dose
        assert (dose.sets, dose.reps, dose.hold_s) == (2, 8, 6)


async def test_a_dose_with_too_few_numbers_is_refused_under_the_field(book: Logbook) -> None:
    async with open_week(book) as window:
        before = strength(book)
        await window.press("e", "d")
        await window.fill("quad_set", "2 8")
        await window.press("enter")
        assert "Expected 3 numbers from 1 to 600: sets, reps, hold_s." in window.words
        await window.press("escape")
        assert strength(book) == before


async def test_exercises_are_taken_in_and_left_out(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("e", "x", "slash")
        await window.type("side plank")
        await window.press("enter", "slash")
        await window.type("quad set")
        await window.press("enter", "d")
        assert [item.exercise for item in strength(book).items] == ["clam", "side_plank"]


async def test_a_session_gets_another_name(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("e", "n")
        await window.fill("name", "Evening strength")
        await window.press("enter")
        assert strength(book).name == "Evening strength"
        assert "Evening stre" in window.words


async def test_only_this_one_of_a_repeat_is_edited(book: Logbook) -> None:
    async with open_week(book) as window:
        await repeated(window, book)
        await window.press("e", "n", "t")
        await window.fill("name", "Only now")
        await window.press("enter")
        names = [sessions(book, SATURDAY + n * WEEK)[0].name for n in range(3)]
        assert names == ["Only now", "Strength", "Strength"]


async def test_this_and_the_later_ones_of_a_repeat_are_edited(book: Logbook) -> None:
    async with open_week(book) as window:
        await repeated(window, book)
        await window.go(SATURDAY + WEEK)
        await window.press("e", "n", "l")
        await window.fill("name", "From now on")
        await window.press("enter")
        names = [sessions(book, SATURDAY + n * WEEK)[0].name for n in range(3)]
        assert names == ["Strength", "From now on", "From now on"]


# -- delete -----------------------------------------------------------------


async def test_delete_takes_the_card_out_and_u_brings_it_back(book: Logbook) -> None:
    async with open_week(book) as window:
        before = plan_state(book)
        await window.go(THURSDAY)
        await window.press("d")
        assert runs(book, THURSDAY) == ()
        assert "Removed run of 4.5 km on Thu 26 Nov. u undoes." in window.words
        await window.press("u")
        assert plan_state(book) == before


async def test_deleting_a_ticked_session_keeps_its_ticks(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("space", "d")
        assert "not planned" in window.words
        (done,) = [one for one in book.on(TODAY) if isinstance(one, SessionDone)]
        assert len(done.ticks) == 1


async def test_marked_cards_are_deleted_as_one_change(book: Logbook) -> None:
    async with open_week(book) as window:
        before = plan_state(book)
        await window.press("V", "d")
        assert sessions(book, TODAY) == ()
        await window.press("u")
        assert plan_state(book) == before


async def test_delete_in_the_journal_takes_the_entry_and_leaves_the_marked_cards(
    book: Logbook,
) -> None:
    note = book.facts.add_note("stairs felt easy")
    async with open_week(book) as window:
        before = plan_state(book)
        await window.press("V")
        window.page.journal.timeline.focus()
        window.page.journal.timeline.cursor = note.id
        await window.press("d")
        assert book.cards.day(TODAY).notes == ()
        assert plan_state(book) == before
        assert len(window.page.calendar.grid.marked) == 2


async def test_delete_in_an_empty_journal_takes_no_card(empty: Logbook) -> None:
    run = PlannedRun(id="run", date=TODAY, distance_m=3000)
    empty.put("Answers and a run", [Profile(id="profile", knee=Side.LEFT), run])
    async with open_week(empty) as window:
        before = plan_state(empty)
        window.page.journal.timeline.focus()
        assert window.page.journal.timeline.cursor is None
        await window.press("d")
        assert plan_state(empty) == before
        assert "Nothing to delete here." in window.banner


async def test_delete_on_an_empty_day_says_so(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SATURDAY)
        await window.press("delete")
        assert "Nothing to delete here." in window.words


# -- copy, cut, paste, duplicate --------------------------------------------


async def test_a_copied_card_is_pasted_on_another_day(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("c")
        assert "Copied Strength on Wed 25 Nov: p pastes it" in window.words
        await window.go(SATURDAY)
        await window.press("p")
        assert [card.name for card in sessions(book, SATURDAY)] == ["Strength"]
        assert len(sessions(book, TODAY)) == 2


@pytest.mark.parametrize("key", ["c", "x", "d"])
async def test_marked_cards_that_are_gone_are_told(book: Logbook, key: str) -> None:
    async with open_week(book) as window:
        await window.press("V")
        book.calendar.drop_cards(sessions(book, TODAY))
        await window.settle()
        await window.press(key)
        assert "The marked cards are no longer planned." in window.banner
        assert window.page.calendar.grid.marked == frozenset()
        assert window.page.calendar.cards.clipboard is None


async def test_a_cut_card_moves_when_it_is_pasted_and_not_before(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("x")
        assert len(sessions(book, TODAY)) == 2
        await window.go(SATURDAY)
        await window.press("p", "p")
        assert [card.name for card in sessions(book, SATURDAY)] == ["Strength"]
        assert [card.name for card in sessions(book, TODAY)] == ["Mobility"]


async def test_paste_without_a_copy_says_what_to_press(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("p")
        assert "Nothing has been copied: c copies a card." in window.words


async def test_marked_cards_of_several_days_keep_their_distance(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("v")
        await window.go(THURSDAY)
        await window.press("v", "c")
        await window.go(TODAY + WEEK + timedelta(days=3))
        await window.press("p")
        assert "There is no room for 4.5 km on Sun 6 Dec (longest run)." in window.words
        await window.type("two easy ones")
        await window.press("enter")
        assert len(sessions(book, SATURDAY + WEEK)) == 1
        assert len(runs(book, SUNDAY + WEEK)) == 2


async def test_a_card_is_duplicated_to_days_named_in_words(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("D")
        await window.type("sat, +10d")
        await window.press("enter")
        assert len(sessions(book, SATURDAY)) == 1
        assert len(sessions(book, TODAY + timedelta(days=10))) == 1


async def test_a_day_that_does_not_exist_is_refused_under_the_line(book: Logbook) -> None:
    async with open_week(book) as window:
        before = plan_state(book)
        await window.press("D")
        await window.type("sat, 31 feb")
        await window.press("enter")
        assert "There is no day 31 feb." in window.words
        await window.press("escape")
        assert plan_state(book) == before


async def test_duplicating_to_no_day_is_refused_under_the_line(book: Logbook) -> None:
    async with open_week(book) as window:
        before = plan_state(book)
        await window.press("D")
        await window.type(" , ")
        await window.press("enter")
        assert "No day was given." in window.words
        await window.press("escape")
        assert plan_state(book) == before


# -- carry ------------------------------------------------------------------


async def test_a_lifted_card_is_carried_with_the_arrows(book: Logbook) -> None:
    async with open_week(book) as window:
        run = the_run(book)
        await window.go(THURSDAY)
        await window.press("m", "right", "right")
        assert "Sat 28 Nov: cap" in window.words
        assert the_run(book) == run
        await window.press("enter")
        (moved,) = runs(book, SATURDAY)
        assert moved.id == run.id
        assert moved.first_planned == THURSDAY
        assert window.day == SATURDAY
        assert "from Thu" in window.words


async def test_m_puts_a_carried_card_down_too(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("m", "right", "right", "m")
        assert len(runs(book, SATURDAY)) == 1


async def test_a_carried_card_is_left_where_it_was_with_escape(book: Logbook) -> None:
    async with open_week(book) as window:
        before = plan_state(book)
        await window.go(THURSDAY)
        await window.press("m", "right", "escape")
        assert plan_state(book) == before
        assert window.page.calendar.grid.lifted is None
        assert window.day == THURSDAY


async def test_a_card_is_carried_over_the_edge_of_the_week(book: Logbook) -> None:
    async with open_week(book) as window:
        run = runs(book, SUNDAY)[0]
        await window.go(SUNDAY)
        await window.press("m", "right", "enter")
        (moved,) = runs(book, SUNDAY + timedelta(days=1))
        assert moved.id == run.id


async def test_a_ticked_session_is_not_lifted(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("space", "m", "right", "enter")
        assert len(sessions(book, TODAY)) == 2


async def test_moving_a_card_and_moving_it_back_leaves_it_as_it_was(book: Logbook) -> None:
    async with open_week(book) as window:
        before = the_run(book)
        await window.go(THURSDAY)
        await window.press("m", "right", "enter", "m", "left", "enter")
        after = the_run(book)
        assert (after.date, after.distance_m) == (before.date, before.distance_m)
        assert after.first_planned is None


# -- skip -------------------------------------------------------------------


async def test_a_card_is_skipped_with_a_reason_and_planned_again(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("s", "p")
        assert the_run(book).skipped == "pain"
        assert "skipped" in window.words
        await window.press("s")
        assert the_run(book).skipped == ""
        assert "is planned again" in window.words


async def test_leaving_the_question_why_skips_nothing(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("s", "escape")
        assert the_run(book).skipped == ""


# -- whole weeks ------------------------------------------------------------


async def test_a_week_is_copied_to_the_next(book: Logbook) -> None:
    far = MONDAY + 20 * WEEK
    book.calendar.copies.duplicate(strength(book), [far])
    async with open_week(book) as window:
        await window.go(far)
        await window.press("W", "c")
        assert [card.name for card in sessions(book, far + WEEK)] == ["Strength"]


async def test_a_week_is_repeated_for_several(book: Logbook) -> None:
    far = MONDAY + 20 * WEEK
    book.calendar.copies.duplicate(strength(book), [far])
    async with open_week(book) as window:
        await window.go(far)
        await window.press("W", "r")
        await window.type("27")
        await window.press("enter")
        assert "Expected a number of weeks from 1 to 26." in window.words
        await window.press("backspace", "backspace", "3", "enter")
        counts = [len(sessions(book, far + n * WEEK)) for n in range(5)]
        assert counts == [1, 1, 1, 1, 0]


async def test_a_week_is_cleared_and_what_was_done_in_it_stays(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("space", "W", "x")
        assert book.cards.planned(MONDAY, SUNDAY) == ()
        (done,) = [one for one in book.on(TODAY) if isinstance(one, SessionDone)]
        assert len(done.ticks) == 1
        await window.press("u")
        assert len(sessions(book, TODAY)) == 2
        assert len(runs(book, TUESDAY)) == 1


async def test_a_session_that_was_begun_stays_as_it_was_asked_for(book: Logbook) -> None:
    session = sessions(book, TODAY)[0]
    async with open_week(book) as window:
        await window.press("space", "plus")
        assert book.cards.card(session.id) == session
        assert "has been begun: it stays as asked for" in window.banner
        await window.press("u", "plus")
        assert book.cards.card(session.id) != session
        assert "One set more of each exercise in" in window.banner


async def test_s_skips_all_marked_cards_with_one_reason_and_one_undo(book: Logbook) -> None:
    cards = [*sessions(book, FRIDAY), *runs(book, THURSDAY), *runs(book, SUNDAY)]
    async with open_week(book) as window:
        window.page.calendar.grid.marked = frozenset(card.id for card in cards)
        await window.press("s")
        assert f"Skip {len(cards)} cards. Why?" in window.words
        await window.press("i")
        assert {book.cards.card(card.id).skipped for card in cards} == {"ill"}
        assert window.page.calendar.grid.marked == frozenset()
        await window.press("u")
        assert {book.cards.card(card.id).skipped for card in cards} == {""}


async def test_marked_cards_that_are_skipped_are_planned_again(book: Logbook) -> None:
    cards: tuple[Planned, ...] = (*sessions(book, FRIDAY), *runs(book, SUNDAY))
    for card in cards:
        book.calendar.skip(card, "ill")
    async with open_week(book) as window:
        window.page.calendar.grid.marked = frozenset(card.id for card in cards)
        await window.press("s")
        assert {book.cards.card(card.id).skipped for card in cards} == {""}


@pytest.mark.parametrize(("key", "is_beside"), [("i", False), ("b", True)])
async def test_a_week_is_copied_onto_a_planned_one_only_as_was_asked(
    book: Logbook, key: str, is_beside: bool
) -> None:
    first, next_week = MONDAY, MONDAY + timedelta(weeks=1)
    count = len(book.cards.planned(first, first + timedelta(days=6)))
    before = {card.id for card in book.cards.planned(next_week, next_week + timedelta(days=6))}
    async with open_week(book) as window:
        await window.press("W", "c")
        assert "planned in the next week already" in window.words
        await window.press(key)
        if "your reason" in window.words:  # a run over its cap: shortened
            await window.press("enter")
        after = {card.id for card in book.cards.planned(next_week, next_week + timedelta(days=6))}
        kept = before & after
        # Beside others not every run has room.
        assert count - 2 <= len(after) - len(kept) <= count
        assert kept == (before if is_beside else set())
        await window.press("u")
    again = {card.id for card in book.cards.planned(next_week, next_week + timedelta(days=6))}
    assert again == before


async def test_enter_opens_the_planned_run_of_another_day(book: Logbook) -> None:
    for day, title in ((TUESDAY, "Log the run of yesterday"), (THURSDAY, "Run on Thu 26 Nov")):
        async with open_week(book) as window:
            await window.on_card(runs(book, day)[0].id, day)
            await window.press("enter")
            assert title in window.words


async def test_a_run_and_the_next_morning_are_one_change_and_one_undo(book: Logbook) -> None:
    before = len(book.journal.undo_stack(50))
    async with open_week(book) as window:
        await window.go(MONDAY)
        await window.press("r")
        await window.fill("distance_m", "3")
        await window.fill("morning", "2")
        await window.press("enter")
        assert len(book.journal.undo_stack(50)) == before + 1
        assert [one.score for one in readings(book, TUESDAY)] == [2]
        await window.press("u")
        assert readings(book, TUESDAY) == ()
        assert book.facts.all_runs() == ()

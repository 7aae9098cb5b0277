"""Planned runs under their caps: more and less, over it with a reason, why."""

from __future__ import annotations

from unittest.mock import patch

import msgspec
import pytest

from planner.domain.values.errors import StoreError
from planner.domain.values.journal import Lock
from planner.domain.values.session import PlannedSession
from planner.logbook.logbook import Logbook
from tests.screens.support import HOSTILE, SATURDAY, SUNDAY, THURSDAY, TODAY, open_week, runs

pytestmark = pytest.mark.usefixtures("six_on_thursday")


def metres(book: Logbook) -> int:
    """Distance of Thursday's planned run."""
    return runs(book, THURSDAY)[0].distance_m


async def test_plus_tries_a_longer_run_and_enter_keeps_it(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("plus")
        assert metres(book) == 6000
        assert "Run 6.5 km" in window.words
        assert "12.5 km to come" in window.words
        await window.press("enter")
        assert metres(book) == 6500
        assert "is now 6.5 km. u undoes." in window.words


async def test_minus_and_equals_work_as_less_and_more(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("minus", "minus", "equals_sign", "enter")
        assert metres(book) == 5500


async def test_plus_is_held_at_the_cap_and_names_the_rule(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("plus", "plus", "plus", "plus")
        assert "at the cap 6.6 (longest run)" in window.banner
        await window.press("enter")
        assert metres(book) == 6600


async def test_beside_another_run_of_the_day_the_room_that_is_left_is_shown_and_holds(
    book: Logbook,
) -> None:
    first = runs(book, THURSDAY)[0]
    book.calendar.set_distance(first, 4000)
    other = msgspec.structs.replace(first, id="second", distance_m=2000, order=9)
    book.put("Another run", [other])
    async with open_week(book) as window:
        await window.on_card("second", THURSDAY)
        assert "room 2.6" in window.words
        assert "room 4.6 of 6.6" in window.words
        await window.press("plus", "plus", "plus", "plus", "plus", "plus", "plus")
        assert "2.6 km  fills the room 2.6 of 6.6 (longest run)  o over it" in window.banner
        await window.press("enter")
        assert runs(book, THURSDAY)[1].distance_m == 2600


async def test_over_the_cap_begins_where_plus_came_to_and_asks_for_more(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("plus", "plus", "plus", "plus", "o")
        assert "6.6" in window.words
        await window.fill("reason", "club run")
        await window.press("enter")
        assert "That is within the cap of 6.6 km and needs no reason." in window.words
        assert "club run" in window.words
        await window.fill("metres", "7")
        await window.press("enter")
        run = runs(book, THURSDAY)[0]
        assert (run.distance_m, run.override) == (7000, "club run")


async def test_escape_drops_the_change_that_was_tried(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("minus", "escape")
        assert metres(book) == 6000
        assert "Run 6.0 km" in window.words


async def test_leaving_the_card_keeps_the_change(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("minus", "right")
        assert metres(book) == 5500


FULL = StoreError("The disk is full.", "Make room.")


async def test_a_change_the_disk_refuses_is_kept_for_another_enter(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("minus")
        with patch.object(book.journal, "commit", side_effect=FULL):
            await window.press("enter")
        assert "The disk is full." in window.toasts
        assert metres(book) == 6000
        assert "Run 5.5 km" in window.words
        await window.press("enter")
        assert metres(book) == 5500


async def test_a_change_refused_on_leaving_its_card_shows_what_the_book_holds(
    book: Logbook,
) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("minus")
        with patch.object(book.journal, "commit", side_effect=FULL):
            await window.press("right")
        assert "The disk is full." in window.toasts
        assert metres(book) == 6000
        assert "Run 6.0 km" in window.words
        assert "Run 5.5 km" not in window.words


async def test_minus_never_goes_below_a_hundred_metres(book: Logbook) -> None:
    async with open_week(book) as window:
        card = runs(book, THURSDAY)[0]
        book.calendar.set_distance(card, 200)
        await window.go(THURSDAY)
        await window.press("minus", "minus", "minus", "enter")
        assert metres(book) == 100


async def test_a_session_gets_one_set_more_and_one_less(book: Logbook) -> None:
    async with open_week(book) as window:
        key = window.page.calendar.cards.current_key()
        assert key is not None
        before = book.cards.card(key)
        await window.press("plus")
        after = book.cards.card(key)
        assert isinstance(before, PlannedSession)
        assert isinstance(after, PlannedSession)
        assert after.items[0].dose.sets == 4
        await window.press("minus")
        assert book.cards.card(key) == before


async def test_going_over_the_cap_takes_a_written_reason(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("o")
        await window.fill("metres", "8")
        await window.press("enter")
        assert "your reason is needed." in window.words
        assert metres(book) == 6000
        await window.fill("reason", HOSTILE)
        await window.press("enter")
        run = runs(book, THURSDAY)[0]
        assert (run.distance_m, run.override, run.override_m) == (8000, HOSTILE, 6600)


async def test_a_run_over_its_cap_says_so_in_words(book: Logbook) -> None:
    book.calendar.set_distance(runs(book, THURSDAY)[0], 8000, "club evening")
    async with open_week(book) as window:
        assert "Run 8.0 km" in window.words
        assert "▲ 1.4 over" in window.words
        assert "(your reason)" in window.words


async def test_undo_takes_the_run_over_the_cap_back(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("o")
        await window.fill("metres", "8")
        await window.fill("reason", "race")
        await window.press("enter", "u")
        assert metres(book) == 6000


async def test_only_a_run_has_a_cap(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(TODAY)
        await window.press("o")
        assert "Only a planned run has a cap." in window.words


async def test_y_shows_the_binding_rule_with_its_source(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("y")
        assert "LONG 6.6 km binds" in window.words
        assert "1.10 × 6.0 km (as you said): longest run lately that the knee took" in window.words
        assert "Frandsen 2025" in window.words


async def test_the_why_card_goes_to_the_days_beside(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("y", "right")
        assert "Fri 27 Nov" in window.words
        await window.press("left", "left")
        assert "Wed 25 Nov" in window.words
        await window.press("q")
        assert window.top is window.page


async def test_the_why_card_speaks_of_the_run_being_tried(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("minus", "y")
        assert "5.5 km" in window.words


async def test_carrying_a_run_says_what_the_cap_is_where_it_would_land(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(SUNDAY)
        await window.press("m", "left")
        assert window.banner.startswith("Sat 28 Nov: cap")


async def test_a_lock_holds_every_run_at_nothing(book: Logbook) -> None:
    book.red_flags.add(Lock(id="lock", date=TODAY, level="S", findings=("bone_pain",), scope="run"))
    async with open_week(book) as window:
        assert "Running is locked since Wed 25 Nov: see a professional first." in window.banner
        await window.go(SATURDAY)
        await window.press("a", "r")
        await window.fill("amount", "1")
        await window.press("enter", "enter")
        assert runs(book, SATURDAY) == ()


async def test_a_carried_run_is_held_at_the_cap_of_the_day_it_lands_on(book: Logbook) -> None:
    book.put("Longer", [msgspec.structs.replace(runs(book, THURSDAY)[0], distance_m=9000)])
    async with open_week(book) as window:
        await window.on_card(runs(book, THURSDAY)[0].id, THURSDAY)
        await window.press("m", "right", "right", "enter")
        assert "9.0 km on Sat 28 Nov is over the cap of" in window.words
        assert len(runs(book, THURSDAY)) == 1

        await window.press("enter")

        (run,) = runs(book, SATURDAY)
        assert run.distance_m == book.caps.room_on(SATURDAY, without=run.id).metres
        assert "shortened to its cap of" in window.banner


async def test_a_carried_run_lands_over_its_cap_with_a_reason_or_not_at_all(book: Logbook) -> None:
    book.put("Longer", [msgspec.structs.replace(runs(book, THURSDAY)[0], distance_m=9000)])
    async with open_week(book) as window:
        await window.on_card(runs(book, THURSDAY)[0].id, THURSDAY)
        await window.press("m", "right", "right", "enter", "escape")
        assert runs(book, SATURDAY) == ()
        await window.on_card(runs(book, THURSDAY)[0].id, THURSDAY)
        await window.press("m", "right", "right", "enter")
        await window.type(HOSTILE)
        await window.press("enter")
        (run,) = runs(book, SATURDAY)
        assert (run.distance_m, run.override) == (9000, HOSTILE)


async def test_a_copied_week_says_which_runs_were_shortened(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("W", "c", "b")
        assert "runs are over their caps" in window.words
        before = len(book.undo_list())
        await window.press("enter")
        assert "shortened to" in window.toasts
        assert "have its exercises twice. u undoes." in window.toasts
        assert len(book.undo_list()) == before + 1


async def test_a_reason_goes_along_to_a_day_whose_cap_is_no_lower(book: Logbook) -> None:
    book.calendar.set_distance(runs(book, THURSDAY)[0], 9000, "club evening")
    async with open_week(book) as window:
        await window.on_card(runs(book, THURSDAY)[0].id, THURSDAY)
        await window.press("m", "right", "right", "enter")
        (run,) = runs(book, SATURDAY)
        assert (run.distance_m, run.override) == (9000, "club evening")

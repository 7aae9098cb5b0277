"""/ finds words in the whole book, n and N go on, esc drops it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec
import pytest
from textual.widgets import Input

from planner.domain.values.errors import StoreError
from planner.domain.values.exercise import Dose
from planner.domain.values.record import Dated
from planner.domain.values.run import Run
from planner.domain.values.session import Item
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.logbook.looking.search import Index
from planner.widgets.prompt_line import PromptLine
from tests.screens.support import MONDAY, SMALL, TODAY, Window, open_week, sessions

LONG_AGO = date(2024, 2, 29)


def noted(book: Logbook) -> None:
    """Three notes about stairs, one of them years ago."""
    book.facts.add_note("The café stairs hurt", ("stairs",), day=LONG_AGO)
    book.facts.add_note("Stairs fine again [/]", (), day=TODAY - timedelta(days=3))
    book.facts.add_note("STAIRS down: a little", (), day=TODAY)


def status(window: Window) -> str:
    """What the line says at its right end."""
    assert isinstance(window.top, PromptLine)
    return window.top.status


async def test_typing_moves_the_cursor_to_the_nearest_match(book: Logbook) -> None:
    noted(book)
    async with open_week(book) as window:
        await window.press("slash", *"cafe")
        await window.settle()

        assert window.day == LONG_AGO
        assert status(window).startswith("1 of 1 ")
        assert "The café stairs hurt" in window.lines[-1]


async def test_every_word_has_to_be_there_whatever_its_accents_and_capitals(book: Logbook) -> None:
    noted(book)
    async with open_week(book) as window:
        await window.press("slash")
        await window.type("CAFÉ hurt")
        assert status(window).startswith("1 of 1 ")
        await window.type(" today")
        assert status(window) == "not found"


async def test_n_and_shift_n_go_through_the_matches_in_time_and_round(book: Logbook) -> None:
    noted(book)
    async with open_week(book) as window:
        await window.press("slash", *"stairs", "enter")
        assert (window.day, "3 of 3" in window.banner) == (TODAY, True)
        await window.press("n")
        assert (window.day, "1 of 3" in window.banner) == (LONG_AGO, True)
        await window.press("N", "N")
        assert (window.day, "2 of 3" in window.banner) == (TODAY - timedelta(days=3), True)
        assert window.page.journal.timeline.cursor == window.page.search._hits[1].key  # type: ignore[union-attr]


async def test_n_goes_on_from_where_the_cursor_has_been_taken(book: Logbook) -> None:
    noted(book)
    async with open_week(book) as window:
        await window.press("slash", *"stairs", "enter")
        await window.go(LONG_AGO - timedelta(days=9))
        await window.press("n")

        assert window.day == LONG_AGO


async def test_escape_while_typing_goes_back_to_where_it_began(book: Logbook) -> None:
    noted(book)
    async with open_week(book) as window:
        await window.press("slash", *"cafe", "escape")
        assert window.day == TODAY
        assert window.top is window.page
        await window.press("n")
        assert "/ begins" in window.banner


async def test_escape_on_the_page_drops_the_search(book: Logbook) -> None:
    noted(book)
    async with open_week(book) as window:
        await window.press("slash", *"stairs", "enter", "escape", "n")
        assert "Nothing is searched for" in window.banner


async def test_a_session_is_found_by_its_exercises_and_gets_the_cursor(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(TODAY - timedelta(weeks=1))
        await window.press("slash", *"clam", "enter")

        item = window.page.calendar.cards.current_item()
        assert item is not None
        assert item.key == window.page.calendar.cards.current_key()
        assert "of" in window.banner


async def test_a_run_that_was_done_is_found_on_its_card(book: Logbook) -> None:
    day = TODAY - timedelta(days=1)
    planned = [card for card in book.cards.planned(day, day) if card.date == day]
    run = book.facts.log_run(
        Run(id=new_id(), date=day, created="", distance_m=4200, note="windy dyke")
    )
    async with open_week(book) as window:
        await window.press("slash", *"windy", "enter")

        assert window.day == day
        assert window.page.calendar.cards.current_key() in {run.id, *(card.id for card in planned)}


async def test_what_is_written_later_is_found_too(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("slash", *"zebra", "enter")
        assert "Nothing holds “zebra”" in window.banner
        book.facts.add_note("a zebra crossing", (), day=TODAY)
        await window.press("slash", *"zebra", "enter")
        assert "1 of 1" in window.banner


async def test_a_disk_that_has_gone_is_told_and_the_search_goes_on(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(book)

    between = book.between

    def refuse(first: date, last: date, *kinds: type[Dated]) -> Iterable[Dated]:
        if first > MONDAY - timedelta(weeks=1):
            return between(first, last, *kinds)
        raise StoreError("Cannot read the journal (Stale file handle).", "Bring it back.")

    async with open_week(book) as window:
        monkeypatch.setattr(book, "between", refuse)
        await window.press("slash", *"cafe", "enter")

        assert "Cannot read the journal" in window.toasts
        assert "Nothing holds “cafe”." in window.banner


async def test_keys_typed_right_after_the_slash_go_into_the_line(book: Logbook) -> None:
    async with open_week(book, SMALL) as window:
        before = book.revision
        for key in ("slash", "s", "d", "x"):
            window.app.simulate_key(key)
        for _ in range(40):
            await window.settle()
            if isinstance(window.top, PromptLine) and window.top.query_one(Input).value == "sdx":
                break

        assert window.top.query_one(Input).value == "sdx"
        assert book.revision == before


async def test_n_typed_right_after_enter_is_no_longer_part_of_the_words(book: Logbook) -> None:
    noted(book)
    async with open_week(book) as window:
        await window.press("slash", *"stairs")
        for key in ("enter", "n"):
            window.app.simulate_key(key)
        for _ in range(40):
            await window.settle()
            if window.day == LONG_AGO:
                break

        assert "“stairs” 1 of 3" in window.banner


def test_distances_are_found_in_the_unit_that_is_set_now(book: Logbook) -> None:
    book.facts.log_run(Run(id=new_id(), date=TODAY, distance_m=5000))
    index = Index(book)
    list(index.read())
    profile = book.profile
    assert profile is not None
    book.put("Miles", [msgspec.structs.replace(profile, unit="mi")])

    list(index.read())

    assert [hit.words for hit in index.hits("ran")] == ["ran 3.1 mi"]


def test_an_exercise_taken_instead_and_a_reason_are_found(book: Logbook) -> None:
    card = sessions(book, TODAY)[0]
    first, second, *_ = book.cards.session(card.id).sets
    book.session.tick(card.id, first)
    other = Item(exercise="hydrant", dose=Dose(sets=1, reps=8))
    book.swaps.take_instead(card.id, card.items[-1].exercise, other, "Swapped")
    book.session.leave_out(card.id, (second,), "pain")
    index = Index(book)
    list(index.read())

    assert [hit.key for hit in index.hits("hydrant")] == [card.id]
    assert card.id in [hit.key for hit in index.hits("skipped: pain")]


async def test_a_note_of_a_day_to_come_is_shown_where_it_is_found(book: Logbook) -> None:
    later = TODAY + timedelta(days=30)
    note = book.facts.add_note("ask about stairs", day=later)
    async with open_week(book) as window:
        await window.press("slash", *"stairs", "enter")
        assert window.day == later
        assert window.page.journal.timeline.cursor == note.id
        assert "ask about stairs" in window.words

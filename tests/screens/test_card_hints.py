"""The hint line names the keys of the card under the cursor: what would only be refused is not
offered."""

from __future__ import annotations

import pytest

from planner.domain.values.run import Run
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from tests.screens.support import THURSDAY, TODAY, TUESDAY, Window, open_week, runs, sessions

CHANGES = ("m move", "+ - dose")
"""Keys that a card with facts refuses."""


def hints(window: Window) -> str:
    """The lowest line."""
    return window.lines[-1]


def run_it(book: Logbook) -> str:
    """Tuesday's run, run as planned. Returns the id of its card."""
    card = runs(book, TUESDAY)[0]
    book.facts.log_run(
        Run(id=new_id(), date=TUESDAY, distance_m=card.distance_m, planned=card.id, pain_during=1)
    )
    return card.id


async def test_a_planned_run_offers_its_dose_and_one_that_was_run_does_not(book: Logbook) -> None:
    done, planned = run_it(book), runs(book, THURSDAY)[0].id
    async with open_week(book) as window:
        await window.on_card(planned, THURSDAY)
        assert all(words in hints(window) for words in CHANGES)
        await window.on_card(done, TUESDAY)
        assert not any(words in hints(window) for words in (*CHANGES, "space tick"))
        assert "e edit" in hints(window)


async def test_a_session_offers_its_dose_until_its_first_tick(book: Logbook) -> None:
    card = sessions(book, TODAY)[0]
    async with open_week(book) as window:
        await window.on_card(card.id, TODAY)
        assert all(words in hints(window) for words in CHANGES)
        await window.press("space")
        assert not any(words in hints(window) for words in CHANGES)
        assert "space tick" in hints(window)
        await window.press("u")
        assert all(words in hints(window) for words in CHANGES)


async def test_an_empty_day_offers_nothing_of_a_card(book: Logbook) -> None:
    for card in book.cards.planned(TODAY, TODAY):
        book.calendar.drop_cards((card,))
    async with open_week(book) as window:
        await window.press("t")
        assert not any(words in hints(window) for words in (*CHANGES, "space tick", "⏎ open"))
        assert "a add" in hints(window)


async def test_what_was_skipped_offers_to_be_planned_again(book: Logbook) -> None:
    card = runs(book, THURSDAY)[0]
    book.calendar.skip(card, "time")
    async with open_week(book) as window:
        await window.on_card(card.id, THURSDAY)
        assert "s skip" in hints(window)
        assert not any(words in hints(window) for words in CHANGES)


async def test_the_runs_page_follows_the_run_under_its_cursor(book: Logbook) -> None:
    run_it(book)
    async with open_week(book) as window:
        await window.press("3")  # the cursor on the next run
        assert "+ - dose" in hints(window)
        await window.press("up")
        assert "+ - dose" not in hints(window)
        assert "⏎ open" in hints(window)


@pytest.mark.parametrize("key", ["plus", "minus", "m"])
async def test_a_key_that_is_not_offered_still_says_why_it_does_nothing(
    book: Logbook, key: str
) -> None:
    done = run_it(book)
    async with open_week(book) as window:
        await window.on_card(done, TUESDAY)
        before = book.revision
        await window.press(key)
        assert book.revision == before
        assert "run already" in window.words or "has been run" in window.words

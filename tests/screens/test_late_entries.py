"""The journal: entries stand at the hour they happened, not at that of typing."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from planner.domain.values.journal import Moment
from planner.domain.values.run import Run
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.present.journal import day_entries
from planner.screens.shared.following import keep_fact
from planner.screens.shared.journal_forms import open_entry
from tests.screens.support import TODAY, TUESDAY, Hand, Window, open_week, sessions


def told(book: Logbook, day: date) -> list[tuple[str, str]]:
    """The entries of a day: their time, and how they begin."""
    entries = day_entries(book, book.cards.day(day))
    return [(one.time, "".join(span.text for span in one.spans)[:12]) for one in entries]


def test_what_is_typed_a_day_late_has_no_hour(book: Logbook) -> None:
    book.facts.log_run(Run(id=new_id(), date=TUESDAY, distance_m=4000))
    book.facts.log_pain(book.facts.reading_of(2, moment=Moment.MORNING, day=TUESDAY))
    book.put("Test", [book.facts.test_of("stairs_down", 1, TUESDAY)])

    assert told(book, TUESDAY) == [
        ("", "pain 2/10 le"),
        ("", "ran 4.0 km"),
        ("", "stairs down:"),
    ]


def test_what_has_an_hour_stands_there_and_the_rest_behind_it(book: Logbook) -> None:
    start = book.now().replace(hour=7, minute=5) - timedelta(days=1)
    book.facts.log_run(Run(id=new_id(), date=TUESDAY, distance_m=5000))
    book.facts.log_run(Run(id=new_id(), date=TUESDAY, distance_m=4000, start=start))
    felt = book.facts.reading_of(1, moment=Moment.STAIRS, day=TUESDAY)
    book.facts.log_pain(msgspec.structs.replace(felt, at="06:30"))

    assert [time for time, _ in told(book, TUESDAY)] == ["06:30", "07:05", ""]


def test_what_is_typed_on_its_day_stands_at_that_hour(book: Logbook) -> None:
    book.facts.log_run(Run(id=new_id(), date=TODAY, distance_m=4000))

    assert told(book, TODAY)[-1] == ("18:40", "ran 4.0 km")


def test_sets_ticked_the_day_after_have_no_hour(book: Logbook, hand: Hand) -> None:
    card = sessions(book, TODAY)[0]
    hand.now += timedelta(days=1)
    book.session.tick_all(card.id)

    assert [time for time, words in told(book, TODAY) if words.startswith(card.name)] == [""]


async def test_what_was_kept_before_a_flight_west_is_not_hidden(book: Logbook, hand: Hand) -> None:
    hand.now += timedelta(hours=6)
    book.facts.log_run(Run(id=new_id(), date=TODAY + timedelta(days=1), distance_m=4000))
    book.facts.log_pain(book.facts.reading_of(3, moment=Moment.MORNING))
    hand.now -= timedelta(hours=6)
    async with open_week(book) as window:
        assert "Thu 26 Nov" in window.words
        assert "ran 4.0 km" in window.words
        assert "3/10" in window.lines[0]


async def test_a_run_typed_in_the_evening_stands_at_the_hour_it_began(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("r")
        await window.fill("distance_m", "5")
        await window.fill("start", "7:05")
        await window.press("enter")

    (run,) = book.facts.all_runs()
    assert ("07:05", "ran 5.0 km") in told(book, TODAY)
    async with open_week(book) as window:
        await open_entry_of(window, run.id)
        assert "07:05" in window.words
        await window.fill("start", "")
        await window.press("enter")
    assert ("18:40", "ran 5.0 km") in told(book, TODAY)


async def test_an_hour_that_is_still_to_come_is_refused(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("r")
        await window.fill("distance_m", "5")
        await window.fill("start", "23:00")
        await window.press("enter")

        assert "still to come" in window.words
    assert book.facts.all_runs() == ()


async def open_entry_of(window: Window, key: str) -> None:
    """Open the form of an entry."""
    page = window.page
    page.run_worker(keep_fact(page, open_entry(page, key)))
    await window.settle()


def test_entries_of_one_second_keep_their_order(book: Logbook) -> None:
    for words in ("first", "second", "third", "fourth"):
        book.facts.add_note(words)

    assert [words for _, words in told(book, TODAY)][-4:] == ["first", "second", "third", "fourth"]

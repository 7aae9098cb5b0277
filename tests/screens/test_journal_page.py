"""The journal page: all years in one list; search, filter, tags, correcting and taking back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

import pytest
from textual.widgets import Input

from planner.domain.values.errors import StoreError
from planner.domain.values.journal import Moment, Note, PainReading
from planner.domain.values.record import Side
from planner.logbook.logbook import Logbook
from planner.logbook.looking.entries import Entries, EntryFilter, JournalEntry
from planner.screens.journal.page import JournalPage
from planner.screens.panes import entries as pane_module
from planner.screens.panes import found, sifting
from planner.screens.panes.found import FoundEntries
from planner.screens.shared import pace
from planner.widgets.choice_dialog import ChoiceDialog
from planner.widgets.form import FormDialog
from planner.widgets.key_hints import KeyHints
from planner.widgets.kit.text import plain
from tests.screens.support import (
    HOSTILE,
    HUGE,
    SMALL,
    TINY,
    TODAY,
    WIDE,
    Window,
    open_week,
    readings,
    sessions,
)

LONG_AGO = date(2017, 5, 3)


async def on_journal(window: Window) -> JournalPage:
    """The page after its key."""
    await window.press("4")
    page = window.app.screen
    assert isinstance(page, JournalPage)
    return page


def shown(page: JournalPage) -> list[str]:
    """The words of every entry, from the top."""
    days = page.pane.timeline.days
    return [plain(entry.spans) for day in days for entry in day.entries]


def banner(page: JournalPage) -> str:
    return "".join(plain(line) for line in page.banner.lines)


def hint_words(page: JournalPage) -> set[str]:
    """What the line at the bottom offers."""
    return {hint.words for hint in page.query_one(KeyHints).hints}


def noted(book: Logbook, text: str, *tags: str, day: date = TODAY) -> Note:
    return book.facts.add_note(text, tags, day=day)


async def test_four_shows_all_years_and_the_search_follows_what_is_typed(book: Logbook) -> None:
    noted(book, HOSTILE, "desk")
    noted(book, "Stairs hurt going down", "stairs", day=LONG_AGO)
    async with open_week(book) as window:
        page = await on_journal(window)

        assert shown(page)[-1] == "Stairs hurt going down #stairs"
        assert f"{HOSTILE} #desk" in shown(page)
        assert "Wed 3 May 2017" in window.words

        await window.press("slash")
        await window.type("stair")
        assert shown(page) == ["Stairs hurt going down #stairs"]
        assert "1 found" in window.words
        await window.press("escape")
        assert len(shown(page)) > 1

        await window.press("slash")
        await window.type("going down")
        await window.press("enter")
        assert banner(page) == "Only “going down”. esc shows all."
        assert shown(page) == ["Stairs hurt going down #stairs"]
        await window.press("escape")
        assert len(shown(page)) > 1

        await window.press("slash")
        await window.type("[b]nowhere")
        await window.press("enter")
        assert "No entry is like that." in window.words
        await window.press("escape")
        assert page.focused is page.pane.timeline


async def test_enter_corrects_d_removes_and_u_brings_back(book: Logbook) -> None:
    note = noted(book, "desk", "old")
    async with open_week(book) as window:
        page = await on_journal(window)
        page.pane.timeline.cursor = note.id
        await window.press("enter")
        assert isinstance(window.top, FormDialog)
        await window.fill("text", "sofa")
        await window.press("enter")
        assert "sofa #old" in shown(page)
        assert page.pane.timeline.cursor == note.id

        await window.press("d")
        assert "sofa #old" not in shown(page)
        await window.press("u", "u")
        assert "desk #old" in shown(page)

        # A score given here, and a note begun here, stand in the list at once.
        await window.press("P", "3")
        assert readings(book)[-1].score == 3
        assert any(words.startswith("pain 3/10") for words in shown(page))
        await window.press("a")
        await window.fill("text", "typed here")
        await window.press("enter")
        assert "typed here" in shown(page)


async def test_a_flare_and_a_plan_change_offer_no_key_that_does_nothing(book: Logbook) -> None:
    book.facts.log_pain(book.facts.reading_of(6, moment=Moment.STAIRS, flare=True))
    async with open_week(book) as window:
        page = await on_journal(window)
        score = next(one for one in readings(book) if one.score == 6)
        page.pane.timeline.cursor = score.id
        await window.settle()
        assert "edit" in hint_words(page)

        page.pane.timeline.cursor = f"flare-{TODAY}"
        await window.settle()
        assert "delete" not in hint_words(page)
        before = book.revision
        await window.press("d")
        assert book.revision == before
        assert any("6/10 left on stairs" in plain(one.spans) for one in page.pane.card.paragraphs)

        card = sessions(book, TODAY)[0]
        book.calendar.drop_cards([card])
        await window.settle()
        page.pane.timeline.cursor = next(
            one.key
            for one in page.pane.found.shown
            if one.kind == "plan" and "Removed" in one.words
        )
        await window.settle()
        assert not {"edit", "delete"} & hint_words(page)
        before = book.revision
        await window.press("e", "d", "enter")
        assert book.revision == before
        assert "There is nothing to correct" in banner(page)


async def test_tags_and_kinds_choose_and_esc_shows_all(book: Logbook) -> None:
    noted(book, "one", "desk")
    noted(book, "two", "desk", "stairs", day=LONG_AGO)
    book.session.tick_all(sessions(book, TODAY)[0].id)
    async with open_week(book) as window:
        page = await on_journal(window)
        everything = len(shown(page))
        await window.press("number_sign")
        assert isinstance(window.top, ChoiceDialog)
        assert "#desk 2 entries" in window.words
        await window.press("down", "enter")
        assert shown(page) == ["one #desk", "two #desk #stairs"]
        assert banner(page) == "Only #desk. esc shows all."
        await window.press("escape")

        await window.press("F", "space", "enter")
        assert {words.split()[0] for words in shown(page)} == {"pain"}
        assert banner(page) == "Only pain. esc shows all."
        await window.press("escape")
        assert len(shown(page)) == everything


async def test_older_entries_follow_the_cursor_and_a_date_begins_the_list(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found, "SOME", 40)
    monkeypatch.setattr(pane_module, "NEAR", 5)
    first = date(2020, 1, 1)
    book.put(
        "A stretch",
        [
            PainReading(id=f"p{n}", date=first + timedelta(n), score=1, side=Side.LEFT,
                        moment=Moment.MORNING)
            for n in range(200)
        ],
    )  # fmt: skip
    async with open_week(book, SMALL) as window:
        page = await on_journal(window)
        page.pane.found.begin()
        page.pane.look()
        assert len(shown(page)) == 40
        await window.press("end")
        assert len(shown(page)) == 80
        await window.press(*["end"] * 5)
        assert page.pane.timeline.cursor == "p0"

        await window.press("g")
        await window.type("2020-03-01")
        await window.press("enter")
        assert page.pane.timeline.days[0].label == "Sun 1 Mar 2020"
        assert "Up to Sun 1 Mar 2020" in banner(page)
        await window.press("less_than_sign")
        assert page.pane.timeline.days[0].label == "Sun 2 Feb 2020"
        await window.press("greater_than_sign")
        assert page.pane.timeline.days[0].label == "Sun 1 Mar 2020"
        book.bookmarks.set(date(2020, 2, 3), "first flare")
        await window.press("g")
        await window.type("first")
        await window.press("enter")
        assert page.pane.timeline.days[0].label == "Sun 9 Feb 2020"
        await window.press("g")
        await window.type("24 dec")
        await window.press("enter")
        assert page.pane.found.until == date(2025, 12, 24)
        await window.press("t")
        assert "25 Nov" in page.pane.timeline.days[0].label


async def test_what_takes_long_to_read_comes_between_the_keys(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "STEP_S", -1.0)
    noted(book, "first of all", day=LONG_AGO)
    async with open_week(book) as window:
        page = await on_journal(window)
        await window.press("slash")
        await window.type("first of")
        await window.until("1 found")
        assert shown(page) == ["first of all"]


async def test_a_letter_stops_what_the_letter_before_it_looks_for(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "STEP_S", -1.0)
    monkeypatch.setattr(pace, "PAUSE_S", 600.0)  # what is not stopped is never done
    noted(book, "stairs", day=LONG_AGO)
    noted(book, "sofa", day=LONG_AGO)
    async with open_week(book) as window:
        page = await on_journal(window)
        await window.press("slash")
        line = window.top.query_one(Input)

        line.value = "s"
        await window.pilot.pause()
        assert page.pane.found.wanted.text == "s"
        assert "found" not in window.words
        monkeypatch.setattr(pace, "PAUSE_S", 0.001)
        line.value = "st"
        await window.until("1 found")

        assert shown(page) == ["stairs"]


async def test_the_first_hits_are_in_sight_before_all_years_are_read(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one, name in ((pace, "STEP_S"), (pace, "BLINK_S"), (sifting, "BLINK_S")):
        monkeypatch.setattr(one, name, -1.0)
    for day in (LONG_AGO, TODAY):
        noted(book, f"stairs {day.year}", day=day)
    said: list[tuple[list[str], str]] = []
    async with open_week(book) as window:
        page = await on_journal(window)
        await window.until("entries")
        say = page.pane.say

        def listen(words: str) -> None:
            said.append((shown(page), words))
            say(words)

        monkeypatch.setattr(page.pane, "say", listen)
        await window.press("slash")
        await window.type("stairs")
        await window.until("2 found")

    found_now, found_later = [f"stairs {TODAY.year}"], [f"stairs {TODAY.year}", "stairs 2017"]
    assert (found_now, "reading 2025 …") in said
    assert said[-1] == (found_later, "2 found")


def test_a_letter_more_looks_only_among_what_was_found(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, word in enumerate(("zeb", "zest", "nothing", "zebra")):
        noted(book, word, day=TODAY - timedelta(days=40 * number))
    looked_at: list[int] = []
    sieve = EntryFilter.sieve

    def listen(wanted: EntryFilter, entries: Iterable[JournalEntry]) -> Iterator[JournalEntry]:
        among = tuple(entries)
        looked_at.append(len(among))
        return sieve(wanted, among)

    monkeypatch.setattr(EntryFilter, "sieve", listen)
    found = FoundEntries(Entries(book))

    def looked_for(text: str) -> tuple[set[str], int]:
        looked_at.clear()
        found.wanted = EntryFilter(text=text)
        for _ in found.gather():
            pass
        found.take()
        return {one.words for one in found.shown if one.kind == "note"}, sum(looked_at)

    first, all_there_is = looked_for("ze")
    assert first == {"zeb", "zest", "zebra"}
    assert looked_for("zeb") == ({"zeb", "zebra"}, 3)
    assert looked_for("zebra") == ({"zebra"}, 2)
    assert looked_for("zebra") == ({"zebra"}, 0)
    assert looked_for("ze") == (first, all_there_is)  # a letter less: everything again
    noted(book, "zebras")
    assert looked_for("zeb")[0] == {"zeb", "zebra", "zebras"}  # what is new is not passed over


class Looked:
    """One look through the months without a window: what was shown, and what was said."""

    def __init__(self, found: FoundEntries) -> None:
        self.said: list[str] = []
        self.shown: list[list[str]] = []
        self.sifting = sifting.Sifting(found, self.attempt, self.show, self.said.append)
        self._found = found

    def attempt(self, work: Callable[[], str]) -> str | None:
        try:
            return work()
        except StoreError:
            return None

    def show(self) -> None:
        self.shown.append([one.words for one in self._found.shown if one.kind == "note"])


async def test_a_look_without_a_window_shows_what_is_in_sight_and_then_all(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("STEP_S", "BLINK_S", "PAUSE_S"):
        monkeypatch.setattr(pace, name, -1.0)
    for day in (LONG_AGO, TODAY):
        noted(book, f"stairs {day.year}", day=day)
    found = FoundEntries(Entries(book))
    found.wanted = EntryFilter(text="stairs")

    look = Looked(found)
    while not look.shown:
        assert not look.sifting.is_done()
    assert look.shown == [[f"stairs {TODAY.year}"]]
    assert look.said[-1] == f"reading {TODAY.year} …"
    await look.sifting.finish()

    assert look.shown[-1] == [f"stairs {TODAY.year}", f"stairs {LONG_AGO.year}"]


def test_what_was_found_before_a_refusal_of_the_disk_stands(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "STEP_S", 600.0)
    noted(book, "stairs")
    noted(book, "stairs before", day=LONG_AGO)
    month = Entries.month

    def refused(entries: Entries, name: str) -> tuple[JournalEntry, ...]:
        if name < "2020":
            raise StoreError("The disk is gone.", "Plug it in.")
        return month(entries, name)

    monkeypatch.setattr(Entries, "month", refused)
    found = FoundEntries(Entries(book))
    found.wanted = EntryFilter(text="stairs")
    look = Looked(found)

    assert look.sifting.is_done()
    assert look.shown == [["stairs"]]


def test_the_cursor_is_told_once_where_to_go(book: Logbook) -> None:
    note = noted(book, "the first words")
    found = FoundEntries(Entries(book))
    found.begin(note.id)
    assert found.aimed() is None  # nothing is shown yet
    Looked(found).sifting.is_done()

    found.begin(note.id)
    assert (found.aimed(), found.aimed()) == (note.id, None)
    found.begin()
    assert found.aimed() == found.shown[0].key


@pytest.mark.parametrize("size", [WIDE, SMALL, TINY, HUGE])
async def test_an_empty_book_says_what_would_stand_here(
    empty: Logbook, size: tuple[int, int]
) -> None:
    async with open_week(empty, size) as window:
        await window.press("escape")
        page = await on_journal(window)
        assert "Nothing is written yet." in window.words
        await window.press("a")
        await window.type("first words")
        await window.press("enter")
        assert shown(page) == ["first words"]
        assert page.focused is page.pane.timeline

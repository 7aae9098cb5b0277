"""The year on the journal page: by key and by mouse, by pain, sets and distance."""

from __future__ import annotations

from datetime import date

import pytest
from textual.widget import Widget

from planner.domain.values.journal import Moment
from planner.domain.values.run import Run
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.screens.journal.page import JournalPage
from planner.widgets.year_strip import YearStrip
from tests.screens.support import SMALL, TINY, TODAY, TUESDAY, WIDE, open_week
from tests.screens.test_journal_page import banner, on_journal, shown

LAST_YEAR = date(2025, 12, 31)


def strip_of(page: JournalPage) -> YearStrip:
    return page.year.strip


def has_focus(page: JournalPage, widget: Widget) -> bool:
    return page.focused is widget


async def test_the_year_leads_to_the_entries_of_its_days(book: Logbook) -> None:
    book.facts.log_run(Run(id=new_id(), date=LAST_YEAR, distance_m=9100, pain_during=4))
    book.facts.log_pain(book.facts.reading_of(6, moment=Moment.STAIRS, day=TUESDAY))
    async with open_week(book, WIDE) as window:
        page = await on_journal(window)
        strip = strip_of(page)
        assert "2026: worst pain of the day" in window.words
        signs = {day.key: day.sign for day in strip.days}
        assert signs[TUESDAY.isoformat()] == "▅"
        assert signs[TODAY.isoformat()] == "▁"
        assert signs["2026-11-01"] == "·"
        assert signs["2026-12-01"] == " "

        await window.press("Y", "up")
        assert has_focus(page, strip)
        assert "Tue 24 Nov: 6/10" in window.words
        assert page.pane.found.until == TUESDAY
        assert "pain 6/10 left on stairs" in shown(page)[:3]
        await window.press("m")
        assert "2026: sets done" in window.words
        assert "Tue 24 Nov: no set" in window.words
        await window.press("m", "home", "up")
        assert "2025: distance run, █ = 9.1 km" in window.words
        assert "Wed 31 Dec 2025: 9.1 km" in window.words
        assert shown(page)[0].startswith("ran 9.1 km")
        await window.press("pagedown", "pagedown")
        assert strip.cursor == "2026-12-31"
        await window.press("pageup", "enter")
        assert has_focus(page, page.pane.timeline)
        assert page.pane.timeline.days[0].label == "Wed 31 Dec 2025"
        await window.press("B")
        assert page.pane.found.until is None


async def test_a_click_on_a_day_shows_its_entries(book: Logbook) -> None:
    book.facts.log_pain(book.facts.reading_of(6, moment=Moment.STAIRS, day=TUESDAY))
    async with open_week(book, WIDE) as window:
        page = await on_journal(window)
        strip = strip_of(page)
        place = [day.key for day in strip.days].index(TUESDAY.isoformat())
        column, row = divmod(place, 7)
        at = (2 + 3 + column * strip.pitch, 1 + 1 + row)
        await window.pilot.click(strip, offset=at)
        assert strip.cursor == TUESDAY.isoformat()
        assert "pain 6/10 left on stairs" in shown(page)[:3]
        await window.pilot.click(strip, offset=at, times=2)
        await window.settle()
        assert has_focus(page, page.pane.timeline)


@pytest.mark.parametrize("size", [SMALL, TINY])
async def test_where_there_is_less_room_a_key_opens_it_or_says_what_it_takes(
    book: Logbook, size: tuple[int, int]
) -> None:
    async with open_week(book, size) as window:
        page = await on_journal(window)
        strip = strip_of(page)
        assert not strip.region
        await window.press("Y")
        if size == TINY:
            assert "A year takes 80 columns and 24 lines." in banner(page)
            return
        assert has_focus(page, strip)
        assert strip.pitch == 1
        assert strip.region.bottom <= 24
        assert len(shown(page)) > 0
        await window.press("Y")
        assert not strip.region
        assert has_focus(page, page.pane.timeline)


async def test_a_terminal_that_shrinks_folds_the_year(book: Logbook) -> None:
    async with open_week(book, WIDE) as window:
        page = await on_journal(window)
        await window.press("Y")
        await window.pilot.resize_terminal(*TINY)
        await window.settle()
        assert not strip_of(page).region
        assert has_focus(page, page.pane.timeline)

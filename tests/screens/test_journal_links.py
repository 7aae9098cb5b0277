"""Links on the journal page: following, coming back, tying; a flare with the runner's guess; the
bin; words that are selected."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.values.journal import Moment, Note
from planner.domain.values.run import Run
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.logbook.looking.entries import KINDS
from planner.logbook.looking.links import Link
from planner.screens.journal.page import JournalPage
from planner.screens.journal.tying import link_choices
from planner.widgets.form import FormDialog
from planner.widgets.kit.text import plain
from tests.screens.support import (
    HOSTILE,
    SMALL,
    THURSDAY,
    TODAY,
    TUESDAY,
    Window,
    open_week,
    runs,
    sessions,
)
from tests.screens.test_journal_page import banner, on_journal, shown

LONG_AGO = date(2017, 5, 3)


def ran(book: Logbook, day: date, pain: int = 1) -> Run:
    run = Run(id=new_id(), date=day, distance_m=2400, pain_during=pain)
    return book.facts.log_run(run)


def told(page: JournalPage) -> str:
    """The card beside the list."""
    return "\n".join(plain(one.spans) for one in page.pane.card.paragraphs)


async def cursor_on(window: Window, page: JournalPage, key: str) -> None:
    page.pane.timeline.cursor = key
    page.pane.timeline.focus()
    await window.settle()


async def test_enter_follows_a_link_over_years_and_b_comes_back_step_by_step(
    book: Logbook,
) -> None:
    run = ran(book, LONG_AGO)
    first = book.facts.add_note(HOSTILE, day=LONG_AGO, about=run.id)
    late = book.facts.add_note("looking back", about=run.id)
    async with open_week(book) as window:
        page = await on_journal(window)
        timeline = page.pane.timeline
        await window.press("slash")
        await window.type("looking")
        await window.press("enter")
        await cursor_on(window, page, late.id)
        assert "run of 2.4 km on Wed 3 May 2017" in told(page)

        await window.press("enter")
        assert timeline.cursor == run.id
        assert timeline.days[0].label == "Wed 3 May 2017"
        await window.press("enter")
        assert "Go to" in window.words
        await window.press("enter")
        assert timeline.cursor == first.id
        await window.press("B")
        assert timeline.cursor == run.id
        await window.press("B")
        assert timeline.cursor == late.id
        assert (page.pane.found.until, shown(page)) == (None, ["looking back"])
        await window.press("B")
        assert "No link was followed" in banner(page)


async def test_l_ties_a_note_to_what_is_near_or_found_and_lets_it_go(book: Logbook) -> None:
    run, old = ran(book, TUESDAY), ran(book, LONG_AGO)
    note = book.facts.add_note("new shoes")
    async with open_week(book) as window:
        page = await on_journal(window)
        await cursor_on(window, page, run.id)
        await window.press("L")
        assert "put the cursor on one" in banner(page)

        await cursor_on(window, page, note.id)
        await window.press("L")
        assert "Tie to what? note “new shoes”" in window.words
        await window.press("slash")
        await window.type("2.4 km")
        await window.press("enter")
        assert "Tied note “new shoes” to run of 2.4 km on Tue 24 Nov" in banner(page)
        assert any("‹1 entry›" in words for words in shown(page))
        await window.press("L")
        assert "No longer tied to anything: note “new shoes”" in banner(page)
        await window.press("u")
        assert book.need(note.id).about == run.id  # type: ignore[attr-defined]
        await window.press("L", "L", "s")
        await window.type("nowhere")
        await window.press("enter")
        assert "Nothing it could be tied to is like that." in window.words
        await window.press("ctrl+u")
        await window.type("2017-05-03")
        await window.press("enter", "enter")
        assert book.need(note.id).about == old.id  # type: ignore[attr-defined]


async def test_a_note_on_a_card_is_counted_there_and_leads_to_it(book: Logbook) -> None:
    card = runs(book, THURSDAY)[0]
    async with open_week(book) as window:
        await window.on_card(card.id, THURSDAY)
        await window.press("a", "n")
        assert isinstance(window.top, FormDialog)
        await window.fill("text", "with Ben\non the towpath")
        await window.press("enter")
        assert "“1" in window.words

        await window.go(TODAY)
        page = await on_journal(window)
        note = next(one for one in page.pane.found.shown if one.kind == "note")
        await cursor_on(window, page, note.key)
        await window.press("enter")
        assert window.app.screen is window.page
        assert window.page.calendar.cards.current_key() == card.id


async def test_a_flare_tells_all_of_itself_and_takes_a_guess(book: Logbook) -> None:
    run = ran(book, TODAY, pain=6)
    async with open_week(book) as window:
        page = await on_journal(window)
        key = f"flare-{TODAY}"
        await cursor_on(window, page, key)
        card = told(page)
        assert "since Wed 25 Nov" in card
        assert "peak 6/10" in card
        assert "nothing that stands out" in card
        assert "no proposal was answered" in card

        await window.press("e")
        await window.fill("text", HOSTILE)
        await window.press("enter")
        assert HOSTILE in told(page)
        guess = next(one for one in book.on(TODAY) if isinstance(one, Note))
        assert (guess.about, guess.tags) == (key, ("guess",))
        await window.press("e")
        await window.fill("text", "")
        await window.press("enter")
        assert "none yet" in told(page)
        await window.press("enter")
        assert page.pane.timeline.cursor == run.id
        await window.press("enter")
        assert page.pane.timeline.cursor == key


async def test_links_of_the_card_are_followed_from_it_and_z_gives_it_the_page(
    book: Logbook,
) -> None:
    run = ran(book, TUESDAY)
    note = book.facts.add_note("new shoes", about=run.id)
    async with open_week(book, SMALL) as window:
        page = await on_journal(window)
        await cursor_on(window, page, run.id)
        assert not page.pane.card.region
        await window.press("z")
        assert page.pane.card.region
        assert page.pane.card.has_focus
        await window.press("e")
        assert isinstance(window.top, FormDialog)
        await window.press("escape", "enter")
        assert page.pane.timeline.cursor == note.id
        assert page.pane.timeline.has_focus


async def test_another_width_tells_a_flare_in_the_list_or_beside_it(book: Logbook) -> None:
    ran(book, TODAY, pain=6)
    async with open_week(book, SMALL) as window:
        page = await on_journal(window)
        flare = next(one for day in page.pane.timeline.days for one in day.entries
                     if one.key == f"flare-{TODAY}")  # fmt: skip
        assert flare.more
        await window.pilot.resize_terminal(120, 40)
        await window.settle()
        assert "all years" in window.words
        flare = next(one for day in page.pane.timeline.days for one in day.entries
                     if one.key == f"flare-{TODAY}")  # fmt: skip
        assert not flare.more


async def test_what_was_removed_comes_back_by_key_and_u_takes_it_out_again(
    book: Logbook,
) -> None:
    note = book.facts.add_note("gone")
    session = sessions(book, TODAY)[0].id
    book.session.tick_all(session)
    async with open_week(book) as window:
        page = await on_journal(window)
        await window.press("D")
        assert "Nothing was removed." in banner(page)
        for key in (note.id, session):
            await cursor_on(window, page, key)
            await window.press("d")
        assert "gone" not in shown(page)

        await window.press("D")
        assert "What was removed" in window.words
        await window.press("slash")
        await window.type("gone")
        await window.press("enter")
        assert "Brought back: note “gone”. u undoes." in banner(page)
        assert "gone" in shown(page)
        await window.press("u")
        assert "gone" not in shown(page)


@pytest.mark.parametrize("where", ["list", "card"])
async def test_words_are_selected_with_the_mouse_and_copied(book: Logbook, where: str) -> None:
    note = book.facts.add_note("to be copied whole")
    book.facts.log_pain(book.facts.reading_of(1, moment=Moment.REST))
    async with open_week(book) as window:
        page = await on_journal(window)
        await cursor_on(window, page, note.id)
        widget = page.pane.timeline if where == "list" else page.pane.card
        line = next(y for y, words in enumerate(window.lines) if "to be copied whole" in words
                    and words.find("to be copied", widget.region.x) > 0)  # fmt: skip
        left = window.lines[line].index("to be", widget.region.x)
        await window.pilot.mouse_down(offset=(left, line))
        await window.pilot.hover(offset=(left + 11, line))
        await window.pilot.mouse_up(offset=(left + 11, line))
        await window.press("ctrl+c")
        assert window.app.clipboard.startswith("to be copied")


def test_a_link_to_whatever_a_note_may_name_can_be_picked() -> None:
    links = tuple(Link(key=kind, date=TODAY, kind=kind, words="it") for kind in KINDS)

    assert [choice.key for choice in link_choices(links, TODAY)] == list(KINDS)

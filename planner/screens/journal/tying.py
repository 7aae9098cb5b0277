"""L: tying a note or a score to a session, a run or a flare, and letting it go."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from planner.domain.values.calendar import month_of
from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Note, PainReading
from planner.logbook.belonging import Telling
from planner.logbook.looking.entries import EntryFilter
from planner.logbook.looking.links import TARGETS, Link, link_to
from planner.present.entry_card import OTHER, SIGNS
from planner.screens.shared.pace import StepPace
from planner.typed_dates import a_date
from planner.widgets.ask_dialog import AskDialog
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.wording import days

if TYPE_CHECKING:
    from planner.screens.journal.page import JournalPage

SEARCH = "search"
MOST = 100
"""So many are offered of what was found, the latest."""


async def tie_entry(page: JournalPage) -> None:
    """Tie the note or score under the cursor to something; one that is tied is let go."""
    entry = page.pane.current
    record = None if entry is None else page.logbook.get(entry.key)
    if entry is None or entry.kind == "plan" or not isinstance(record, Note | PainReading):
        page.said("A note or a score is tied to something: put the cursor on one.")
    elif record.about:
        if page.did(lambda: page.pane.links.untie(record)):
            page.done()
    else:
        await _tie(page, record)


async def _tie(page: JournalPage, record: Telling) -> None:
    link = await _pick(page, record)
    if link is not None and page.did(lambda: page.pane.links.tie(record, link)):
        page.done()


async def _pick(page: JournalPage, record: Telling) -> Link | None:
    """Ask what it belongs to: what is near in time, or all years."""
    near = page.attempt(lambda: page.pane.links.near(record)) or ()
    search = Choice(SEARCH, "Something of another time", "s", "by its words or its day")
    name = page.logbook.cards.name_of(record)
    picked = await page.ask(
        ChoiceDialog(f"Tie to what? {name}", (*link_choices(near, page.logbook.today), search))
    )  # fmt: skip
    if picked == SEARCH:
        return await _search(page, record)
    return next((link for link in near if link.key == picked), None)


async def _search(page: JournalPage, record: Telling) -> Link | None:
    question = AskDialog(
        "Which session, run or flare?", hint="words of it, or its day: 11 apr, last tue"
    )
    text = await page.ask(question)
    while text:
        found = await _found(page, record, text)
        if found:
            picked = await page.ask(
                ChoiceDialog(f"Tie to what? {text}", link_choices(found, page.logbook.today))
            )
            return next((link for link in found if link.key == picked), None)
        text = await page.ask(question.again("Nothing it could be tied to is like that."))
    return None


async def _found(page: JournalPage, record: Telling, text: str) -> tuple[Link, ...]:
    """What holds the words, or happened on the day, the latest first; none after a refusal, which
    was told. Many years are read between the keys."""
    try:
        day = a_date(text, page.logbook.today, "past")
    except UsageError:
        day = None
    wanted = EntryFilter(kinds=TARGETS, text="" if day else text)
    found: list[Link] = []
    pace = StepPace()
    for month in page.pane.found.entries.months(day):
        entries = page.attempt(partial(page.pane.found.entries.month, month))
        if entries is None:
            return ()
        found += (
            link_to(entry)
            for entry in wanted.sieve(entries)
            if (day is None or entry.date == day) and page.pane.links.may_tie(record, entry)
        )
        if pace.is_over:
            await pace.let_keys_in()
        if len(found) >= MOST or (day is not None and month < month_of(day)):
            break
    return tuple(found[:MOST])


def link_choices(links: tuple[Link, ...], today: date) -> tuple[Choice, ...]:
    """Links to be picked from."""
    return tuple(
        Choice(
            link.key,
            f"{SIGNS.get(link.kind, OTHER)[0]} {link.words}",
            more=days.near(link.date, today),
        )
        for link in links
    )

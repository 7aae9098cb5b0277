"""What the keys of the week page ask about weeks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from planner.logbook.looking.search import Index
from planner.screens.shared.edit_forms import whole_week
from planner.screens.shared.week_forms import ask_filter, mark_week
from planner.screens.shared.wizard import run_wizard
from planner.screens.week.searching import Search

if TYPE_CHECKING:
    from planner.screens.week.page import WeekPage


async def copy_or_clear(page: WeekPage) -> None:
    """Copy, repeat or clear the whole week."""
    if await whole_week(page, page.calendar.first):
        page.done()


async def name_week(page: WeekPage) -> None:
    """Name the week, or take its name away."""
    if await mark_week(page, page.calendar.first):
        page.done()


async def filter_cards(page: WeekPage) -> None:
    """Show only a part of the cards, or all of them again."""
    only = await ask_filter(page)
    if only is not None:
        page.calendar.only = only
        page.reload()


async def search(page: WeekPage) -> None:
    """Look for words in the whole book."""
    page.index = page.index or Index(page.logbook)
    found = Search(page, page.calendar, page.journal, page.index)
    page.search = found if await found.ask() else None


async def begin(page: WeekPage) -> None:
    """The wizard, for a book without a profile."""
    if await run_wizard(page):
        page.calendar.go_to(page.logbook.today)


ASKS: dict[str, Callable[[WeekPage], Awaitable[None]]] = {
    "copy_or_clear": copy_or_clear,
    "name_week": name_week,
    "filter_cards": filter_cards,
    "search": search,
    "begin": begin,
}
"""By the name in a key's action."""

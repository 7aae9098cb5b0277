"""What was removed, and bringing it back."""

from __future__ import annotations

from planner.screens.shared.page import Page
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.wording import days

MOST = 200
"""So many are listed, those that were removed last."""


async def bring_back(page: Page) -> bool:
    """Show what lies in the bin, the last removed first; enter brings one back. True if one
    was."""
    book = page.logbook
    found = page.attempt(book.bin.removed)
    if found is None:
        return False
    if not found:
        page.said("Nothing was removed.")
        return False
    choices = tuple(
        Choice(one.record.id, one.words, more=f"removed {days.moment(one.at, book.today)}")
        for one in found[:MOST]
    )
    more = len(found) - len(choices)
    about = "Nothing is thrown away. Enter brings one back." + (
        f" {more:,} older ones: easeback bin --all." if more else ""
    )
    picked = await page.ask(ChoiceDialog("What was removed", choices, about=about))
    return picked is not None and page.did(lambda: book.bin.restore(picked))

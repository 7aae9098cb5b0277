"""Taking changes back: the last one, one of many, and the wizard's only after a yes."""

from __future__ import annotations

from planner.logbook.book import plain_words
from planner.screens.shared.page import Page
from planner.store.change import Change
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.message_dialog import MessageDialog
from planner.wording import days


async def undo_set_up(page: Page) -> None:
    """Take the last change back, which is the wizard's, after a yes."""
    change = page.logbook.next_undo()
    if change is not None:
        await undo_one(page, change)


async def undo_one(page: Page, change: Change) -> None:
    """Take one change back; before one that goes back to before the wizard it is asked."""
    if await _is_meant(page, change):
        page.tell_undone(page.attempt(lambda: page.logbook.undo_only(change.id)))


async def pick_undo(page: Page) -> None:
    """Choose one change to take back; what was done since stays."""
    found = page.logbook.undo_list()
    if not found:
        page.said("There is nothing to undo.")
        return
    choices = tuple(
        Choice(change.id, plain_words(change), more=days.moment(change.at, page.logbook.today))
        for change in found
    )
    picked = await page.ask(
        ChoiceDialog("Take back one change", choices, about="What was done since stays.")
    )
    change = next((one for one in found if one.id == picked), None)
    if change is not None:
        await undo_one(page, change)


async def _is_meant(page: Page, change: Change) -> bool:
    """True, unless it would take the wizard's answers away and the runner says no."""
    if not change.begins("profile"):
        return True
    what = f"The change that comes next is the first set-up: {plain_words(change)}."
    then = (
        "Undone, there is no plan, no unit and no sore knee any more; 0 opens the wizard. "
        "What you ticked and logged stays, and U brings the set-up back."
    )
    yes = "undo the set-up"
    return await page.ask(MessageDialog("Undo the set-up?", (what, then), yes=yes)) is True

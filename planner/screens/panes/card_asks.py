"""What the keys of the card pane ask: forms, lists and cards that say why.

A module of its own, since all that asks takes as long to import as the first frame has.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.values.run import PlannedRun
from planner.logbook.views import RunItem, SessionItem
from planner.screens.shared.add_forms import add_anything, add_from_plan
from planner.screens.shared.edit_forms import edit_item, skip_or_plan_again
from planner.screens.shared.export_form import export_run
from planner.screens.shared.following import keep_fact
from planner.screens.shared.journal_forms import correct_entry
from planner.screens.shared.reading import refusal
from planner.screens.shared.run_forms import go_over, log_or_correct, placed
from planner.screens.shared.session_dialog import open_sets
from planner.screens.shared.technique_forms import ask_heeded
from planner.screens.shared.why_dialog import WhyDialog
from planner.typed_dates import some_dates
from planner.widgets.ask_dialog import AskDialog

if TYPE_CHECKING:
    from planner.screens.panes.cards import CardPane

Put = Callable[[str | None], object]
"""Puts cards into the calendar, with or without a reason for going over a cap."""


async def open_card(pane: CardPane) -> None:
    """Today's session or walk-run is done on its page. The sets of another day are ticked and
    corrected in a table; a run that is still to come is edited, any other logged or corrected."""
    item, key = pane.current_item(), pane.current_key()
    if item is not None and pane.take_up(item):
        pane.app.switch_mode("session")
    elif isinstance(item, SessionItem):
        await open_sets(pane.page, item.key)
    elif isinstance(item, RunItem) and (item.run or pane.current_day() <= pane.logbook.today):
        await log_item(pane, item)
    elif item is not None:
        await edit_card(pane)
    elif key:
        await correct_entry(pane.page, key)
    else:
        await add_card(pane)


async def log_run(pane: CardPane) -> None:
    """Ask for a run on the day under the cursor, or today if that is still to come."""
    await log_item(pane, None)


async def log_planned(pane: CardPane) -> None:
    """Ask for the run under the cursor."""
    item = pane.current_item()
    await log_item(pane, item if isinstance(item, RunItem) else None)


async def log_item(pane: CardPane, item: RunItem | None) -> None:
    """Ask for what was run; where no card is meant, on no day that is still to come."""
    day = pane.current_day()
    day = min(day, pane.logbook.today) if item is None else day
    await keep_fact(pane.page, log_or_correct(pane.page, day, item))


async def add_card(pane: CardPane) -> None:
    """Ask what to add, then its details."""
    await keep_fact(pane.page, add_anything(pane.page, pane.current_day(), pane.current_item()))


async def add_template(pane: CardPane) -> None:
    """Add a session of the plan."""
    if await add_from_plan(pane.page, pane.current_day()):
        pane.page.done()


async def write_for_watch(pane: CardPane) -> None:
    """Write the run of the day under the cursor into a file for a watch."""
    await export_run(pane.page, pane.current_day())


async def tell_focus(pane: CardPane) -> None:
    """Ask how far the point of technique of a run was kept."""
    item = pane.current_item()
    run = item.run if isinstance(item, RunItem) else None
    if run is None:
        pane.page.said("Only of a run that was run can be said how far its focus was kept.")
        return
    await keep_fact(pane.page, ask_heeded(pane.page, run))


async def edit_card(pane: CardPane) -> None:
    """Edit the card under the cursor."""
    item, key = pane.current_item(), pane.current_key()
    if item is None and key:
        await correct_entry(pane.page, key)
    elif item is None:
        pane.page.said("Nothing to edit here: a adds something.")
    elif await edit_item(pane.page, item):
        pane.page.done()


async def skip_card(pane: CardPane) -> None:
    """Skip the marked cards, or this one, with one of six reasons; or plan it again."""
    cards = pane.chosen_cards()
    if cards and await skip_or_plan_again(pane.page, cards):
        pane.grid.marked = frozenset()
        pane.page.done()


async def place(pane: CardPane, put: Put) -> bool:
    """Put cards into the calendar; a run over its cap is asked about. True if it was done."""
    done = await placed(pane.page, put)
    if done:
        pane.page.done()
    return done


async def paste_cards(pane: CardPane) -> None:
    """Paste on the day under the cursor."""
    clipboard = pane.clipboard
    if clipboard is None:
        pane.page.said("Nothing has been copied: c copies a card.")
        return
    day, paste = pane.current_day(), pane.logbook.calendar.copies.paste
    cards, cut = clipboard.cards, clipboard.cut
    if await place(pane, lambda reason: paste(cards, day, cut=cut, reason=reason)):
        pane.grid.marked = frozenset()
        if cut:
            pane.clipboard = None


async def duplicate_card(pane: CardPane) -> None:
    """Copy the card to several days typed in words."""
    card, book = pane.current_planned(), pane.logbook
    if card is None:
        return

    def read(text: str) -> tuple[date, ...]:
        return some_dates(text, book.today, since=card.date)

    text = await pane.page.ask(
        AskDialog(
            f"Copy {book.cards.name_of(card)} to which days?",
            hint="fri, sat or wed-fri; +7d (counted from the card's day)",
            validate=lambda text: refusal(lambda: read(text)),
        )
    )
    if text:
        copy = book.calendar.copies.duplicate
        await place(pane, lambda reason: copy(card, read(text), reason=reason))


async def go_over_cap(pane: CardPane) -> None:
    """Plan a run over its cap, with a written reason."""
    card = pane.current_planned()
    if not isinstance(card, PlannedRun):
        pane.page.said("Only a planned run has a cap.")
        return
    tried = pane.drafted() or card
    pane.drop_draft()
    if await go_over(pane.page, card, tried.distance_m):
        pane.page.done()


async def explain_day(pane: CardPane) -> None:
    """The why-card of the day's cap."""
    day, draft = pane.current_day(), pane.drafted()
    await pane.page.ask(WhyDialog(pane.logbook, day, draft, "day", pane.forecast))


ASKS: dict[str, Callable[[CardPane], Awaitable[None]]] = {
    "open_card": open_card,
    "log_run": log_run,
    "log_planned": log_planned,
    "add_card": add_card,
    "add_template": add_template,
    "edit_card": edit_card,
    "write_for_watch": write_for_watch,
    "tell_focus": tell_focus,
    "skip_card": skip_card,
    "paste_cards": paste_cards,
    "duplicate_card": duplicate_card,
    "go_over_cap": go_over_cap,
    "explain_day": explain_day,
}
"""By the name in a key's action."""

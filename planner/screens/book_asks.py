"""What the keys that every page shares ask.

A module of its own, since all that asks takes as long to import as the first frame has.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from planner.screens.shared.clash_forms import choose_clashes
from planner.screens.shared.following import keep_fact, offer_replan, show_proposal
from planner.screens.shared.gates_forms import show_gates
from planner.screens.shared.help_dialog import HelpDialog
from planner.screens.shared.jumping import jump
from planner.screens.shared.proposing import propose_shorter
from planner.screens.shared.review_forms import review
from planner.screens.shared.scores_forms import open_scores
from planner.screens.shared.technique_forms import show_technique
from planner.screens.shared.undoing import pick_undo, undo_set_up

if TYPE_CHECKING:
    from planner.screens.book_page import BookPage


async def replan(page: BookPage) -> None:
    """Solve the next 14 days anew and show what would change; where shorter runs are offered, ask
    for which."""
    page.offer = ""
    offer = page.logbook.proposals.shorter()
    if offer is not None and await propose_shorter(page, offer):
        return
    found = page.attempt(page.logbook.proposals.replan)
    if found is not None:
        await show_proposal(page, found, "Nothing in the next 14 days has to change.")


async def take_steps(page: BookPage) -> None:
    """Show the exercises that are due for a step up or back."""
    found = page.attempt(page.logbook.steps.proposal)
    if found is not None:
        await show_proposal(page, found, "No exercise is due for a step.", "Exercise steps")


async def open_gates(page: BookPage) -> None:
    """The gate of the next phase."""
    await keep_fact(page, show_gates(page))


async def choose_focus(page: BookPage) -> None:
    """What of the running technique is heeded, and what there is to choose from."""
    if await show_technique(page):
        page.done()


async def import_history(page: BookPage) -> None:
    """Bring in runs from files."""
    from planner.screens.shared.import_dialog import import_runs  # it knows every file reader

    if await import_runs(page):
        await offer_replan(page, "After the import")


async def export_book(page: BookPage) -> None:
    """Write the book into files for other programs."""
    from planner.screens.shared.export_form import export_book  # as in `import_history`

    await export_book(page)


async def write_report(page: BookPage) -> None:
    """Write the page for the physiotherapist."""
    from planner.screens.shared.report_form import write_report  # as in `import_history`

    await write_report(page)


async def set_up(page: BookPage) -> None:
    """The wizard, again or for the first time."""
    from planner.screens.shared.wizard import run_wizard  # as in `import_history`

    if await run_wizard(page):
        page.done()
        await offer_replan(page, "After the new answers")


async def show_help(page: BookPage) -> None:
    """Every key, made from the live bindings."""
    await page.ask(HelpDialog(page, page.logbook.parameters))


ASKS: dict[str, Callable[[BookPage], Awaitable[None]]] = {
    "replan": replan,
    "take_steps": take_steps,
    "open_gates": open_gates,
    "show_technique": choose_focus,
    "open_scores": open_scores,
    "review": review,
    "undo_set_up": undo_set_up,
    "pick_undo": pick_undo,
    "choose_clashes": choose_clashes,
    "import_history": import_history,
    "export_book": export_book,
    "write_report": write_report,
    "jump": jump,
    "set_up": set_up,
    "show_help": show_help,
}
"""By the name in a key's action."""

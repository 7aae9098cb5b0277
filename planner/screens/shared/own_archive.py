"""The runner's own archive at the beginning: read, looked back at, or brought back as it was."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from planner.domain.values.any_record import HAPPENED
from planner.domain.values.record import Record
from planner.domain.values.run import CrossTraining, Run
from planner.screens.shared.import_dialog import bring_in_taken, read_history
from planner.screens.shared.page import Page
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.message_dialog import MessageDialog
from planner.wording.amounts import Unit
from planner.wording.archive import TITLE, archive_words

RESTORES = (
    Choice("all", "Bring everything back as it was", "e", "plan, answers, ticks and all"),
    Choice("facts", "Only what happened", "o", "and go on with these questions"),
)
GOES_BACK = "goes back"


class OwnArchive(msgspec.Struct, frozen=True):
    """What comes in with the answers of the wizard."""

    records: tuple[Run | CrossTraining, ...] = ()
    own: tuple[Record, ...] = ()
    """What happened, out of an export of easeback, as it was."""
    is_restored: bool = False
    """True if such an export was brought back whole already, answers and all."""


async def read_archive(page: Page, unit: Unit, *, may_restore: bool) -> OwnArchive | None:
    """Ask for files, and show what the caps would have said of the runs in them; None if it was
    left."""
    taken = await read_history(page, replaces=False)
    if taken is None:
        return None
    happened = tuple(one for one in taken.own if isinstance(one, HAPPENED))
    if len(happened) < len(taken.own) and may_restore:
        picked = await page.ask(ChoiceDialog("That is an export of easeback", RESTORES))
        if picked == "all" and bring_in_taken(page, taken):
            return OwnArchive(is_restored=True)
        if picked != "facts":
            return None
    if not await look_back(page, (*taken.records, *happened), unit):
        return None
    return OwnArchive(taken.records, happened)


async def look_back(page: Page, records: Sequence[Record], unit: Unit) -> bool:
    """Show what the caps would have said of an archive; False to go back."""
    work_out = page.logbook.outlook.archiver(records)
    look = await page.run_worker(work_out, thread=True).wait()
    told = archive_words(look, unit, page.logbook.today)
    if not told:
        return True
    going_on = await page.ask(MessageDialog(TITLE, told, yes="go on", no=GOES_BACK))
    return going_on is True

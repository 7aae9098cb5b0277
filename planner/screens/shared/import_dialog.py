"""Bringing in runs from files: always a dry run first, then one change with one undo."""

from __future__ import annotations

import os
from datetime import UTC, tzinfo
from pathlib import Path

from planner.domain.values.errors import EasebackError
from planner.domain.values.run import CrossTraining, Run
from planner.exchange.duplicates import DryRun, sort_out
from planner.exchange.read import read
from planner.logbook.book import new_id
from planner.screens.shared.page import Page
from planner.widgets.ask_dialog import AskDialog
from planner.widgets.message_dialog import MessageDialog
from planner.wording import amounts
from planner.wording.imports import dry_run_words

Records = tuple[Run | CrossTraining, ...]

SHOWN = 40
"""Letters of either end of a very long path that are shown."""


async def import_runs(page: Page) -> bool:
    """Ask for files, show what was found, bring it in on a yes. True if something was."""
    records = await read_history(page)
    if not records:
        return False
    words = f"Imported {amounts.plural(len(records), 'activity', 'activities')}"
    if not page.did(lambda: page.logbook.facts.bring_in(records, words)):
        return False
    page.notify(f"{words}. u takes all of it back.", markup=False)
    return True


async def read_history(page: Page) -> Records | None:
    """Ask for files and read them; the records to bring in, or None if it was left."""
    while True:
        text = await page.ask(
            AskDialog(
                "Which file, zip or folder?",
                hint="~/Downloads/export_123.zip",
                validate=path_wrong,
            )
        )
        if text is None:
            return None
        dry = await dry_run(page, path_of(text))
        if dry is None:
            continue
        answers = ("bring it in", "leave it") if dry.records else ("another file", "leave")
        going_on = await page.ask(
            MessageDialog(
                "What was found",
                dry_run_words(dry, page.logbook.unit),
                yes=answers[0],
                no=answers[1],
            )
        )
        if going_on and dry.records:
            return dry.records
        if not going_on and not dry.records:
            return None


async def dry_run(page: Page, path: Path) -> DryRun | None:
    """Read the files in a thread, so that the screen stays alive."""
    page.notify("Reading …", markup=False, timeout=3)
    existing = page.attempt(page.logbook.facts.all_activities)
    if existing is None:
        return None
    zone = page.logbook.now().tzinfo
    worker = page.run_worker(lambda: look_into(path, existing, zone), thread=True)
    found = await worker.wait()
    if isinstance(found, DryRun):
        return found
    page.tell(found)
    return None


def look_into(path: Path, existing: Records, zone: tzinfo | None) -> DryRun | EasebackError:
    """What an import of this path would do; a refusal is given back, not raised."""
    try:
        found = read((path,), zone=zone or UTC, new_id=new_id)
        return sort_out(found, existing)
    except EasebackError as error:
        return error


def path_of(text: str) -> Path:
    """A typed path, with ~ for the home folder."""
    bare = text.strip().strip("'\"")
    return Path(os.path.expanduser(bare))  # noqa: PTH111 - Path's own raises for an unknown user


def _short(text: str) -> str:
    """A path in few enough letters that what is said of it is seen too."""
    return text if len(text) <= 2 * SHOWN else f"{text[:SHOWN]}…{text[-SHOWN:]}"


def path_wrong(text: str) -> str:
    """What is wrong with a typed path, or nothing."""
    if not text.strip():
        return "Name a file, a zip or a folder."
    try:
        path_of(text).stat()
    except FileNotFoundError:
        return f"There is no {_short(text)!r}."
    except (OSError, ValueError) as error:
        return f"{_short(text)!r} cannot be read: {getattr(error, 'strerror', None) or error}."
    return ""

"""Reading files for an import beside the window, so that it goes on, and asking what lists do not
say."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TypeVar

from dateutil.tz import tzlocal

from planner.domain.values.errors import EasebackError, ExchangeError
from planner.domain.values.run import CrossTraining, Run
from planner.exchange.imports.duplicates import DryRun
from planner.exchange.imports.look import ImportLook, look_into
from planner.exchange.imports.look_apart import is_long, look_apart
from planner.exchange.lists.known_lists import known_lists, remember_lists
from planner.exchange.sources.list_answers import ListAnswers
from planner.logbook.book import new_id
from planner.screens.shared.list_dialogs import more_answers
from planner.screens.shared.page import Page
from planner.widgets.kit.key_turns import LongWork
from planner.widgets.progress_dialog import ProgressDialog

Made = TypeVar("Made")
Records = tuple[Run | CrossTraining, ...]
Paths = tuple[Path, ...]

MANY = 20
"""From so many files on it is shown how far the reading has come, in so many steps."""
STEPS = 100
SWITCH_S = 0.0001
"""How long the reading goes on when a key asks for the processor."""
LEFT = "The reading was left: nothing was brought in."


async def dry_run(page: Page, paths: Paths) -> DryRun | None:
    """Read the files, asking what lists do not say; then once more with the answer."""
    existing = page.attempt(page.logbook.facts.all_activities)
    if existing is None:
        return None
    folder = _own_folder(page)
    answers = ListAnswers(remembered=known_lists(folder) if folder else {})
    while True:
        dry = await _read_once(page, paths, existing, answers)
        if dry is None:
            return None
        more = await more_answers(page, dry.unreadable, answers)
        if more is None:
            if folder:
                await _remember(page, folder, dry, answers)
            return dry
        answers = more


def _own_folder(page: Page) -> Path | None:
    """The folder of the runner's settings: the plans written here lie in it, beside the bundled
    ones."""
    folders = page.logbook.plan_folders
    return folders[-1].parent if len(folders) > 1 else None


async def _remember(page: Page, folder: Path, dry: DryRun, answers: ListAnswers) -> None:
    """Keep the columns that the runner named for the lists that were read by them."""
    if not answers.mapping:
        return
    names = await beside_keys(page, lambda: _mapped_by(dry))
    if names:
        page.attempt(lambda: remember_lists(folder, dict.fromkeys(names, answers.mapping)))


def _mapped_by(dry: DryRun) -> set[str]:
    """The lists that were read by columns the runner has named."""
    groups = dry.new, dry.cross, dry.asked
    return {item.mapped_by for items in groups for item in items if item.mapped_by}


async def _read_once(
    page: Page, paths: Paths, existing: Records, answers: ListAnswers
) -> DryRun | None:
    """Read the files in a thread or a process, so that the screen stays alive; of many it is shown
    how far it has come, and esc leaves them."""
    page.notify("Reading …", markup=False, timeout=3)
    progress = ReadingShown(page)
    look = ImportLook(
        paths=paths, zone=tzlocal(), now=page.logbook.now(), new_id=new_id, answers=answers
    )
    found = await beside_keys(page, lambda: _looked(page, look, existing, progress))
    progress.end()
    if isinstance(found, DryRun):
        return found
    page.tell(found)
    return None


class ReadingShown:
    """How far the reading has come, told from its thread. Raises ExchangeError once it is left."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._left = Event()
        self._dialog = ProgressDialog("Reading", "Looking for files …")
        self._is_shown = False
        self._done = -1

    def check(self) -> None:
        """Raises ExchangeError if the reading was left."""
        if self._left.is_set():
            raise ExchangeError(LEFT, "")

    def __call__(self, done: int, count: int, name: str) -> None:
        self.check()
        is_long = done == self._done < count
        self._done = done
        if is_long:  # told again before it is read: a file of many lines or megabytes
            self._page.app.call_from_thread(self._show, name)
        elif count >= MANY and done % max(1, count // STEPS) == 0:
            self._page.app.call_from_thread(self._show, f"{done} of {count}: {name}")

    def _show(self, words: str) -> None:
        if not self._is_shown:
            self._is_shown = True
            self._page.app.push_screen(self._dialog, self._answered)
        self._dialog.tell(words)

    def _answered(self, goes_on: bool | None) -> None:
        if not goes_on:
            self._left.set()

    def end(self) -> None:
        """Nothing more is to be read."""
        if self._is_shown:
            self._dialog.dismiss(True)


async def beside_keys(page: Page, make: Callable[[], Made]) -> Made:
    """What takes long to make, made in a thread that lets keys go first."""

    def made() -> Made:
        with _beside_keys():
            return make()

    worker = page.run_worker(made, thread=True)
    return await worker.wait()


@contextmanager
def _beside_keys() -> Iterator[None]:
    """Let the window have the processor at once whenever a key asks for it, and do no collection
    of cycles meanwhile: with a hundred thousand lines in memory one takes as long as ten frames."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_S)
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        sys.setswitchinterval(before)


def _looked(
    page: Page, look: ImportLook, existing: Records, progress: ReadingShown
) -> DryRun | EasebackError:
    """What an import of these paths would do; a refusal is given back, not raised."""
    try:
        if is_long(look.paths):
            page.post_message(LongWork())
            return look_apart(look, existing, progress, progress.check)
        return look_into(look, existing, progress)
    except EasebackError as error:
        return error

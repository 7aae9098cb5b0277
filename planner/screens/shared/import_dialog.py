"""Bringing in runs from files: always a dry run first, then one change with one undo."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import msgspec

from planner.domain.values.errors import EasebackError, ExchangeError
from planner.domain.values.record import Record
from planner.domain.values.run import CrossTraining, Run
from planner.exchange.better import Better
from planner.exchange.duplicates import DryRun, sort_out
from planner.exchange.found import Found
from planner.exchange.known_lists import known_lists, remember_lists
from planner.exchange.list_answers import ListAnswers
from planner.exchange.plan_reader import is_prescription
from planner.exchange.read import read
from planner.logbook.book import new_id
from planner.logbook.importing import ImportEffect, bring_in
from planner.screens.shared.list_dialogs import more_answers
from planner.screens.shared.page import Page
from planner.screens.shared.prescription_dialog import propose_prescription
from planner.widgets.ask_dialog import AskDialog
from planner.widgets.message_dialog import MessageDialog
from planner.widgets.progress_dialog import ProgressDialog
from planner.widgets.tick_dialog import TickDialog
from planner.wording import amounts
from planner.wording.imports import (
    asked_words,
    better_words,
    dry_run_words,
    effect_words,
    pair_words,
)

Records = tuple[Run | CrossTraining, ...]

SHOWN = 40
"""Letters of either end of a very long path that are shown."""
MANY = 20
"""From so many files on it is shown how far the reading has come, in so many steps."""
STEPS = 100
LEFT = "The reading was left: nothing was brought in."


class TakenIn(msgspec.Struct, frozen=True):
    """What the runner takes of what was found."""

    records: Records
    drops: Records = ()
    """Records of the journal that go."""
    own: tuple[Record, ...] = ()
    """Out of an export of easeback, as they were."""


async def import_runs(page: Page) -> bool:
    """Ask for files, show what was found, bring it in on a yes. True if something was."""
    taken = await read_history(page, replaces=True)
    if taken is None or not (taken.records or taken.own):
        return False
    many = len(taken.records) + len(taken.own)
    names = ("entry", "entries") if taken.own else ("activity", "activities")
    words = f"Imported {amounts.plural(many, *names)}"
    effects: list[ImportEffect] = []
    if not page.did(
        lambda: effects.append(bring_in(page.logbook, taken.records, taken.drops, words, taken.own))
    ):
        return False
    said = effect_words(effects[0].before, effects[0].after, page.logbook.unit)
    page.notify(" ".join((f"{words}.", *said, "u takes all of it back.")), markup=False)
    return True


async def read_history(page: Page, *, replaces: bool) -> TakenIn | None:
    """Ask for files and read them; what to bring in, or None if it was left. With `replaces`,
    better sources are offered in the place of what the journal holds, and what a physiotherapist
    signed is shown as the change it would be."""
    while True:
        text = await page.ask(
            AskDialog(
                "Which file, zip or folder?",
                hint="~/Downloads/export_123.zip" + (", or rx.toml" if replaces else ""),
                validate=path_wrong,
            )
        )
        if text is None:
            return None
        if replaces and is_prescription(path_of(text)):
            if await propose_prescription(page, path_of(text)):
                continue
            return None
        dry = await dry_run(page, path_of(text))
        if dry is None:
            continue
        offers = _offers(dry, page, replaces=replaces)
        answers = ("another file", "leave")
        has_some = bool(offers or dry.records or dry.own)
        if has_some:
            answers = ("choose what else" if offers else "bring it in", "leave it")
        going_on = await page.ask(
            MessageDialog(
                "What was found",
                dry_run_words(dry, page.logbook.unit),
                yes=answers[0],
                no=answers[1],
            )
        )
        if going_on and has_some:
            return await _taken(page, dry, offers)
        if not going_on and not (dry.records or dry.own):
            return None


class Offer(msgspec.Struct, frozen=True):
    """Something that is taken only if the runner ticks it."""

    words: str
    record: Run | CrossTraining
    drops: Records = ()


def _offers(dry: DryRun, page: Page, *, replaces: bool) -> tuple[Offer, ...]:
    """What may be no run, what a better source says, what is perhaps here already."""
    unit = page.logbook.unit
    better: Iterable[Better] = dry.better if replaces else ()
    pairs = [(match.found, f"Perhaps here already: {pair_words(match, unit)}")
             for match in dry.doubtful]  # fmt: skip
    items: list[tuple[Found, str]] = [
        *((item, asked_words(item, unit)) for item in dry.asked),
        *pairs,
    ]
    return (
        *(Offer(f"Replace {better_words(one, unit)}", one.record, one.drops) for one in better),
        *(Offer(words, item.run) for item, words in items if item.run is not None),
    )


async def _taken(page: Page, dry: DryRun, offers: tuple[Offer, ...]) -> TakenIn | None:
    """What is certain, and what is ticked of the rest; None if it was left."""
    own = page.logbook.facts.lacking(item.own for item in dry.own if item.own is not None)
    if not offers:
        return TakenIn(dry.records, own=own)
    sure = len(dry.records)
    picked = await page.ask(
        TickDialog(
            "Take or leave",
            tuple((str(place), offer.words) for place, offer in enumerate(offers)),
            about="What is ticked is brought in"
            + (f", beside {amounts.plural(sure, 'certain one')}." if sure else "."),
        )
    )
    if picked is None:
        return None
    chosen = [offers[int(place)] for place in picked]
    return TakenIn(
        (*dry.records, *(offer.record for offer in chosen)),
        tuple(drop for offer in chosen for drop in offer.drops),
        own,
    )


async def dry_run(page: Page, path: Path) -> DryRun | None:
    """Read the files, asking what lists do not say; then once more with the answer."""
    existing = page.attempt(page.logbook.facts.all_activities)
    if existing is None:
        return None
    folder = _own_folder(page)
    answers = ListAnswers(remembered=known_lists(folder) if folder else {})
    while True:
        dry = await _read_once(page, path, existing, answers)
        if dry is None:
            return None
        more = await more_answers(page, dry.unreadable, answers)
        if more is None:
            if folder:
                _remember(page, folder, dry, answers)
            return dry
        answers = more


def _own_folder(page: Page) -> Path | None:
    """The folder of the runner's settings: the plans written here lie in it, beside the bundled
    ones."""
    folders = page.logbook.plan_folders
    return folders[-1].parent if len(folders) > 1 else None


def _remember(page: Page, folder: Path, dry: DryRun, answers: ListAnswers) -> None:
    """Keep the columns that the runner named for the lists that were read by them."""
    names = {item.mapped_by for item in (*dry.new, *dry.cross, *dry.asked) if item.mapped_by}
    if answers.mapping and names:
        page.attempt(lambda: remember_lists(folder, dict.fromkeys(names, answers.mapping)))


async def _read_once(
    page: Page, path: Path, existing: Records, answers: ListAnswers
) -> DryRun | None:
    """Read the files in a thread, so that the screen stays alive; of many it is shown how far it
    has come, and esc leaves them."""
    page.notify("Reading …", markup=False, timeout=3)
    progress = ReadingShown(page)
    now = page.logbook.now()
    worker = page.run_worker(lambda: look_into(path, existing, now, answers, progress), thread=True)
    found = await worker.wait()
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

    def __call__(self, done: int, count: int, name: str) -> None:
        if self._left.is_set():
            raise ExchangeError(LEFT, "")
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


def look_into(
    path: Path,
    existing: Records,
    now: datetime,
    answers: ListAnswers,
    progress: Callable[[int, int, str], None],
) -> DryRun | EasebackError:
    """What an import of this path would do; a refusal is given back, not raised."""
    try:
        found = read(
            (path,), zone=now.tzinfo or UTC, new_id=new_id, progress=progress, answers=answers
        )
        return sort_out(found, existing, now)
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

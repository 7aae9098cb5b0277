"""Bringing in runs from files: always a dry run first, then one change with one undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

import msgspec

from planner.domain.values.record import Record
from planner.domain.values.run import CrossTraining, Run
from planner.exchange.imports.better import Better
from planner.exchange.imports.duplicates import DryRun
from planner.exchange.plans.plan_reader import is_prescription
from planner.exchange.sources.found import Found
from planner.logbook.fulfilling import NO_CARDS
from planner.logbook.importing import bring_in
from planner.screens.shared.card_choice import ask_cards
from planner.screens.shared.import_reading import Records, beside_keys, dry_run
from planner.screens.shared.new_files import OfferedFiles
from planner.screens.shared.page import Page
from planner.screens.shared.prescription_dialog import propose_prescription
from planner.screens.shared.typed_paths import path_of, path_wrong
from planner.widgets.ask_dialog import AskDialog
from planner.widgets.message_dialog import MessageDialog
from planner.widgets.tick_dialog import TickDialog
from planner.wording import amounts
from planner.wording.imports import (
    asked_words,
    better_words,
    dry_run_words,
    effect_words,
    imported_words,
    pair_words,
)


class TakenIn(msgspec.Struct, frozen=True):
    """What the runner takes of what was found."""

    records: Records
    drops: Records = ()
    """Records of the journal that go."""
    own: tuple[Record, ...] = ()
    """Out of an export of easeback, as they were."""
    dry: DryRun = DryRun()
    """What it was taken of."""
    paths: tuple[Path, ...] = ()


async def import_runs(page: Page) -> bool:
    """Offer what is new in folders that are looked at, else ask for files; show what was found,
    bring it in on a yes. True if something was."""
    watched = OfferedFiles(page)
    paths = await watched.ask()
    if paths is None:
        return False
    taken = await read_history(page, replaces=True, paths=paths, watched=watched)
    if taken is None or not (taken.records or taken.own):
        return False
    cards = await ask_cards(page, taken.records)
    if cards is None or not bring_in_taken(page, taken, cards):
        return False
    watched.were_read(taken.paths, taken.dry)
    return True


def bring_in_taken(page: Page, taken: TakenIn, cards: Mapping[str, str] = NO_CARDS) -> bool:
    """Bring in what was taken, and tell what that did; False if it was refused. `cards` says which
    planned runs the doubtful ones are."""
    words = imported_words(len(taken.records), len(taken.own))
    effect = page.attempt(
        lambda: bring_in(page.logbook, taken.records, taken.drops, words, taken.own, cards)
    )
    if effect is None:
        return False
    said = effect_words(effect.before, effect.after, page.logbook.unit)
    page.notify(" ".join((f"{words}.", *said, "u takes all of it back.")), markup=False)
    return True


async def read_history(
    page: Page, *, replaces: bool, paths: tuple[Path, ...] = (),
    watched: OfferedFiles | None = None,
) -> TakenIn | None:  # fmt: skip
    """Ask for files, unless they are named, and read them; what to bring in, or None if it was
    left. With `replaces`, better sources are offered in the place of what the journal holds, and
    what a physiotherapist signed is shown as the change it would be."""
    while True:
        named = paths or await _ask_path(page, replaces=replaces)
        if not named:
            return None
        dry = await dry_run(page, named)
        if dry is None and paths:
            return None
        if dry is None:
            continue
        words, offers = await beside_keys(page, partial(_shown, dry, page, replaces=replaces))
        answers = ("another file", "leave")
        has_some = bool(offers or dry.new or dry.cross or dry.own)
        if has_some:
            answers = ("choose what else" if offers else "bring it in", "leave it")
        elif watched is not None:
            watched.were_read(named, dry)
        going_on = await page.ask(
            MessageDialog(
                "What was found",
                words,
                yes=answers[0],
                no=answers[1],
            )
        )
        if going_on and has_some:
            taken = await _taken(page, dry, offers)
            return taken and msgspec.structs.replace(taken, dry=dry, paths=named)
        if not going_on and not (dry.new or dry.cross or dry.own):
            return None
        paths = ()


async def _ask_path(page: Page, *, replaces: bool) -> tuple[Path, ...]:
    """The path that is typed; none if it was left, or if it was a file that a physiotherapist
    signed, which has then been shown."""
    hint = "~/Downloads/export_123.zip" + (", or rx.toml" if replaces else "")
    while True:
        text = await page.ask(
            AskDialog("Which file, zip or folder?", hint=hint, validate=path_wrong)
        )
        if text is None:
            return ()
        path = path_of(text)
        if not (replaces and is_prescription(path)):
            return (path,)
        if not await propose_prescription(page, path):
            return ()


class Offer(msgspec.Struct, frozen=True):
    """Something that is taken only if the runner ticks it."""

    words: str
    record: Run | CrossTraining
    drops: Records = ()


def _shown(dry: DryRun, page: Page, *, replaces: bool) -> tuple[tuple[str, ...], tuple[Offer, ...]]:
    """What was found, in words, and what is taken only if it is ticked."""
    return dry_run_words(dry, page.logbook.unit), _offers(dry, page, replaces=replaces)


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
    records = await beside_keys(page, lambda: dry.records)
    if not offers:
        return TakenIn(records, own=own)
    sure = len(records)
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
        (*records, *(offer.record for offer in chosen)),
        tuple(drop for offer in chosen for drop in offer.drops),
        own,
    )

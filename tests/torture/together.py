"""Two programs and a window on one journal, and the programs are killed now and then."""

from __future__ import annotations

import asyncio
import random
import shutil
from pathlib import Path

from planner.config import Settings
from planner.logbook.logbook import Logbook
from planner.screens.shared.page import Page
from planner.store.device import device_id
from tests.screens.support import Hand, Window, adopted, open_week, opened
from tests.store.samples import everything
from tests.torture.folders import OTHER, differences
from tests.torture.kills import Told
from tests.torture.mortals import Mortals
from tests.torture.tally import LostError, Round

KEYS = 12
"""What is pressed in the window of one try."""
CHANGES = 40
"""What each program writes, if it is not killed before."""


def write_together(tried: Round) -> None:
    """Try after try, each with a folder and a window of its own."""
    with Mortals() as one, Mortals() as two:
        for seed in tried.seeds():
            root = tried.folder / "home"
            shutil.rmtree(root, ignore_errors=True)
            with tried.trying(seed):
                asyncio.run(_live_through(tried, root, seed, (one, two)))


async def _live_through(
    tried: Round, root: Path, seed: int, programs: tuple[Mortals, Mortals]
) -> None:
    chance = random.Random(seed)
    book = opened(root, Hand())
    adopted(book)
    devices = device_id(root / "state"), OTHER
    async with open_week(book, (80, 24), Settings(animations="none")) as window:
        for program, name, device in zip(programs, "xy", devices, strict=True):
            life_s = chance.choice((0.0, chance.uniform(0.01, 0.4)))
            program.begin(
                folder=str(root / "journal"), name=name, device=device, most=CHANGES,
                life_s=life_s, of="day",
            )  # fmt: skip
        ticked = await _use(window, chance)
        told = Told()
        for program in programs:
            end = program.end()
            if not end.signal and end.code:
                raise RuntimeError(f"A program ended by itself, with {end.code}.")
            told.add(end.confirmed)
            tried.tally.confirmed += len(end.confirmed)
        book.poll()
        await window.settle()
        _judge(book, root, told, ticked)
        tried.tally.confirmed += ticked
    book.close()


async def _use(window: Window, chance: random.Random) -> int:
    """Scores and other keys; how many scores were kept."""
    scores = 0
    for _ in range(KEYS):
        if chance.random() < 0.4:
            while not isinstance(window.app.screen, Page):  # a key before has opened a dialog
                await window.press("escape")
            await window.press("P", chance.choice("0234"))
            scores += 1
        else:
            await window.press(chance.choice(("space", "left", "right", "3", "1", "4", "1")))
    return scores


def _judge(book: Logbook, root: Path, told: Told, scores: int) -> None:
    """The window shows what a fresh start shows; all that was confirmed by anyone is in it."""
    shown = everything(book.journal)
    fresh = opened(root, Hand())
    there = everything(fresh.journal)
    fresh.journal.close()
    if shown != there:
        raise LostError(f"the window shows something else: {differences(shown, there)}")
    told.check(there)
    kept = sum(raw["kind"] == "pain" for raw in there["facts"])
    if kept < scores:
        raise LostError(f"{scores - kept} scores of the window are gone")

"""Programs killed at random while they write: what they had said to be kept is there."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.torture.folders import OWN, State, differences, state_of
from tests.torture.mortal import TRACEBACK
from tests.torture.mortals import End, Mortals
from tests.torture.tally import LostError, Round

LIVES = 30
"""Programs that die one after the other on one journal."""
LONGEST_S = 0.2
"""The longest life of one of them."""
MOST = 100_000
"""Changes of one life: more than it can come to."""


class Told:
    """What was said to be kept in one journal, held against what is there."""

    def __init__(self) -> None:
        self._notes: set[str] = set()
        self._ticks: dict[str, str] = {}
        self._lives = 0

    def add(self, confirmed: Iterable[str]) -> None:
        """What one more program said before it died."""
        self._lives += 1
        for line in confirmed:
            record, _, tick = line.partition(" ")
            if tick:
                self._ticks[record] = tick
            else:
                self._notes.add(record)

    def check(self, state: State) -> None:
        """Raise LostError unless all of that is there, and next to nothing else: a change may have
        been written and its program killed before it could say so."""
        there = {str(raw["id"]): raw for raw in state["facts"]}
        if gone := self._notes - there.keys():
            raise LostError(f"{len(gone)} confirmed notes are gone, such as {min(gone)}")
        for record, tick in self._ticks.items():
            if tick not in str(there.get(record)):
                raise LostError(f"the confirmed tick {tick} is gone")
        unsaid = sum(raw["kind"] == "note" for raw in there.values()) - len(self._notes)
        if unsaid > self._lives:
            raise LostError(f"{unsaid} notes that nobody was told of")


def kill_at_random(tried: Round) -> None:
    """Life after life on one journal, and a new journal after every thirty."""
    with Mortals() as mortals:
        told, folder = Told(), tried.folder / "journal"
        for count, seed in enumerate(tried.seeds()):
            if count % LIVES == 0:
                shutil.rmtree(folder, ignore_errors=True)
                told = Told()
            chance = random.Random(seed)
            end = mortals.live(
                folder=str(folder), name=f"k{seed}", device=OWN, most=MOST,
                life_s=chance.uniform(0.002, LONGEST_S),
                of=chance.choice(("day", "processor", "processor")),
            )  # fmt: skip
            with tried.trying(seed, len(end.confirmed), lambda end=end: f"{end[:2]}"):  # type: ignore[misc]
                tried.tally.confirmed += len(end.confirmed)
                _judge(folder, told, end, is_last=count % LIVES == LIVES - 1)


def _judge(folder: Path, told: Told, end: End, *, is_last: bool) -> None:
    if end.code == TRACEBACK or not end.signal:
        raise RuntimeError(f"The program ended by itself, with {end.code}.")
    told.add(end.confirmed)
    if not folder.exists():
        return
    state = state_of(folder)
    told.check(state)
    if is_last:
        for month in folder.glob("*.json"):
            month.unlink()
        made = state_of(folder)
        if made != state:
            raise LostError(f"made anew of the changes: {differences(made, state)}")

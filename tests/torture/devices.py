"""Three devices that do what they like while their files arrive in any order: they end alike."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from planner.store.journal import Journal
from tests.store.samples import (
    Clock,
    Raw,
    delete,
    done,
    everything,
    planned,
    put,
    raw_of,  # fmt: skip
    redo,
    run,
    sync,
    undo,
)
from tests.torture.folders import State, differences
from tests.torture.tally import LostError, Round

NAMES = "abc"
STEPS = 60
"""What happens in one world."""
DAYS = ("2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01")
TICKS = ("x/left/1", "x/right/1", "y/both/1", "y/both/2")


class World:
    """Three folders, a device in each, and files that go from one to the other."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root = root
        self.chance = chance
        self.clock = Clock()
        self.journals = {name: self.opened(name) for name in NAMES}
        self.facts: list[Raw] = []
        """What was kept under an id that nobody touched again."""
        self.confirmed = 0

    def opened(self, name: str) -> Journal:
        """The journal of a device, opened anew."""
        return Journal.open(self.root / name, device=name, now=self.clock)

    def live(self) -> None:
        """One thing happens to one device."""
        name = self.chance.choice(NAMES)
        steps = (self.plan, self.plan, self.tick, self.tick, self.keep, self.keep, self.remove,
                 self.back, self.save, self.restart, self.deliver, self.deliver, self.leave_files,
                 self.lose_files, self.look)  # fmt: skip
        self.chance.choice(steps)(name)

    def plan(self, name: str) -> None:
        """A card is planned, or put elsewhere."""
        journal, record = self.journals[name], self.chance.choice(("a1", "b1", "c1", "a2"))
        if record.startswith(name) or raw_of(journal, "plan", record) is not None:
            note = self.chance.choice("pq")
            put(journal, planned(record, self.chance.choice(DAYS), note=note), "plan")
            self.confirmed += 1

    def tick(self, name: str) -> None:
        """Sets of one session, which every device may begin under the same id."""
        count = self.chance.randint(0, 3)
        put(self.journals[name], done(*self.chance.sample(TICKS, count), day="2026-11-30"))
        self.confirmed += 1

    def keep(self, name: str) -> None:
        """A run that happened."""
        raw = run(f"{name}-{len(self.facts)}", self.chance.choice(DAYS))
        put(self.journals[name], raw, words="Kept")
        self.facts.append(raw)
        self.confirmed += 1

    def remove(self, name: str) -> None:
        """A card is taken out."""
        record = self.chance.choice(("a1", "b1", "c1", "a2"))
        if raw_of(self.journals[name], "plan", record) is not None:
            delete(self.journals[name], record, "plan")
            self.confirmed += 1

    def back(self, name: str) -> None:
        """Undo, or redo, of what is planned or ticked; a run is left as it is."""
        journal = self.journals[name]
        act = self.chance.choice((undo, redo))
        step = journal.undoable() if act is undo else journal.redoable()
        if step is not None and step.words != "Kept":
            act(journal)
            self.confirmed += 1

    def save(self, name: str) -> None:
        """A checkpoint."""
        self.journals[name].checkpoint()

    def restart(self, name: str) -> None:
        """The program ends, or dies, and begins anew."""
        if self.chance.random() < 0.5:
            self.journals[name].close()
        self.journals[name] = self.opened(name)

    def deliver(self, name: str) -> None:
        """Its logs arrive at another device, which may look at once or later."""
        other = self.chance.choice(NAMES)
        if other != name:
            sync(self.root / name, self.root / other)
            if self.chance.random() < 0.5:
                self.journals[other].poll()

    def leave_files(self, name: str) -> None:
        """A sync program brings monthly files, too."""
        other = self.chance.choice(NAMES)
        for file in sorted(self.root.joinpath(name).glob("*.json")):
            if other != name and self.chance.random() < 0.5:
                shutil.copy(file, self.root / other)

    def lose_files(self, name: str) -> None:
        """Monthly files are gone."""
        for file in sorted(self.root.joinpath(name).glob("*.json")):
            if self.chance.random() < 0.5:
                file.unlink()

    def look(self, name: str) -> None:
        """A card is looked up where it may once have been."""
        raw_of(self.journals[name], "plan", "a1", self.chance.choice(DAYS)[:7])

    def end(self) -> None:
        """Everything arrives everywhere. Raises LostError unless all have the same then, in memory,
        after a start, and made anew of the logs."""
        for _ in NAMES:
            for name in NAMES:
                for other in NAMES:
                    if other != name:
                        sync(self.root / name, self.root / other)
        for journal in self.journals.values():
            journal.poll()
        alike = everything(self.journals["a"])
        if any(raw not in alike["facts"] for raw in self.facts):
            raise LostError("a run that was kept is gone")
        for name, journal in self.journals.items():
            self._same(everything(journal), alike, f"{name} in memory")
            journal.close()
            self._same(everything(self.opened(name)), alike, f"{name} after a start")
            for file in self.root.joinpath(name).glob("*.json"):
                file.unlink()
            self._same(everything(self.opened(name)), alike, f"{name} made anew")

    def _same(self, found: State, alike: State, where: str) -> None:
        if found != alike:
            raise LostError(f"{where}: {differences(found, alike)}")


def sync_three(tried: Round) -> None:
    """World after world."""
    for seed in tried.seeds():
        root = tried.folder / "world"
        shutil.rmtree(root, ignore_errors=True)
        with tried.trying(seed):
            world = World(root, random.Random(seed))
            for _ in range(STEPS):
                world.live()
            world.end()
            tried.tally.confirmed += world.confirmed

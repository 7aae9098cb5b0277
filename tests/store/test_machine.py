"""Whatever one runner does, in whatever order, and however often the program dies."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from planner.store.journal import Journal
from tests.store.samples import (
    Clock,
    delete,
    done,
    everything,
    planned,
    profile,
    put,
    raw_of,
    redo,
    undo,
)

State = dict[str, list[dict[str, Any]]]
DAYS = st.sampled_from(["2026-10-31", "2026-11-01", "2026-12-24"])
TICKS = st.lists(st.sampled_from(["a/left/1", "a/right/1", "b/both/1"]), unique=True)


class OneRunner(RuleBasedStateMachine):
    """A model of two plain lists of states: what undo goes back to, and redo forward to."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()) / "journal"
        self.clock = Clock()
        self.journal = self.open()
        self.past: list[State] = [everything(self.journal)]
        self.future: list[State] = []

    def open(self) -> Journal:
        return Journal.open(self.folder, device="laptop-1a2b", now=self.clock)

    def step(self) -> None:
        self.past.append(everything(self.journal))
        self.future.clear()

    @rule(record=st.sampled_from("xy"), day=DAYS, note=st.sampled_from(["", "a", "[b]"]))
    def plan(self, record, day, note):
        put(self.journal, planned(record, day, **({"note": note} if note else {})), "plan")
        self.step()

    @rule(ticks=TICKS, day=DAYS)
    def tick(self, ticks, day):
        put(self.journal, done(*ticks, day=day))
        self.step()

    @rule(days=st.lists(st.integers(0, 6), max_size=3))
    def answer(self, days):
        put(self.journal, profile(run_days=days), "book")
        self.step()

    @rule(day=DAYS)
    def replan(self, day):
        edits = [
            self.journal.edits_for(raw, {**raw, "date": day}, "plan")
            for raw in everything(self.journal)["plan"]
        ]
        self.journal.commit("Re-planned", edits)
        self.step()

    @rule(record=st.sampled_from("xy"))
    def delete(self, record):
        if raw_of(self.journal, "plan", record) is not None:
            delete(self.journal, record, "plan")
            self.step()

    @rule()
    def undo(self):
        was_possible = undo(self.journal) is not None
        assert was_possible == (len(self.past) > 1)
        if was_possible:
            self.future.append(self.past.pop())

    @rule()
    def redo(self):
        was_possible = redo(self.journal) is not None
        assert was_possible == bool(self.future)
        if was_possible:
            self.past.append(self.future.pop())

    @rule()
    def checkpoint(self):
        self.journal.checkpoint()
        assert not self.journal.dirty

    @rule(close=st.booleans())
    def start_again(self, close):
        if close:
            self.journal.close()
        self.journal = self.open()

    @rule(name=st.sampled_from(["2026-10", "2026-11", "2026-12", "book"]))
    def lose_a_file(self, name):
        self.folder.joinpath(f"{name}.json").unlink(missing_ok=True)

    @rule(day=DAYS)
    def look(self, day):
        for record in "xy":
            found = raw_of(self.journal, "plan", record, day[:7])
            assert found in (*self.past[-1]["plan"], None)

    @invariant()
    def memory_and_disk_hold_what_was_done(self):
        fresh = self.open()
        assert everything(fresh) == self.past[-1]
        assert fresh.notices == self.journal.notices == []
        assert fresh.clashes() == ()

    def teardown(self):
        assert everything(self.journal) == self.past[-1]
        while undo(self.journal) is not None:
            self.past.pop()
            assert everything(self.journal) == self.past[-1]
        assert everything(self.open()) == {"plan": [], "facts": [], "book": []}
        shutil.rmtree(self.folder.parent)


TestOneRunner = OneRunner.TestCase
TestOneRunner.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)

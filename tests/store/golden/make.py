"""Writes a golden journal of the present layout: `python -m tests.store.golden.make FOLDER`.

Done once for each version of the layout; what it wrote then must open for ever.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from planner.store.journal import Journal
from tests.store.samples import (
    Clock,
    delete,
    done,
    everything,
    pain,
    planned,
    profile,
    put,
    raw_of,
    run,
    undo,
)


def make(folder: Path) -> None:
    """A journal of two devices with all that a checkpoint and a log can hold."""
    clock = Clock()
    laptop = Journal.open(folder, device="laptop-1a2b", now=clock)
    put(laptop, profile(run_days=[1, 3, 6]), "book", "Answered the wizard")
    put(laptop, planned("plan-1", "2026-11-30", note="[left] [/] 😀"), "plan", "Planned")
    put(laptop, planned("plan-2", "2026-11-28"), "plan", "Planned")
    put(laptop, run("run-1", "2026-11-24", shoes={"model": "newer program", "km": 301.5}))
    put(laptop, pain("pain-1", 3, "2026-11-24"))
    put(laptop, done("step~down/left/1", day="2026-11-30"), words="Ticked")
    laptop.checkpoint()
    put(laptop, planned("plan-1", "2026-12-01", note="[left] [/] 😀"), "plan", "Moved")
    delete(laptop, "plan-2", "plan")
    put(laptop, run("run-2", "2026-11-25"))
    undo(laptop)

    phone = Journal.open(folder, device="phone-3c4d", now=clock)
    raw = raw_of(phone, "facts", "run-1", "2026-11")
    assert raw is not None
    for one, note in ((laptop, "laptop"), (phone, "phone")):
        one.commit("Noted", [one.edits_for(raw, {**raw, "note": note}, "facts")])
    ticked = done("bridge/both/2", day="2026-11-30")
    phone.commit("Ticked", [phone.edits_for(None, ticked, "facts")])
    laptop.poll()
    laptop.checkpoint()
    put(laptop, pain("pain-2", 1, "2026-12-02"), words="After the last checkpoint")

    expected = {**everything(laptop), "clashes": laptop.clashes()}
    (folder / "expected.json").write_bytes(msgspec.json.format(msgspec.json.encode(expected)))
    (folder / "lock").unlink()


if __name__ == "__main__":
    make(Path(sys.argv[1]))

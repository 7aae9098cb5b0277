"""Journals to be tormented, made once and copied, and what must be true of them afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.store.journal import Journal
from tests.store.samples import Clock, Raw, delete, done, everything, planned, profile, put, run
from tests.torture.tally import LostError

OWN, OTHER = "laptop-1a2b", "phone-3c4d"
State = dict[str, list[Raw]]


def opened(folder: Path, device: str = OWN) -> Journal:
    """The journal in a folder, opened anew: what was open before may count as killed."""
    return Journal.open(folder, device=device, now=Clock())


def state_of(folder: Path) -> State:
    """Every live record, as a fresh start shows it."""
    return everything(opened(folder))


def template(root: Path) -> Path:
    """A journal of two devices, with a checkpoint, a backup, and changes beyond both that move
    records either way."""
    folder = root / "template"
    if folder.exists():
        return folder
    journal = opened(folder)
    put(journal, planned("p-1", "2026-10-30"), "plan")
    put(journal, planned("p-2", "2026-11-02"), "plan")
    put(journal, run("run-1"))
    put(journal, done("clamshell/left/1", "clamshell/left/2"))
    put(journal, profile(), "book")
    put(opened(folder, OTHER), run("run-3", "2026-11-03"))
    journal.checkpoint()
    put(journal, planned("p-1", "2026-11-01", note="x"), "plan")
    put(journal, planned("p-2", "2026-10-31"), "plan")
    journal.backup()
    put(journal, run("run-2", "2026-12-01"))
    put(journal, profile(goal_m=9000), "book")
    delete(journal, "run-1")
    put(opened(folder, OTHER), run("run-4", "2026-11-04"))
    return folder


@contextmanager
def copied(source: Path, root: Path) -> Iterator[Path]:
    """A copy of a journal that goes again."""
    folder = root / "copy" / "journal"
    shutil.rmtree(folder.parent, ignore_errors=True)
    shutil.copytree(source, folder)
    yield folder
    shutil.rmtree(folder.parent, ignore_errors=True)


def hold(found: State, *allowed: State) -> State:
    """Raise LostError unless a state is one of those that are allowed."""
    if found in allowed:
        return found
    raise LostError(f"not as it must be: {differences(found, allowed[0])}")


def differences(found: State, expected: State) -> str:
    """Which records are missing, other, or too many."""
    said: list[str] = []
    for table, raws in expected.items():
        there = {str(raw["id"]): raw for raw in found[table]}
        wanted = {str(raw["id"]): raw for raw in raws}
        said += [f"{key} is missing" for key in wanted.keys() - there.keys()]
        said += [f"{key} is too many" for key in there.keys() - wanted.keys()]
        said += [f"{key} differs" for key in wanted.keys() & there.keys()
                 if wanted[key] != there[key]]  # fmt: skip
    return ", ".join(sorted(said))


def with_run(state: State, record: str) -> State:
    """The same with a run more."""
    facts = sorted([*state["facts"], run(record)], key=lambda raw: str(raw["id"]))
    return {**state, "facts": facts}


def goes_on(folder: Path, state: State) -> None:
    """Raise LostError unless the next change is kept and nothing else changes with it."""
    put(opened(folder), run("run-next"))
    hold(state_of(folder), with_run(state, "run-next"))

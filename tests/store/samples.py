"""Raw records and a few steps that many tests of the store take."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from planner.store.change import Change, Table
from planner.store.journal import Journal

Raw = dict[str, Any]


class Clock:
    """Gives the same day again and again, a second later each time, until it is wound."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 8, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def run(record_id: str = "run-1", day: str = "2026-11-23", **fields: Any) -> Raw:
    return {"id": record_id, "kind": "run", "date": day, "distance_m": 5000, **fields}


def pain(record_id: str, score: int, day: str = "2026-11-23") -> Raw:
    return {
        "id": record_id, "kind": "pain", "date": day, "score": score, "side": "left",
        "moment": "morning",
    }  # fmt: skip


def planned(record_id: str = "plan-1", day: str = "2026-11-25", **fields: Any) -> Raw:
    return {"id": record_id, "kind": "session", "date": day, "name": "Strength A", **fields}


def done(*ticks: str, day: str = "2026-11-23") -> Raw:
    return {
        "id": "plan-1.done", "kind": "done", "date": day, "session": "plan-1",
        "ticks": {tick: {"reps": 12} for tick in ticks},
    }  # fmt: skip


def profile(**fields: Any) -> Raw:
    return {"id": "profile", "kind": "profile", "knee": "left", **fields}


def raw_of(journal: Journal, table: Table, record_id: str, month: str = "") -> Any:
    """A record as it is kept, wherever it is filed; None if it is unknown or in the bin."""
    entry = journal.entry(table, record_id, month)
    return None if entry is None else entry.raw


def put(journal: Journal, after: Raw, table: Table = "facts", words: str = "Put") -> Change:
    """Make a record be as given, whether or not it was there."""
    before = raw_of(journal, table, after["id"], after.get("date", "")[:7])
    return journal.commit(words, [journal.edits_for(before, after, table)])


def delete(journal: Journal, record_id: str, table: Table = "facts") -> Change:
    before = raw_of(journal, table, record_id)
    return journal.commit("Deleted", [journal.edits_for(before, None, table)])


def undo(journal: Journal) -> Change | None:
    step = journal.undoable()
    if step is not None:
        journal.commit(f"Undid: {step.words}", journal.reverse(step), undoes=step.id)
    return step


def redo(journal: Journal) -> Change | None:
    step = journal.redoable()
    if step is not None:
        journal.commit(f"Redid: {step.words}", journal.again(step), redoes=step.id)
    return step


def everything(journal: Journal) -> dict[str, list[Raw]]:
    """Every live record by table, in the order of their ids."""
    journal.load_all()
    tables: tuple[Table, ...] = ("plan", "facts", "book")
    return {
        table: sorted(journal.records(table), key=lambda raw: str(raw["id"])) for table in tables
    }


def sync(source: Path, target: Path) -> None:
    """Bring every log of one folder to another, unless it is as long there."""
    (target / "changes").mkdir(parents=True, exist_ok=True)
    for log in (source / "changes").glob("*.jsonl"):
        copy = target / "changes" / log.name
        if not copy.exists() or copy.stat().st_size < log.stat().st_size:
            shutil.copy(log, copy)

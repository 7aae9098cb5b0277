"""What an import found, for programs: the data of its answer, and the file of `--report`."""

from __future__ import annotations

from pathlib import Path

import msgspec

from planner.cli.frame.call import Call
from planner.cli.frame.output import legible
from planner.domain.values.errors import UsageError
from planner.domain.values.harmless import harmless_json
from planner.domain.values.run import Run
from planner.exchange.imports.better import Better
from planner.exchange.imports.duplicates import DryRun, Match
from planner.exchange.kit.out_file import is_there, need_ordinary, typed_place, write_file
from planner.exchange.sources.found import Found


def report_path(call: Call, typed: str) -> Path:
    """Where the report goes: over another file only after a yes. Raises UsageError without one,
    ExchangeError for a link, a device or a pipe."""
    path = typed_place(typed)
    need_ordinary(path)
    question = f"{legible(str(path))}: there already. Write over?"
    if is_there(path) and not call.confirm(question, "Name another file for --report, or --yes."):
        raise UsageError("Nothing was imported.", "Name another file for --report.")
    return path


def write_report(path: Path, data: dict[str, object]) -> None:
    """Write the groups to a file, for its owner alone. Raises ExchangeError if the disk
    refuses."""
    text = harmless_json(msgspec.json.format(msgspec.json.encode(data), indent=2)) + b"\n"
    write_file(path, text, over=is_there(path))


def groups_data(dry: DryRun) -> dict[str, object]:
    """The groups of a dry run, for programs."""
    return {
        "new": [_found(item) for item in dry.new],
        "not_a_run": [_found(item) for item in dry.cross],
        "already_here": [_match(match) for match in dry.already_here],
        "same_run": [_match(match) for match in dry.same_run],
        "better": [_better(one) for one in dry.better],
        "doubtful": [_match(match) for match in dry.doubtful],
        "asked": [_found(item) for item in dry.asked],
        "unreadable": [_found(item) for item in dry.unreadable],
        "own": [_found(item) for item in dry.own],
    }


def _found(item: Found) -> dict[str, object]:
    data: dict[str, object] = {
        "file": legible(item.file),
        "line": item.line or None,
        "outcome": item.outcome,
        "remark": legible(item.remark),
        "hint": item.hint,
        "guessed": item.guessed,
        "question": item.question or None,
        "damaged": item.damaged,
        "asks": item.asks or None,
        "list_note": item.list_note,
    }
    run = item.run
    if run is None:
        return data
    return {
        **data,
        "id": run.id,
        "local_date": run.date,
        "start": run.start,
        "distance_m": run.distance_m,
        "duration_s": run.duration_s,
        "kind": run.run_kind if isinstance(run, Run) else run.sport,
    }


def _match(match: Match) -> dict[str, object]:
    return {**_found(match.found), "same_as": match.other.id, "reason": match.reason}


def _better(one: Better) -> dict[str, object]:
    old, new = one.other, one.record
    return {
        **_found(one.found),
        "same_as": old.id,
        "reasons": one.reasons,
        "before": {"local_date": old.date, "start": old.start, "distance_m": old.distance_m},
        "after": {"local_date": new.date, "start": new.start, "distance_m": new.distance_m},
    }

"""Our own exports, read back: the JSON file with everything, the tables of runs and of pain.

Records come back as they were and under their ids, so that an export into an empty journal and out
again is the same file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Any

import msgspec

from planner.domain.values.any_record import AnyRecord
from planner.domain.values.errors import ExchangeError
from planner.domain.values.journal import PainReading
from planner.domain.values.record import Record
from planner.domain.values.run import CrossTraining, Run, Source
from planner.exchange.exports.tables_file import FORMULA
from planner.exchange.kit.json_file import decoded, objects
from planner.exchange.kit.sheet import TableOfFile
from planner.exchange.lists.lists import MEND
from planner.exchange.sources.document import Document
from planner.exchange.sources.facts import Reading, refused
from planner.exchange.sources.found import Found
from planner.exchange.sources.records import FARTHEST_M, LONGEST_S

_GUARDED = (*FORMULA, "\r")
"""What a text begins with before which an export sets an apostrophe, or once did."""
_KNOWN: Any = AnyRecord
_AGAIN = "Export it again, or leave it out."
_TABLES: tuple[tuple[frozenset[str], type[Record]], ...] = (
    (frozenset(("start_utc", "distance_m", "verdict")), Run),
    (frozenset(("score", "moment", "side")), PainReading),
)


def read_own_json(document: Document, _: Reading) -> Iterator[Found]:
    """One found for each record. Raises ExchangeError if it is damaged, or of a newer easeback."""
    whole = decoded(document.content())
    data = whole.get("data") if isinstance(whole, dict) else None
    records = data.get("records") if isinstance(data, dict) else None
    if not isinstance(records, dict):
        raise ExchangeError(
            "It is an answer of easeback, but not an export of the whole journal.",
            "Make one: easeback export json",
        )
    for kind, group in records.items():
        for number, raw in enumerate(objects(group), start=1):
            yield _record(document, raw, f"{kind} {number}", 0)


def read_own_csv(document: Document, reading: Reading) -> Iterator[Found]:
    """One found for each run or pain score of a table. Raises ExchangeError for the others."""
    table = TableOfFile(document.content())
    kind = next((kind for marks, kind in _TABLES if marks <= set(table.header)), None)
    if kind is None:
        raise ExchangeError(
            "It is a table of an easeback export: of those, runs and pain can be read back.",
            "Sessions and sets come back with the JSON file: easeback export json",
        )
    for row in table.rows():
        if row.trouble:
            yield refused("unreadable", document.name, row.trouble, MEND, row.line)
            continue
        cells = {
            name: _bare(cell)
            for name, cell in zip(table.header, row.cells, strict=False)
            if cell != ""
        }
        raw = _run(cells, reading.clock.zone) if kind is Run else _pain(cells)
        yield _record(document, raw, f"line {row.line}", row.line)


def _record(document: Document, raw: dict[str, Any], where: str, line: int) -> Found:
    try:
        # Cells are texts, and so are all numbers in them.
        record: AnyRecord = msgspec.convert(raw, _KNOWN, strict=line == 0)
        msgspec.json.encode(record)
    except (ValueError, OverflowError) as error:  # msgspec.ValidationError is one
        words = f"A record in it ({where}) does not fit: {error}."
        return refused("unreadable", document.name, words, _AGAIN, line)
    if not record.id:
        words = f"A record in it ({where}) has no id."
        return refused("unreadable", document.name, words, _AGAIN, line)
    if _is_beyond_all(record):
        words = f"A record in it ({where}) holds a distance or a time that cannot be right."
        return refused("unreadable", document.name, words, _AGAIN, line)
    is_run = isinstance(record, Run)
    is_activity = isinstance(record, Run | CrossTraining)
    return Found(
        outcome="run" if is_run else "cross" if is_activity else "own",
        file=document.name,
        line=line,
        run=record if isinstance(record, Run | CrossTraining) else None,
        own=record,
        basis="summary",
    )


def _is_beyond_all(record: Record) -> bool:
    """True for a number that no run has, and some thousand digits are no number to reckon with."""
    if not isinstance(record, Run | CrossTraining):
        return False
    return (record.distance_m or 0) > FARTHEST_M or (record.duration_s or 0) > LONGEST_S


def _bare(cell: str) -> str:
    """A text without the apostrophe that keeps spreadsheets from reckoning with it."""
    return cell[1:] if cell.startswith("'") and cell[1:2] in _GUARDED else cell


def _run(cells: dict[str, str], zone: tzinfo) -> dict[str, Any]:
    """A row of the table of runs as the record it was; the verdict follows from the others."""
    cells = dict(cells)
    cells.pop("verdict", None)
    start, day = cells.pop("start_utc", ""), cells.pop("local_date", "")
    kind, family = cells.pop("kind", ""), cells.pop("source", "")
    raw: dict[str, Any] = {**_flags(cells), "kind": "run", "date": day, "run_kind": kind}
    if start:
        raw["start"] = _local(start, day, zone)
    if family:
        raw["source"] = msgspec.to_builtins(Source(family=family))
    return raw


def _local(text: str, day: str, zone: tzinfo) -> str:
    """The start with the runner's offset: such a one that the local day is that of the table."""
    try:
        start = datetime.fromisoformat(text)
        local = start.astimezone(zone)
        if local.date().isoformat() != day:
            # Run elsewhere: the offset nearest to none that gives the day.
            hours = sorted(range(-12, 15), key=abs)
            moved = (start.astimezone(timezone(timedelta(hours=hour))) for hour in hours)
            local = next((one for one in moved if one.date().isoformat() == day), start)
        fixed = timezone(local.utcoffset() or timedelta())
        return local.astimezone(fixed).isoformat()
    except (ValueError, OverflowError):
        return text


def _pain(cells: dict[str, str]) -> dict[str, Any]:
    """A row of the table of pain scores."""
    cells = dict(cells)
    day = cells.pop("local_date", "")
    return {**_flags(cells), "kind": "pain", "date": day}


def _flags(cells: dict[str, str]) -> dict[str, Any]:
    """The cells with true and false as such: a title may be `true`, a mark is never a text."""
    marks = ("swelling", "limp", "painful", "flare")
    return {
        name: cell == "true" if name in marks and cell in ("true", "false") else cell
        for name, cell in cells.items()
    }

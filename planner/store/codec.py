"""Domain records as raw ones, and back."""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

from planner.domain.values.any_record import HAPPENED, AnyRecord
from planner.domain.values.errors import DamagedError
from planner.domain.values.journal import (
    Bookmark,
    Lock,
    Profile,
    Recurrence,
)
from planner.domain.values.prescribed import PatientLimit, SentPlan
from planner.domain.values.record import Record
from planner.domain.values.run import PlannedRun
from planner.domain.values.scores import Activity, PutOff
from planner.domain.values.session import PlannedSession
from planner.domain.values.technique import Focus
from planner.store.change import Table
from planner.store.disk import text_error
from planner.store.entry import StoredRecord, month_of

_TABLES: Final[dict[Table, tuple[type[Record], ...]]] = {
    "plan": (PlannedSession, PlannedRun),
    "facts": HAPPENED,
    "book": (
        *(Profile, Recurrence, Lock, Bookmark, Focus),
        *(Activity, PutOff, PatientLimit, SentPlan),
    ),
}
_TABLE_OF_TYPE: Final = {kind: table for table, kinds in _TABLES.items() for kind in kinds}
_TABLE_OF_KIND: Final = {
    kind.__struct_config__.tag: table for kind, table in _TABLE_OF_TYPE.items()
}
_TYPE_OF_KIND: Final = {kind.__struct_config__.tag: kind for kind in _TABLE_OF_TYPE}
_PLACE: Final = r"^(.*) - at `(?:key in )?\$\.?(.*)`$"

_encoder = msgspec.json.Encoder()


def table_of(value: Record) -> Table:
    """The table a record is kept in."""
    return _TABLE_OF_TYPE[type(value)]


def to_raw(value: Record) -> dict[str, Any]:
    """A record as nested JSON values, exactly as it comes back from disk.

    Fields at their default are left out. Raises StoreError on text that is none.
    """
    try:
        raw: dict[str, Any] = msgspec.json.decode(_encoder.encode(value))
    except UnicodeEncodeError as error:
        raise text_error(error) from error
    return raw


def from_raw(raw: dict[str, Any]) -> Record:
    """The record a raw one stands for; fields this program does not know are passed over.

    Raises DamagedError, naming file, id and field, if it does not fit.
    """
    try:
        # msgspec takes a union apart anew on every call: longer than converting the record.
        kind: Any = _TYPE_OF_KIND.get(_kind_of(raw), AnyRecord)
        record: Record = msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise _damaged(raw, str(error)) from error
    return record


def tag_of(kind: type[Record]) -> str:
    """How a kind of record is named in the journal."""
    return str(kind.__struct_config__.tag)


def is_known(kind: str) -> bool:
    """True for a kind of record this program knows."""
    return kind in _TABLE_OF_KIND


def from_entry(entry: StoredRecord) -> Record:
    """As `from_raw`, straight from the text of the file where that is still at hand."""
    kind = _TYPE_OF_KIND.get(entry.kind)
    if entry.text is None or kind is None:
        return from_raw(entry.raw)
    try:
        return msgspec.json.decode(entry.text, type=kind)
    except msgspec.ValidationError as error:
        raise _damaged(entry.raw, str(error)) from error


def _kind_of(raw: dict[str, Any]) -> str:
    return str(raw.get("kind"))


def _damaged(raw: dict[str, Any], problem: str) -> DamagedError:
    found = re.match(_PLACE, problem)
    what, place = found.groups() if found else (problem, "")
    book = _TABLE_OF_KIND.get(_kind_of(raw)) == "book"
    month = month_of(raw.get("date"))
    file = "book.json" if book else f"{month}.json" if month else "the journal"
    field = f", field `{place}`" if place else ""
    return DamagedError(
        f"{file}, record {raw.get('id')!r}{field}: {what[:1].lower()}{what[1:]}.",
        "The record is kept as it is and left out; every other record is there. "
        "Undo the change that wrote it, or correct it in the program that did.",
    )

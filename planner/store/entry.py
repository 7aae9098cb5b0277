"""One record in memory: every field with the stamp of the change that set it last."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final, cast

import msgspec

from planner.domain.values.errors import DamagedError
from planner.store.change import Edit, Fields, Table
from planner.store.clock import device_of
from planner.store.fields import MISSING, STAMPS, Missing, flatten, nest, same

UNDATED: Final = "0000-00"
"""Where a record of `plan` or `facts` waits whose day has not arrived from the other device."""

BOOK: Final = ""
"""In place of a month: where records without a date are filed."""


def month_of(day: object) -> str:
    """`YYYY-MM` of a day or month in ISO form; empty if it is none. Safe as a file name."""
    if not isinstance(day, str):
        return ""
    month = day[:7]
    is_one = len(month) == 7 and month.isascii() and month[4] == "-"
    return month if is_one and month[:4].isdigit() and month[5:].isdigit() else ""


class Stamps(msgspec.Struct, omit_defaults=True):
    """When the fields of a record were set, as a checkpoint keeps it.

    It is kept as one text: `at` alone if there is nothing else, JSON otherwise. Ten years of
    ticks taken apart would fill 20 MB of memory, for something that is rarely asked for.
    """

    at: str = ""
    """Stamp of every field that is not named in `of`."""
    of: dict[str, list[str]] = {}
    """Paths by their stamp, where it is another; also of fields that were dropped."""
    under: Fields = {}
    """Fields that found no place in the nested record; see `fields.nest`."""

    def __str__(self) -> str:
        return msgspec.json.encode(self).decode() if self.of or self.under else self.at

    @classmethod
    def parse(cls, text: object) -> Stamps:
        """Read the text back. Raises ValueError."""
        if not isinstance(text, str):
            raise ValueError(f"{text!r} is not the text of stamps")
        return msgspec.json.decode(text, type=cls) if text.startswith("{") else cls(at=text)


class Head(msgspec.Struct, gc=False):
    """The fields of a stored record that say where it belongs."""

    id: str
    kind: Any = None
    date: Any = None
    deleted: Any = None


_head_of = msgspec.json.Decoder(Head)


class Effect(msgspec.Struct, frozen=True):
    """What applying an edit did."""

    changed: bool
    clash: bool
    """True if it may have met a change made without knowledge of it; `clashes` looks closer."""


class StoredRecord:
    """A record as last-writer-wins registers: order and repetition of edits do not matter."""

    __slots__ = (
        *("_base", "_fields", "_raw", "_set_at", "_stored"),
        *("head", "month", "record", "revision", "table", "text"),
    )

    def __init__(self, table: Table, record: str, month: str) -> None:
        self.table: Table = table
        self.record = record
        self.month = month
        """Month it is filed under, `BOOK` for a record of the book."""
        self.revision = 0
        """Grows whenever a field changes."""
        self.text: msgspec.Raw | None = None
        """The record as it stands in its file, until it is taken apart."""
        self.head: Head | None = None
        """Of a text that can be gone by: a live record with kind and day."""
        self._raw: dict[str, Any] | None = None
        self._fields: Fields | None = {}
        self._base = ""
        self._set_at: dict[str, str] = {}
        self._stored: object = ""

    @classmethod
    def from_document(cls, table: Table, month: str, document: dict[str, Any]) -> StoredRecord:
        """A record as a checkpoint holds it. Its fields are taken apart only when needed."""
        entry = cls(table, document["id"], month)
        entry._raw = dict(document)
        entry._stored = entry._raw.pop(STAMPS, "")
        entry._fields = None
        return entry

    @classmethod
    def from_text(cls, table: Table, month: str, text: msgspec.Raw) -> StoredRecord:
        """A record as it stands in an intact file, taken apart only when needed: ten ticked
        sessions a fortnight are the most of a journal, and the first page asks for few of them.

        Raises ValueError if it is none of ours.
        """
        head = _head_of.decode(text)
        entry = cls(table, head.id, month)
        entry.text = text
        # A field that is null is left to the closer look.
        is_plain = isinstance(head.kind, str) and head.deleted is None
        entry.head = head if is_plain and (month == BOOK or isinstance(head.date, str)) else None
        entry._fields = None
        return entry

    def check(self) -> None:
        """Raise ValueError if the document it was made from is not one of ours."""
        if not isinstance(self.record, str):
            raise ValueError(f"the id {self.record!r} is not text")
        self.fields.items()

    def forget_stamps(self) -> None:
        """Let any change of a log count as newer: it comes from a file that was altered, where a
        stamp may be as wrong as all else. What no log knows stays."""
        self.fields.items()
        self._base, self._set_at = "", {}

    @property
    def key(self) -> tuple[Table, str]:
        """What names it among all records."""
        return self.table, self.record

    @property
    def raw(self) -> dict[str, Any]:
        """The nested record with its `id`: the same object until a field changes."""
        if self._raw is None and self.text is not None:
            self._raw = self._taken_apart(self.text)
            self._stored = self._raw.pop(STAMPS, "")
            self.text = self.head = None
        if self._raw is None:
            raw = nest(self.fields)[0]
            if not self.is_deleted:
                raw.pop("deleted", None)
            self._raw = {"id": self.record} | raw | {"id": self.record}
        return self._raw

    def _taken_apart(self, text: msgspec.Raw) -> dict[str, Any]:
        """Raises DamagedError: a file may bear its seal and hold what no program can read."""
        try:
            return cast("dict[str, Any]", msgspec.json.decode(text))
        except (ValueError, RecursionError) as error:
            raise DamagedError(
                f"{self.month or 'book'}.json, record {self.record}, cannot be read: {error}.",
                "Make the file anew of the changes: easeback verify --fix",
            ) from error

    @property
    def fields(self) -> Fields:
        """Every field, flat. Raises ValueError if its stored stamps are broken."""
        if self._fields is None:
            flat = flatten(self.raw)
            stored = Stamps.parse(self._stored)
            self._fields = flat | stored.under
            self._base = stored.at
            self._set_at = {path: at for at, paths in stored.of.items() for path in paths}
            self._stored = ""
        return self._fields

    @property
    def is_deleted(self) -> bool:
        """True if it lies in the bin.

        A record that was begun again after it was deleted does not, whether or not the one
        who began it could see the deleted one.
        """
        if self.head is not None:
            return False
        return "deleted" in self._top and self.set_at("deleted") >= self.set_at("kind")

    @property
    def is_live(self) -> bool:
        """True if it is there for the runner: begun, and not in the bin.

        A record without `kind` was edited by a device whose change we have, but begun by
        one whose log has not arrived yet.
        """
        if self.head is not None:
            return True
        return "kind" in self._top and not self.is_deleted

    @property
    def home(self) -> str:
        """The month it belongs to by its date; the one it stands in, if it has no date."""
        if self.table == "book":
            return BOOK
        day = self.day
        # Most stand where they belong.
        if isinstance(day, str) and day[:8] == f"{self.month}-":
            return self.month
        return month_of(day) or self.month

    @property
    def kind(self) -> str:
        """What kind of record it is; empty if that has not arrived yet."""
        return str(self._top.get("kind", "")) if self.head is None else str(self.head.kind)

    @property
    def day(self) -> object:
        """Its date as it was written, or None."""
        return self._top.get("date") if self.head is None else self.head.date

    @property
    def _top(self) -> dict[str, Any]:
        """Something that holds the fields without a `/`, at no cost."""
        return self._fields if self._fields is not None else self.raw

    def value(self, path: str) -> Any:
        """What a field holds, or `MISSING`."""
        return self.fields.get(path, MISSING)

    def set_at(self, path: str) -> str:
        """Stamp of the change that set or dropped a field last; empty if none did."""
        fields = self.fields
        return self._set_at.get(path) or (self._base if path in fields else "")

    def apply(self, stamp: str, edit: Edit) -> Effect:
        """Take over what is newer than what stands."""
        if not self.fields and not self._set_at:
            self._base = stamp
        changed = clash = False
        for path, value in (*edit.set.items(), *((path, MISSING) for path in edit.drop)):
            standing, set_at = self.value(path), self.set_at(path)
            # What comes in late may have been met, and taken back, by what is long gone by.
            clash |= device_of(set_at) not in ("", device_of(stamp)) and (
                stamp < set_at
                or (not same(standing, value) and not same(standing, edit.was.get(path, MISSING)))
            )
            changed |= self._put(path, value, stamp)
        return Effect(changed, clash)

    def differs(self, other: StoredRecord) -> bool:
        """True if another copy of the same record has a field from another device otherwise: they
        may have clashed."""
        return any(
            device_of(self.set_at(path)) not in ("", device_of(other.set_at(path)))
            and not same(self.value(path), other.value(path))
            for path in {**other.fields, **other._set_at}
        )

    def merge(self, other: StoredRecord) -> bool:
        """Take over what is newer in another copy of the same record; True if anything was."""
        changed = False
        for path in {**other.fields, **other._set_at}:
            if self.set_at(path) < other.set_at(path):
                changed |= self._put(path, other.value(path), other.set_at(path))
        return changed

    def _put(self, path: str, value: Any | Missing, stamp: str) -> bool:
        standing = self.set_at(path)
        if stamp < standing or (stamp == standing and same(value, self.value(path))):
            return False
        if value is MISSING:
            self.fields.pop(path, None)
            self._set_at[path] = stamp
        else:
            self.fields[path] = value
            if stamp == self._base:
                self._set_at.pop(path, None)
            else:
                self._set_at[path] = stamp
        self._raw = None
        self.revision += 1
        return True

    def document(self) -> dict[str, Any]:
        """The record as a checkpoint holds it, to be read back by `from_document`."""
        if self._fields is None:
            return {**self.raw, STAMPS: self._stored}
        times = {path: self.set_at(path) for path in self._fields}
        base = Counter(times.values()).most_common(1)[0][0] if times else ""
        of: dict[str, list[str]] = {}
        for path, at in {**self._set_at, **times}.items():
            if at != base or path not in times:
                of.setdefault(at, []).append(path)
        stamps = Stamps(at=base, of=of, under=nest(self._fields)[1])
        return {**self.raw, STAMPS: str(stamps)}

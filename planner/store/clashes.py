"""Fields that two devices changed without knowing of each other.

The later change stands, by its stamp; the other value is kept in the log and named here
until someone has seen both. Whether a writer knew a value shows in the edit: its `was` is
what the writer saw.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from planner.domain.values.instants import when
from planner.store.change import Change, Edit, Table
from planner.store.checkpoint import Key
from planner.store.fields import MISSING, same


class Clash(msgspec.Struct, frozen=True, kw_only=True):
    """One field, the value that stands and the value that was beaten by it.

    A value is None where the change dropped the field.
    """

    table: Table
    record: str
    month: str
    path: str
    stands: Any
    stands_by: str
    """Device that wrote the value that stands."""
    stands_at: str
    """Local time of that change, ISO 8601 with offset."""
    beaten: Any
    beaten_by: str
    beaten_at: str


class _Write(msgspec.Struct, frozen=True):
    change: Change
    month: str
    value: Any


def find_clashes(oldest_first: Iterable[Change], records: Iterable[Key]) -> tuple[Clash, ...]:
    """The open clashes of some records, from every change that names them, in stamp order.

    The answer depends on the changes alone, not on when or in what order they arrived.
    """
    wanted = set(records)
    stands: dict[tuple[Key, str], _Write] = {}
    beaten: dict[tuple[Key, str], _Write] = {}
    settled: dict[tuple[Key, str], tuple[_Write, _Write]] = {}
    for change in oldest_first:
        for edit in change.edits:
            key = edit.table, edit.record
            for path, value in _writes(edit) if key in wanted else ():
                place = key, path
                before = stands.get(place)
                stands[place] = _Write(change, edit.month, value)
                if path in edit.settles:
                    if before is not None and place in beaten:
                        settled[place] = before, beaten.pop(place)
                elif path in edit.reopens and place in settled:
                    stands[place], beaten[place] = settled.pop(place)
                elif before is not None and _clash(before, change, value, edit.was, path):
                    beaten[place] = before
                if place in beaten and same(beaten[place].value, value):
                    del beaten[place]  # what was beaten stands again, by whoever put it there
    return tuple(_clash_of(place, stands[place], write) for place, write in beaten.items())


def _writes(edit: Edit) -> Iterable[tuple[str, Any]]:
    return (*edit.set.items(), *((path, MISSING) for path in edit.drop))


def _clash(before: _Write, change: Change, value: Any, was: dict[str, Any], path: str) -> bool:
    return (
        before.change.device != change.device
        and not same(before.value, value)
        and not same(before.value, was.get(path, MISSING))
    )


def _clash_of(place: tuple[Key, str], stands: _Write, beaten: _Write) -> Clash:
    (table, record), path = place
    return Clash(
        table=table,
        record=record,
        month=stands.month,
        path=path,
        stands=None if stands.value is MISSING else stands.value,
        stands_by=stands.change.device,
        stands_at=stands.change.at,
        beaten=None if beaten.value is MISSING else beaten.value,
        beaten_by=beaten.change.device,
        beaten_at=beaten.change.at,
    )


def newest(clashes: Iterable[Clash]) -> Clash:
    """The one whose standing value was written last, in whatever zone."""
    return max(clashes, key=lambda one: when(one.stands_at))


def settle(clash: Clash, value: Any) -> Edit:
    """The edit with which the runner keeps `value`, having seen both; it ends the clash."""
    return Edit(
        table=clash.table,
        record=clash.record,
        month=clash.month,
        set={} if value is None else {clash.path: value},
        drop=(clash.path,) if value is None else (),
        was={} if clash.stands is None else {clash.path: clash.stands},
        settles=(clash.path,),
    )

"""Undo and redo, worked out from the log itself, so that they outlive the program.

A change is a step; one that undoes takes a step back, one that redoes is a step again, and
may be undone in turn. A new step makes what was undone before it unreachable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from planner.store.change import Change, Edit, Fields
from planner.store.clock import device_of
from planner.store.entry import StoredRecord
from planner.store.fields import MISSING, same


class Undone(msgspec.Struct, frozen=True):
    """A step that was taken back, and the change that did it."""

    step: Change
    by: Change


def steps_back(newest_first: Iterable[Change]) -> Iterator[Change]:
    """What `undo` would take back, next first."""
    undone: set[str] = set()
    for change in newest_first:
        if change.undoes:
            undone.add(change.undoes)
        elif change.id in undone:
            undone.discard(change.id)
        else:
            yield change


def steps_again(newest_first: Iterable[Change]) -> list[Undone]:
    """What `redo` would do again, next first."""
    undone: dict[str, Change] = {}
    steps: dict[str, Change] = {}
    redone: set[str] = set()
    is_behind_last_step = False
    for change in newest_first:
        if change.id in undone:
            steps[change.id] = change
        if change.redoes and not is_behind_last_step:
            redone.add(change.redoes)
        elif change.undoes and not is_behind_last_step:
            if change.undoes not in redone:
                undone[change.undoes] = change
        else:
            is_behind_last_step = True
        if is_behind_last_step and len(steps) == len(undone):
            break
    return [Undone(steps[step], by) for step, by in undone.items() if step in steps]


def reversal(
    change: Change, find: Callable[[Edit], StoredRecord | None], now: str
) -> tuple[Edit, ...]:
    """Edits that put earlier values back where the change still stands.

    A field that another change has set since is left alone. A record the change began goes
    to the bin, with the instant `now`, so that nothing written to it since is lost.
    """
    edits = (_reverse(change, edit, find(edit), now) for edit in change.edits)
    return tuple(edit for edit in edits if edit is not None)


def _reverse(change: Change, edit: Edit, entry: StoredRecord | None, now: str) -> Edit | None:
    if entry is None:
        return None
    put: Fields = {}
    drop: tuple[str, ...] = ()
    if edit.begins and not _is_shared(entry, change):
        put = {} if entry.is_deleted else {"deleted": now}
    else:
        paths = [path for path in (*edit.set, *edit.drop) if _stands(change, edit, entry, path)]
        if edit.begins:
            paths = [path for path in paths if _is_inner(path)]
        put = {path: edit.was[path] for path in paths if path in edit.was}
        drop = tuple(path for path in paths if path not in edit.was)
    if not put and not drop:
        return None
    was = {path: entry.value(path) for path in (*put, *drop)}
    return Edit(
        table=edit.table,
        record=edit.record,
        month=entry.month,
        set=put,
        drop=drop,
        was={path: value for path, value in was.items() if value is not MISSING},
        settles=edit.reopens,
        reopens=edit.settles,
    )


def _stands(change: Change, edit: Edit, entry: StoredRecord, path: str) -> bool:
    """True if a field is as the change left it: a later one may have been undone between."""
    return device_of(entry.set_at(path)) == change.device and same(
        entry.value(path), edit.set.get(path, MISSING)
    )


def _is_shared(entry: StoredRecord, change: Change) -> bool:
    """True if another device put something of its own into the record, such as ticks."""
    return any(
        _is_inner(path) and device_of(entry.set_at(path)) != change.device for path in entry.fields
    )


def _is_inner(path: str) -> bool:
    """True for a part of a thing in a map, such as one tick of a session."""
    return path.count("/") > 1

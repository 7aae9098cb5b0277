"""The journal: what can be read of it, and changes, undo, clashes, checkpoints, backups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from planner.domain.values.errors import StoreError
from planner.store.backup import backup_path, prune, write_backup
from planner.store.change import Change, Edit, Table
from planner.store.clashes import Clash, find_clashes
from planner.store.entry import StoredRecord, month_of
from planner.store.fields import difference, flatten
from planner.store.lock import BRIEF_S, HeldError
from planner.store.reader import Raw, Reader
from planner.store.undo import reversal, steps_again, steps_back
from planner.store.vault import Vault


class Journal(Reader):
    """The journal in one folder, to be read and changed; see `Reader` for its ways.

    May be used from several threads. Every method raises StoreError, in words for the
    runner, if the disk does not do its part; then it has done nothing.
    """

    def __init__(self, vault: Vault, device: str, now: Callable[[], datetime]) -> None:
        """Use `open`."""
        super().__init__(vault, device, now)
        self._clashes: tuple[Clash, ...] = ()
        self._clashes_at = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def dirty(self) -> bool:
        """True if a checkpoint has something to write."""
        return self._vault.is_dirty

    def edits_for(self, before: Raw | None, after: Raw | None, table: Table) -> Edit:
        """What turns one state of a record into another; without `after` it goes to the bin.

        Without `before`, a record of that id in the bin is brought back as `after`; to one
        that another device has begun meanwhile, `after` is added. The edit is empty if
        nothing differs.
        """
        raw = before or after
        if raw is None:
            raise ValueError("neither an earlier nor a later state of a record")
        record, month = raw["id"], month_of(raw.get("date"))
        entry = self._unknown(table, record, month) if before is None else None
        old = flatten(before or {}) if entry is None else entry.fields
        new = flatten(after) if after else {**old, "deleted": _instant(self._moment())}
        if entry is not None:
            month = entry.month
            new = {**entry.fields, **new} if entry.is_live else new
        put, drop, was = difference(old, new)
        return Edit(table=table, record=record, month=month, set=put, drop=drop, was=was)

    def _unknown(self, table: Table, record: str, month: str) -> StoredRecord | None:
        """A record the caller takes for new."""
        with self._vault.guard("read the journal"):
            return self._shelf.find(table, record, month)

    def _moment(self) -> datetime:
        moment = self._now()
        return moment if moment.tzinfo else moment.astimezone()

    def commit(
        self,
        words: str,
        edits: Iterable[Edit],
        *,
        reason: str = "",
        rules: tuple[str, ...] = (),
        undoes: str = "",
        redoes: str = "",
    ) -> Change:
        """Make a change: it is on disk when this returns, then in memory.

        Edits that set and drop nothing are left out. What other programs wrote meanwhile is
        taken in first, and told by the next `poll`.
        """
        with self._vault.guard("save the change", "it was not made"):
            ready = tuple(self._ready(edit) for edit in edits if edit.set or edit.drop)
            moment = self._moment()
            return self._vault.append(
                moment,
                lambda stamp: Change(
                    id=stamp,
                    stamp=stamp,
                    device=self._device,
                    at=_instant(moment),
                    words=words,
                    reason=reason,
                    rules=rules,
                    undoes=undoes,
                    redoes=redoes,
                    edits=ready,
                ),
            )

    def _ready(self, edit: Edit) -> Edit:
        """Bring in the months it touches, and note which clashes it ends."""
        self._entry_of(edit)
        if (edit.table, edit.record) not in self._shelf.suspects:
            return edit
        open_paths = {
            clash.path
            for clash in self.clashes()
            if (clash.table, clash.record) == (edit.table, edit.record)
        }
        settled = tuple(path for path in (*edit.set, *edit.drop) if path in open_paths)
        return msgspec.structs.replace(edit, settles=settled)

    def _entry_of(self, edit: Edit) -> StoredRecord | None:
        month = month_of(edit.month)
        target = month_of(edit.set.get("date"))
        if target and edit.table != "book":
            self._shelf.load(target)
        return self._shelf.find(edit.table, edit.record, month or target)

    def history(self, limit: int | None = None) -> Iterator[Change]:
        """This device's changes, newest first, read from the end as they are asked for."""
        with self._vault.saying("read the changes"):
            yield from islice(self._vault.logs.history(), limit)

    def about(self, records: Iterable[str]) -> list[Change]:
        """Every change, of whatever device, that names one of these records, oldest first. Nobody
        waits for it: what is written meanwhile may be missing."""
        with self._vault.saying("read the changes"):
            return self._vault.logs.about(records)

    def undo_stack(self, limit: int) -> list[Change]:
        """The steps that undo would take back, next first."""
        return list(islice(steps_back(self.history()), limit))

    def redo_stack(self, limit: int) -> list[Change]:
        """The undone steps that redo would do again, next first."""
        return [undone.step for undone in islice(steps_again(self.history()), limit)]

    def undoable(self) -> Change | None:
        """The step that undo takes back next: commit `reverse(it)` with `undoes=it.id`."""
        return next(iter(self.undo_stack(1)), None)

    def redoable(self) -> Change | None:
        """The undone step redo does again next: commit `again(it)` with `redoes=it.id`."""
        return next(iter(self.redo_stack(1)), None)

    def reverse(self, change: Change) -> tuple[Edit, ...]:
        """Edits that take a change back, where nothing has changed the same field since."""
        with self._vault.guard("read the journal"):
            return reversal(change, self._entry_of, _instant(self._moment()))

    def again(self, change: Change) -> tuple[Edit, ...]:
        """Edits that do an undone change again, where its undoing still stands."""
        for undone in steps_again(self.history()):
            if undone.step.id == change.id:
                return self.reverse(undone.by)
        return ()

    def clashes(self) -> tuple[Clash, ...]:
        """Fields that devices changed without knowing of each other, in what has been loaded.

        A clash is over once its field is set by a commit here, even to the value it has; see
        `clashes.settle`.
        """
        with self._vault.guard("read the changes"):
            if not self._shelf.suspects:
                return ()
            if self._clashes_at != self._shelf.suspicions:
                suspects = self._shelf.suspects
                changes = self._vault.logs.about({record for _, record in suspects})
                self._clashes = find_clashes(changes, suspects)
                suspects.intersection_update((c.table, c.record) for c in self._clashes)
                self._clashes_at = self._shelf.suspicions
            return self._clashes

    def write_nothing(self, reason: str) -> None:
        """Keep the journal as it is, from now on; `reason` says why, see `read_only_reason`."""
        self._vault.files.refusal = self._vault.files.refusal or reason

    def wait_at_most(self, seconds: float) -> None:
        """How long a change waits for another program that holds the journal, from now on."""
        self._vault.lock.patience = seconds

    def checkpoint(self, patience: float | None = None) -> None:
        """Bring the monthly files up to the changes; harmless if cut off at any point. It can wait:
        at most so many seconds, if said, for another program."""
        with self._vault.guard(
            "write the monthly files",
            "every change is kept in the change log, and they are written later",
        ):
            if self.dirty:
                if self._vault.files.is_migrated:
                    self.backup()
                    self._vault.files.is_migrated = False
                self._vault.save(patience)

    def backup_due(self) -> bool:
        """True if today has no backup yet and there is something to keep."""
        today = self._now().date()
        if self.read_only_reason or not self._vault.logs.marks:
            return False
        try:
            return not backup_path(self.folder, today).exists()
        except OSError:
            return True  # the place cannot even be looked at: trying says so

    def backup(self) -> Path:
        """Write today's backup and drop old ones; may run in a thread of its own.

        Kept are the newest 14 and, of the older ones, the first of each month.
        """
        target = write_backup(self.folder, backup_path(self.folder, self._now().date()))
        prune(self.folder)
        return target

    def damage(self) -> tuple[str, ...]:
        """What is damaged in the files, told once a day: every log, month and seal, and the newest
        backups, are read for it. Raises StoreError."""
        # Once a day, in a thread or on leaving; no start needs it.
        from planner.store.verify import FileCheck

        with self._vault.saying("look through the files of the journal"):
            check = FileCheck(self.folder, self._device, self._moment(), most_backups=2)
        places = [flaw.place for flaw in check.flaws if flaw.is_damage]
        if not places:
            return ()
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        return (f"Damaged: {places[0]}{more}. What can be done: easeback verify",)

    def close(self) -> None:
        """Make a checkpoint if there is something to write and it can be; then let go."""
        try:
            if not self.read_only_reason:
                self.checkpoint(BRIEF_S)
        except HeldError:
            pass  # the changes are in the log; whoever opens the journal next takes them in
        except StoreError as error:
            self.notices.append(error.message)
        self._vault.close()


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")

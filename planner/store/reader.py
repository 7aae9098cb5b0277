"""The journal as it can be read: opened, loaded by month, looked up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from planner.domain.values.errors import StoreError
from planner.store.change import Change, Table
from planner.store.device import is_device
from planner.store.entry import BOOK, StoredRecord, month_of
from planner.store.vault import Vault

Raw = dict[str, Any]
"""A record as nested JSON values, with its `id`."""


class Reader:
    """The journal in one folder, as one device sees it.

    Records are raw, and shared: they must not be changed. A record that changes becomes a
    new object, one that does not stays the same object, so what was made of it may be kept
    for as long as `is` holds.

    May be used from several threads. Every method raises StoreError, in words for the
    runner, if the disk does not do its part; then it has done nothing.
    """

    def __init__(self, vault: Vault, device: str, now: Callable[[], datetime]) -> None:
        """Use `open`."""
        self._vault = vault
        self._shelf = vault.shelf
        self._device = device
        self._now = now

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        device: str,
        now: Callable[[], datetime],
        start: Callable[[], str] = str,
    ) -> Self:
        """Open the journal in a folder, which is made if it is not there.

        `device` is what this machine is called, `now` gives aware datetimes, `start` the mark of
        a log that is begun, see `one_name`. No month is read yet, so this takes as long after
        thirty years as after none. Broken lines are left out, broken files set aside and rebuilt,
        each with a notice.

        Raises StoreError if there is no folder to be had. If it cannot be written, or a newer
        program wrote it, it is opened all the same, and `read_only_reason` says so; if another
        program does not let go of it, it is read, and a notice says so.
        """
        if not is_device(device):
            raise StoreError(f"{device!r} cannot name a device.", "Use a-z, 0-9 and hyphens.")
        vault = Vault(folder, device, now, start)
        vault.open()
        return cls(vault, device, now)

    @property
    def folder(self) -> Path:
        """Where the journal is."""
        return self._vault.folder

    @property
    def device(self) -> str:
        """What this machine is called."""
        return self._device

    @property
    def notices(self) -> list[str]:
        """What the runner should know about the files: what was left out, set aside, rebuilt."""
        return self._vault.notices

    @property
    def read_only_reason(self) -> str:
        """Why nothing can be written; empty if it can."""
        return self._vault.refusal

    def months(self) -> list[str]:
        """The months that hold or held records, as `YYYY-MM`, oldest first."""
        return self._vault.months()

    def load(self, first: date, last: date) -> None:
        """Bring the months of these days, both included, into memory."""
        for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            year, month = divmod(number, 12)
            self._load(f"{year:04d}-{month + 1:02d}")

    def load_all(self) -> None:
        """Bring every month into memory; other threads get their turn between two."""
        for month in self.months():
            self._load(month)

    def _load(self, month: str) -> None:
        with self._vault.guard(f"read {month}"):
            self._shelf.load(month)

    def entry(self, table: Table, record_id: str, month: str = "") -> StoredRecord | None:
        """A record, wherever it is filed, its content not taken apart yet; None if it is unknown
        or in the bin.

        With the `month` it is or once was filed under, only that month is read.
        """
        with self._vault.guard("read the journal"):
            entry = self._shelf.find(table, record_id, month_of(month))
            if entry is None and table != "book":
                self.load_all()
                entry = self._shelf.find(table, record_id, "")
            return entry if entry is not None and entry.is_live else None

    def live(self, table: Table) -> list[StoredRecord]:
        """The same as `records`, with their content not taken apart yet."""
        return [e for e in self._entries(table) if e.head is not None or e.is_live]

    def records(self, table: Table) -> list[Raw]:
        """The records of the loaded months, or of the book, that are not in the bin."""
        return [entry.raw for entry in self.live(table)]

    def bin(self, table: Table) -> list[Raw]:
        """The deleted records of the loaded months, or of the book; `deleted` says when."""
        return [entry.raw for entry in self._entries(table) if entry.is_deleted]

    def _entries(self, table: Table) -> list[StoredRecord]:
        with self._vault.guard("read the journal"):
            if table == "book":
                return self._shelf.month(BOOK)
            return [entry for entry in self._shelf.entries.values() if entry.table == table]

    def poll(self) -> tuple[Change, ...]:
        """What other programs and devices changed since the last call, oldest first.

        Memory has it by then. Costs one look at the folder if there is nothing.
        """
        return self._vault.poll()

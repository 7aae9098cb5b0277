"""The monthly TinyDB files and the book: what the changes amount to, and how far they go."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import msgspec

from planner.domain.values.errors import DamagedError
from planner.store.change import Table
from planner.store.disk import names_in, set_aside
from planner.store.entry import BOOK, StoredRecord, month_of
from planner.store.log import LogMark
from planner.store.schema import META, SCHEMA, Document, Tables, newer_words, upgrade, version
from planner.store.sealed import Sealed, read_sealed

Key = tuple[Table, str]
"""Table and id: what names a record."""

MOVED: Final = "moved"
"""Table of a month that says where records went which are no longer filed in it."""


class Meta(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What a file says of itself. All but the layout is said by the book alone."""

    schema: int
    logs: dict[str, LogMark] = {}
    """How far the book and the months have taken in each log."""
    months: dict[str, str] = {}
    """The seal of every month's file."""
    clock: str = ""
    """The latest stamp seen."""
    suspects: list[Key] = []
    """Records that devices may have changed without knowing of each other."""


class Move(msgspec.Struct):
    """Where a record went."""

    table: Table
    record: str
    month: str


class Volume(msgspec.Struct, frozen=True):
    """What one file holds."""

    entries: list[StoredRecord]
    moved: dict[Key, str]
    meta: Meta
    seal: str
    """Empty if there is no such file, or not as this program wrote it."""


class Checkpoint:
    """Reads and writes `book.json` and the months of a journal folder."""

    def __init__(self, folder: Path, notices: list[str]) -> None:
        self._folder = folder
        self._notices = notices
        self.refusal = ""
        """Why nothing may be written here, if so."""
        self.is_beside = False
        """True while another program holds the lock: what is broken may be just being mended."""
        self.is_migrated = False
        """True if a file of an older layout was read: a backup goes before the next write."""
        self.base: dict[str, LogMark] = {}
        """How far the book and the months of `seals` have taken in each log."""
        self.seals: dict[str, str] = {}
        """The seal that every month's file should bear; empty if that is not known."""

    def months(self) -> set[str]:
        """The months that have a file. Looks into the folder. Raises OSError."""
        stems = (Path(name).stem for name in names_in(self._folder, "*-*.json"))
        return {stem for stem in stems if month_of(stem) == stem}

    def unknown_months(self) -> set[str]:
        """Months whose file has to be read, or written anew, before a book can vouch for it."""
        return {month for month, seal in self.seals.items() if not seal}

    def read_book(self) -> Volume:
        """The book; without one that can be trusted, every month has to be looked at.

        Raises OSError if the disk does not give it: that is no reason to build it anew.
        """
        volume = self._read(BOOK)
        if volume.seal:
            self.base = dict(volume.meta.logs)
            self.seals = dict(volume.meta.months)
        else:
            self.seals = dict.fromkeys(self.months(), "")
        return volume

    def read_month(self, month: str) -> tuple[Volume, bool]:
        """A month, and whether it holds all that it should from the logs below `base`.

        Only the very file that the book was written with does. Any other, left by a
        checkpoint that was cut off, by another program since, or by a sync program, may
        have been filed with a record in another month than the files beside it.

        Raises OSError if the disk does not give it.
        """
        volume = self._read(month)
        if not self.base:
            is_complete = True  # nothing is taken for granted: every change is on its way
        elif month in self.seals:
            is_complete = volume.seal != "" and volume.seal == self.seals[month]
        else:
            is_complete = not volume.seal and not volume.entries
        if volume.seal and is_complete:
            self.seals[month] = volume.seal
        return volume, is_complete

    def _path(self, month: str) -> Path:
        return self._folder / f"{month or 'book'}.json"

    def _read(self, month: str) -> Volume:
        path = self._path(month)
        try:
            found = read_sealed(path)
            return Volume([], {}, Meta(schema=SCHEMA), "") if found is None else self._volume(found)
        except (DamagedError, IsADirectoryError) as error:
            self._keep_aside(path, f"could not be read ({error})")
            return Volume([], {}, Meta(schema=SCHEMA), "")

    def _volume(self, found: Sealed) -> Volume:
        path = found.path
        if found.is_intact:
            volume = _as_it_stands(found)
            if volume.meta.schema == SCHEMA:
                return volume
        tables = found.tables()
        number = version(tables or {META: {"1": {"schema": SCHEMA}}})
        if number > SCHEMA:
            self.refusal = newer_words(path.name, number)
        elif number < SCHEMA:
            self.is_migrated = True
            tables = upgrade(tables)
        volume = _contents(path, tables, found.seal if found.is_intact else "")
        if not volume.seal and number == SCHEMA:
            self._keep_aside(path, "was altered by another program")
        return volume

    def _keep_aside(self, path: Path, what: str) -> None:
        """Never overwrite what this program did not write."""
        if self.refusal or self.is_beside:
            self._notices.append(f"{path.name} {what}; shown is what the changes say.")
            return
        try:
            kept = set_aside(path)
        except OSError as error:
            self.refusal = f"{path.name} {what} and cannot be renamed ({error.strerror})."
            self._notices.append(self.refusal)
        else:
            self._notices.append(
                f"{path.name} {what}. It was kept as {kept.name} and rebuilt from the changes."
            )

    def write_month(
        self, month: str, entries: Iterable[StoredRecord], moved: dict[Key, str]
    ) -> None:
        """Write a month. Raises OSError."""
        moves = [Move(table, record, target) for (table, record), target in moved.items()]
        tables: dict[str, list[Any]] = {META: [Meta(schema=SCHEMA)], MOVED: moves}
        self.seals[month] = self._write(month, tables, entries)

    def write_book(
        self,
        entries: Iterable[StoredRecord],
        logs: dict[str, LogMark],
        clock: str,
        suspects: Iterable[Key],
    ) -> None:
        """Write the book, after the months it speaks of. Raises OSError."""
        meta = Meta(
            schema=SCHEMA, logs=logs, months=self.seals, clock=clock, suspects=sorted(suspects)
        )
        self._write(BOOK, {META: [meta]}, entries)
        self.base = dict(logs)

    def _write(
        self, month: str, tables: dict[str, list[Any]], entries: Iterable[StoredRecord]
    ) -> str:
        # 3 ms with all it needs; nothing is written at a start.
        from tinydb import TinyDB

        from planner.store.storage import SealedStorage

        documents: dict[str, list[Any]] = {name: [] for name in tables_of(month)}
        for entry in sorted(entries, key=lambda entry: (str(entry.raw.get("date")), entry.record)):
            documents[entry.table].append(entry.document())
        database = TinyDB(self._path(month), storage=SealedStorage, anew=True)
        for name, rows in tables.items():
            database.table(name).insert_multiple(msgspec.to_builtins(rows))
        for name, rows in documents.items():
            database.table(name).insert_multiple(rows)
        storage = database.storage
        assert isinstance(storage, SealedStorage)
        return storage.flush()

    def clear_leftovers(self) -> None:
        """Remove half-written files of programs that were killed. Call with the lock held."""
        for path in self._folder.glob(".*.tmp"):
            with suppress(OSError):
                path.unlink()


def tables_of(month: str) -> tuple[Table, ...]:
    """The tables of a month, or of the book."""
    return ("book",) if month == BOOK else ("plan", "facts")


def _contents(path: Path, tables: Tables, seal: str) -> Volume:
    """What a file holds. Raises DamagedError if it is not what a month or the book holds."""
    month = month_of(path.stem)
    try:
        metas = _documents(tables, META)
        meta = msgspec.convert(metas[0] if metas else {"schema": SCHEMA}, Meta)
        moves = msgspec.convert(_documents(tables, MOVED), list[Move])
        entries = [
            StoredRecord.from_document(table, month, document)
            for table in tables_of(month)
            for document in _documents(tables, table)
        ]
        if not seal:
            for entry in entries:
                entry.check()
                entry.forget_stamps()
    except (KeyError, ValueError) as error:
        raise DamagedError(f"{path.name}: {error}") from error
    return Volume(entries, {(move.table, move.record): move.month for move in moves}, meta, seal)


def _documents(tables: Tables, name: str) -> list[Document]:
    return list(tables.get(name, {}).values())


def _as_it_stands(found: Sealed) -> Volume:
    """What an intact file holds, its records not taken apart: of a month most are never asked for.

    Raises DamagedError if it is not what a month or the book holds.
    """
    month = month_of(found.path.stem)
    try:
        texts = found.texts()
        meta = _meta_of.decode(texts[META]["1"])
        moves = [_move_of.decode(text) for text in texts.get(MOVED, {}).values()]
        entries = [
            StoredRecord.from_text(table, month, text)
            for table in tables_of(month)
            for text in texts.get(table, {}).values()
        ]
    except (KeyError, ValueError, RecursionError) as error:
        raise DamagedError(f"{found.path.name}: {error}") from error
    moved = {(move.table, move.record): move.month for move in moves}
    return Volume(entries, moved, meta, found.seal)


_meta_of = msgspec.json.Decoder(Meta)
_move_of = msgspec.json.Decoder(Move)

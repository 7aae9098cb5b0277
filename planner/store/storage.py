"""TinyDB storage for files that are never half-written and show if they were altered."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from planner.store.disk import replace_file
from planner.store.schema import META, Tables
from planner.store.sealed import BODY, HEAD, read_sealed

_encoder = msgspec.json.Encoder()


class SealedStorage(Storage):
    """Any number of table writes become one atomic file write with a seal, at `flush`."""

    def __init__(self, path: Path, *, anew: bool = False) -> None:
        """Raises DamagedError if the file cannot be read; with `anew` it is not looked at."""
        super().__init__()
        self._path = path
        self.is_sealed = True
        """True if the file is as this class wrote it."""
        self.seal = ""
        self._tables: Tables | None = {} if anew else self._load()

    def _load(self) -> Tables | None:
        found = read_sealed(self._path)
        if found is None:
            return None
        self.seal, self.is_sealed = found.seal, found.is_intact
        return found.tables()

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables, as read once and written since."""
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Keep the tables until `flush`."""
        self._tables = data

    def flush(self) -> str:
        """Put the tables on disk in one step; returns the seal. Raises OSError."""
        tables = dict(self._tables or {})
        meta = dict(tables.pop(META, {}))
        first = {"seal": "0" * 8, **{k: v for k, v in meta.pop("1", {}).items() if k != "seal"}}
        data = bytearray(_encoder.encode({META: {"1": first, **meta}, **tables}))
        data[len(HEAD) : BODY] = b"%08x" % zlib.crc32(data[BODY:])
        replace_file(self._path, bytes(data))
        self.seal = data[len(HEAD) : BODY].decode()
        return self.seal

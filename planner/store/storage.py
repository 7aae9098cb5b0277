"""TinyDB storage for files that are never half-written and show if they were altered."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from planner.domain.errors import DamagedError
from planner.store.disk import read_file, replace_file
from planner.store.schema import META, Tables

_HEAD = b'{"meta":{"1":{"seal":"'
_BODY = len(_HEAD) + 8

_decoder = msgspec.json.Decoder(Tables)
_encoder = msgspec.json.Encoder()


class SealedStorage(Storage):
    """Any number of table writes become one atomic file write, at `flush`.

    The document of the `meta` table begins with a `seal`: the CRC-32, in hex, of the file
    behind it. Stock TinyDB reads the file as any other.
    """

    def __init__(self, path: Path, *, anew: bool = False) -> None:
        """Raises DamagedError if the file cannot be read; with `anew` it is not looked at."""
        super().__init__()
        self._path = path
        self.is_sealed = True
        """True if the file is as this class wrote it."""
        self.seal = ""
        self._tables: Tables | None = {} if anew else self._load()

    def _load(self) -> Tables | None:
        data = read_file(self._path)
        if data is None:
            return None
        self.seal = data[len(_HEAD) : _BODY].decode("ascii", "replace")
        self.is_sealed = data[:_BODY] == b"%s%08x" % (_HEAD, zlib.crc32(memoryview(data)[_BODY:]))
        try:
            return _decoder.decode(data)
        except (ValueError, RecursionError) as error:
            raise DamagedError(
                f"{self._path.name} cannot be read: {error}.",
                "The journal rebuilds it from its changes.",
            ) from error

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
        data[len(_HEAD) : _BODY] = b"%08x" % zlib.crc32(data[_BODY:])
        replace_file(self._path, bytes(data))
        self.seal = data[len(_HEAD) : _BODY].decode()
        return self.seal

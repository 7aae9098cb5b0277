"""Files that show if they were altered, as they are read: without TinyDB, which only writes them.

The document of the `meta` table begins with a `seal`: the CRC-32, in hex, of the file behind it.
Stock TinyDB reads the file as any other.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Final

import msgspec

from planner.domain.values.errors import DamagedError
from planner.store.disk import read_file
from planner.store.schema import Tables

HEAD: Final = b'{"meta":{"1":{"seal":"'
BODY: Final = len(HEAD) + 8

Texts = dict[str, dict[str, msgspec.Raw]]
"""A TinyDB file whose documents are left as they stand in it."""


class Sealed(msgspec.Struct, frozen=True):
    """The bytes of a file, and what its seal says."""

    path: Path
    data: bytes
    seal: str
    is_intact: bool
    """True if the file is as this program wrote it."""

    def tables(self) -> Tables:
        """Everything in it. Raises DamagedError."""
        try:
            return msgspec.json.decode(self.data, type=Tables)
        except (ValueError, RecursionError) as error:
            raise DamagedError(
                f"{self.path.name} cannot be read: {error}.",
                "The journal rebuilds it from its changes.",
            ) from error

    def texts(self) -> Texts:
        """The same with every document left as it stands; of an intact file only."""
        return msgspec.json.decode(self.data, type=Texts)


def read_sealed(path: Path) -> Sealed | None:
    """A file and its seal; None if there is none. Raises OSError."""
    data = read_file(path)
    if data is None:
        return None
    seal = data[len(HEAD) : BODY].decode("ascii", "replace")
    is_intact = data[:BODY] == b"%s%08x" % (HEAD, zlib.crc32(memoryview(data)[BODY:]))
    return Sealed(path, data, seal, is_intact)

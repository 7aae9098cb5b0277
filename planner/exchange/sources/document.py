"""One file to read, wherever it lies, and the limits that keep a hostile one from hurting."""

from __future__ import annotations

import gzip
import hashlib
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import IO

from planner.domain.values.errors import ExchangeError
from planner.exchange.sources.sniff import Kind, kind_of

HEAD = 16_384
"""Bytes enough to know a file by; the header line of a Strava list takes up to 6,000."""
LARGEST = 128 * 1024 * 1024
"""A 24 h track at 1 Hz with every sensor is about 60 MB of XML."""
LARGEST_ARCHIVE = 2 * 1024 * 1024 * 1024
"""For an archive inside another."""
LARGEST_STREAM = 16 * 1024 * 1024 * 1024
"""For what is read in pieces: ten years of a watch and a phone are one or two of these GB."""
FREE = 8 * 1024 * 1024
"""Below this a high ratio does no harm, so it is not asked about."""
RATIO = 200
"""Tracks shrink 10 to 30 times; a bomb a thousand times."""
_CHUNK = 1024 * 1024
_BROKEN = (
    OSError, EOFError, RuntimeError, NotImplementedError, ValueError, OverflowError,
    struct.error, zipfile.BadZipFile, zlib.error, lzma.LZMAError,
)  # fmt: skip
"""What zipfile and gzip raise on damaged, encrypted or oddly packed bytes."""


class UnpackingRation:
    """How many unpacked bytes one archive may still give, so that many small bombs fail too."""

    def __init__(self, size: int) -> None:
        self._left = size

    def take(self, count: int) -> None:
        """Use some of it up. Raises ExchangeError when nothing is left."""
        self._left -= count
        if self._left < 0:
            raise _bomb()


class Document:
    """A file by name; its bytes are fetched when asked for, those of a gzip unpacked."""

    def __init__(
        self,
        name: str,
        key: str,
        opener: Callable[[], IO[bytes]],
        *,
        asked: bool = True,
        path: Path | None = None,
        packed_size: int | None = None,
        allowance: UnpackingRation | None = None,
        beside: Callable[[str], Document | None] = lambda _: None,
    ) -> None:
        self.name = name
        """As the runner knows it: `export.zip/activities/1.fit.gz`."""
        self.key = key
        """Tells it from every other file of the import."""
        self.asked = asked
        """True if the runner named this very file: then silence is no answer."""
        self.path = path
        """Where it lies on the disk; None inside an archive."""
        self.beside = beside
        """Finds a file by its path as seen from this one's folder."""
        self.sha256 = ""
        """Hash of the unpacked bytes, once they were read: the same for `a.fit` and `a.fit.gz`."""
        self._opener = opener
        self._packed_size = packed_size
        self._allowance = allowance

    @cached_property
    def kind(self) -> Kind:
        """What its first bytes say it is. Raises ExchangeError."""
        with legible(), self._opener() as stream:
            start = stream.read(HEAD)
            if _is_gzip(start):
                start = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(start, HEAD)
        return kind_of(start, self.name)

    def content(self) -> bytes:
        """All bytes, unpacked. Raises ExchangeError for a bomb, a cut file, a bad disk."""
        with legible(), self._opener() as stream:
            data = b"".join(_chunks(stream, self._packed_size, self._allowance, LARGEST))
        if _is_gzip(data):
            with legible(), gzip.GzipFile(fileobj=BytesIO(data)) as unpacked:
                data = b"".join(_chunks(unpacked, len(data), self._allowance, LARGEST))
        self.sha256 = hashlib.sha256(data).hexdigest()
        return data

    def chunks(self) -> Iterator[bytes]:
        """The same in pieces, for files of gigabytes. Raises ExchangeError."""
        hashed = hashlib.sha256()
        with legible(), self._opener() as stream, _unpacking(stream) as plain:
            packed = self._packed_size
            for chunk in _chunks(plain, packed, self._allowance, LARGEST_STREAM):
                hashed.update(chunk)
                yield chunk
        self.sha256 = hashed.hexdigest()

    def copy_to(self, target: IO[bytes]) -> None:
        """Write all bytes as they are: an archive inside another. Raises ExchangeError."""
        with legible(), self._opener() as stream:
            for chunk in _chunks(stream, self._packed_size, self._allowance, LARGEST_ARCHIVE):
                target.write(chunk)


@contextmanager
def legible() -> Iterator[None]:
    """Turn what the unpackers raise into an ExchangeError."""
    try:
        yield
    except _BROKEN as error:
        raise ExchangeError(
            f"It cannot be opened or unpacked: {error}.",
            "It may be cut off or locked with a password; fetch it again.",
        ) from error


def _unpacking(stream: IO[bytes]) -> IO[bytes] | gzip.GzipFile:
    """The stream as it is, or what a gzip holds."""
    start = stream.read(2)
    stream.seek(0)
    return gzip.GzipFile(fileobj=stream) if _is_gzip(start) else stream


def _is_gzip(data: bytes) -> bool:
    return data.startswith(b"\x1f\x8b")


def _chunks(
    stream: IO[bytes] | gzip.GzipFile,
    packed: int | None,
    allowance: UnpackingRation | None,
    largest: int,
) -> Iterator[bytes]:
    """Everything in the stream. Raises ExchangeError where that is more than is reasonable."""
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > largest:
            raise ExchangeError(
                f"It is larger than {largest // 1024 // 1024} MB: no single activity is.",
                "Export the activity again, or leave the file out.",
            )
        if packed is not None and size > FREE and size > RATIO * packed:
            raise _bomb()
        if allowance is not None:
            allowance.take(len(chunk))
        yield chunk


def _bomb() -> ExchangeError:
    return ExchangeError(
        "It unpacks to far more than activities do: it looks like a zip bomb and was left alone.",
        "If you trust it, unpack it yourself and import the folder.",
    )

"""The log of one device: an append-only file of changes, read on from a mark or backwards."""

from __future__ import annotations

import errno
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from planner.store.change import Change
from planner.store.disk import (
    BINARY,
    PerhapsWrittenError,
    UnsyncedError,
    opened,
    read_at,
    read_file,
    sync,
    sync_folder,
    write_all,
)
from planner.store.line import decode_line, is_unfinished

_BLOCK = 1 << 16


class LogMark(msgspec.Struct, frozen=True, array_like=True):
    """How far a log has been read, and what line ended there."""

    offset: int = 0
    """Bytes from the beginning, to the end of a line."""
    length: int = 0
    """Bytes of that line, with its line end."""
    crc: int = 0
    """CRC-32 of that line, so that another file in its place is noticed."""


class Tail(msgspec.Struct, frozen=True):
    """What stands after a mark."""

    changes: list[Change]
    mark: LogMark
    """Where the last whole line ends."""
    bad: list[int]
    """Where lines begin that cannot be read."""
    is_torn: bool
    """True if the last line is not whole: cut off, still being written or still arriving.

    One that lacks nothing but its line end counts as whole.
    """
    end: int
    """How long the file was, in bytes: whatever comes after that has not been read."""


def read_tail(path: Path, mark: LogMark) -> Tail | None:
    """Read on from a mark; None if the mark does not fit the file: it was replaced.

    A file that is not there reads as empty. Raises OSError.
    """
    try:
        with opened(path) as descriptor:
            last = read_at(descriptor, mark.offset - mark.length, mark.length)
            if len(last) < mark.length or zlib.crc32(last) != mark.crc:
                return None
            data = read_at(descriptor, mark.offset, os.fstat(descriptor).st_size - mark.offset)
    except FileNotFoundError:
        return None if mark.offset else Tail([], mark, [], is_torn=False, end=0)
    return _parse(data, mark)


def _parse(data: bytes, mark: LogMark) -> Tail:
    lines = [line + b"\n" for line in data.split(b"\n")]
    torn = lines.pop()[:-1]
    if torn and decode_line(torn) is not None:
        lines.append(torn)
        torn = b""
    changes: list[Change] = []
    bad: list[int] = []
    at, end = mark.offset, mark.offset + len(data)
    for line in lines:
        change = decode_line(line)
        if change is not None:
            changes.append(change)
        elif line.strip():
            bad.append(at)
        at += len(line)
    if lines:
        mark = LogMark(at, len(lines[-1]), zlib.crc32(lines[-1]))
    return Tail(changes, mark, bad, is_torn=bool(torn), end=end)


class UnreadError(Exception):
    """A log holds more, or less, than was read of it: what is there may not be passed over."""


def append(path: Path, line: bytes, *, create: bool, end: int) -> LogMark:
    """Write a line to the end of a log and onto the disk; the mark after it.

    A torn line left at the end by a crash is closed first. What was written is read back. If
    anything fails, the file is cut back to what it was and OSError is raised: UnsyncedError
    where the disk would not say that all is safe, PerhapsWrittenError where the cutting failed
    too. With `create` false the file must exist. Raises UnreadError if the file is not `end` long.
    """
    flags = os.O_RDWR | os.O_APPEND | BINARY | (os.O_CREAT if create else 0)
    descriptor = os.open(path, flags, 0o600)
    try:
        if os.fstat(descriptor).st_size != end:
            raise UnreadError
        if create:
            sync_folder(path.parent)
        is_torn = end > 0 and read_at(descriptor, end - 1, 1) != b"\n"
        data = b"\n" + line if is_torn else line
        _write_or_take_back(descriptor, data, end)
    finally:
        with suppress(OSError):  # what was written is on the disk by now
            os.close(descriptor)
    return LogMark(end + len(data), len(line), zlib.crc32(line))


def _write_or_take_back(descriptor: int, data: bytes, end: int) -> None:
    """Put the data on the disk or, if that fails, cut the file back to its `end`."""
    is_whole = False
    try:
        write_all(descriptor, data)
        is_whole = True
        sync(descriptor)
        if read_at(descriptor, end, len(data)) != data:
            raise OSError(errno.EIO, "what was written reads differently")
    except OSError as error:
        try:
            os.ftruncate(descriptor, end)
        except OSError:
            if is_whole:
                raise PerhapsWrittenError(error.errno, error.strerror) from error
            # A torn line that stays is left out by every reader.
        if is_whole:
            raise UnsyncedError(error.errno, error.strerror) from error
        raise


def read_backwards(path: Path, end: int, tell_bad: Callable[[int], None]) -> Iterator[Change]:
    """The changes before `end`, newest first, read in blocks as they are asked for.

    Lines that cannot be read are left out; `tell_bad` is told where each begins that was once
    confirmed. Raises OSError.
    """
    with opened(path) as file:
        rest = b""
        while end > 0:
            start = max(0, end - _BLOCK)
            block = read_at(file, start, end - start) + rest
            first, *lines = block.split(b"\n")
            at = start + len(block)
            for line in reversed(lines):
                at -= len(line)
                yield from _readable(line, at, tell_bad)
                at -= 1
            rest, end = first, start
        yield from _readable(rest, 0, tell_bad)


def _readable(line: bytes, at: int, tell_bad: Callable[[int], None]) -> Iterator[Change]:
    change = decode_line(line)
    if change is not None:
        yield change
    elif line.strip() and not is_unfinished(line):
        tell_bad(at)


def line_number(path: Path, offset: int) -> int:
    """The number, from 1, of the line that begins at `offset`, for a message."""
    return (read_file(path) or b"")[:offset].count(b"\n") + 1

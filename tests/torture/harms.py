"""What happens to files: 21 kinds of damage."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec

from planner.store.sealed import BODY, HEAD

_CRC = re.compile(rb'\{"crc":"[0-9a-f]{8}"')
_STAMP = re.compile(rb'"[0-9a-f]{11}-[0-9a-f]{4}-')
_DEVICE = re.compile(rb"laptop-1a2b|phone-3c4d")
_WORDS = re.compile(rb'"(?:id|kind|date|month|record|name|table)":"[^"]*"')
_ODD = (b"7", b"null", b"[]", b'"../../x"', b'"9999-99-99"', b'""', b"1e999", b'"2026-02-30"')
HUGE = 2_000_000


class Place(msgspec.Struct, frozen=True):
    """Where it happens."""

    path: Path
    chance: random.Random
    foreign: bytes
    """A log of another device, for lines of it."""

    def bite(self, data: bytes) -> tuple[int, int]:
        """Where a piece of up to 40 bytes lies."""
        start = self.chance.randrange(len(data))
        return start, min(len(data), start + self.chance.randint(1, 40))


Harm = Callable[[Place, bytes], bytes]


def _bit(at: Place, data: bytes) -> bytes:
    place = at.chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << at.chance.randrange(8)]) + data[place + 1 :]


def _cut(at: Place, data: bytes) -> bytes:
    return data[: at.chance.randrange(len(data))]


def _hole(at: Place, data: bytes) -> bytes:
    start, end = at.bite(data)
    return data[:start] + data[end:]


def _double(at: Place, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    place = at.chance.randrange(len(lines))
    return b"".join([*lines[: place + 1], *lines[place:]])


def _swap(at: Place, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    at.chance.shuffle(lines)
    return b"".join(lines)


def _drop(at: Place, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    del lines[at.chance.randrange(len(lines))]
    return b"".join(lines)


def _insert(at: Place, data: bytes, line: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    lines.insert(at.chance.randint(0, len(lines)), line)
    return b"".join(lines)


def _foreign(at: Place, data: bytes) -> bytes:
    return _insert(at, data, at.chance.choice(at.foreign.splitlines(keepends=True)))


def _words(at: Place, data: bytes) -> bytes:
    return _insert(at, data, b"<<<<<<< HEAD \xe2\x80\x94 written by hand\n")


def _empty(at: Place, data: bytes) -> bytes:
    return b""


def _some_nuls(at: Place, data: bytes) -> bytes:
    start, end = at.bite(data)
    return data[:start] + bytes(end - start) + data[end:]


def _all_nuls(at: Place, data: bytes) -> bytes:
    return bytes(len(data))


def _crlf(at: Place, data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n") if b"\n" in data else data + b"\r\n"


def _huge(at: Place, data: bytes) -> bytes:
    return _insert(at, data, b'{"crc":"00000000","words":"' + b"x" * HUGE + b'"}\n')


def _deep(at: Place, data: bytes) -> bytes:
    return _insert(at, data, b'{"crc":"00000000","edits":' + b"[" * 5000 + b"\n")


def _no_utf8(at: Place, data: bytes) -> bytes:
    place = at.chance.randrange(len(data))
    return data[:place] + at.chance.choice((b"\xff", b"\xc3", b"\xed\xa0\x80")) + data[place:]


def _utf16(at: Place, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode("utf-16")


def sound(data: bytes) -> bytes:
    """Checksums and seals made right again, as a forger would."""
    if data.startswith(HEAD):
        return HEAD + b"%08x" % zlib.crc32(data[BODY:]) + data[BODY:]
    lines = data.split(b"\n")
    return b"\n".join(
        b'{"crc":"%08x"%s' % (zlib.crc32(line[17:]), line[17:]) if _CRC.match(line) else line
        for line in lines
    )


def _one(at: Place, pattern: re.Pattern[bytes], data: bytes, new: bytes) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return data
    start, end = at.chance.choice(found).span()
    return sound(data[:start] + new + data[end:])


def _future(at: Place, data: bytes) -> bytes:
    ahead = at.chance.choice((b"fffffffffff", b"69c00000000", b"20000000000", b"1a307345968"))
    return _one(at, _STAMP, data, b'"%s-0000-' % ahead)


def _device(at: Place, data: bytes) -> bytes:
    other = at.chance.choice((b"nobody-0000", b"", b"../x", b"Laptop 1", b"phone-3c4d"))
    return _one(at, _DEVICE, data, other)


def _types(at: Place, data: bytes) -> bytes:
    found = list(_WORDS.finditer(data))
    if not found:
        return data
    match = at.chance.choice(found)
    key = match[0].partition(b":")[0]
    return sound(data[: match.start()] + key + b":" + at.chance.choice(_ODD) + data[match.end() :])


def _gone(at: Place, data: bytes) -> bytes:
    at.path.unlink()
    return b""


def _folder(at: Place, data: bytes) -> bytes:
    at.path.unlink()
    at.path.mkdir()
    return b""


HARMS: dict[str, Harm] = {
    "a bit flipped": _bit, "the end cut off": _cut, "a piece missing": _hole,
    "a line doubled": _double, "lines swapped": _swap, "a line missing": _drop,
    "a line of another machine": _foreign, "a line of words": _words, "empty": _empty,
    "NULs in it": _some_nuls, "all NULs": _all_nuls, "CRLF": _crlf, "a huge line": _huge,
    "nested deep": _deep, "no UTF-8": _no_utf8, "UTF-16": _utf16,
    "a future stamp, checksum sound": _future, "another machine's name, checksum sound": _device,
    "values of another type, checksum sound": _types, "missing": _gone,
    "a folder in its place": _folder,
}  # fmt: skip
"""Every kind by its words; a new one enters here."""
FORGED = frozenset(name for name in HARMS if name.endswith("checksum sound"))
"""What no program does by accident, and no checksum can tell."""


def harm(path: Path, name: str, chance: random.Random, foreign: bytes, *, only_seal: bool) -> None:
    """Let it happen to a file; to its seal alone, if so."""
    data = path.read_bytes()
    at = Place(path, chance, foreign)
    if only_seal and len(data) > BODY:
        broken = HARMS[name](at, data[len(HEAD) : BODY])
        broken = data[: len(HEAD)] + broken + data[BODY:]
    else:
        broken = HARMS[name](at, data)
    if path.is_file():
        path.write_bytes(broken)

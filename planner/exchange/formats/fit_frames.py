"""FIT files as a row of messages: pick the few that matter, leave the thousands that do not.

fitdecode takes half a second for an hour at 1 Hz, nearly all of it for second-by-second records
(performance.md, section 6). This walk only steps over messages by their size, some milliseconds
a file, so that fitdecode is handed a file of sessions and laps alone.
"""

from __future__ import annotations

import struct
from collections.abc import Container, Iterator
from datetime import timedelta
from typing import Literal, NamedTuple

from planner.domain.values.errors import ExchangeError
from planner.exchange.kit.cells import zone_offset

FILE_ID, SPORT, SESSION, LAP, RECORD, ACTIVITY = 0, 12, 18, 19, 20, 34
"""Global message numbers of the FIT profile."""

_TIMESTAMP, _LOCAL_TIMESTAMP = 253, 5
_SET_CLOCK = 0x10000000
"""Smaller timestamps count from when the watch was switched on."""
_NOTHING = 0xFFFFFFFF
_MARK = b".FIT"
_HEADER, _SHORT_HEADER = 14, 12
_CUT = "The file is cut off."
_ALTERED = "The checksum of the file does not fit: something in it was altered."
_NO_FIT = "After it {} more bytes follow that are damaged and cannot be read."


class Definition(NamedTuple):
    """The layout of the data messages that follow under one local number."""

    number: int
    """Global message number."""
    big_endian: bool
    size: int
    """Bytes of a data message, without its header byte."""
    fields: tuple[tuple[int, int, int], ...]
    """Field number, place in the message, size; developer fields are not among them."""


class Message(NamedTuple):
    """One message: bytes `start` to `end`, its header byte included."""

    start: int
    end: int
    definition: Definition
    defines: bool
    """True if this is the definition itself."""


class ChainedFile(NamedTuple):
    """One FIT file of those that are chained in one; nearly always there is only one."""

    body: int
    """Its messages begin here,"""
    stop: int
    """and end here."""
    damage: str
    """What is wrong with it as a whole, in a sentence; empty if it is sound."""


class Sieved(NamedTuple):
    """What was picked from a part."""

    data: bytes
    """A FIT file with the wanted messages only; its CRCs are zero."""
    damage: str
    """What is wrong with the original, in a sentence; empty if it is sound."""


def parts(data: bytes, *, check: bool = True) -> list[ChainedFile]:
    """The files in a file, with their checksums checked if they shall be; the last may be one
    that can hardly be read."""
    found: list[ChainedFile] = []
    at = 0
    while data[at + 8 : at + 12] == _MARK:
        found.append(_part(data, at, check=check))
        at = found[-1].stop + 2
    if data[at:].strip(b"\0"):
        found.append(ChainedFile(len(data), len(data), _NO_FIT.format(len(data) - at)))
    return found


def sieve(data: bytes, part: ChainedFile, wanted: Container[int]) -> Sieved:
    """Keep the messages with these global numbers, up to where the part is damaged."""
    kept: list[bytes] = []
    damage = part.damage
    try:
        kept.extend(
            data[message.start : message.end]
            for message in messages(data, part.body, part.stop)
            if message.definition.number in wanted
        )
    except ExchangeError as error:
        damage = error.message
    packed = b"".join(kept)
    header = struct.pack("<BBHI4sH", _HEADER, 0x20, 0, len(packed), _MARK, 0)
    return Sieved(header + packed + b"\0\0", damage)


def local_offset(data: bytes) -> timedelta | None:
    """How far local time is from UTC, from the first activity message that says so."""
    offsets = (part_offset(data, part) for part in parts(data, check=False))
    return next(filter(None, offsets), None)


def part_offset(data: bytes, part: ChainedFile) -> timedelta | None:
    """The same for one part.

    A difference of zero tells nothing: programs that know no zone write UTC twice.
    """
    try:
        for message in messages(data, part.body, part.stop):
            if message.definition.number == ACTIVITY and not message.defines:
                offset = _offset(data, message)
                if offset:
                    return offset
    except ExchangeError:
        pass
    return None


def messages(data: bytes, at: int, stop: int) -> Iterator[Message]:
    """The messages between two places. Raises ExchangeError where they stop making sense."""
    definitions: dict[int, Definition] = {}
    while at < stop:
        header = data[at]
        if header & 0xC0 == 0x40:
            definition, end = _definition(data, at, stop)
            definitions[header & 0x0F] = definition
            yield Message(at, end, definition, defines=True)
        else:
            # A header with the top bit set carries a short time and a shorter local number.
            found = definitions.get(header >> 5 & 0x03 if header & 0x80 else header & 0x0F)
            if found is None:
                raise ExchangeError(f"The file is damaged at byte {at}.")
            end = at + 1 + found.size
            if end > stop:
                raise ExchangeError(_CUT)
            yield Message(at, end, found, defines=False)
        at = end


def _definition(data: bytes, at: int, stop: int) -> tuple[Definition, int]:
    """The definition that begins there, and where it ends."""
    try:
        big = data[at + 2] == 1
        number = int.from_bytes(data[at + 3 : at + 5], "big" if big else "little")
        count = data[at + 5]
        end = at + 6 + 3 * count
        developer = data[end] if data[at] & 0x20 else 0
        fields = []
        size = 0
        for place in range(at + 6, end, 3):
            fields.append((data[place], size, data[place + 1]))
            size += data[place + 1]
        if data[at] & 0x20:
            size += sum(data[place + 1] for place in range(end + 1, end + 1 + 3 * developer, 3))
            end += 1 + 3 * developer
    except IndexError as error:
        raise ExchangeError(_CUT) from error
    if end > stop:
        raise ExchangeError(_CUT)
    return Definition(number, big, size, tuple(fields)), end


def _part(data: bytes, at: int, *, check: bool) -> ChainedFile:
    """The file at that place, and what is wrong with it."""
    header = data[at]
    if header < _SHORT_HEADER:
        header = _HEADER if data[at + _HEADER : at + _HEADER + 1] == b"\x40" else _SHORT_HEADER
    body = at + header
    size = int.from_bytes(data[at + 4 : at + 8], "little")
    stop = body + size
    if size == 0 or stop + 2 > len(data):
        # A watch writes the size last: one that ran out of power leaves a zero.
        following = data.find(_MARK, body)
        return ChainedFile(body, max(body, following - 10) if following > 0 else len(data), _CUT)
    if data[at] < _SHORT_HEADER:
        return ChainedFile(body, stop, "The head of the file is damaged.")
    if check and crc(data[at:stop]) != int.from_bytes(data[stop : stop + 2], "little"):
        return ChainedFile(body, stop, _ALTERED)
    return ChainedFile(body, stop, "")


def crc(data: bytes) -> int:
    """The checksum that ends a FIT file (CRC-16/ARC)."""
    value = 0
    for byte in data:
        value = value >> 8 ^ _CRC_TABLE[(value ^ byte) & 0xFF]
    return value


def _crc_row(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ (0xA001 if byte & 1 else 0)
    return byte


_CRC_TABLE = tuple(_crc_row(byte) for byte in range(256))


def _offset(data: bytes, message: Message) -> timedelta | None:
    order: Literal["big", "little"] = "big" if message.definition.big_endian else "little"
    clocks = {
        number: int.from_bytes(data[message.start + 1 + place :][:4], order)
        for number, place, size in message.definition.fields
        if size == 4 and number in (_TIMESTAMP, _LOCAL_TIMESTAMP)
    }
    utc, local = clocks.get(_TIMESTAMP, 0), clocks.get(_LOCAL_TIMESTAMP, 0)
    if not _SET_CLOCK <= utc < _NOTHING or not _SET_CLOCK <= local < _NOTHING:
        return None
    return zone_offset(timedelta(seconds=local - utc))

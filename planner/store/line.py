"""One change as one line of a log: JSON with a checksum in front.

    {"crc":"1a2b3c4d","id":"…","stamp":"…","device":"…","at":"…","words":"…","edits":[…]}

The checksum is the CRC-32, in hex, of the line from the `,` after it to the closing brace.
"""

from __future__ import annotations

import zlib

import msgspec

from planner.store.change import Change
from planner.store.clock import is_stamp
from planner.store.disk import text_error

_HEAD = b'{"crc":"'
_BODY = len(_HEAD) + 8 + 1  # the checksum and its closing quote

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Change)


def encode_line(change: Change) -> bytes:
    """The line of a change, with its line end. Raises StoreError if it cannot be written."""
    try:
        body = b"," + _encoder.encode(change)[1:]
    except UnicodeEncodeError as error:
        raise text_error(error) from error
    return b'%s%08x"%s\n' % (_HEAD, zlib.crc32(body), body)


def is_unfinished(line: bytes) -> bool:
    """True for a line that was cut off while it was written, by a crash or a power cut: it was
    never confirmed. The next change closes it."""
    return not line.rstrip().endswith(b"}")


def decode_line(line: bytes) -> Change | None:
    """The change a line holds, with or without its line end; None if it is torn or damaged."""
    line = line.rstrip(b"\r\n")
    body = memoryview(line)[_BODY:]
    if line[:_BODY] != b'%s%08x"' % (_HEAD, zlib.crc32(body)):
        return None
    try:
        change = _decoder.decode(line)
    except (ValueError, RecursionError):
        return None
    return change if is_stamp(change.stamp) else None

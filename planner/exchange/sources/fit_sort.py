"""What sort of FIT file it is, by its first message: a watch writes far more than activities."""

from __future__ import annotations

_FILE_ID = 0
_TYPE = 0
_FIELD = 3
"""Bytes of a field in a definition: number, size, base type."""


def fit_sort(head: bytes) -> int | None:
    """The number of the sort (4 activity, 5 workout, 6 course, 32 monitoring); None if the file
    does not begin with a `file_id` message, as it has to."""
    place = head[0] if head and head[0] >= 12 else 14
    definition = head[place : place + 6]
    if len(definition) < 6 or definition[0] & 0xE0 != 0x40:
        return None
    order = "big" if definition[2] else "little"
    if int.from_bytes(definition[3:5], order) != _FILE_ID:  # type: ignore[arg-type]
        return None
    fields = definition[5]
    start = place + 6
    data = start + fields * _FIELD
    if definition[0] & 0x20:  # fields of developers follow
        data += 1 + _FIELD * (head[data] if data < len(head) else 0)
    at = data + 1
    for number in range(fields):
        field = head[start + number * _FIELD : start + number * _FIELD + 2]
        if len(field) < 2:
            return None
        if field[0] == _TYPE:
            return head[at] if at < len(head) and head[data] & 0x40 == 0 else None
        at += field[1]
    return None

"""Nested records as flat fields, and what differs between two of them.

Every value that is not a dict with something in it is one field: lists are replaced
whole. A path is keys joined by `/`, escaped as in RFC 6901: `~` is `~0`, `/` is `~1`.
The key `id` of a record names it and is no field.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from planner.store.change import Fields

STAMPS: Final = "_stamps"
"""Key of a stored record that holds when its fields were set; no field either."""


class Missing:
    """The only instance, `MISSING`, stands for a field that is not there."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = Missing()


def escape(key: str) -> str:
    """One key as it stands in a path."""
    return key.replace("~", "~0").replace("/", "~1")


def _unescape(key: str) -> str:
    return key.replace("~1", "/").replace("~0", "~")


def flatten(raw: Mapping[str, Any]) -> Fields:
    """The fields of a nested record."""
    fields: Fields = {}
    for key, value in raw.items():
        if key not in ("id", STAMPS):
            _flatten_into(fields, escape(key), value)
    return fields


def _flatten_into(fields: Fields, path: str, value: Any) -> None:
    if isinstance(value, dict) and value:
        for key, part in value.items():
            _flatten_into(fields, f"{path}/{escape(key)}", part)
    else:
        fields[path] = value


def nest(fields: Fields) -> tuple[dict[str, Any], Fields]:
    """Fields as a nested record, and the fields that found no place in it.

    If one device made `a` a number while another wrote `a/b`, both fields exist; the
    record shows `a/b`, and `a` is returned as hidden.
    """
    inner = {path[:cut] for path in fields for cut in _cuts(path)}
    raw: dict[str, Any] = {}
    hidden: Fields = {}
    for path, value in fields.items():
        if path in inner:
            hidden[path] = value
            continue
        *parents, last = path.split("/")
        node = raw
        for key in parents:
            node = node.setdefault(_unescape(key), {})
        node[_unescape(last)] = value
    return raw, hidden


def _cuts(path: str) -> list[int]:
    return [at for at, letter in enumerate(path) if letter == "/"] if "/" in path else []


def same(one: Any, other: Any) -> bool:
    """True if two JSON values are the same: unlike `==`, 1, 1.0 and true are three."""
    if one is other:
        return True
    if type(one) is not type(other) or one != other:
        return False
    return isinstance(one, str | int) or msgspec.json.encode(one) == msgspec.json.encode(other)


def difference(before: Fields, after: Fields) -> tuple[Fields, tuple[str, ...], Fields]:
    """What to set, what to drop, and the earlier values of both."""
    put = {
        path: value for path, value in after.items() if not same(value, before.get(path, MISSING))
    }
    drop = tuple(path for path in before if path not in after)
    was = {path: before[path] for path in (*put, *drop) if path in before}
    return put, drop, was

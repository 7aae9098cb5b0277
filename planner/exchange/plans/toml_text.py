"""Plan values as the text of a TOML file that the program reads back as they were."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

LONG = 88
"""Characters from which a list of tables stands under its own headings or lines."""


def toml_text(data: Mapping[str, Any]) -> str:
    """A table of plain values: text, numbers, days, lists and tables of them. Keys whose value is
    None are left out."""
    return "\n".join(_lines(data, "")).strip() + "\n"


def _lines(table: Mapping[str, Any], name: str) -> Iterator[str]:
    """Plain keys first, then the tables and lists of tables below it, each under its name."""
    below = {key: value for key, value in table.items() if _is_below(key, value)}
    for key, value in table.items():
        if key not in below and value is not None:
            yield f"{key} = {_value(value)}"
    for key, value in below.items():
        full = f"{name}.{key}" if name else key
        for one in [value] if isinstance(value, dict) else value:
            yield ""
            yield f"[{full}]" if isinstance(value, dict) else f"[[{full}]]"
            yield from _lines(one, full)


def _is_below(key: str, value: Any) -> bool:
    """True for what stands under a heading of its own; doses and items stand on one line."""
    if isinstance(value, dict):
        return key == "prescription"
    return key in _HEADED and isinstance(value, list | tuple) and bool(value)


_HEADED = ("phases", "sessions", "gate", "limits", "exercises")


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return f"{value:g}" if value == round(value, 4) else repr(value)
        case date():
            return value.isoformat()
        case str():
            return _text(value)
        case dict():
            pairs = (f"{key} = {_value(one)}" for key, one in value.items() if one is not None)
            return f"{{ {', '.join(pairs)} }}"
        case list() | tuple():
            return _list([_value(one) for one in value])
    raise TypeError(f"{type(value).__name__} has no place in a plan file")


def _list(values: list[str]) -> str:
    line = f"[{', '.join(values)}]"
    if len(line) <= LONG:
        return line
    rows = "".join(f"\n  {one}," for one in values)
    return f"[{rows}\n]"


def _text(value: str) -> str:
    """As TOML quotes it: like JSON, but for DEL, which TOML does not take bare either."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")

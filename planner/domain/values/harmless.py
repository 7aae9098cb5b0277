"""Text without what a terminal, or the reader's eye, would obey instead of showing it."""

from __future__ import annotations

from typing import Any, Final

OBEYED: Final = frozenset(
    (
        *(code for code in range(0x20) if code not in (0x09, 0x0A)),
        *range(0x7F, 0xA0),
        *(0x061C, 0x200E, 0x200F),
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
    )
)
"""Control characters (C0 but tab and line break, C1), Unicode's own ends of lines and paragraphs,
and those that turn the direction of what follows them (UAX 9), by code point."""

_GONE: Final = {**dict.fromkeys(OBEYED), **dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")}
_ESCAPED: Final = {code: f"\\u{code:04x}" for code in OBEYED}


def harmless(text: str) -> str:
    """The text without `OBEYED`, of which those that end a line become line breaks; all else, tabs
    and line breaks too, stays."""
    return text if text.isprintable() else text.translate(_GONE)


def harmless_values(value: Any) -> Any:
    """Nested JSON values with every text in them made harmless, the keys of objects too."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dict):
        return {harmless(key): harmless_values(one) for key, one in value.items()}
    if isinstance(value, list):
        return [harmless_values(one) for one in value]
    return value


def harmless_json(data: bytes) -> bytes:
    """JSON in which `OBEYED`, which can only stand within its texts, is escaped."""
    if data.isascii() and b"\x7f" not in data:
        return data  # the control characters below are escaped in any JSON
    return data.decode().translate(_ESCAPED).encode()

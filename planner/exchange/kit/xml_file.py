"""XML of strangers, read as a stream: no entities, no document type, no surprise in memory.

expat's own events, not a tree: an hour at 1 Hz takes 30 ms and a few kilobytes, where gpxpy
takes 300 ms and a tree of it all (performance.md, section 6).
"""

from __future__ import annotations

from typing import Protocol
from xml.parsers import expat

from planner.domain.values.errors import ExchangeError


class Listener(Protocol):
    """Hears the elements of a file as they pass."""

    def begin(self, name: str, parent: str, attributes: dict[str, str]) -> None:
        """An element opens. Names come without their namespace."""

    def end(self, name: str, parent: str, text: str) -> None:
        """An element closes; its own text, trimmed."""


def hear(data: bytes, listener: Listener) -> None:
    """Tell the listener of every element. Raises ExchangeError if the file is broken or hostile."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    path = [""]
    texts: list[str] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        texts.clear()
        listener.begin(name, path[-1], attributes)
        path.append(name)

    def end(_: str) -> None:
        name = path.pop()
        listener.end(name, path[-1], "".join(texts).strip())
        texts.clear()

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = texts.append
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(_trimmed(data), True)
    except expat.ExpatError as error:
        raise ExchangeError(
            f"It is damaged or cut off at line {error.lineno}: {expat.ErrorString(error.code)}.",
            "Export the activity again.",
        ) from error
    except (LookupError, ValueError) as error:
        raise ExchangeError(
            f"It is written in an alphabet that cannot be read: {error}.",
            "Export the activity again, as UTF-8.",
        ) from error


def _no_doctype(*_: object) -> None:
    raise ExchangeError(
        "It declares a document type, which no activity needs and which can hide a bomb.",
        "Export the activity again; do not trust this file.",
    )


def _trimmed(data: bytes) -> bytes:
    """Without blanks before the declaration, which some TCX files of Strava have."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")

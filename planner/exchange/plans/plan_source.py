"""A plan file opened: its data, and the place of everything in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from planner.config import file_bytes
from planner.exchange.plans.plan_problems import KeyPath, Problem, Slip, key_words, printable

MOST_BYTES = 1_000_000
"""A larger file is not a plan; the bundled library has 60 kB."""


class PlanSource:
    """One file that holds TOML."""

    def __init__(self, file: Path, rank: int, text: str) -> None:
        self.file = file
        self.rank = rank
        """Place of its folder: the later one overrides."""
        self.raw: dict[str, Any] = tomllib.loads(text)
        self._text = text

    @cached_property
    def _lines(self) -> dict[KeyPath, int]:
        # Only where something is wrong: a walk through the exercises takes 5 ms.
        from planner.exchange.plans.toml_lines import lines_of

        try:
            return lines_of(self._text)
        except RecursionError:
            return {}  # tomllib got just as deep as it could: no line is better than no message

    def problem(self, finding: Slip) -> Problem:
        """The finding with its place in this file: the line of its key or of the table around."""
        path = finding.path
        while path and path not in self._lines:
            path = path[:-1]
        return Problem(
            file=str(self.file),
            line=self._lines.get(path, 1),
            key=printable(key_words(finding.path, self.raw)),
            message=printable(finding.message),
            hint=printable(finding.hint),
            severity=finding.severity,
        )


def opened(files: Iterable[tuple[int, Path]], problems: list[Problem]) -> Iterator[PlanSource]:
    """The files that are TOML; the others are told of."""
    for rank, file in files:
        text = ""
        try:
            text = _text(file)
            source = PlanSource(file, rank, text)
        except (OSError, ValueError, RecursionError) as error:
            problems.append(_unreadable(file, text, error))
            continue
        huge = [Slip(path, *_HUGE) for path in _huge_numbers(source.raw, ())]
        problems.extend(source.problem(finding) for finding in huge)
        if not huge:
            yield source


_HUGE = ("this number does not fit here", "Expected a whole number of at most 64 bits.")


def _huge_numbers(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    """Whole numbers that TOML has no room for: tomllib takes them, Python may not write them."""
    if isinstance(value, int) and abs(value) >= 2**63:
        yield path
    steps = value.items() if isinstance(value, dict) else ()
    for step, inner in enumerate(value) if isinstance(value, list) else steps:
        yield from _huge_numbers(inner, (*path, step))


def _text(file: Path) -> str:
    """The text of a file without its byte-order mark, lines ended as tomllib counts them."""
    data = file_bytes(file, MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(f"it has more than {MOST_BYTES} bytes")
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def _unreadable(file: Path, text: str, error: OSError | ValueError | RecursionError) -> Problem:
    """What the disk, the decoder or tomllib said, with its line as a line."""
    line, message = 0, f"this is not TOML: {error}"
    hint = "Expected TOML; README.md in the folder of the program's own plans shows how."
    if isinstance(error, OSError):
        message = f"this cannot be read: {error.strerror}"
        hint = "Expected a text file that you may read."
    elif isinstance(error, UnicodeDecodeError):
        line = error.object[: error.start].count(b"\n") + 1
        message, hint = "this is not UTF-8 text", "Save the file as UTF-8."
    elif isinstance(error, RecursionError):
        message = "this is nested too deeply"
    elif found := re.search(r" \(at line (\d+), column (\d+)\)$", message):
        line = int(found[1])
        message = f"{message[: found.start()]} in column {found[2]}"
    elif message.endswith(" (at end of document)"):
        line = text.rstrip().count("\n") + 1
        message = message.removesuffix(" (at end of document)") + " at the end of the file"
    return Problem(file=str(file), line=line, message=message, hint=hint)

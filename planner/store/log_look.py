"""A whole log, looked at line by line, and what its copies have of the lines it lacks.

A copy is the same log in a backup, or one that a sync program made. Logs only grow, so what
stands in a copy between two lines stands between the same two lines of the log.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain, groupby

import msgspec

from planner.store.change import Change
from planner.store.clock import DAY_MS, days_ahead, instant_of
from planner.store.device import is_device
from planner.store.flaw import Flaw
from planner.store.line import decode_line, is_unfinished
from planner.store.logs import FOLDER

_MERGED = ".by-"
_UNNAMED = "unnamed"
"""In place of a device whose name is none: it becomes the name of a file."""


def merged_file(device: str, own: str) -> str:
    """The log into which a merge on the machine `own` brings what `device` changed."""
    return f"{device if is_device(device) else _UNNAMED}{_MERGED}{own}.jsonl"


class Patch(msgspec.Struct, frozen=True):
    """Lines of a log that cannot be read, or are missing, and what copies have of them."""

    first: int
    """Index of the first line to be replaced."""
    last: int
    """Index behind the last one."""
    lines: tuple[bytes, ...]
    """What stands there in a copy; none if no copy is whole there."""


class LogLook:
    """The lines of a log, those that cannot be read, and their cure."""

    def __init__(self, name: str, data: bytes, now: datetime) -> None:
        self.name = name
        self.lines = lines_of(data)
        self.is_torn = bool(data) and not data.endswith(b"\n")
        """True if the last line lacks its end: it was never confirmed, or has not arrived."""
        self.bad: list[int] = []
        """Indices of the lines that cannot be read, those among them that were never finished."""
        self.count = 0
        """How many changes can be read."""
        self.days: set[str] = set()
        """The days on which something was changed, in ISO form."""
        self._places: list[tuple[str, int]] = []
        """Stamp and index of every line that can be read."""
        self._devices: set[str] = set()
        self._jumps: list[tuple[int, int]] = []
        """Lines, from 1, that were written by a clock that stood ahead, and by how many days."""
        for index, line in enumerate(self.lines):
            change = decode_line(line)
            if change is not None:
                self._take_in(change, index + 1, now)
            elif line.strip() and not (self.is_torn and index == self._last):
                self.bad.append(index)

    def _take_in(self, change: Change, number: int, now: datetime) -> None:
        self.count += 1
        self._places.append((change.stamp, number - 1))
        self.days.add(change.at[:10])
        self._devices.add(change.device)
        if days := _days_off(change, now):
            self._jumps.append((number, days))

    @property
    def _last(self) -> int:
        return len(self.lines) - 1

    def patches(self, copies: Sequence[bytes]) -> list[Patch]:
        """For each stretch of bad lines what a copy has in its place; and what copies have that
        stands nowhere in the log."""
        taken_apart = [lines_of(copy) for copy in copies]
        found = [
            Patch(first, last, self._between(taken_apart, first, last))
            for first, last in _stretches(self.bad)
        ]
        found = [patch for patch in found if patch.lines or not self._is_unfinished(patch)]
        return [*found, *self._missing(taken_apart, found)]

    def _missing(self, copies: list[list[bytes]], found: list[Patch]) -> Iterator[Patch]:
        """What copies have and the log lacks altogether, each line where its stamp belongs."""
        places = sorted(self._places)
        known = {stamp for stamp, _ in places}
        known |= {change.stamp for patch in found for change in map(decode_line, patch.lines)
                  if change is not None}  # fmt: skip
        lacking: dict[int, dict[str, bytes]] = {}
        for line in chain.from_iterable(copies):
            change = self._change_in(line)
            if change is not None and change.stamp not in known:
                known.add(change.stamp)
                before = bisect_left(places, (change.stamp, 0))
                place = places[before - 1][1] + 1 if before else 0
                lacking.setdefault(place, {})[change.stamp] = line
        for place, lines in sorted(lacking.items()):
            yield Patch(place, place, tuple(lines[stamp] for stamp in sorted(lines)))

    def _is_unfinished(self, patch: Patch) -> bool:
        return all(map(is_unfinished, self.lines[patch.first : patch.last]))

    def _between(self, copies: list[list[bytes]], first: int, last: int) -> tuple[bytes, ...]:
        """What the first copy that is whole there has in place of the lines `first` ... `last`.

        It stands between the same two lines; where the copy ends before the second, it has to be
        as long as what it stands for.
        """
        before, after = self._at(first - 1), self._at(last)
        length = sum(map(len, self.lines[first:last]))
        for lines in copies:
            if before and before not in lines:
                continue
            start = lines.index(before) + 1 if before else 0
            is_closed = after in lines
            found = lines[start : lines.index(after) if is_closed else len(lines)]
            is_it = is_closed or not after or sum(map(len, found)) == length
            if found and is_it and all(map(self._change_in, found)):
                return tuple(found)
        return ()

    def _change_in(self, line: bytes) -> Change | None:
        """The change in a whole line of this log's machine; None for any other line."""
        change = decode_line(line) if line.endswith(b"\n") else None
        is_ours = change is not None and f"{change.device}.jsonl" == self.name
        return change if is_ours else None

    def _at(self, index: int) -> bytes:
        """A line; empty before the first and after the last."""
        return self.lines[index] if 0 <= index < len(self.lines) else b""

    def cured(self, patches: Sequence[Patch]) -> bytes:
        """The log with what its copies have."""
        lines = list(self.lines)
        if lines and any(patch.first == len(lines) for patch in patches):
            lines[-1] = lines[-1].removesuffix(b"\n") + b"\n"
        # What is put between two lines goes in after what is put in place of the second.
        for patch in sorted(patches, key=lambda patch: (patch.first, patch.last), reverse=True):
            if patch.lines:
                lines[patch.first : patch.last] = patch.lines
        return b"".join(lines)

    def flaws(self, copies: Sequence[bytes], *, is_own: bool) -> list[Flaw]:
        """What is wrong with it; only the own log can be put right here."""
        return [
            *(self._flaw(patch, is_own) for patch in self.patches(copies)),
            *self._of_clock(),
            *self._of_name(),
        ]

    def _flaw(self, patch: Patch, is_own: bool) -> Flaw:
        place = f"{FOLDER}/{self.name}"
        if patch.first == patch.last:
            is_end = patch.first >= len(self.lines)
            where = "its end is" if is_end else f"lines before line {patch.first + 1} are"
            return Flaw(
                kind="log", place=place, is_damage=True, has_cure=is_own,
                words=f"{where} missing: a backup has {len(patch.lines)} more lines.",
            )  # fmt: skip
        number = patch.first + 1
        span = f"line {number}" if patch.last == number else f"lines {number}-{patch.last}"
        if not patch.lines:
            told = "no copy has it: what it changed is shown as far as the monthly files keep it."
        elif is_own:
            told = "a backup has it."
        else:
            told = "a backup has it: run easeback verify --fix on that machine."
        return Flaw(
            kind="line", place=f"{place}, {span}", is_damage=True,
            has_cure=is_own and bool(patch.lines), words=f"cannot be read; {told}",
        )  # fmt: skip

    def _of_clock(self) -> list[Flaw]:
        jumps = self._jumps
        if not jumps:
            return []
        number, days = jumps[0]
        more = f" and {len(jumps) - 1} more" if len(jumps) > 1 else ""
        return [Flaw(
            kind="clock", place=f"{FOLDER}/{self.name}, line {number}{more}",
            words=f"the computer's clock stood {days} days ahead, then or shortly before, or --at "
            "was used. The order of changes is kept; look at the dates of what was entered.",
        )]  # fmt: skip

    def _of_name(self) -> list[Flaw]:
        device = self.name.removesuffix(".jsonl")
        others = self._devices - {device}
        if (is_device(device) and not others) or _MERGED in self.name:
            return []
        whose = ", ".join(sorted(others)) or "no machine"
        return [Flaw(
            kind="name", place=f"{FOLDER}/{self.name}",
            words=f"holds changes of {whose}: a copy that a sync program made, or a file that was "
            "renamed. It is read like one more machine.",
        )]  # fmt: skip


def lines_of(data: bytes) -> list[bytes]:
    """The lines with their ends; the last may lack it."""
    *whole, rest = data.split(b"\n")
    lines = [line + b"\n" for line in whole]
    return [*lines, rest] if rest else lines


def _stretches(numbers: list[int]) -> list[tuple[int, int]]:
    """Consecutive numbers as first and behind-the-last."""
    found = []
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        stretch = [number for _, number in group]
        found.append((stretch[0], stretch[-1] + 1))
    return found


def _days_off(change: Change, now: datetime) -> int:
    """By how many days its stamp lies after the time of day it names, or after now."""
    try:
        named = datetime.fromisoformat(change.at)
        lag = (instant_of(change.stamp) - named).total_seconds() * 1000
    except (ValueError, TypeError, OverflowError):
        lag = 0
    return max(int(lag) // DAY_MS, days_ahead(change.stamp, now))

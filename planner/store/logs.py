"""The logs of all devices, read together in the order of their stamps."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from planner.domain.values.errors import StoreError
from planner.store.change import Change
from planner.store.disk import UnsyncedError, opened, read_at
from planner.store.line import decode_line, encode_line
from planner.store.log import (
    LogMark,
    Tail,
    UnreadError,
    append,
    line_number,
    read_backwards,
    read_tail,
)

FOLDER = "changes"
_RECORD = rb'"record":("(?:[^"\\]|\\.)*")'
"""Names a record in a line; text within a text has its quotation marks escaped."""


class Logs:
    """`changes/*.jsonl` of a journal folder, and how far each has been read.

    Only the log of `device` is ever written. A copy that a sync program made of a log is
    read like one more device: a change that is met twice does nothing the second time.
    """

    def __init__(
        self, folder: Path, device: str, notices: list[str], start: Callable[[], str]
    ) -> None:
        """`start` gives what the first line of the own log is marked with."""
        self._start = start
        self._folder = folder / FOLDER
        self.own = f"{device}.jsonl"
        self._notices = notices
        self._looks: dict[str, tuple[int, int]] = {}
        self._tails_told: set[str] = set()
        self._unreadable: set[str] = set()
        """Logs of which the runner was told that they cannot be read."""
        self._end = 0
        """How long the own log is, as it was read."""
        self.is_beside = False
        """True while another program holds the lock: a line without its end is being written."""
        self.refusal = ""
        """Why nothing may be added to the own log: it holds what was not read."""
        self.poison = ""
        """Why nothing may be added to the own log until it is opened anew: the disk would not say
        what of a line is on it."""
        self._bad_told: set[tuple[str, int]] = set()
        """Log and beginning of the lines of which the runner was told that they cannot be read."""
        self.marks: dict[str, LogMark] = {}
        """How far each log has been read, by the name of its file."""
        self.replaced: set[str] = set()
        """Logs that turned out not to be the file their mark was made from."""

    def resume(self, marks: dict[str, LogMark]) -> None:
        """Take up reading at these marks. A log that is not there is read whole if it comes."""
        self.marks = {name: mark for name, mark in marks.items() if self._is_there(name)}
        if self.own in marks and self.own not in self.marks:
            self._notices.append(
                f"{FOLDER}/{self.own} is missing. What it did is kept in the monthly files, "
                "but cannot be undone."
            )

    def _is_there(self, name: str) -> bool:
        """True too for a log that cannot be looked at: it is not for that read from the start."""
        try:
            (self._folder / name).stat()
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return True

    def look(self) -> dict[str, tuple[int, int]]:
        """Size and time of every log that is not as it was read last.

        Raises OSError if the folder is gone. One that never held a log need not be there:
        where it could not be made, the journal is only read.
        """
        if not self.marks and not self._folder.exists():
            return {}
        fresh: dict[str, tuple[int, int]] = {}
        with os.scandir(self._folder) as files:
            for file in files:
                if file.name.endswith(".jsonl"):
                    status = file.stat()
                    look = status.st_size, status.st_mtime_ns
                    if self._looks.get(file.name) != look:
                        fresh[file.name] = look
        return fresh

    def read_new(self) -> list[Change]:
        """The changes after the marks of all logs, oldest first; the marks move on.

        Lines that cannot be read are left out with a notice. The mark of a log that cannot be
        read stays where it is, and it is tried again at the next call; while it is the own one,
        there is a `refusal`. Raises OSError if the folder or the own log is gone.
        """
        changes: list[Change] = []
        for name, look in self.look().items():
            try:
                changes += self._read_on(name)
            except OSError as error:
                self._tell_unreadable(name, error)
                continue
            self._looks[name] = look
            self._unreadable.discard(name)
            if name == self.own:
                self.refusal = ""
        return sorted(changes, key=lambda change: change.stamp)

    def _tell_unreadable(self, name: str, error: OSError) -> None:
        what = f"{FOLDER}/{name} cannot be read ({error.strerror or error})"
        if name == self.own:
            self.refusal = (
                f"{what}. Until it can, what it holds is not all shown, and the journal is open "
                "for reading only: look at its rights and at the disk. It is tried again."
            )
        if name not in self._unreadable:
            self._unreadable.add(name)
            self._notices.append(
                self.refusal
                if name == self.own
                else f"{what}: what that device has changed is not shown. It is tried again."
            )

    def _read_on(self, name: str) -> list[Change]:
        """The changes after the mark, which moves only if everything could be read."""
        path = self._folder / name
        tail = read_tail(path, self.marks.get(name, LogMark()))
        is_replaced = tail is None
        if tail is None:
            tail = read_tail(path, LogMark()) or Tail([], LogMark(), [], is_torn=False, end=0)
        bad = [(start, line_number(path, start)) for start in tail.bad]
        self.marks[name] = tail.mark
        if name == self.own:
            self._end = tail.end
        if is_replaced:
            self.replaced.add(name)
            if name == self.own:
                self._notices.append(
                    f"{FOLDER}/{name} is not the file it was: it was read again from the start."
                )
        for start, number in bad:
            self._tell_bad(name, start, number)
        if tail.is_torn:
            self._tell_torn(name)
        return tail.changes

    def _tell_bad(self, name: str, start: int, number: int) -> None:
        if (name, start) not in self._bad_told:
            self._bad_told.add((name, start))
            self._notices.append(
                f"{FOLDER}/{name}, line {number}, cannot be read and was left out; every other "
                "change is there. easeback verify looks for it in the backups."
            )

    def _backwards(self, name: str, end: int) -> Iterator[Change]:
        """The changes of a log before `end`, newest first; a bad line is told."""
        path = self._folder / name
        return read_backwards(
            path, end, lambda start: self._tell_bad(name, start, line_number(path, start))
        )

    def _tell_torn(self, name: str) -> None:
        if self.is_beside or name in self._tails_told:
            return
        self._tails_told.add(name)
        if name == self.own:
            self._notices.append(
                f"{FOLDER}/{name}: the last line was cut off by a crash or power cut before "
                "it was saved, and was left out."
            )
        else:
            self._notices.append(f"{FOLDER}/{name}: the last line has not arrived whole yet.")

    def append(self, change: Change) -> Change:
        """Write a change to the own log; it is on disk when this returns. Raises OSError, and
        StoreError if the log is not as long as it was read.

        Returns the change as every reader of the log will see it.
        """
        if self.own not in self.marks:
            change = msgspec.structs.replace(change, start=self._start())
        line = encode_line(change)
        kept = decode_line(line)
        if kept is None:
            raise StoreError(
                "This change could not be read again once it is written; it was not made.",
                "Say so, please: it is a fault of easeback. Is the clock of this computer right?",
            )
        path = self._folder / self.own
        self._looks.pop(self.own, None)  # whatever happens now, it is looked at again
        try:
            mark = append(path, line, create=self.own not in self.marks, end=self._end)
        except UnreadError:
            raise StoreError(
                f"{FOLDER}/{self.own} holds something that was not read yet; "
                "this change was not made.",
                "Try again; if that does not help, leave easeback and open it anew.",
            ) from None
        except UnsyncedError as error:
            self.poison = (
                f"the disk would not say whether {FOLDER}/{self.own} is safely on it "
                f"({error.strerror}). What was confirmed before is kept; look at the disk."
            )
            raise
        self.marks[self.own] = mark
        self._end = mark.offset
        with suppress(OSError):  # the change is on the disk
            status = path.stat()
            self._looks[self.own] = status.st_size, status.st_mtime_ns
        return kept

    def check_presence(self) -> None:
        """Raise FileNotFoundError if the own log or the folder is gone."""
        (self._folder / self.own if self.own in self.marks else self._folder).stat()

    def history(self) -> Iterator[Change]:
        """The changes of the own log, newest first, as far as they have been read."""
        mark = self.marks.get(self.own, LogMark())
        if mark.offset:
            yield from self._backwards(self.own, mark.offset)

    def replay(self, until: dict[str, LogMark]) -> list[Change]:
        """Every change before these marks, oldest first."""
        changes = [
            change for name, mark in until.items() for change in self._backwards(name, mark.offset)
        ]
        return sorted(changes, key=lambda change: change.stamp)

    def about(self, records: Iterable[str]) -> list[Change]:
        """Every change of all logs that names one of these records, oldest first, once."""
        wanted = {msgspec.json.encode(record) for record in records}
        lines: list[bytes] = []
        for name, mark in tuple(self.marks.items()):
            with opened(self._folder / name) as file:
                whole = read_at(file, 0, mark.offset).split(b"\n")
            lines += [line for line in whole if not wanted.isdisjoint(re.findall(_RECORD, line))]
        found = {change.stamp: change for change in map(decode_line, lines) if change is not None}
        return [found[stamp] for stamp in sorted(found)]

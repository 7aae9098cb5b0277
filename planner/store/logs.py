"""The logs of all devices, read together in the order of their stamps."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from planner.store.change import Change
from planner.store.line import decode_line, encode_line
from planner.store.log import Mark, Tail, append, line_number, read_backwards, read_tail

FOLDER = "changes"


class Logs:
    """`changes/*.jsonl` of a journal folder, and how far each has been read.

    Only the log of `device` is ever written. A copy that a sync program made of a log is
    read like one more device: a change that is met twice does nothing the second time.
    """

    def __init__(self, folder: Path, device: str, notices: list[str]) -> None:
        self._folder = folder / FOLDER
        self.own = f"{device}.jsonl"
        self._notices = notices
        self._looks: dict[str, tuple[int, int]] = {}
        self._tails_told: set[str] = set()
        self.marks: dict[str, Mark] = {}
        """How far each log has been read, by the name of its file."""
        self.replaced: set[str] = set()
        """Logs that turned out not to be the file their mark was made from."""

    def resume(self, marks: dict[str, Mark]) -> None:
        """Take up reading at these marks. A log that is not there is read whole if it comes."""
        self.marks = {name: mark for name, mark in marks.items() if (self._folder / name).exists()}
        if self.own in marks and self.own not in self.marks:
            self._notices.append(
                f"{FOLDER}/{self.own} is missing. What it did is kept in the monthly files, "
                "but cannot be undone."
            )

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

        Lines that cannot be read are left out with a notice. Raises OSError if the folder
        or the own log is gone.
        """
        changes: list[Change] = []
        for name, look in self.look().items():
            try:
                changes += self._read_on(name)
            except OSError as error:
                self._notices.append(f"{FOLDER}/{name} cannot be read: {error.strerror}.")
            self._looks[name] = look
        return sorted(changes, key=lambda change: change.stamp)

    def _read_on(self, name: str) -> list[Change]:
        path = self._folder / name
        tail = read_tail(path, self.marks.get(name, Mark()))
        if tail is None:
            self.replaced.add(name)
            if name == self.own:
                self._notices.append(
                    f"{FOLDER}/{name} is not the file it was: it was read again from the start."
                )
            tail = read_tail(path, Mark()) or Tail([], Mark(), [], is_torn=False)
        self.marks[name] = tail.mark
        for start in tail.bad:
            self._notices.append(
                f"{FOLDER}/{name}, line {line_number(path, start)}, cannot be read and was "
                "left out; every other change is there."
            )
        if tail.is_torn:
            self._tell_torn(name)
        return tail.changes

    def _tell_torn(self, name: str) -> None:
        if name in self._tails_told:
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
        """Write a change to the own log; it is on disk when this returns. Raises OSError.

        Returns the change as every reader of the log will see it.
        """
        line = encode_line(change)
        path = self._folder / self.own
        self.marks[self.own] = append(path, line, create=self.own not in self.marks)
        status = path.stat()
        self._looks[self.own] = status.st_size, status.st_mtime_ns
        return decode_line(line) or change

    def check_presence(self) -> None:
        """Raise FileNotFoundError if the own log or the folder is gone."""
        (self._folder / self.own if self.own in self.marks else self._folder).stat()

    def history(self) -> Iterator[Change]:
        """The changes of the own log, newest first, as far as they have been read."""
        mark = self.marks.get(self.own, Mark())
        if mark.offset:
            yield from read_backwards(self._folder / self.own, mark.offset)

    def replay(self, until: dict[str, Mark]) -> list[Change]:
        """Every change before these marks, oldest first."""
        changes = [
            change
            for name, mark in until.items()
            for change in read_backwards(self._folder / name, mark.offset)
        ]
        return sorted(changes, key=lambda change: change.stamp)

    def about(self, records: Iterable[str]) -> list[Change]:
        """Every change of all logs that names one of these records, oldest first, once."""
        needles = [b'"record":' + msgspec.json.encode(record) for record in records]
        lines: list[bytes] = []
        for name, mark in self.marks.items():
            with (self._folder / name).open("rb") as file:
                whole = file.read(mark.offset).split(b"\n")
            lines += [line for line in whole if any(needle in line for needle in needles)]
        found = {change.stamp: change for change in map(decode_line, lines) if change is not None}
        return [found[stamp] for stamp in sorted(found)]

"""The files of a journal, looked at without changing one: logs, months, seals, backups."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from planner.domain.values.errors import DamagedError
from planner.store.backup import backups, read_backup
from planner.store.checkpoint import Meta
from planner.store.disk import names_in, read_file
from planner.store.entry import month_of
from planner.store.flaw import Flaw
from planner.store.log_look import LogLook
from planner.store.logs import FOLDER
from planner.store.schema import META, SCHEMA, newer_words, version
from planner.store.sealed import read_sealed

LATE = 3
"""Days with changes that may pass without a backup before that is told."""


class FileCheck:
    """One look at the files of a journal folder, as the machine `device` sees it."""

    def __init__(self, folder: Path, device: str, now: datetime, *, most_backups: int = 0) -> None:
        """Only the newest `most_backups` are read; 0 for all. Raises OSError."""
        self._folder = folder
        self.own = f"{device}.jsonl"
        self.flaws: list[Flaw] = []
        """What was found, in the order of the files."""
        self.unread: set[str] = set()
        """The files that the disk does not give; of what they hold nothing is known."""
        self._data = self._read_logs()
        self.backup_count = 0
        """How many backups could be read."""
        self._kept: dict[str, list[bytes]] = {}
        """What backups have of each log, newest first, where it is not what the log begins with."""
        self._read_backups(most_backups)
        if self.own not in self._data and self.own in self._kept and not self.unread:
            self._data[self.own] = b""  # it is missing, and a backup has it
        self.logs = {name: LogLook(name, data, now) for name, data in self._data.items()}
        for name, look in self.logs.items():
            self.flaws += look.flaws(self.copies(name), is_own=name == self.own)
        self._look_at_months()
        self._look_at_days()

    def _read_logs(self) -> dict[str, bytes]:
        """Every log; a folder that bears the name of one is told."""
        found = {}
        for name in names_in(self._folder / FOLDER, "*.jsonl"):
            try:
                found[name] = read_file(self._folder / FOLDER / name) or b""
            except IsADirectoryError:
                self.flaws.append(Flaw(
                    kind="log", place=f"{FOLDER}/{name}", is_damage=True,
                    words="is a folder, or else no file. Move it away; a backup may have the log.",
                ))  # fmt: skip
            except OSError as error:
                self._is_unread(f"{FOLDER}/{name}", error)
        return found

    def _is_unread(self, place: str, error: OSError) -> None:
        self.unread.add(place)
        self.flaws.append(Flaw(
            kind="log" if place.startswith(FOLDER) else "month", place=place, is_damage=True,
            words=f"cannot be read ({error.strerror or error}): look at its rights and at the "
            "disk. Nothing is put right before it can.",
        ))  # fmt: skip

    def _read_backups(self, most: int) -> None:
        """Read backups, newest first; one that is broken is told."""
        for path in backups(self._folder)[-most:][::-1]:
            try:
                contents = read_backup(path)
            except DamagedError as error:
                self.flaws.append(Flaw(
                    kind="backup", place=f"{path.parent.name}/{path.name}", is_damage=True,
                    words=f"{error.message} The journal itself is not touched by that; delete the "
                    "file, and another is made.",
                ))  # fmt: skip
                continue
            self.backup_count += 1
            for place, data in contents.items():
                folder, _, name = place.rpartition("/")
                if folder == FOLDER and not self._data.get(name, b"").startswith(data):
                    self._kept.setdefault(name, []).append(data)

    def copies(self, name: str) -> list[bytes]:
        """What else there is of a log: in backups, newest first, and made by a sync program."""
        stem = name.removesuffix(".jsonl")
        beside = [data for other, data in self._data.items()
                  if other != name and other.startswith(stem)]  # fmt: skip
        return [*self._kept.get(name, ()), *beside]

    @property
    def changes(self) -> int:
        """How many changes all logs hold."""
        return sum(look.count for look in self.logs.values())

    @property
    def is_whole(self) -> bool:
        """True if every line of every log can be read and no log is missing."""
        return not any(flaw.kind in ("line", "log") for flaw in self.flaws)

    def _look_at_months(self) -> None:
        meta = self._sealed("book.json")
        for name in names_in(self._folder, "*-*.json"):
            if month_of(Path(name).stem) == Path(name).stem:
                self._sealed(name)
        for name in names_in(self._folder, "*.json.broken-*"):
            self.flaws.append(Flaw(
                kind="kept", place=name,
                words="was kept when it could not be read. Delete it when all is well.",
            ))  # fmt: skip
        for month in sorted(meta.months if meta else ()):
            if not (self._folder / f"{month}.json").exists():
                self.flaws.append(Flaw(
                    kind="month", place=f"{month}.json", is_damage=True, has_cure=True,
                    words="is missing; it is rebuilt from the changes.",
                ))  # fmt: skip
        for name, mark in sorted(meta.logs.items() if meta else ()):
            self._look_at_mark(name, mark.offset)

    def _look_at_mark(self, name: str, offset: int) -> None:
        """A log that the months were made from has to be there, and as long as it was."""
        if name not in self.logs and self._is_unsaid(name):
            self.flaws.append(Flaw(
                kind="log", place=f"{FOLDER}/{name}", is_damage=True,
                words="is missing. The monthly files keep what it did, but it cannot be undone; "
                "a backup may have it.",
            ))  # fmt: skip
        elif name in self.logs and self._is_short(name, offset) and self._is_unsaid(name):
            self.flaws.append(Flaw(
                kind="log", place=f"{FOLDER}/{name}", is_damage=True,
                words="is shorter than it was, and no backup has the rest. The monthly files keep "
                "what it did, but it cannot be undone.",
            ))  # fmt: skip

    def _is_short(self, name: str, offset: int) -> bool:
        return sum(map(len, self.logs[name].lines)) < offset

    def _is_unsaid(self, name: str) -> bool:
        return not any(f.kind == "log" and f.place == f"{FOLDER}/{name}" for f in self.flaws)

    def _look_at_days(self) -> None:
        """Every day with a change should have left a backup."""
        days = sorted(set[str]().union(*(look.days for look in self.logs.values())))
        if not days:
            return
        kept = [path.stem for path in backups(self._folder)]
        newest = max(kept, default=days[0])
        late = [day for day in days if day > newest]
        if len(late) > LATE:
            since = f"since {newest}" if kept else "yet"
            self.flaws.append(Flaw(
                kind="backup", place="backups",
                words=f"none has succeeded {since}, though something was changed on {len(late)} "
                "days. Write one elsewhere: easeback backup --to DIR",
            ))  # fmt: skip

    def _sealed(self, name: str) -> Meta | None:
        """What a file says of itself, if it is of this layout and bears its seal; it is told of
        one that does not. Of another layout the program itself says what it does with it."""
        try:
            found = read_sealed(self._folder / name)
            if found is None:
                return None
            tables = found.tables()
            if (number := version(tables)) > SCHEMA:
                self.flaws.append(Flaw(kind="month", place=name, words=newer_words("it", number)))
            if number != SCHEMA:
                return None
            if found.is_intact:
                return msgspec.convert(tables[META]["1"], Meta)
        except (DamagedError, IsADirectoryError, KeyError, ValueError):
            pass
        except OSError as error:
            self._is_unread(name, error)
            return None
        self.flaws.append(Flaw(
            kind="month", place=name, is_damage=True, has_cure=True,
            words="is not as easeback wrote it: damaged, or altered by another program. It is kept "
            "aside and rebuilt from the changes.",
        ))  # fmt: skip
        return None

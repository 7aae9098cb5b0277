"""Calendar files that are kept up to date with what is planned."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import msgspec

from planner.domain.values.errors import EasebackError, ExchangeError, NotFoundError, StoreError
from planner.exchange.exports.appointment import Appointment, ShownAt
from planner.exchange.kit.out_file import is_there, need_ordinary, write_file
from planner.logbook.appointments import Appointments
from planner.logbook.book import Book
from planner.store.disk import read_file
from planner.store.outside import change_listed, read_listed


class FollowedFile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A calendar file, and how it is written."""

    journal: str
    """Folder of the journal it shows."""
    file: str
    weeks: int
    shown: ShownAt = ShownAt()
    mark: str = ""
    """Stands for what was written last."""


class Followed:
    """The calendar files of one journal on this machine. The list is no part of the journal:
    another machine has other files."""

    def __init__(self, listed: Path, book: Book, appointments: Appointments) -> None:
        """`listed` is the file that names them."""
        self._path = listed
        self._book = book
        self._appointments = appointments
        self._journal = str(book.journal.folder)

    def all(self) -> tuple[FollowedFile, ...]:
        """The files of this journal."""
        listed = read_listed(self._path, FollowedFile)
        return tuple(one for one in listed if one.journal == self._journal)

    def _keep(self, file: str, new: tuple[FollowedFile, ...] = ()) -> None:
        """List `new` in place of what is known of a file of this journal."""
        change_listed(
            self._path,
            FollowedFile,
            lambda kept: [
                *(one for one in kept if (one.journal, one.file) != (self._journal, file)), *new
            ],
            "keep which files follow",
        )  # fmt: skip

    def follow(self, file: Path, weeks: int, shown: ShownAt) -> None:
        """Write a file now, and again after every change. Raises ExchangeError or StoreError."""
        new = FollowedFile(journal=self._journal, file=str(file), weeks=weeks, shown=shown)
        _write(file, self._appointments.all(weeks), shown, whosever=True)
        self._keep(new.file, (msgspec.structs.replace(new, mark=self._mark(new)),))

    def leave(self, file: Path) -> None:
        """Write a file no more; it stays as it is. Raises NotFoundError."""
        known = [one.file for one in self.all()]
        if str(file) not in known:
            hint = f"Followed are: {', '.join(known)}." if known else "None is followed."
            raise NotFoundError(f"{file} does not follow the plan.", hint)
        self._keep(str(file))

    def _mark(self, one: FollowedFile) -> str:
        seen = self._appointments.fingerprint(one.weeks), one.weeks, one.shown
        return hashlib.sha256(msgspec.json.encode(seen)).hexdigest()[:16]

    def refresh(self, *, wait: bool) -> None:
        """Write the files whose content would be another; unless `wait`, in a thread, for the
        first of them takes a tenth of a second. What goes wrong becomes a notice of the book."""
        for one in self.all():
            mark = self._mark(one)
            if mark == one.mark and is_there(Path(one.file)):
                continue
            given = one, mark, self._appointments.drafts(one.weeks)
            if wait:
                self._bring_up(*given)
            else:
                threading.Thread(target=self._bring_up, args=given, name="calendar").start()

    def _bring_up(self, one: FollowedFile, mark: str, drafts: tuple[Appointment, ...]) -> None:
        try:
            _write(Path(one.file), self._appointments.dated(drafts), one.shown)
            self._keep(one.file, (msgspec.structs.replace(one, mark=mark),))
        except EasebackError as error:
            end = f"To follow it no more: easeback export ics --unfollow {one.file}"
            self._book.notices.append(f"{error.message} {end}")


def _write(
    file: Path, appointments: tuple[Appointment, ...], shown: ShownAt, *, whosever: bool = False
) -> None:
    """Write a calendar over what was written before; over another's file only if `whosever`."""
    # icalendar costs 100 ms, and few calendars follow.
    from planner.exchange.exports.calendar_file import calendar_file, is_ours

    need_ordinary(file)
    try:
        there = read_file(file)
    except OSError as error:
        raise StoreError(f"{file} cannot be read ({error.strerror}).") from error
    if there is not None and not whosever and not is_ours(there):
        raise ExchangeError(f"{file} is not the calendar easeback wrote: it was left as it is.")
    write_file(file, calendar_file(appointments, shown), over=there is not None)

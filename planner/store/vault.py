"""Records in memory, logs and monthly files, kept in step with each other and the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from planner.domain.values.errors import StoreError
from planner.store.change import Change
from planner.store.checkpoint import Checkpoint
from planner.store.clock import HybridClock, days_ahead, instant_of
from planner.store.disk import is_forbidden, store_error
from planner.store.entry import BOOK
from planner.store.folder import cannot_write, prepare
from planner.store.lock import BRIEF_S, FolderLock, HeldError
from planner.store.logs import Logs
from planner.store.shelf import Shelf


class Vault:
    """What the journal of one device stands on.

    The rule: a change is in the log, on disk, before it is in memory; the monthly files
    follow at leisure, and say how far they have got.
    """

    def __init__(
        self, folder: Path, device: str, now: Callable[[], datetime], start: Callable[[], str] = str
    ) -> None:
        """Call `open` before anything else. `now` is only held against the clocks of others."""
        self.folder = folder
        self._now = now
        self._ahead: set[str] = set()
        """Devices of which the runner was told that their clock stood ahead."""
        self.notices: list[str] = []
        """What the runner should know about the files, in the order it was found."""
        self.clock = HybridClock(device)
        self.logs = Logs(folder, device, self.notices, start)
        self.files = Checkpoint(folder, self.notices)
        self.shelf = Shelf(self.files.read_month, self._replay)
        self._mutex = threading.RLock()
        self.lock = FolderLock(folder)
        self._arrived: list[Change] = []
        self._is_open = False
        self._is_gone = False

    @property
    def is_dirty(self) -> bool:
        """True if the logs hold more than the monthly files."""
        return bool(self.shelf.dirty) or self.logs.marks != self.files.base

    @property
    def refusal(self) -> str:
        """Why nothing may be written; empty if it may."""
        return self.files.refusal or self.logs.poison or self.logs.refusal or self.shelf.refusal

    @contextmanager
    def saying(self, doing: str, so: str = "") -> Iterator[None]:
        """Turn errors of the disk into StoreError `Cannot …`; `so` says what that means for what
        was entered."""
        try:
            yield
        except OSError as error:
            raise store_error(error, self.folder, doing, so) from error

    @contextmanager
    def guard(self, doing: str, so: str = "") -> Iterator[None]:
        """As `saying`, and keep other threads out."""
        with self._mutex, self.saying(doing, so):
            yield

    def open(self) -> None:
        """Read the book and what the logs hold beyond it; no month is read."""
        self.files.refusal = prepare(self.folder)
        with self.guard("open the journal"), self._lock_if_possible():
            book = self.files.read_book()
            if book.seal:
                self.clock.observe(book.meta.clock)
                self.shelf.suspects.update(book.meta.suspects)
            self.logs.resume(self.files.base)
            self.files.base = dict(self.logs.marks)
            self.shelf.place_book(book)
            self._catch_up()
            self._arrived.clear()
            self._is_open = True

    @contextmanager
    def _lock_if_possible(self) -> Iterator[None]:
        """Hold the lock; without the right to write there is nobody to lock out. Where another
        program does not let go of it, the journal is read beside it: logs only grow, and the other
        files are replaced whole."""
        if not self.files.refusal:
            try:
                self.lock.enter(BRIEF_S)
            except HeldError:
                self.files.is_beside = self.logs.is_beside = True
                self.notices.append(
                    "Another program held the journal when it was opened; it was read all the same."
                )
            except OSError as error:
                if not is_forbidden(error):
                    raise
                self.files.refusal = cannot_write(self.folder, error)
        try:
            yield
        finally:
            self.lock.leave()
            self.files.is_beside = self.logs.is_beside = False

    def _catch_up(self) -> None:
        """Take in what the logs hold beyond their marks."""
        changes = self.logs.read_new()
        for name in self.logs.replaced:
            self.files.base.pop(name, None)
        if self._is_open and self.logs.own in self.logs.replaced:
            self.files.refusal = (
                f"{self.folder} was replaced by an earlier state while it was open."
            )
        self.logs.replaced.clear()
        if changes:
            self._tell_ahead(changes[-1])
        for change in changes:
            self.clock.observe(change.stamp)
            if self.shelf.absorb(change):
                self._arrived.append(change)

    def _tell_ahead(self, last: Change) -> None:
        """Let the runner know if the latest of some changes was made by a clock that is wrong; the
        own one is only asked where more than a day has passed since the last change known."""
        if not days_ahead(last.stamp, instant_of(self.clock.latest)):
            return
        ahead = days_ahead(last.stamp, self._now())
        if ahead and last.device not in self._ahead:
            self._ahead.add(last.device)
            self.notices.append(
                f"The clock of {last.device} stood {ahead} days ahead of this one when it wrote "
                f"“{last.words}”, or this one is behind. Set the wrong one right; what was written "
                "keeps its order all the same."
            )

    def _replay(self) -> list[Change]:
        """All that the monthly files should hold, for the shelf: one of them does not."""
        changes = self.logs.replay(self.files.base)
        self.files.base = {}
        return changes

    @contextmanager
    def _abreast(self, patience: float | None = None) -> Iterator[None]:
        """Hold the lock with everything read that other programs wrote."""
        self._check(self.files.refusal)
        self.lock.enter(patience)
        try:
            self.logs.check_presence()
            self._catch_up()
            self._check(self.refusal)
            yield
        finally:
            self.lock.leave()

    def _check(self, refusal: str) -> None:
        """Raise StoreError if nothing may be written."""
        if refusal:
            raise StoreError(
                f"Nothing can be saved: {refusal}",
                "Open the journal again once that is put right, or name another journal folder.",
            )

    def months(self) -> list[str]:
        """Every month that holds or held a record."""
        with self._mutex:
            return sorted((self.shelf.months | set(self.files.seals)) - {BOOK})

    def close(self) -> None:
        """Write nothing any more."""
        self.files.refusal = self.files.refusal or "The journal has been closed."

    def append(self, moment: datetime, make: Callable[[str], Change]) -> Change:
        """Write the change that `make` gives for a new stamp, then take it into memory.

        Once it is written nothing is raised any more: it was kept.
        """
        with self._abreast():
            change = self.logs.append(make(self.clock.next(moment)))
        try:
            self.shelf.absorb(change)
        except OSError:
            self.notices.append(f"{change.words}: that was kept. {self.shelf.refusal}")
        return change

    def poll(self) -> tuple[Change, ...]:
        """What others wrote since the last call, oldest first; memory has it by then."""
        with self._mutex:
            try:
                if self.logs.look():
                    self._poll()
                self._is_gone = False
            except OSError as error:
                if not self._is_gone:
                    self._is_gone = True
                    self.notices.append(
                        f"The journal at {self.folder} cannot be looked at ({error.strerror}). "
                        "What is on screen can be read; changes cannot be saved until it is back."
                    )
            arrived = tuple(self._arrived)
            self._arrived.clear()
            return arrived

    def _poll(self) -> None:
        if self.files.refusal:
            self._catch_up()
        elif self.lock.try_enter():
            try:
                self._catch_up()
            finally:
                self.lock.leave()

    def save(self, patience: float | None = None) -> None:
        """Bring the monthly files up to the logs: touched months first, the book last.

        Cut off before the book is written, the months do not bear the seals it expects, and
        are put right from the logs when they are read next. Waits for other programs as
        `FolderLock.enter` does.
        """
        with self._abreast(patience):
            while months := self.shelf.waiting | self._unread():
                self.shelf.load(min(months))
            self.files.clear_leftovers()
            for month in sorted((self.shelf.dirty | self.files.unknown_months()) - {BOOK}):
                self.files.write_month(month, self.shelf.month(month), self.shelf.moved(month))
            self.files.write_book(
                self.shelf.month(BOOK), self.logs.marks, self.clock.latest, self.shelf.suspects
            )
            self.shelf.dirty.clear()

    def _unread(self) -> set[str]:
        return {m for m in self.files.unknown_months() if not self.shelf.is_loaded(m)}

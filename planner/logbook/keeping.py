"""How a book is kept: its checkpoint, the day's backup, and what stands outside the journal."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import date

from planner.domain.values.errors import StoreError
from planner.logbook.book import Book
from planner.store.backup import backups
from planner.store.lock import HeldError


class Keeping:
    """Keeps what is beside the change log, which holds everything already."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._seen = book.changes_beside(())
        """The changes there were at the last look."""
        self._changed_at = 0.0
        """When something was changed last, by a clock that never goes back; 0 if nothing was."""
        self._outside: list[Callable[..., None]] = []
        self._outside_at = 0
        """The revision that what is kept outside shows."""
        self._backed_up: date | None = None
        """The day whose backup has been looked after."""
        book.subscribe(self._book_changed)

    def _book_changed(self) -> None:
        seen, self._seen = self._seen, self._book.changes_beside(())
        if self._seen != seen:  # not for a new day alone
            self._changed_at = time.monotonic()

    def follow(self, refresh: Callable[..., None]) -> None:
        """Have something outside the journal brought up to date after changes: when idle by
        `refresh(wait=False)`, at the end by `refresh(wait=True)`."""
        self._outside.append(refresh)

    def refresh(self, *, wait: bool) -> None:
        """Bring up to date what is kept outside, if anything was changed; what goes wrong becomes a
        notice."""
        if self._outside_at != self._book.revision:
            self._outside_at = self._book.revision
            for refresh in self._outside:
                refresh(wait=wait)

    def keep(self, idle_s: float = 0.0) -> None:
        """Write the checkpoint if the last change is so long ago, what is kept outside, and the
        day's backup if due.

        A failure is told and tried again later: the change log already holds everything.
        """
        if time.monotonic() - self._changed_at < idle_s:
            return
        self.refresh(wait=False)
        journal = self._book.journal
        try:
            if journal.dirty:
                journal.checkpoint()
        except HeldError:
            self._changed_at = time.monotonic()
            return
        except StoreError as error:
            self._changed_at = time.monotonic()
            self._book.notices.append(str(error))
            return
        self._back_up_in_background()

    def _back_up_in_background(self) -> None:
        """The day's backup, in a thread: ten years of journal take about a second to pack."""
        today = self._book.today
        if self._backed_up != today and self._book.journal.backup_due():
            threading.Thread(target=self._back_up, name="backup").start()
        self._backed_up = today

    def _back_up(self) -> None:
        try:
            self._book.journal.backup()
            self._book.notices.extend(self._book.journal.damage())
        except StoreError as error:
            self._book.notices.append(f"{error}{self._last_backup()}")

    def _last_backup(self) -> str:
        """When the last backup succeeded, for a message that one did not."""
        try:
            kept = backups(self._book.journal.folder)
        except OSError:
            return ""
        if not kept:
            return " There is none yet."
        return f" The last one is of {self._book.dated(date.fromisoformat(kept[-1].stem))}."

    def finish(self) -> None:
        """Before the book is closed: what is kept outside, and the day's backup if something was
        changed and none was made yet."""
        self.refresh(wait=True)
        if self._changed_at and self._book.journal.backup_due():
            self._back_up()

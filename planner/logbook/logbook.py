"""The Logbook: all queries and commands in one, and how it is kept and closed."""

from __future__ import annotations

import threading
import time
from datetime import date

from planner.domain.values.errors import StoreError
from planner.logbook.replanning import Replanning


class Logbook(Replanning):
    """The one open book. Pages and commands hold one and know nothing of what is beneath."""

    _last_change = 0.0
    _backed_up: date | None = None
    """The day whose backup has been looked after."""

    def _tell(self) -> None:
        self._last_change = time.monotonic()
        super()._tell()

    def take_notices(self) -> tuple[str, ...]:
        """What the runner should be told since the last time this was asked."""
        taken = (*self.notices, *self.journal.notices)
        self.notices.clear()
        self.journal.notices.clear()
        return taken

    def day_changed(self) -> None:
        """A new local day has begun: what depends on today is asked anew."""
        super()._tell()

    def keep(self, idle_s: float = 0.0) -> None:
        """Write the checkpoint if the last change is so long ago, and the day's backup if due.

        A failure is told and tried again later: the change log already holds everything.
        """
        if time.monotonic() - self._last_change < idle_s:
            return
        try:
            if self.journal.dirty:
                self.journal.checkpoint()
        except StoreError as error:
            self._last_change = time.monotonic()
            self.notices.append(str(error))
            return
        self._back_up_in_background()

    def _back_up_in_background(self) -> None:
        """The day's backup, in a thread: ten years of journal take about a second to pack."""
        today = self.today
        if self._backed_up != today and self.journal.backup_due():
            threading.Thread(target=self._back_up, name="backup").start()
        self._backed_up = today

    def _back_up(self) -> None:
        try:
            self.journal.backup()
        except StoreError as error:
            self.notices.append(str(error))

    def close(self) -> None:
        """Write the checkpoint, and the day's backup if something was changed and none was made
        yet; then let go of the journal. What was done is on disk already."""
        if self._last_change and self.journal.backup_due():
            self._back_up()
        self.journal.close()

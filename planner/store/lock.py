"""The lock that two programs on one machine take in turn, for milliseconds."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from planner.domain.values.errors import StoreError

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_HELD = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_UNKNOWN = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def _is_taken(descriptor: int) -> bool:
    """Take the lock; False if another program holds it. Raises OSError."""
    try:
        _take(descriptor)
    except OSError as error:
        if error.errno in _HELD:
            return False
        if error.errno not in _UNKNOWN:
            raise
    return True


BRIEF_S = 0.2
"""How long one waits who can do without, or sits before a window: others take milliseconds."""


class HeldError(StoreError):
    """Another program holds the journal, and does not let go of it."""


class FolderLock:
    """`with` it around a read-and-append or a checkpoint. Not to be entered twice at once.

    On a file system that knows no locks (some network drives) it does nothing: an append
    is still one write, and every log has one writing machine.
    """

    def __init__(self, folder: Path, patience: float = 5.0) -> None:
        self._path = folder / "lock"
        self.patience = patience
        """Seconds one waits for it."""
        self._descriptor = -1

    def try_enter(self) -> bool:
        """Take the lock if it is free. Raises OSError if there can be no lock file."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        is_ours = False
        try:
            is_ours = _is_taken(descriptor) and self._is_current(descriptor)
        finally:
            if not is_ours:  # left open, it would lock ourselves out
                os.close(descriptor)
        if is_ours:
            self._descriptor = descriptor
        return is_ours

    def _is_current(self, descriptor: int) -> bool:
        """False if the file was deleted meanwhile: the next one would lock another."""
        try:
            return os.path.samestat(os.fstat(descriptor), self._path.stat())
        except FileNotFoundError:
            return False

    def leave(self) -> None:
        """Give the lock back, if it is held."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            with suppress(OSError):  # what was done under it is done
                os.close(descriptor)

    def enter(self, patience: float | None = None) -> None:
        """Wait for the lock, at most `patience` seconds if that is said. Raises HeldError if it
        stays taken, OSError without a folder."""
        most = self.patience if patience is None else min(patience, self.patience)
        end = time.monotonic() + most
        pause = 0.001
        while not self.try_enter():
            if time.monotonic() > end:
                raise HeldError(
                    f"Another program has held the journal for {most:g} seconds ({self._path}).",
                    "Nothing was changed. Wait until it has finished, or end it if it hangs, and "
                    "try again.",
                )
            time.sleep(pause)
            pause = min(2 * pause, 0.02)

    def __enter__(self) -> None:
        """As `enter`."""
        self.enter()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.leave()

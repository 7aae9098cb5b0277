"""A disk that refuses, or a program that dies, at one step of what is done there."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

WRITES = os.O_WRONLY | os.O_RDWR
WRITE_CALLS = ("open", "write", "fsync", "replace", "rename", "ftruncate", "unlink", "mkdir")
READ_CALLS = ("open", "read", "lseek", "stat", "fstat", "scandir", "listdir")
ERRORS = (errno.EIO, errno.EACCES, errno.EMFILE, errno.ENOMEM)
"""What a look at the disk may be refused with."""


class StepsAreOverError(Exception):
    """There is no step of that number."""


class KilledError(BaseException):
    """Stands for SIGKILL: nothing the program does afterwards reaches the disk."""


def refused(number: int) -> Callable[[], OSError]:
    """Makes the system's error of a number."""
    return lambda: OSError(number, os.strerror(number))


@contextmanager
def failing(
    step: int, error: Callable[[], BaseException], *, dead: bool = False
) -> Iterator[list[str]]:
    """Let the `step`-th write, counted from 0, fail; if `dead`, every later one too.

    Counted are opening for writing, writing, syncing, renaming, cutting and removing; gives the
    names of those calls. A write that fails has written half.
    """
    seen: list[str] = []
    with pytest.MonkeyPatch.context() as patch:

        def guard(name: str) -> None:
            real = getattr(os, name)

            def guarded(*arguments, **options):
                if name == "open" and not arguments[1] & WRITES:
                    return real(*arguments, **options)
                seen.append(name)
                now = len(seen) - 1
                if now == step or (dead and now > step):
                    if name == "write" and now == step:
                        real(arguments[0], arguments[1][: len(arguments[1]) // 2])
                    raise error()
                return real(*arguments, **options)

            patch.setattr(os, name, guarded)

        for name in WRITE_CALLS:
            guard(name)
        yield seen
    if len(seen) <= step:
        raise StepsAreOverError


@contextmanager
def unreadable(
    step: int, number: int, *, where: str = "", for_good: bool = False
) -> Iterator[list[str]]:
    """Let the `step`-th look at the disk, counted from 0, fail; `for_good`, every later one too.

    Only of paths that hold `where`, if that is given: then what works on an open file passes.
    Gives the names of the calls.
    """
    seen: list[str] = []
    with pytest.MonkeyPatch.context() as patch:

        def guard(name: str) -> None:
            real = getattr(os, name)

            def guarded(*arguments, **options):
                is_write = name == "open" and arguments[1] & WRITES
                is_meant = not is_write and where in str(arguments[0] if arguments else "")
                if is_meant:
                    seen.append(name)
                now = len(seen) - 1
                if is_meant and (now == step or (for_good and now > step)):
                    raise OSError(number, os.strerror(number))
                return real(*arguments, **options)

            patch.setattr(os, name, guarded)

        for name in READ_CALLS:
            guard(name)
        yield seen
    if len(seen) <= step:
        raise StepsAreOverError


@contextmanager
def short_writes() -> Iterator[None]:
    """Every write takes a third of what it is given, and says so, as the system may do."""
    with pytest.MonkeyPatch.context() as patch:
        real = os.write
        patch.setattr(
            os, "write", lambda file, data: real(file, bytes(data[: max(1, len(data) // 3)]))
        )
        yield

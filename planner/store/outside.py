"""Small files of this machine that stand beside a journal, and may be lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from planner.store.disk import read_file, replace_file, set_aside, store_error, text_error

T = TypeVar("T", bound=msgspec.Struct)


def read_small(path: Path) -> str:
    """What was kept; empty if there is nothing or it cannot be read."""
    with suppress(OSError):
        return (read_file(path) or b"").decode("utf-8", "replace")
    return ""


def write_small(path: Path, text: str) -> bool:
    """Keep it, whole or not at all, for its owner alone; False where the disk refuses."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, text.encode())
    except OSError:
        return False
    return True


def read_listed(path: Path, kind: type[T]) -> list[T]:
    """The values of a list that was kept; none if there is none or it cannot be read."""
    with suppress(OSError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return msgspec.json.decode(read_file(path) or b"[]", type=list[kind])  # type: ignore[valid-type]
    return []


def change_listed(
    path: Path, kind: type[T], change: Callable[[list[T]], Sequence[T]], doing: str
) -> None:
    """Keep a list as `change` makes it of the one that was kept. A damaged one is put aside; one
    that the disk does not give is not written over.

    `doing` completes `Cannot …` of the StoreError where the disk refuses; one is also raised for a
    name that is no text.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        data = read_file(path)
        try:
            kept = msgspec.json.decode(data or b"[]", type=list[kind])  # type: ignore[valid-type]
        except (ValueError, RecursionError):
            set_aside(path)
            kept = []
        replace_file(path, msgspec.json.encode(change(kept)))
    except UnicodeEncodeError as error:
        raise text_error(error) from None
    except OSError as error:
        raise store_error(error, path.parent, doing) from error

"""What the window and the commands alike start from: folders and clock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import TextIO

import msgspec

from planner.cli.frame.arguments import Options
from planner.clock import Clock, clock_from, system_clock
from planner.config import Folders, folders
from planner.demo_copy import demo_copy, demo_start
from planner.domain.values.errors import UsageError
from planner.exchange.plans.plan_files import bundled_folder


def is_terminal(stream: TextIO | None) -> bool:
    """True if someone sits there; a closed stream is None."""
    return stream is not None and stream.isatty()


class Start(msgspec.Struct, frozen=True):
    """Where the journal is, and what time it is taken to be."""

    folders: Folders
    clock: Clock


@contextmanager
def started(options: Options) -> Iterator[Start]:
    """Folders and clock as the options say; what was made for a demo is removed at the end.

    Raises UsageError for a moment that cannot be read.
    """
    clock = clock_from(a_moment(options.at)) if options.at else None
    if not options.demo:
        given = folders(
            data=Path(options.data) if options.data else None,
            config=Path(options.config) if options.config else None,
            bundled=bundled_folder(),
        )
        yield Start(given, clock or system_clock)
        return
    made = demo_copy(folders().cache, system_clock().date())
    try:
        yield Start(made, clock or clock_from(demo_start()))
    finally:
        shutil.rmtree(made.data.parent, ignore_errors=True)


NOON = time(12)


def a_moment(text: str) -> datetime:
    """The moment meant by an ISO date (noon of it) or an ISO date and time.

    Without an offset it is in the machine's zone. Raises UsageError.
    """
    try:
        if len(text) == len("2026-11-25"):
            moment = datetime.combine(date.fromisoformat(text), NOON)
        else:
            moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"--at {text}: that is no moment.",
            "Expected for example 2026-11-25 (its noon) or 2026-11-25T07:30.",
        ) from None
    if not 1970 < moment.year < 2199:
        raise UsageError(f"--at {text}: expected a year from 1971 to 2198.")
    return moment

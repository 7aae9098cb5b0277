"""What time it is: the only place that asks."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

Clock = Callable[[], datetime]
"""Gives the runner's local time, aware, with the offset in force."""


def system_clock() -> datetime:
    """The machine's local time."""
    return datetime.now().astimezone()


def steady_seconds() -> float:
    """Seconds of a clock that never goes back and, where the system has one, goes on while the
    machine sleeps."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


def clock_from(start: datetime) -> Clock:
    """A clock that stood at `start` when it was made and runs on from there (`--at`)."""
    base = start if start.tzinfo else start.astimezone()
    begun = time.monotonic()
    return lambda: base + timedelta(seconds=int(time.monotonic() - begun))

"""What stands in a calendar of another program."""

from __future__ import annotations

from datetime import date, datetime

import msgspec


class Appointment(msgspec.Struct, frozen=True, kw_only=True):
    """A session or a run as a calendar shows it."""

    id: str
    """Id of the card: the same wherever it is moved."""
    day: date
    minutes: int
    """About how long it takes."""
    title: str
    about: str
    """What is done in it, in lines."""
    cancelled: bool = False
    """True once it was taken out or skipped."""
    edition: int = 0
    """How often it was changed."""
    changed: datetime
    """When it was changed last, aware."""


class ShownAt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The hour that things of a day are given in a calendar."""

    begin: str = ""
    """`HH:MM` they begin at; empty for things of the whole day."""
    zone: str = ""
    """IANA zone of that time; empty = the clock of wherever the runner is."""
    alarm_min: int | None = None
    """So many minutes before it an alarm is set off; None = none is."""

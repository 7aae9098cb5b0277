"""What a reader was told, and what it read: the same shape for every format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

import msgspec

from planner.exchange.kit.local_clock import LocalClock
from planner.exchange.kit.sports import Sport
from planner.exchange.sources.found import Basis, Found, Outcome
from planner.exchange.sources.list_answers import ListAnswers


def tell_nobody(_: str) -> None:
    """For readings that nobody watches."""


class Reading(msgspec.Struct, frozen=True):
    """What every reader is told."""

    clock: LocalClock
    """The local time where a file gives none."""
    given: bool
    """True if the runner named its zone; False if it is the computer's own."""
    new_id: Callable[[], str]
    sport: Sport | None = None
    """What the runner said that activities are whose file does not tell."""
    words: Mapping[str, Sport] = {}
    """What the runner said that words nobody knows mean, normalised: `Joggeln=run`."""
    answers: ListAnswers = ListAnswers()
    """What the runner says where a list says nothing."""
    tell: Callable[[str], None] = tell_nobody
    """Says how far a long file is read."""


class ActivityFacts(msgspec.Struct, kw_only=True, gc=False):
    """What a file says of one activity, in metres, seconds and its own words."""

    family: str
    """`Source.family` of the record."""
    basis: Basis = "session"
    id: str = ""
    line: int = 0
    start: datetime | None = None
    """Aware: the instant. Naive: the clock on the runner's wall."""
    day: date | None = None
    """The local day, where the time of day is not known."""
    offset: timedelta | None = None
    """Local offset from UTC, where the file gives it."""
    sport: Sport | None = None
    said: str = ""
    """The file's own word for the sport."""
    distance_m: float | None = None
    seconds: float | None = None
    """Moving time where known, else the time between start and end."""
    ascent_m: float | None = None
    descent_m: float | None = None
    cadence: float | None = None
    effort: float | None = None
    title: str = ""
    note: str = ""
    remarks: tuple[str, ...] = ()
    damaged: bool = False
    ridden_m: float = 0.0
    """Metres of it that were gone faster than anyone runs."""
    track: str = ""
    list_note: str = ""
    mapped_by: str = ""
    source_rank: int = 0
    """Of one activity from several programs in a file the lowest is kept."""


def refused(outcome: Outcome, file: str, remark: str, hint: str = "", line: int = 0) -> Found:
    """A file or line that could not be taken, with the reason."""
    return Found(outcome=outcome, file=file, remark=remark, hint=hint, line=line)

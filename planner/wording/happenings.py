"""What happened, in the few words of a journal entry, and the hour it happened at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner.domain.values.journal import SCREEN, SWELLING, Lock, Moment, PainReading, TestResult
from planner.domain.values.record import Dated, Side
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.session import SessionDone, Tick
from planner.wording import amounts
from planner.wording.amounts import Unit
from planner.wording.entries import MOMENTS


def felt_words(reading: PainReading) -> str:
    """`pain 1/10 left on waking`."""
    side = "" if reading.side is Side.BOTH else f" {reading.side}"
    return f"pain {reading.score}/10{side} {MOMENTS[reading.moment]}"


def ran_words(run: Run, unit: Unit, during: int | None, after: int | None) -> str:
    """`ran 3.1 km 22:40, pain 1/10`, with the scores 0-10 of the run and of an hour after it."""
    words = f"ran {amounts.distance(run.distance_m, unit)}"
    if run.duration_s:
        words += f" {amounts.clock(run.duration_s)}"
    if run.side is not None:
        words += f", {run.side}"
    if during is not None:
        words += f", pain {during}/10"
    if after:
        words += f", {after} an hour after"
    return words


def trained_words(cross: CrossTraining) -> str:
    """`indoor cycling 40 min`."""
    words = cross.sport.replace("_", " ")
    return f"{words} {amounts.minutes(cross.duration_s)}" if cross.duration_s else words


def ticked_words(name: str, ticked: int, asked: int, short: int, effort: int | None) -> str:
    """`Strength 10/10, 1 set short, effort 4`: sets done of those asked for, and how many of them
    were cut short."""
    words = f"{name} {ticked}/{asked}"
    if short:
        words += f", {amounts.plural(short, 'set')} short"
    return words if effort is None else f"{words}, effort {effort}"


def measured_words(test: TestResult) -> str:
    """`brisk walk: 2`, `knee swollen`."""
    if test.measure == SCREEN:
        return "red flags gone through: none"
    if test.measure == SWELLING:
        return "knee swollen" if test.value else "swelling gone"
    return f"{test.measure.replace('_', ' ')}: {test.value}"


def flag_words(lock: Lock) -> str:
    """A red flag, and whether it is cleared."""
    return "red flag: see a professional" if lock.cleared is None else "red flag, cleared"


def hour_of(record: Dated) -> str:
    """Local time `HH:MM` at which something happened; empty where nobody named it and it was
    entered on another day."""
    if isinstance(record, SessionDone):
        return last_hour(record.date, record.ticks.values())
    if isinstance(record, Run | CrossTraining) and record.start is not None:
        return f"{record.start:%H:%M}"
    named = getattr(record, "at", None)
    return _hour_on(record.date, record.created) if named is None else str(named)


def last_hour(day: date, ticks: Iterable[Tick]) -> str:
    """Local time of the last tick that was set on the session's day."""
    return max((_hour_on(day, tick.at) for tick in ticks), default="")


def _hour_on(day: date, instant: str) -> str:
    """`18:31` of an ISO instant of that day; empty for one of another."""
    return instant[11:16] if instant[:10] == day.isoformat() else ""


def place_in_day(hour: str, record: object) -> tuple[str, str]:
    """What the entries of a day are sorted by. What happened at a time nobody named stands at the
    end, a waking at the start."""
    waking = isinstance(record, PainReading) and record.moment is Moment.MORNING
    return hour or ("" if waking else "~"), str(getattr(record, "created", ""))

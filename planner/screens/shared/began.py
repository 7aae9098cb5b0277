"""When a training began, as the forms ask it."""

from __future__ import annotations

from datetime import datetime, time

from planner.domain.values.errors import UsageError
from planner.domain.values.run import CrossTraining, Run
from planner.logbook.logbook import Logbook
from planner.screens.shared import reading
from planner.widgets.form import Answers
from planner.widgets.form_field import Field


def began_field(done: Run | CrossTraining) -> Field:
    """The question. Without an answer a training stands at the hour at which it was typed in, and
    one of another day behind all that has an hour."""
    known = f"{done.start:%H:%M}" if done.start else ""
    hint = "7:05, if you know it"
    return Field("start", "began at", value=known, hint=hint, read=reading.time_of_day())


def began(book: Logbook, done: Run | CrossTraining, answers: Answers) -> datetime | None:
    """The instant that was answered; one that was left as it is stays to the second.

    Raises UsageError for one that is still to come.
    """
    told, before, now = answers.get("start"), done.start, book.now()
    if not told:
        return None
    if before is not None and told == f"{before:%H:%M}":
        return before
    zone = now.tzinfo if before is None else before.tzinfo
    found = datetime.combine(done.date, time.fromisoformat(told), zone)
    if found > now:
        raise UsageError(f"{told} is still to come.", "Only what has happened can be logged.")
    return found

"""What is asked about the knee every few weeks: the answers of a sitting, and what they follow."""

from __future__ import annotations

from datetime import date

from planner.domain.values.record import Dated, Record

ACTIVITY = "activity/"
"""What the measure of an activity begins with; the rest is the activity's id."""


class ScoreSheet(Dated, frozen=True, kw_only=True, omit_defaults=True, tag="scores"):
    """The answers of one sitting. A measure that was not answered is not in it."""

    values: dict[str, int] = {}
    """Answers by measure (`domain.knee.scores.SCALES`), or `activity/<id>`: 0-10."""
    activities: dict[str, str] = {}
    """The words of the activities answered, by id, as they stood then."""
    left_out: tuple[str, ...] = ()
    """Measures that were due and were not answered: they are asked for when they are due again."""
    at: str = ""
    """Local time of day `HH:MM`."""
    note: str = ""


class Activity(Record, frozen=True, kw_only=True, omit_defaults=True, tag="activity"):
    """Something the runner wants to do again, in own words. Scores are kept by its id, so that
    those of one that was given up stay what they were."""

    words: str
    since: date
    """The day it was chosen."""
    created: str = ""
    """Instant of entry, ISO 8601 with offset; orders the activities of a day."""
    ended: date | None = None
    """The day it was given up, or another took its place; None while it is followed."""

    @property
    def measure(self) -> str:
        """The measure its scores are kept by."""
        return f"{ACTIVITY}{self.id}"


class PutOff(Record, frozen=True, kw_only=True, omit_defaults=True, tag="put-off"):
    """An offer the runner wants to see later. Its id is the offer's: the same on every device."""

    until: date
    """The first day on which it may be made again."""

"""What every value kept in the journal has in common."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from planner.domain.values.instants import when


class Side(StrEnum):
    """Which knee or leg."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def other(self) -> Side:
        """The opposite side; `both` stays `both`."""
        if self is Side.LEFT:
            return Side.RIGHT
        return Side.LEFT if self is Side.RIGHT else Side.BOTH


class Record(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", gc=False
):
    """A value kept in the journal under a stable id. Frozen: a change makes a new one.

    Nothing in it can lead back to it, so the collector of cycles need not look at it: with a
    hundred thousand of them that takes as long as everything else.
    """

    id: str
    """Stable across edits, devices and exports."""


class Dated(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A record that belongs to one local day of the runner."""

    date: date
    """The runner's local day."""
    created: str = ""
    """Instant of entry, ISO 8601 with offset; orders entries within a day."""


def by_entry(record: Dated) -> tuple[date, tuple[datetime, str], str]:
    """Sorts by day, and within it by when it was entered, in whatever zone that was."""
    return record.date, when(record.created), record.id

"""The runner's own clock, for files that do not say what the local time was."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from dateutil.tz import tzlocal

_DAY = timedelta(days=1)
_Day = tuple[date, timezone | None]
"""A day, one value for all its lines, and the offset it has from midnight to midnight; None if it
changes meanwhile."""


class LocalClock:
    """Local days and times in a zone. It is asked for its offset twice a day, not once a line:
    whole lists lie on few days."""

    def __init__(self, zone: tzinfo) -> None:
        self.zone = zone
        # The computer's own zone by the system's clock: a fifth of the time dateutil takes for it.
        self._asked = None if isinstance(zone, tzlocal) else zone
        self._on_wall: dict[date, _Day] = {}
        self._of_utc: dict[date, timezone | None] = {}

    def on_wall(self, shown: datetime, offset: timedelta | None) -> tuple[date, datetime]:
        """The day and the instant at which a clock on the wall showed this; the offset is the
        zone's at that moment if the file does not tell it."""
        day, fixed = self._wall_day(shown.date())
        if offset is not None:
            fixed = fixed_zone(offset)
        zone = fixed or fixed_zone(self._offset(shown))
        return day, datetime.combine(day, shown.time(), zone)  # a third of what `replace` takes

    def at(self, instant: datetime, offset: timedelta | None) -> tuple[date, datetime]:
        """The local day, and the instant with the local offset."""
        if offset is not None:
            fixed: timezone | None = fixed_zone(offset)
        else:
            fixed = self._utc_day(instant.astimezone(UTC).date())
        local = instant.astimezone(fixed or fixed_zone(self._offset(instant)))
        return self._wall_day(local.date())[0], local

    def _wall_day(self, day: date) -> _Day:
        found = self._on_wall.get(day)
        if found is None:
            midnight = datetime.combine(day, time())
            found = self._on_wall[day] = day, self._steady(midnight, midnight + _DAY)
        return found

    def _utc_day(self, day: date) -> timezone | None:
        if day not in self._of_utc:
            midnight = datetime.combine(day, time(), UTC)
            self._of_utc[day] = self._steady(midnight, midnight + _DAY)
        return self._of_utc[day]

    def _steady(self, begin: datetime, end: datetime) -> timezone | None:
        """The offset at both; no zone changes it twice in one day."""
        offset = self._offset(begin)
        return fixed_zone(offset) if offset == self._offset(end) else None

    def _offset(self, at: datetime) -> timedelta:
        """The zone's offset at a moment; one without an offset is what the wall shows."""
        if at.tzinfo is None and self._asked is not None:
            return at.replace(tzinfo=self._asked).utcoffset() or timedelta()
        return at.astimezone(self._asked).utcoffset() or timedelta()


@lru_cache(maxsize=256)
def fixed_zone(offset: timedelta) -> timezone:
    """The zone of an offset: of a million lines it is the same few."""
    return timezone(offset)

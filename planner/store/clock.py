"""A hybrid logical clock: stamps that order the changes of all devices.

Source: Kulkarni et al., Logical Physical Clocks (2014). A stamp is
`<milliseconds, 11 hex digits>-<counter, 4 hex digits>-<device>` and sorts as text.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

DAY_MS = 24 * 60 * 60 * 1000
_PREFIX = 16  # milliseconds, hyphen, counter
_STAMP = r"(?s)[0-9a-f]{11}-[0-9a-f]{4}-.+"  # compiled where a line is read, not at a start


LATEST = "699e991a800"
"""Time of a stamp, the year 2200, from which on no clock takes it over: a broken or forged one
would drag every device after it, to where no stamp can be written any more."""
BEYOND = "69d97fd6c00"
"""Time of a stamp, half a year later, from which on no line is taken for one. Between the two
there is room for all that a device writes that has seen `LATEST`."""


def is_stamp(text: str) -> bool:
    """True if this could have come from such a clock."""
    return re.fullmatch(_STAMP, text) is not None and text < BEYOND


def device_of(stamp: str) -> str:
    """The device that made a stamp; empty for the empty stamp."""
    return stamp[_PREFIX + 1 :]


def instant_of(stamp: str) -> datetime:
    """When a stamp was given, to the millisecond."""
    return datetime.fromtimestamp(int(stamp[:11], 16) / 1000, UTC)


def days_ahead(stamp: str, now: datetime) -> int:
    """By how many whole days a stamp lies after an instant; 0 if it does not."""
    return max(0, (int(stamp[:11], 16) - int(now.timestamp() * 1000)) // DAY_MS)


class HybridClock:
    """Gives stamps that are later than every stamp given or seen before.

    Setting the computer's clock back does not set this one back: it counts on from the
    latest stamp until the time of day has caught up.
    """

    def __init__(self, device: str) -> None:
        self._device = device
        self._latest = "0" * 11 + "-0000"

    @property
    def latest(self) -> str:
        """Time and counter of the latest stamp given or seen."""
        return self._latest

    def observe(self, stamp: str) -> None:
        """Take note of a stamp of another device, or of an earlier run of this one."""
        if stamp < LATEST:
            self._latest = max(self._latest, stamp[:_PREFIX])

    def next(self, now: datetime) -> str:
        """A new stamp for the instant `now`."""
        millis, counter = int(self._latest[:11], 16), int(self._latest[12:], 16)
        present = int(now.timestamp() * 1000)
        if present > millis:
            millis, counter = present, 0
        elif counter == 0xFFFF:
            millis, counter = millis + 1, 0
        else:
            counter += 1
        made = f"{millis:011x}-{counter:04x}"
        if made < BEYOND:  # else no line can bear it, and the computer's clock may be set right yet
            self._latest = made
        return f"{made}-{self._device}"

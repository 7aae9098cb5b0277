"""A hybrid logical clock: stamps that order the changes of all devices.

Source: Kulkarni et al., Logical Physical Clocks (2014). A stamp is
`<milliseconds, 11 hex digits>-<counter, 4 hex digits>-<device>` and sorts as text.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

_PREFIX = 16  # milliseconds, hyphen, counter
_STAMP = r"(?s)[0-9a-f]{11}-[0-9a-f]{4}-.+"  # compiled where a line is read, not at a start


def is_stamp(text: str) -> bool:
    """True if this could have come from such a clock."""
    return re.fullmatch(_STAMP, text) is not None


def device_of(stamp: str) -> str:
    """The device that made a stamp; empty for the empty stamp."""
    return stamp[_PREFIX + 1 :]


def instant_of(stamp: str) -> datetime:
    """When a stamp was given, to the millisecond."""
    return datetime.fromtimestamp(int(stamp[:11], 16) / 1000, UTC)


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
        self._latest = f"{millis:011x}-{counter:04x}"
        return f"{self._latest}-{self._device}"

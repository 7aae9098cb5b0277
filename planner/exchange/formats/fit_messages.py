"""The messages of a FIT file as values, by what they are."""

from __future__ import annotations

import struct
from datetime import datetime
from io import BytesIO
from typing import Any

Fields = dict[str, Any]
"""Name of a field in the FIT profile -> its value, in metres, seconds and aware datetimes."""


class Decoded:
    """The messages of a file, by what they are."""

    def __init__(self) -> None:
        self.messages: dict[str, list[Fields]] = {}

    def all(self, name: str) -> list[Fields]:
        """Every message of that name, in the order of the file."""
        return self.messages.get(name, [])

    @property
    def types(self) -> list[str]:
        """What sorts of FIT file it says it is."""
        return [str(fields["type"]) for fields in self.all("file_id") if "type" in fields]


def decoded(data: bytes) -> Decoded:
    """The messages as fitdecode reads them, up to where it cannot go on."""
    # Deferred: 35 ms for the FIT profile, needed only where a FIT file is read.
    import fitdecode

    found = Decoded()
    reader = fitdecode.FitReader(
        BytesIO(data),
        check_crc=fitdecode.CrcCheck.DISABLED,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    )
    try:
        for frame in reader:
            if isinstance(frame, fitdecode.FitDataMessage):
                fields = {f.name: f.value for f in reversed(frame.fields) if f.value is not None}
                found.messages.setdefault(frame.name, []).append(fields)
    except (
        # What fitdecode lets through on bytes that make no sense.
        fitdecode.FitError, struct.error, ArithmeticError, AssertionError, AttributeError,
        LookupError, OSError, TypeError, ValueError,
    ):  # fmt: skip
        pass
    return found


def amount(fields: Fields, name: str) -> float | None:
    """A number of a message that is not below zero."""
    value = fields.get(name)
    return float(value) if isinstance(value, int | float) and value >= 0 else None


def instant(fields: Fields, name: str) -> datetime | None:
    """A moment of a message; None too where the clock of the watch was never set."""
    value = fields.get(name)
    return value if isinstance(value, datetime) else None

"""Google Takeout: the name of a TCX file holds the offset of the runner's clock, its text does not.

`2014-10-22T19_46_33.073+02_00_PT11M1.714S_Running.tcx`; colons have become underscores.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta, timezone

import msgspec

from planner.exchange.formats.tcx import read_tcx
from planner.exchange.sources.document import Document
from planner.exchange.sources.facts import Reading
from planner.exchange.sources.found import Found

_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d\d[_:]\d\d[_:]\d\d(?:\.\d+)?(Z|([+-])(\d\d)[_:](\d\d))_PT")


def read_named_tcx(document: Document, reading: Reading) -> Iterator[Found]:
    """What a TCX file holds, on the clock that its name tells. Raises ExchangeError."""
    offset = offset_of(document.name)
    for found in read_tcx(document, reading):
        yield found if offset is None else _with_offset(found, offset)


def offset_of(name: str) -> timedelta | None:
    """The offset from UTC in a file's name, if it is one of Takeout's."""
    match = _NAME.match(name.rpartition("/")[2])
    if match is None:
        return None
    if match[1] == "Z":
        return timedelta()
    hours, minutes = int(match[3]), int(match[4])
    if hours > 14 or minutes > 59:
        return None
    return timedelta(hours=hours, minutes=minutes) * (-1 if match[2] == "-" else 1)


def _with_offset(found: Found, offset: timedelta) -> Found:
    run = found.run
    if run is None or run.start is None or run.source.zone == "file":
        return found
    local = run.start.astimezone(timezone(offset))
    source = msgspec.structs.replace(run.source, zone="file")
    return msgspec.structs.replace(
        found,
        run=msgspec.structs.replace(run, start=local, date=local.date(), source=source),
        guessed=tuple(guess for guess in found.guessed if guess != "zone"),
    )

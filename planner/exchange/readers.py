"""Which module reads which kind of file. A new format enters by a line of its own here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.exchange.document import Document
from planner.exchange.facts import Reading
from planner.exchange.fit import read_fit
from planner.exchange.found import Found
from planner.exchange.gpx import read_gpx
from planner.exchange.plain import read_plain
from planner.exchange.sniff import Kind
from planner.exchange.strava import read_strava
from planner.exchange.tcx import read_tcx

Reader = Callable[[Document, Reading], Iterator[Found]]
"""Yields what a file holds, or raises ExchangeError if it is unreadable as a whole."""

READERS: dict[Kind, Reader] = {
    "strava-csv": read_strava,
    "plain-csv": read_plain,
    "fit": read_fit,
    "gpx": read_gpx,
    "tcx": read_tcx,
}

LISTS: tuple[Kind, ...] = ("strava-csv",)
"""Kinds that speak for the files beside them, and so are read before those."""

_SINGLE = "Export the activities as FIT, TCX or GPX files, or write a list with the columns"
_PLAIN = "date,time,distance_m,duration_s"

NOT_READ: dict[Kind, tuple[str, str]] = {
    "garmin-csv": (
        "It is the activity list of Garmin Connect, which easeback does not read yet.",
        f"{_SINGLE} {_PLAIN}.",
    ),
    "garmin-json": (
        "It is the activity summary of a Garmin account, which easeback does not read yet.",
        "Import the FIT files of the same archive instead.",
    ),
    "apple-health": (
        "It is an export of Apple Health, which easeback does not read yet.",
        f"{_SINGLE} {_PLAIN}.",
    ),
    "kml": ("It is a KML file, a map without times.", "Export the activity as GPX, TCX or FIT."),
    "broken": (
        "Its name promises an activity, but its bytes are none: it is damaged or was renamed.",
        "Export the activity again.",
    ),
    "unknown": (
        "It is none of the files easeback reads.",
        f"It reads Strava's export, FIT, TCX and GPX files, and lists with the columns {_PLAIN}.",
    ),
}
"""Reason and advice for the kinds that were recognised but have no reader."""

"""What a file is, by its first bytes. Names are not trusted: they only tell what was promised."""

from __future__ import annotations

import re
from typing import Literal

from planner.exchange.kit.dates import local
from planner.exchange.kit.sheet import TableOfFile
from planner.exchange.sources.fit_sort import fit_sort
from planner.exchange.sources.list_columns import columns_of, is_garmin
from planner.exchange.sources.strava_columns import is_strava

Kind = Literal[
    "zip", "fit", "fit-other", "gpx", "apple-route", "tcx", "kml",
    "strava-csv", "garmin-csv", "plain-csv", "list-csv", "table", "own-csv",
    "own-json", "garmin-json", "polar-json", "suunto-json", "google-json", "apple-health",
    "samsung", "fitbit", "broken", "unknown",
]  # fmt: skip
"""`fit-other`: settings, monitoring and the like. `table`: a list whose columns nobody knows.
`broken`: the name promises an activity, the bytes are none. `unknown`: neither."""

_ROOTS: tuple[tuple[bytes, Kind], ...] = (
    (b"gpx", "gpx"),
    (b"TrainingCenterDatabase", "tcx"),
    (b"(?:!DOCTYPE\\s+)?HealthData", "apple-health"),
    (b"kml", "kml"),
)
_OWN = (
    ("id", "start_utc", "local_date", "distance_m"),
    ("id", "local_date", "at", "score"),
    ("id", "local_date", "name", "kind", "sets_asked"),
    ("session_id", "local_date", "session", "exercise_id"),
)
"""How our own tables begin."""
_DAILY = ("step count", "steps", "move minutes")
"""Columns of lists that add up whole days, walking to the kitchen and all."""
_PROMISES = re.compile(r"\.(fit|gpx|tcx)(\.gz)?$", re.IGNORECASE)
_JSON: tuple[tuple[bytes, Kind], ...] = (
    (rb'"schema"\s*:\s*"easeback/', "own-json"),
    (rb'"summarizedActivitiesExport"', "garmin-json"),
    (rb'"fitnessActivity"', "google-json"),
    (rb'"DeviceLog"', "suunto-json"),
    (rb'(?s)"logId"\s*:.*"activityName"\s*:', "fitbit"),
    (rb'(?s)"startTime"\s*:.*"exercises"\s*:|"exercises"\s*:.*"startTime"\s*:', "polar-json"),
    (rb'(?s)"activityId"\s*:.*"startTimeLocal"\s*:|"startTimeLocal"\s*:.*"activityId"\s*:',
     "garmin-json"),
)  # fmt: skip
"""What stands in nobody else's files."""
_APPLE_ROUTE = b"Apple Health Export"
"""`creator` of the routes in an Apple export: each belongs to a workout beside it."""
_SAMSUNG = b"com.samsung.shealth.exercise"
"""First word of Samsung Health's list of exercises."""
_ACTIVITY = 4
"""Sort of a FIT file that holds an activity."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""Marks of UTF-16."""


def kind_of(head: bytes, name: str = "") -> Kind:
    """The kind of file that begins with these bytes (some thousand of them, unpacked)."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head[8:12] == b".FIT":
        is_chain = head.find(b".FIT", 12) > 0  # settings first, and an activity behind them
        return "fit" if is_chain or fit_sort(head) in (_ACTIVITY, None) else "fit-other"
    kind = _text_kind(head)
    return "broken" if kind == "unknown" and _PROMISES.search(name) else kind


def _text_kind(head: bytes) -> Kind:
    if b"\0" in head and not head.startswith(_WIDE):
        return "unknown"
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n")
    if text.startswith(b"<"):
        return _xml_kind(text)
    if text.startswith((b"[", b"{")):
        return next((kind for mark, kind in _JSON if re.search(mark, text)), "unknown")
    return _table_kind(head)


def _xml_kind(text: bytes) -> Kind:
    for root, kind in _ROOTS:
        if re.search(rb"<(?:\w+:)?" + root + rb"[\s>/\[]", text):
            return "apple-route" if kind == "gpx" and _APPLE_ROUTE in text else kind
    return "unknown"


def _table_kind(head: bytes) -> Kind:
    if head.lstrip(b"\xef\xbb\xbf").startswith(_SAMSUNG):
        return "samsung"
    table = TableOfFile(head)
    header = table.header
    if any(header[: len(names)] == names for names in _OWN):
        return "own-csv"
    if is_strava(header):
        return "strava-csv"
    if "distance_m" in header and ("date" in header or "start_local" in header):
        return "plain-csv"
    if len(header) < 2:
        return "unknown"
    if is_garmin(header, table.first()):
        return "garmin-csv"
    columns = columns_of(header)
    if {"date", "distance"} <= columns.keys() and {"type", "time"} & columns.keys():
        return "table" if any(name.startswith(_DAILY) for name in header) else "list-csv"
    return "table" if {"date", "distance"} & columns.keys() or _has_days(table) else "unknown"


def _has_days(table: TableOfFile) -> bool:
    """True if the first row has as many cells as the header names, and a date among them."""
    cells = table.first()
    return len(cells) == len(table.header) and any(
        local(cell.strip(), "day first") or local(cell.strip(), "month first") for cell in cells
    )

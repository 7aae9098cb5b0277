"""What a file is, by its first bytes. Names are not trusted: they only tell what was promised."""

from __future__ import annotations

import re
from typing import Literal

from planner.domain.values.errors import ExchangeError
from planner.exchange.sheet import sheet
from planner.exchange.strava_columns import is_strava, resembles_strava

Kind = Literal[
    "zip", "fit", "gpx", "tcx", "strava-csv", "plain-csv", "garmin-csv", "garmin-json",
    "apple-health", "kml", "broken", "unknown",
]  # fmt: skip
"""`broken`: the name promises an activity, the bytes are none. `unknown`: neither."""

_ROOTS: tuple[tuple[bytes, Kind], ...] = (
    (b"gpx", "gpx"),
    (b"TrainingCenterDatabase", "tcx"),
    (b"HealthData", "apple-health"),
    (b"kml", "kml"),
)
_PROMISES = re.compile(r"\.(fit|gpx|tcx)(\.gz)?$", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""Marks of UTF-16."""


def kind_of(head: bytes, name: str = "") -> Kind:
    """The kind of file that begins with these bytes (some thousand of them, unpacked)."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head[8:12] == b".FIT":
        return "fit"
    kind = _text_kind(head)
    return "broken" if kind == "unknown" and _PROMISES.search(name) else kind


def _text_kind(head: bytes) -> Kind:
    if b"\0" in head and not head.startswith(_WIDE):
        return "unknown"
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n")
    if text.startswith(b"<"):
        return _xml_kind(text)
    if text.startswith((b"[", b"{")):
        return "garmin-json" if b"summarizedActivitiesExport" in text else "unknown"
    return _table_kind(head)


def _xml_kind(text: bytes) -> Kind:
    for root, kind in _ROOTS:
        if re.search(rb"<(?:\w+:)?" + root + rb"[\s>/]", text):
            return kind
    return "unknown"


def _table_kind(head: bytes) -> Kind:
    try:
        header, rows = sheet(head, most=1)
    except ExchangeError:
        return "unknown"
    if is_strava(header):
        return "strava-csv"
    if "distance_m" in header and ("date" in header or "start_local" in header):
        return "plain-csv"
    if rows and _is_garmin(rows[0].cells):
        return "garmin-csv"
    if resembles_strava(header):
        return "strava-csv"
    return "unknown"


def _is_garmin(cells: list[str]) -> bool:
    """Garmin's list is known in every language by sport, local date and a favourite's mark."""
    return (
        len(cells) > 5
        and re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", cells[1]) is not None
        and cells[2].lower() in ("true", "false")
    )

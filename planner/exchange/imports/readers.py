"""Which module reads which kind of file. A new format enters by a line of its own here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.exchange.formats.apple_health import read_apple_health
from planner.exchange.formats.fit import read_fit
from planner.exchange.formats.garmin_json import read_garmin_json
from planner.exchange.formats.gpx import read_gpx
from planner.exchange.formats.own_export import read_own_csv, read_own_json
from planner.exchange.formats.plain import read_plain
from planner.exchange.formats.strava import read_strava
from planner.exchange.formats.takeout import read_named_tcx
from planner.exchange.formats.watch_json import read_google, read_polar, read_suunto
from planner.exchange.lists.lists import read_list
from planner.exchange.sources.document import Document
from planner.exchange.sources.facts import Reading
from planner.exchange.sources.found import Found
from planner.exchange.sources.sniff import Kind

Reader = Callable[[Document, Reading], Iterator[Found]]
"""Yields what a file holds, or raises ExchangeError if it is unreadable as a whole."""

READERS: dict[Kind, Reader] = {
    "strava-csv": read_strava,
    "garmin-csv": read_list,
    "plain-csv": read_plain,
    "list-csv": read_list,
    "table": read_list,
    "own-csv": read_own_csv,
    "own-json": read_own_json,
    "garmin-json": read_garmin_json,
    "polar-json": read_polar,
    "suunto-json": read_suunto,
    "google-json": read_google,
    "apple-health": read_apple_health,
    "fit": read_fit,
    "fit-other": read_fit,
    "gpx": read_gpx,
    "apple-route": read_gpx,
    "tcx": read_named_tcx,
}

LISTS: tuple[Kind, ...] = ("strava-csv", "garmin-csv", "list-csv", "garmin-json", "apple-health")
"""Kinds that speak for the files beside them, and so are read before those."""
MAPPED: tuple[Kind, ...] = ("list-csv", "table", "plain-csv", "garmin-csv", "strava-csv")
"""Kinds of which the runner may name the columns."""
PASSED_OVER: tuple[Kind, ...] = ("unknown", "fit-other", "apple-route", "table")
"""Kinds that are no word worth among many files: nobody took them for a run."""

_READ = (
    "It reads the exports of Strava, Garmin, Apple Health, Polar and Google Fit, FIT, GPX and TCX"
    " files, and lists: those with the columns date,time,distance_m,duration_s, any other with"
    " --map."
)

NOT_READ: dict[Kind, tuple[str, str]] = {
    "kml": ("It is a KML file, a map without times.", "Export the activity as GPX, TCX or FIT."),
    "samsung": (
        "It is a list of Samsung Health, which easeback does not read.",
        "Share the run from Samsung Health as a GPX file, or add it by hand.",
    ),
    "fitbit": (
        "It is a list of exercises of Fitbit, which easeback does not read.",
        "Export the run as TCX from Fitbit, or add it by hand.",
    ),
    "broken": (
        "Its name promises an activity, but its bytes are none: it is damaged or was renamed.",
        "Export the activity again.",
    ),
    "unknown": ("It is none of the files easeback reads.", _READ),
}
"""Reason and advice for the kinds that were recognised but have no reader."""

"""Strava's bulk export: the list `activities.csv`, and of the tracks only their time zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from planner.domain.values.errors import ExchangeError
from planner.domain.values.run import RunKind
from planner.exchange.cells import amount
from planner.exchange.dates import Order, order_of, utc
from planner.exchange.document import Document
from planner.exchange.facts import ActivityFacts, Reading, refused
from planner.exchange.fit_frames import local_offset
from planner.exchange.found import Found
from planner.exchange.records import found
from planner.exchange.sheet import SheetRow, sheet
from planner.exchange.sports import Sport, running, sport_of
from planner.exchange.strava_columns import Columns, columns

_MOST_STRIDES = 120
"""Above this a cadence counts the steps of both feet already."""


def read_strava(document: Document, reading: Reading) -> Iterator[Found]:
    """One found for each row. Raises ExchangeError if the list as a whole is unreadable."""
    table = sheet(document.content())
    places = columns(table)
    order = order_of(row.cell(places["date"]) for row in table.rows)
    for row in table.rows:
        yield _row(row, places, order, document, reading)


def _row(
    row: SheetRow, places: Columns, order: Order | None, document: Document, reading: Reading
) -> Found:
    text = row.cell(places["date"])
    start = utc(text, order)
    if start is None:
        return refused(
            "without_time",
            document.name,
            f"Its date, “{text}”, cannot be read, or can be read in two ways.",
            "Set Strava to English, ask for the export again, or add the run by hand.",
            row.line,
        )
    said = row.cell(places["type"])
    sport = _sport(said, row, places)
    track = row.cell(places["file"])
    moving = amount(row.cell(places["moving"]))
    facts = ActivityFacts(
        family="strava",
        basis="summary",
        id=row.cell(places["id"]),
        line=row.line,
        start=start,
        offset=_offset(document.beside(track)) if track else None,
        sport=sport,
        said=said,
        distance_m=amount(row.cell(places["distance"])),
        seconds=moving or amount(row.cell(places["elapsed"])),
        ascent_m=amount(row.cell(places["gain"])),
        descent_m=amount(row.cell(places["loss"])),
        cadence=_steps(amount(row.cell(places["cadence"]))),
        effort=amount(row.cell(places["effort"])),
        title=row.cell(places["title"]),
        note="\n\n".join(
            filter(None, (row.cell(places[key]) for key in ("description", "private")))
        ),
        track=track,
    )
    return found(facts, document, reading)


def _sport(said: str, row: SheetRow, places: Columns) -> Sport | None:
    """The sport; of a run that says no more of itself also whether it was a race or long."""
    sport = sport_of(said)
    if sport is None or sport.kind is not RunKind.RUN:
        return sport
    if _ticked(row.cell(places["race"])):
        return running(RunKind.RACE)
    return running(RunKind.LONG) if _ticked(row.cell(places["long"])) else sport


def _ticked(text: str) -> bool:
    return text.casefold() in ("1", "1.0", "true")


def _steps(cadence: float | None) -> float | None:
    """Strava counts the strides of one leg; we count steps."""
    if not cadence:
        return None
    return cadence * 2 if cadence < _MOST_STRIDES else cadence


def _offset(track: Document | None) -> timedelta | None:
    """The zone only a FIT file knows. A damaged track costs no more than that."""
    try:
        if track is None or track.kind != "fit":
            return None
        return local_offset(track.content())
    except ExchangeError:
        return None

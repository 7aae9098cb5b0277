"""Plain lists with `date,time,distance_m,duration_s`, and those of the sample histories.

Columns, in any order, others ignored: `date` (YYYY-MM-DD) and `time` (HH:MM or HH:MM:SS), or
`start_local` in one; `start_utc`; `type` (without it every line is a run); `distance_m`;
`duration_s` or `moving_s`, else `elapsed_s`; `title`; `note`; `effort` (0-10).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice

from planner.exchange.cells import amount, instant, times, zone_offset
from planner.exchange.distance_unit import Sample, fits
from planner.exchange.document import Document
from planner.exchange.facts import ActivityFacts, Reading, refused
from planner.exchange.found import Found, Outcome
from planner.exchange.list_answers import METRES, DistanceUnit
from planner.exchange.list_asking import asking
from planner.exchange.records import found
from planner.exchange.sheet import TELL, SheetRow, TableOfFile
from planner.exchange.sports import running, sport_of

_TIMES = ("duration_s", "moving_s", "elapsed_s")
"""The first that is there is taken."""
_NUMBERS = ("distance_m", *_TIMES)
"""What has to be a number, if there is anything."""
_MOST = 5000
"""Lines that are asked whether they are metres."""
_MEND = "Correct the line and import the list again: lines already here stay as they are."


def read_plain(document: Document, reading: Reading) -> Iterator[Found]:
    """One found for each line. Raises ExchangeError if it is no table."""
    table = TableOfFile(document.content())
    places = {name: place for place, name in enumerate(table.header)}
    unit = _unit(table, places, reading)
    if unit is None:
        words = "Its column distance_m says metres, but no run could be so short."
        yield asking("unit", document, words)
        return
    for number, row in enumerate(table.rows(), start=1):
        if number % TELL == 0:
            reading.tell(f"line {number:,}")
        if row.trouble:
            yield refused("unreadable", document.name, row.trouble, _MEND, row.line)
            continue
        cells = {name: row.cell(place) for name, place in places.items()}
        yield _line(row, cells, METRES[unit], document, reading)


def _unit(table: TableOfFile, places: dict[str, int], reading: Reading) -> DistanceUnit | None:
    """Metres, as the name says, unless no run could be so and another unit fits."""
    time = next((places[name] for name in _TIMES if name in places), None)
    samples = [
        Sample(distance, amount(row.cell(time)))
        for row in islice(table.rows(), _MOST)
        if (distance := amount(row.cell(places["distance_m"])))
    ]
    others: tuple[DistanceUnit, ...] = ("km", "mi")
    if fits(samples, "m") or not any(fits(samples, unit) for unit in others):
        return "m"
    return reading.answers.unit


def _line(
    row: SheetRow, cells: dict[str, str], metres: float, document: Document, reading: Reading
) -> Found:
    start, day = _local(_clock(cells))
    numbers = {name: amount(cells[name]) for name in _NUMBERS if cells.get(name)}
    no = _objection(cells, numbers, dated=start is not None or day is not None)
    if no:
        outcome: Outcome = "unreadable" if start or day else "without_time"
        return refused(outcome, document.name, no, _MEND, row.line)
    said = cells.get("type", "")
    distance = numbers.get("distance_m")
    facts = ActivityFacts(
        family="csv",
        basis="summary",
        line=row.line,
        start=start,
        day=day,
        offset=_offset(start, cells.get("start_utc")),
        sport=sport_of(said) if "type" in cells else running(),
        said=said,
        distance_m=None if distance is None else times(distance, metres),
        seconds=next((value for name in _TIMES if (value := numbers.get(name))), None),
        effort=amount(cells.get("effort")),
        title=cells.get("title", ""),
        note=cells.get("note", ""),
    )
    return found(facts, document, reading)


def _clock(cells: dict[str, str]) -> str:
    """Date and time of day in one text, a spreadsheet's `7:10` with its missing zero."""
    if local := cells.get("start_local"):
        return local
    time = cells.get("time", "")
    return f"{cells.get('date', '')} {'0' if time[1:2] == ':' else ''}{time}".strip()


def _objection(
    cells: dict[str, str], numbers: dict[str, float | None], *, dated: bool
) -> str:  # fmt: skip
    """What is wrong with a line, in a sentence; empty if nothing is."""
    if not dated:
        text = _clock(cells)
        return f"Its date, “{text}”, is not of the form YYYY-MM-DD, with HH:MM or HH:MM:SS."
    for name, value in numbers.items():
        if value is None:
            what = "metres" if name == "distance_m" else "seconds"
            return f"Its {name}, “{cells[name]}”, is not a number of {what}."
    return ""


def _local(text: str) -> tuple[datetime | None, date | None]:
    """The runner's clock, or only the day. A zone in the text is not asked for and is dropped."""
    try:
        if len(text) == len("2026-03-01"):
            return None, date.fromisoformat(text)
        return datetime.fromisoformat(text).replace(tzinfo=None), None
    except ValueError:
        return None, None


def _offset(local: datetime | None, utc_text: str | None) -> timedelta | None:
    utc = instant(utc_text)
    if local is None or utc is None:
        return None
    return zone_offset(local - utc.replace(tzinfo=None))

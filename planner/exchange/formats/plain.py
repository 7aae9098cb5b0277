"""Plain lists with `date,time,distance_m,duration_s`, and those of the sample histories.

Columns, in any order, others ignored: `date` (YYYY-MM-DD) and `time` (HH:MM or HH:MM:SS), or
`start_local` in one; `start_utc`; `type` (without it every line is a run); `distance_m`;
`duration_s` or `moving_s`, else `elapsed_s`; `title`; `note`; `effort` (0-10).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice

from planner.exchange.kit.cells import amount, instant, times, zone_offset
from planner.exchange.kit.sheet import TELL, SheetRow, TableOfFile
from planner.exchange.kit.sports import running, sport_of
from planner.exchange.lists.distance_unit import Sample, fits
from planner.exchange.lists.list_asking import asking
from planner.exchange.sources.document import Document
from planner.exchange.sources.facts import ActivityFacts, Reading, refused
from planner.exchange.sources.found import Found
from planner.exchange.sources.list_answers import METRES, DistanceUnit
from planner.exchange.sources.records import found

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
    lines = _Lines(places, METRES[unit], document, reading)
    for number, row in enumerate(table.rows(), start=1):
        if number % TELL == 0:
            reading.tell(f"line {number:,}")
        yield lines.found(row)


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


class _Lines:
    """Turns lines into what they found."""

    def __init__(
        self, places: dict[str, int], metres: float, document: Document, reading: Reading
    ) -> None:
        self._document = document
        self._reading = reading
        self._metres = metres
        self._numbers = [(name, places[name]) for name in _NUMBERS if name in places]
        # Looked up once: a list may have a million lines.
        self._start, self._date, self._time = map(places.get, ("start_local", "date", "time"))
        self._utc, self._type, self._effort = map(places.get, ("start_utc", "type", "effort"))
        self._texts = [(name, places[name]) for name in ("title", "note") if name in places]
        self._run = running()

    def found(self, row: SheetRow) -> Found:
        """What one line is."""
        if row.trouble:
            return refused("unreadable", self._document.name, row.trouble, _MEND, row.line)
        clock = self._clock(row)
        start, day = _local(clock)
        if start is None and day is None:
            no = f"Its date, “{clock}”, is not of the form YYYY-MM-DD, with HH:MM or HH:MM:SS."
            return refused("without_time", self._document.name, no, _MEND, row.line)
        numbers: dict[str, float] = {}
        for name, place in self._numbers:
            text = row.cell(place)
            if not text:
                continue
            value = _amount(text)
            if value is None:
                no = _no_number(name, text)
                return refused("unreadable", self._document.name, no, _MEND, row.line)
            numbers[name] = value
        return found(self._facts(row, start, day, numbers), self._document, self._reading)

    def _facts(
        self, row: SheetRow, start: datetime | None, day: date | None, numbers: dict[str, float]
    ) -> ActivityFacts:
        said = "" if self._type is None else row.cell(self._type)
        distance = numbers.get("distance_m")
        facts = ActivityFacts(
            family="csv",
            basis="summary",
            line=row.line,
            start=start,
            day=day,
            sport=self._run if self._type is None else sport_of(said),
            said=said,
            distance_m=None if distance is None else times(distance, self._metres),
            seconds=next((numbers[name] for name in _TIMES if name in numbers), None),
        )
        if self._utc is not None:
            facts.offset = _offset(start, row.cell(self._utc))
        if self._effort is not None:
            facts.effort = amount(row.cell(self._effort))
        for name, place in self._texts:
            setattr(facts, name, row.cell(place))
        return facts

    def _clock(self, row: SheetRow) -> str:
        """Date and time of day in one text, a spreadsheet's `7:10` with its missing zero."""
        if self._start is not None and (local := row.cell(self._start)):
            return local
        time = row.cell(self._time)
        return f"{row.cell(self._date)} {'0' if time[1:2] == ':' else ''}{time}".strip()


_amount = lru_cache(maxsize=4096)(amount)


def _no_number(name: str, text: str) -> str:
    what = "metres" if name == "distance_m" else "seconds"
    return f"Its {name}, “{text}”, is not a number of {what}."


def _local(text: str) -> tuple[datetime | None, date | None]:
    """The runner's clock, or only the day. A zone in the text is not asked for and is dropped."""
    try:
        if len(text) == len("2026-03-01"):
            return None, date.fromisoformat(text)
        start = datetime.fromisoformat(text)
        return start if start.tzinfo is None else start.replace(tzinfo=None), None
    except ValueError:
        return None, None


def _offset(local: datetime | None, utc_text: str | None) -> timedelta | None:
    utc = instant(utc_text)
    if local is None or utc is None:
        return None
    return zone_offset(local - utc.replace(tzinfo=None))

"""Strava's bulk export: the list `activities.csv`, and of the tracks only their time zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache

from planner.domain.values.errors import ExchangeError
from planner.domain.values.run import RunKind
from planner.exchange.formats.fit_frames import local_offset
from planner.exchange.kit.cells import sound_id
from planner.exchange.kit.dates import utc
from planner.exchange.kit.numerals import Sign, value_of
from planner.exchange.kit.sheet import TELL, Picker, SheetRow, TableOfFile
from planner.exchange.kit.sports import Sport, running, sport_of
from planner.exchange.lists.list_asking import asking
from planner.exchange.sources.document import Document
from planner.exchange.sources.facts import ActivityFacts, Reading, refused
from planner.exchange.sources.found import Found
from planner.exchange.sources.records import found
from planner.exchange.sources.strava_columns import StravaList, survey

_AGAIN = "Ask Strava for the export again, or add the run by hand."
_MOST_STRIDES = 120
"""Above this a cadence counts the steps of both feet already."""


def read_strava(document: Document, reading: Reading) -> Iterator[Found]:
    """One found for each row. Raises ExchangeError if the list as a whole is unreadable."""
    table = TableOfFile(document.content())
    whole = survey(table)
    if whole.is_open and reading.answers.order is None:
        yield asking("dates", document)
        return
    picker = Picker({field: at for field, at in whole.places.items() if at is not None})
    for number, row in enumerate(table.rows()):
        if number % TELL == TELL - 1:
            reading.tell(f"line {number + 1:,}")
        yield _row(row, picker, whole, document, reading)


def _row(
    row: SheetRow, picker: Picker, whole: StravaList, document: Document, reading: Reading
) -> Found:
    if row.trouble:
        return refused("unreadable", document.name, row.trouble, _AGAIN, row.line)
    cells = picker.pick(row)
    distance = cells.get("distance", "")
    metres = _amount(distance, whole.sign)
    if distance and metres is None:
        no = f"Its distance, “{distance}”, is not a number of metres."
        return refused("unreadable", document.name, no, _AGAIN, row.line)
    text = cells.get("date", "")
    start = utc(text, whole.order or reading.answers.order)
    if start is None:
        return refused(
            "without_time",
            document.name,
            f"Its date, “{text}”, cannot be read, or can be read in two ways.",
            "Where day and month are in doubt, say --dates dmy or --dates mdy; else ask Strava "
            "for the export again, or add the run by hand.",
            row.line,
        )
    facts = _facts(cells, start, whole.sign)
    facts.line = row.line
    facts.distance_m = metres
    if facts.track:
        facts.offset = _offset(document.beside(facts.track))
    return found(facts, document, reading)


def _facts(cells: dict[str, str], start: datetime, sign: Sign | None) -> ActivityFacts:
    """What the cells of a row say."""
    texts = cells.get

    def amount(field: str) -> float | None:
        return _amount(texts(field), sign)

    said = texts("type", "")
    facts = ActivityFacts(
        family="strava",
        basis="summary",
        id=sound_id(texts("id", "")),
        start=start,
        sport=_sport(said, cells),
        said=said,
        seconds=amount("moving") or amount("elapsed"),
        ascent_m=amount("gain"),
        descent_m=amount("loss"),
        cadence=_steps(amount("cadence")),
        effort=amount("effort"),
        title=texts("title", ""),
        track=texts("file", ""),
    )
    notes = texts("description"), texts("private")
    if any(notes):
        facts.note = "\n\n".join(filter(None, notes))
    return facts


def _amount(text: str | None, sign: Sign | None) -> float | None:
    value = value_of(text, sign) if text else None
    return value if value is not None and value >= 0 else None


def _sport(said: str, cells: dict[str, str]) -> Sport | None:
    """The sport; of a run that says no more of itself also whether it was a race or long."""
    sport = _known(said)
    if sport is None or sport.kind is not RunKind.RUN:
        return sport
    if _ticked(cells.get("race", "")):
        return running(RunKind.RACE)
    return running(RunKind.LONG) if _ticked(cells.get("long", "")) else sport


@lru_cache(maxsize=256)
def _known(said: str) -> Sport | None:
    """Lists repeat a few words a million times."""
    return sport_of(said)


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

"""Lists of activities by the names of their columns: Garmin Connect's, Runkeeper's, that of
garmin-connect-export, anybody's own; and lists whose columns the runner has named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from planner.domain.values.errors import UsageError
from planner.exchange.kit.cells import sound_id, times
from planner.exchange.kit.dates import local
from planner.exchange.kit.numerals import is_missing, value_of
from planner.exchange.kit.sheet import TELL, Picker, SheetRow, TableOfFile
from planner.exchange.kit.sports import Sport, running, sport_of
from planner.exchange.kit.stamps import written_offset
from planner.exchange.lists.list_asking import asking
from planner.exchange.lists.list_mapping import EXAMPLE, fingerprint, listed, mapped
from planner.exchange.lists.list_survey import Survey
from planner.exchange.sources.document import Document
from planner.exchange.sources.facts import ActivityFacts, Reading, refused
from planner.exchange.sources.found import Found
from planner.exchange.sources.list_answers import METRES, DistanceUnit
from planner.exchange.sources.list_columns import Columns, columns_of, garmin_columns
from planner.exchange.sources.records import found

MEND = "Correct the line and import the list again: lines already here stay as they are."
_FASTEST = 30.0
"""m/s; above that a distance of a list in kilometres is one in metres: a track, a pool."""
_LEAST_POOL = 25
_STEPS = 120
_NO_SPORT = {
    False: "It names no sport: what has a running pace is a run.",
    True: "It names no sport: every line is taken as a run.",
}
"""By whether the runner has named its columns."""
_FAMILIES = (("garmin", ("activity parent",)), ("runkeeper", ("route name", "activity id")))
"""Whose list it is, by columns that only they have."""


def read_list(document: Document, reading: Reading) -> Iterator[Found]:
    """One found for each line, or one that asks what the list does not say."""
    table = TableOfFile(document.content())
    answers = reading.answers
    key = fingerprint(table.header)
    is_garmin = document.kind == "garmin-csv"
    mapping = answers.mapping or answers.remembered.get(key, "")
    try:
        columns = mapped(mapping, table.header) if mapping else _columns(table, is_garmin)
    except UsageError as error:
        yield asking("map", document, error.message, error.hint)
        return
    if not mapping and document.kind == "table" and not document.asked:
        return  # some other program's, and nobody has said that it is about runs
    if "date" not in columns or not (mapping or "distance" in columns):
        yield asking(
            "map",
            document,
            f"It is a list, but its columns are not known here: {listed(table.names)}.",
            f"Name them once, they are remembered: {EXAMPLE}.",
        )
        return
    survey = Survey(table, columns, answers, reading.tell)
    lines = _Lines(
        document, reading, columns, survey, _family(table, is_garmin), key if mapping else ""
    )
    if survey.unit.unit is None:
        yield asking("unit", document, f"{lines.whose} {survey.unit.words}")
        return
    if survey.asks_dates:
        yield asking("dates", document)
        return
    for number, row in enumerate(table.rows()):
        if number % TELL == TELL - 1:
            reading.tell(f"{number + 1:,} of {survey.rows:,} lines")
        yield lines.found(row)


def _columns(table: TableOfFile, is_garmin: bool) -> Columns:
    if is_garmin:
        return garmin_columns(table.header, table.first())
    return columns_of(table.header)


def _family(table: TableOfFile, is_garmin: bool) -> str:
    if is_garmin:
        return "garmin"
    for family, marks in _FAMILIES:
        if set(marks) <= set(table.header):
            return family
    return "csv"


class _Lines:
    """Turns lines into what they found."""

    def __init__(
        self,
        document: Document,
        reading: Reading,
        columns: Columns,
        survey: Survey,
        family: str,
        mapped_by: str,
    ) -> None:
        """
        Args:
            mapped_by: The fingerprint whose mapping was used, if one was.
        """
        self._mapped_by = mapped_by
        self._document = document
        self._reading = reading
        self._columns = columns
        self._survey = survey
        self._family = family
        self._sports: dict[str, Sport | None] = {}
        self._picker = Picker({field: column.place for field, column in columns.items()})
        every = "" if "type" in columns else _NO_SPORT[bool(mapped_by)]
        self._note = " ".join(filter(None, (survey.unit.words, every)))

    @property
    def whose(self) -> str:
        """What it is, in a sentence."""
        if self._family == "garmin":
            return "It is an activity list of Garmin Connect."
        return "It is a list of activities."

    def found(self, row: SheetRow) -> Found:
        """What one line is."""
        if row.trouble:
            return refused("unreadable", self._document.name, row.trouble, MEND, row.line)
        cells = self._picker.pick(row)
        date_said = cells.pop("date")
        cells = {field: text for field, text in cells.items() if not is_missing(text)}
        distance, time = cells.get("distance"), cells.get("time")
        measured = self._survey.distance(distance) if distance else None
        seconds = self._survey.seconds(time) if time else None
        no = ""
        if distance and measured is None:
            no = f"Its distance, “{distance}”, is not a number."
        elif time and seconds is None:
            no = f"Its time, “{time}”, is not a duration such as 0:28:10."
        if no:
            return refused("unreadable", self._document.name, no, MEND, row.line)
        when, trouble = self._when(date_said, cells.get("clock", ""))
        if when is None:
            return refused("without_time", self._document.name, trouble, MEND, row.line)
        facts = self._facts(cells, when, measured, seconds)
        facts.line = row.line
        return found(facts, self._document, self._reading)

    def _when(self, text: str, clock: str) -> tuple[datetime | date | None, str]:
        when = local(text, self._survey.order)
        if when is None:
            return None, f"Its date, “{text}”, is no date, or can be read in two ways."
        if not clock or isinstance(when, datetime):
            return when, ""
        # Borrowed day: what is asked is the time alone.
        moment = local(f"2000-01-01 {clock.zfill(5) if clock[1:2] == ':' else clock}", None)
        if not isinstance(moment, datetime):
            return None, f"Its time of day, “{clock}”, is none."
        return datetime.combine(when, moment.time()), ""

    def _facts(
        self,
        cells: dict[str, str],
        when: datetime | date,
        measured: tuple[float, DistanceUnit] | None,
        seconds: float | None,
    ) -> ActivityFacts:
        said = cells.get("type", "")
        sport = self._sport(said)
        metres, remarks = self._metres(measured, sport, seconds)
        start = when if isinstance(when, datetime) else None
        facts = ActivityFacts(
            family=self._family,
            basis="summary",
            id=sound_id(cells["id"]) if "id" in cells else "",
            start=start,
            day=None if start else when,
            offset=self._offset(start),
            sport=sport,
            said=said,
            distance_m=metres,
            seconds=seconds,
            title=cells.get("title", ""),
            note=cells.get("note", ""),
            remarks=remarks,
            track=cells.get("file", ""),
            list_note=self._note,
            mapped_by=self._mapped_by,
        )
        if "ascent" in cells:
            facts.ascent_m = self._height(cells, "ascent")
        if "descent" in cells:
            facts.descent_m = self._height(cells, "descent")
        if "cadence" in cells:
            facts.cadence = self._steps(cells)
        if "effort" in cells:
            facts.effort = self._number(cells, "effort")
        return facts

    def _offset(self, start: datetime | None) -> timedelta | None:
        """The offset the list wrote: UTC is what programs write that know none, but
        garmin-connect-export does."""
        if start is None or self._family == "garmin":
            return start.utcoffset() if start else None
        return written_offset(start)

    def _sport(self, said: str) -> Sport | None:
        if said not in self._sports:
            # Who named the columns of a list without sports meant runs.
            is_meant = bool(self._mapped_by) and "type" not in self._columns
            self._sports[said] = running() if is_meant else sport_of(said)
        return self._sports[said]

    def _metres(
        self,
        measured: tuple[float, DistanceUnit] | None,
        sport: Sport | None,
        seconds: float | None,
    ) -> tuple[float | None, tuple[str, ...]]:
        """Metres, and what to know about them.

        Garmin's lists give single sports, such as swimming and track sessions, in metres though
        all else is in kilometres, and say so nowhere.
        """
        if measured is None:
            return None, ()
        value, unit = measured
        if unit in ("km", "mi") and self._family == "garmin":
            small: DistanceUnit = "m" if unit == "km" else "yd"
            is_pool = sport is not None and sport.name == "swimming" and value >= _LEAST_POOL
            if is_pool or (seconds and value * METRES[unit] / seconds > _FASTEST):
                is_run = sport is not None and sport.kind is not None
                small = "m" if is_run else small
                words = "Its distance is taken as metres, unlike the others of the list."
                return times(value, METRES[small]), (words,) if is_run else ()
        return times(value, METRES[unit]), ()

    def _number(self, cells: dict[str, str], field: str) -> float | None:
        return value_of(cells[field], self._survey.way.sign or ".")

    def _height(self, cells: dict[str, str], field: str) -> float | None:
        """Metres of climb: in feet where distances are in miles, if the name says nothing."""
        value = self._number(cells, field)
        if value is None or value < 0:
            return None
        told = self._columns[field].unit or ("ft" if self._survey.unit.unit == "mi" else "m")
        return times(value, METRES["ft"] if told == "ft" else 1)

    def _steps(self, cells: dict[str, str]) -> float | None:
        cadence = self._number(cells, "cadence")
        if not cadence or cadence < 0:
            return None
        return cadence if cadence >= _STEPS or self._family == "garmin" else cadence * 2

"""A first look over all rows of a list: how it writes numbers, times and dates, and its unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from planner.exchange.kit.dates import ColumnOrder, Order
from planner.exchange.kit.durations import Clock, is_short, seconds_of
from planner.exchange.kit.numerals import LONGEST_MISSING, ColumnSigns, Sign, is_missing, value_of
from planner.exchange.kit.sheet import TELL, SheetRow, TableOfFile
from planner.exchange.kit.sports import sport_of
from planner.exchange.lists.distance_unit import Sample, UnitFound, Way, fits, unit_shown
from planner.exchange.sources.list_answers import (
    ASKED_UNITS,
    METRES,
    UNIT_NAMES,
    DistanceUnit,
    ListAnswers,
)
from planner.exchange.sources.list_columns import Columns
from planner.exchange.sources.list_words import UNIT_WORDS

_MOST = 5000
"""Runs of a list that are asked for its unit."""
_SHOWING = ("distance", "time", "pace", "cadence", "stride")
"""Fields that are kept of them; the whole rows would be as large as the file."""
_FIRST = 200
"""Rows whose other numbers may tell the decimal sign."""
_STEPS = 120
"""Below this a cadence counts one leg."""
_LONG_STRIDE = 10
"""Above this a stride is in centimetres."""
NO_RUNS = UnitFound(None, "It does not say what its distances are in.")
_SCALES = {"s": (1.0,), "min": (60.0,), "h": (3600.0,), "ms": (0.001,)}
_WITH_UNIT = re.compile(r"([\d.,\s]+?)\s*([^\W\d_]+)\.?")
_LENGTHS: dict[str, DistanceUnit] = {word: unit for unit in METRES for word in UNIT_WORDS[unit]}
_UNITS: dict[str, DistanceUnit] = {unit: unit for unit in METRES}


class Survey:
    """What a list is like as a whole."""

    def __init__(
        self,
        table: TableOfFile,
        columns: Columns,
        answers: ListAnswers,
        tell: Callable[[str], None],
    ) -> None:
        self._columns = columns
        self._answers = answers
        self._dates = ColumnOrder()
        self._signs = ColumnSigns()
        self._units: Counter[DistanceUnit] = Counter()
        self._runs: list[tuple[str, ...]] = []
        self._is_run: dict[str, bool] = {}
        self._short = self._long = self._bare = False
        self.rows = 0
        for row in table.rows():
            self._look(row)
            if self.rows % TELL == 0:
                tell(f"looked at {self.rows:,} lines")
        self._other_signs(islice(table.rows(), _FIRST))
        self.order: Order | None = self._dates.order or answers.order
        self.way, self.unit = self._decided()
        self._runs.clear()

    @property
    def asks_dates(self) -> bool:
        """True if day and month of every date can be read both ways."""
        return self._dates.is_open and self.order is None

    def distance(self, text: str) -> tuple[float, DistanceUnit] | None:
        """A distance and its unit; None if it is none."""
        found = _distance(text, self.way.sign)
        unit = (found[1] or self.unit.unit) if found else None
        return (found[0], unit) if found and unit else None

    def seconds(self, text: str) -> float | None:
        """A duration in seconds."""
        return seconds_of(text, self.way.clock, self.way.scale, self.way.sign)

    def _look(self, row: SheetRow) -> None:
        self.rows += 1
        columns = self._columns
        self._dates.look(row.cell(columns["date"].place))
        distance = cell_of(row, columns, "distance")
        self._signs.look(distance)
        time = cell_of(row, columns, "time")
        if is_short(time):
            self._short = True
        elif ":" in time:
            self._long = True
        elif time:
            self._bare = True
        if distance and len(self._runs) < _MOST and self._runs_in(cell_of(row, columns, "type")):
            self._runs.append(tuple(cell_of(row, columns, field) for field in _SHOWING))
            if match := _WITH_UNIT.fullmatch(distance):
                unit = _LENGTHS.get(match[2].casefold())
                if unit:
                    self._units[unit] += 1

    def _runs_in(self, said: str) -> bool:
        if "type" not in self._columns:
            return True
        if said not in self._is_run:
            sport = sport_of(said)
            self._is_run[said] = sport is not None and sport.kind is not None
        return self._is_run[said]

    def _other_signs(self, rows: Iterator[SheetRow]) -> None:
        """Where the distances do not tell the decimal sign, other numbers of the list may."""
        if not self._signs.is_open:
            return
        for row in rows:
            for text in row.cells:
                if value_of(text.strip(), ".") is not None and "." in text + ",":
                    self._signs.look(text.strip())

    def _decided(self) -> tuple[Way, UnitFound]:
        """How its numbers are read, and the unit of its distances."""
        told = self._told()
        ways = list(self._ways())
        if not self._runs:
            return ways[0], UnitFound(told) if told else self._answered(NO_RUNS)
        sampled = [(way, self._samples(way)) for way in ways]
        units = [unit for unit in ASKED_UNITS if unit == told] or list(ASKED_UNITS)
        fitting = [
            (way, samples) for way, samples in sampled if any(fits(samples, unit) for unit in units)
        ]
        way, samples = (fitting or sampled)[0]
        if told:
            return way, self._held_against(told, samples, bool(fitting))
        if len({one.sign for one, _ in fitting}) > 1:
            return self._by_answer(fitting)
        found = unit_shown(samples, self._pace_unit())
        return way, found if found.unit else self._answered(found)

    def _told(self) -> DistanceUnit | None:
        """The unit that header or cells name; that of a list without distances is no matter."""
        if "distance" not in self._columns:
            return "km"
        if not self._columns["distance"].unit and len(self._units) == 1:
            return next(iter(self._units))
        return _UNITS.get(self._columns["distance"].unit)

    def _by_answer(self, fitting: list[tuple[Way, list[Sample]]]) -> tuple[Way, UnitFound]:
        """5.000 may be five or five thousand: the runner's unit decides, or nothing does."""
        unit = self._answers.unit
        for way, samples in fitting:
            if unit and fits(samples, unit):
                return way, UnitFound(unit)
        return fitting[0][0], UnitFound(None, "Its distances can be read in two ways.")

    def _held_against(
        self, told: DistanceUnit, samples: list[Sample], is_fitting: bool
    ) -> UnitFound:
        """What the header says, unless no run could be so and another unit fits."""
        others = [UNIT_NAMES[unit] for unit in ASKED_UNITS if fits(samples, unit)]
        if is_fitting or not others or told not in ASKED_UNITS:
            return UnitFound(told)
        words = f"Its header says {UNIT_NAMES[told]}, but as {' or '.join(others)} they are runs."
        return self._answered(UnitFound(None, words))

    def _answered(self, found: UnitFound) -> UnitFound:
        return UnitFound(self._answers.unit) if self._answers.unit else found

    def _ways(self) -> Iterator[Way]:
        signs: tuple[Sign | None, ...] = (self._signs.sign,)
        if self._signs.is_open:
            signs = (".", ",")
        unit = self._columns["time"].unit if "time" in self._columns else "s"
        clocks: tuple[Clock, ...] = ("m:s", "h:m") if self._short and not self._long else ("m:s",)
        scales = _SCALES.get(unit, (1.0, 60.0, 86_400.0) if self._bare else (1.0,))
        for sign in signs:
            for clock in clocks:
                for scale in scales:
                    yield Way(sign, clock, scale)

    def _samples(self, way: Way) -> list[Sample]:
        return [sample for told in self._runs if (sample := _sample(told, way))]

    def _pace_unit(self) -> str:
        """What the pace is per, if its name or its cells say so."""
        column = self._columns.get("pace")
        if column is None or column.unit:
            return column.unit if column else ""
        for told in self._runs[:1]:
            text = told[_SHOWING.index("pace")].casefold()
            for unit, ending in (("per km", "/km"), ("per mi", "/mi")):
                if ending in text:
                    return unit
        return ""


def _sample(told: tuple[str, ...], way: Way) -> Sample | None:
    distance, time, pace, cadence, stride = told
    found = _distance(distance, way.sign)
    if not found or not found[0]:
        return None
    seconds = seconds_of(time, way.clock, way.scale, way.sign)
    seconds_per = seconds_of(re.sub(r"\s*/.*", "", pace))
    steps, metres = value_of(cadence, way.sign), value_of(stride, way.sign)
    stride_m = None
    if steps and metres and seconds:
        steps = steps * (2 if steps < _STEPS else 1)
        stride_m = steps * seconds / 60 * (metres / 100 if metres > _LONG_STRIDE else metres)
    return Sample(found[0], seconds or None, seconds_per or None, stride_m)


def _distance(text: str, sign: Sign | None) -> tuple[float, DistanceUnit | None] | None:
    """The number of a cell and the unit that stands behind it, if one does."""
    value, unit = value_of(text, sign), None
    if value is None and (match := _WITH_UNIT.fullmatch(text)):
        unit = _LENGTHS.get(match[2].casefold())
        value = value_of(match[1], sign) if unit else None
    return None if value is None or value < 0 else (value, unit)


def cell_of(row: SheetRow, columns: Columns, field: str) -> str:
    """The text of a field; empty if it says that there is nothing."""
    column = columns.get(field)
    if column is None:
        return ""
    text = row.cell(column.place)
    return "" if len(text) <= LONGEST_MISSING and is_missing(text) else text

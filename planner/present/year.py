"""The year strip: a sign for each day, its title, and what a day says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from planner.domain.values.calendar import DAY, week_of
from planner.logbook.logbook import Logbook
from planner.logbook.year_days import Measure
from planner.present.pain_scale import run_scale
from planner.widgets.day_bars import GAP, HEIGHTS, Zones, block, zone_tone
from planner.widgets.year_strip import DOWN, StripDay, StripLabel
from planner.wording import amounts, days
from planner.wording.amounts import Unit

TITLES: dict[Measure, str] = {
    "pain": "worst pain of the day",
    "done": "sets done",
    "km": "distance run",
}
SHORT: dict[Measure, str] = {"pain": "pain", "done": "sets", "km": "distance"}
"""The measures in one word each, for the key that changes them."""
NO_VALUE: dict[Measure, str] = {"pain": "no score", "done": "no set", "km": "no run"}


class YearShown(msgspec.Struct, frozen=True):
    """What a year strip is given."""

    days: tuple[StripDay, ...]
    labels: tuple[StripLabel, ...]
    names: tuple[str, ...]


def year_shown(book: Logbook, year: int, measure: Measure, values: Mapping[date, int]) -> YearShown:
    """The days of a year by week; of scores the height of 0-10, of all else that of the year's
    highest number. A day that is still to come has no sign."""
    first = week_of(date(year, 1, 1), book.week_start)
    last = week_of(date(year, 12, 31), book.week_start) + (DOWN - 1) * DAY
    most = 10 if measure == "pain" else max(values.values(), default=1)
    zones = run_scale(book.parameters).zones if measure == "pain" else ()
    listed = [first + n * DAY for n in range((last - first).days + 1)]
    cells = tuple(
        _cell(day, values.get(day), most, zones, book.today) if day.year == year else StripDay("")
        for day in listed
    )
    labels = [
        StripLabel(((date(year, month, 1) - first).days) // DOWN, days.MONTHS[month - 1])
        for month in range(1, 13)
    ]
    names = tuple(days.weekday(first + n * DAY)[:2] for n in range(DOWN))
    return YearShown(cells, tuple(labels), names)


def _cell(day: date, value: int | None, most: int, zones: Zones, today: date) -> StripDay:
    key = day.isoformat()
    if value is None:
        return StripDay(key, " " if day > today else GAP, "muted")
    return StripDay(key, block(value, most), zone_tone(value, zones) or "info")


def year_title(year: int, measure: Measure, values: Mapping[date, int], unit: Unit) -> str:
    """`2026: distance run, █ = 9.1 km`."""
    title = f"{year}: {TITLES[measure]}"
    full = max(values.values(), default=0)
    if measure == "pain" or not full:
        return title
    return f"{title}, {HEIGHTS[-1]} = {_amount(full, measure, unit)}"


def day_words(day: date, measure: Measure, value: int | None, unit: Unit, today: date) -> str:
    """`Wed 4 Nov: 6/10`."""
    amount = NO_VALUE[measure] if value is None else _amount(value, measure, unit)
    return f"{days.dated(day, today)}: {amount}"


def _amount(value: int, measure: Measure, unit: Unit) -> str:
    if measure == "pain":
        return amounts.score(value)
    return amounts.plural(value, "set") if measure == "done" else amounts.distance(value, unit)

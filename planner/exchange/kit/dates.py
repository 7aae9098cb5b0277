"""Dates as lists write them, in the words of a language; whose clock it is, the reader knows.

`May 23, 2023, 12:40:57 PM`, `09.12.2022, 15:24:49`, `1 mrt 2026, 07:10:05`,
`8 may 2026, 6:00:59 p.m.`, `23 de mai. de 2023, 12:40:57`, `2023年5月23日 12:40:57`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time
from typing import Literal

Order = Literal["day first", "month first"]
"""How a list writes dates that are digits only."""

_MONTH_WORDS = (
    "jan ene gen janv янв sty led oca tammi",
    "feb fev fév fevr févr febr фев lut úno şub helmi",
    "mar mär märz mars mrt maa мар marzo mac bře mart maalis",
    "apr abr avr avril апр kwi dub nis huhti",
    "may mai mag mei maj мая май kvě touko",
    "jun juin giu июн cze čer haz kesä",
    "jul juil lug июл lip čvc tem heinä",
    "aug ago aoû août авг sie srp ağu elo agu agt",
    "sep set sept сен wrz zář eyl syys",
    "oct okt ott out окт paź říj eki loka",
    "nov ноя lis kas marras",
    "dec dez déc dic des дек gru pro ara joulu",
)
_MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_LONGEST = 60
"""No date is longer."""
_AFTERNOON = re.compile(r"\bp\.?\s?m\b|오후|下午|午後")
_MORNING = re.compile(r"\ba\.?\s?m\b|오전|上午|午前")
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
"""No part of a date is longer: what is, is none, and may be too long for any number."""
_ENGLISH = re.compile(
    r"([A-Z][a-z]{2})[a-z]* (\d{1,2}), (\d{4}),? (\d{1,2}):(\d\d):(\d\d)[ \u202f]([AP])M"
)
"""The commonest by far, and quick."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?")
_CLOCK = re.compile(r"(?<![\d.:/-])(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?![\d.:])")


class ColumnOrder:
    """How a column of dates writes day and month, one date after the other."""

    def __init__(self) -> None:
        self._first = self._second = self._open = 0

    def look(self, text: str) -> None:
        """Take one cell into account."""
        if _ISO.match(text) or _ENGLISH.match(text):
            return
        parts = _split(text)
        if parts is None or parts[1] or len(parts[0]) < 3 or len(parts[0][0]) == 4:
            return
        first, second = int(parts[0][0]), int(parts[0][1])
        self._first += first > 12
        self._second += second > 12
        self._open += first <= 12 and second <= 12 and first != second and "." not in text

    @property
    def order(self) -> Order | None:
        """What the dates show; None if every one can be read both ways."""
        if self._first == self._second:
            return None
        return "day first" if self._first > self._second else "month first"

    @property
    def is_open(self) -> bool:
        """True if there are dates that can be read both ways, and none that decides it."""
        return self.order is None and self._open > 0


def utc(text: str, order: Order | None) -> datetime | None:
    """The instant a clock of UTC showed, or None if it is no date or can be read two ways."""
    found = local(text, order)
    if isinstance(found, datetime):
        if found.tzinfo is not None:
            return found.astimezone(UTC)
        return datetime.combine(found.date(), found.time(), UTC)  # `replace` takes thrice as long
    return None


def local(text: str, order: Order | None) -> datetime | date | None:
    """What a clock on the wall showed, or the day alone if no time of day is told.

    Aware if the text names its offset. None if it is no date or can be read two ways.
    """
    try:
        if match := _ISO.fullmatch(text):
            # Apple parts the offset from the time by a blank.
            whole = text[:19] + text[19:].replace(" ", "")
            return datetime.fromisoformat(whole) if match[1] else date.fromisoformat(text)
        if match := _ENGLISH.fullmatch(text):
            return _english(match)
        parts = _split(text)
        if parts is None:
            return None
        numbers, month, clock = parts
        day = _day(numbers, month, order, dotted="." in text)
        if day is None:
            return None
        return date(*day) if clock is None else datetime.combine(date(*day), time(*clock))
    except (ValueError, OverflowError):
        return None


def _english(match: re.Match[str]) -> datetime | None:
    month, hour = _MONTHS.get(match[1].lower()), int(match[4])
    if month is None or hour > 12:
        return None
    hour = hour % 12 + (12 if match[7] == "P" else 0)
    day = date(int(match[3]), month, int(match[2]))
    return datetime.combine(day, time(hour, int(match[5]), int(match[6])))


_Parts = tuple[list[str], int, tuple[int, int, int] | None]


def _split(text: str) -> _Parts | None:
    """The numbers of the date, the month if it is a word (else 0), and the time of day if any."""
    if len(text) > _LONGEST:
        return None
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    matches = list(_CLOCK.finditer(plain))
    clock: tuple[int, int, int] | None = None
    rest = plain
    if matches:
        match = matches[-1]
        rest = plain[: match.start()] + " " + plain[match.end() :]
        if not re.search(r"\d", rest):  # 20.11.26 is a day, not a time of it
            return _NUMBER.findall(plain), 0, None
        hour = int(match[1])
        if _AFTERNOON.search(rest) and hour < 12:
            hour += 12
        elif _MORNING.search(rest) and hour == 12:
            hour = 0
        clock = hour, int(match[2]), int(match[3] or 0)
    words = re.findall(r"[^\W\d_]+", rest)
    month = next((_MONTHS[key] for word in words if (key := _month_key(word))), 0)
    numbers = _NUMBER.findall(rest)
    return (numbers, month, clock) if numbers else None


def _month_key(word: str) -> str:
    """The longest beginning of a word that names a month: `septembre` -> `sept`."""
    return next((word[:n] for n in range(min(len(word), 6), 2, -1) if word[:n] in _MONTHS), "")


def _day(
    numbers: list[str], month: int, order: Order | None, *, dotted: bool
) -> tuple[int, int, int] | None:
    """Year, month and day from the numbers of a date."""
    if month and len(numbers) == 2:
        years = [int(number) for number in numbers if len(number) == 4]
        days = [int(number) for number in numbers if len(number) < 3]
        return (years[0], month, days[0]) if years and days else None
    if month or len(numbers) != 3:
        return None
    if len(numbers[0]) == 4:
        return int(numbers[0]), int(numbers[1]), int(numbers[2])
    if len(numbers[2]) not in (2, 4):
        return None
    first, second, year = int(numbers[0]), int(numbers[1]), _whole_year(numbers[2])
    # A date that shows its own order is read by that, whatever the others show.
    if first > 12 or first == second:
        return year, second, first
    if second > 12 or order == "month first":
        return year, first, second
    return (year, second, first) if order == "day first" or dotted else None


def _whole_year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)

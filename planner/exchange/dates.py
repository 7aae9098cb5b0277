"""Dates as Strava writes them in its lists: one instant in UTC, in the words of a language.

`May 23, 2023, 12:40:57 PM`, `09.12.2022, 15:24:49`, `1 mrt 2026, 07:10:05`,
`8 may 2026, 6:00:59 p.m.`, `23 de mai. de 2023, 12:40:57`, `2023年5月23日 12:40:57`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
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
_AFTERNOON = re.compile(r"\bp\.?\s?m\b|오후|下午|午後")
_MORNING = re.compile(r"\ba\.?\s?m\b|오전|上午|午前")
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
"""No part of a date is longer: what is, is none, and may be too long for any number."""
_CLOCK = re.compile(r"(?<![\d.:/-])(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?![\d.:])")


def order_of(texts: Iterable[str]) -> Order | None:
    """How a column of dates writes day and month; None if every one can be read both ways."""
    for text in texts:
        parts = _split(text)
        if parts is None or parts[1] or len(parts[0]) < 3 or len(parts[0][0]) == 4:
            continue
        if int(parts[0][0]) > 12:
            return "day first"
        if int(parts[0][1]) > 12:
            return "month first"
    return None


def utc(text: str, order: Order | None) -> datetime | None:
    """The instant, or None if it is no date or can be read two ways."""
    parts = _split(text)
    if parts is None:
        return None
    numbers, month, clock = parts
    day = _day(numbers, month, order, dotted="." in text)
    if day is None:
        return None
    try:
        return datetime(*day, *clock, tzinfo=UTC)
    except ValueError:
        return None


_Parts = tuple[list[str], int, tuple[int, int, int]]


def _split(text: str) -> _Parts | None:
    """The numbers of the date, the month if it is a word (else 0), and the time of day."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    matches = list(_CLOCK.finditer(plain))
    if not matches:
        return None
    match = matches[-1]
    rest = plain[: match.start()] + " " + plain[match.end() :]
    hour = int(match[1])
    if _AFTERNOON.search(rest) and hour < 12:
        hour += 12
    elif _MORNING.search(rest) and hour == 12:
        hour = 0
    words = re.findall(r"[^\W\d_]+", rest)
    month = next((_MONTHS[key] for word in words if (key := _month_key(word))), 0)
    return _NUMBER.findall(rest), month, (hour, int(match[2]), int(match[3] or 0))


def _month_key(word: str) -> str:
    """The longest beginning of a word that names a month: `septembre` -> `sept`."""
    return next((word[:n] for n in range(min(len(word), 6), 2, -1) if word[:n] in _MONTHS), "")


def _day(
    numbers: list[str], month: int, order: Order | None, *, dotted: bool
) -> tuple[int, int, int] | None:
    """Year, month and day from the numbers of a date."""
    if month and len(numbers) == 2:
        year = next((n for n in numbers if len(n) == 4), None)
        day = next((n for n in numbers if len(n) < 3), None)
        return None if year is None or day is None else (int(year), month, int(day))
    if month or len(numbers) != 3:
        return None
    first, second, third = numbers
    if len(first) == 4:
        return int(first), int(second), int(third)
    if len(third) != 4:
        return None
    if order == "month first":
        return int(third), int(first), int(second)
    if order == "day first" or dotted:
        return int(third), int(second), int(first)
    return None

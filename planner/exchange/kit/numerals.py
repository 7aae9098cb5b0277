"""Numbers as people's lists write them: which sign is the decimal one is decided by the column."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache
from typing import Literal

Sign = Literal[".", ","]
"""The decimal sign of a column; the other one then parts thousands."""

_PARTING = str.maketrans("", "", " \t\u00a0\u2009\u202f'’")
"""What parts thousands and nothing else; a leading apostrophe is a spreadsheet's guard."""
_PLAIN = re.compile(r"[-+−]?[\d.,]*\d[\d.,]*(?:e[-+]?\d+)?", re.IGNORECASE)
_EITHER_WAY = re.compile(r"[0-9]{1,15}(?:\.(?:[0-9]{1,2}|[0-9]{4,17}))?")
MISSING = frozenset(("", "-", "--", "---", "—", "–", "nan", "n/a", "null", "none"))
"""How programs write that there is nothing."""
LONGEST_MISSING = 4


def is_missing(text: str) -> bool:
    """True for a cell that says that there is no value; blanks around it are gone."""
    return len(text) <= LONGEST_MISSING and not text.isdecimal() and text.lower() in MISSING


def shown_sign(text: str) -> Sign | None:
    """The decimal sign a number shows; None if it has none, or can be read both ways (5.000)."""
    plain = text.translate(_PARTING)
    dots, commas = plain.count("."), plain.count(",")
    if not dots and not commas:
        return None
    if dots and commas:
        return "." if plain.rfind(".") > plain.rfind(",") else ","
    sign: Sign = "." if dots else ","
    if dots + commas > 1:
        return "," if dots else "."
    head, _, tail = plain.lower().partition("e")[0].lstrip("+-−").partition(sign)
    return None if len(tail) == 3 and 1 <= len(head) <= 3 and head[0] != "0" else sign


class ColumnSigns:
    """What the numbers of a column show, one after the other."""

    def __init__(self) -> None:
        self._seen: Counter[Sign | None] = Counter()

    def look(self, text: str) -> None:
        """Take one cell into account."""
        if "," in text or ("." in text and not _EITHER_WAY.fullmatch(text)):
            self._seen[shown_sign(text)] += 1
        elif "." in text:
            self._seen["."] += 1

    @property
    def sign(self) -> Sign | None:
        """The decimal sign of the column; None if no number shows it."""
        dots, commas = self._seen["."], self._seen[","]
        if dots == commas:
            return None
        return "." if dots > commas else ","

    @property
    def is_open(self) -> bool:
        """True if there are numbers that can be read both ways, and none that decides it."""
        return self.sign is None and self._seen[None] > 0


@lru_cache(maxsize=8192)
def value_of(text: str, sign: Sign | None) -> float | None:
    """The number in a cell of a column with that decimal sign; None if it is none.

    A number that shows its own sign is read by that. One that can be read both ways (5.000) in a
    column whose sign is not known is none.
    """
    if not text:
        return None
    if _EITHER_WAY.fullmatch(text):  # most numbers, and no sign can change them
        return float(text)
    plain = text.translate(_PARTING)
    if not _PLAIN.fullmatch(plain):
        return None
    plain = plain.replace("−", "-")
    if "." in plain or "," in plain:
        sign = shown_sign(plain) or sign
        if sign is None:
            return None
        plain = plain.replace("," if sign == "." else ".", "").replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) else None

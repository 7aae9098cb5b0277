"""Tables of text: encoding, separator and header line of somebody's CSV file."""

from __future__ import annotations

import codecs
import csv
import re
from io import StringIO
from typing import NamedTuple

from planner.domain.values.errors import ExchangeError

_SEPARATORS = (",", ";", "\t")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class SheetRow(NamedTuple):
    """One line of a table."""

    line: int
    """Counted from 1; where a cell holds line breaks, its last line."""
    cells: list[str]

    def cell(self, column: int | None) -> str:
        """The text in a column, trimmed; empty if there is no such column in this line."""
        return self.cells[column].strip() if column is not None and column < len(self.cells) else ""


class TableOfFile(NamedTuple):
    """A table with its header line."""

    header: tuple[str, ...]
    """Names in lower case, without HTML tags and blanks around."""
    rows: list[SheetRow]


def sheet(data: bytes, *, most: int | None = None) -> TableOfFile:
    """Read a table, or the first `most` of its rows. Raises ExchangeError if it is none."""
    text = _decoded(data).lstrip("\r\n")
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    header: tuple[str, ...] = ()
    rows: list[SheetRow] = []
    try:
        for cells in reader:
            if not any(cells):
                continue
            if not header:
                header = tuple(_name(cell) for cell in cells)
            elif most is not None and len(rows) == most:
                break
            else:
                rows.append(SheetRow(reader.line_num, cells))
    except csv.Error as error:
        raise ExchangeError(
            f"Line {reader.line_num} is not a line of a table: {error}.",
            "Export the list again without opening it in another program.",
        ) from error
    return TableOfFile(header, rows)


def _name(cell: str) -> str:
    """A header cell; some Strava lists hold `<span class="translation_missing">Type</span>`."""
    return re.sub(r"<[^>]*>", "", cell).strip().casefold()


def _decoded(data: bytes) -> str:
    """Text of a list: UTF-8 as a rule, UTF-16 or Windows' own after a trip through Excel."""
    if data.startswith(_UTF_16):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The beginning of a file may end within a letter.
        cut = error.reason == "unexpected end of data"
        return data.decode("utf-8-sig" if cut else "cp1252", errors="replace")

"""Tables of text: encoding, separator, header line and rows of somebody's CSV file.

Rows are read anew whenever they are asked for: whoever decides something over a whole column
goes through them twice, and a list of a million lines is never held in memory.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import deque
from collections.abc import Iterator, Mapping
from io import BytesIO, TextIOWrapper
from operator import itemgetter

import msgspec

from planner.domain.values.errors import ExchangeError

_SEPARATORS = (",", ";", "\t", "|")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHUNK = 1024 * 1024
_FIRST = 64 * 1024
"""Bytes in which the header line is looked for."""
_BLOCK = 32 * 1024
"""Bytes of lines that are parted at once, if no cell goes on in the next line."""
_SET_RIGHT = 20
"""After so many open quotes it is no table."""
_OPEN = "A quote opens in it that never closes."
_TOO_LONG = f"A cell in it has more than {csv.field_size_limit():,} signs."

TELL = 20_000
"""Rows between two words of progress, which may also end the reading."""


class SheetRow(msgspec.Struct, frozen=True, gc=False):
    """One line of a table."""

    line: int
    """Its first line in the file, counted from 1; a cell may hold line breaks."""
    cells: list[str]
    trouble: str = ""
    """Why it cannot be read, in a sentence; then it has no cells."""

    def cell(self, column: int | None) -> str:
        """The text in a column, trimmed; empty if there is no such column in this line."""
        cells = self.cells
        return cells[column].strip() if column is not None and column < len(cells) else ""


class Picker:
    """The cells of some columns by the names of fields, looked up at once."""

    def __init__(self, places: Mapping[str, int]) -> None:
        self._fields = tuple(places)
        self._width = max(places.values()) + 1
        # One more than there are fields: of a single one it would give no tuple.
        self._cells = itemgetter(*places.values(), 0)

    def pick(self, row: SheetRow) -> dict[str, str]:
        """The texts in the columns, trimmed; empty where the line has no such column."""
        cells = row.cells
        if len(cells) < self._width:
            cells = cells + [""] * (self._width - len(cells))
        return dict(zip(self._fields, map(str.strip, self._cells(cells)), strict=False))


class TableOfFile:
    """A table with its header line."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._encoding = _encoding(data)
        first = data[:_FIRST].decode(self._encoding, errors="replace").lstrip("\ufeff\r\n \t")
        line = re.split(r"[\r\n]", first, maxsplit=1)[0]
        said = re.fullmatch(r'"?sep=(.)"?', line.strip(), re.IGNORECASE)
        self._separator = said[1] if said else max(_SEPARATORS, key=line.count)
        self._skipped = 1 if said else 0
        self.names: tuple[str, ...] = ()
        """The header line as it was written, without HTML tags and blanks around."""
        header = next(self._rows(), None)
        if header is not None and not header.trouble:
            self.names = tuple(re.sub(r"<[^>]*>", "", cell).strip() for cell in header.cells)
        self.header = tuple(name.casefold() for name in self.names)
        """The same in lower case."""

    def rows(self) -> Iterator[SheetRow]:
        """Every row below the header; one that cannot be read says so. Raises ExchangeError if
        it is no table."""
        rows = self._rows()
        next(rows, None)
        width = len(self.names)
        for row in rows:
            if len(row.cells) > width and any(row.cells[width:]):
                yield SheetRow(row.line, [], _too_wide(len(row.cells), width))
            else:
                yield row

    def first(self) -> list[str]:
        """The cells of the first row; none if there is none."""
        return next((row.cells for row in self.rows()), [])

    def _rows(self) -> Iterator[SheetRow]:
        text = TextIOWrapper(BytesIO(self._data), self._encoding, errors="replace", newline="")
        feed = _Feed(text, self._skipped)
        while lines := feed.block():
            rows = self._one_a_line(lines)
            if rows is None:
                yield from self._with_care(feed, feed.line)
                continue
            for line, cells in enumerate(rows, start=feed.line - len(lines) + 1):
                if any(cells):
                    yield SheetRow(line, cells)

    def _one_a_line(self, lines: list[str]) -> list[list[str]] | None:
        """The rows of lines; None if one of them takes several lines, or goes on behind them."""
        try:
            rows = list(csv.reader(lines, delimiter=self._separator))
        except csv.Error:
            return None
        is_open = bool(rows and rows[-1]) and rows[-1][-1].endswith(("\n", "\r"))
        return None if is_open or len(rows) != len(lines) else rows

    def _with_care(self, feed: _Feed, until: int) -> Iterator[SheetRow]:
        """Rows one by one, up to a line: of those whose quotes do not close only the first line is
        given up."""
        feed.go_back()
        reader = csv.reader(feed, delimiter=self._separator)
        while feed.line < until:
            feed.taken.clear()
            cells, trouble = [], ""
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                trouble = _OPEN if len(feed.taken) > 1 else _TOO_LONG
            else:
                if len(feed.taken) > 1 and not self._is_sound(feed.taken):
                    trouble = _OPEN
            line = feed.line - len(feed.taken) + 1
            if trouble:
                feed.broken += trouble is _OPEN
                if feed.broken > _SET_RIGHT:
                    raise ExchangeError(
                        f"From line {line} on it is no table: quotes open and never close.",
                        "Export the list again without opening it in another program.",
                    )
                yield SheetRow(line, [], trouble)
                feed.go_back(1)
                reader = csv.reader(feed, delimiter=self._separator)
            elif any(cells):
                yield SheetRow(line, cells)

    def _is_sound(self, lines: list[str]) -> bool:
        """True if lines make one row by the strict rule: a quote that is never closed swallows
        what follows up to the next quote, wherever that stands."""
        try:
            return len(list(csv.reader(lines, delimiter=self._separator, strict=True))) == 1
        except csv.Error:
            return False


class _Feed:
    """The lines of a file, and a way back to those that were taken."""

    def __init__(self, text: TextIOWrapper, skipped: int) -> None:
        self._text = text
        self._back: deque[str] = deque()
        self.taken: list[str] = []
        self.line = 0
        """Lines taken so far."""
        self.broken = 0
        """Rows so far whose quotes did not close."""
        for _ in range(skipped):
            next(self, None)

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._text)
        self.line += 1
        self.taken.append(line)
        return line

    def block(self) -> list[str]:
        """The next lines at once; none at the end."""
        lines = list(self._back) or self._text.readlines(_BLOCK)
        self._back.clear()
        self.taken = lines
        self.line += len(lines)
        return lines

    def go_back(self, but: int = 0) -> None:
        """Give the lines that were taken once more, all but the first few."""
        rest = self.taken[but:]
        self._back.extendleft(reversed(rest))
        self.line -= len(rest)
        self.taken = []


def _too_wide(cells: int, names: int) -> str:
    return (
        f"It has {cells} cells, but the first line names {names}: a separator stands in a text"
        " without quotes."
    )


def _encoding(data: bytes) -> str:
    """UTF-8 as a rule, UTF-16 or Windows' own after a trip through a spreadsheet."""
    if data.startswith(_UTF_16):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        # Not `final`: the beginning of a file may end within a letter.
        for place in range(0, len(data), _CHUNK):
            decoder.decode(data[place : place + _CHUNK])
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"

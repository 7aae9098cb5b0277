"""Tables -> files of other programs: CSV, SQLite, TinyDB."""

from __future__ import annotations

import csv
import io
import locale
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from typing import Literal

import msgspec

from planner.domain.values.harmless import harmless, harmless_json

Cell = str | int | float | bool | None
Rows = tuple[tuple[Cell, ...], ...]


class ExportTable(msgspec.Struct, frozen=True):
    """Things of one kind, a row each."""

    columns: tuple[str, ...]
    rows: Rows


FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n", "'")
"""What a text begins with that a spreadsheet would reckon with, or take a mark from; some do so of
wide signs. Source: OWASP, CSV Injection."""


DecimalSign = Literal["", ".", ","]


def excel_sign() -> DecimalSign:
    """The decimal sign of this machine's numbers, which Excel goes by."""
    before = locale.setlocale(locale.LC_NUMERIC)
    try:
        locale.setlocale(locale.LC_NUMERIC, "")
        return "," if locale.localeconv()["decimal_point"] == "," else "."
    except locale.Error:  # it is named, but not installed
        return "."
    finally:
        locale.setlocale(locale.LC_NUMERIC, before)


def csv_text(table: ExportTable, *, raw: bool = False, excel: DecimalSign = "") -> str:
    """A header and the rows: nothing known is empty, true and false are words.

    `excel` makes it as Excel takes it where numbers have that decimal sign: it begins with a mark
    for UTF-8, and with decimal commas semicolons stand between the cells.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, which
    spreadsheets do not show and whoever reads it again takes away; with `raw` it stays as it is.
    """
    made = io.StringIO("\ufeff" if excel else "", newline="")
    made.seek(0, io.SEEK_END)
    writer = csv.writer(made, delimiter=";" if excel == "," else ",")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow(_cell(value, raw, excel) for value in row)
    return made.getvalue()


def _cell(value: Cell, raw: bool, excel: DecimalSign) -> object:
    if isinstance(value, float) and excel == ",":
        return str(value).replace(".", ",")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        text = harmless(value)  # files are looked at in terminals, too
        return f"'{text}" if text.startswith(FORMULA) and not raw else text
    return "" if value is None else value


def sqlite_file(tables: Mapping[str, ExportTable], version: str) -> bytes:
    """A SQLite database with these tables, and one of its own that says who made it."""
    with closing(sqlite3.connect(":memory:")) as base:
        for name, table in tables.items():
            columns = ", ".join(f'"{column}"' for column in table.columns)
            base.execute(f'CREATE TABLE "{name}" ({columns})')
            places = ", ".join("?" * len(table.columns))
            base.executemany(f'INSERT INTO "{name}" VALUES ({places})', table.rows)
        base.execute("CREATE TABLE about (name, value)")
        base.execute("INSERT INTO about VALUES ('made_by', ?)", (f"easeback {version}",))
        base.commit()
        return base.serialize()


def tinydb_file(tables: Mapping[str, Iterable[Mapping[str, object]]]) -> bytes:
    """Documents in the layout of TinyDB's own storage: table -> number from 1 -> document."""
    whole = {
        name: {str(number): one for number, one in enumerate(documents, start=1)}
        for name, documents in tables.items()
    }
    return harmless_json(msgspec.json.format(msgspec.json.encode(whole), indent=1)) + b"\n"

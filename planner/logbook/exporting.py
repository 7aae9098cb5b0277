"""The whole book for other programs: as one JSON object, as tables, as a calendar; and a run for a
watch."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from planner import __version__
from planner.domain.values.harmless import harmless_json
from planner.domain.values.record import Record
from planner.domain.values.run import Run
from planner.exchange.exports.appointment import ShownAt
from planner.exchange.exports.tables_file import DecimalSign, csv_text, sqlite_file, tinydb_file
from planner.logbook.appointments import WEEKS, Appointments
from planner.logbook.book import Book
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.facts import Facts
from planner.logbook.focuses import Focuses
from planner.logbook.tables import RUN_COLUMNS, Tables
from planner.logbook.workouts import Workouts
from planner.store.codec import tag_of, to_raw

SCHEMA = "easeback/1"
"""Keys are only ever added to what carries this name."""

FORMATS = ("json", "csv", "ics", "fit", "sqlite", "tinydb")
"""What can be exported."""
ENDINGS = {"tinydb": "tinydb.json"}
"""What the names of files end with where that is not the format."""
STEMS = {"ics": "easeback"}
"""What files are called that always keep their name."""


class ExportChoice(msgspec.Struct, frozen=True, kw_only=True):
    """What can be said of an export, beside its format."""

    only: str = ""
    """The one table that is wanted (csv)."""
    raw: bool = False
    """True to leave texts that look like formulas as they are (csv)."""
    excel: DecimalSign = ""
    """The decimal sign of the Excel that is to take it (csv); empty for programs."""
    weeks: int = WEEKS
    """So many weeks ahead (ics)."""
    shown: ShownAt = ShownAt()
    """At what hour things are shown (ics)."""
    day: date | None = None
    """The day whose run is wanted; None = today (fit)."""


class Exporting:
    """The contents of an export. Writes nothing."""

    def __init__(
        self, book: Book, cards: Cards, facts: Facts, caps: Caps, focuses: Focuses
    ) -> None:
        self._book = book
        self._cards = cards
        self._facts = facts
        self._caps = caps
        self._tables = Tables(book, cards, facts, caps)
        self.appointments = Appointments(book, cards)
        self.workouts = Workouts(book, cards, caps, focuses)

    def files(self, form: str, path: Path, choice: ExportChoice | None = None) -> dict[Path, bytes]:
        """The contents of an export in one of `FORMATS`, by the files they belong into.

        Raises NotFoundError for a day without a run, and RuleError for one that may not be run.
        """
        made = self.contents(form, choice or ExportChoice())
        if form != "csv":
            return {path: made[""]}
        return {path.with_name(f"{path.stem}-{name}.csv"): data for name, data in made.items()}

    def contents(self, form: str, choice: ExportChoice) -> dict[str, bytes]:
        """The same by the names of the tables; what is one file has no name."""
        match form:
            case "csv":
                tables = self._tables.all()
                names = [choice.only] if choice.only else list(tables)
                return {
                    name: csv_text(tables[name], raw=choice.raw, excel=choice.excel).encode()
                    for name in names
                }
            case "ics":
                return {"": self.calendar(choice.weeks, choice.shown)}
            case "fit":
                return {"": self._workout(choice.day or self._book.today)}
            case "sqlite":
                return {"": sqlite_file(self._tables.all(), __version__)}
            case "tinydb":
                return {"": tinydb_file(self._records())}
        return {"": self._json()}

    def calendar(self, weeks: int, shown: ShownAt) -> bytes:
        """What is planned, for a calendar."""
        # icalendar takes 100 ms, and few ask for it.
        from planner.exchange.exports.calendar_file import calendar_file

        return calendar_file(self.appointments.all(weeks), shown)

    def usual_name(self, form: str, day: date | None = None) -> str:
        """What an export of today, or of a day's run, is called."""
        stem = STEMS.get(form, f"easeback-{(day or self._book.today).isoformat()}")
        return f"{stem}.{ending(form)}"

    def run_data(self, run: Run) -> dict[str, Any]:
        """A run as programs are told of it: metres, seconds, ISO 8601."""
        return dict(zip(RUN_COLUMNS, self._tables.run(run), strict=True))

    def _json(self) -> bytes:
        """Everything as one JSON object, in the shape of `--json`."""
        book = self._book
        records = self._records()
        data = {
            "version": __version__,
            "exported_at": book.stamp(),
            "profile": book.profile,
            "runs": [self.run_data(run) for run in self._facts.all_runs()],
            "records": records,
        }
        answer = {"schema": SCHEMA, "ok": True, "data": data, "warnings": [], "undo_id": None}
        return harmless_json(msgspec.json.format(msgspec.json.encode(answer), indent=1)) + b"\n"

    def _records(self) -> dict[str, list[dict[str, Any]]]:
        """Every record as the journal keeps it, by kind."""
        self._book.load_all()
        records: dict[str, list[dict[str, Any]]] = {}
        for record in sorted(self._book.everything(), key=_by_day):
            records.setdefault(tag_of(type(record)), []).append(to_raw(record))
        return records

    def _workout(self, day: date) -> bytes:
        # The encoder takes 200 ms, and few ask for it.
        from planner.exchange.exports.workout_file import workout_file

        return workout_file(self.workouts.on(day), self._book.now())


def ending(form: str) -> str:
    """What the name of a file of a format ends with."""
    return ENDINGS.get(form, form)


def _by_day(record: Record) -> tuple[str, str]:
    return str(getattr(record, "date", "")), record.id

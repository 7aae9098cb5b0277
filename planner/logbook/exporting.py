"""The whole book for other programs: as one JSON object, or as tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date
from pathlib import Path
from typing import Any

import msgspec

from planner import __version__
from planner.domain.values.journal import PainReading
from planner.domain.values.run import Run
from planner.domain.values.session import PlannedSession, SessionDone, SetKey
from planner.logbook.book import Book
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.facts import Facts
from planner.logbook.views import SessionItem
from planner.store.codec import tag_of, to_raw
from planner.wording.entries import exercise_name

SCHEMA = "easeback/1"
"""Keys are only ever added to what carries this name."""

Row = tuple[object, ...]


RUN_COLUMNS = (
    "id", "start_utc", "local_date", "distance_m", "duration_s", "kind", "terrain", "source",
    "pain_before", "pain_during", "pain_after", "swelling", "limp", "painful", "effort",
    "verdict", "title", "note",
)  # fmt: skip
SESSION_COLUMNS = (
    "id", "local_date", "name", "kind", "sets_asked", "sets_done", "skipped", "effort",
    "worst_pain", "note",
)  # fmt: skip
SET_COLUMNS = (
    "session_id", "local_date", "session", "exercise_id", "exercise", "side", "set", "reps",
    "hold_s", "time_s", "pain", "effort", "at",
)  # fmt: skip
PAIN_COLUMNS = (
    "id", "local_date", "at", "score", "side", "moment", "flare", "swelling", "limp", "note",
)  # fmt: skip

TABLES = {
    "runs": RUN_COLUMNS, "sessions": SESSION_COLUMNS, "sets": SET_COLUMNS, "pain": PAIN_COLUMNS,
}  # fmt: skip
"""Name of each table, and its columns."""
FORMATS = ("json", "csv")
"""What can be exported."""


class Exporting:
    """The texts of an export. Writes nothing."""

    def __init__(self, book: Book, cards: Cards, facts: Facts, caps: Caps) -> None:
        self._book = book
        self._cards = cards
        self._facts = facts
        self._caps = caps

    def files(self, form: str, path: Path) -> dict[Path, str]:
        """The texts of an export in one of `FORMATS`, by the files they belong into."""
        if form == "json":
            return {path: self.json_text()}
        found = self.tables().items()
        return {path.with_name(f"{path.stem}-{name}.csv"): text for name, text in found}

    def usual_name(self, form: str) -> str:
        """What an export of today is called."""
        return f"easeback-{self._book.today.isoformat()}.{form}"

    def run_data(self, run: Run) -> dict[str, Any]:
        """A run as programs are told of it: metres, seconds, ISO 8601."""
        return dict(zip(RUN_COLUMNS, self._run(run), strict=True))

    def json_text(self) -> str:
        """Everything as one JSON object, in the shape of `--json`."""
        book = self._book
        book.load_all()
        records: dict[str, list[dict[str, Any]]] = {}
        for record in sorted(
            book.everything(), key=lambda one: (str(getattr(one, "date", "")), one.id)
        ):
            records.setdefault(tag_of(type(record)), []).append(to_raw(record))
        data = {
            "version": __version__,
            "exported_at": book.stamp(),
            "profile": book.profile,
            "runs": [self.run_data(run) for run in self._facts.all_runs()],
            "records": records,
        }
        answer = {"schema": SCHEMA, "ok": True, "data": data, "warnings": [], "undo_id": None}
        return msgspec.json.format(msgspec.json.encode(answer), indent=1).decode() + "\n"

    def tables(self) -> dict[str, str]:
        """Runs, sessions, sets and pain as CSV texts, by name."""
        self._book.load_all()
        rows: dict[str, Iterator[Row]] = {
            "runs": map(self._run, self._facts.all_runs()),
            "sessions": self._sessions(),
            "sets": self._sets(),
            "pain": self._pain(),
        }
        return {name: _csv(columns, rows[name]) for name, columns in TABLES.items()}

    def _run(self, run: Run) -> Row:
        return (
            run.id, run.start.astimezone(UTC) if run.start else None, run.date, run.distance_m,
            run.duration_s, run.run_kind, run.terrain, run.source.family, run.pain_before,
            run.pain_during, run.pain_after, run.swelling, run.limp, run.painful, run.effort,
            self._caps.verdict(run), run.title, run.note,
        )  # fmt: skip

    def _sessions(self) -> Iterator[Row]:
        for item in self._session_items():
            planned, done = item.planned, item.done
            pains = [tick.pain for tick in item.ticks.values() if tick.pain is not None]
            yield (
                item.key, _day(item), item.name, item.kind, len(item.sets), item.ticked,
                planned.skipped if planned else "", done.effort if done else None,
                max(pains, default=None), done.note if done else "",
            )  # fmt: skip

    def _session_items(self) -> list[SessionItem]:
        """Every session that is planned or was begun, by its day."""
        keys = {card.id for card in self._book.of_kind(PlannedSession)}
        keys.update(done.session for done in self._book.of_kind(SessionDone) if done.ticks)
        items = map(self._cards.session, keys)
        return sorted(items, key=lambda item: (str(_day(item)), item.key))

    def _sets(self) -> Iterator[Row]:
        exercises = self._book.exercises
        for done in sorted(self._book.of_kind(SessionDone), key=lambda done: (done.date, done.id)):
            for name, tick in done.ticks.items():
                key = SetKey.parse(name)
                yield (
                    done.session, done.date, done.name, key.exercise,
                    exercise_name(key.exercise, exercises), key.side, key.number, tick.reps,
                    tick.hold_s, tick.time_s, tick.pain, tick.effort, tick.at,
                )  # fmt: skip

    def _pain(self) -> Iterator[Row]:
        readings = self._book.of_kind(PainReading)
        for one in sorted(readings, key=lambda one: (one.date, one.at, one.created)):
            yield (
                one.id, one.date, one.at, one.score, one.side, one.moment, one.flare,
                one.swelling, one.limp, one.note,
            )  # fmt: skip


def _day(item: SessionItem) -> date | None:
    """The day it was done, or is planned for."""
    if item.done and item.done.ticks:
        return item.done.date
    return item.planned.date if item.planned else None


def _csv(columns: tuple[str, ...], rows: Iterator[Row]) -> str:
    """A header and the rows: nothing known is empty, dates are ISO 8601."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(_plain(value) for value in msgspec.to_builtins(row))
    return made.getvalue()


def _plain(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else value

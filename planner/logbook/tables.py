"""What the runner has done and planned as tables: a row each, columns that keep their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date
from typing import Any

import msgspec

from planner.domain.values.instants import when
from planner.domain.values.journal import Lock, Note, PainReading, TestResult
from planner.domain.values.prescribed import PatientLimit
from planner.domain.values.record import Dated
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.domain.values.scores import ScoreSheet
from planner.domain.values.session import PlannedSession, SessionDone, SetKey
from planner.domain.values.technique import Focus
from planner.exchange.exports.tables_file import ExportTable
from planner.logbook.book import Book
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.facts import Facts
from planner.logbook.views import SessionItem
from planner.wording.entries import exercise_name
from planner.wording.scores import answer_label

Row = tuple[object, ...]

RUN_COLUMNS = (
    "id", "start_utc", "local_date", "distance_m", "duration_s", "kind", "terrain", "source",
    "pain_before", "pain_during", "pain_after", "swelling", "limp", "painful", "effort",
    "verdict", "title", "note", "cadence", "focus", "heeded",
)  # fmt: skip

TABLES: dict[str, tuple[str, ...]] = {
    "runs": RUN_COLUMNS,
    "sessions": (
        "id", "local_date", "name", "kind", "sets_asked", "sets_done", "skipped", "effort",
        "worst_pain", "note",
    ),
    "sets": (
        "session_id", "local_date", "session", "exercise_id", "exercise", "side", "set", "reps",
        "hold_s", "time_s", "pain", "effort", "at",
    ),
    "pain": (
        "id", "local_date", "at", "score", "side", "moment", "flare", "swelling", "limp", "note",
        "about",
    ),
    "notes": ("id", "local_date", "at", "text", "tags", "about"),
    "other": (
        "id", "start_utc", "local_date", "sport", "distance_m", "duration_s", "pain_during",
        "effort", "source", "title", "note",
    ),
    "planned_runs": (
        "id", "local_date", "distance_m", "duration_s", "kind", "terrain", "rung", "skipped",
        "override", "note",
    ),
    "tests": ("id", "local_date", "measure", "value", "note"),
    "technique": (
        "id", "local_date", "until", "focus", "usual_rate", "of_runs", "rate", "ended",
    ),
    "scores": ("id", "local_date", "at", "measure", "words", "value", "note"),
    "flags": ("id", "local_date", "level", "scope", "findings", "cleared", "cleared_by"),
    "limits": (
        "id", "local_date", "kind", "most", "what", "until", "set_by", "signed", "words",
    ),
}  # fmt: skip
"""Name of each table, and its columns. Columns are only ever added, at the end."""


class Tables:
    """The rows of every table."""

    def __init__(self, book: Book, cards: Cards, facts: Facts, caps: Caps) -> None:
        self._book = book
        self._cards = cards
        self._facts = facts
        self._caps = caps

    def all(self) -> dict[str, ExportTable]:
        """Every table, by name; the journal is read whole for it."""
        self._book.load_all()
        rows: dict[str, Iterable[Row]] = {
            "runs": map(self.run, self._facts.all_runs()),
            "sessions": self._sessions(),
            "sets": self._sets(),
            "pain": self._of(PainReading, _pain),
            "notes": self._of(Note, _note),
            "other": self._of(CrossTraining, _other),
            "planned_runs": self._of(PlannedRun, _planned_run),
            "tests": self._of(TestResult, _test),
            "technique": self._of(Focus, _focus),
            "scores": self._scores(),
            "flags": self._of(Lock, _flag),
            "limits": self._of(PatientLimit, _limit),
        }
        return {
            name: ExportTable(columns, tuple(map(_plain, rows[name])))
            for name, columns in TABLES.items()
        }

    def run(self, run: Run) -> Row:
        """The row of a run."""
        return (
            run.id, run.start.astimezone(UTC) if run.start else None, run.date, run.distance_m,
            run.duration_s, run.run_kind, run.terrain, run.source.family, run.pain_before,
            run.pain_during, run.pain_after, run.swelling, run.limp, run.painful, run.effort,
            self._caps.verdict(run), run.title, run.note, run.cadence, run.focus, run.heeded,
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

    def _scores(self) -> Iterator[Row]:
        """A row an answer; the note of a sitting stands with each."""
        sheets = self._book.of_kind(ScoreSheet)
        for sheet in sorted(sheets, key=lambda one: (one.date, one.at, when(one.created), one.id)):
            for measure, value in sheet.values.items():
                words = answer_label(sheet, measure)
                yield sheet.id, sheet.date, sheet.at, measure, words, value, sheet.note

    def _of(self, kind: type[Dated], row: Callable[[Any], Row]) -> Iterator[Row]:
        """The rows of records of a kind, by day and hour."""
        found = self._book.of_kind(kind)
        return map(
            row, sorted(found, key=lambda x: (x.date, getattr(x, "at", ""), when(x.created), x.id))
        )


def _pain(one: PainReading) -> Row:
    return (
        one.id, one.date, one.at, one.score, one.side, one.moment, one.flare, one.swelling,
        one.limp, one.note, one.about,
    )  # fmt: skip


def _note(one: Note) -> Row:
    return one.id, one.date, one.at, one.text, " ".join(one.tags), one.about


def _other(one: CrossTraining) -> Row:
    return (
        one.id, one.start.astimezone(UTC) if one.start else None, one.date, one.sport,
        one.distance_m, one.duration_s, one.pain_during, one.effort, one.source.family, one.title,
        one.note,
    )  # fmt: skip


def _planned_run(one: PlannedRun) -> Row:
    return (
        one.id, one.date, one.distance_m, one.duration_s, one.run_kind, one.terrain, one.rung,
        one.skipped, one.override, one.note,
    )  # fmt: skip


def _test(one: TestResult) -> Row:
    return one.id, one.date, one.measure, one.value, one.note


def _focus(one: Focus) -> Row:
    return (
        one.id, one.date, one.until, one.what, one.usual, one.of_runs, one.rate, one.ended,
    )  # fmt: skip


def _flag(one: Lock) -> Row:
    return (
        one.id, one.date, one.level, one.scope, " ".join(one.findings), one.cleared,
        one.cleared_by,
    )  # fmt: skip


def _limit(one: PatientLimit) -> Row:
    return (
        one.id, one.date, one.limit, one.most, one.what, one.until, one.by, one.signed, one.words,
    )  # fmt: skip


def _day(item: SessionItem) -> date | None:
    """The day it was done, or is planned for."""
    if item.done and item.done.ticks:
        return item.done.date
    return item.planned.date if item.planned else None


def _plain(row: Row) -> tuple[Any, ...]:
    """Dates and instants as ISO 8601, names as text."""
    return tuple(msgspec.to_builtins(row))

"""Searching the whole book: sessions, runs, notes and scores, by what is said of them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import msgspec

from planner.domain.values.folding import folded
from planner.domain.values.journal import Lock, Note, PainReading, TestResult
from planner.domain.values.prescribed import PatientLimit
from planner.domain.values.record import Dated
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.domain.values.scores import ScoreSheet
from planner.domain.values.session import PlannedSession, SessionDone, all_asked
from planner.domain.values.technique import Focus
from planner.logbook.logbook import Logbook
from planner.wording import amounts
from planner.wording.entries import MOMENTS, SKIP_REASONS, exercise_name
from planner.wording.prescribed import limit_words
from planner.wording.scores import sheet_parts, sheet_words
from planner.wording.technique import begun_words, cue_words, heed_of
from planner.wording.walk_run import short_words


class Hit(msgspec.Struct, frozen=True):
    """Something that holds the words."""

    date: date
    rank: int
    """Its place in the day."""
    key: str
    """Key of its card on the week, or of its entry in the journal."""
    words: str
    """What it is called."""
    text: str
    """All that is said of it, folded."""


class Index:
    """What is said of every record. Kept, it takes in again only what has changed."""

    def __init__(self, book: Logbook) -> None:
        self._book = book
        self._known: dict[str, tuple[Dated, Hit]] = {}
        self._unit = book.unit
        """What distances are said in."""
        self._revision = -1
        self._order: tuple[Hit, ...] = ()

    @property
    def is_current(self) -> bool:
        """True if it holds all that the book does."""
        return self._revision == self._book.revision

    @property
    def is_empty(self) -> bool:
        """True if the book was never read to its end."""
        return self._revision < 0

    def read(self) -> Iterator[str]:
        """Take the book in, a month a step, the newest first; gives the months as `YYYY-MM`."""
        revision = self._book.revision
        if self._unit != self._book.unit:
            self._unit = self._book.unit
            self._known.clear()
        seen: set[str] = set()
        for month in sorted(self._book.journal.months(), reverse=True):
            try:
                first = date.fromisoformat(f"{month}-01")
            except ValueError:
                continue
            last = first.replace(day=monthrange(first.year, first.month)[1])
            for record in self._book.between(first, last):
                seen.add(record.id)
                known = self._known.get(record.id)
                if known is None or known[0] is not record:
                    self._known[record.id] = record, _hit(self._book, record)
            yield month
        self._known = {name: known for name, known in self._known.items() if name in seen}
        self._order = _joined(hit for _, hit in self._known.values())
        self._revision = revision

    def hits(self, text: str) -> tuple[Hit, ...]:
        """What holds every word of a text, the oldest first; nothing for no word."""
        words = folded(text).split()
        if not words:
            return ()
        return tuple(hit for hit in self._order if all(word in hit.text for word in words))


def _joined(hits: Iterator[Hit]) -> tuple[Hit, ...]:
    """Plan and facts of one card as one; all in order of time."""
    cards: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda hit: (hit.date, hit.rank)):
        before = cards.get(hit.key)
        if before is not None:
            hit = msgspec.structs.replace(hit, text=f"{before.text} {hit.text}")
        cards[hit.key] = hit
    return tuple(sorted(cards.values(), key=lambda hit: (hit.date, hit.rank, hit.key)))


def _hit(book: Logbook, record: Dated) -> Hit:
    rank, key, words, more = _READERS.get(type(record), _other)(book, record)
    text = folded(" ".join((words, *more)))
    return Hit(record.date, rank, key, words, text)


Said = tuple[int, str, str, tuple[str, ...]]
"""Rank, key, what it is called, what else is said of it."""


def _session(book: Logbook, record: PlannedSession) -> Said:
    names = (exercise_name(item.exercise, book.exercises) for item in record.items)
    more = (record.session_kind, record.phase, record.note, _skipped(record.skipped), *names)
    return record.order, record.id, record.name, more


def _done(book: Logbook, record: SessionDone) -> Said:
    names = (exercise_name(item.exercise, book.exercises) for item in all_asked(record))
    reasons = (_skipped(reason) for reason in dict.fromkeys(record.left_out.values()))
    return 1, record.session, record.name or "Session", (record.note, *names, *reasons)


def _planned_run(book: Logbook, record: PlannedRun) -> Said:
    session = book.cards.intervals(record)
    if session is None:
        words = f"{amounts.distance(record.distance_m, book.unit)} {_kind(record.run_kind)}"
    else:
        words = f"{short_words(session, record.distance_m, book.unit)} walk-run"
    more = (record.terrain, record.override, record.note, _skipped(record.skipped))
    return 50 + record.order, record.id, words, more


def _run(book: Logbook, record: Run) -> Said:
    words = f"ran {amounts.distance(record.distance_m, book.unit)}"
    more = (_kind(record.run_kind), record.terrain, record.title, record.note, heed_of(record))
    return 60, record.planned or record.id, words, more


def _cross(_: Logbook, record: CrossTraining) -> Said:
    return 70, record.id, record.sport.replace("_", " "), (record.title, record.note)


def _pain(_: Logbook, record: PainReading) -> Said:
    words = f"pain {record.score}/10 {MOMENTS[record.moment]}"
    marks = ("flare" if record.flare else "", "swollen" if record.swelling else "")
    return 80, record.id, words, (record.side, record.note, *marks)


def _note(_: Logbook, record: Note) -> Said:
    return 81, record.id, record.text, tuple(f"#{tag}" for tag in record.tags)


def _test(_: Logbook, record: TestResult) -> Said:
    return 82, record.id, f"{record.measure.replace('_', ' ')}: {record.value}", (record.note,)


def _scores(_: Logbook, record: ScoreSheet) -> Said:
    return 82, record.id, sheet_words(record), (*sheet_parts(record), record.note)


def _lock(_: Logbook, record: Lock) -> Said:
    return 83, record.id, "red flag", record.findings


def _limit(book: Logbook, record: PatientLimit) -> Said:
    return 84, record.id, f"limit: {limit_words(record, book.unit, book.exercises)}", (record.by,)


def _focus(book: Logbook, record: Focus) -> Said:
    return 84, record.id, begun_words(record, book.today), (cue_words(record),)


def _other(_: Logbook, record: Dated) -> Said:
    return 90, record.id, "", ()


def _kind(kind: str) -> str:
    return kind if kind == "run" else f"{kind} run"


def _skipped(reason: str) -> str:
    return f"skipped: {SKIP_REASONS.get(reason, reason)}" if reason else ""


_READERS: dict[type[Dated], Callable[[Logbook, Any], Said]] = {
    PlannedSession: _session,
    SessionDone: _done,
    PlannedRun: _planned_run,
    Run: _run,
    CrossTraining: _cross,
    PainReading: _pain,
    Note: _note,
    TestResult: _test,
    ScoreSheet: _scores,
    Lock: _lock,
    PatientLimit: _limit,
    Focus: _focus,
}

"""What can hardly be true in the journal, and what `verify --fix` takes out of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec

from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Side
from planner.domain.values.run import Run, Source
from planner.logbook.doubts import Doubts
from planner.logbook.logbook import Logbook


def doubts(book: Logbook) -> Doubts:
    return Doubts(book, book.cards, book.clashes)


def a_run(name: str, day: date, **more: object) -> Run:
    plain = Run(id=name, date=day, distance_m=5000, duration_s=1800)
    return msgspec.structs.replace(plain, **more)


def test_a_journal_of_runs_and_scores_that_can_be_has_no_doubt(book):
    today = book.today
    book.put("Put", [a_run("a", today), a_run("b", today - timedelta(days=1))])

    assert doubts(book).flaws() == []


def test_what_is_still_to_come_and_what_no_one_can_have_run_is_told(book):
    today = book.today
    reading = PainReading(
        id="pain", date=today + timedelta(days=2), score=2, side=Side.LEFT, moment=Moment.REST
    )
    book.put("Put", [a_run("old", date(1901, 5, 4)), reading])

    old, future = doubts(book).flaws()

    assert (old.kind, future.kind) == ("date", "future")
    assert old.place == "1901-05.json, entry old"
    assert "still to come" in future.words


def test_runs_typed_twice_are_told_and_left_and_copies_are_taken_out_with_one_undo(book):
    today = book.today
    start = datetime(today.year, today.month, today.day, 7, tzinfo=UTC)
    yesterday = today - timedelta(days=1)
    book.put("Put", [a_run("t1", today), a_run("t2", today)])
    book.put("Put", [a_run("s1", yesterday, start=start - timedelta(days=1))])
    book.put("Put", [a_run("s2", yesterday, start=start - timedelta(days=1))])
    source = Source(family="strava", id="77")
    before = today - timedelta(days=2)
    book.put("Put", [a_run(name, before, source=source) for name in ("i1", "i2")])
    part = doubts(book)

    cured = {flaw.place[-2:]: flaw.has_cure for flaw in part.flaws() if flaw.kind == "twice"}
    assert cured == {"t2": False, "s2": True, "i2": True}

    assert part.cure() == 2
    assert book.get("t2") is not None
    assert book.get("s2") is book.get("i2") is None
    assert part.cure() == 0
    book.undo()
    assert None not in (book.get("s2"), book.get("i2"))


def test_a_copy_that_has_a_score_of_its_own_is_not_taken_out(book):
    source = Source(family="strava", id="77")
    first = a_run("i1", book.today, source=source)
    book.put("Put", [first])
    book.put("Put", [a_run("i2", book.today, source=source, pain_during=2)])

    assert doubts(book).cure() == 0

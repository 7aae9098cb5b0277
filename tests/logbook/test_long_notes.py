"""A note has a length it may have at typing, and none at reading."""

from __future__ import annotations

import msgspec
import pytest

from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Moment
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.logbook.logbook import Logbook
from planner.logbook.note_limit import NOTE_MOST
from tests.logbook.living import TODAY

LONG = "x" * (NOTE_MOST + 1)


def test_a_note_as_long_as_allowed_is_kept(book: Logbook) -> None:
    assert len(book.facts.add_note("x" * NOTE_MOST).text) == NOTE_MOST


def test_a_longer_one_is_refused_with_both_numbers(book: Logbook) -> None:
    with pytest.raises(UsageError, match="20,001 characters; 20,000"):
        book.facts.add_note(LONG)


def test_so_is_that_of_a_run_and_of_a_score(book: Logbook) -> None:
    with pytest.raises(UsageError, match="20,000"):
        book.facts.log_run(Run(id="r", date=TODAY, distance_m=3000, note=LONG))
    with pytest.raises(UsageError, match="20,000"):
        book.facts.log_pain(book.facts.reading_of(1, moment=Moment.MORNING, note=LONG))


def test_a_run_that_came_with_a_longer_one_can_be_corrected(book: Logbook) -> None:
    brought_in = Run(id="r", date=TODAY, distance_m=3000, note=LONG)
    book.put("Imported", [brought_in])

    book.facts.change_run(msgspec.structs.replace(brought_in, distance_m=4000))

    assert book.facts.all_runs()[0].distance_m == 4000


def test_whatever_else_is_typed_has_the_same_limit(book: Logbook) -> None:
    ride = CrossTraining(id="c", date=TODAY, sport="ride", duration_s=600)
    book.facts.log_cross(ride)
    note = book.facts.add_note("stairs", ("knee",))
    score = book.facts.log_pain(book.facts.reading_of(1, moment=Moment.MORNING))
    run = PlannedRun(id="p", date=TODAY, distance_m=1000)

    for typed in (
        lambda: book.facts.log_cross(msgspec.structs.replace(ride, id="d", note=LONG)),
        lambda: book.facts.change_cross(msgspec.structs.replace(ride, note=LONG)),
        lambda: book.facts.add_note("x", (LONG,)),
        lambda: book.facts.add_note("x", tuple(f"t{number}" for number in range(5000))),
        lambda: book.facts.correct(msgspec.structs.replace(note, tags=(LONG,)), "Corrected"),
        lambda: book.facts.correct(msgspec.structs.replace(note, text=LONG), "Corrected"),
        lambda: book.facts.correct(msgspec.structs.replace(score, note=LONG), "Corrected"),
        lambda: book.calendar.add_run(run, reason=LONG),
    ):
        before = book.revision
        with pytest.raises(UsageError, match="20,000"):
            typed()
        assert book.revision == before


def test_what_came_with_longer_words_can_be_corrected(book: Logbook) -> None:
    ride = CrossTraining(id="c", date=TODAY, sport="ride", duration_s=600, note=LONG)
    note = msgspec.structs.replace(book.facts.add_note("x"), text=LONG)
    book.put("Imported", [ride, note])

    book.facts.change_cross(msgspec.structs.replace(ride, duration_s=900))
    book.facts.correct(msgspec.structs.replace(note, tags=("knee",)), "Corrected")

    kept = book.get("c")
    assert isinstance(kept, CrossTraining)
    assert kept.duration_s == 900


def test_so_has_the_name_of_who_cleared_a_red_flag(book: Logbook) -> None:
    book.red_flags.add(book.red_flags.lock_for(["giving_way"], TODAY))

    with pytest.raises(UsageError, match="20,000"):
        book.red_flags.clear(LONG, TODAY)

    assert book.red_flags.open()

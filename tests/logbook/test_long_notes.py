"""A note has a length it may have at typing, and none at reading."""

from __future__ import annotations

import msgspec
import pytest

from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Moment
from planner.domain.values.run import Run
from planner.logbook.facts import NOTE_MOST
from planner.logbook.logbook import Logbook
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

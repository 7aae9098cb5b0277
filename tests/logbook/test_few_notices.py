"""Ten thousand entries that cannot be read are told, and lock nobody out."""

from __future__ import annotations

from planner.logbook.few_notices import LONGEST, MOST, few
from planner.logbook.logbook import Logbook
from planner.store.journal import Journal
from tests.logbook.living import TODAY


def test_the_first_are_told_and_how_many_more_there_are() -> None:
    told = few([f"notice {number}" for number in range(3000)])

    assert told[:MOST] == tuple(f"notice {number}" for number in range(MOST))
    assert f"{3000 - MOST:,} more" in told[MOST]
    assert len(told) == MOST + 1
    assert few([str(number) for number in range(MOST)]) == tuple(map(str, range(MOST)))


def test_none_is_longer_than_a_page_can_show() -> None:
    assert [len(one) for one in few(["x" * 1_000_000])] == [LONGEST]


def test_a_log_of_entries_that_cannot_be_read_says_so_in_few_words(book: Logbook) -> None:
    other = Journal.open(book.journal.folder, device="desk-0001", now=book.clock)
    raws = [{"id": f"bad-{n}", "kind": "run", "date": f"{TODAY}", "distance_m": "far"}
            for n in range(300)]  # fmt: skip
    other.commit("Put", [other.edits_for(None, raw, "facts") for raw in raws])
    book.poll()
    for _ in book.everything():
        pass

    told = book.take_notices()

    assert len(told) <= MOST + 1
    assert "bad-" in told[0]
    assert "more of such messages" in told[-1]
    assert book.take_notices() == ()

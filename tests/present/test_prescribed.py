"""What a professional set stands on every why-card, with the name."""

from __future__ import annotations

from planner.domain.values.prescribed import PatientLimit
from planner.logbook.logbook import Logbook
from planner.present.explain import explain_dose, explain_next, explain_week, prescribed
from planner.present.why import reasons
from planner.widgets.text import plain
from planner.widgets.why_card import WhyReason
from tests.logbook.living import CLAM, DAY, MONDAY, TODAY, profile, running

NAME = "Ada [left] Miller"


def set_by_her(book: Logbook, *, until: int = 10) -> None:
    running(book)
    book.put("Set up", [profile()])
    limit = PatientLimit(
        id="l", date=TODAY, limit="run_km", by=NAME, signed=TODAY, most=2000,
        until=TODAY + until * DAY,
    )  # fmt: skip
    book.put("Prescribed", [limit])


def named(rows: tuple[WhyReason, ...]) -> bool:
    """True if a row of that rule tells the name."""
    told = [row for row in rows if row.rule == "PRESCRIBED"]
    return any(NAME in plain(line) for row in told for line in row.lines)


def test_the_cap_of_a_day_the_line_of_a_week_a_dose_and_what_comes_next(book: Logbook) -> None:
    set_by_her(book)

    assert named(reasons(book, book.caps.allowance(TODAY)))
    assert named(explain_week(book, MONDAY).reasons)
    assert named(explain_dose(book, CLAM).reasons)
    assert named(explain_next(book, TODAY).reasons)


def test_nothing_of_it_is_left_on_the_day_after_its_last(book: Logbook) -> None:
    set_by_her(book, until=1)

    assert named(prescribed(book))
    assert not named(reasons(book, book.caps.allowance(TODAY + 2 * DAY)))


def test_where_nobody_set_anything_no_card_speaks_of_it(book: Logbook) -> None:
    running(book)
    book.put("Set up", [profile()])

    assert prescribed(book) == ()

"""What a professional set stands on every why-card, with the name."""

from __future__ import annotations

from planner.domain.values.prescribed import PatientLimit
from planner.logbook.logbook import Logbook
from planner.present.explain import explain_dose, explain_next, explain_week, prescribed
from planner.present.why import reasons
from planner.widgets.kit.text import plain
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


def test_a_week_that_a_professional_holds_says_so_and_keeps_the_line_of_our_own(
    book: Logbook,
) -> None:
    running(book)
    book.put("Set up", [profile()])
    (own,) = [row for row in explain_week(book, MONDAY).reasons if row.rule == "WEEK"]
    limit = PatientLimit(
        id="w", date=MONDAY, limit="week_km", by=NAME, signed=MONDAY, most=9000,
        until=TODAY + 10 * DAY,
    )  # fmt: skip
    book.put("Prescribed", [limit])

    card = explain_week(book, MONDAY)

    assert plain(card.head[0]).endswith("line 9.0 km")
    assert [(row.rule, row.amount, row.binding) for row in card.reasons] == [
        ("PRESCRIBED", "9.0 km", True), ("WEEK", own.amount, False),
    ]  # fmt: skip


def test_no_line_of_a_card_says_what_another_says_already(book: Logbook) -> None:
    set_by_her(book)

    for row in (*reasons(book, book.caps.allowance(TODAY)), *prescribed(book)):
        if row.rule == "PRESCRIBED":
            assert row.source == "Source: the judgement of the professional who signed it"
            assert row.strength == ""


def test_nothing_of_it_is_left_on_the_day_after_its_last(book: Logbook) -> None:
    set_by_her(book, until=1)

    assert named(prescribed(book))
    assert not named(reasons(book, book.caps.allowance(TODAY + 2 * DAY)))


def test_where_nobody_set_anything_no_card_speaks_of_it(book: Logbook) -> None:
    running(book)
    book.put("Set up", [profile()])

    assert prescribed(book) == ()

"""The journal as one timeline: every kind, by day and hour, filtered, in all years."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from planner.domain.values.journal import Moment, Note, TestResult
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.logbook.looking.entries import Entries, EntryFilter, JournalEntry
from planner.logbook.looking.looking_back import LookingBack
from planner.logbook.plan_changes import PlanChanges
from tests.logbook.living import (
    DAY,
    TODAY,
    WEEK,
    Clock,
    morning,
    planned_run,
    profile,
    ran,
    running,
    session,
)


def told(entries: Entries, **wanted: object) -> list[JournalEntry]:
    """What passes a filter, the latest day first."""
    sieve = EntryFilter(**wanted)  # type: ignore[arg-type]
    return [one for month in entries.months() for one in sieve.sieve(entries.month(month))]


def words(entries: Entries, **wanted: object) -> list[str]:
    return [f"{one.hour} {one.words}".strip() for one in told(entries, **wanted)]


def noted(book: Logbook, text: str, *tags: str, day: date = TODAY, at: str = "") -> Note:
    return book.facts.add_note(text, tags, day=day, at=at)


def test_every_kind_stands_on_its_day_at_its_hour(book: Logbook) -> None:
    card = session(book)
    book.session.tick_all(card.id)
    ran(book, TODAY - DAY, 3.1, duration_s=1360)
    morning(book, TODAY, 1)
    book.put("Ride", [CrossTraining(id="c", date=TODAY, sport="cycling", duration_s=2400)])
    book.put("Walk", [TestResult(id="t", date=TODAY, measure="brisk_walk", value=2)])
    noted(book, "too long at the desk", "desk", at="21:10")

    found = told(Entries(book))

    assert [(one.kind, one.hour) for one in found if one.date == TODAY] == [
        ("plan", "12:00"), ("session", "12:00"), ("pain", "12:00"), ("note", "21:10"),
        ("training", ""), ("test", ""),
    ]  # fmt: skip
    assert [(one.kind, one.words) for one in found if one.date == TODAY - DAY] == [
        ("run", "ran 3.1 km 22:40, pain 1/10"),
    ]
    done = next(one for one in found if one.kind == "session")
    assert done.words == "Strength 6/6"
    assert done.key == card.id
    assert set(done.sides) == {Side.LEFT, Side.RIGHT, Side.BOTH}


def test_words_tags_kinds_and_sides_are_asked_for_together(book: Logbook) -> None:
    noted(book, "Stairs hurt going down", "stairs")
    noted(book, "escalator, no stairs")
    noted(book, "café, new shoes", "Shoes", day=date(2019, 5, 1))
    book.facts.log_pain(book.facts.reading_of(2, moment=Moment.STAIRS, side=Side.LEFT))
    book.facts.log_pain(book.facts.reading_of(1, moment=Moment.REST, side=Side.RIGHT))
    entries = Entries(book)

    assert len(told(entries, text="stairs")) == 3
    assert words(entries, text="going STAIRS") == ["12:00 Stairs hurt going down"]
    assert words(entries, text="#sta") == ["12:00 Stairs hurt going down"]
    assert words(entries, tag="shoes") == ["café, new shoes"]
    assert words(entries, text="cafe") == ["café, new shoes"]
    assert words(entries, side=Side.LEFT) == ["12:00 pain 2/10 left on stairs"]
    assert len(told(entries, kinds=frozenset({"pain", "note"}))) == 5
    assert told(entries, text="stairs", kinds=frozenset({"run"})) == []
    assert entries.tags("2026-11") == {"stairs": 1}
    assert entries.tags("2019-05") == {"shoes": 1}


def test_a_corrected_entry_is_told_anew_and_an_untouched_month_is_not_made_again(
    book: Logbook,
) -> None:
    old = noted(book, "long ago", day=date(2020, 1, 1))
    new = noted(book, "just now")
    entries = Entries(book)
    before = entries.month("2020-01"), entries.month("2026-11")

    book.facts.correct(msgspec.structs.replace(new, text="a moment ago"), "Corrected")

    assert entries.month("2020-01") is before[0]
    assert words(entries) == ["12:00 a moment ago", "long ago"]
    book.undo()
    book.facts.remove(old.id)
    assert words(entries) == ["12:00 just now"]


def test_a_plan_change_stands_with_its_reason_until_it_is_taken_back(
    book: Logbook, clock: Clock
) -> None:
    entries = Entries(book)
    run = planned_run(book, TODAY + DAY)
    assert words(entries) == ["12:00 Added run of 3.0 km on Thu 26 Nov"]

    clock.wind(TODAY, 13)
    book.calendar.set_distance(run, 9000, "club evening")
    assert words(entries)[1].endswith("“club evening”")
    assert words(entries)[1].startswith("13:00 ")
    book.session.tick_all(session(book).id)
    assert [one.kind for one in told(entries)].count("plan") == 3

    for _ in range(3):
        book.undo()
    assert words(entries) == ["12:00 Added run of 3.0 km on Thu 26 Nov"]
    book.redo()
    assert len(told(entries)) == 2


def test_what_is_done_again_has_its_reason_still_however_often(book: Logbook) -> None:
    run = planned_run(book, TODAY + DAY)
    book.calendar.set_distance(run, 9000, "club evening")
    entries = Entries(book)
    before = words(entries)
    assert before[1].endswith("“club evening”")

    for _ in range(3):
        book.undo()
        assert words(entries) == before[:1]
        book.redo()
        assert words(entries) == before


def test_plan_changes_are_read_back_a_part_at_a_time_and_come_out_the_same(
    book: Logbook, clock: Clock
) -> None:
    for back in range(40, 0, -1):
        clock.wind(TODAY - back * WEEK)
        planned_run(book, clock.moment.date(), 3)
    clock.wind(TODAY)
    stepwise, whole = PlanChanges(book), PlanChanges(book)

    found = [
        one
        for back in range(0, 45, 5)
        for one in stepwise.between(TODAY - (back + 5) * WEEK + DAY, TODAY - back * WEEK)[::-1]
    ]

    assert len(found) == 40
    assert tuple(found) == whole.between(date.min, TODAY)[::-1]


def test_a_reason_kept_as_a_note_is_one_entry_that_can_be_corrected(book: Logbook) -> None:
    running(book, until=TODAY - DAY)
    book.setup.adopt(profile())
    morning(book, TODAY, 0)
    book.facts.log_pain(book.facts.reading_of(7, moment=Moment.STAIRS, flare=True))
    proposal = book.proposals.flare()
    assert proposal is not None
    book.proposals.accept(proposal, (), "race on Sunday", "Flare", "flare")
    entries = Entries(book)

    (refusal,) = told(entries, text="race", kinds=frozenset({"plan", "note"}))

    assert refusal.kind == "plan"
    assert refusal.words.startswith("Flare: no change of ")
    assert refusal.words.endswith("“race on Sunday”")
    assert refusal.tags == ("flare",)
    note = book.get(refusal.key)
    assert isinstance(note, Note)
    book.facts.correct(msgspec.structs.replace(note, text="race on Saturday"), "Corrected")
    (edited,) = told(entries, text="race", kinds=frozenset({"plan"}))
    assert edited.words.endswith("applied “race on Saturday”")


def test_a_flare_is_an_entry_of_its_own_with_what_set_it_off_and_what_was_answered(
    book: Logbook, clock: Clock
) -> None:
    running(book, until=TODAY - DAY)
    book.setup.adopt(profile())
    morning(book, TODAY, 0)
    book.facts.log_pain(book.facts.reading_of(6, moment=Moment.STAIRS, flare=True))
    proposal = book.proposals.flare()
    assert proposal is not None
    book.proposals.accept(proposal, range(len(proposal.changes)), "", "Flare", "flare")
    entries = Entries(book)

    (flare,) = told(entries, kinds=frozenset({"flare"}))

    assert (flare.date, flare.hour) == (TODAY, "12:00")
    assert flare.words == "flare, 1 day, still open, at worst 6/10 on Wed 25 Nov"
    assert flare.more[0] == "set off by 6/10 on stairs on Wed 25 Nov"
    assert flare.more[1].startswith("Flare: ")
    assert flare.sides == (Side.LEFT,)

    for later in range(1, 30):
        clock.wind(TODAY + later * DAY, 8)
        morning(book, TODAY + later * DAY, 0)
    (over,) = told(entries, kinds=frozenset({"flare"}))
    assert over.date == TODAY
    assert ", until " in over.words
    assert over.key == flare.key


def test_a_deepened_flare_tells_the_48_hours_before_it_began_as_the_chart_counts_them(
    book: Logbook,
) -> None:
    running(book, until=TODAY - 8 * DAY)
    book.setup.adopt(profile())
    ran(book, TODAY - 6 * DAY, 5, descent_m=180)
    book.facts.log_pain(
        book.facts.reading_of(6, moment=Moment.STAIRS, flare=True, day=TODAY - 5 * DAY)
    )
    ran(book, TODAY - 2 * DAY, 5, descent_m=240)
    book.facts.log_pain(book.facts.reading_of(8, moment=Moment.STAIRS, flare=True, day=TODAY - DAY))

    (flare,) = told(Entries(book), kinds=frozenset({"flare"}))
    back = LookingBack(book)
    rows = {row.sign: row.before_flares for row in back.lead_ups(back.period(4)).rows}

    assert flare.date == TODAY - 5 * DAY
    assert flare.more[0].startswith("set off by 8/10")  # the gravest
    assert flare.more[1].startswith("in the 48 hours before it began: ")
    assert "180 m down" in flare.more[1]
    assert "240" not in flare.more[1]
    assert rows["down"] == 1


def test_a_flare_over_new_year_is_told_once_in_the_year_it_began(
    book: Logbook, clock: Clock
) -> None:
    begun = date(2025, 12, 29)
    running(book, until=begun - DAY)
    book.setup.adopt(profile(start=date(2025, 12, 1)))
    for later in range(40):
        clock.wind(begun + later * DAY, 8)
        morning(book, begun + later * DAY, 0)
        if later == 0:
            book.facts.log_pain(book.facts.reading_of(6, moment=Moment.STAIRS, flare=True))

    (flare,) = told(Entries(book), kinds=frozenset({"flare"}))

    assert flare.date == begun
    assert "2026" not in flare.words.partition(", at worst")[0] or ", until " in flare.words


def test_an_empty_book_has_no_entry_and_a_month_that_is_none_is_passed_over(
    book: Logbook,
) -> None:
    entries = Entries(book)
    assert told(entries) == []
    assert entries.months(date(1999, 1, 1)) == ()
    book.put("Far", [Note(id=new_id(), date=date(2024, 2, 29), text="leap day")])
    assert words(entries) == ["leap day"]
    assert entries.months()[0] == "2026-11"
    assert entries.months()[-1] == "2024-02"


@pytest.mark.parametrize("day", [date.min + DAY, date.max - DAY])
def test_a_note_of_an_impossible_day_is_shown_and_harms_nothing(book: Logbook, day: date) -> None:
    note = Note(id="n1", date=day, text="a slip", about=f"flare-{day}")
    gone = Note(id="n2", date=day, text="another", about="gone")
    book.put("Out of a file", [note, gone])
    entries = Entries(book)

    months = entries.months()

    assert {f"{day}"[:7], f"{TODAY}"[:7]} <= set(months)
    assert len(months) < 12
    assert {one.key for month in months for one in entries.month(month)} >= {"n1", "n2"}
    assert entries.find("n1", day) is not None
    assert book.caps.allowance(TODAY).hard_m >= 0


def test_no_entry_is_ever_looked_at_by_the_collector_of_cycles(book: Logbook) -> None:
    """Of ten years it would look at a hundred thousand values, in the middle of a word."""
    book.session.tick_all(session(book).id)
    ran(book, TODAY - DAY, 3.1, duration_s=1360)
    noted(book, "too long at the desk", "desk")
    story = [one for one in told(Entries(book)) if one.kind in ("session", "run", "note", "plan")]

    def inside(value: object) -> Iterator[object]:
        yield value
        if isinstance(value, msgspec.Struct):
            for name in value.__struct_fields__:
                yield from inside(getattr(value, name))
        elif isinstance(value, tuple):
            for one in value:
                yield from inside(one)

    values = [one for entry in story for one in inside(entry) if isinstance(one, msgspec.Struct)]
    assert {"JournalEntry", "SessionItem", "SetKey", "Item", "Dose", "Run", "PlanChange"} <= {
        type(one).__name__ for one in values
    }
    assert not {type(one).__name__ for one in values if gc.is_tracked(one)}

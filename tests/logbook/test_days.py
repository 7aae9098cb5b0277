"""The runner's local day, across clock changes, zones and the end of the year."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Moment
from tests.logbook.living import DAY, TODAY, Clock, morning, opened, planned_run, ran, session

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
@pytest.mark.parametrize("hour", [0, 2, 23])
def test_on_the_days_the_clocks_change_entries_stay_on_their_day(folder, day, hour):
    book = opened(folder, Clock(day, hour, BERLIN))

    assert book.today == day
    assert book.facts.log_pain(book.facts.reading_of(1, moment=Moment.MORNING)).date == day
    assert book.facts.add_note("late").date == day
    assert [view.date for view in book.cards.days(day - 2 * DAY, 5)] == [
        day + n * DAY for n in range(-2, 3)
    ]


def test_a_daily_repeat_over_the_clock_change_misses_and_doubles_no_day(folder):
    book = opened(folder, Clock(date(2026, 10, 23), 12, BERLIN))
    first = date(2026, 10, 23)

    session(book, first, rule="FREQ=DAILY", until=first + 5 * DAY)

    assert [card.date for card in book.cards.planned(first, first + 9 * DAY)] == [
        first + n * DAY for n in range(6)
    ]


def test_just_before_midnight_is_still_today_and_just_after_is_tomorrow(book, clock):
    clock.moment = clock.moment.replace(hour=23, minute=59, second=59)
    assert book.facts.add_note("late").date == TODAY

    clock.wind(TODAY + DAY, 0)

    assert book.facts.add_note("early").date == TODAY + DAY


def test_the_last_and_first_day_of_a_year_stand_side_by_side(book, open_book):
    session(book, date(2026, 12, 31))
    ran(book, date(2027, 1, 1), 3)
    book.close()

    views = open_book().cards.days(date(2026, 12, 28))

    assert [len(view.items) for view in views] == [0, 0, 0, 1, 1, 0, 0]


def test_the_morning_is_due_until_it_is_entered(book, clock):
    assert book.questions.morning_due()
    morning(book, TODAY, 1)
    assert not book.questions.morning_due()

    clock.wind(TODAY + DAY)

    assert book.questions.morning_due()


def test_a_day_shows_sessions_and_runs_in_order_plan_beside_fact(book):
    first = session(book)
    run = planned_run(book)
    second = session(book)
    done = ran(book, TODAY, 3)

    items = book.cards.day(TODAY).items

    assert [item.key for item in items] == [first.id, run.id, second.id]
    assert items[1].run == done
    assert book.cards.item(run.id, TODAY) == items[1]


def test_entries_of_other_days_say_no_time_of_day(book):
    assert (
        book.facts.log_pain(book.facts.reading_of(2, moment=Moment.REST, day=TODAY - DAY)).at == ""
    )
    assert book.facts.log_pain(book.facts.reading_of(2, moment=Moment.REST)).at == "12:00"


@pytest.mark.parametrize(
    "entry",
    [
        lambda book: book.facts.log_pain(book.facts.reading_of(11, moment=Moment.REST)),
        lambda book: book.facts.add_note("  \n "),
        lambda book: ran(book, TODAY, 0),
        lambda book: ran(book, TODAY, 3, pain_during=12),
        lambda book: ran(book, TODAY, 3, effort=-1),
    ],
)
def test_what_cannot_be_is_refused_and_not_kept(book, entry):
    with pytest.raises(UsageError):
        entry(book)

    assert tuple(book.everything()) == ()


def test_a_corrected_run_can_change_its_day_and_month(book, open_book):
    run = ran(book, date(2026, 11, 1), 3)
    moved = type(run)(id=run.id, date=date(2026, 10, 31), distance_m=2000)

    book.facts.change_run(moved)

    for each in (book, open_book()):
        assert each.cards.day(date(2026, 11, 1)).items == ()
        assert each.cards.day(date(2026, 10, 31)).items[0].run == moved
    assert book.facts.all_runs() == (moved,)

"""Taking a plan up, once, again, with history, under a red flag."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.journal import Lock
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.domain.values.session import PlannedSession
from planner.exchange.plans.plan_files import bundled_folder, read_library
from planner.logbook.book import new_id
from tests.logbook.living import (
    DAY,
    MONDAY,
    TODAY,
    WEEK,
    contents,
    profile,
    running,
    session,
)

ARTICLE = "runners-knee-basics"


@pytest.fixture(scope="module")
def library():
    return read_library((bundled_folder(),))


@pytest.fixture
def bundled(open_book, library):
    """A book with the plans that come with the program."""
    return open_book(exercises=library.exercises, plans=library.plans)


def sessions(book, first=MONDAY - 8 * WEEK, last=MONDAY + 40 * WEEK):
    return [card for card in book.cards.planned(first, last) if isinstance(card, PlannedSession)]


def runs(book):
    found = book.cards.planned(MONDAY - 8 * WEEK, MONDAY + 40 * WEEK)
    return [card for card in found if isinstance(card, PlannedRun)]


def test_the_article_s_plan_ends_with_a_planned_week(bundled):
    bundled.setup.adopt(profile(plan=ARTICLE))

    for first in (MONDAY, MONDAY + 3 * WEEK):
        week = [item for view in bundled.cards.days(first) for item in view.items]
        assert len(week) >= 3
    assert bundled.last_words.startswith("Plan ")
    assert {card.date.weekday() for card in sessions(bundled)} <= {0, 2, 4}
    assert bundled.setup.plans_by_use()[0].id == ARTICLE


def test_the_ladder_s_plan_holds_no_run_before_the_gate_to_its_second_phase(bundled):
    bundled.setup.adopt(profile(plan="return-to-running"))

    assert sessions(bundled)
    assert {card.phase for card in sessions(bundled)} == {"ready"}
    assert runs(bundled) == []


@pytest.mark.parametrize("plan", [ARTICLE, "runners-knee-12-weeks"])
def test_no_laid_run_is_above_its_plan_allowance(bundled, plan):
    running(bundled)
    bundled.setup.adopt(profile(plan=plan))
    laid = runs(bundled)

    assert laid
    for run in laid:
        allowed = bundled.caps.allowance(run.date, without=run.id)
        assert run.distance_m <= allowed.plan_m, run.date
        assert run.date >= TODAY


def test_everything_adopted_is_one_change(book):
    brought = (
        Run(id=new_id(), date=TODAY - 9 * DAY, distance_m=5000),
        CrossTraining(id=new_id(), date=TODAY - 8 * DAY, sport="cycling", duration_s=3600),
    )
    book.setup.adopt(profile(), records=brought)
    assert {record.id for record in brought} < set(contents(book))

    book.undo()

    assert contents(book) == {}
    book.redo()
    assert len(sessions(book)) == 4


def test_imported_history_counts_for_the_runs_that_are_laid(book, open_book, tmp_path):
    answers = profile(weekly_m=0, longest_m=0)
    book.setup.adopt(answers)
    without = runs(book)
    book.undo()
    brought = tuple(
        Run(id=new_id(), date=MONDAY - back * DAY, distance_m=8000, duration_s=3200)
        for back in range(2, 60, 3)
    )

    book.setup.adopt(answers, records=brought)

    longest = max(run.distance_m for run in runs(book))
    assert longest > max((run.distance_m for run in without), default=0)
    assert longest > 4000


@pytest.mark.parametrize("when", ["with the answers", "before"])
def test_no_run_is_planned_under_a_red_flag(book, when):
    lock = Lock(id="lock", date=TODAY, level="U", findings=("hot",), scope="run")
    if when == "before":
        book.red_flags.add(lock)

    book.setup.adopt(profile(), lock=lock if when == "with the answers" else None)

    assert runs(book) == []
    assert sessions(book)
    assert [each.id for each in book.red_flags.open()] == ["lock"]


def test_a_plan_that_began_in_the_past_is_laid_from_today_to_its_end(book):
    """Two weeks from Monday a week ago: this week is left."""
    start = MONDAY - WEEK
    book.setup.adopt(profile(start=start))

    cards = [*sessions(book), *runs(book)]
    assert {type(card) for card in cards} == {PlannedSession, PlannedRun}
    assert min(card.date for card in cards) >= TODAY
    assert max(card.date for card in cards) < start + 2 * WEEK


def test_a_plan_that_begins_later_begins_on_its_day(book):
    start = TODAY + 10 * DAY
    book.setup.adopt(profile(start=start))

    cards = [*sessions(book), *runs(book)]
    assert start <= min(card.date for card in cards)
    assert max(card.date for card in cards) < start + 2 * WEEK
    assert runs(book)


def test_one_day_for_exercise_gives_one_session_a_week(book):
    book.setup.adopt(profile(exercise_days=(5,)))

    assert [card.date for card in sessions(book)] == [MONDAY + 5 * DAY, MONDAY + 12 * DAY]


def test_without_run_days_no_run_is_planned(book):
    book.setup.adopt(profile(run_days=()))

    assert runs(book) == []
    assert sessions(book)


def test_answers_that_cannot_be_are_refused_and_nothing_is_kept(book):
    with pytest.raises(UsageError):
        book.setup.adopt(profile(exercise_days=()))
    with pytest.raises(NotFoundError, match="no plan 'other'") as refused:
        book.setup.adopt(profile(plan="other"))

    assert "small" in refused.value.hint
    assert contents(book) == {}


def test_adopting_again_the_same_day_makes_the_same_calendar_not_two(book):
    book.setup.adopt(profile(start=TODAY))
    before = [(type(card), card.date) for card in book.cards.planned(TODAY, TODAY + 8 * WEEK)]

    book.setup.adopt(profile(start=TODAY))

    after = [(type(card), card.date) for card in book.cards.planned(TODAY, TODAY + 8 * WEEK)]
    assert after == before


def test_adopting_again_leaves_the_past_and_what_was_ticked(book, clock):
    book.setup.adopt(profile(start=MONDAY - WEEK))
    cards = sessions(book)
    past = [card for card in cards if card.date < TODAY]
    ticked = next(card for card in cards if card.date >= TODAY)
    book.session.tick(ticked.id, book.cards.session(ticked.id).sets[0])

    book.setup.adopt(profile(start=MONDAY - WEEK, exercise_days=(0, 1, 2, 3, 4, 5, 6)))

    left = sessions(book)
    assert [card for card in left if card.date < TODAY] == past
    assert [card for card in left if card.date == ticked.date] == [ticked]
    assert len(left) == len({card.date for card in left})


def test_a_longer_plan_leaves_nothing_behind_a_shorter_one(bundled, library):
    bundled.setup.adopt(profile(plan="runners-knee-12-weeks"))
    bundled.setup.adopt(profile(plan=ARTICLE))

    assert {card.plan for card in (*sessions(bundled), *runs(bundled)) if card.date >= TODAY} == {
        ARTICLE
    }


def test_a_card_of_the_runner_s_own_stays_when_a_plan_is_adopted(book):
    own = session(book, TODAY + DAY)

    book.setup.adopt(profile())

    assert book.cards.card(own.id) == own


def test_undoing_a_plan_keeps_what_another_device_ticked_in_it(book, open_book):
    phone = open_book("phone-3c4d")
    book.setup.adopt(profile())
    phone.poll()
    card = sessions(phone)[0]
    phone.session.tick_all(card.id)
    book.poll()

    book.undo()

    (item,) = book.cards.day(card.date).items
    assert item.complete
    assert book.profile is None


def test_a_plan_laid_over_the_end_of_the_year_misses_no_week(book, clock):
    clock.wind(date(2026, 12, 27))
    book.setup.adopt(profile(start=date(2026, 12, 28)))

    days = [card.date for card in sessions(book)]

    assert {day.year for day in days} == {2026, 2027}
    assert [(day - date(2026, 12, 28)).days // 7 for day in days] == [0, 0, 1, 1]

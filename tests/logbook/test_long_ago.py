"""What may be run follows from every fact, however long ago; looking at pages changes nothing."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Dated, Record, Side
from planner.domain.values.run import Run
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from tests.logbook.living import DAY, TODAY, WEEK, Clock, morning, opened, profile, ran, running

BEGUN = TODAY - 104 * WEEK
FLARED = TODAY - 40 * WEEK
PACE_S = 360
"""6:00 a kilometre: eight minutes are 1.3 km, at the 7:00 of nobody known 1.1 km."""


def two_years_ago() -> Iterator[Record]:
    """Five kilometres three times a week from then on, at 6:00, until pain of 6/10 in a run."""
    day = BEGUN
    while day <= FLARED:
        if day.weekday() in (1, 3, 5) or day == FLARED:
            yield Run(
                id=new_id(),
                date=day,
                distance_m=5000,
                duration_s=5 * PACE_S,
                pain_before=0,
                pain_during=6 if day == FLARED else 1,
                pain_after=0,
            )
        yield PainReading(id=new_id(), date=day, score=1, side=Side.LEFT, moment=Moment.MORNING)
        day += DAY


@pytest.fixture
def silent(book: Logbook) -> Logbook:
    """Nothing has been told since the pain of 40 weeks ago: the flare is still open."""
    book.put("Answers", [profile(start=BEGUN)])
    book.put("Two years", list(two_years_ago()))
    return book


def seen(book: Logbook, day: date) -> tuple[object, ...]:
    allowed = book.caps.allowance(day)
    flare = book.flares.now()
    return (
        allowed.hard_m,
        allowed.plan_m,
        allowed.binding,
        flare and flare.since,
        book.caps.pace_s(),
    )


def test_a_flare_of_forty_weeks_ago_is_open_until_a_fact_closes_it(silent):
    assert silent.flares.now().since == FLARED
    assert [reason.id for reason in silent.flares.professional()] == ["flare-long"]


def test_no_cap_changes_in_sixty_days_without_a_fact(silent, clock: Clock):
    answers = set()
    for number in range(60):
        clock.wind(TODAY + number * DAY)
        silent.day_changed()
        answers.add(seen(silent, silent.today))

    # Not quiet, as nothing is answered: eight minutes (PRAG), at the pace of the last ten runs.
    assert answers == {(1300, 1300, "FLARE", FLARED, PACE_S)}


def test_a_journal_asked_day_by_day_answers_as_one_that_was_just_opened(
    silent, clock: Clock, open_book: Callable[..., Logbook]
):
    for number in range(0, 60, 4):
        clock.wind(TODAY + number * DAY)
        silent.day_changed()
        if number % 12 == 0:
            morning(silent, silent.today, 1)
        if number == 40:
            ran(silent, silent.today, 1, duration_s=PACE_S)
        fresh = open_book()
        for days in (0, 1, 9, -100, -7 * 41):
            day = silent.today + days * DAY
            assert seen(fresh, day) == seen(silent, day), (number, days)
        fresh.close()


def test_answered_mornings_open_the_way_back_however_old_the_flare_is(silent, clock: Clock):
    """Four quiet mornings in the last six days, as nothing was tested."""
    for number in range(4):
        clock.wind(TODAY + number * DAY)
        morning(silent, silent.today, 1)

    assert silent.flares.now().quiet.passed
    assert silent.flares.now().part in ("ladder", "step")


def test_the_facts_of_a_runner_who_answers_are_read_in_one_go(
    book: Logbook, open_book: Callable[..., Logbook], monkeypatch: pytest.MonkeyPatch
):
    """Not first as far as is never enough, and then from further back."""
    book.put("Answers", [profile(start=BEGUN)])
    running(book, weeks=60, until=TODAY)
    fresh = open_book()
    asked = []
    between = fresh.between

    def counted(first: date, last: date, *kinds: type[Dated]) -> Iterator[Dated]:
        asked.append(first)
        return between(first, last, *kinds)

    monkeypatch.setattr(fresh, "between", counted)

    assert fresh.caps.cap_on(TODAY) == book.caps.cap_on(TODAY)
    assert len(asked) == 1
    assert asked[0] > TODAY - 60 * WEEK
    fresh.close()


def ten_weeks() -> Iterator[Record]:
    """A run every other day that gets longer, a red one 20 days ago, and every morning."""
    yield profile(start=TODAY - 10 * WEEK)
    for back in range(70):
        day = TODAY - back * DAY
        yield PainReading(
            id=new_id(), date=day, score=back % 3, side=Side.LEFT, moment=Moment.MORNING
        )
        if back % 2 == 0 and not 12 < back < 20:
            yield Run(
                id=new_id(),
                date=day,
                distance_m=6000 - 40 * back,
                duration_s=2400,
                pain_before=0,
                pain_during=6 if back == 20 else back % 3,
                pain_after=1,
            )


def test_caps_are_the_same_in_whatever_order_the_facts_were_written_down(
    tmp_path: Path, clock: Clock
):
    facts = list(ten_weeks())
    told = []
    for place, order in enumerate((facts, facts[::-1], random.Random(5).sample(facts, len(facts)))):
        book = opened(tmp_path / f"order-{place}", clock)
        for fact in order:
            book.put("Written down", [fact])
        days = [TODAY + days * DAY for days in range(-40, 20, 3)]
        told.append([book.caps.allowance(day) for day in days])
        book.close()

    assert told[0] == told[1] == told[2]
    assert len({allowed.hard_m for allowed in told[0]}) > 5

"""Flares as they went: first day, worst day, last day, what set them off."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.caps.flare_spells import FlareSpell, flare_spells
from planner.domain.caps.flare_state import flared_days
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Side

FIRST = date(2026, 3, 1)
TODAY = date(2026, 6, 30)


def felt(day: date, score: int, moment: Moment = Moment.MORNING) -> PainReading:
    return PainReading(
        id=f"{day}-{moment}", date=day, score=score, side=Side.LEFT, moment=moment, at="08:00"
    )


def lived(*reports: PainReading, last: date = TODAY) -> History:
    """Quiet mornings, and what was reported."""
    days = (FIRST + timedelta(n) for n in range((last - FIRST).days + 1))
    return History(knee=Side.LEFT, readings=(*(felt(day, 1) for day in days), *reports))


def spells(history: History, today: date = TODAY) -> tuple[FlareSpell, ...]:
    return flare_spells(history, FIRST, today, today, DEFAULTS)


def test_a_life_without_one_has_none() -> None:
    assert spells(lived()) == ()


def test_a_flare_has_its_first_day_its_worst_and_its_last() -> None:
    begun = date(2026, 4, 10)
    worse = felt(begun + timedelta(2), 7, Moment.STAIRS)
    history = lived(felt(begun, 6, Moment.STAIRS), worse)

    (spell,) = spells(history)

    assert (spell.since, spell.peak, spell.peak_on) == (begun, 7, worse.date)
    assert spell.over
    assert spell.by.kind == "report"
    bands = flared_days(history, FIRST, TODAY, TODAY, DEFAULTS)
    assert (min(bands), max(bands)) == (spell.since, spell.last)
    assert spell.days == (spell.last - spell.since).days + 1


def test_two_flares_are_two_and_only_those_that_begin_in_the_days_asked_for_are_told() -> None:
    one, two = date(2026, 3, 20), date(2026, 6, 1)
    history = lived(felt(one, 6, Moment.STAIRS), felt(two, 6, Moment.STAIRS))

    assert [spell.since for spell in spells(history)] == [one, two]
    later = flare_spells(history, date(2026, 5, 1), TODAY, TODAY, DEFAULTS)
    assert [spell.since for spell in later] == [two]
    # The end of one that goes on beyond the last day asked for is found all the same.
    earlier = flare_spells(history, FIRST, one, TODAY, DEFAULTS)
    assert earlier == spells(history)[:1]


def test_one_of_today_is_still_open() -> None:
    today = date(2026, 4, 10)
    history = lived(felt(today, 6, Moment.STAIRS), last=today)

    (spell,) = spells(history, today)

    assert not spell.over
    assert (spell.since, spell.days) == (today, 1)

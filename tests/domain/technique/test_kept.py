"""How far a focus was kept, beside the mornings after."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.caps.lookback import Tally
from planner.domain.knee.mornings import Mornings
from planner.domain.knee.pain import Verdict, morning_verdict
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.technique.kept import focus_counts, focus_runs, focus_weeks
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from planner.domain.values.technique import Focus, FocusKind, Heed, focus_at

MONDAY = date(2026, 11, 2)
STEP_RATE = Focus(
    id="f", date=MONDAY, what=FocusKind.STEP_RATE, until=MONDAY + timedelta(days=27), rate=172
)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def ran(number: int, heeded: Heed | None = None, focus: FocusKind | None = None) -> Run:
    what = focus or (FocusKind.STEP_RATE if heeded else None)
    return Run(id=str(number), date=day(number), distance_m=4000, heeded=heeded, focus=what)


def mornings(**scores: int) -> tuple[Mornings, ...]:
    """The mornings of the left knee: `d3=1` is the fourth day's."""
    readings = [
        PainReading(
            id=name, date=day(int(name[1:])), score=score, side=Side.LEFT, moment=Moment.MORNING
        )
        for name, score in scores.items()
    ]
    return (Mornings(readings, Side.LEFT, DEFAULTS, {}),)


def test_a_morning_is_green_up_to_the_quiet_line_then_amber_then_red():
    (knee,) = mornings(d1=2, d2=3, d3=4)

    found = [morning_verdict(knee, day(at).toordinal(), DEFAULTS) for at in (1, 2, 3, 4)]

    assert found == [Verdict.GREEN, Verdict.AMBER, Verdict.RED, Verdict.UNKNOWN]


def test_runs_are_counted_by_how_far_the_focus_was_kept_and_by_the_morning_after():
    runs = [
        ran(1, Heed.KEPT), ran(3, Heed.KEPT), ran(6, Heed.PARTLY), ran(8, Heed.NOT), ran(10),
    ]  # fmt: skip
    known = focus_runs(runs, [STEP_RATE], mornings(d2=0, d4=3, d7=1, d9=4), DEFAULTS)

    count = focus_counts(known)[FocusKind.STEP_RATE]

    assert count.kept == Tally(green=1, amber=1)
    assert count.partly == Tally(green=1)
    assert count.left == Tally(red=1)
    assert count.unsaid == Tally(unknown=1)
    assert count.runs == 5


def test_what_was_said_of_a_run_goes_before_what_its_day_was_about():
    run = ran(1, Heed.KEPT, FocusKind.UPRIGHT)

    (found,) = focus_runs([run], [STEP_RATE], mornings(), DEFAULTS)

    assert found.focus is FocusKind.UPRIGHT


def test_a_run_without_a_focus_is_not_counted():
    assert focus_runs([ran(40)], [STEP_RATE], mornings(d41=0), DEFAULTS) == ()


def test_the_worse_knee_of_both_decides_about_a_morning():
    left = mornings(d2=0)
    right = PainReading(id="r", date=day(2), score=4, side=Side.RIGHT, moment=Moment.MORNING)
    both = (*left, Mornings([right], Side.RIGHT, DEFAULTS, {}))

    (found,) = focus_runs([ran(1, Heed.KEPT)], [STEP_RATE], both, DEFAULTS)

    assert (found.after, found.score) == (Verdict.RED, 4)


def test_weeks_hold_their_runs_and_the_worst_morning_after_and_empty_ones_stay():
    runs = [ran(1, Heed.KEPT), ran(5, Heed.PARTLY), ran(15)]
    known = focus_runs(runs, [STEP_RATE], mornings(d2=1, d6=3), DEFAULTS)

    first, second, third = focus_weeks(known, day(0), day(16), 0)

    assert (first.first, first.kept, first.partly, first.score) == (day(0), 1, 1, 3)
    assert (second.kept, second.unsaid, second.score) == (0, 0, None)
    assert (third.first, third.unsaid) == (day(14), 1)


def test_of_two_that_cover_a_day_the_one_begun_last_counts():
    later = Focus(id="g", date=day(7), what=FocusKind.UPRIGHT, until=day(20))

    assert focus_at(day(6), [STEP_RATE, later]) is STEP_RATE
    assert focus_at(day(7), [later, STEP_RATE]) is later
    assert focus_at(day(40), [STEP_RATE, later]) is None

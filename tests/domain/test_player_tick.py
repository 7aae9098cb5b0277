"""What is kept of a set that was done by the clock."""

from __future__ import annotations

import pytest

from planner.domain.player.parts import Act, Part
from planner.domain.player.tick import tick_done, tick_ended, tick_so_far
from planner.domain.values.exercise import Dose
from planner.domain.values.session import Tick
from tests.domain.playing import HOLD, HOLDS, REPS, TEMPO, TIME


@pytest.mark.parametrize(
    ("dose", "act", "rep", "gone", "count", "kept"),
    [
        (HOLDS.dose, Act.HOLD, 2, 3.0, 0, Tick(reps=1, hold_s=5)),
        (HOLDS.dose, Act.LET_GO, 1, 1.0, 0, Tick(reps=1, hold_s=5)),
        (HOLDS.dose, Act.HOLD, 1, 4.9, 0, Tick(reps=1, hold_s=4)),
        (HOLDS.dose, Act.HOLD, 1, 0.9, 0, Tick(reps=0, hold_s=5)),
        (TEMPO.dose, Act.DOWN, 1, 1.0, 0, Tick(reps=0)),
        (HOLD.dose, Act.HOLD, 1, 12.7, 0, Tick(hold_s=12)),
        (TIME.dose, Act.MOVE, 0, 41.2, 0, Tick(time_s=41)),
        (REPS.dose, Act.WORK, 0, 30.0, 5, Tick(reps=5)),
        (TEMPO.dose, Act.DOWN, 2, 1.0, 0, Tick(reps=1)),
    ],
)
def test_a_set_that_was_broken_off_keeps_what_was_done_of_it(dose, act, rep, gone, count, kept):
    assert tick_so_far(dose, Part(act=act, name="x", rep=rep), gone, count) == kept


def test_a_set_that_was_done_is_as_asked_for_or_as_counted():
    assert tick_done(Dose(reps=(8, 12)), 0) == Tick(reps=8)
    assert tick_done(Dose(reps=(8, 12)), 11) == Tick(reps=11)
    assert tick_done(Dose(hold_s=20), 3) == Tick(hold_s=20)


def test_a_set_that_was_made_longer_or_shorter_is_kept_as_it_was():
    assert tick_done(HOLD.dose, 0, 30) == Tick(hold_s=30)
    assert tick_done(TIME.dose, 0, 40) == Tick(time_s=40)
    assert tick_done(HOLDS.dose, 0, 15) == tick_done(HOLDS.dose, 0)


@pytest.mark.parametrize(
    ("dose", "act", "rep", "gone", "count", "kept"),
    [
        (HOLD.dose, Act.HOLD, 1, 9.4, 0, Tick(hold_s=9)),
        (HOLD.dose, Act.HOLD, 1, 0.4, 0, Tick(hold_s=20)),
        (HOLDS.dose, Act.HOLD, 1, 0.0, 0, Tick(reps=2, hold_s=5)),
        (HOLDS.dose, Act.HOLD, 1, 3.0, 0, Tick(reps=1, hold_s=3)),
        (HOLDS.dose, Act.HOLD, 2, 0.0, 0, Tick(reps=1, hold_s=5)),
        (TIME.dose, Act.MOVE, 0, 0.0, 0, Tick(time_s=60)),
        (TIME.dose, Act.MOVE, 0, 41.2, 0, Tick(time_s=41)),
        (REPS.dose, Act.WORK, 0, 30.0, 0, Tick(reps=8)),
        (REPS.dose, Act.WORK, 0, 30.0, 5, Tick(reps=5)),
        (TEMPO.dose, Act.UP, 1, 0.0, 0, Tick(reps=2)),
        (TEMPO.dose, Act.UP, 2, 0.0, 0, Tick(reps=1)),
    ],
)
def test_a_set_that_is_ended_early_is_what_was_counted_or_as_asked_before_anything_was(
    dose, act, rep, gone, count, kept
):
    assert tick_ended(dose, Part(act=act, name="x", rep=rep), gone, count) == kept

"""An imported run of which it is doubtful which planned one it is, in words."""

from __future__ import annotations

from datetime import date

from planner.domain.values.run import PlannedRun, Run, RunKind
from planner.wording.fulfilling import doubt_words, planned_words, run_words

DAY, TODAY = date(2026, 11, 27), date(2026, 11, 30)
RUN = Run(id="r", date=DAY, distance_m=12_000, duration_s=4200)
CARD = PlannedRun(id="c", date=DAY, distance_m=4500)
WALK = PlannedRun(
    id="w", date=DAY, distance_m=2000, duration_s=900, run_kind=RunKind.WALK_RUN, rung=3
)


def test_a_run_and_a_card_are_named_by_what_they_are() -> None:
    assert run_words(RUN, "km", TODAY) == "12.0 km in 1:10:00 on Fri 27 Nov"
    bare = Run(id="r", date=DAY, distance_m=0)
    assert run_words(bare, "km", TODAY) == "a run on Fri 27 Nov"
    assert planned_words(CARD, "km") == "run of 4.5 km, easy"
    assert planned_words(WALK, "km") == "run of 2.0 km in 15 min, walk-run"


def test_it_is_said_why_it_is_asked() -> None:
    assert doubt_words(RUN, (CARD,), "km", TODAY) == (
        "12.0 km in 1:10:00 on Fri 27 Nov: planned was a run of 4.5 km, easy. Is it that one?"
    )
    assert doubt_words(RUN, (CARD, WALK), "km", TODAY) == (
        "12.0 km in 1:10:00 on Fri 27 Nov: 2 runs are planned on that day. Which one is it?"
    )

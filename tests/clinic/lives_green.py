"""Knees that never hurt: they grow, at a pace that a knee can follow."""

from __future__ import annotations

from tests.clinic import measures as of
from tests.clinic.criteria import Criterion
from tests.clinic.door import Told
from tests.clinic.habits import WATCH
from tests.clinic.life import Life
from tests.clinic.patients import (
    LEFT,
    TWENTY,
)
from tests.clinic.shared import (
    GROWS_ONLY,
    SOUND,
)

GREEN = (
    Life(
        name="green-5",
        about="5 km a week, longest 3, never hurts",
        told=Told(week_km=5, longest_km=3),
        knees=LEFT,
        criteria=(
            *SOUND,
            GROWS_ONLY,
            Criterion(
                measure=of.best_week(9, 12),
                least=10,
                most=16,
                because="A small start may double in a season; per cent mean little at 5 km.",
            ),
            Criterion(
                measure=of.best_week(23, 26),
                least=20,
                because="Half a year without pain is no reason to stay a beginner.",
            ),
        ),
    ),
    Life(
        name="green-15",
        about="15 km a week, longest 6, never hurts",
        told=Told(week_km=15, longest_km=6),
        knees=LEFT,
        criteria=(
            *SOUND,
            GROWS_ONLY,
            Criterion(
                measure=of.week_of_km(29),
                least=18,
                most=26,
                because="About a kilometre a week: 30 km in five to six months, neither in two "
                "(novices are hurt by leaps) nor never.",
            ),
            Criterion(
                measure=of.longest(1, 16),
                least=10,
                most=14,
                because="The longest run grows by 8 % of what was taken well: 6 to 12 km in 16 "
                "weeks, as published programmes do.",
            ),
            Criterion(
                measure=of.best_week(1, 26),
                most=30.5,
                because="Who names no goal is not led beyond 30 km.",
            ),
        ),
    ),
    Life(
        name="green-20",
        about="20 km a week, longest 8, never hurts",
        told=TWENTY,
        knees=LEFT,
        criteria=(
            *SOUND,
            GROWS_ONLY,
            Criterion(
                measure=of.best_week(23, 26),
                least=28,
                most=30.5,
                because="30 km, the usual ceiling, is ten steps away.",
            ),
        ),
    ),
    Life(
        name="green-40",
        about="40 km on four days, never hurts, no goal named",
        told=Told(week_km=40, longest_km=15, run_days=(1, 3, 5, 6)),
        knees=LEFT,
        weeks=16,
        criteria=(
            *SOUND,
            GROWS_ONLY,
            Criterion(
                measure=of.SMALLEST_BLOCK,
                least=39,
                because="What a knee takes well is kept.",
            ),
            Criterion(
                measure=of.best_week(1, 16),
                most=42,
                because="Who runs 40 km and names no goal has what they want.",
            ),
        ),
    ),
    Life(
        name="goal-60",
        about="40 km on four days, goal 60 km a week",
        told=Told(week_km=40, longest_km=15, run_days=(1, 3, 5, 6), goal_week_km=60),
        knees=LEFT,
        weeks=24,
        criteria=(
            *SOUND,
            GROWS_ONLY,
            Criterion(
                measure=of.week_of_km(58),
                least=9,
                most=20,
                because="5 % a week with every fourth one lighter: half as much again within "
                "twenty weeks.",
            ),
            Criterion(
                measure=of.best_week(1, 24), most=61, because="A goal is where growing ends."
            ),
        ),
    ),
    Life(
        name="marathoner",
        about="80 km on six days, longest 30, never hurts",
        told=Told(week_km=80, longest_km=30, run_days=(0, 1, 2, 3, 4, 6)),
        knees=LEFT,
        weeks=16,
        criteria=(
            *SOUND,
            GROWS_ONLY,
            Criterion(
                measure=of.SMALLEST_BLOCK, least=78, because="What a knee takes well is kept."
            ),
            Criterion(
                measure=of.LONG_RUNS,
                most=1,
                because="More often, not longer (Esculier 2018): one long run a week is plenty.",
            ),
        ),
    ),
    Life(
        name="to-10-km",
        about="9 km a week, longest 3.4, goal a run of 10 km",
        told=Told(week_km=9, longest_km=3.4, goal_km=10),
        knees=LEFT,
        weeks=20,
        criteria=(
            *SOUND,
            GROWS_ONLY,
            Criterion(
                measure=of.week_of_run(9.95),
                least=12,
                most=18,
                because="13 weeks at a tenth a week, 17 with lighter ones; Couch to 5K and Bridge "
                "to 10K take 15.",
            ),
        ),
    ),
    Life(
        name="from-nothing",
        about="has not run; the walk-run ladder, never hurts",
        told=Told(),
        knees=LEFT,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.week_of_minutes(30),
                least=8,
                most=12,
                because="Half an hour on end takes 9 weeks in Couch to 5K, and about as many here.",
            ),
            Criterion(
                measure=of.RUNS_TOO_EARLY,
                most=0,
                because="A beginner's tissue is loaded in pieces before it is loaded on end.",
            ),
            Criterion(
                measure=of.week_of_run(9.95),
                least=18,
                most=26,
                because="From nothing to 10 km within half a year, and not much faster.",
            ),
        ),
    ),
    Life(
        name="watch",
        about="has not run; logs walking and running as one run",
        told=Told(),
        knees=LEFT,
        habits=WATCH,
        weeks=16,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.week_of_minutes(30),
                least=8,
                most=14,
                because="A watch that counts walking must neither end the ladder nor stop it.",
            ),
            Criterion(
                measure=of.RUNS_TOO_EARLY,
                most=0,
                because="3.6 km of walking with ten minutes of running are ten minutes of running.",
            ),
        ),
    ),
)

"""Runners who do not do quite what the plan says."""

from __future__ import annotations

from tests.clinic import measures as of
from tests.clinic.criteria import Criterion
from tests.clinic.habits import HARD, LATE, MISSES, SILENT
from tests.clinic.life import Life
from tests.clinic.patients import (
    LEFT,
    TWENTY,
    ordinary,
)
from tests.clinic.shared import (
    GROWS_ONLY,
    SOUND,
    like,
)

HABITS = (
    Life(
        name="misses",
        about="20 km, an ordinary knee; leaves out one run in four",
        told=TWENTY,
        knees={"left": ordinary},
        habits=MISSES,
        seeds=3,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.best_week(23, 26),
                least=15,
                middle=True,
                because="A run left out is not made up for, and costs no more than itself.",
            ),
        ),
    ),
    Life(
        name="silent",
        about="20 km, never hurts, never answers a morning",
        told=TWENTY,
        knees=LEFT,
        habits=SILENT,
        criteria=(
            *SOUND,
            GROWS_ONLY,
            Criterion(
                measure=of.best_week(1, 26),
                least=19,
                most=21,
                because="Unanswered is not 0: it keeps what there is and opens nothing.",
            ),
            like("green-20", 0.5, 1, "Saying nothing must not pay."),
        ),
    ),
    Life(
        name="late",
        about="20 km, never hurts, answers a day and a half late",
        told=TWENTY,
        knees=LEFT,
        habits=LATE,
        criteria=(
            *SOUND,
            like("green-20", 0.9, 1.1, "The knee is the same, whenever it is written down."),
        ),
    ),
    Life(
        name="hard",
        about="20 km, never hurts; runs the hard number on each run day",
        told=TWENTY,
        knees=LEFT,
        habits=HARD,
        weeks=12,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.STEEPEST,
                most=1.11,
                because="Beyond 1.10 of the longest run of 30 days injuries rise (Frandsen 2025).",
            ),
        ),
    ),
)

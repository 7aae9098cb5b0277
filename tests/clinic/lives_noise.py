"""Knees in which nothing happens but that answers waver."""

from __future__ import annotations

from tests.clinic import measures as of
from tests.clinic.criteria import Criterion
from tests.clinic.door import Told
from tests.clinic.life import Life
from tests.clinic.patients import (
    TWENTY,
    coin,
    ordinary,
    usually_3,
    wide,
)
from tests.clinic.shared import (
    NO_FLARE,
    SOUND,
    like,
)

NOISE = (
    Life(
        name="coin",
        about="20 km; mornings 0 or 1, runs 1 or 2 by chance",
        told=TWENTY,
        knees={"left": coin},
        seeds=3,
        criteria=(
            *SOUND,
            NO_FLARE,
            like("green-20", 0.95, 1.05, "0 and 1 are the same knee."),
        ),
    ),
    Life(
        name="ordinary",
        about="20 km; mornings 0-2, runs 1-3, one in ten a 3",
        told=TWENTY,
        knees={"left": ordinary},
        seeds=3,
        criteria=(
            *SOUND,
            NO_FLARE,
            Criterion(
                measure=of.best_week(23, 26),
                least=25,
                middle=True,
                because="Esculier's runners had 3/10 and more, kept running and improved.",
            ),
        ),
    ),
    Life(
        name="wide",
        about="20 km; mornings 1-3, one run in three a 3",
        told=TWENTY,
        knees={"left": wide},
        seeds=3,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.mean_week(23, 26),
                least=16,
                middle=True,
                because="3/10 that settles is acceptable (Thomee 1997): held, not cut.",
            ),
            Criterion(
                measure=of.LONGEST_FLARE,
                most=31,
                because="A few bad mornings by chance are over within a month.",
            ),
            Criterion(
                measure=of.worst_week(1, 26), least=3, because="No ladder for a knee that runs."
            ),
        ),
    ),
    Life(
        name="usually-3",
        about="20 km; usual morning 3 and stairs 4, as told at setup",
        told=Told(week_km=20, longest_km=8, usual_morning=3, usual_stairs=4),
        knees={"left": usually_3},
        seeds=3,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.SMALLEST_BLOCK,
                least=18,
                because="What is usual for a knee is no bad sign in it: it keeps its kilometres.",
            ),
            Criterion(measure=of.FLARES, most=1, because="Nothing happened to it."),
        ),
    ),
    Life(
        name="usually-3-untold",
        about="the same, not told at setup",
        told=TWENTY,
        knees={"left": usually_3},
        seeds=3,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.best_week(9, 12),
                least=16,
                because="What is usual is found out from the mornings within weeks.",
            ),
            Criterion(measure=of.best_week(23, 26), least=16, because="And is not forgotten."),
            Criterion(measure=of.FLARES, most=2, because="It is found out once."),
        ),
    ),
)

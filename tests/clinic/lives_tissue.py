"""Knees that tolerate so much, and adapt."""

from __future__ import annotations

from tests.clinic import measures as of
from tests.clinic.criteria import Criterion
from tests.clinic.habits import TOO_LONG
from tests.clinic.life import Life
from tests.clinic.patients import (
    TWENTY,
    coin,
    tissue,
)
from tests.clinic.shared import (
    SOUND,
    like,
)

TISSUES = (
    Life(
        name="adapts",
        about="20 km; the knee tolerates just that and adapts 1 % a run",
        told=TWENTY,
        knees={"right": tissue(8, 20, 0.01)},
        seeds=3,
        weeks=52,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.best_week(23, 26),
                least=19,
                middle=True,
                because="Load that is tolerated lets tissue adapt: the runner grows with the knee.",
            ),
            Criterion(
                measure=of.best_week(49, 52),
                least=22,
                middle=True,
                because="And goes on growing in the second half of the year.",
            ),
            Criterion(
                measure=of.FLARES,
                most=6,
                because="Who follows the plan meets the knee's limit now and then, not monthly.",
            ),
            Criterion(measure=of.FLARE_SHARE, most=0.15, because="And is out of it within days."),
        ),
    ),
    Life(
        name="adapts-too-long",
        about="the same knee; every run a tenth longer than the card",
        told=TWENTY,
        knees={"right": tissue(8, 20, 0.01)},
        habits=TOO_LONG,
        seeds=3,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.SMALLEST_BLOCK,
                least=11,
                because="A tenth too much costs flares, not the running itself.",
            ),
            Criterion(
                measure=of.LONGEST_FLARE, most=28, because="Each of them ends while runs go on."
            ),
        ),
    ),
    Life(
        name="overdone",
        about="20 km on a knee that tolerates 15, adapts 1 % a run",
        told=TWENTY,
        knees={"right": tissue(6, 15, 0.01)},
        seeds=3,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.mean_week(9, 12),
                least=8,
                most=19,
                middle=True,
                because="The plan comes down to what the knee tolerates, not to nothing.",
            ),
            Criterion(
                measure=of.best_week(23, 26),
                least=14,
                middle=True,
                because="From there it grows with the knee.",
            ),
            Criterion(
                measure=of.FLARES, most=6, because="The limit is approached more slowly each time."
            ),
        ),
    ),
    Life(
        name="stuck",
        about="20 km on a knee that tolerates 15 and never adapts",
        told=TWENTY,
        knees={"right": tissue(6, 15, 0)},
        seeds=3,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.best_week(23, 26),
                least=11,
                most=18,
                middle=True,
                because="It stays near its limit: neither far beyond nor far below.",
            ),
            Criterion(
                measure=of.FLARE_SHARE,
                most=0.33,
                because="A plan that keeps trying must not keep it sore most of the time.",
            ),
        ),
    ),
    Life(
        name="two-knees",
        about="left 0 or 1 by chance, right as `adapts`",
        told=TWENTY,
        knees={"left": coin, "right": tissue(8, 20, 0.01)},
        seeds=3,
        criteria=(*SOUND, like("adapts", 0.9, 1.1, "The worse knee decides, and only that one.")),
    ),
)

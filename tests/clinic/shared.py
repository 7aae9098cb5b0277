"""Criteria that many lives share, and reasons that many criteria share."""

from __future__ import annotations

from tests.clinic import measures as of
from tests.clinic.criteria import Criterion

SOUND = (
    Criterion(
        measure=of.SMALLEST_CARD,
        least=1.1,
        because="Less than 8 minutes (1.1 km at 7:00) is a walk: the ladder begins there.",
    ),
    Criterion(
        measure=of.OVER_CAP,
        most=0,
        because="A plan that asks for more than its own limit teaches to pass over both.",
    ),
)
GROWS_ONLY = Criterion(
    measure=of.NEVER_SHRINKS,
    least=0.98,
    because="Nothing in the literature asks a runner without pain to run less from month to month.",
)
NO_FLARE = Criterion(
    measure=of.FLARES,
    most=0,
    because="One point on a scale of 0-10 is the error of the scale (Piva 2009: 1.2), no flare.",
)
FULL_REST = "Complete rest does not help this pain: no state may stay at nothing."
BACK = "A red run is one bad day: the old week is there again in four to six weeks, not months."
FIRST_STEP = Criterion(
    measure=of.FIRST_BACK,
    most=0.62,
    because="The first run after a red one is clearly shorter: six tenths, as the rules promise.",
)
RESTED = Criterion(
    measure=of.REST_AFTER_RED, least=2, because="Irritated tissue is given two whole days off."
)
EIGHT_MINUTES = "A knee like this one runs 8 minutes at a time, until someone has looked at it."


def like(name: str, least: float, most: float, because: str) -> Criterion:
    """Week for week about as much as another life, at the end of half a year."""
    return Criterion(
        measure=of.mean_week(23, 26), least=least, most=most, versus=name, because=because
    )

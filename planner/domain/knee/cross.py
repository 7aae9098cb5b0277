"""Training other than running, weighed against running minutes (evidence.md 5.3 and 9).

It never counts as distance. A day of it loads the knee once it is worth enough minutes of running.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from planner.domain.knee.parameters import Parameters
from planner.domain.values.run import CrossTraining

NEW_SESSIONS = 2
"""Sessions of a new kind of training that stay short (evidence.md 9)."""
NEW_AFTER_DAYS = 365
"""A kind of training not done for so long is a new one again: our choice."""

_WEIGHTS = {
    "walking": "w_walk",
    "cycling": "w_cycle",
    "elliptical": "w_elliptical",
    "swimming": "w_swim",
    "pool running": "w_pool_run",
}
"""Parameter that weighs a sport. The papers weigh no other: minute for minute as running."""

BENT = frozenset({"rowing", "stair climbing", "hiking"})
"""Much bending of the knee, or downhill: left out while the knee is irritated (evidence.md 9)."""


def weight(sport: str, params: Parameters) -> int:
    """What a minute of a sport is worth in minutes of running, per mille."""
    name = _WEIGHTS.get(sport, "w_other")
    found: int = getattr(params, name)
    return found


def running_s(done: CrossTraining, params: Parameters) -> int | None:
    """Seconds of running a training is worth for the knee; None where its time is unknown."""
    if done.duration_s is None:
        return None
    return done.duration_s * weight(done.sport, params) // 1000


def loaded_days(trainings: Iterable[CrossTraining], params: Parameters) -> frozenset[int]:
    """Ordinals of the days whose training loads the knee, all of a day taken together.

    Training without a time counts: what is not known is taken from the cautious side.
    """
    enough = params.xt_knee_load_min * 60
    seconds: Counter[int] = Counter()
    for done in trainings:
        worth = running_s(done, params)
        seconds[done.date.toordinal()] += enough if worth is None else worth
    return frozenset(day for day, total in seconds.items() if total >= enough)


def is_new(done: CrossTraining, others: Iterable[CrossTraining]) -> bool:
    """True for the first sessions of a kind of training."""
    before = sum(
        other.sport == done.sport
        and other.id != done.id
        and 0 <= (done.date - other.date).days < NEW_AFTER_DAYS
        for other in others
    )
    return before < NEW_SESSIONS

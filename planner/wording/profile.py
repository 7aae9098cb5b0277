"""What the runner has said of themselves, in words."""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.values.journal import Profile
from planner.domain.values.person import ARTHRITIS_AGE, HIGH_MORNING, age_in, sore_knees
from planner.wording import amounts
from planner.wording.professional import sore_words

NOT_SAID = "not said"

ARTHRITIS = (
    f"From {ARTHRITIS_AGE} on, pain on activity with short morning stiffness may as well be "
    "arthritis: have it named first."
)


def usual_words(usual: Mapping[str, int]) -> str:
    """`left 3/10, right 1/10`."""
    return ", ".join(f"{knee} {amounts.score(score)}" for knee, score in sorted(usual.items()))


def pace_words(seconds: int, unit: amounts.Unit = "km") -> str:
    """`6:30 /km`; in miles the roundest of the times that are kept as these seconds."""
    return f"{pace_number(seconds, unit)} /{unit}"


def pace_number(seconds: int, unit: amounts.Unit = "km") -> str:
    """`6:30`, as it is typed."""
    if unit == "km":
        return amounts.clock(seconds)
    mile = amounts.MILE_M / 1000
    exact = seconds * mile
    same = [one for one in range(int(exact) - 1, int(exact) + 3) if round(one / mile) == seconds]

    def oddness(one: int) -> tuple[object, ...]:
        return (one % 30 > 0, one % 10 > 0, one % 5 > 0, abs(one - exact))

    return amounts.clock(min(same, key=oddness))


def advice_lines(profile: Profile, year: int) -> tuple[str, ...]:
    """What the answers ask to be told at once: whom to see first (rules.md 7), and of two goals
    that do not go together."""
    lines = []
    worst = max(profile.usual_morning.get(knee, 0) for knee in sore_knees(profile.knee))
    if worst >= HIGH_MORNING:
        lines.append(sore_words(worst))
    if profile.born is not None and age_in(year, profile.born) >= ARTHRITIS_AGE:
        lines.append(ARTHRITIS)
    if 0 < profile.goal_week_m < profile.goal_m:
        run = amounts.distance(profile.goal_m, profile.unit)
        week = amounts.distance(profile.goal_week_m, profile.unit)
        lines.append(
            f"A run of {run} does not fit into weeks of {week}: set one of the goals anew."
        )
    return tuple(lines)

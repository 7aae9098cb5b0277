"""The same knee on other weekdays, and beside all exercises."""

from __future__ import annotations

from tests.clinic import measures as of
from tests.clinic.criteria import Criterion
from tests.clinic.door import Told
from tests.clinic.habits import Habits
from tests.clinic.life import Life
from tests.clinic.patients import (
    LEFT,
    TWENTY,
    WHOLE_PLAN,
)
from tests.clinic.shared import (
    GROWS_ONLY,
    SOUND,
    like,
)


def on_days(name: str, about: str, days: tuple[int, ...]) -> Life:
    """20 km a week on some set of weekdays."""
    return Life(
        name=name,
        about=f"20 km, longest 8, {about}",
        told=Told(week_km=20, longest_km=8, run_days=days),
        knees=LEFT,
        weeks=16,
        criteria=(*SOUND, GROWS_ONLY),
    )


DAYS = (
    on_days("sundays", "on Sundays alone", (6,)),
    on_days("weekends", "on Saturday and Sunday", (5, 6)),
    on_days("mon-tue-wed", "on three days in a row", (0, 1, 2)),
    on_days("every-day", "on every day of the week", (0, 1, 2, 3, 4, 5, 6)),
    Life(
        name="new-days",
        about="20 km; from week 9 on Monday, Wednesday, Saturday",
        told=TWENTY,
        knees=LEFT,
        habits=Habits(new_days=(56, (0, 2, 5))),
        criteria=(
            *SOUND,
            GROWS_ONLY,
            like("green-20", 0.9, 1.1, "A knee does not know which weekday it is."),
        ),
    ),
    Life(
        name="sunday-start",
        about="20 km; the plan begins on a Sunday",
        told=TWENTY,
        knees=LEFT,
        first_weekday=6,
        criteria=(*SOUND, like("green-20", 0.9, 1.1, "Nor on which one the plan was made.")),
    ),
    Life(
        name="whole-plan",
        about="20 km and all exercises of the 12-week plan",
        told=WHOLE_PLAN,
        knees=LEFT,
        exercises=True,
        criteria=(
            *SOUND,
            GROWS_ONLY,
            like("green-20", 0.9, 1.1, "Strength is done beside running, not in place of it."),
            Criterion(
                measure=of.AHEAD, most=0, because="A phase begins by its gate, not the calendar."
            ),
            Criterion(
                measure=of.HARDEST_TIER,
                least=3,
                because="A knee that passes every gate gets the exercises that load it most.",
            ),
        ),
    ),
)

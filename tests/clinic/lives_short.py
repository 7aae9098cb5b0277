"""Weeks in place of months: these are part of `make test`, together within half a minute."""

from __future__ import annotations

from tests.clinic import measures as of
from tests.clinic.criteria import Criterion
from tests.clinic.door import Told
from tests.clinic.habits import SILENT, WATCH, Habits
from tests.clinic.knees import Steady
from tests.clinic.life import Life
from tests.clinic.patients import (
    LEFT,
    TWENTY,
    WHOLE_PLAN,
    bad_run,
    coin,
    sore_5,
    sore_on_steps,
    worsening_soon,
)
from tests.clinic.shared import (
    BACK,
    EIGHT_MINUTES,
    FIRST_STEP,
    FULL_REST,
    GROWS_ONLY,
    NO_FLARE,
    RESTED,
    SOUND,
)

SHORT: tuple[Life, ...] = (
    Life(
        name="short-green",
        about="15 km, longest 6, never hurts",
        told=Told(week_km=15, longest_km=6),
        knees=LEFT,
        weeks=8,
        criteria=(
            *SOUND,
            GROWS_ONLY,
            Criterion(
                measure=of.best_week(5, 8),
                least=18,
                most=22,
                because="About a kilometre a week, with a lighter one in four.",
            ),
        ),
    ),
    Life(
        name="short-five",
        about="5 km, longest 3, never hurts",
        told=Told(week_km=5, longest_km=3),
        knees=LEFT,
        weeks=8,
        criteria=(
            *SOUND,
            GROWS_ONLY,
            Criterion(
                measure=of.best_week(5, 8), least=8, most=12, because="Small starts grow too."
            ),
        ),
    ),
    Life(
        name="short-every-day",
        about="20 km on every day of the week",
        told=Told(week_km=20, longest_km=8, run_days=(0, 1, 2, 3, 4, 5, 6)),
        knees=LEFT,
        weeks=8,
        criteria=(*SOUND, GROWS_ONLY),
    ),
    Life(
        name="short-coin",
        about="20 km; mornings 0 or 1, runs 1 or 2 by chance",
        told=TWENTY,
        knees={"left": coin},
        weeks=8,
        criteria=(*SOUND, GROWS_ONLY, NO_FLARE),
    ),
    Life(
        name="short-red",
        about="20 km; one run at 5/10 in week 3",
        told=TWENTY,
        knees={"left": bad_run(17, 5)},
        weeks=9,
        criteria=(
            *SOUND,
            RESTED,
            FIRST_STEP,
            Criterion(measure=of.weeks_back(17, 17), least=2, most=6, because=BACK),
        ),
    ),
    Life(
        name="short-ill",
        about="20 km; two weeks in bed from week 4",
        told=TWENTY,
        knees=LEFT,
        habits=Habits(ill=range(21, 35)),
        weeks=10,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.weeks_back(21, 35),
                least=2,
                most=5,
                because="Two weeks off cost a practised runner two or three on the way back.",
            ),
        ),
    ),
    Life(
        name="short-worsening",
        about="20 km; a point more every week from week 2 on",
        told=TWENTY,
        knees={"left": worsening_soon},
        weeks=8,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.flare_from_morning(3),
                most=4,
                because="Three such mornings in a row are no error of the scale.",
            ),
            Criterion(
                measure=of.NAMED_DAYS, least=1, because="Worse for weeks: someone should look."
            ),
            Criterion(
                measure=of.longest_from_morning(6),
                most=1.2,
                because="A knee at 6/10 is not run on.",
            ),
        ),
    ),
    Life(
        name="short-sore-5",
        about="20 km; mornings 5, runs 4-5, stairs 5, as told at setup",
        told=Told(week_km=20, longest_km=8, usual_morning=5, usual_stairs=5),
        knees={"left": sore_5},
        weeks=5,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.REFERRED,
                most=1,
                because="5/10 on ordinary mornings wants a professional first.",
            ),
            Criterion(measure=of.longest(2, 5), most=1.2, because=EIGHT_MINUTES),
            Criterion(measure=of.longest(1, 5), least=1, because=FULL_REST),
        ),
    ),
    Life(
        name="short-ladder",
        about="has not run; the walk-run ladder, logged by a watch",
        told=Told(),
        knees=LEFT,
        habits=WATCH,
        weeks=6,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.RUNS_TOO_EARLY,
                most=0,
                because="3.6 km of walking with ten minutes of running are ten minutes of running.",
            ),
            Criterion(
                measure=of.best_week(5, 6),
                least=5,
                most=11,
                because="Two green sessions a rung: 16 to 20 minutes at a time by week 6.",
            ),
        ),
    ),
    Life(
        name="short-silent",
        about="20 km, never hurts, never answers a morning",
        told=TWENTY,
        knees=LEFT,
        habits=SILENT,
        weeks=8,
        criteria=(
            *SOUND,
            GROWS_ONLY,
            Criterion(
                measure=of.best_week(5, 8),
                least=19,
                most=21,
                because="Unanswered is not 0: it keeps what there is and opens nothing.",
            ),
        ),
    ),
    Life(
        name="short-two-knees",
        about="both knees; the right one at 6/10 once, the left at 2",
        told=TWENTY,
        knees={"left": lambda _: Steady(rest=1, run=2), "right": bad_run(10, 6)},
        weeks=6,
        criteria=(
            *SOUND,
            RESTED,
            Criterion(
                measure=of.FLARES, least=1, most=1, because="Either knee alone makes a run red."
            ),
        ),
    ),
    Life(
        name="short-stairs",
        about="the 12-week plan; stairs and step-downs 6",
        told=WHOLE_PLAN,
        knees={"left": sore_on_steps},
        exercises=True,
        weeks=5,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.AHEAD, most=0, because="The gate of the next phase asks for stairs of 3."
            ),
            Criterion(
                measure=of.REFERRED, most=25, because="Three weeks of it: someone should look."
            ),
        ),
    ),
)

"""Bad runs, illness, and knees that want a professional."""

from __future__ import annotations

from tests.clinic import measures as of
from tests.clinic.criteria import Criterion
from tests.clinic.door import Told
from tests.clinic.habits import Habits
from tests.clinic.knees import Steady
from tests.clinic.life import Life
from tests.clinic.patients import (
    LEFT,
    TWENTY,
    WHOLE_PLAN,
    bad_run,
    healing,
    sore_5,
    sore_on_steps,
    worsening,
)
from tests.clinic.shared import (
    BACK,
    EIGHT_MINUTES,
    FIRST_STEP,
    FULL_REST,
    RESTED,
    SOUND,
)

TROUBLE = (
    Life(
        name="red-week-5",
        about="20 km; one run at 5/10 in week 5",
        told=TWENTY,
        knees={"left": bad_run(31, 5)},
        weeks=14,
        criteria=(
            *SOUND,
            RESTED,
            FIRST_STEP,
            Criterion(measure=of.weeks_back(31, 31), least=2, most=6, because=BACK),
            Criterion(measure=of.LONGEST_FLARE, most=10, because="Two good runs close it."),
        ),
    ),
    Life(
        name="red-week-9",
        about="20 km; one run at 6/10 in week 9",
        told=TWENTY,
        knees={"left": bad_run(57, 6)},
        weeks=18,
        criteria=(
            *SOUND,
            RESTED,
            FIRST_STEP,
            Criterion(measure=of.weeks_back(57, 57), least=2, most=6, because=BACK),
            Criterion(
                measure=of.LONGEST_FLARE,
                most=16,
                because="Two good runs close it, once the mornings are quiet.",
            ),
        ),
    ),
    Life(
        name="right-once-6",
        about="both knees; the right one at 6/10 once, the left at 2",
        told=TWENTY,
        knees={"left": lambda _: Steady(rest=1, run=2), "right": bad_run(31, 6)},
        weeks=14,
        criteria=(
            *SOUND,
            RESTED,
            FIRST_STEP,
            Criterion(
                measure=of.FLARES, least=1, most=1, because="Either knee alone makes a run red."
            ),
        ),
    ),
    Life(
        name="ill-2",
        about="20 km; two weeks in bed from week 5",
        told=TWENTY,
        knees=LEFT,
        habits=Habits(ill=range(28, 42)),
        weeks=14,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.weeks_back(28, 42),
                least=2,
                most=5,
                because="Two weeks off cost a practised runner two or three on the way back.",
            ),
        ),
    ),
    Life(
        name="ill-4",
        about="22 km, longest 9.3; four weeks in bed from week 5",
        told=Told(week_km=22, longest_km=9.3),
        knees=LEFT,
        habits=Habits(ill=range(28, 56)),
        weeks=20,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.weeks_back(28, 56),
                least=4,
                most=10,
                because="A month off is a month of loss: about two months back, not two weeks.",
            ),
        ),
    ),
    Life(
        name="worsening",
        about="20 km; a point more every ten days from week 4 on",
        told=TWENTY,
        knees={"left": worsening},
        weeks=14,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.eased_from_morning(3, 0),
                most=1,
                because="From the first morning of 3 on nothing grows.",
            ),
            Criterion(
                measure=of.eased_from_morning(3, 3),
                most=0.92,
                because="And from the first run that leaves a 3 behind less is asked.",
            ),
            Criterion(
                measure=of.flare_from_morning(3),
                most=4,
                because="Three such mornings in a row are no error of the scale.",
            ),
            Criterion(
                measure=of.REFERRED_IN_FLARE,
                least=14,
                most=25,
                because="Three weeks without getting better: someone should look.",
            ),
            Criterion(
                measure=of.longest_from_morning(6),
                most=1.2,
                because="A knee at 6/10 is not run on.",
            ),
        ),
    ),
    Life(
        name="healing",
        about="the same until day 60, then a point less every ten days",
        told=TWENTY,
        knees={"left": healing},
        weeks=39,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.best_week(13, 16), least=4, because="A knee that heals is run on again."
            ),
            Criterion(
                measure=of.best_week(36, 39),
                least=18,
                because="And has its old week again within half a year.",
            ),
        ),
    ),
    Life(
        name="sore-5",
        about="20 km; mornings 5, runs 4-5, stairs 5, as told at setup",
        told=Told(week_km=20, longest_km=8, usual_morning=5, usual_stairs=5),
        knees={"left": sore_5},
        seeds=3,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.REFERRED,
                most=1,
                because="5/10 on ordinary mornings wants a professional first.",
            ),
            Criterion(measure=of.longest(2, 26), most=1.2, because=EIGHT_MINUTES),
            Criterion(measure=of.LONGEST_IDLE, most=28, because=FULL_REST),
        ),
    ),
    Life(
        name="sore-5-untold",
        about="the same, not told at setup",
        told=TWENTY,
        knees={"left": sore_5},
        seeds=3,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.REFERRED, most=14, because="Two weeks of such mornings tell the same."
            ),
            Criterion(measure=of.longest(3, 26), most=1.2, because=EIGHT_MINUTES),
            Criterion(measure=of.LONGEST_IDLE, most=28, because=FULL_REST),
        ),
    ),
    Life(
        name="stairs-6",
        about="20 km and the 12-week plan; stairs and step-downs 6",
        told=WHOLE_PLAN,
        knees={"left": sore_on_steps},
        exercises=True,
        weeks=16,
        criteria=(
            *SOUND,
            Criterion(
                measure=of.AHEAD, most=0, because="The gate of the next phase asks for stairs of 3."
            ),
            Criterion(
                measure=of.HARDEST_TIER,
                most=2,
                because="No hops or single-leg squats on a knee that says 6 on stairs (the most "
                "lenient rule for loading ends at 5).",
            ),
            Criterion(
                measure=of.REFERRED, most=25, because="Three weeks of it: someone should look."
            ),
            Criterion(measure=of.LONGEST_IDLE, most=14, because=FULL_REST),
        ),
    ),
)

"""The knees that come to the clinic, and what their runners tell at setup."""

from __future__ import annotations

from collections.abc import Mapping

from tests.clinic.door import Told
from tests.clinic.knees import OneBadRun, SoreOnSteps, Steady, Tissue, Wavering, Worsening
from tests.clinic.life import MakeKnee
from tests.clinic.luck import Luck


def easy(_: Luck) -> Steady:
    """A good knee."""
    return Steady(rest=0, run=1)


def coin(luck: Luck) -> Wavering:
    """Mornings of 0 or 1, runs of 1 or 2, as a coin falls."""
    return Wavering(Steady(rest=0, run=1), luck, up=0.5, down=0)


def ordinary(luck: Luck) -> Wavering:
    """Mornings of 0 to 2; runs of 1 to 3, one in ten a 3."""
    return Wavering(Steady(rest=1, run=2), luck, up=0.3, down=0.3, up_in_run=0.1)


def wide(luck: Luck) -> Wavering:
    """Mornings of 1 to 3, one in ten a 3; a third of the runs a 3."""
    return Wavering(Steady(rest=2, run=2), luck, up=0.1, down=0.4, up_in_run=0.33)


def usually_3(luck: Luck) -> Wavering:
    """A morning of 3 is the usual one, runs are 2 or 3, stairs 4."""
    knee = SoreOnSteps(Steady(rest=2, run=2, morning=3), 4)
    return Wavering(knee, luck, up=0, down=0, up_in_run=0.5)


def sore_5(luck: Luck) -> Wavering:
    """Mornings of 5, runs of 4 or 5, stairs of 5."""
    knee = SoreOnSteps(Steady(rest=4, run=4, morning=5), 5)
    return Wavering(knee, luck, up=0, down=0, up_in_run=0.5)


def sore_on_steps(_: Luck) -> SoreOnSteps:
    """Stairs and step-downs of 6, all else quiet."""
    return SoreOnSteps(Steady(rest=1, run=1), 6)


def worsening(_: Luck) -> Worsening:
    """A point more every ten days after the third week, whatever is done."""
    return Worsening(Steady(rest=1, run=1), since=21, every=10)


def worsening_soon(_: Luck) -> Worsening:
    """A point more every week after the first."""
    return Worsening(Steady(rest=1, run=1), since=7, every=7)


def healing(_: Luck) -> Worsening:
    """The same as worsening, and from day 60 on the points go as they came."""
    return Worsening(Steady(rest=1, run=1), since=21, every=10, heals=60)


def tissue(run_km: float, week_km: float, gain: float) -> MakeKnee:
    """A knee that tolerates so much, unsure of it by a point now and then."""

    def make(luck: Luck) -> Wavering:
        return Wavering(Tissue(run_km, week_km, gain), luck, up=0.2, down=0.2)

    return make


def bad_run(since: int, during: int) -> MakeKnee:
    """A good knee but for one run."""
    return lambda luck: OneBadRun(easy(luck), since, during)


TWENTY = Told(week_km=20, longest_km=8)
WHOLE_PLAN = Told(
    week_km=20, longest_km=8, plan="runners-knee-12-weeks", exercise_days=(0, 1, 2, 3, 4, 5)
)
LEFT: Mapping[str, MakeKnee] = {"left": easy}

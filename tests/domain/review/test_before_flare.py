"""What stood in the two days before a flare."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from planner.domain.knee.flare import Event
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.knee.standing import standings_of
from planner.domain.review.before_flare import Before, before_flare, window_of
from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.run import CrossTraining, Run, Terrain
from planner.domain.values.session import Item, SessionDone, Tick
from tests.domain.facts import known

DAY = date(2026, 11, 3)
EXERCISES = {
    name: Exercise(id=name, name=name, muscles=("quads",), dose=Dose(sets=2, reps=8), tier=tier)
    for name, tier in (("clam", 1), ("step_down", 3))
}


def on(back: int) -> date:
    return DAY - timedelta(days=back)


def ran(back: int, metres: int, **more: object) -> Run:
    return Run(id=f"r{back}", date=on(back), distance_m=metres, **more)  # type: ignore[arg-type]


def did(back: int, ticks: dict[str, Tick], *names: str) -> SessionDone:
    items = tuple(Item(exercise=name, dose=Dose(sets=2, reps=8)) for name in names)
    return SessionDone(id=f"d{back}", date=on(back), session=f"s{back}", items=items, ticks=ticks)


def before(
    *runs: Run, sessions: tuple[SessionDone, ...] = (), cross: tuple[CrossTraining, ...] = (),
    kind: str = "run",
) -> Before:  # fmt: skip
    standings, event = standings_of(known(*runs), DEFAULTS), Event(DAY.toordinal(), kind, 5)
    return before_flare(event, standings, runs, sessions, cross, EXERCISES)


def test_the_day_itself_and_the_one_before_it_but_not_the_day_of_a_morning() -> None:
    assert window_of(Event(DAY.toordinal(), "run")) == (on(1), DAY)
    assert window_of(Event(DAY.toordinal(), "morning")) == (on(2), on(1))


def test_a_run_is_new_longest_beside_those_of_thirty_days_before() -> None:
    assert before(ran(0, 5500), ran(10, 5000), ran(30, 5200), ran(31, 9000)).longer_m == 300
    assert before(ran(0, 5000), ran(10, 5000)).longer_m == 0
    assert before(ran(0, 5000)).longer_m == 0
    assert before(ran(0, 9000), ran(10, 5000), kind="morning").longer_m == 0


def test_two_runs_of_a_day_are_one_run_day() -> None:
    twice = msgspec.structs.replace(ran(0, 3000), id="evening")
    assert before(ran(0, 3000), twice, ran(10, 5000)).longer_m == 1000


def test_descent_and_ground_are_those_of_the_window() -> None:
    found = before(
        ran(0, 3000, descent_m=120, terrain=Terrain.DOWNHILL), ran(1, 3000, descent_m=60),
        ran(2, 3000, descent_m=500, terrain=Terrain.UNEVEN),
    )  # fmt: skip
    assert (found.descent_m, found.ground) == (180, (Terrain.DOWNHILL,))


@pytest.mark.parametrize(
    ("backs", "row"), [((), 0), ((0,), 1), ((0, 1, 2, 3), 4), ((0, 2), 1), ((1, 2), 2), ((2,), 0)]
)
def test_days_in_a_row_are_counted_back_from_the_last_run(backs: tuple[int, ...], row: int) -> None:
    assert before(*(ran(back, 3000) for back in backs)).row == row


def test_only_heavy_exercises_of_which_something_was_done_are_named() -> None:
    found = before(
        sessions=(
            did(1, {"step_down/left/1": Tick(reps=8), "clam/left/1": Tick(reps=8)},
                "step_down", "clam"),
            did(2, {"step_down/left/1": Tick(reps=8)}, "step_down"),
            did(0, {"step_down/left/1": Tick(reps=0)}, "step_down"),
            did(0, {"gone/both/1": Tick(reps=8)}, "gone"),
        )
    )  # fmt: skip
    assert found.heavy == (("step_down", on(1)), ("gone", DAY))


def test_other_training_is_named_once_by_its_sport() -> None:
    cross = tuple(
        CrossTraining(id=f"c{back}", date=on(back), sport="hike", duration_s=3600)
        for back in (0, 1, 9)
    )
    assert before(cross=cross).other == ("hike",)
    assert before() == Before()

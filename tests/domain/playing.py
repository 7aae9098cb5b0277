"""Sessions to do: a small library, items, and scripts of them."""

from __future__ import annotations

from typing import Any

from planner.domain.player.parts import Script
from planner.domain.player.script import Pace, session_script
from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.record import Side
from planner.domain.values.session import Item


def exercise(name: str, *, each_side: bool = True, **more: Any) -> Exercise:
    facts: dict[str, Any] = {"muscles": ("gluteus medius",), "groups": ("hip abduction",)}
    facts |= {"dose": Dose(sets=2, reps=8)} | more
    return Exercise(id=name, name=name.capitalize(), each_side=each_side, **facts)


LIBRARY = {
    one.id: one
    for one in (
        exercise("clam"),
        exercise("quad", groups=("quadriceps",)),
        exercise("bridge", each_side=False, groups=("hip extension",)),
        exercise("roll", optional=True, groups=("outer thigh",)),
    )
}


def item(name: str, **dose: Any) -> Item:
    return Item(exercise=name, dose=Dose(**dose))


REPS = item("clam", sets=2, reps=8, rest_s=40)
HOLDS = item("quad", sets=1, reps=2, hold_s=5)
HOLD = item("bridge", sets=2, hold_s=20, rest_s=30)
TIME = item("roll", sets=1, time_s=60)
TEMPO = item("bridge", sets=1, reps=2, tempo="4/3")


def script(*items: Item, sore: Side = Side.LEFT, **more: Any) -> Script:
    return session_script(items, LIBRARY, sore, pace=Pace(10, 5), **more)


def acts(of: Script) -> list[str]:
    """The parts in short: `hold left 1 5`."""
    told = []
    for part in of:
        words = [part.act.value]
        if part.key is not None:
            words += [part.key.side.value, str(part.key.number)]
        if part.rep:
            words.append(f"{part.rep}/{part.reps}")
        if part.seconds is not None:
            words.append(f"{part.seconds}s")
        told.append(" ".join(words))
    return told

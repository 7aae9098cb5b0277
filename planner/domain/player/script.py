"""An exercise session as parts: sore side first, each side a set of its own (EX-7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from planner.domain.player.parts import Act, Part, Script, question
from planner.domain.values.exercise import Dose, Exercise, StepKind, low
from planner.domain.values.record import Side
from planner.domain.values.session import Item, SetKey

LET_GO_S = 2
"""Between two holds of a set; `Dose.set_seconds` counts with it too."""
REP_S = 4
"""About one repetition at the runner's own pace, as in `Dose.set_seconds`."""
ASK_S = 5
"""About what the two answers take."""


class Pace(msgspec.Struct, frozen=True):
    """The runner's settings of the pauses, in seconds."""

    ready_s: int = 10
    switch_s: int = 5


def session_script(
    items: tuple[Item, ...],
    exercises: Mapping[str, Exercise],
    sore: Side,
    *,
    turned: frozenset[str] = frozenset(),
    begin: str = "",
    pace: Pace | None = None,
) -> Script:
    """Every set of a session with what comes between, in the order of `sets_of`.

    Args:
        turned: Exercises of which the other side is to come first.
        begin: The set that is begun with: one gets ready for it, whatever came before.
    """
    pace = pace or Pace()
    parts: list[Part] = []
    for item in items:
        exercise = exercises.get(item.exercise)
        sides = (Side.BOTH,) if exercise is None else exercise.sides(sore, item.dose)
        if item.exercise in turned:
            sides = sides[::-1]
        parts.extend(_exercise(item, sides, pace, begin))
    return (*parts, Part(act=Act.DONE, name=""))


def _exercise(item: Item, sides: tuple[Side, ...], pace: Pace, begin: str) -> Iterator[Part]:
    for number in item.dose.set_numbers:
        for side in sides:
            key = SetKey(item.exercise, side, number)
            if str(key) == begin:
                yield from _ready(key, pace.ready_s)
            else:
                yield from _pause(item, key, sides, pace)
            yield from _set(item.dose, key)
    yield Part(act=Act.ASK, name=question(item.exercise), exercise=item.exercise, estimate=ASK_S)


def _ready(key: SetKey, seconds: int) -> Iterator[Part]:
    if seconds > 0:
        name = str(key)
        yield Part(act=Act.READY, name=name, seconds=seconds, key=key, exercise=key.exercise)


def _pause(item: Item, key: SetKey, sides: tuple[Side, ...], pace: Pace) -> Iterator[Part]:
    """What comes before a set: getting ready, a rest, or turning to the other side."""
    if key.side is not sides[0]:
        act, seconds = Act.SWITCH, pace.switch_s
    elif key.number > 1:
        act, seconds = Act.REST, item.dose.rest_s
    else:
        act, seconds = Act.READY, pace.ready_s
    if seconds > 0:
        yield Part(act=act, name=str(key), seconds=seconds, key=key, exercise=key.exercise)


def _set(dose: Dose, key: SetKey) -> Iterator[Part]:
    if dose.step is StepKind.TIME:
        yield _part(Act.MOVE, key, low(dose.time_s or 0))
    elif dose.step is StepKind.REPS:
        yield from _repetitions(dose, key)
    else:
        yield from _holds(dose, key)


def _holds(dose: Dose, key: SetKey) -> Iterator[Part]:
    reps = low(dose.reps or 1)
    for rep in range(1, reps + 1):
        if rep > 1:
            yield _part(Act.LET_GO, key, LET_GO_S, rep - 1, reps)
        yield _part(Act.HOLD, key, low(dose.hold_s or 0), rep, reps)


def _repetitions(dose: Dose, key: SetKey) -> Iterator[Part]:
    reps = low(dose.reps or 1)
    tempo = tempo_of(dose)
    if tempo is None:
        work = _part(Act.WORK, key, None, 0, reps)
        yield msgspec.structs.replace(work, estimate=reps * REP_S)
        return
    for rep in range(1, reps + 1):
        yield _part(Act.UP, key, tempo[0], rep, reps)
        yield _part(Act.DOWN, key, tempo[1], rep, reps)


def _part(act: Act, key: SetKey, seconds: int | None, rep: int = 0, reps: int = 0) -> Part:
    # A dose of no seconds at all is not worth a division by zero later.
    length = None if seconds is None else max(1, seconds)
    return Part(
        act=act,
        name=str(key),
        seconds=length,
        key=key,
        exercise=key.exercise,
        rep=rep,
        reps=reps,
    )


def tempo_of(dose: Dose) -> tuple[int, int] | None:
    """Seconds up and down of a tempo such as `4/4`; None without one, or one that is not such."""
    up, slash, down = dose.tempo.partition("/")
    if not slash or not (up.strip().isdecimal() and down.strip().isdecimal()):
        return None
    pair = (int(up), int(down))
    return pair if min(pair) > 0 else None

"""What a session consists of while it is done: parts one after the other."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from planner.domain.values.session import SetKey


class Act(StrEnum):
    """What the runner does in a part."""

    READY = "ready"
    """Get into place for the first set of an exercise."""
    SWITCH = "switch"
    """Turn to the other side."""
    REST = "rest"
    WORK = "work"
    """Repetitions at the runner's own pace: waits until told."""
    UP = "up"
    """The first half of a repetition with a tempo."""
    DOWN = "down"
    HOLD = "hold"
    LET_GO = "let go"
    """The pause between two holds of a set."""
    MOVE = "move"
    """Steady movement for a time: rolling."""
    RUN = "run"
    WALK = "walk"
    ASK = "ask"
    """How the exercise was taken: waits for an answer."""
    DONE = "done"


PAUSES = frozenset({Act.READY, Act.SWITCH, Act.REST})
"""Parts that come before a set; nothing is done in them."""
EFFORTS = frozenset({Act.WORK, Act.UP, Act.DOWN, Act.HOLD, Act.LET_GO, Act.MOVE})
"""Parts of a set itself."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a session that is one thing: a hold, a rest, a question."""

    act: Act
    name: str
    """Its step: of a set and the pause before it the set's name. Steps are skipped, repeated and
    settled whole."""
    seconds: int | None = None
    """How long it lasts; None = until the runner goes on."""
    key: SetKey | None = None
    """The set it belongs to or, in a pause, the one it comes before."""
    exercise: str = ""
    rep: int = 0
    """Which repetition or interval it is, from 1; 0 if it is none."""
    reps: int = 0
    """Repetitions or intervals in all."""
    estimate: int = 0
    """About how many seconds it takes, where it waits for the runner."""

    @property
    def same(self) -> tuple[str, Act, int]:
        """What makes it the same part in another script."""
        return (self.name, self.act, self.rep)


Script = tuple[Part, ...]
"""A whole session; its last part is `DONE`."""


def question(exercise: str) -> str:
    """Name of the step that asks how an exercise was taken."""
    return f"{exercise}?"


def onward(script: Script, place: int, settled: frozenset[str]) -> int:
    """The next place after `place` whose step is still open."""
    last = len(script) - 1
    later = (spot for spot in range(place + 1, last) if script[spot].name not in settled)
    return next(later, last)


def past_step(script: Script, place: int, settled: frozenset[str]) -> int:
    """The next place that belongs to another step, and to an open one."""
    name = script[place].name
    last = place
    while last + 1 < len(script) and script[last + 1].name == name:
        last += 1
    return onward(script, last, settled)


def set_before(script: Script, place: int) -> SetKey | None:
    """In the pause behind a set, that set; None if none of the exercise came before."""
    here = script[place]
    for part in reversed(script[:place]):
        if part.exercise != here.exercise:
            return None
        if part.key is not None and part.key != here.key:
            return part.key
    return None


def first_open(script: Script, settled: frozenset[str]) -> int:
    """Where to begin: the first part of the first open step."""
    return onward(script, -1, settled)


def seconds_from(script: Script, place: int, settled: frozenset[str]) -> int:
    """About how long everything after `place` takes."""
    return sum(
        part.estimate if part.seconds is None else part.seconds
        for part in script[place + 1 :]
        if part.name not in settled
    )

"""What a knee answers, and what running does to it.

A knee aches in real numbers; `score` makes the 0-10 of them that a runner would say. Knees are put
around one another: `Wavering(Worsening(Steady()))` is a knee that gets worse and is not sure of it.
"""

from __future__ import annotations

from collections import deque
from typing import Literal, Protocol

from tests.clinic.luck import Luck

Question = Literal["morning", "before", "during", "after", "stairs", "walk", "step_down", "session"]
"""When a knee is asked: on waking, round a run, on stairs, in a brisk walk, in step-downs, in a
session of exercises."""
ON_STEPS: tuple[Question, ...] = ("stairs", "step_down")


class Knee(Protocol):
    """Asked at any time of day, and loaded by runs, day by day in order."""

    def ache(self, question: Question, day: int) -> float:
        """How much it hurts, 0-10 and beyond; `during` and `after` speak of the day's run."""

    def carry(self, day: int, km: float) -> None:
        """Take a run of that length."""


def score(knee: Knee, question: Question, day: int) -> int:
    """What the runner says, 0-10."""
    return max(0, min(10, int(knee.ache(question, day) + 0.5)))


class Steady:
    """Always the same, whatever is done."""

    def __init__(self, rest: float = 1, run: float = 1, morning: float | None = None) -> None:
        self._rest = rest
        self._run = run
        self._morning = rest if morning is None else morning

    def ache(self, question: Question, day: int) -> float:
        """`run` in a run, `morning` on waking, `rest` at all other times."""
        if question == "morning":
            return self._morning
        return self._run if question == "during" else self._rest

    def carry(self, day: int, km: float) -> None:
        """Nothing becomes of it."""


class Around:
    """A knee that changes what another one says; the load goes through."""

    def __init__(self, inner: Knee) -> None:
        self._inner = inner

    def ache(self, question: Question, day: int) -> float:
        """What the inner knee says."""
        return self._inner.ache(question, day)

    def carry(self, day: int, km: float) -> None:
        """The inner knee takes it."""
        self._inner.carry(day, km)


class Wavering(Around):
    """A point more or a point less by chance: the error of a scale from 0 to 10."""

    def __init__(
        self, inner: Knee, luck: Luck, up: float, down: float, up_in_run: float | None = None
    ) -> None:
        super().__init__(inner)
        self._luck = luck
        self._up = up
        self._down = down
        self._up_in_run = up if up_in_run is None else up_in_run

    def ache(self, question: Question, day: int) -> float:
        """The inner knee's answer, by one point off in a share of `up` and of `down`."""
        said = super().ache(question, day)
        drawn = self._luck.draw(day, question)
        if drawn < (self._up_in_run if question == "during" else self._up):
            return said + 1
        return said - 1 if drawn > 1 - self._down else said


class Worsening(Around):
    """A point more every so many days from `since` on; from `heals` on they go as they came."""

    def __init__(self, inner: Knee, since: int, every: int, heals: int = 10_000) -> None:
        super().__init__(inner)
        self._since = since
        self._every = every
        self._heals = heals

    def ache(self, question: Question, day: int) -> float:
        """The inner knee's answer and the points that have come, whatever is asked."""
        return super().ache(question, day) + self.points(day)

    def points(self, day: int) -> int:
        """Points that it has got worse by."""
        come = max(0, min(day, self._heals) - self._since) // self._every
        gone = max(0, day - self._heals) // self._every
        return max(0, come - gone)


class SoreOnSteps(Around):
    """At least so much on stairs and step-downs: the complaint itself."""

    def __init__(self, inner: Knee, least: float) -> None:
        super().__init__(inner)
        self._least = least

    def ache(self, question: Question, day: int) -> float:
        """The inner knee's answer, on steps no less than `least`."""
        said = super().ache(question, day)
        return max(said, self._least) if question in ON_STEPS else said


class OneBadRun(Around):
    """The first run from `since` on hurts, and is felt for two days in falling measure."""

    def __init__(self, inner: Knee, since: int, during: float) -> None:
        super().__init__(inner)
        self._since = since
        self._during = during
        self._bad_day: int | None = None

    def carry(self, day: int, km: float) -> None:
        """The first run late enough is the bad one."""
        super().carry(day, km)
        if self._bad_day is None and day >= self._since:
            self._bad_day = day

    def ache(self, question: Question, day: int) -> float:
        """`during` in that run, two points less after it, three on the next morning."""
        said = super().ache(question, day)
        if self._bad_day is None:
            return said
        if day == self._bad_day and question in ("during", "after"):
            return max(said, self._during - 2 * (question == "after"))
        return max(said, self._during - 3) if day == self._bad_day + 1 else said


class Tissue:
    """Tolerates so many kilometres in a run and in seven days. What goes beyond hurts, irritates
    the days after, and fades; what comes near without passing it lets the tissue adapt."""

    HURTS = 15
    """Points for going beyond by the whole of what is tolerated: a fifth too much are three."""
    LEFT = 0.6
    """Share of a run's hurt that is still felt an hour later."""
    FADES = 0.7
    """What a night leaves of the irritation."""
    NEAR = 0.7
    """Share of its tolerance from which on a run is a stimulus."""
    IDLE_DAYS = 10
    """Days off that cost nothing; each further one takes a hundredth."""

    def __init__(self, run_km: float, week_km: float, gain: float, rest: float = 1) -> None:
        self.run_km = run_km
        self.week_km = week_km
        self._gain = gain
        self._rest = rest
        self._runs: deque[tuple[int, float]] = deque()
        self._irritation = 0.0
        self._irritated_on = 0
        self._hurt = 0.0

    def ache(self, question: Question, day: int) -> float:
        """In a run what it went beyond by, and always what is left of earlier ones."""
        if question == "during":
            return self._rest + self._hurt
        return self._rest + self._left(day)

    def carry(self, day: int, km: float) -> None:
        """Hurt by what is too much, adapt to what is enough."""
        self._lose_ground(day)
        before = self._left(day)
        self._runs.append((day, km))
        while self._runs[0][0] <= day - 7:
            self._runs.popleft()
        week = sum(each for _, each in self._runs)
        # A knee that is irritated tolerates less: a tenth for each point.
        tolerance = max(0.1, 1 - before / 10)
        used = max(km / self.run_km, week / self.week_km) / tolerance
        self._hurt = before + self.HURTS * max(0.0, used - 1)
        self._irritation = max(before, self.LEFT * self._hurt)
        self._irritated_on = day
        if self.NEAR <= used <= 1:
            self._change(1 + self._gain)

    def _left(self, day: int) -> float:
        return float(self._irritation * self.FADES ** (day - self._irritated_on))

    def _lose_ground(self, day: int) -> None:
        idle = day - self._runs[-1][0] - self.IDLE_DAYS if self._runs else 0
        if idle > 0:
            self._change(0.99**idle)

    def _change(self, factor: float) -> None:
        self.run_km *= factor
        self.week_km *= factor

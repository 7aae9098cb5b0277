"""Histories drawn by chance, as rules.md section 9 says, and what may be changed in one.

Each comes from a seed, so that a long search by hand and the suite draw the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import msgspec

from planner.domain.knee.history import History
from planner.domain.values.journal import Lock, Moment, PainReading, TestResult
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining, PlannedRun, Run, RunKind

FIRST = date(2026, 3, 2)
LONGEST, SHORTEST = 120, 10
"""Days a history covers."""

EXTRA_DAYS = (Moment.STAIRS, Moment.REST, Moment.EXERCISE, Moment.DURING, Moment.AFTER)


def drawn(seed: int) -> tuple[History, date]:
    """A history, and the day that is today in it."""
    luck = Random(seed)
    return Draw(luck).history()


class Draw:
    """One drawn runner."""

    def __init__(self, luck: Random) -> None:
        self.luck = luck
        self.span = luck.randint(SHORTEST, LONGEST)
        self.knee = luck.choice((Side.LEFT, Side.LEFT, Side.BOTH))
        self.sore = (Side.LEFT, Side.RIGHT) if self.knee is Side.BOTH else (self.knee,)
        self.silence = luck.choice((0.0, 0.05, 0.3, 0.7))
        """How often an answer is missing."""
        self.trouble = luck.choice((0.02, 0.1, 0.3))
        """How often something hurts more than usual."""
        self.usual = {side: luck.choice((0, 1, 1, 2, 3, 4, 5)) for side in self.sore}
        self.size = luck.choice((1500, 3000, 6000, 12_000))

    def history(self) -> tuple[History, date]:
        luck = self.luck
        runs, planned = self._runs()
        typed = luck.random() < 0.5
        start = luck.choice((None, FIRST, FIRST + timedelta(days=luck.randint(0, self.span))))
        found = History(
            runs=runs,
            planned=planned,
            readings=(*self._mornings(), *self._reports()),
            tests=(*self._tests(), *self._swellings()),
            locks=self._locks(),
            cross=self._cross(),
            knee=self.knee,
            start=start,
            run_days=luck.choice(((), (1, 3, 6), (0, 2, 4), (5, 6), (0, 1, 2, 3, 4, 5, 6))),
            weekly_m=luck.choice((0, 6000, 20_000)) if typed else 0,
            longest_m=luck.choice((0, 2500, 8000)) if typed else 0,
            usual_morning=self._some({side.value: self.usual[side] for side in self.sore}),
            usual_stairs=self._some({side.value: luck.randint(0, 5) for side in self.sore}),
            can_run_s=luck.choice((None, 600, 960)),
            pace_s=luck.choice((None, None, 360, 480)),
            goal_week_m=luck.choice((0, 0, 12_000, 60_000)),
            goal_run_m=luck.choice((0, 0, 5000, 21_100)),
            week_start=luck.choice((0, 0, 6)),
        )
        return found, FIRST + timedelta(days=self.span)

    def _some(self, values: dict[str, int]) -> dict[str, int]:
        return values if self.luck.random() < 0.5 else {}

    def _day(self) -> date:
        return FIRST + timedelta(days=self.luck.randint(0, self.span))

    def _days(self, chance: float) -> Iterator[date]:
        for day in range(self.span + 1):
            if self.luck.random() < chance:
                yield FIRST + timedelta(days=day)

    def _answer(self, usual: int, mild: int = 1) -> int | None:
        luck = self.luck
        if luck.random() < self.silence:
            return None
        if luck.random() < self.trouble:
            return luck.choice((2, 3, 3, 4, 5, 6, 8))
        return max(0, min(10, usual + luck.randint(-1, mild)))

    # -- runs ---------------------------------------------------------------

    def _runs(self) -> tuple[tuple[Run, ...], tuple[PlannedRun, ...]]:
        luck = self.luck
        chance = luck.choice((0.15, 0.4, 0.5, 0.8))
        walks = luck.random() < 0.3
        gaps = [self._gap() for _ in range(luck.choice((0, 0, 1, 2)))]
        runs: list[Run] = []
        planned: list[PlannedRun] = []
        for day in self._days(chance):
            if any(first <= day < end for first, end in gaps):
                continue
            if walks and luck.random() < 0.7:
                card = self._rung(day)
                planned.append(card)
                runs.append(self._walk_run(day, card))
            else:
                runs.append(self._run(day, len(runs)))
        today = FIRST + timedelta(days=self.span)
        for ahead in range(luck.choice((0, 0, 7, 20))):
            if luck.random() < chance:
                planned.append(self._planned(today + timedelta(days=ahead), ahead))
        return tuple(runs), tuple(planned)

    def _gap(self) -> tuple[date, date]:
        first = self._day()
        return first, first + timedelta(days=self.luck.randint(5, 60))

    def _run(self, day: date, number: int) -> Run:
        luck = self.luck
        metres = luck.choice((self.size, luck.randint(500, 2 * self.size)))
        facts: dict[str, Any] = {
            "pain_before": luck.choice((None, 0, 1)),
            "pain_during": self._answer(1),
            "pain_after": self._answer(1),
            "limp": luck.random() < 0.02,
            "swelling": luck.random() < 0.01,
            "painful": luck.random() < 0.02,
            "duration_s": luck.choice((None, None, metres * luck.randint(300, 540) // 1000)),
            "run_kind": luck.choice((RunKind.RUN, RunKind.RUN, RunKind.EASY)),
            "side": luck.choice((None, None, None, Side.LEFT, Side.RIGHT)),
        }
        return Run(id=f"run-{number}-{day}", date=day, distance_m=metres, **facts)

    def _rung(self, day: date) -> PlannedRun:
        rung = self.luck.choice((1, 2, 3, 5, 9, 14))
        return PlannedRun(id=f"rung-{day}", date=day, distance_m=1500, rung=rung)

    def _walk_run(self, day: date, card: PlannedRun) -> Run:
        luck = self.luck
        total = luck.choice((None, 1800, 2400))
        return Run(
            id=f"walk-{day}",
            date=day,
            distance_m=luck.randint(1500, 5000),
            duration_s=total,
            walk_s=None if total is None else luck.choice((None, 600, 1200)),
            run_kind=luck.choice((RunKind.WALK_RUN, RunKind.RUN)),
            through=luck.random() < 0.1,
            pain_during=self._answer(1),
            pain_after=self._answer(1),
            planned=card.id,
        )

    def _planned(self, day: date, number: int) -> PlannedRun:
        rung = self.luck.choice((None, None, None, 2))
        metres = self.luck.randint(500, 2 * self.size)
        return PlannedRun(id=f"plan-{number}", date=day, distance_m=metres, rung=rung)

    # -- all else -----------------------------------------------------------

    def _mornings(self) -> Iterator[PainReading]:
        before = self.luck.choice((0, 0, 30))
        for side in (Side.LEFT, Side.RIGHT):
            if side not in self.sore:
                yield from self._now_and_then(side)
                continue
            for day in range(-before, self.span + 1):
                score = self._answer(self.usual[side], 0 if self.luck.random() < 0.5 else 1)
                if score is not None:
                    yield _reading(FIRST + timedelta(days=day), score, side, Moment.MORNING)

    def _now_and_then(self, side: Side) -> Iterator[PainReading]:
        for day in self._days(0.02):
            yield _reading(day, self.luck.randint(0, 6), side, Moment.MORNING)

    def _reports(self) -> Iterator[PainReading]:
        for day in self._days(self.trouble / 3):
            score = self.luck.choice((0, 2, 4, 5, 6, 7, 9))
            moment, side = self.luck.choice(EXTRA_DAYS), self.luck.choice(self.sore)
            yield _reading(day, score, side, moment)

    def _tests(self) -> Iterator[TestResult]:
        for day in self._days(self.luck.choice((0.0, 0.05, 0.2))):
            measure = self.luck.choice(("brisk_walk", "stairs_down", "step_down_left"))
            worst = self.luck.choice((0, 1, 2, 2, 3, 6))
            yield TestResult(id=f"{measure}-{day}", date=day, measure=measure, value=worst)

    def _swellings(self) -> Iterator[TestResult]:
        if self.luck.random() < 0.15:
            seen = self._day()
            yield _swelling(seen, 1)
            if self.luck.random() < 0.8:
                yield _swelling(seen + timedelta(days=self.luck.randint(0, 10)), 0)

    def _locks(self) -> tuple[Lock, ...]:
        if self.luck.random() > 0.05:
            return ()
        day = self._day()
        cleared = self.luck.choice((None, day + timedelta(days=self.luck.randint(1, 20))))
        lock = Lock(
            id="lock", date=day, level="S", findings=("bone_pain",), scope="run", cleared=cleared
        )
        return (lock,)

    def _cross(self) -> tuple[CrossTraining, ...]:
        return tuple(
            CrossTraining(id=f"ride-{day}", date=day, sport="cycling", pain_during=self._answer(1))
            for day in self._days(self.luck.choice((0.0, 0.0, 0.1)))
        )


def _reading(day: date, score: int, side: Side, moment: Moment) -> PainReading:
    name = f"{moment.value}-{side.value}-{day}"
    return PainReading(id=name, date=day, score=score, side=side, moment=moment)


def _swelling(day: date, value: int) -> TestResult:
    return TestResult(id=f"swelling-{day}", date=day, measure="swelling", value=value)


# -- what may be changed --------------------------------------------------------------------------


def shuffled(known: History, luck: Random) -> History:
    """The same facts in another order of entry."""
    names = ("runs", "readings", "tests", "locks", "cross", "planned")
    mixed = {
        name: tuple(luck.sample(row, len(row))) for name in names if (row := getattr(known, name))
    }
    return msgspec.structs.replace(known, **mixed)


def with_more_pain(known: History, luck: Random) -> History | None:
    """The same history with one score raised or one sign turned on; None if there is none."""
    change = luck.choice((_worse_run, _worse_run, _worse_reading, _worse_reading, _worse_test))
    return change(known, luck)


def _worse_run(known: History, luck: Random) -> History | None:
    if not known.runs:
        return None
    place = luck.randrange(len(known.runs))
    run = known.runs[place]
    field = luck.choice(
        (
            "pain_before",
            "pain_during",
            "pain_during",
            "pain_after",
            "pain_after",
            "swelling",
            "limp",
        )
    )
    now = getattr(run, field)
    if now is None or now is True or now == 10:
        return None
    worse: dict[str, Any] = {field: True if now is False else luck.randint(now + 1, 10)}
    run = msgspec.structs.replace(run, **worse)
    return msgspec.structs.replace(known, runs=_put(known.runs, place, run))


def _worse_reading(known: History, luck: Random) -> History | None:
    if not known.readings:
        return None
    place = luck.randrange(len(known.readings))
    reading = known.readings[place]
    if luck.random() < 0.1:
        reading = msgspec.structs.replace(reading, swelling=True)
    elif reading.score == 10:
        return None
    else:
        score = luck.choice((reading.score + 1, luck.randint(reading.score + 1, 10)))
        reading = msgspec.structs.replace(reading, score=score)
    return msgspec.structs.replace(known, readings=_put(known.readings, place, reading))


def _worse_test(known: History, luck: Random) -> History | None:
    places = [
        place for place, each in enumerate(known.tests)
        if each.measure != "swelling" or not each.value
    ]  # fmt: skip
    if not places:
        return None
    place = luck.choice(places)
    test = known.tests[place]
    more = 1 if test.measure == "swelling" else luck.randint(1, 5)
    test = msgspec.structs.replace(test, value=test.value + more)
    return msgspec.structs.replace(known, tests=_put(known.tests, place, test))


def _put(row: tuple[Any, ...], place: int, new: Any) -> tuple[Any, ...]:
    return (*row[:place], new, *row[place + 1 :])

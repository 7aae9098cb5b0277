"""Flares: one number x, lowered by pain and raised by good runs (rules.md 5.3).

x is 3 while there is none; then 2, 1 and 0 stand for the steps 0.8, 0.6 and 0.4 of the base, and
-1 for eight minutes of running. No trial gives these numbers. The state is folded over the days,
morning by morning; the same facts give the same state in any order of entry.
"""

from __future__ import annotations

import msgspec

from planner.domain.knee.parameters import Parameters
from planner.domain.knee.run_day import RunDay

CALM = 3
"""x without a flare."""
FIRST_STEP = 1
"""x after an ordinary flare: the first step back is 0.6."""
LOWEST_STEP = 0
"""x after a severe one, and after a red run on the first step."""
BOTTOM = -1
"""x after a red run on the lowest step: eight minutes."""


AT_DAWN = frozenset({"morning", "mornings", "runs"})
"""Kinds of events that are seen on waking: what led to them was the day before."""


class Event(msgspec.Struct, frozen=True, gc=False):
    """What opened a flare or made it worse."""

    day: int
    """Ordinal of the day it happened on."""
    kind: str
    """`run`, `morning`, `report`, `swelling`, `runs` or `mornings` (so many in a row)."""
    score: int = 0
    """0-10; of `runs` and `mornings` how many in a row."""
    moment: str = ""
    """Of a report: when it was felt."""
    hard: bool = False
    """True for a red run, swelling and severe pain: puts off the trial of eight minutes."""
    severe: bool = False

    @property
    def at_dawn(self) -> bool:
        """True if it was seen on waking, before anything was done on its day."""
        return self.kind in AT_DAWN

    @property
    def led_up_to(self) -> int:
        """Ordinal of the last day that may have led to it: of what was seen on waking the day
        before, as its own day had hardly begun."""
        return self.day - self.at_dawn


class Flare(msgspec.Struct, frozen=True, gc=False):
    """Where a flare stands on a morning. Days are ordinals."""

    x: int = CALM
    rest: int = 0
    """The first day on which running may be asked for again."""
    ambers: int = 0
    """Settled amber runs since the last step."""
    dawn_x: int = CALM
    """x as it stood on the morning of the last day, before that day's reports."""
    since: int = 0
    """The first day of the flare; one that opens within a week of the last is the same."""
    closed: int = 0
    """The day the last flare closed; 0 = none did."""
    by: Event | None = None
    """What set it off: the gravest event of the flare, the last of several."""
    last: int = 0
    """Day of the last event; 0 = none is known."""
    last_hard: int = 0
    """Day of the last hard event."""
    events: tuple[int, ...] = ()
    """Days of all events that the rules still look at, in order."""
    severes: tuple[int, ...] = ()
    """Days of the severe ones among them."""

    @property
    def open(self) -> bool:
        """True while there is a flare."""
        return self.x < CALM

    def is_resting(self, day: int) -> bool:
        """True before the end of rest."""
        return self.open and day < self.rest

    def flares(self, day: int, params: Parameters) -> int:
        """How many flares the known ground has seen: events at least a week apart, counted from
        the latest back."""
        count, later = 0, None
        for event in reversed(self.events):
            if day - event > params.known_days:
                break
            if later is None or later - event >= WEEK:
                count, later = count + 1, event
        return count


WEEK = 7


def step_m(x: int, metres: int, params: Parameters) -> int:
    """A step back of a distance; of the bottom that of the lowest step."""
    factors = sorted(params.steps)
    return metres * factors[max(x, 0)] // 1000


def after_run(flare: Flare, run_day: RunDay, params: Parameters) -> Flare:
    """What the run of yesterday does this morning: a good one on or after the end of rest opens
    the next step, two settled amber ones do as well, and a red one is an event."""
    if not flare.open or run_day.day < flare.rest:
        return flare
    if run_day.green:
        return _raised(flare, run_day.day + 1)
    if run_day.unsettled:
        return msgspec.structs.replace(flare, ambers=0)
    if not run_day.settled_amber:
        return flare
    if flare.ambers + 1 >= params.green_runs:
        return _raised(flare, run_day.day + 1)
    return msgspec.structs.replace(flare, ambers=flare.ambers + 1)


def _raised(flare: Flare, today: int) -> Flare:
    x = flare.x + 1
    closed = today if x >= CALM else flare.closed
    return msgspec.structs.replace(flare, x=x, ambers=0, closed=closed)


def quieted(flare: Flare, today: int) -> Flare:
    """The flare after enough quiet days: over."""
    return msgspec.structs.replace(flare, x=CALM, ambers=0, closed=today)


def after_event(flare: Flare, event: Event, params: Parameters) -> Flare:
    """What an event does: at most the first step is left, less after severe pain or a red run on
    a step; rest begins anew, unless it is a row of soft signs."""
    x = min(flare.x, _most(flare, event))
    is_row = event.kind in ("runs", "mornings")
    rest = 0 if is_row else params.rest_severe if event.severe else params.rest_days
    again = flare.closed and event.day - flare.closed <= params.reopen_days
    since = flare.since if flare.open or again else event.day
    kept = flare.by if flare.open and _rank(flare.by) > _rank(event) else event
    return msgspec.structs.replace(
        flare,
        x=x,
        ambers=0,
        rest=max(flare.rest, event.day + rest),
        since=since,
        by=kept,
        last=max(flare.last, event.day),
        last_hard=max(flare.last_hard, event.day) if event.hard else flare.last_hard,
        events=_noted(flare.events, event.day, params),
        severes=_noted(flare.severes, event.day, params) if event.severe else flare.severes,
    )


def _most(flare: Flare, event: Event) -> int:
    """The highest step an event leaves. A red run counts from where it was run on: so that it,
    its red morning and a report of it are one step, not three."""
    if event.kind == "run":
        if flare.dawn_x <= LOWEST_STEP:
            return BOTTOM
        if flare.dawn_x == FIRST_STEP:
            return LOWEST_STEP
    return LOWEST_STEP if event.severe else FIRST_STEP


def _rank(event: Event | None) -> int:
    return 0 if event is None else 1 + event.hard + event.severe


def _noted(days: tuple[int, ...], day: int, params: Parameters) -> tuple[int, ...]:
    kept = {each for each in days if day - each <= params.known_days}
    return tuple(sorted({*kept, day}))

"""What may be run on a day: every rule's limit, the smallest of them, and why.

A rule is a small function from a situation to a limit. Adding a rule is adding one function to
`LIMIT_FUNCTIONS` and its words to `rules.RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum

import msgspec

from planner.domain.caps.limit import Limit, Situation
from planner.domain.caps.limits_knee import flare_limit, gate_limit, ladder_limit, lock_limit
from planner.domain.caps.limits_run import gap_limit, long_limit, spacing_limit, stack_limit
from planner.domain.caps.limits_week import deload_limit, share_limit, week_limit
from planner.domain.caps.rules import INFORMATIVE
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.past import past_of
from planner.domain.knee.timeline import Timeline
from planner.domain.values.run import PlannedRun, Run

LIMIT_FUNCTIONS: tuple[Callable[[Situation], Limit | None], ...] = (
    lock_limit,
    flare_limit,
    ladder_limit,
    gap_limit,
    spacing_limit,
    long_limit,
    week_limit,
    deload_limit,
    share_limit,
    gate_limit,
    stack_limit,
)
"""Every rule. Where two ask for the same number the first one is said to bind."""


class State(StrEnum):
    """How the knee and the plan stand on a day."""

    GREEN = "green"
    """Runs may grow."""
    HOLD = "hold"
    """No growth: something is not green, not answered or not settled."""
    FLARE = "flare"
    LOCKED = "locked"


class Band(StrEnum):
    """How a run compares with the longest tolerated one, in the bands of Frandsen 2025."""

    OK = "ok"
    """Up to 1.00."""
    SMALL_RISE = "small-rise"
    """Up to 1.10: rate 1.19, not significant."""
    RATE_1_6 = "rate-1.6"
    """Up to 1.30: 1.64 times the rate in a cohort."""
    RATE_1_5 = "rate-1.5"
    """Up to 2.00: 1.52 times."""
    RATE_2_3 = "rate-2.3"
    """Above 2.00: 2.28 times."""


class Allowance(msgspec.Struct, frozen=True, kw_only=True):
    """What may be run on a day, in metres for the whole day, and every rule behind it."""

    day: date
    hard_m: int
    """The smallest hard limit, in whole tenths of a kilometre."""
    plan_m: int
    """The most to plan: the smallest planning limit. No rule plans for more than its hard limit,
    so this is never above `hard_m`."""
    done_m: int
    """What was run on the day already."""
    left_m: int
    """What is left of `hard_m`; 0 once a run of the day was too much."""
    binding: str
    """Id of the rule that gives `hard_m`."""
    plan_binding: str
    """Id of the rule that gives `plan_m`."""
    limits: tuple[Limit, ...]
    state: State
    assumed: tuple[PlannedRun, ...]
    """Planned runs before the day that are taken as done as planned and green."""
    longest_m: int | None
    """The longest tolerated run the day is measured against; None if nothing was run."""
    run_s: int | None
    """Seconds of running where the walk-run ladder sets them."""

    def limit(self, rule: str) -> Limit | None:
        """The limit of that rule, if it had something to say."""
        return next((each for each in self.limits if each.rule == rule), None)

    def slack_m(self, limit: Limit) -> int | None:
        """How much more that rule alone would allow; None where it sets no number."""
        return None if limit.hard_m is None else limit.hard_m - self.hard_m


def allowance(day: date, history: History, today: date, params: Parameters) -> Allowance:
    """What may be run on `day`, as known on `today`.

    A day before `today` is seen as it stood that morning. For a later one the runs planned from
    `today` to the day before are taken as done as planned and green (they are in `assumed`), a
    planned run that was not done counts 0, and the run planned on the day itself is what is
    being judged. Source: evidence.md 11.4-11.7; docs/load-rules.md.
    """
    return judged(Situation(day, history, today, params))


def left_on(day: date, allowed: Allowance, history: History, without: str = "") -> int:
    """Metres of a day's cap that what is run and planned there leaves for one more planned run."""
    if any(run.date == day for run in history.runs):
        return allowed.left_m
    others = (run for run in history.planned if run.date == day and run.id != without)
    return max(0, allowed.left_m - sum(run.distance_m for run in others if not run.skipped))


def judged(asked: Situation) -> Allowance:
    """The same of a situation that is at hand."""
    found = (function(asked) for function in LIMIT_FUNCTIONS)
    limits = tuple(each for each in found if each is not None)
    binding = [each for each in limits if each.rule not in INFORMATIVE]
    hard, by = _smallest((each.hard_m, each.rule) for each in binding)
    plan, plan_by = _smallest((each.plan_m, each.rule) for each in binding)
    ladder = next((each for each in limits if each.rule == "LADDER"), None)
    run_s = None if ladder is None else ladder.input("run_s")
    return Allowance(
        day=asked.date,
        hard_m=hard,
        plan_m=plan,
        done_m=asked.done_m,
        left_m=0 if asked.hurt_today else max(0, hard - asked.done_m),
        binding=by,
        plan_binding=plan_by,
        limits=limits,
        state=_state(asked, limits),
        assumed=asked.assumed,
        longest_m=None if asked.longest is None else asked.longest.metres,
        run_s=run_s if isinstance(run_s, int) else None,
    )


def band(ratio: float) -> Band:
    """The band of a requested distance divided by the longest tolerated run (evidence.md 11.4)."""
    for highest, name in _BANDS:
        if ratio <= highest:
            return name
    return Band.RATE_2_3


_BANDS = (
    (1.0, Band.OK),
    (1.1, Band.SMALL_RISE),
    (1.3, Band.RATE_1_6),
    (2.0, Band.RATE_1_5),
)


def tolerated(run: Run, history: History, day: date, params: Parameters) -> bool:
    """True if a run counts on `day` as one the knee tolerated (evidence.md 11.4).

    Runs of one day count together, and only from the next day on. Runs from before the journal
    carry no pain data and count unless the runner marked them as painful.
    """
    ran, on = run.date.toordinal(), day.toordinal()
    line = Timeline(past_of(history, params), on, on, ())
    return any(line.tolerated(each, on) for each in line.window(ran, ran))


def _smallest(offers: Iterable[tuple[int | None, str]]) -> tuple[int, str]:
    known = [(metres, rule) for metres, rule in offers if metres is not None]
    # Every situation has a limit: a window with a distance has a longest run, one without a run
    # stands on the ladder, and one whose runs have no distance has the first week's.
    return min(known, key=lambda offer: offer[0])


def _state(asked: Situation, limits: tuple[Limit, ...]) -> State:
    if asked.active_locks:
        return State.LOCKED
    if asked.course.opened is not None:
        return State.FLARE
    gate = next(each for each in limits if each.rule == "GATE")
    held = gate.plan_m is not None or asked.footing.in_force or asked.longest is None
    return State.HOLD if held else State.GREEN

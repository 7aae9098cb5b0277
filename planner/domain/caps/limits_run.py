"""Limits on a single run: the longest tolerated one, days off, and days between runs."""

from __future__ import annotations

from datetime import date

from planner.domain.caps.limit import Limit, Situation, limit, share
from planner.domain.knee.pain import Verdict
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.run_day import RunDay, days_for, hours_after


def long_run_m(longest_m: int, params: Parameters, *, stacked: bool) -> tuple[int, int]:
    """Hard and planned metres of a run whose longest tolerated forerunner is `longest_m`.

    Source: evidence.md 11.4. After a recent new longest there is no growth.
    """
    if stacked:
        return longest_m, longest_m
    hard = _grown(longest_m, params.session_hard_cap, params)
    return hard, min(hard, _grown(longest_m, params.session_plan_growth, params))


def _grown(longest_m: int, factor: int, params: Parameters) -> int:
    """Percent, or the fixed step at a small base; never more than the end of the small bases has.

    Without that bound a longest run of 2.9 km would be planned further than one of 3.0 km.
    """
    by_percent = share(longest_m, factor)
    if longest_m >= params.small_base_km:
        return by_percent
    by_step = longest_m + params.small_base_increment_km
    return max(by_percent, min(by_step, share(params.small_base_km, factor)))


def long_limit(asked: Situation) -> Limit | None:
    """LONG-30D: against the longest tolerated run of 30 days, stacking and small bases included.

    In the first 30 days after a restart sessions with less running than 20 minutes are exempt
    (evidence.md 3.3): the window does not hold a real longest run yet.
    """
    longest, params = asked.longest, asked.params
    if longest is None:
        return None
    stack = asked.line.stacked(asked.day)
    if longest.tolerated:
        hard, plan = long_run_m(longest.metres, params, stacked=stack is not None)
    else:
        hard = plan = longest.metres
    exempt = _exempt_m(asked)
    extra = _apart_m(asked)
    return limit(
        "LONG-30D",
        max(hard, exempt) + extra,
        max(plan, exempt) + extra,
        ("longest", longest.metres),
        ("day", date.fromordinal(longest.day)),
        ("tolerated", longest.tolerated),
        ("typed", longest.typed),
        ("factor", 1000 if stack else params.session_hard_cap),
        ("plan_factor", 1000 if stack else params.session_plan_growth),
        ("small_base", longest.metres < params.small_base_km),
        ("stacked", stack is not None),
        ("exempt", exempt),
        open=not longest.tolerated,
    )


def stack_limit(asked: Situation) -> Limit | None:
    """STACK: a new longest run of the last days, and what it alone leaves. Informative.

    It sets no number where there is none, or where a restart exempts the day from it.
    """
    stack, longest = asked.line.stacked(asked.day), asked.longest
    if longest is None:
        return None
    if stack is None or _exempt_m(asked) > longest.metres:
        return limit("STACK", None, None, ("new_longest", None))
    most = longest.metres + _apart_m(asked)
    return limit(
        "STACK",
        most,
        most,
        ("new_longest", stack.longest_m),
        ("day", date.fromordinal(stack.day)),
        ("free_on", date.fromordinal(stack.day + asked.params.new_longest_gap_days)),
    )


def gap_limit(asked: Situation) -> Limit | None:
    """GAP: the first run after 8 to 27 days without running (evidence.md 11.1)."""
    last = asked.line.last_day(asked.day)
    if last is None:
        return None
    days = asked.day - last
    if not 7 < days < asked.params.gap_ladder_days:
        return None
    factor = asked.params.gap_8_14 if days <= 14 else asked.params.gap_15_27
    longest = asked.line.longest(last + 1)
    if longest is None:
        return None
    metres = share(longest.metres, factor)
    inputs = (("days", days), ("factor", factor), ("longest", longest.metres))
    return limit("GAP", metres, metres, *inputs, ("last", date.fromordinal(last)))


def spacing_limit(asked: Situation) -> Limit | None:
    """SPACING: days since the last run, and what a run on the very next day may be."""
    recent = asked.line.recent(asked.params.consecutive_days_ok_after_green)
    if not recent:
        return None
    last = recent[0]
    needed = days_for(hours_after(last, asked.params))
    inputs = (
        ("days", asked.day - last.day),
        ("needed", needed),
        ("verdict", str(last.verdict)),
        ("last", date.fromordinal(last.day)),
        ("next", date.fromordinal(last.day + needed)),
    )
    if asked.day - last.day >= needed:
        return limit("SPACING", None, None, *inputs)
    if asked.day - last.day > 1 or asked.longest is None or not _next_day_earned(asked, recent):
        return limit("SPACING", 0, 0, *inputs)
    most = asked.params.max_consecutive_knee_load_days
    loaded = asked.line.loaded_days(asked.day - most, asked.day - 1)
    if loaded >= most:
        return limit("SPACING", 0, 0, *inputs, ("loaded", loaded))
    metres = share(asked.longest.metres, asked.params.consecutive_day_run_max)
    return limit("SPACING", metres, metres, *inputs, ("next_day", True))


def _next_day_earned(asked: Situation, recent: list[RunDay]) -> bool:
    """Running on the next day: after four green runs, in no flare, on no ladder."""
    enough = len(recent) == asked.params.consecutive_days_ok_after_green
    green = all(each.verdict is Verdict.GREEN for each in recent)
    calm = asked.course.level is None and not asked.footing.in_force
    return enough and green and calm


def _apart_m(asked: Situation) -> int:
    """What was run on the day already, where runs of a day count apart: it takes nothing off."""
    return asked.done_m if asked.params.same_day_runs == "separate" else 0


def _exempt_m(asked: Situation) -> int:
    if asked.line.restarted(asked.day) is None:
        return 0
    seconds = asked.params.exempt_from_session_cap_below * 60
    return seconds * 1000 // asked.past.pace(asked.day)

"""Limits on the week: the rolling seven days, the lighter week, the share of the longest run."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.caps.limit import Limit, Situation, limit, share
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.timeline import WEEK
from planner.domain.values.calendar import week_of


def plan_line(reference_m: int, params: Parameters) -> int:
    """Most metres to plan for seven days (evidence.md 11.5); never above the block line."""
    by_percent = share(reference_m, params.week_plan_growth)
    line = max(by_percent, reference_m + params.week_min_increment_km)
    return min(line, block_line(reference_m, params))


def warn_line(reference_m: int, params: Parameters) -> int:
    """Metres in seven days above which the week is flagged; never above the block line."""
    by_percent = share(reference_m, params.week_warn)
    line = max(by_percent, reference_m + params.week_warn_increment_km)
    return min(line, block_line(reference_m, params))


def block_line(reference_m: int, params: Parameters) -> int:
    """Metres in seven days above which a run is held back."""
    by_percent = share(reference_m, params.week_block)
    return max(by_percent, reference_m + params.week_block_increment_km)


def week_base_m(asked: Situation) -> int:
    """The reference week, 0 if there is none.

    In the first week after a break of three weeks the seven days hold all there is: then half of
    the reference week before the break, as the gap rule has it for a run.
    """
    if asked.reference.metres:
        return asked.reference.metres
    before = asked.line.last_day(asked.day - WEEK + 1)
    if before is None or _in_restart_week(asked):
        return 0
    return share(asked.line.reference(before + WEEK).metres, asked.params.gap_15_27)


def week_limit(asked: Situation) -> Limit | None:
    """WEEK: what the lines leave of seven days after the six before.

    Without any base the first week's limit holds for runners with a BMI above 30 and where no
    distance is known; a restart is otherwise governed by the ladder.
    """
    params, before = asked.params, asked.before_m
    base = week_base_m(asked)
    if base == 0:
        if _in_restart_week(asked) and not asked.history.bmi_over_30 and not _only_zeros(asked):
            return None
        first = params.first_week_km_bmi30 - before
        inputs = (("first_week", params.first_week_km_bmi30), ("before", before))
        return limit("WEEK", first, first, *inputs)
    return limit(
        "WEEK",
        block_line(base, params) - before,
        plan_line(base, params) - before,
        ("reference", base),
        ("last_week", asked.reference.last_week_m),
        ("mean", asked.reference.mean_m),
        ("plan", plan_line(base, params)),
        ("warn", warn_line(base, params)),
        ("block", block_line(base, params)),
        ("before", before),
    )


def is_lighter_week(asked: Situation) -> bool:
    """True if the plan's calendar week that holds the day is a lighter one."""
    return lighter_on(asked.date, asked.history.start, asked.history.week_start, asked.params)


def lighter_on(day: date, start: date | None, week_start: int, params: Parameters) -> bool:
    """True if a day falls into a lighter calendar week of the plan that began on `start`."""
    every = params.deload_every_weeks
    if not every or start is None or day < start:
        return False
    weeks = (week_of(day, week_start) - week_of(start, week_start)) // timedelta(weeks=1)
    return weeks % every == every - 1


def deload_limit(asked: Situation) -> Limit | None:
    """DELOAD: planned metres of a lighter week, less what that calendar week holds already.

    Counted from the week's first day: against the rolling week the first run of a lighter week
    would have to make up for the week before.
    """
    base = week_base_m(asked)
    if not base or not is_lighter_week(asked):
        return None
    most = share(base, asked.params.deload_factor)
    held = asked.line.metres(_week_first(asked, asked.day), asked.day - 1)
    inputs = (("reference", base), ("factor", asked.params.deload_factor), ("held", held))
    return limit("DELOAD", None, most - held, *inputs)


def longest_share(runs: int, params: Parameters) -> tuple[int, int]:
    """Most of a week one of so many runs may be, as an exact fraction (evidence.md 11.5)."""
    least, most = (
        params.long_run_share_min,
        max(params.long_run_share_min, params.long_run_share_max),
    )
    if least * runs > 1250:
        return least, 1000
    if most * runs < 1250:
        return most, 1000
    return 1250, 1000 * runs


def share_limit(asked: Situation) -> Limit | None:
    """SHARE: one run of at least two in seven days against the week it stands in.

    The week is the larger of the reference week and the seven days with this run in them; a
    single run in seven days is no share of anything.
    """
    others = len(asked.line.window(asked.day - WEEK + 1, asked.day - 1))
    if not others:
        return None
    part, whole = longest_share(others + 1, asked.params)
    of_reference = week_base_m(asked) * part // whole
    of_these_days = asked.before_m * part // (whole - part)
    inputs = (("runs", others + 1), ("part", part), ("whole", whole), ("before", asked.before_m))
    most = max(of_reference, of_these_days)
    return limit("SHARE", None, most, *inputs, ("reference", week_base_m(asked)))


def _in_restart_week(asked: Situation) -> bool:
    began = asked.line.restarted(asked.day)
    return began is not None and asked.day - began < WEEK


def _only_zeros(asked: Situation) -> bool:
    """True if there are runs, and none has a distance: treadmills without a sensor."""
    first = asked.day - asked.params.longest_window_days
    return asked.longest is None and bool(asked.line.window(first, asked.day - 1))


def _week_first(asked: Situation, day: int) -> int:
    # Ordinal 1 was a Monday.
    return day - (day - 1 - asked.history.week_start) % WEEK

"""The rules, each a small function from a situation to a limit (rules.md 5)."""

from __future__ import annotations

from datetime import date

from planner.domain.caps.limit import Limit, Situation, limit
from planner.domain.caps.week_line import is_lighter
from planner.domain.knee.flare import BOTTOM, step_m
from planner.domain.knee.ladder import step_at
from planner.domain.knee.pain import Verdict
from planner.domain.knee.run_day import FLOOR_S, RunDay
from planner.domain.knee.standing import TRIAL_GAP
from planner.domain.knee.view import CLEAR_DAYS
from planner.domain.values.plan import WalkRun
from planner.domain.values.reason import Value

Inputs = tuple[tuple[str, Value], ...]


def lock_limit(asked: Situation) -> Limit | None:
    """LOCK: nothing while a red flag waits, or a knee is swollen."""
    if asked.locks:
        findings = sorted({finding for lock in asked.locks for finding in lock.findings})
        since = min(lock.date for lock in asked.locks)
        named = tuple(("finding", finding) for finding in findings)
        return limit("LOCK", 0, 0, ("since", since), *named, open=True)
    for swollen in asked.view.past.swellings:
        if swollen.holds_on(asked.day, CLEAR_DAYS):
            free = None if swollen.gone is None else date.fromordinal(swollen.gone + CLEAR_DAYS)
            since = date.fromordinal(swollen.seen)
            return limit("LOCK", 0, 0, ("swollen", since), ("free", free), open=True)
    return None


def break_limit(asked: Situation) -> Limit | None:
    """BREAK: tells what days off have left of the base; the other rules count with it."""
    off = asked.base.off
    if asked.on_ladder or off is None or asked.base.kept == 1000:
        return None
    last = date.fromordinal(asked.day - off - 1)
    return limit("BREAK", None, None, ("off", off), ("kept", asked.base.kept), ("last", last))


def flare_limit(asked: Situation) -> Limit | None:
    """FLARE: nothing in the rest and while the knee is not quiet, save for a trial of eight
    minutes; then the steps back. Eight minutes, too, while an ordinary morning is 5 or more."""
    flare = asked.flare
    if not flare.open:
        return _steady_sore_limit(asked)
    told = _flare_inputs(asked)
    if flare.is_resting(asked.day):
        return limit("FLARE", 0, 0, *told, ("part", "rest"), open=True)
    if not asked.is_quiet:
        metres = asked.floor_m if _is_trial(asked) and _week_holds(asked) else 0
        part = "trial" if metres else "not-quiet"
        next_trial = ("trial", date.fromordinal(_trial_day(asked)))
        run_s = ("run_s", FLOOR_S if metres else None)
        return limit("FLARE", metres, metres, *told, ("part", part), next_trial, run_s, open=True)
    if asked.on_ladder:
        return limit("FLARE", None, None, *told, ("part", "ladder"))
    longest = asked.base.longest[0]
    step = 0 if flare.x == BOTTOM else step_m(flare.x, longest, asked.params)
    metres = max(asked.floor_m, step)
    small = ("run_s", FLOOR_S if metres == asked.floor_m else None)
    return limit("FLARE", metres, metres, *told, ("part", "step"), ("longest", longest), small)


def _flare_inputs(asked: Situation) -> Inputs:
    flare, params = asked.flare, asked.params
    recent = [day for day in flare.severes if asked.day - day <= params.refer_days]
    factor = 0 if flare.x == BOTTOM else sorted(params.steps)[flare.x]
    return (
        ("x", flare.x),
        ("severe", bool(recent)),
        ("since", date.fromordinal(flare.since)),
        ("rest_until", date.fromordinal(flare.rest)),
        ("factor", factor),
    )


def _steady_sore_limit(asked: Situation) -> Limit | None:
    if not asked.view.is_steady_sore(asked.day):
        return None
    since = asked.since_last
    metres = asked.floor_m if since is None or since >= TRIAL_GAP else 0
    run_s = ("run_s", FLOOR_S if metres else None)
    return limit("FLARE", metres, metres, ("part", "steady-sore"), run_s, open=True)


def _trial_day(asked: Situation) -> int:
    """The first day of a trial, if the knee is not quiet before."""
    first = max(asked.flare.rest, asked.flare.last_hard + asked.params.settle_days)
    if not asked.flare.last_hard:
        first = asked.flare.rest
    return first if asked.last is None else max(first, asked.last.day + TRIAL_GAP)


def _is_trial(asked: Situation) -> bool:
    return asked.day >= _trial_day(asked)


def _week_holds(asked: Situation) -> bool:
    """True if the flare's week still holds eight minutes."""
    return asked.line.metres - asked.base.run_m(asked.line.first) >= asked.floor_m


def ease_limit(asked: Situation) -> Limit | None:
    """EASE: none on the day after a run that did not settle, and the next is shorter."""
    last = asked.last
    if last is None or asked.on_ladder:
        return None
    why = _eased_by(last, in_flare=asked.flare.open)
    if not why:
        return None
    params, longest = asked.params, asked.base.longest[0]
    tomorrow = why == "unsettled" and asked.day - last.day < params.gap_days
    metres = max(asked.floor_m, longest * params.ease_factor // 1000)
    first = last.reasons[0] if last.reasons else None
    values = () if first is None else first.values
    return limit(
        "EASE",
        None,
        0 if tomorrow else metres,
        ("why", why),
        ("last", date.fromordinal(last.day)),
        ("what", "" if first is None else first.id),
        *((name, value) for name, value in values if name in ("score", "line", "side")),
        ("factor", params.ease_factor),
        ("longest", longest),
        ("tomorrow", tomorrow),
    )


def _eased_by(last: RunDay, *, in_flare: bool) -> str:
    """Why the run after this one is eased: it did not settle, nobody knows whether it did, or it
    was red and quiet days have closed its flare."""
    if last.verdict is Verdict.RED:
        return "" if in_flare else "red"
    if last.unsettled:
        return "unsettled"
    return "unknown" if last.verdict is Verdict.AMBER and not last.answered else ""


def grow_limit(asked: Situation) -> Limit | None:
    """GROW: tells why nothing grows; LONG and WEEK count with it."""
    if asked.on_ladder or asked.closed is None or asked.flare.open:
        return None
    waiting = asked.closed.id in ("unanswered", "morning-unanswered")
    return limit("GROW", None, None, ("why", asked.closed.id), *asked.closed.values, open=waiting)


def long_limit(asked: Situation) -> Limit | None:
    """LONG: against the longest run of 30 days that the knee took, at least a week ago."""
    if asked.on_ladder:
        return None
    base, params = asked.base, asked.params
    longest, longest_run = base.longest
    from_m, from_run = base.grown_from
    hard, by = longest, "longest"
    if from_run is not None:
        hard, by = _grown(from_m, params.hard_factor, asked)
    plan, plan_by = longest, ""
    is_light = is_lighter(asked.day, asked.history, params)
    grows = asked.closed is None and not is_light and base.green_m > 0
    if grows:
        plan, plan_by = _grown(base.green_m, params.plan_factor, asked)
    plan = min(plan, hard, asked.goal_run_m)
    shown_run = from_run if by in ("factor", "step", "back") else longest_run
    return limit(
        "LONG",
        hard,
        plan,
        ("by", by),
        ("longest", longest),
        ("from", from_m),
        ("day", None if shown_run is None else date.fromordinal(shown_run.day)),
        ("typed", shown_run is not None and shown_run.day in asked.view.past.typed),
        ("factor", params.hard_factor),
        ("step", params.step_min),
        ("step_back", params.step_back),
        ("known", base.known_run_m),
        ("grows", grows),
        ("plan_by", plan_by),
        ("plan_factor", params.plan_factor),
        ("green", base.green_m),
        ("goal", asked.goal_run_m if plan == asked.goal_run_m else None),
        ("goal_set", asked.history.goal_run_m > 0),
        ("kept", base.kept),
        ("light", is_light),
    )


def _grown(from_m: int, factor: int, asked: Situation) -> tuple[int, str]:
    """One step from a run, or the longest run if that is more; and which of them it is."""
    base, params = asked.base, asked.params
    offers = (
        (base.longest[0], "longest"),
        (from_m * factor // 1000, "factor"),
        (from_m + params.step_min, "step"),
        (min(base.known_run_m, from_m + params.step_back), "back"),
    )
    return max(offers, key=lambda offer: offer[0])


def week_limit(asked: Situation) -> Limit | None:
    """WEEK: what the week line, and the rolling seven days, leave of a day."""
    if asked.on_ladder:
        return None
    params, base, line = asked.params, asked.base, asked.line
    held = base.run_m(line.first)
    best = base.week[0]
    most = max(best * params.week_hard // 1000, best + params.week_small)
    six = base.run_m(asked.day - 6)
    return limit(
        "WEEK",
        most - six,
        line.metres - held,
        ("kind", line.kind),
        ("line", line.metres),
        ("held", held),
        ("best", line.best_m),
        ("days", params.week_days),
        ("known", line.known_m),
        ("goal", line.goal_m or None),
        ("goal_set", asked.history.goal_week_m > 0),
        ("grow", params.week_grow),
        ("step", params.week_step),
        ("fast", params.week_fast),
        ("light", params.light_factor),
        ("light_floor", params.light_floor),
        ("every", params.light_every),
        ("block", most),
        ("hard", params.week_hard),
        ("hard_step", params.week_small),
        ("hard_best", best),
        ("six", six),
        ("first", date.fromordinal(line.first)),
    )


def ladder_limit(asked: Situation) -> Limit | None:
    """LADDER: the running time of the rung, in metres at the runner's own pace; two days from the
    last run. Kilometres without walking beside it count against the week."""
    if not asked.on_ladder:
        return None
    params, ladder = asked.params, asked.view.past.ladder
    stood = asked.footing.on(asked.day, params)
    since = asked.since_last
    is_apart = since is None or since >= params.gap_days
    step = step_at(stood.rung, ladder)
    fits = _rung_that_fits(asked, step) if is_apart else None
    pace = asked.view.past.pace(asked.day)
    next_day = None if is_apart or asked.last is None else asked.last.day + params.gap_days
    shown = fits or step
    return limit(
        "LADDER",
        step.run_s * 1000 // pace if is_apart else 0,
        shown.run_s * 1000 // pace if fits is not None else 0,
        ("rung", shown.rung),
        ("of", len(ladder)),
        ("run_s", shown.run_s if is_apart else None),
        ("total_s", shown.total_s),
        ("greens", stood.greens),
        ("needed", params.green_runs),
        ("pace", pace),
        ("gap", params.gap_days),
        ("next", None if next_day is None else date.fromordinal(next_day)),
        ("stands", stood.rung),
    )


def _rung_that_fits(asked: Situation, step: WalkRun) -> WalkRun | None:
    """The highest rung up to one's own that the week still holds beside what was run through."""
    line = asked.line
    through = sum(
        each.through_m for each in asked.view.window(line.first, asked.day - 1) if not each.assumed
    )
    if not through:
        return step
    pace, left = asked.view.past.pace(asked.day), line.metres - through
    fits = [
        each for each in asked.view.past.ladder[: step.rung] if each.run_s * 1000 // pace <= left
    ]
    return fits[-1] if fits else None

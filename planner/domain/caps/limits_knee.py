"""Limits the knee sets: red flags, flares, the walk-run ladder, the morning gate."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from planner.domain.caps.limit import Limit, Situation, limit, share
from planner.domain.knee.flare import next_run_m
from planner.domain.knee.flare_triggers import FlareLevel
from planner.domain.knee.ladder import step_at
from planner.domain.knee.pain import Verdict
from planner.domain.knee.resume import ResumeItem, resume_items
from planner.domain.knee.timeline import WEEK
from planner.domain.values.reason import Pairs

_FAST_WEEK_M = 20_000
_FAST_WEEKS = 26
"""Who ran 20 km in a week of this half year, without a long break, may skip rungs."""


def lock_limit(asked: Situation) -> Limit | None:
    """LOCK: nothing while a red flag is up."""
    locks = asked.active_locks
    if not locks:
        return None
    findings = sorted({finding for lock in locks for finding in lock.findings})
    inputs = [("finding", finding) for finding in findings]
    since = min(lock.date for lock in locks)
    return limit("LOCK", 0, 0, ("since", since), *inputs, open=True)


def flare_limit(asked: Situation) -> Limit | None:
    """FLARE: nothing during the rest and while the resume test is open; then the steps back.

    For a day to come the resume test is taken as passed by then.
    """
    course = asked.course
    if course.level is None:
        return None
    if course.opened is None:
        metres, reason = next_run_m(course, asked.params)
        return limit("FLARE", metres, metres, ("level", 1), ("part", reason.id), *reason.values)
    inputs: Pairs = (
        ("level", int(course.level)),
        ("opened", date.fromordinal(course.opened)),
        ("rest_until", date.fromordinal(course.rest_until)),
    )
    if asked.day < course.rest_until:
        return limit("FLARE", 0, 0, *inputs, ("part", "rest"), open=True)
    still = () if course.returned or asked.is_future else open_items(asked)
    if still:
        left = tuple(("resume", item.id) for item in still)
        return limit("FLARE", 0, 0, *inputs, ("part", "resume"), *left, open=True)
    metres, reason = next_run_m(course, asked.params)
    room = _flare_week_m(asked)
    part = reason.id
    if room is not None and (metres is None or room < metres):
        metres, part = room, "week"
    return limit("FLARE", metres, metres, *inputs, ("part", part), *reason.values, ("room", room))


def open_items(asked: Situation) -> tuple[ResumeItem, ...]:
    """The items of the resume test that are still open on the day."""
    course = asked.course
    if course.opened is None:
        return ()
    until = min(asked.day, asked.today.toordinal())
    items = resume_items(
        asked.history,
        asked.past.mornings,
        course.level or FlareLevel.F2,
        course.caused,
        until,
        asked.params,
    )
    return tuple(item for item in items if not item.passed)


def _flare_week_m(asked: Situation) -> int | None:
    """What the flare's share of the reference week leaves after the runs since it opened."""
    opened = asked.course.opened
    reference = asked.flare_reference_m
    if opened is None or not reference:
        return None
    most = share(reference, asked.params.f2_week_factor)
    return max(0, most - asked.line.metres(max(opened + 1, asked.day - WEEK + 1), asked.day - 1))


def ladder_limit(asked: Situation) -> Limit | None:
    """LADDER: the running time of the rung, in metres at the runner's own pace."""
    footing, params = asked.footing, asked.params
    if not footing.in_force:
        return None
    skip = footing.painless >= params.sessions_per_rung and _may_skip(asked)
    step = step_at(footing.rung + (1 if skip else 0), asked.past.ladder)
    sessions = len(asked.line.window(asked.day - WEEK + 1, asked.day - 1))
    full = sessions >= params.max_runs_ladder_week
    pace = asked.past.pace(asked.day)
    metres = 0 if full else step.run_s * 1000 // pace
    return limit(
        "LADDER",
        metres,
        metres,
        ("rung", step.rung),
        ("of", len(asked.past.ladder)),
        ("run_s", step.run_s),
        ("total_s", step.total_s),
        ("greens", footing.greens),
        ("needed", params.sessions_per_rung),
        ("sessions", sessions),
        ("pace", pace),
        ("skip", skip),
        ("after_flare", footing.after_flare),
    )


def _may_skip(asked: Situation) -> bool:
    """True if the runner ran 20 km in a week of the last half year and took no long break."""
    first = asked.day - _FAST_WEEKS * WEEK
    days = [each.day for each in asked.line.window(first, asked.day - 1)]
    longest_break = max((later - day for day, later in pairwise(days)), default=0)
    weeks = (first + WEEK * number for number in range(_FAST_WEEKS))
    most = max(asked.line.metres(week, week + WEEK - 1) for week in weeks)
    return longest_break < asked.params.gap_ladder_days and most >= _FAST_WEEK_M


def gate_limit(asked: Situation) -> Limit | None:
    """GATE: no growth before two green runs and this morning's quiet answer.

    A morning to come is taken as quiet, as planned runs are taken as green.
    """
    verdicts = [each.verdict for each in asked.line.recent(2)]
    mornings = asked.past.mornings
    known = asked.day in mornings.scores
    unanswered = not asked.is_future and not known
    raised = not asked.is_future and mornings.raised(asked.day)
    green = len(verdicts) == 2 and all(verdict is Verdict.GREEN for verdict in verdicts)
    calm = asked.course.level is None and not asked.active_locks
    last, before = [*verdicts, None, None][:2]
    inputs: Pairs = (
        ("last", None if last is None else str(last)),
        ("before", None if before is None else str(before)),
        ("morning", mornings.scores.get(asked.day) if known and not asked.is_future else None),
        ("unanswered", unanswered),
        ("raised", raised),
        ("calm", calm),
    )
    if green and calm and not unanswered and not raised:
        return limit("GATE", None, None, *inputs)
    hold = None if asked.longest is None else asked.longest.metres
    if hold is not None and asked.params.same_day_runs == "separate":
        hold += asked.done_m
    waiting = unanswered or Verdict.UNKNOWN in verdicts or hold is None
    return limit("GATE", None, hold, *inputs, open=waiting)

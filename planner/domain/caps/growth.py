"""GROW: whether anything may grow on a day, and if not, why (rules.md 5.5)."""

from __future__ import annotations

from datetime import date

from planner.domain.knee.flare import Flare
from planner.domain.knee.pain import Verdict
from planner.domain.knee.run_day import RunDay
from planner.domain.knee.standing import Known
from planner.domain.values.reason import Reason

MORNING_DAYS = 3
"""Days in which the latest morning must be answered."""

HURT_DAYS = 7
"""Days in which no run may have been amber or red."""


def growth(view: Known, day: int, flare: Flare, *, is_locked: bool) -> Reason | None:
    """Why growth is closed on a day, or None if it is open.

    Ids: `locked`, `flare`, `settling`, `few` (too few answered runs), `unanswered`, `hurt`, `off`,
    `morning-unanswered`, `morning-above`; days and scores are in the values.
    """
    if is_locked or view.is_swollen(day):
        return Reason("locked")
    if flare.open:
        return Reason("flare")
    return _settling(view, day, flare) or _runs(view, day) or _morning(view, day)


def _settling(view: Known, day: int, flare: Flare) -> Reason | None:
    needed = view.params.settle_days * flare.flares(day, view.params)
    quiet = day - flare.last
    if flare.last and quiet < needed:
        last = date.fromordinal(flare.last)
        return Reason("settling", (("quiet", quiet), ("needed", needed), ("last", last)))
    return None


def _runs(view: Known, day: int) -> Reason | None:
    """The last runs must be green, the last of them not long ago, and none of a week have hurt."""
    params = view.params
    for each in view.window(day - HURT_DAYS, day - 1):
        if each.bad:
            return _hurt(each)
    last = view.last_before(day)
    if last is None:
        return Reason("few", (("needed", params.green_runs), ("green", 0)))
    if day - last.day - 1 > params.off_free:
        return Reason("off", (("off", day - last.day - 1), ("last", date.fromordinal(last.day))))
    found = 0
    for place in range(view.before(day) - 1, -1, -1):
        each = view.days[place]
        if _still_waits(view, each, day):
            continue
        if not each.green:
            return _not_green(each, found, params.green_runs)
        found += 1
        if found == params.green_runs:
            return None
    return Reason("few", (("needed", params.green_runs), ("green", found)))


def _still_waits(view: Known, each: RunDay, day: int) -> bool:
    """True for a run of yesterday or the day before that waits for an answer and hurt little."""
    waits = each.verdict is Verdict.UNKNOWN and each.worst <= view.params.run_green_max
    return waits and day - each.day <= view.params.wait_days and not each.history


def _not_green(each: RunDay, found: int, needed: int) -> Reason:
    if each.history:
        return Reason("few", (("needed", needed), ("green", found)))
    if each.bad:
        return _hurt(each)
    missing = next((one.values for one in each.reasons if one.id == "missing"), ())
    return Reason("unanswered", (("day", date.fromordinal(each.day)), *missing))


def _hurt(each: RunDay) -> Reason:
    first = each.reasons[0] if each.reasons else Reason("run")
    score = dict(first.values).get("score")
    return Reason(
        "hurt", (("day", date.fromordinal(each.day)), ("what", first.id), ("score", score))
    )


def _morning(view: Known, day: int) -> Reason | None:
    for side in view.past.sore:
        knee = view.past.knees[side]
        for at in range(day, day - MORNING_DAYS, -1):
            above = view.above(knee, at)
            if above:
                values = (("score", knee.scores.get(at)), ("line", knee.quiet_line(at)))
                return Reason("morning-above", (*values, ("day", date.fromordinal(at))))
            if above is not None:
                break
        else:
            return Reason("morning-unanswered", (("side", side.value),))
    return None

"""What a professional set for this runner, as a limit of a day like those of the rules."""

from __future__ import annotations

from planner.domain.caps.limit import Limit, Situation, limit
from planner.domain.values.prescribed import PatientLimit
from planner.domain.values.reason import Value

OF_WEEK = ("week_km", "week_minutes")
OF_DAY = ("run_km", "run_minutes")


def prescribed_limit(asked: Situation) -> Limit | None:
    """PRESCRIBED: the smallest number among the limits that hold on the day, and all of them with
    name and last day. It can only lower: more than the rules allow opens nothing."""
    held = asked.history.limits_on(asked.date)
    if not held:
        return None
    metres = [most for one in held if (most := _day_m(one, asked)) is not None]
    most = min(metres, default=None)
    told = [pair for one in held for pair in _told(one)]
    if most and asked.on_ladder:
        most, rung = _rung_below(most, asked)
        told += rung
    return limit("PRESCRIBED", most, most, *told)


def _rung_below(most: int, asked: Situation) -> tuple[int, list[tuple[str, Value]]]:
    """On the ladder: the highest rung of those opened that stays within so many metres; nothing
    is told of a rung that fits whole."""
    pace, ladder = asked.view.past.pace(asked.day), asked.view.past.ladder
    opened = ladder[: asked.footing.on(asked.day, asked.params).rung]
    fits = [step for step in opened if step.run_s * 1000 // pace <= most]
    if len(fits) == len(opened):
        return most, []
    if not fits:
        return 0, []
    return fits[-1].run_s * 1000 // pace, [("run_s", fits[-1].run_s), ("rung", fits[-1].rung)]


def week_most_m(asked: Situation) -> int | None:
    """Metres of the calendar week that a professional allows, where one said so."""
    held = asked.history.limits_on(asked.date)
    return min((_metres(one, asked) for one in held if one.limit in OF_WEEK), default=None)


def run_most_m(asked: Situation) -> int | None:
    """The same of one day."""
    held = asked.history.limits_on(asked.date)
    return min((_metres(one, asked) for one in held if one.limit in OF_DAY), default=None)


def _day_m(one: PatientLimit, asked: Situation) -> int | None:
    """What a limit leaves of the day; None where it says nothing of distance."""
    if one.limit == "no_running":
        return 0
    if one.limit in OF_DAY:
        return _metres(one, asked)
    if one.limit in OF_WEEK:
        return _metres(one, asked) - asked.base.run_m(asked.line.first)
    return None


def _metres(one: PatientLimit, asked: Situation) -> int:
    """Its number in metres: minutes at the runner's own pace, as on the walk-run ladder."""
    most = one.most or 0
    if one.limit.endswith("_minutes"):
        return most * 60 * 1000 // asked.view.past.pace(asked.day)
    return most


def _told(one: PatientLimit) -> tuple[tuple[str, Value], ...]:
    return (
        ("kind", one.limit), ("most", one.most), ("what", one.what), ("by", one.by),
        ("signed", one.signed), ("until", one.until), ("words", one.words),
    )  # fmt: skip

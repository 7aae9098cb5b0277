"""Quiet weeks and run days, and up to how far they were: counts, no cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from planner.domain.caps.flare_state import flare_of_evening
from planner.domain.knee.run_day import RunDay
from planner.domain.knee.standing import Standings

MOSTLY = 900
"""Share, per mille, of the weeks up to a distance that were quiet where it is called tolerated:
our choice."""
WEEK_DAYS = 7


class Tolerated(msgspec.Struct, frozen=True, kw_only=True):
    """Up to how far most weeks, or runs, were quiet, and how many of those beyond."""

    up_to_m: int = 0
    """The longest quiet one up to which nine of ten were quiet; 0 if there is none."""
    quiet: int = 0
    """Quiet ones up to there."""
    count: int = 0
    """All up to there."""
    quiet_above: int = 0
    count_above: int = 0
    """Those beyond it."""
    unknown: int = 0
    """Left out: nobody knows how the knee took them."""
    in_flare: int = 0
    """Weeks left out that began in a flare: it is the flare that held their distance."""


class JudgedWeek(msgspec.Struct, frozen=True, kw_only=True):
    """How the knee took a week, and the distance that it took so."""

    metres: int
    """What was run in it; if a flare began in it, in the seven days up to that if this was more:
    what was run after it was held by the flare."""
    quiet: bool | None
    """None if a run was not answered."""
    in_flare: bool = False
    """True if a flare was open when it began."""


def tolerated_weeks(weeks: Iterable[JudgedWeek]) -> Tolerated:
    """Up to how many metres the weeks with running were quiet."""
    ran = [week for week in weeks if week.metres]
    found = tolerated((week.metres, week.quiet) for week in ran if not week.in_flare)
    return msgspec.structs.replace(found, in_flare=sum(week.in_flare for week in ran))


def tolerated(rows: Iterable[tuple[int, bool | None]]) -> Tolerated:
    """Weeks or run days as metres and whether they were quiet, None for unknown."""
    all_rows = list(rows)
    known = sorted((metres, quiet) for metres, quiet in all_rows if quiet is not None)
    best = at = quiet_at = quiet = 0
    for place, (metres, is_quiet) in enumerate(known, start=1):
        quiet += is_quiet
        ends_here = place == len(known) or known[place][0] > metres
        # One of exactly that distance was quiet: a limit is what was taken well.
        if ends_here and (metres, True) in known and quiet * 1000 >= MOSTLY * place:
            best, at, quiet_at = metres, place, quiet
    return Tolerated(
        up_to_m=best,
        quiet=quiet_at,
        count=at,
        quiet_above=quiet - quiet_at,
        count_above=len(known) - at,
        unknown=len(all_rows) - len(known),
    )


def is_quiet_run(run_day: RunDay) -> bool | None:
    """True for a run day that was green, False for an amber or red one; None if unanswered."""
    if run_day.bad:
        return False
    return True if run_day.green else None


def judged_week(standings: Standings, first: date, ran: Mapping[int, int]) -> JudgedWeek:
    """How the knee took the seven days from `first` on; `ran` are the metres of each day (ordinal).

    Quiet: no flare opened, no run amber or red, no morning above the quiet line (rules.md 3).
    """
    start = first.toordinal()
    days = range(start, start + WEEK_DAYS)
    metres = sum(ran.get(day, 0) for day in days)
    if flare_of_evening(standings, start - 1).open:
        return JudgedWeek(metres=metres, quiet=None, in_flare=True)
    flared = next((day for day in days if flare_of_evening(standings, day).open), None)
    if flared is not None:
        end = set_off_on(standings, flared)
        before = sum(ran.get(day, 0) for day in range(end - WEEK_DAYS + 1, end + 1))
        return JudgedWeek(metres=max(metres, before), quiet=False)
    runs = [is_quiet_run(one) for one in standings.window(start, days[-1]) if one.day in ran]
    if False in runs or not all(is_quiet_day(standings, day) for day in days):
        return JudgedWeek(metres=metres, quiet=False)
    return JudgedWeek(metres=metres, quiet=None if None in runs else True)


def set_off_on(standings: Standings, day: int) -> int:
    """The last day before a flare that is first seen on `day` was seen: the day itself, or the day
    before if it was seen on waking."""
    by = flare_of_evening(standings, day).by
    return day if by is None else day - by.day + by.led_up_to


def is_quiet_day(standings: Standings, day: int) -> bool:
    """True unless a flare is open in the evening, or a morning was above the quiet line."""
    if flare_of_evening(standings, day).open:
        return False
    return not any(knee.above(day) for knee in standings.past.knees.values())


def is_known_quiet(standings: Standings, day: int) -> bool:
    """True for a day that is known to have gone well: quiet itself, its run not amber or red and
    answered, and the next morning of each sore knee answered and quiet."""
    run = standings.run_on(day)
    if run is not None and is_quiet_run(run) is not True:
        return False
    if any(standings.past.knees[side].above(day + 1) is not False for side in standings.past.sore):
        return False
    return is_quiet_day(standings, day) and is_quiet_day(standings, day + 1)

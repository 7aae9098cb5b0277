"""The walk-run ladder: its rungs, and where a runner stands on it (evidence.md 3.3, 11.6).

A ladder is in force after 28 days without running, after a severe flare, and where the plan asks
for it. Where one stands is a rung and the green sessions gained on it. Every step below keeps
the order of two runners: who stood no higher before a session stands no higher after it, and a
worse session never leads higher. More pain can therefore never open a rung.
"""

from __future__ import annotations

import msgspec

from planner.domain.knee.pain import Verdict
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.run_day import RunDay, days_for, hours_after
from planner.domain.values.plan import WalkRun

RESTART_PACE = 420
"""Seconds a kilometre at an easy talk pace where the runner's own is unknown: our choice."""

CAN_RUN_S = 600
"""Who has run this long without trouble needs no ladder: 10 minutes (evidence.md 3.1)."""

_SETS = (
    (8, 60, 180), (10, 60, 120), (8, 90, 120), (7, 120, 120), (8, 120, 90), (6, 180, 120),
    (5, 240, 120), (5, 270, 90), (6, 240, 60), (4, 390, 60), (3, 540, 60), (2, 840, 60),
)  # fmt: skip
"""Sets, seconds of running, seconds of walking: rungs 1-12 of evidence.md 3.3."""

DEFAULT_LADDER: tuple[WalkRun, ...] = (
    *(
        WalkRun(rung=rung, segments=((run, walk),) * sets)
        for rung, (sets, run, walk) in enumerate(_SETS, start=1)
    ),
    WalkRun(rung=13, segments=((1200, 60), (540, 0))),
    WalkRun(rung=14, segments=((1800, 0),)),
)
"""The ladder where the plan brings none of its own."""


class Footing(msgspec.Struct, frozen=True, kw_only=True):
    """Where a runner stands on the ladder."""

    rung: int = 0
    """Rung of the next session, from 1; 0 = no ladder in force."""
    greens: int = 0
    """Green sessions in a row on that rung."""
    painless: int = 0
    """Sessions in a row that were 0/10 throughout."""
    bad: bool = False
    """True if the last answered session was amber or red."""
    after_flare: bool = False
    """True if a severe flare put the runner here."""
    last_day: int | None = None
    """Ordinal of the last run day."""
    wait_days: int = 0
    """Days that day asks for before the next session."""

    @property
    def in_force(self) -> bool:
        """True if a ladder holds."""
        return self.rung > 0


def first_rung(footing: Footing) -> Footing:
    """Start at the bottom."""
    return msgspec.structs.replace(footing, rung=1, greens=0, painless=0)


def rested(footing: Footing, day: int, params: Parameters) -> Footing:
    """Where the runner stands on `day` after the days without running: 11.6, last line."""
    last = footing.last_day
    # A last day after `day` is the typed base of a plan that begins later: nothing is known.
    days = params.gap_ladder_days if last is None or last >= day else day - last
    if days >= params.gap_ladder_days:
        return first_rung(footing)
    if not footing.in_force or days <= 7:
        return footing
    rung = footing.rung if days <= 14 else max(1, footing.rung - 2)
    return msgspec.structs.replace(footing, rung=rung, greens=0)


def after_session(
    footing: Footing, run_day: RunDay, seconds: int, ladder: tuple[WalkRun, ...], params: Parameters
) -> Footing:
    """Where a run day leaves the runner. `seconds` is its running time."""
    stood = rested(footing, run_day.day, params)
    if _can_run(footing, run_day, seconds):
        moved = _left(stood)
    else:
        moved = _moved(stood, run_day, seconds, ladder, params) if stood.in_force else stood
    return msgspec.structs.replace(
        moved,
        last_day=run_day.day,
        wait_days=days_for(hours_after(run_day, params)),
        painless=stood.painless + 1 if run_day.painless else 0,
        bad=run_day.bad or (footing.bad and not run_day.ok),
    )


def after_severe_flare(
    footing: Footing, seconds: int | None, ladder: tuple[WalkRun, ...], params: Parameters
) -> Footing:
    """Back on the ladder at no more than half of `seconds`, the last tolerated running time."""
    half = (seconds or 0) * params.f3_reentry_factor // 1000
    start = max((step.rung for step in ladder if step.run_s <= half), default=1)
    rung = min(start, footing.rung) if footing.in_force else start
    return msgspec.structs.replace(footing, rung=rung, greens=0, painless=0, after_flare=True)


def step_at(rung: int, ladder: tuple[WalkRun, ...]) -> WalkRun:
    """The session of a rung; the top one for any higher."""
    return ladder[min(max(rung, 1), len(ladder)) - 1]


def _can_run(footing: Footing, run_day: RunDay, seconds: int) -> bool:
    """True where nobody was on a ladder: runs from before the journal, or the first on record."""
    unasked = run_day.accepted and run_day.verdict is not Verdict.GREEN
    return run_day.ok and seconds >= CAN_RUN_S and (unasked or footing.last_day is None)


def _moved(
    footing: Footing, run_day: RunDay, seconds: int, ladder: tuple[WalkRun, ...], params: Parameters
) -> Footing:
    if run_day.ok:
        return _gained(footing, run_day, seconds, ladder, params)
    if run_day.verdict is Verdict.RED or (run_day.bad and footing.bad):
        rung = max(1, footing.rung - params.rung_back_on_red)
        return msgspec.structs.replace(footing, rung=rung, greens=0)
    return msgspec.structs.replace(footing, greens=0)


def _gained(
    footing: Footing, run_day: RunDay, seconds: int, ladder: tuple[WalkRun, ...], params: Parameters
) -> Footing:
    done = run_day.rung or _rung_of(seconds, ladder)
    too_soon = footing.last_day is not None and run_day.day - footing.last_day < footing.wait_days
    if done < footing.rung or too_soon:
        return footing
    needed = params.sessions_per_rung
    # One green session more; or the first on a higher rung that was done and taken well.
    points = max(needed * footing.rung + footing.greens + 1, needed * done + 1)
    rung, greens = divmod(points, needed)
    if rung > len(ladder):
        return _left(footing)
    return msgspec.structs.replace(footing, rung=rung, greens=greens)


def _rung_of(seconds: int, ladder: tuple[WalkRun, ...]) -> int:
    # 5 % short still counts: watches and people start and stop late.
    reached = (step.rung for step in ladder if step.run_s * 95 <= seconds * 100)
    return max(reached, default=0)


def _left(footing: Footing) -> Footing:
    return msgspec.structs.replace(footing, rung=0, greens=0, painless=0, after_flare=False)

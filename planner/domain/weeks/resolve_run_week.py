"""The runs of one week of a new solution: which days, and which card goes where."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from planner.domain.caps.load import Allowance
from planner.domain.values.calendar import WEEK, days_from
from planner.domain.values.exercise import high, low
from planner.domain.values.reason import Reason
from planner.domain.values.run import PlannedRun, RunKind
from planner.domain.weeks.choose import choose_days
from planner.domain.weeks.replan import NEW, CardChange, PhaseWeek
from planner.domain.weeks.resolve_distance import fitted, held, tight_rules
from planner.domain.weeks.schedule import moved
from planner.domain.weeks.schedule_runs import LEAST_M, most_of, run_for, share_of_many, week_room

if TYPE_CHECKING:
    from planner.domain.weeks.resolve_runs import SolvedRuns

NEAR = timedelta(days=3)
"""Two runs closer than this can stand in each other's way (SPACING asks for 72 h at most)."""

Placed = tuple[date, PlannedRun | None]
"""A chosen day and the card that goes there; None = a new one."""


class RefusedError(Exception):
    """A day of the plan's choice cannot hold its run; never leaves this module."""

    def __init__(self, day: date, reasons: tuple[Reason, ...]) -> None:
        super().__init__(day)
        self.day = day
        self.reasons = reasons


class RunWeek:
    """One week of the plan."""

    def __init__(self, solved: SolvedRuns, week: PhaseWeek) -> None:
        self.solved, self.week = solved, week
        self.first = max(week.first, solved.today)
        self.end = min(week.first + WEEK - timedelta(days=1), solved.last)
        here = [card for card in solved.ahead if self.first <= card.date <= self.end]
        self.own = [card for card in here if self._is_own(card)]
        self.loose = [card for card in here if card not in self.own]
        self.closed: dict[date, tuple[Reason, ...]] = {}
        wish = week.phase.runs if week.phase is not None else None
        self.low = 0 if wish is None else low(wish.per_week)
        self.high = 0 if wish is None else high(wish.per_week)
        self.has_long = wish is not None and wish.long_run and self.low > 1
        days = set(days_from(week.first))
        self.counted = days & (solved.ran | solved.fixed | {card.date for card in self.own})
        """Days of runs done, missed, excused, made by hand, or past the last day."""
        self.long_days = days & solved.fixed_long
        away = (card for card in solved.ahead if week.is_home_of(card))
        self._taken = len(self.counted) + sum(not week.holds(card.date) for card in away)

    def _is_own(self, card: PlannedRun) -> bool:
        """True for a run that is the runner's: made, argued for, or from another week."""
        by_hand = not card.plan or bool(card.override)
        return by_hand or self.week.phase is None or not self.week.is_home_of(card)

    def solve(self) -> None:
        """Choose days until every one of them can hold its run."""
        while True:
            placed = self._assigned(self._choice())
            try:
                changes = self._judged(placed)
            except RefusedError as refused:
                self.closed[refused.day] = refused.reasons
                continue
            break
        for change in changes:
            self.solved.add(change)
        going = {card.id for _, card in placed if card is not None}
        for card in self.loose:
            if card.id not in going:
                self.solved.add(CardChange(before=card, after=None, reasons=self._why_gone(card)))
        self._name_trade(len(placed))

    def _name_trade(self, placed: int) -> None:
        if placed < self._count and placed + self._taken < self.low:
            values = (("what", "run"), ("week", self.week.first), ("wanted", self.low))
            have = ("placed", placed + self._taken)
            self.solved.trades.append(Reason("fewer", (*values, have)))

    # -- days ---------------------------------------------------------------

    @property
    def _count(self) -> int:
        free = len(self.loose)
        return max(min(free, self.high - self._taken), self.low - self._taken, 0)

    def _choice(self) -> tuple[date, ...]:
        ask, solved = self.solved.ask, self.solved
        by_hand = {card.date for card in self.loose if card.first_planned is not None}
        available = [
            day
            for day in days_from(self.first, (self.end - self.first).days + 1)
            if (day.weekday() in ask.run_days or day in by_hand)
            if day not in self.counted and day not in self.closed
        ]
        near = {run.date for run in solved.laid} | solved.ran | solved.fixed | self.counted
        return choose_days(
            available,
            self._count,
            staying={card.date for card in self.loose},
            others={day for day in near if self.week.first - NEAR < day < self.end + NEAR},
        )

    def _assigned(self, days: tuple[date, ...]) -> list[Placed]:
        """Cards that can stay do; the others take the days that are left, in order."""
        staying = {card.date: card for card in reversed(self.loose) if card.date in days}
        kept = {card.id for card in staying.values()}
        rest = iter([card for card in self.loose if card.id not in kept])
        return [(day, staying[day] if day in staying else next(rest, None)) for day in days]

    def _why_gone(self, card: PlannedRun) -> tuple[Reason, ...]:
        phase = self.week.phase
        if phase is not None and phase.runs is None:
            return (Reason("PHASE", (("phase", phase.id),)),)
        if card.date in self.closed:
            return self.closed[card.date]
        if card.date.weekday() not in self.solved.ask.run_days:
            return (Reason("AVAILABILITY", (("day", card.date),)),)
        return (Reason("PLAN", (("wanted", self.high),)),)

    # -- distances ----------------------------------------------------------

    def _judged(self, placed: list[Placed]) -> list[CardChange]:
        """The week's runs in order. Raises RefusedError for a day that cannot hold its run."""
        long_day = self._long_day(placed)
        laid = list(self.solved.laid)
        changes: list[CardChange] = []
        room: int | None = None
        row = [*((card.date, card, True) for card in self.own), *((*one, False) for one in placed)]
        for day, card, is_own in sorted(row, key=lambda one: one[0]):
            allowed = self.solved.allowed(day, laid)
            room = week_room(allowed) if room is None else room
            if is_own and card is not None:
                change = held(card, allowed, laid)
                self._check_own(change, allowed, placed)
            else:
                self._check_open(day, card, allowed, placed)
                change = self._planned(day, card, allowed, room, is_long=day == long_day)
            changes.append(change)
            if isinstance(change.after, PlannedRun):
                laid.append(change.after)
        return changes

    def _long_day(self, placed: list[Placed]) -> date | None:
        if not self.has_long or self.long_days or not placed:
            return None
        kept = [day for day, card in placed if card is not None and card.run_kind is RunKind.LONG]
        kept += [card.date for card in self.own if card.run_kind is RunKind.LONG]
        is_whole = self.end == self.week.first + WEEK - timedelta(days=1)
        return max(kept) if kept else placed[-1][0] if is_whole and len(placed) > 1 else None

    def _check_own(self, change: CardChange, allowed: Allowance, placed: list[Placed]) -> None:
        """A run made by hand goes before one of the plan that stands too close to it."""
        if not change.changed or allowed.binding != "SPACING":
            return
        close = [day for day, _ in placed if allowed.day - NEAR < day < allowed.day]
        if close:
            raise RefusedError(close[-1], tight_rules(allowed, allowed.hard_m + 1))

    def _check_open(
        self, day: date, card: PlannedRun | None, allowed: Allowance, placed: list[Placed]
    ) -> None:
        """A day that can hold no run is closed, or the one that newly stands too close to it."""
        phase = self.week.phase
        assert phase is not None  # without a phase no run is the plan's
        least = 100 if allowed.run_s is not None else LEAST_M
        if most_of(phase, allowed) >= least:
            return
        blamed = day
        if allowed.binding == "SPACING" and card is not None and card.date == day:
            new = [
                other
                for other, its in placed
                if day - NEAR < other < day and (its is None or its.date != other)
            ]
            blamed = new[-1] if new else day
        raise RefusedError(blamed, tight_rules(allowed, least))

    def _planned(
        self,
        day: date,
        card: PlannedRun | None,
        allowed: Allowance,
        room: int,
        *,
        is_long: bool,
    ) -> CardChange:
        phase = self.week.phase
        assert phase is not None
        part = share_of_many(max(self.low, 1), has_long=self.has_long, is_long=is_long)
        share = room * part // 100
        plan = self.solved.ask.plan
        wanted = run_for(
            day, phase, plan, allowed, share, lambda: f"{NEW}run/{day}", is_long=is_long
        )
        if wanted is None:
            if card is None:
                raise RefusedError(day, tight_rules(allowed, LEAST_M))
            # The share of a small week is below what is worth planning: what stands may stay.
            wanted = msgspec.structs.replace(card, distance_m=LEAST_M)
        if card is None:
            why = (Reason("PLAN", (("wanted", self.low),)),)
            return CardChange(before=None, after=wanted, reasons=why)
        most = most_of(phase, allowed)
        there = card if card.date == day else moved(card, day)
        assert isinstance(there, PlannedRun)
        after = fitted(there, wanted, most, allowed)
        return CardChange(before=card, after=after, reasons=self._why(card, after, allowed))

    def _why(self, card: PlannedRun, after: PlannedRun, allowed: Allowance) -> tuple[Reason, ...]:
        reasons: list[Reason] = []
        if after.date != card.date:
            reasons += self.closed.get(card.date) or self._why_gone(card)
        if after.distance_m < card.distance_m:
            reasons += tight_rules(allowed, card.distance_m)
        if after.distance_m > card.distance_m:
            bound = allowed.limit(allowed.plan_binding)
            reasons.append(Reason(allowed.plan_binding, bound.inputs if bound else ()))
        if after.rung != card.rung and "LADDER" not in {reason.id for reason in reasons}:
            reasons.append(Reason("LADDER", (("rung", after.rung),)))
        return tuple(reasons)

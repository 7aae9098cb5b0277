"""The runs of a new solution: days chosen week by week, distances held by all rules.

Runs are judged in order, each as if the earlier ones were run as planned and stayed green.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from planner.domain.calendar import WEEK, days_from
from planner.domain.choose import choose_days
from planner.domain.exercise import high, low
from planner.domain.history import History
from planner.domain.limit import Situation
from planner.domain.load import Allowance, State, judged
from planner.domain.parameters import Parameters
from planner.domain.past import past_of
from planner.domain.reason import Reason
from planner.domain.replan import NEW, Ask, CardChange, PhaseWeek
from planner.domain.run import PlannedRun, RunKind
from planner.domain.safety import active_locks
from planner.domain.schedule import moved
from planner.domain.schedule_runs import LEAST_M, most_of, run_for, share_of_many, week_room

GROW_FROM = 90
"""A planned run is lengthened only where it is below so many per cent of what the plan would give
it: small differences are not worth a change."""
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


class SolvedRuns:
    """The runs from `today` to `last`: `changes`, `trades`, and the days of long runs."""

    def __init__(
        self, ask: Ask, history: History, today: date, last: date, params: Parameters
    ) -> None:
        self.ask, self.today, self.last, self.params = ask, today, last, params
        self.known = history.as_of(today)
        past_of(self.known, params)  # before any other plan: rungs of done runs are read from it
        self.changes: list[CardChange] = []
        self.trades: list[Reason] = []
        self.ran = {run.date for run in self.known.runs}
        cards = sorted(
            (card for card in ask.cards if isinstance(card, PlannedRun)),
            key=lambda card: (card.date, card.order, card.id),
        )
        self.ahead = [card for card in cards if self._is_open(card)]
        ids = {card.id for card in self.ahead}
        self.fixed = {card.date for card in cards if card.id not in ids}
        self.fixed_long = {
            card.date for card in cards if card.id not in ids and card.run_kind is RunKind.LONG
        }
        self._laid: list[PlannedRun] = []
        self._solve()

    @property
    def laid(self) -> tuple[PlannedRun, ...]:
        """The runs as they would stand."""
        return tuple(self._laid)

    def _is_open(self, card: PlannedRun) -> bool:
        if card.skipped or card.id in self.ask.settled or card.date in self.ran:
            return False
        return self.today <= card.date <= self.last

    def _solve(self) -> None:
        locks = active_locks(self.known.locks, self.today)
        if locks:
            why = (Reason("LOCK", (("since", min(lock.date for lock in locks)),)),)
            self.changes = [CardChange(before=run, after=None, reasons=why) for run in self.ahead]
            return
        planned_from = self.ask.weeks[0].first if self.ask.weeks else date.max
        self._keep([card for card in self.ahead if card.date < planned_from])
        for week in self.ask.weeks:
            _Week(self, week).solve()

    def _keep(self, cards: list[PlannedRun]) -> None:
        for card in cards:
            self.add(held(card, self.allowed(card.date, self._laid), self._laid))

    def add(self, change: CardChange) -> None:
        """Take a change up."""
        self.changes.append(change)
        if isinstance(change.after, PlannedRun):
            self._laid.append(change.after)

    def allowed(self, day: date, laid: list[PlannedRun]) -> Allowance:
        """What all rules allow on a day, once these runs are done and green."""
        known = self.known.replanned(tuple(laid))
        return judged(Situation(day, known, self.today, self.params))


class _Week:
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
            raise RefusedError(close[-1], _reasons(allowed, allowed.hard_m + 1))

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
        raise RefusedError(blamed, _reasons(allowed, least))

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
                raise RefusedError(day, _reasons(allowed, LEAST_M))
            # The share of a small week is below what is worth planning: what stands may stay.
            wanted = msgspec.structs.replace(card, distance_m=LEAST_M)
        if card is None:
            why = (Reason("PLAN", (("wanted", self.low),)),)
            return CardChange(before=None, after=wanted, reasons=why)
        most = most_of(phase, allowed)
        there = card if card.date == day else moved(card, day)
        assert isinstance(there, PlannedRun)
        after = _like(there, wanted, most, allowed)
        return CardChange(before=card, after=after, reasons=self._why(card, after, allowed))

    def _why(self, card: PlannedRun, after: PlannedRun, allowed: Allowance) -> tuple[Reason, ...]:
        reasons: list[Reason] = []
        if after.date != card.date:
            reasons += self.closed.get(card.date) or self._why_gone(card)
        if after.distance_m < card.distance_m:
            reasons += _reasons(allowed, card.distance_m)
        if after.distance_m > card.distance_m:
            bound = allowed.limit(allowed.plan_binding)
            reasons.append(Reason(allowed.plan_binding, bound.inputs if bound else ()))
        if after.rung != card.rung and "LADDER" not in {reason.id for reason in reasons}:
            reasons.append(Reason("LADDER", (("rung", after.rung),)))
        return tuple(reasons)


def _like(card: PlannedRun, wanted: PlannedRun, most: int, allowed: Allowance) -> PlannedRun:
    """A card of the plan as it should be: on the ladder as the rung says, else little changed."""
    if allowed.run_s is not None:
        return msgspec.structs.replace(
            card,
            distance_m=wanted.distance_m,
            duration_s=wanted.duration_s,
            run_kind=wanted.run_kind,
            rung=wanted.rung,
        )
    metres = card.distance_m
    if metres > most:
        metres = most // 100 * 100
    elif allowed.state is State.GREEN and metres * 100 < wanted.distance_m * GROW_FROM:
        metres = wanted.distance_m
    by_plan = card.run_kind in (RunKind.LONG, RunKind.WALK_RUN)
    kind = wanted.run_kind if by_plan or wanted.run_kind is RunKind.LONG else card.run_kind
    same = metres == card.distance_m and card.rung is None
    return msgspec.structs.replace(
        card,
        distance_m=metres,
        duration_s=card.duration_s if same else None,
        run_kind=kind,
        rung=None,
    )


def held(card: PlannedRun, allowed: Allowance, laid: list[PlannedRun]) -> CardChange:
    """A run the runner planned, on its day: as it is, or held at the day's hard limit.

    A written reason covers it as long as the limit is no lower than the one it was written
    against. Shorter than 500 m it is dropped.
    """
    same_day = sum(run.distance_m for run in laid if run.date == card.date)
    left = max(0, allowed.hard_m - same_day)
    is_covered = bool(card.override) and 0 < card.override_m <= left
    if card.distance_m <= left or is_covered:
        return CardChange(before=card, after=card)
    reasons = _reasons(allowed, card.distance_m + same_day)
    if left < LEAST_M:
        return CardChange(before=card, after=None, reasons=reasons)
    after = msgspec.structs.replace(
        card, distance_m=left, duration_s=None, override="", override_m=0
    )
    return CardChange(before=card, after=after, reasons=reasons)


def _reasons(allowed: Allowance, metres: int) -> tuple[Reason, ...]:
    """The rules that allow less than that, the tightest first."""
    tight = sorted(
        (each for each in allowed.limits if _most(each.hard_m, each.plan_m) < metres),
        key=lambda each: _most(each.hard_m, each.plan_m),
    )
    return tuple(Reason(each.rule, each.inputs) for each in tight)


def _most(hard: int | None, plan: int | None) -> int:
    return min(metres for metres in (hard, plan, 10**9) if metres is not None)

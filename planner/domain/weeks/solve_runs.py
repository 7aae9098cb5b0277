"""The runs of a solution: the layout of each day, matched with the cards that stand there.

Day by day, each as if the earlier ones were run as planned and went well; a day whose run was
made, moved or argued for by hand keeps it, held at its cap.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from planner.domain.caps.allowance import Allowance, add_planned, judged
from planner.domain.caps.flare_day import FlareDay, flare_day
from planner.domain.caps.limit import Situation
from planner.domain.caps.week_line import week_first
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.standing import Ahead, ahead_of
from planner.domain.values.calendar import DAY
from planner.domain.values.plan import Phase
from planner.domain.values.reason import Reason
from planner.domain.values.run import PlannedRun, RunKind, Terrain
from planner.domain.weeks.ask import Ask
from planner.domain.weeks.layout import LaidRun, RunningWeek, lay_day, planned_run, running_week
from planner.domain.weeks.placing import resized
from planner.domain.weeks.proposal import NEW, CardChange
from planner.domain.weeks.schedule import moved


class SolvedRuns:
    """The runs from `today` to `last`: `changes`, the days of long runs, and the flare by day."""

    def __init__(
        self, ask: Ask, history: History, today: date, last: date, params: Parameters
    ) -> None:
        self.ask, self.history, self.today, self.last = ask, history, today, last
        self.params = params
        self._ran = {run.date for run in history.runs}
        self._lost: dict[str, PlannedRun] = {}
        """Runs of the plan that were moved by hand, and found no room on their day."""
        self._why_lost: dict[str, tuple[Reason, ...]] = {}
        self._begin()
        while self._walk():
            self._begin()
        self._pair_up()
        self.laid.sort(key=_in_order)

    def _begin(self) -> None:
        self.changes: list[CardChange] = []
        self.laid: list[PlannedRun] = []
        """The runs as they would stand."""
        self.long_days: set[date] = set()
        self.flare_days: dict[date, FlareDay] = {}
        runs = [
            card
            for card in self.ask.cards
            if isinstance(card, PlannedRun) and card.id not in self._lost
        ]
        self._open = [card for card in runs if self._is_open(card)]
        self._given_up = frozenset(
            _home(card).toordinal() for card in runs if card.skipped or _is_moved(card)
        )
        self._moved_to = frozenset(
            card.date.toordinal() for card in self._open if _is_moved(card) and not card.override
        )
        self._gone: list[PlannedRun] = []
        self._added: list[tuple[PlannedRun, Reason]] = []

    def _is_open(self, card: PlannedRun) -> bool:
        if card.skipped or card.id in self.ask.settled or card.date in self._ran:
            return False
        return self.today <= card.date <= self.last

    def _walk(self) -> bool:
        """Solve day by day. True if it is to be done again, as a run that was moved by hand has no
        room there: the day it came from is then one of the week's again."""
        ahead = ahead_of(self.history, self.today.toordinal(), self.params)
        by_day: dict[date, list[PlannedRun]] = {}
        for card in self._open:
            by_day.setdefault(card.date, []).append(card)
        day = self.today
        while day <= self.last:
            self._solve_day(ahead, day, sorted(by_day.get(day, ()), key=_in_order))
            day += DAY
        known = len(self._lost)
        for change in self.changes:
            before = change.before
            if change.after is None and isinstance(before, PlannedRun) and _is_moved(before):
                self._lost[before.id] = before
                self._why_lost[before.id] = change.reasons
        return len(self._lost) > known

    # -- one day ------------------------------------------------------------

    def _solve_day(self, ahead: Ahead, day: date, cards: list[PlannedRun]) -> None:
        asked = Situation(ahead, day.toordinal(), ahead.go_to(day.toordinal()), self.history)
        phase = self._phase_on(day)
        own = [card for card in cards if self._is_own(card, phase)]
        loose = [card for card in cards if card not in own]
        standing: list[PlannedRun] = []
        if own:
            allowed = judged(asked, today=day == self.today)
            for card in own:
                change = held(card, allowed, standing)
                self.changes.append(change)
                standing += [change.after] if isinstance(change.after, PlannedRun) else []
        self.flare_days[day] = flare_day(asked)
        standing += self._plans_own(ahead, day, phase, loose, standing)
        if standing:
            add_planned(ahead, standing)
            self.laid += standing

    def _is_own(self, card: PlannedRun, phase: Phase | None) -> bool:
        """True for a run that is the runner's: made, argued for, or of no phase."""
        return not card.plan or bool(card.override) or phase is None

    def _phase_on(self, day: date) -> Phase | None:
        return next((week.phase for week in self.ask.weeks if week.holds(day)), None)

    def _plans_own(
        self,
        ahead: Ahead,
        day: date,
        phase: Phase | None,
        loose: list[PlannedRun],
        standing: list[PlannedRun],
    ) -> list[PlannedRun]:
        """The plan's run of a day, beside what stands there: a card that is there, or a new one."""
        if phase is None:
            return []
        laid = self._lay(ahead, day, phase)
        metres = 0 if laid is None else laid.metres - sum(run.distance_m for run in standing)
        if laid is None or metres < min(laid.metres, _least(laid)) or metres <= 0:
            self._let_go(loose, laid)
            return []
        made = planned_run(laid, day.toordinal(), f"{NEW}run/{day}", self.ask.plan.id, phase.id)
        made = msgspec.structs.replace(made, distance_m=metres)
        if laid.is_long:
            self.long_days.add(day)
        if not loose:
            self._added.append((made, _reason_of(laid)))
            return [made]
        flare = self.flare_days[day]
        after = _fitted(loose[0], made, gentle=flare.open or flare.eased)
        self.changes.append(
            CardChange(before=loose[0], after=after, reasons=_why(loose[0], after, laid))
        )
        self._let_go(loose[1:], laid)
        return [after]

    def _lay(self, ahead: Ahead, day: date, phase: Phase) -> LaidRun | None:
        """What the layout gives a day; None where it is no day to run."""
        number = day.toordinal()
        if not phase.runs or day in self._ran or not self.ask.run_days:
            return None
        week = self._week_of(number)
        if number not in week.days:
            return None
        return lay_day(ahead, number, week, self.history, is_today=day == self.today)

    def _week_of(self, day: int) -> RunningWeek:
        days, given_up = self.ask.run_days, self._given_up - self._moved_to
        week = running_week(day, days, self.history, without=given_up, more=self._moved_to)
        return msgspec.structs.replace(week, most_m=self.ask.most_m)

    def _let_go(self, cards: Iterable[PlannedRun], laid: LaidRun | None) -> None:
        for card in cards:
            if laid is None:
                self._gone.append(card)
            else:
                why = tight_rules(laid.allowed, card.distance_m) or (_reason_of(laid),)
                self.changes.append(CardChange(before=card, after=None, reasons=why))

    # -- cards that go to another day ---------------------------------------

    def _pair_up(self) -> None:
        """Cards whose day is none any more take the days that are new, week by week."""
        left = [*self._gone, *self._lost.values()]
        for made, why in self._added:
            week = week_first(made.date.toordinal(), self.history.week_start)
            fits = (one for one in left if self._week(one) == week and not one.override)
            card = next(fits, None)
            if card is None:
                self.changes.append(CardChange(before=None, after=made, reasons=(why,)))
                continue
            left.remove(card)
            there = moved(card, made.date)
            assert isinstance(there, PlannedRun)
            if card.id in self._lost:
                # The day it was first planned for is a day of the week again.
                there = msgspec.structs.replace(there, first_planned=None)
            after = _fitted(there, made)
            self.laid[self.laid.index(made)] = after
            self.changes.append(CardChange(before=card, after=after, reasons=self._why_gone(card)))
        for card in left:
            self.changes.append(CardChange(before=card, after=None, reasons=self._why_gone(card)))

    def _week(self, card: PlannedRun) -> int:
        return week_first(card.date.toordinal(), self.history.week_start)

    def _why_gone(self, card: PlannedRun) -> tuple[Reason, ...]:
        if card.id in self._why_lost:
            return self._why_lost[card.id]
        phase = self._phase_on(card.date)
        if phase is not None and not phase.runs:
            return (Reason("PHASE", (("phase", phase.id),)),)
        return (Reason("AVAILABILITY", (("day", card.date),)),)


def _is_moved(card: PlannedRun) -> bool:
    """True for a run of the plan that was moved to another day."""
    return bool(card.plan) and _home(card) != card.date


def _home(card: PlannedRun) -> date:
    return card.first_planned or card.date


def _in_order(card: PlannedRun) -> tuple[date, int, str]:
    return (card.date, card.order, card.id)


def _least(laid: LaidRun) -> int:
    """Metres below which what another run leaves is not worth planning: half of the day's."""
    return laid.metres // 2


def _fitted(card: PlannedRun, wanted: PlannedRun, *, gentle: bool = False) -> PlannedRun:
    """A card of the plan as the layout has it; with `gentle`, flat, and neither fast nor rough."""
    by_layout = _by_layout(card, wanted)
    kind = (
        wanted.run_kind if by_layout or (gentle and card.run_kind not in _GENTLE) else card.run_kind
    )
    same = card.distance_m == wanted.distance_m and card.rung == wanted.rung
    by_time = same and (card.rung is None or card.duration_s == wanted.duration_s)
    return msgspec.structs.replace(
        card,
        distance_m=wanted.distance_m,
        duration_s=card.duration_s if by_time else wanted.duration_s,
        run_kind=kind,
        terrain=Terrain.FLAT if gentle else card.terrain,
        rung=wanted.rung,
        phase=wanted.phase,
    )


_GENTLE = frozenset({RunKind.RUN, RunKind.EASY, RunKind.LONG, RunKind.WALK_RUN, RunKind.TREADMILL})
"""Sorts of run that stand as they are while the knee is irritated."""


def _by_layout(card: PlannedRun, wanted: PlannedRun) -> bool:
    """True where the layout decides what sort of run it is: long ones and walk-runs."""
    decided = ("long", "walk-run")
    return card.run_kind.value in decided or wanted.run_kind.value in decided


def _reason_of(laid: LaidRun) -> Reason:
    bound = laid.allowed.limit(laid.allowed.plan_binding)
    if laid.metres < laid.allowed.plan_m or bound is None:
        return Reason("PLAN", (("share", laid.share_m),))
    return Reason(bound.rule, bound.inputs)


def _why(card: PlannedRun, after: PlannedRun, laid: LaidRun) -> tuple[Reason, ...]:
    if after == card:
        return ()
    if after.rung != card.rung and after.rung is not None:
        rule = "LADDER" if laid.allowed.limit("LADDER") is not None else "FLARE"
        return (Reason(rule, (("rung", after.rung),)),)
    tight = tight_rules(laid.allowed, card.distance_m)
    return tight or (_reason_of(laid),)


def held(card: PlannedRun, allowed: Allowance, laid: list[PlannedRun]) -> CardChange:
    """A run the runner planned, on its day: as it is, or held at the day's cap.

    A written reason covers it as long as the cap is no lower than the one it was written against.
    What would be shorter than 500 m is dropped.
    """
    left = max(0, allowed.hard_m - sum(run.distance_m for run in laid))
    is_covered = bool(card.override) and 0 < card.override_m <= left
    if card.distance_m <= left or is_covered:
        return CardChange(before=card, after=card)
    reasons = tight_rules(allowed, card.distance_m)
    if left < LEAST_M:
        return CardChange(before=card, after=None, reasons=reasons)
    return CardChange(before=card, after=resized(card, left, left), reasons=reasons)


LEAST_M = 500
"""A run of the runner's own that would become shorter is left out: our choice."""


def tight_rules(allowed: Allowance, metres: int) -> tuple[Reason, ...]:
    """The rules that allow less than that, the tightest first."""
    tight = sorted(
        (each for each in allowed.limits if _most(each.hard_m, each.plan_m) < metres),
        key=lambda each: _most(each.hard_m, each.plan_m),
    )
    return tuple(Reason(each.rule, each.inputs) for each in tight)


def _most(hard: int | None, plan: int | None) -> int:
    return min(metres for metres in (hard, plan, 10**9) if metres is not None)

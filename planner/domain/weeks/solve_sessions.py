"""The exercise sessions of a solution: days chosen week by week around the runs.

Strength of tier 3 never stands on the day before a long run (EX-4). What a flare or a lighter week
leaves out comes back with the first solution that no longer asks for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from functools import cached_property

import msgspec

from planner.domain.caps.flare_day import FLARE_TIER, FlareDay
from planner.domain.caps.week_line import is_lighter
from planner.domain.exercises.prescribed_items import limit_against
from planner.domain.exercises.rungs import easier, with_fewer_sets
from planner.domain.exercises.tiers import is_first_sign, tier_of_item, tier_of_items
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.safety import active_locks
from planner.domain.values.calendar import DAY, WEEK, days_from
from planner.domain.values.exercise import Exercise, high, low
from planner.domain.values.plan import SessionTemplate
from planner.domain.values.reason import Reason
from planner.domain.values.session import Item, PlannedSession
from planner.domain.weeks.ask import Ask, PhaseWeek
from planner.domain.weeks.choose import choose_days
from planner.domain.weeks.proposal import NEW, CardChange
from planner.domain.weeks.schedule import items_of, moved
from planner.domain.weeks.solve_runs import SolvedRuns

HARD_TIER = 3
"""Knee load that is not placed on the day before a long run (EX-4)."""

APART_TIER = 2
"""Knee load from which sessions are kept 48 hours apart (evidence.md 4.5)."""


class SolvedSessions:
    """The sessions from `today` to `last`: `changes` and `trades`."""

    def __init__(
        self,
        ask: Ask,
        history: History,
        exercises: Mapping[str, Exercise],
        runs: SolvedRuns,
        params: Parameters,
    ) -> None:
        self.ask, self.exercises, self.runs = ask, dict(exercises), runs
        self.today, self.last = runs.today, runs.last
        self.changes: list[CardChange] = []
        self.trades: list[Reason] = []
        self.history, self.params = history, params
        self.run_days = {run.date for run in runs.laid}
        self.cards = sorted(
            (card for card in ask.cards if isinstance(card, PlannedSession)),
            key=lambda card: (card.date, card.order, card.id),
        )
        locks = active_locks(history.locks, self.today)
        self.locked = min((lock.date for lock in locks if lock.scope == "all"), default=None)
        self.busy: Counter[date] = Counter()
        self._handled: set[str] = set()
        self._items: dict[str, tuple[Item, ...]] = {}
        """What the sessions of a template ask for, as far as anyone asked."""
        self._solve()

    def is_open(self, card: PlannedSession) -> bool:
        """True if a card is among those to be solved."""
        if card.skipped or card.id in self.ask.settled:
            return False
        return self.today <= card.date <= self.last

    def _solve(self) -> None:
        ahead = [card for card in self.cards if self.is_open(card)]
        if self.locked is not None:
            why = (Reason("LOCK", (("since", self.locked),)),)
            self.changes = [CardChange(before=card, after=None, reasons=why) for card in ahead]
            return
        for card in ahead:
            if not self._by_plan(card):
                self.place(card, card.date)
        for week in self.ask.weeks:
            for order, template in enumerate(week.phase.sessions):
                SessionWeek(self, week, template, order * 2).solve()
        for card in ahead:
            if card.id not in self._handled and card.first_planned is not None:
                self.place(card, card.date)
            elif card.id not in self._handled:
                why = (Reason("PHASE", (("template", card.template),)),)
                self.add(CardChange(before=card, after=None, reasons=why))

    def _by_plan(self, card: PlannedSession) -> bool:
        """True if a week's phase decides about a card."""
        here = any(week.holds(card.date) and week.is_home_of(card) for week in self.ask.weeks)
        return here and bool(card.template) and card.plan == self.ask.plan.id

    def forbidden(self, items: tuple[Item, ...], day: date) -> bool:
        """True on the day before a long run, and on its own day, where sessions come before runs,
        for a session that loads the knee much."""
        is_near = bool({day, day + DAY} & self.runs.long_days)
        return is_near and self.tier_of(items) >= HARD_TIER

    def rests(self, day: date) -> bool:
        """True on a day of severe pain: all of it rests."""
        flare = self.runs.flare_days.get(day)
        return flare is not None and flare.rests

    def tier_of(self, items: tuple[Item, ...]) -> int:
        """The highest knee load of a session."""
        return tier_of_items(items, self.exercises)

    def loads(self, items: tuple[Item, ...]) -> bool:
        """True if a session loads the knee so that it is not to stand on two days running."""
        return self.tier_of(items) >= APART_TIER

    # -- cards --------------------------------------------------------------

    def place(self, card: PlannedSession, day: date, *reasons: Reason) -> None:
        """Put a card on a day, with what flare, long run and lighter week leave of it."""
        there = card if card.date == day else moved(card, day)
        assert isinstance(there, PlannedSession)
        after, why = self._left_of(there, card.full or card.items)
        if after is not None:
            self.busy[day] += 1
        self.add(CardChange(before=card, after=after, reasons=(*reasons, *why)))

    def new(self, template: SessionTemplate, week: PhaseWeek, day: date, order: int) -> None:
        """Add a session of the plan, with the doses its last one asked for."""
        items = self.items_for(template)
        fresh = PlannedSession(
            id=f"{NEW}{template.id}/{day}",
            date=day,
            name=template.name,
            session_kind=template.kind,
            items=items,
            order=order,
            plan=self.ask.plan.id,
            phase=week.phase.id,
            template=template.id,
        )
        after, eased = self._left_of(fresh, items)
        if after is not None:
            self.busy[day] += 1
            why = Reason("PLAN", (("wanted", low(template.per_week)),))
            self.add(CardChange(before=None, after=after, reasons=(why, *eased)))

    def add(self, change: CardChange) -> None:
        """Take a change up."""
        self.changes.append(change)
        if change.before is not None:
            self._handled.add(change.before.id)

    def items_for(self, template: SessionTemplate) -> tuple[Item, ...]:
        """What the template's sessions ask for by now: the doses of the latest one."""
        if template.id not in self._items:
            like = [
                card
                for card in self.cards
                if card.template == template.id and card.plan == self.ask.plan.id
            ]
            found = (like[-1].full or like[-1].items) if like else ()
            self._items[template.id] = found or items_of(template, self.exercises)
        return self._items[template.id]

    def _left_of(
        self, card: PlannedSession, full: tuple[Item, ...]
    ) -> tuple[PlannedSession | None, tuple[Reason, ...]]:
        """A card with what its day leaves of `full`; None if that is nothing."""
        if self.rests(card.date):
            return None, (Reason("severe"),)
        allowed, held = self._within_limits(full, card.date)
        items, reasons = self._after_flare(allowed, self.runs.flare_days.get(card.date))
        reasons = [*held, *reasons]
        if items and self.forbidden(items, card.date):
            items = tuple(item for item in items if self.tier_of((item,)) < HARD_TIER)
            reasons.append(Reason("EX-4", (("day", card.date),)))
        if not items:
            return None, tuple(reasons)
        plain = msgspec.structs.replace(card, items=items, full=(), lighter=False)
        part = self._lighter_part(card.date)
        after = with_fewer_sets(plain) if part else plain
        if after != plain:
            reasons.append(Reason("EX-5", (("part", part),)))
        if after.items != full:
            after = msgspec.structs.replace(after, full=full)
        elif card.full and card.full != card.items:
            reasons.append(Reason("restored"))
        if after == card:
            return card, ()
        return after, tuple(reasons)

    def _within_limits(
        self, items: tuple[Item, ...], day: date
    ) -> tuple[tuple[Item, ...], list[Reason]]:
        """What a professional's limits leave of a session's exercises."""
        limits = self.history.limits_on(day)
        if not limits:
            return items, []
        against = [limit_against(item, self.exercises.get(item.exercise), limits) for item in items]
        kept = tuple(item for item, one in zip(items, against, strict=True) if one is None)
        reasons = [
            Reason("PRESCRIBED", (("exercise", item.exercise), ("by", one.by)))
            for item, one in zip(items, against, strict=True)
            if one is not None
        ]
        return kept, reasons

    def _after_flare(
        self, items: tuple[Item, ...], flare: FlareDay | None
    ) -> tuple[tuple[Item, ...], list[Reason]]:
        """What a flare leaves of a session's exercises (rules.md 5.3)."""
        if flare is None or not flare.is_stirred:
            return items, []
        kept: list[Item] = []
        reasons: list[Reason] = []
        for item in items:
            after, what = self._in_flare(item, flare)
            if after is not None:
                kept.append(after)
            if what:
                reasons.append(Reason(what, (("exercise", item.exercise),)))
        return tuple(kept), reasons

    def _in_flare(self, item: Item, flare: FlareDay) -> tuple[Item | None, str]:
        exercise = self.exercises.get(item.exercise)
        if exercise is None or is_first_sign(exercise):
            return None, "paused"
        if not (flare.open or flare.trial):
            return item, ""
        if tier_of_item(item, exercise) > flare.most_tier:
            return None, "paused"
        if tier_of_item(item, exercise) == FLARE_TIER and item.exercise in self.ask.sore_items:
            return easier(item, exercise), "eased"
        return item, ""

    def _lighter_part(self, day: date) -> str:
        """Why strength has a third fewer sets on a day: a lighter week, the first week of a flare,
        or the first after missed time; empty if it has not."""
        if is_lighter(day.toordinal(), self.history, self.params):
            return "week"
        flare = self.runs.flare_days.get(day)
        if flare is not None and flare.open and day.toordinal() - flare.last < WEEK.days:
            return "flare"
        is_near = day < self.today + WEEK
        return "missed" if is_near and self.ask.missed == "ease" else ""


class SessionWeek:
    """One template in one week of the plan."""

    def __init__(
        self, solved: SolvedSessions, week: PhaseWeek, template: SessionTemplate, order: int
    ) -> None:
        self.solved, self.week, self.template, self.order = solved, week, template, order
        self.first = max(week.first, solved.today)
        self.end = min(week.first + WEEK - DAY, solved.last)
        here = [
            card
            for card in solved.cards
            if card.template == template.id and card.plan == solved.ask.plan.id
            if week.is_home_of(card)
        ]
        self.loose = [card for card in here if solved.is_open(card) and week.holds(card.date)]
        self.missed = [card for card in here if self._is_missed(card)]
        going = {card.id for card in (*self.loose, *self.missed)}
        self.counted = {card.date for card in here if card.id not in going}
        """Days of sessions done, excused, or past the last day."""

    def _is_missed(self, card: PlannedSession) -> bool:
        solved = self.solved
        is_due = card.date < solved.today and not card.skipped
        return is_due and card.id not in solved.ask.settled and solved.ask.missed != "drop"

    def solve(self) -> None:
        """Choose the days, then place the cards there are and add those that are wanting."""
        available = self._available()
        others = self._others() if self._is_apart else self.counted
        days = choose_days(
            available,
            self._count,
            staying={card.date for card in self.loose},
            others=others,
            busy=self._load(available),
        )
        if self._is_apart:
            days = self._apart(days, others)
        staying = {card.date: card for card in reversed(self.loose) if card.date in days}
        kept = {card.id for card in staying.values()}
        rest = iter([card for card in (*self.loose, *self.missed) if card.id not in kept])
        going = set(kept)
        for day in days:
            card = staying.get(day) or next(rest, None)
            if card is None:
                self.solved.new(self.template, self.week, day, self.order)
                continue
            going.add(card.id)
            self.solved.place(card, day, *self._why_moved(card, day))
        self._drop([card for card in self.loose if card.id not in going])
        self._name_trade(len(days))

    @property
    def _count(self) -> int:
        taken, wanted = len(self.counted), self.template.per_week
        there = len(self.loose) + len(self.missed)
        return max(min(there, high(wanted) - taken), low(wanted) - taken, 0)

    def _available(self) -> list[date]:
        solved = self.solved
        items = solved.items_for(self.template)
        by_hand = {card.date for card in self.loose if card.first_planned is not None}
        return [
            day
            for day in days_from(self.first, (self.end - self.first).days + 1)
            if (day.weekday() in solved.ask.exercise_days or day in by_hand)
            if day not in self.counted and not solved.rests(day)
            if not solved.forbidden(items, day)
        ]

    def _others(self) -> set[date]:
        """Days around the week of what is to stand apart from this: sessions done count too."""
        here = {card.id for card in (*self.loose, *self.missed)}
        return {
            change.after.date
            for change in self.solved.changes
            if isinstance(change.after, PlannedSession) and self._is_near(change.after.date)
            if self._is_like(change.after)
        } | {
            card.date
            for card in self.solved.cards
            if self._is_near(card.date) and self._is_like(card) and card.id not in here
            if not self.solved.is_open(card) and not self._is_missed(card)
        }

    def _is_near(self, day: date) -> bool:
        """True for days in the week and a week around it; further off nothing is too close."""
        return self.first - WEEK <= day <= self.end + WEEK

    @cached_property
    def _loads(self) -> bool:
        """True if the template's sessions load the knee (tier 2 and more)."""
        return self.solved.loads(self.solved.items_for(self.template))

    @property
    def _is_apart(self) -> bool:
        return self.template.stands_apart or self._loads

    def _is_like(self, card: PlannedSession) -> bool:
        """True for the same session, and for any other that loads the knee as this one does."""
        return card.template == self.template.id or (self._loads and self.solved.loads(card.items))

    def _load(self, available: list[date]) -> dict[date, int]:
        """What a day holds already; a run counts for sessions that load the knee."""
        solved = self.solved
        loads = self._loads
        return {day: solved.busy[day] + (loads and day in solved.run_days) for day in available}

    def _apart(self, days: tuple[date, ...], others: Collection[date]) -> tuple[date, ...]:
        """Without those newly chosen that would stand beside another."""
        staying = {card.date for card in self.loose}
        left: list[date] = [day for day in days if day in staying]
        for day in days:
            taken = {*left, *others}
            if day not in staying and not {day - DAY, day, day + DAY} & taken:
                left.append(day)
        return tuple(sorted(left))

    def _why_moved(self, card: PlannedSession, day: date) -> tuple[Reason, ...]:
        if card.date == day:
            return ()
        if card.date < self.solved.today:
            return (Reason("MISSED", (("day", card.date),)),)
        return (self._why_not(card),)

    def _why_not(self, card: PlannedSession) -> Reason:
        solved = self.solved
        if solved.rests(card.date):
            return Reason("severe")
        if card.date.weekday() not in solved.ask.exercise_days and card.first_planned is None:
            return Reason("AVAILABILITY", (("day", card.date),))
        if solved.forbidden(card.items, card.date):
            return Reason("EX-4", (("day", card.date),))
        return Reason("PLAN", (("wanted", high(self.template.per_week)),))

    def _drop(self, cards: list[PlannedSession]) -> None:
        for card in cards:
            self.solved.add(CardChange(before=card, after=None, reasons=(self._why_not(card),)))

    def _name_trade(self, placed: int) -> None:
        have, wanted = placed + len(self.counted), low(self.template.per_week)
        if have < wanted and self.end == self.week.first + WEEK - DAY:
            values = (("what", self.template.name), ("week", self.week.first), ("wanted", wanted))
            self.solved.trades.append(Reason("fewer", (*values, ("placed", have))))

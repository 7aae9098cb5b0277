"""The sessions of one template in one week of a new solution."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from planner.domain.values.calendar import DAY, WEEK, days_from
from planner.domain.values.exercise import high, low
from planner.domain.values.plan import SessionTemplate
from planner.domain.values.reason import Reason
from planner.domain.values.session import PlannedSession
from planner.domain.weeks.choose import choose_days
from planner.domain.weeks.replan import CardChange, PhaseWeek

if TYPE_CHECKING:
    from planner.domain.weeks.resolve_sessions import SolvedSessions


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
            if day not in self.counted and not solved.forbidden(items, day)
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
        if card.date.weekday() not in solved.ask.exercise_days and card.first_planned is None:
            return Reason("AVAILABILITY", (("day", card.date),))
        if solved.forbidden(card.items, card.date):
            return Reason("EX-4", (("long_run", card.date + DAY),))
        return Reason("PLAN", (("wanted", high(self.template.per_week)),))

    def _drop(self, cards: list[PlannedSession]) -> None:
        for card in cards:
            self.solved.add(CardChange(before=card, after=None, reasons=(self._why_not(card),)))

    def _name_trade(self, placed: int) -> None:
        have, wanted = placed + len(self.counted), low(self.template.per_week)
        if have < wanted and self.end == self.week.first + WEEK - DAY:
            values = (("what", self.template.name), ("week", self.week.first), ("wanted", wanted))
            self.solved.trades.append(Reason("fewer", (*values, ("placed", have))))

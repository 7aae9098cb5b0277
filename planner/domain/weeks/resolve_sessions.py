"""The exercise sessions of a new solution: days chosen week by week around the runs.

Strength of tier 3 never stands on the day before a long run (EX-4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from planner.domain.caps.limits_week import lighter_on
from planner.domain.exercises.rungs import with_fewer_sets
from planner.domain.knee.flare_state import flare_state
from planner.domain.knee.flare_triggers import FlareLevel
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.safety import active_locks
from planner.domain.values.calendar import DAY, WEEK
from planner.domain.values.exercise import Exercise, low
from planner.domain.values.plan import SessionTemplate
from planner.domain.values.reason import Reason
from planner.domain.values.run import PlannedRun, RunKind
from planner.domain.values.session import Item, PlannedSession
from planner.domain.weeks.replan import NEW, Ask, CardChange, PhaseWeek
from planner.domain.weeks.resolve_session_week import SessionWeek
from planner.domain.weeks.resolve_tiers import APART_TIER, HARD_TIER, tier_of
from planner.domain.weeks.schedule import items_of, moved

FLARE_TIER = {FlareLevel.F2: 2, FlareLevel.F3: 1}
"""Highest knee load of exercises while a flare is open (evidence.md 2.4, 11.7)."""
FLARE_DAYS = timedelta(days=14)
"""How far an open flare holds sessions down: two weeks, then it is looked at anew."""


class SolvedSessions:
    """The sessions from `today` to `last`: `changes` and `trades`."""

    def __init__(
        self,
        ask: Ask,
        history: History,
        exercises: Mapping[str, Exercise],
        runs: tuple[PlannedRun, ...],
        today: date,
        last: date,
        params: Parameters,
    ) -> None:
        self.ask, self.exercises, self.today, self.last = ask, dict(exercises), today, last
        self.changes: list[CardChange] = []
        self.trades: list[Reason] = []
        self.start, self.week_start, self.params = history.start, history.week_start, params
        self.long_days = {run.date for run in runs if run.run_kind is RunKind.LONG} | {
            card.date
            for card in ask.cards
            if isinstance(card, PlannedRun) and card.date > last and card.run_kind is RunKind.LONG
        }
        self.run_days = {run.date for run in runs}
        self.cards = sorted(
            (card for card in ask.cards if isinstance(card, PlannedSession)),
            key=lambda card: (card.date, card.order, card.id),
        )
        state = flare_state(history, today, params)
        self.level = None if state is None else state.level
        locks = active_locks(history.locks, today)
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
        own = [card for card in ahead if not self._by_plan(card)]
        for card in own:
            self.place(card, card.date)
        for week in self.ask.weeks:
            for order, template in enumerate(week.phase.sessions if week.phase else ()):
                SessionWeek(self, week, template, order * 2).solve()
        for card in ahead:
            if card.id not in self._handled and card.first_planned is not None:
                self.place(card, card.date)
            elif card.id not in self._handled:
                why = (Reason("PHASE", (("template", card.template),)),)
                self.add(CardChange(before=card, after=None, reasons=why))

    def _by_plan(self, card: PlannedSession) -> bool:
        """True if a week's phase decides about a card."""
        here = any(
            week.phase is not None and week.holds(card.date) and week.is_home_of(card)
            for week in self.ask.weeks
        )
        return here and bool(card.template) and card.plan == self.ask.plan.id

    def forbidden(self, items: tuple[Item, ...], day: date) -> bool:
        """True on the day before a long run, for a session that loads the knee much."""
        return day + DAY in self.long_days and tier_of(items, self.exercises) >= HARD_TIER

    def loads(self, items: tuple[Item, ...]) -> bool:
        """True if a session loads the knee so that it is not to stand on two days running."""
        return tier_of(items, self.exercises) >= APART_TIER

    def place(self, card: PlannedSession, day: date, *reasons: Reason) -> None:
        """Put a card on a day, with what flare and lighter week leave of it."""
        items, why = self._left_of(card.items, day)
        if items and self.forbidden(items, day):
            items = tuple(item for item in items if tier_of((item,), self.exercises) < HARD_TIER)
            why.append(Reason("EX-4", (("long_run", day + DAY),)))
        there = card if card.date == day else moved(card, day)
        assert isinstance(there, PlannedSession)
        if not items:
            self.add(CardChange(before=card, after=None, reasons=(*reasons, *why)))
            return
        if items != there.items:
            there = msgspec.structs.replace(there, items=items)
        there, eased = self._lighter(there)
        self.busy[day] += 1
        self.add(CardChange(before=card, after=there, reasons=(*reasons, *why, *eased)))

    def new(self, template: SessionTemplate, week: PhaseWeek, day: date, order: int) -> None:
        """Add a session of the plan, with the doses its last one asked for."""
        phase = week.phase
        assert phase is not None  # templates come from a phase
        items, _ = self._left_of(self.items_for(template), day)
        if not items:
            return
        fresh = PlannedSession(
            id=f"{NEW}{template.id}/{day}",
            date=day,
            name=template.name,
            session_kind=template.kind,
            items=items,
            order=order,
            plan=self.ask.plan.id,
            phase=phase.id,
            template=template.id,
        )
        fresh, eased = self._lighter(fresh)
        self.busy[day] += 1
        why = Reason("PLAN", (("wanted", low(template.per_week)),))
        self.add(CardChange(before=None, after=fresh, reasons=(why, *eased)))

    def add(self, change: CardChange) -> None:
        """Take a change up."""
        self.changes.append(change)
        if change.before is not None:
            self._handled.add(change.before.id)

    def items_for(self, template: SessionTemplate) -> tuple[Item, ...]:
        """What the template's sessions ask for by now: the doses of the latest that is whole."""
        if template.id not in self._items:
            like = [
                card
                for card in self.cards
                if card.template == template.id and card.plan == self.ask.plan.id
                if not card.lighter
            ]
            found = like[-1].items if like else items_of(template, self.exercises)
            self._items[template.id] = found
        return self._items[template.id]

    def _left_of(self, items: tuple[Item, ...], day: date) -> tuple[tuple[Item, ...], list[Reason]]:
        level = self.level
        if level is None or level not in FLARE_TIER or day >= self.today + FLARE_DAYS:
            return items, []
        most = FLARE_TIER[level]
        left = tuple(item for item in items if tier_of((item,), self.exercises) <= most)
        if left == items:
            return items, []
        return left, [Reason("FLARE", (("level", int(level)), ("tier", most)))]

    def _lighter(self, card: PlannedSession) -> tuple[PlannedSession, list[Reason]]:
        """A strength session of a lighter week, of a flare's first week, or after missed time."""
        week = lighter_on(card.date, self.start, self.week_start, self.params)
        is_near = card.date < self.today + WEEK
        flared = is_near and self.level in FLARE_TIER
        eased = is_near and self.ask.missed == "ease"
        lighter = with_fewer_sets(card) if week or flared or eased else card
        if lighter == card:
            return card, []
        part = "week" if week else "flare" if flared else "missed"
        return lighter, [Reason("EX-5", (("part", part),))]

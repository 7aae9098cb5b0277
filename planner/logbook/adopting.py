"""Taking a plan up: the wizard's answers become a profile and a calendar."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.knee.history import History
from planner.domain.values.calendar import DAY, WEEK
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.exercise import Exercise
from planner.domain.values.journal import Lock, Moment, PainReading, Profile
from planner.domain.values.plan import Plan
from planner.domain.values.record import Record, Side
from planner.domain.values.run import CrossTraining, Run
from planner.domain.weeks.ask import Ask
from planner.domain.weeks.phases import Entry, weeks_ahead
from planner.domain.weeks.schedule import MOST_WEEKS, Planned, plan_weeks
from planner.logbook.book import new_id
from planner.logbook.flares import Flares
from planner.logbook.mileage import told_by
from planner.wording import amounts, days

Brought = Run | CrossTraining | PainReading
"""Facts that come in with the wizard's answers."""


class Adopting(Flares):
    """Commands that lay out a plan."""

    def felt_on_runs(self, score: int, knee: Side) -> PainReading:
        """The worst pain on the runs of late, to be brought in with a plan: from 3/10 on it is a
        flare reported today, and the plan begins by its rules in place of the usual distance.

        Raises UsageError off the scale.
        """
        return self.checked_reading(
            PainReading(
                id=new_id(),
                date=self.today,
                at=f"{self.now():%H:%M}",
                score=score,
                side=knee,
                moment=Moment.DURING,
                flare=True,
                note="worst on the runs before the plan",
            )
        )

    def plans_by_use(self) -> tuple[Plan, ...]:
        """The plan in use first, then the article's, then the others by name."""
        used = self.profile.plan if self.profile else ""
        return tuple(
            sorted(
                self.plans.values(),
                key=lambda plan: (plan.id != used, "basics" not in plan.id, plan.name),
            )
        )

    def set_goal(self, metres: int) -> None:
        """Keep the distance of one run to look ahead to; 0 for none. Raises NotFoundError."""
        profile = self.profile
        if profile is None:
            raise NotFoundError("There is no plan yet.", "Set up first: 0, or easeback setup.")
        far = amounts.distance(metres, profile.unit)
        words = f"Goal: a run of {far}" if metres else "No goal to look ahead to"
        self.put(words, [msgspec.structs.replace(profile, goal_m=metres)])

    def adopt(
        self,
        profile: Profile,
        *,
        records: tuple[Brought, ...] = (),
        lock: Lock | None = None,
    ) -> None:
        """Keep the wizard's answers and lay the plan out from its start, as one change.

        Imported `records` and what was felt come in with it, so that the caps start from them.
        What an earlier plan holds from the start and from today on makes room; what is past or
        holds facts stays, and the new plan is laid around it. A lock keeps running out of the
        calendar until it is cleared. Raises NotFoundError for an unknown plan, UsageError without
        an exercise day.
        """
        plan = self.plans.get(profile.plan)
        if plan is None:
            known = ", ".join(sorted(self.plans))
            raise NotFoundError(f"There is no plan {profile.plan!r}.", f"There are: {known}.")
        if not profile.exercise_days:
            raise UsageError("No day is left for exercise.", "Name at least one weekday.")
        start = profile.start or self.today
        profile = msgspec.structs.replace(profile, start=start)
        at = self.stamp()
        facts: list[Record] = [
            msgspec.structs.replace(one, created=one.created or at) for one in records
        ]
        if lock is not None:
            facts.append(lock)
        drops, kept = self._earlier_plan(plan, start)
        cards = self._cards_of(plan, profile, self.exercises, records, lock, drops, kept)
        words = f"Plan {plan.name} from {days.full(start)}"
        self.put(words, [profile, *facts, *cards], drops)

    def _earlier_plan(self, plan: Plan, start: date) -> tuple[list[Planned], list[Planned]]:
        """Cards of earlier plans from `start` on: those that make room, and those that stay."""
        begun = max(start, (self.profile and self.profile.start) or start)
        last = max(start + plan_weeks(plan) * WEEK, begun + MOST_WEEKS * WEEK)
        cards = [card for card in self.planned(start, last) if card.plan]
        kept = [card for card in cards if card.date < self.today or self.has_facts(card)]
        ids = {card.id for card in kept}
        return [card for card in cards if card.id not in ids], kept

    def _cards_of(
        self,
        plan: Plan,
        profile: Profile,
        exercises: dict[str, Exercise],
        records: tuple[Brought, ...],
        lock: Lock | None,
        drops: list[Planned],
        kept: list[Planned],
    ) -> list[Planned]:
        """The plan's cards, by the same solution as any later one, seen from the facts as they
        will be once the answers are kept."""
        from planner.domain.weeks.solve import solve  # only where a plan is laid out

        start = profile.start or self.today
        last = start + plan_weeks(plan) * WEEK - DAY
        entries = (Entry(plan.phases[0], start),)
        weeks = weeks_ahead(start, entries, self.today, last)
        cards = [card for card in self.planned(start - DAY, last + WEEK) if card not in drops]
        settled = {card.id for card in cards if self.has_facts(card)}
        ask = Ask(
            plan=plan,
            weeks=weeks,
            cards=tuple(cards),
            settled=frozenset({*settled, *(card.id for card in kept)}),
            exercise_days=profile.exercise_days,
            run_days=profile.run_days,
            missed="drop",
        )
        history = self._history_with(plan, profile, records, lock, drops)
        count = (last - self.today).days + 1
        found = solve(ask, history, exercises, self.today, self.parameters, count)
        fresh = (one.after for one in found.changes if one.before is None and one.after is not None)
        return [msgspec.structs.replace(card, id=new_id(), created=self.stamp()) for card in fresh]

    def _history_with(
        self,
        plan: Plan,
        profile: Profile,
        records: tuple[Brought, ...],
        lock: Lock | None,
        drops: list[Planned],
    ) -> History:
        """The history as it will be once the answers are kept, without the plan's own runs."""
        start = profile.start or self.today
        known = self.history(start + plan_weeks(plan) * WEEK)
        gone = {card.id for card in drops}
        brought = tuple(one for one in records if isinstance(one, Run))
        felt = tuple(one for one in records if isinstance(one, PainReading))
        told = {**told_by(profile), "start": start}
        return msgspec.structs.replace(
            known,
            runs=(*known.runs, *brought),
            readings=(*known.readings, *felt),
            locks=(*known.locks, *([lock] if lock is not None else [])),
            planned=tuple(run for run in known.planned if run.id not in gone),
            ladder=plan.ladder,
            **told,
        )

"""Taking a plan up: the wizard's answers become a profile and a calendar."""

from __future__ import annotations

import msgspec

from planner.domain.calendar import DAY, WEEK
from planner.domain.errors import NotFoundError, UsageError
from planner.domain.journal import Lock, Profile
from planner.domain.plan import Plan
from planner.domain.record import Record
from planner.domain.run import CrossTraining, Run
from planner.domain.schedule import lay_sessions, plan_weeks, run_days
from planner.domain.schedule_runs import lay_runs
from planner.logbook.book import new_id
from planner.logbook.flares import Flares
from planner.wording import days


class Adopting(Flares):
    """Commands that lay out a plan."""

    def plans_by_use(self) -> tuple[Plan, ...]:
        """The plan in use first, then the article's, then the others by name."""
        used = self.profile.plan if self.profile else ""
        return tuple(
            sorted(
                self.plans.values(),
                key=lambda plan: (plan.id != used, "basics" not in plan.id, plan.name),
            )
        )

    def adopt(
        self,
        profile: Profile,
        *,
        records: tuple[Run | CrossTraining, ...] = (),
        lock: Lock | None = None,
    ) -> None:
        """Keep the wizard's answers and lay the plan out from its start, as one change.

        Imported `records` come in with it, so that the caps start from them. What was planned
        from the start on by an earlier plan makes room; what stands before it stays. A lock keeps
        running out of the calendar until it is cleared. Raises NotFoundError for an unknown plan.
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
        last = start + plan_weeks(plan) * WEEK
        drops = [card for card in self.planned(start, last) if card.plan]
        sessions = lay_sessions(
            plan, self.exercises, start=start, weekdays=profile.exercise_days, new_id=new_id
        )
        runs = self._runs_of(plan, profile, records, lock)
        words = f"Plan {plan.name} from {days.full(start)}"
        self.put(words, [profile, *facts, *sessions, *runs], drops)

    def _runs_of(
        self,
        plan: Plan,
        profile: Profile,
        records: tuple[Run | CrossTraining, ...],
        lock: Lock | None,
    ) -> tuple[Record, ...]:
        """The plan's runs, seen from the facts as they will be once the answers are kept."""
        if not profile.run_days or lock is not None or self.open_locks():
            return ()
        start = profile.start or self.today
        known = self.history(start + plan_weeks(plan) * WEEK)
        brought = tuple(one for one in records if isinstance(one, Run))
        history = msgspec.structs.replace(
            known,
            runs=(*known.runs, *brought),
            planned=tuple(run for run in known.planned if not run.plan or run.date < start),
            knee=profile.knee,
            start=start,
            weekly_m=profile.weekly_m,
            longest_m=profile.longest_m,
            week_start=profile.week_start,
            ladder=plan.ladder,
        )
        found = run_days(start, plan_weeks(plan), plan, profile.run_days)
        return lay_runs(
            tuple(one for one in found if one[0] > self.today - DAY),
            history,
            plan,
            start,
            self.today,
            self.parameters,
            new_id,
        )

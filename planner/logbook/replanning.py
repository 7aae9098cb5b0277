"""What should stand in the calendar: new solutions, a flare's answer, exercise steps; taking up."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from planner.domain.knee.mornings import Mornings
from planner.domain.knee.standing import standings_of
from planner.domain.values.calendar import DAY, WEEK, week_of
from planner.domain.values.errors import NotFoundError
from planner.domain.values.journal import Profile
from planner.domain.values.plan import Plan
from planner.domain.values.reason import Reason
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from planner.domain.values.session import PlannedSession, SessionDone
from planner.domain.weeks.ask import AHEAD_DAYS, IDLE_DAYS, Ask, Missed
from planner.domain.weeks.phases import Entry, weeks_ahead
from planner.domain.weeks.proposal import CardChange, Proposal
from planner.domain.weeks.schedule import MOST_WEEKS
from planner.logbook.looking import Looking
from planner.logbook.mileage import BLOCK
from planner.store.change import Edit

if TYPE_CHECKING:
    from planner.domain.exercises.progress import Judged, Step
    from planner.domain.weeks.shorter import Shorter

STEPS_BEHIND = timedelta(weeks=8)
"""How far back sessions speak for the next step of an exercise."""


class _Ground(NamedTuple):
    """Where a solution starts from."""

    profile: Profile
    plan: Plan
    start: date
    entries: tuple[Entry, ...]


class Replanning(Looking):
    """Queries and commands about what should stand in the calendar."""

    _flare_counted: tuple[date, int] | None = None
    """The last answer of `flare_changes`, and its day."""

    def _reread(self, edits: Iterable[Edit]) -> None:
        edits = tuple(edits)
        super()._reread(edits)
        if not all(isinstance(self.get(edit.record), SessionDone) for edit in edits):
            self._flare_counted = None

    def idle_days(self) -> int:
        """Days since anything was ticked or run, today not counted; 0 before the plan's start.

        Eight weeks are looked at, at most.
        """
        start = (self.profile.start if self.profile else None) or self.today
        # Most of the time something was done this week, and nothing further is looked at.
        done = self._active_days(max(start, self.today - WEEK))
        if self.today in done:
            return 0
        start = max(start, self.today - BLOCK)
        done = done or self._active_days(start)
        last = max(done, default=start - timedelta(days=1))
        return max(0, (self.today - last).days - 1)

    def is_week_missed(self) -> bool:
        """True after a week without anything done, as long as no red flag is open."""
        known = self.profile is not None and self.profile.plan in self.plans
        return known and not self.open_locks() and self.idle_days() >= IDLE_DAYS

    def usual_missed(self) -> Missed:
        """What becomes of missed time if nothing is said: after a whole week it is eased."""
        return "ease" if self.idle_days() >= IDLE_DAYS else "roll"

    def replan_proposal(self, days: int | None = None, missed: Missed | None = None) -> Proposal:
        """A new solution of the next fortnight, or as far as is planned where cards beyond it are
        of a phase that is over. Writes nothing. Raises NotFoundError without a plan."""
        # A millisecond at the start, and no page needs it to open.
        from planner.domain.weeks.solve import solve

        ground = self._ground()
        days = days or self._days_to_solve(ground)
        last = self.today + timedelta(days=days - 1)
        ask = self._ask(ground, last, missed or self.usual_missed())
        history = self.history(max(last, self.today))
        return solve(ask, history, self.exercises, self.today, self.parameters, days)

    def shorter(self) -> Shorter | None:
        """An offer of shorter runs, more often, where long ones hurt and short ones do not."""
        from planner.domain.weeks.shorter import shorter_offer  # only where it is offered

        if self.profile is None or self.flare() is not None:
            return None
        return shorter_offer(self.history(self.today), self.today, self.parameters)

    def shorter_proposal(self, offer: Shorter) -> Proposal:
        """The days to the end of the next calendar week with no run above the offer's distance,
        spread over one more day. Writes nothing. Raises NotFoundError without a plan."""
        from planner.domain.weeks.shorter import one_day_more  # as in `shorter`
        from planner.domain.weeks.solve import solve

        ground = self._ground()
        last = week_of(self.today, self.week_start) + 2 * WEEK - DAY
        ask = msgspec.structs.replace(
            self._ask(ground, last, "drop"),
            run_days=one_day_more(ground.profile.run_days),
            most_m=offer.most_m,
        )
        days = (last - self.today).days + 1
        history = msgspec.structs.replace(self.history(last), run_days=ask.run_days)
        return solve(ask, history, self.exercises, self.today, self.parameters, days)

    def flare_proposal(self) -> Proposal | None:
        """What an open flare, or a run that did not settle, asks of everything that is planned
        ahead. Writes nothing. None where neither is the case, or there is no plan."""
        if not self.is_easing():
            return None
        try:
            return self.replan_proposal(self._days_planned(), "drop")
        except NotFoundError:
            return None

    def flare_changes(self) -> int:
        """How many changes `flare_proposal` has. Solving months of calendar takes some 50 ms, so
        they are counted once a day and change of the book, and not anew for a tick."""
        today = self.today
        if self._flare_counted is None or self._flare_counted[0] != today:
            proposal = self.flare_proposal()
            self._flare_counted = today, 0 if proposal is None else len(proposal.changed)
        return self._flare_counted[1]

    def is_easing(self) -> bool:
        """True while a flare is open, running is locked by swelling, the ordinary morning is 5 or
        more, or the last run did not settle. A red flag alone leaves the plan as it stands."""
        tomorrow = self.allowance(self.today + DAY)
        limits = (*self.allowance(self.today).limits, *tomorrow.limits)
        is_swollen = any(each.rule == "LOCK" and each.input("swollen") for each in limits)
        is_eased = any(each.rule in ("FLARE", "EASE") for each in limits)
        return is_swollen or is_eased or self.flare() is not None

    def _days_to_solve(self, ground: _Ground) -> int:
        beyond = self.planned(self.today + AHEAD_DAYS * DAY, self.today + MOST_WEEKS * WEEK)
        phase = ground.entries[-1].phase.id
        is_stale = any(card.plan == ground.plan.id and card.phase != phase for card in beyond)
        return self._days_planned() if is_stale else AHEAD_DAYS

    def _days_planned(self) -> int:
        """Days from today to the last card of the plan, at least a fortnight."""
        cards = self.planned(self.today, self.today + MOST_WEEKS * WEEK)
        last = max((card.date for card in cards if card.plan), default=self.today)
        return max(AHEAD_DAYS, (last - self.today).days + 1)

    def _ask(self, ground: _Ground, last: date, missed: Missed) -> Ask:
        weeks = weeks_ahead(ground.start, ground.entries, self.today, last)
        first = min(weeks[0].first if weeks else self.today, self.today)
        # From the day before: what was done on it is kept apart from what comes.
        cards = self.planned(first - DAY, last + WEEK)
        return Ask(
            plan=ground.plan,
            weeks=weeks,
            cards=cards,
            settled=frozenset(card.id for card in cards if self.has_facts(card)),
            exercise_days=ground.profile.exercise_days,
            run_days=ground.profile.run_days,
            missed=missed,
            sore_items=self._sore_items(),
        )

    def _sore_items(self) -> frozenset[str]:
        """The exercises that hurt above 2 the last time they were done."""
        last: dict[str, int] = {}
        done = sorted(self._sessions_done(), key=lambda one: one.date)
        for session in done:
            worst: dict[str, int] = {}
            for name, tick in session.ticks.items():
                exercise = name.split("/", 1)[0]
                worst[exercise] = max(worst.get(exercise, 0), tick.pain or 0)
            last.update(worst)
        most = self.parameters.ex_pain_green_max
        return frozenset(name for name, pain in last.items() if pain > most)

    def steps_due(self) -> tuple[Step, ...]:
        """The exercises that are due for another step, up or back, by the sessions done."""
        # A third of a millisecond at the start.
        from planner.domain.exercises.progress import progressions

        return progressions(
            self._sessions_ahead(),
            self._sessions_done(),
            self.exercises,
            self.sore,
            self.worse_mornings(),
            self.parameters,
            self._most_tier(),
        )

    def taken(self, exercise: str) -> tuple[Judged, ...]:
        """How an exercise was taken in the sessions of the last weeks, oldest first."""
        from planner.domain.exercises.progress import judged_items  # as in `steps_due`

        mornings = self.worse_mornings()
        rows = judged_items(
            self._sessions_done(), self.exercises, self.sore, mornings, self.parameters
        )
        return rows.get(exercise, ())

    def steps_or_none(self) -> tuple[Step, ...]:
        """The exercise steps that are due; none without a plan."""
        try:
            return self.steps_due()
        except NotFoundError:
            return ()

    def progress_proposal(self, steps: tuple[Step, ...] | None = None) -> Proposal:
        """What these steps (all that are due) make of the planned sessions. Writes nothing."""
        from planner.domain.exercises.progress import stepped  # as in `steps_due`

        due = self.steps_due() if steps is None else steps
        sessions = self._sessions_ahead()
        changes = []
        for session in sessions:
            after = stepped(session, due)
            rules = {step.rule for step in due if step.before in session.items}
            reasons = tuple(Reason(rule) for rule in sorted(rules))
            changes.append(CardChange(before=session, after=after, reasons=reasons))
        last = max((session.date for session in sessions), default=self.today)
        return Proposal(
            first=self.today,
            last=last,
            changes=tuple(change for change in changes if change.changed),
        )

    def accept(
        self,
        proposal: Proposal,
        accepted: Collection[int],
        reason: str = "",
        what: str = "Plan solved anew",
        tag: str = "plan",
    ) -> str:
        """Apply the accepted changes of a proposal, and keep why the others were left.

        `accepted` holds their places in `proposal.changes`. Facts, staleness, undo, words and
        errors are those of `answering.take_up`.
        """
        from planner.logbook.answering import take_up  # only once a proposal is answered

        return take_up(self, proposal.changes, accepted, reason, what, tag)

    # -- what it follows from -----------------------------------------------

    def _ground(self) -> _Ground:
        gates = self.gates()
        profile = self.profile
        assert profile is not None  # `gates` has refused to answer without one
        start = profile.start or self.today
        entries = gates.entries or (Entry(gates.plan.phases[0], start),)
        return _Ground(profile, gates.plan, start, entries)

    def _most_tier(self) -> int:
        return self._ground().entries[-1].phase.max_tier

    def _sessions_ahead(self) -> tuple[PlannedSession, ...]:
        last = self.today + MOST_WEEKS * WEEK
        return tuple(
            card
            for card in self.planned(self.today, last)
            if isinstance(card, PlannedSession) and not card.skipped and not self.has_facts(card)
        )

    def _sessions_done(self) -> tuple[SessionDone, ...]:
        """What was ticked in the last weeks; a session of today that still goes on is left out."""
        return tuple(
            done
            for done in self.between(self.today - STEPS_BEHIND, self.today, SessionDone)
            if done.date < self.today or self.session(done.session).settled
        )

    def _active_days(self, first: date) -> set[date]:
        days = (min(first, self.today), self.today)
        ran = {run.date for run in self.between(*days, Run)}
        return ran | {done.date for done in self.between(*days, SessionDone) if done.ticks}

    def worse_mornings(self) -> Mornings:
        """The mornings that speak for exercises: of the sore knee, or the worse of both."""
        past = standings_of(self.history(self.today), self.parameters).past
        if self.sore is not Side.BOTH:
            return past.knees[self.sore]
        usual = {Side.BOTH.value: max(past.history.usual_morning.values(), default=1)}
        return Mornings(past.history.readings, Side.BOTH, self.parameters, usual)

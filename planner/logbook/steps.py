"""Steps of exercises, up or back, by the sessions done."""

from __future__ import annotations

from datetime import timedelta

from planner.domain.exercises.prescribed_items import highest_tier_set
from planner.domain.exercises.progress import Judged, Step, judged_items, progressions, stepped
from planner.domain.knee.mornings import Mornings
from planner.domain.knee.standing import standings_of
from planner.domain.values.errors import NotFoundError
from planner.domain.values.prescribed import in_force
from planner.domain.values.reason import Reason
from planner.domain.values.record import Side
from planner.domain.values.session import SessionDone
from planner.domain.weeks.proposal import CardChange, Proposal
from planner.logbook.book import Book
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.gates import PhaseGates
from planner.logbook.prescribed import limits_of

STEPS_BEHIND = timedelta(weeks=8)
"""How far back sessions speak for the next step of an exercise."""


class ExerciseSteps:
    """Which exercises are due for another step, and what that makes of the sessions to come."""

    def __init__(self, book: Book, cards: Cards, caps: Caps, gates: PhaseGates) -> None:
        self._book = book
        self._cards = cards
        self._caps = caps
        self._gates = gates

    def due(self) -> tuple[Step, ...]:
        """The exercises that are due for another step, up or back, by the sessions done."""
        return progressions(
            self._cards.sessions_ahead(),
            self._sessions_done(),
            self._book.exercises,
            self._book.sore,
            self.worse_mornings(),
            self._book.parameters,
            self._most_tier(),
        )

    def due_or_none(self) -> tuple[Step, ...]:
        """The exercise steps that are due; none without a plan."""
        try:
            return self.due()
        except NotFoundError:
            return ()

    def taken(self, exercise: str) -> tuple[Judged, ...]:
        """How an exercise was taken in the sessions of the last weeks, oldest first."""
        mornings = self.worse_mornings()
        rows = judged_items(
            self._sessions_done(),
            self._book.exercises,
            self._book.sore,
            mornings,
            self._book.parameters,
        )
        return rows.get(exercise, ())

    def proposal(self, steps: tuple[Step, ...] | None = None) -> Proposal:
        """What these steps (all that are due) make of the planned sessions. Writes nothing."""
        due = self.due() if steps is None else steps
        sessions = self._cards.sessions_ahead()
        changes = []
        for session in sessions:
            after = stepped(session, due)
            rules = {step.rule for step in due if step.before in session.items}
            reasons = tuple(Reason(rule) for rule in sorted(rules))
            changes.append(CardChange(before=session, after=after, reasons=reasons))
        last = max((session.date for session in sessions), default=self._book.today)
        return Proposal(
            first=self._book.today,
            last=last,
            changes=tuple(change for change in changes if change.changed),
        )

    def sore_items(self) -> frozenset[str]:
        """The exercises that hurt above 2 the last time they were done."""
        last: dict[str, int] = {}
        done = sorted(self._sessions_done(), key=lambda one: one.date)
        for session in done:
            worst: dict[str, int] = {}
            for name, tick in session.ticks.items():
                exercise = name.split("/", 1)[0]
                worst[exercise] = max(worst.get(exercise, 0), tick.pain or 0)
            last.update(worst)
        most = self._book.parameters.ex_pain_green_max
        return frozenset(name for name, pain in last.items() if pain > most)

    def worse_mornings(self) -> Mornings:
        """The mornings that speak for exercises: of the sore knee, or the worse of both."""
        past = standings_of(self._caps.history(self._book.today), self._book.parameters).past
        if self._book.sore is not Side.BOTH:
            return past.knees[self._book.sore]
        usual = {Side.BOTH.value: max(past.history.usual_morning.values(), default=1)}
        return Mornings(past.history.readings, Side.BOTH, self._book.parameters, usual)

    def _most_tier(self) -> int:
        limits = in_force(limits_of(self._book), self._book.today)
        return min(self._gates.now().here.max_tier, highest_tier_set(limits))

    def _sessions_done(self) -> tuple[SessionDone, ...]:
        """What was ticked in the last weeks; a session of today that still goes on is left out."""
        return tuple(
            done
            for done in self._book.between(
                self._book.today - STEPS_BEHIND, self._book.today, SessionDone
            )
            if done.date < self._book.today or self._cards.session(done.session).settled
        )

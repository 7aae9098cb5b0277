"""Taking a plan up: the wizard's answers become a profile and a calendar."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.knee.history import History
from planner.domain.values.calendar import DAY, WEEK
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.exercise import Exercise
from planner.domain.values.journal import (
    Lock,
    Moment,
    Note,
    PainReading,
    Profile,
    TestResult,
)
from planner.domain.values.plan import Plan
from planner.domain.values.prescribed import PatientLimit, in_force
from planner.domain.values.record import Record, Side
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.scores import ScoreSheet
from planner.domain.values.session import SessionDone
from planner.domain.weeks.ask import Ask
from planner.domain.weeks.phases import PhaseEntry, weeks_ahead, without_skipped
from planner.domain.weeks.schedule import MOST_WEEKS, Planned, plan_weeks
from planner.domain.weeks.solve import solve
from planner.logbook.book import Book, new_id
from planner.logbook.caps import Caps, told_by
from planner.logbook.cards import Cards
from planner.logbook.facts import Facts
from planner.logbook.prescribed import limits_of
from planner.wording import days

Brought = SessionDone | Run | CrossTraining | PainReading | Note | TestResult | ScoreSheet
"""Facts that come in with the wizard's answers."""


class LaidOut(msgspec.Struct, frozen=True):
    """A plan laid out, before it is kept."""

    words: str
    """What is done by keeping it."""
    profile: Profile
    facts: tuple[Record, ...]
    """What comes in with it."""
    cards: tuple[Planned, ...]
    drops: tuple[Planned, ...]
    """Cards of an earlier plan that make room."""


class Sent(msgspec.Struct, frozen=True):
    """What a plan is laid out by, where not all of it is kept yet."""

    plan: Plan | None
    exercises: dict[str, Exercise]
    limits: tuple[PatientLimit, ...]


class Setup:
    """Commands that lay out a plan."""

    def __init__(self, book: Book, cards: Cards, facts: Facts, caps: Caps) -> None:
        self._book = book
        self._cards = cards
        self._facts = facts
        self._caps = caps

    def felt_on_runs(self, score: int, knee: Side) -> PainReading:
        """The worst pain on the runs of late, to be brought in with a plan: from 3/10 on it is a
        flare reported today, and the plan begins by its rules in place of the usual distance.

        Raises UsageError off the scale.
        """
        return self._facts.checked_reading(
            PainReading(
                id=new_id(),
                date=self._book.today,
                at=f"{self._book.now():%H:%M}",
                score=score,
                side=knee,
                moment=Moment.DURING,
                flare=True,
                note="worst on the runs before the plan",
            )
        )

    def plans_by_use(self) -> tuple[Plan, ...]:
        """The plan in use first, then the article's, then the others by name."""
        used = self._book.profile.plan if self._book.profile else ""
        return tuple(
            sorted(
                self._book.plans.values(),
                key=lambda plan: (plan.id != used, "basics" not in plan.id, plan.name),
            )
        )

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
        self.take_up(self.laid(profile, records=records, lock=lock))

    def changed_plan(self, plan: str = "", start: date | None = None) -> LaidOut:
        """Another plan, or another start of this one, laid out from all that is known.

        Nothing is written: `take_up` does that. Without a start it is today. Raises NotFoundError
        for an unknown plan and without a profile, UsageError without an exercise day.
        """
        profile = self._book.profile
        if profile is None:
            raise NotFoundError("There is no profile yet.", "The wizard or `setup` asks for it.")
        return self.laid(
            msgspec.structs.replace(
                profile, plan=plan or profile.plan, start=start or self._book.today
            )
        )

    def take_up(self, laid: LaidOut) -> None:
        """Keep what was laid out, as one change."""
        puts = [laid.profile, *laid.facts, *laid.cards]
        self._book.put(laid.words, puts, laid.drops, rules=("PLAN",))

    def laid(
        self,
        profile: Profile,
        *,
        records: tuple[Brought, ...] = (),
        lock: Lock | None = None,
        sent: Sent | None = None,
    ) -> LaidOut:
        """What `adopt` would keep: not yet written. `sent` is what comes in with it. Raises as
        that does."""
        book = self._book
        sent = sent or Sent(book.plans.get(profile.plan), book.exercises, limits_of(book))
        plan = sent.plan
        if plan is None:
            known = ", ".join(sorted(self._book.plans))
            raise NotFoundError(f"There is no plan {profile.plan!r}.", f"There are: {known}.")
        if not profile.exercise_days:
            raise UsageError("No day is left for exercise.", "Name at least one weekday.")
        start = profile.start or self._book.today
        profile = msgspec.structs.replace(profile, start=start)
        at = self._book.stamp()
        facts: list[Record] = [
            msgspec.structs.replace(one, created=one.created or at) for one in records
        ]
        if lock is not None:
            facts.append(lock)
        drops, kept = self.earlier_plan(plan, start)
        history = self.history_with(plan, profile, records, lock, drops)
        history = msgspec.structs.replace(history, limits=sent.limits)
        plan = without_skipped(plan, in_force(sent.limits, self._book.today))
        cards = self.cards_of(plan, profile, sent.exercises, history, drops, kept)
        words = f"Plan {plan.name} from {days.full(start)}"
        return LaidOut(words, profile, tuple(facts), tuple(cards), tuple(drops))

    def earlier_plan(self, plan: Plan, start: date) -> tuple[list[Planned], list[Planned]]:
        """Cards of earlier plans from `start` on: those that make room, and those that stay."""
        begun = max(start, (self._book.profile and self._book.profile.start) or start)
        last = max(start + plan_weeks(plan) * WEEK, begun + MOST_WEEKS * WEEK)
        cards = [card for card in self._cards.planned(start, last) if card.plan]
        kept = [
            card for card in cards if card.date < self._book.today or self._cards.has_facts(card)
        ]
        ids = {card.id for card in kept}
        return [card for card in cards if card.id not in ids], kept

    def cards_of(
        self,
        plan: Plan,
        profile: Profile,
        exercises: dict[str, Exercise],
        history: History,
        drops: list[Planned],
        kept: list[Planned],
    ) -> list[Planned]:
        """The plan's cards, by the same solution as any later one, seen from the facts as they
        will be once the answers are kept."""
        start = profile.start or self._book.today
        last = start + plan_weeks(plan) * WEEK - DAY
        entries = (PhaseEntry(plan.phases[0], start),)
        weeks = weeks_ahead(start, entries, self._book.today, last)
        cards = [
            card for card in self._cards.planned(start - DAY, last + WEEK) if card not in drops
        ]
        settled = {card.id for card in cards if self._cards.has_facts(card)}
        ask = Ask(
            plan=plan,
            weeks=weeks,
            cards=tuple(cards),
            settled=frozenset({*settled, *(card.id for card in kept)}),
            exercise_days=profile.exercise_days,
            run_days=profile.run_days,
            missed="drop",
        )
        count = (last - self._book.today).days + 1
        found = solve(ask, history, exercises, self._book.today, self._book.parameters, count)
        fresh = (one.after for one in found.changes if one.before is None and one.after is not None)
        return [
            msgspec.structs.replace(card, id=new_id(), created=self._book.stamp()) for card in fresh
        ]

    def history_with(
        self,
        plan: Plan,
        profile: Profile,
        records: tuple[Brought, ...],
        lock: Lock | None,
        drops: list[Planned],
    ) -> History:
        """The history as it will be once the answers are kept, without the plan's own runs."""
        start = profile.start or self._book.today
        known = self._caps.history(start + plan_weeks(plan) * WEEK)
        gone = {card.id for card in drops}
        brought = tuple(one for one in records if isinstance(one, Run))
        felt = tuple(one for one in records if isinstance(one, PainReading))
        tests = tuple(one for one in records if isinstance(one, TestResult))
        told = {**told_by(profile), "start": start}
        return msgspec.structs.replace(
            known,
            runs=(*known.runs, *brought),
            readings=(*known.readings, *felt),
            tests=(*known.tests, *tests),
            locks=(*known.locks, *([lock] if lock is not None else [])),
            planned=tuple(run for run in known.planned if run.id not in gone),
            ladder=plan.ladder,
            **told,
        )

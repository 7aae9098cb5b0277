"""What should stand in the calendar: new solutions, a flare's answer, shorter runs; taking up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from planner.domain.values.calendar import DAY, WEEK, week_of
from planner.domain.values.errors import NotFoundError
from planner.domain.values.exercise import Exercise
from planner.domain.values.journal import Profile
from planner.domain.values.plan import Plan
from planner.domain.values.prescribed import PatientLimit
from planner.domain.values.session import PlannedSession, SessionDone
from planner.domain.weeks.ask import AHEAD_DAYS, IDLE_DAYS, Ask, Missed
from planner.domain.weeks.phases import PhaseEntry, weeks_ahead
from planner.domain.weeks.proposal import NEW, CardChange, Proposal, differing
from planner.domain.weeks.schedule import MOST_WEEKS, Planned
from planner.domain.weeks.shorter import Shorter, one_day_more, shorter_offer
from planner.domain.weeks.solve import solve
from planner.logbook.book import Book, new_id
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.facts import Facts
from planner.logbook.flares import Flares
from planner.logbook.gates import PhaseGates
from planner.logbook.red_flags import RedFlags
from planner.logbook.steps import ExerciseSteps
from planner.logbook.todo import ToDo
from planner.wording.applied import applied_words


class _Ground(NamedTuple):
    """Where a solution starts from."""

    profile: Profile
    plan: Plan
    start: date
    entries: tuple[PhaseEntry, ...]


class Proposals:
    """Before and after, to be decided on by the runner. Nothing is written but by `accept`."""

    def __init__(
        self,
        book: Book,
        cards: Cards,
        red_flags: RedFlags,
        caps: Caps,
        flares: Flares,
        gates: PhaseGates,
        steps: ExerciseSteps,
        facts: Facts,
        todo: ToDo,
    ) -> None:
        self._book = book
        self._cards = cards
        self._red_flags = red_flags
        self._caps = caps
        self._flares = flares
        self._gates = gates
        self._steps = steps
        self._facts = facts
        self._todo = todo
        self._flare_counted: tuple[tuple[object, ...], int] | None = None
        """The last answer of `flare_changes`, and what it holds for."""

    def usual_missed(self) -> Missed:
        """What becomes of missed time if nothing is said: after a whole week it is eased."""
        return "ease" if self._todo.idle_days() >= IDLE_DAYS else "roll"

    def replan(self, days: int | None = None, missed: Missed | None = None) -> Proposal:
        """A new solution of the next fortnight, or as far as is planned where cards beyond it are
        of a phase that is over. Writes nothing. Raises NotFoundError without a plan."""
        ground = self._ground()
        days = days or self._days_to_solve(ground)
        last = self._book.today + timedelta(days=days - 1)
        ask = self._ask(ground, last, missed or self.usual_missed())
        history = self._caps.history(max(last, self._book.today))
        return solve(
            ask, history, self._book.exercises, self._book.today, self._book.parameters, days
        )

    def shorter(self) -> Shorter | None:
        """An offer of shorter runs, more often, where long ones hurt and short ones do not."""
        if self._book.profile is None or self._flares.now() is not None:
            return None
        return shorter_offer(
            self._caps.history(self._book.today), self._book.today, self._book.parameters
        )

    def shorter_proposal(self, offer: Shorter) -> Proposal:
        """The days to the end of the next calendar week with no run above the offer's distance,
        spread over one more day. Writes nothing. Raises NotFoundError without a plan."""
        ground = self._ground()
        last = week_of(self._book.today, self._book.week_start) + 2 * WEEK - DAY
        ask = msgspec.structs.replace(
            self._ask(ground, last, "drop"),
            run_days=one_day_more(ground.profile.run_days),
            most_m=offer.most_m,
        )
        days = (last - self._book.today).days + 1
        history = msgspec.structs.replace(self._caps.history(last), run_days=ask.run_days)
        return solve(
            ask, history, self._book.exercises, self._book.today, self._book.parameters, days
        )

    def supposing(
        self,
        limits: tuple[PatientLimit, ...],
        exercises: dict[str, Exercise],
        instead: Mapping[str, PlannedSession],
    ) -> tuple[CardChange, ...]:
        """What other limits of a professional, and sessions in the place of those of their ids,
        would change in all that is planned ahead; what a new solution would change anyway is left
        out. Writes nothing. Raises NotFoundError without a plan."""
        days = self._days_planned()
        last = self._book.today + timedelta(days=days - 1)
        known = self._caps.history(max(last, self._book.today))
        usual = self._ask(self._ground(), last, "drop")
        cards = tuple(_instead(card, instead) for card in usual.cards)
        other = msgspec.structs.replace(self._ask(self._ground(limits), last, "drop"), cards=cards)
        today, params = self._book.today, self._book.parameters
        history = msgspec.structs.replace(known, limits=limits)
        before = solve(usual, known, self._book.exercises, today, params, days)
        after = solve(other, history, exercises, today, params, days)
        return differing(before.changes, after.changes, {card.id: card for card in usual.cards})

    def flare(self) -> Proposal | None:
        """What an open flare, or a run that did not settle, asks of everything that is planned
        ahead. Writes nothing. None where neither is the case, or there is no plan."""
        if not self.is_easing():
            return None
        try:
            return self.replan(self._days_planned(), "drop")
        except NotFoundError:
            return None

    def flare_changes(self) -> int:
        """How many changes `flare_proposal` has. Solving months of calendar takes some 50 ms, so
        they are counted once a day and change of the book, and not anew for a tick."""
        asked = (self._book.changes_beside((SessionDone,)), self._book.today)
        if self._flare_counted is None or self._flare_counted[0] != asked:
            proposal = self.flare()
            self._flare_counted = asked, 0 if proposal is None else len(proposal.changed)
        return self._flare_counted[1]

    def is_easing(self) -> bool:
        """True while a flare is open, running is locked by swelling, the ordinary morning is 5 or
        more, or the last run did not settle. A red flag alone leaves the plan as it stands."""
        tomorrow = self._caps.allowance(self._book.today + DAY)
        limits = (*self._caps.allowance(self._book.today).limits, *tomorrow.limits)
        is_swollen = any(each.rule == "LOCK" and each.input("swollen") for each in limits)
        is_eased = any(each.rule in ("FLARE", "EASE") for each in limits)
        return is_swollen or is_eased or self._flares.now() is not None

    def accept(
        self,
        proposal: Proposal,
        accepted: Collection[int],
        reason: str = "",
        what: str = "Plan solved anew",
        tag: str = "plan",
    ) -> str:
        """Apply the accepted changes of a proposal as one undoable change. Returns its words,
        which `what` begins.

        `accepted` holds their places in `proposal.changes`. A card that was changed since they
        were proposed, or that holds facts by now, is left as it is. A reason is kept as a note
        with the tag, also that of a refusal. Raises NotFoundError if there is nothing to apply and
        no reason.
        """
        book = self._book
        book.poll()  # what another program ticked a moment ago is a fact, too
        offered = {place: change for place, change in enumerate(proposal.changes) if change.changed}
        wanted = [change for place, change in offered.items() if place in accepted]
        chosen = [change for change in wanted if self.is_current(change.before)]
        reason = reason.strip()
        if not chosen and not reason:
            raise _nothing(meanwhile=bool(wanted))
        words = applied_words(what, len(chosen), len(offered))
        puts = [self.real(change.after) for change in chosen if change.after is not None]
        drops = [
            change.before for change in chosen if change.after is None and change.before is not None
        ]
        notes = [self._facts.note_of(f"{words}. {reason}", (tag,))] if reason else []
        rules = _rules_of(chosen or offered.values())
        book.put(words, [*puts, *notes], drops, reason=reason, rules=rules)
        return words

    def _days_to_solve(self, ground: _Ground) -> int:
        beyond = self._cards.planned(
            self._book.today + AHEAD_DAYS * DAY, self._book.today + MOST_WEEKS * WEEK
        )
        phase = ground.entries[-1].phase.id
        is_stale = any(card.plan == ground.plan.id and card.phase != phase for card in beyond)
        return self._days_planned() if is_stale else AHEAD_DAYS

    def _days_planned(self) -> int:
        """Days from today to the last card of the plan, at least a fortnight."""
        cards = self._cards.planned(self._book.today, self._book.today + MOST_WEEKS * WEEK)
        last = max((card.date for card in cards if card.plan), default=self._book.today)
        return max(AHEAD_DAYS, (last - self._book.today).days + 1)

    def _ask(self, ground: _Ground, last: date, missed: Missed) -> Ask:
        weeks = weeks_ahead(ground.start, ground.entries, self._book.today, last)
        first = min(weeks[0].first if weeks else self._book.today, self._book.today)
        # From the day before: what was done on it is kept apart from what comes.
        cards = self._cards.planned(first - DAY, last + WEEK)
        return Ask(
            plan=ground.plan,
            weeks=weeks,
            cards=cards,
            settled=frozenset(card.id for card in cards if self._cards.has_facts(card)),
            exercise_days=ground.profile.exercise_days,
            run_days=ground.profile.run_days,
            missed=missed,
            sore_items=self._steps.sore_items(),
        )

    def _ground(self, limits: tuple[PatientLimit, ...] | None = None) -> _Ground:
        """`limits` in the place of those in force, if any are given."""
        gates = self._gates.now() if limits is None else self._gates.supposing(limits)
        profile = self._book.profile
        assert profile is not None  # `gates` has refused to answer without one
        start = profile.start or self._book.today
        entries = gates.entries or (PhaseEntry(gates.plan.phases[0], start),)
        return _Ground(profile, gates.plan, start, entries)

    def is_current(self, before: Planned | None) -> bool:
        """True if a card still is as it was proposed to change, and holds no facts."""
        return before is None or (
            self._book.get(before.id) == before and not self._cards.has_facts(before)
        )

    def real(self, card: Planned) -> Planned:
        """The card as it is kept: an added one gets its id and time now."""
        if not card.id.startswith(NEW):
            return card
        return msgspec.structs.replace(card, id=new_id(), created=self._book.stamp())


def _instead(card: Planned, instead: Mapping[str, PlannedSession]) -> Planned:
    return instead.get(card.id, card)


def _rules_of(changes: Iterable[CardChange]) -> tuple[str, ...]:
    """The rules that some changes follow from, each once; of a refusal those of what was
    refused."""
    return tuple(dict.fromkeys(reason.id for one in changes for reason in one.reasons))


def _nothing(*, meanwhile: bool) -> NotFoundError:
    if meanwhile:
        return NotFoundError(
            "What you accepted has changed meanwhile: the plan stays as it is.",
            "Ask again to see what would change now.",
        )
    return NotFoundError("Nothing was accepted: the plan stays as it was.", "")

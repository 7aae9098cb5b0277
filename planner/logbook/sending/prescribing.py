"""What a physiotherapist sends: held against what is in force, shown, taken up whole or in part."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path

import msgspec

from planner.domain.values.calendar import DAY
from planner.domain.values.errors import NotFoundError
from planner.domain.values.exercise import Exercise
from planner.domain.values.plan import Plan
from planner.domain.values.prescribed import PatientLimit, PrescribedItem, SentPlan, in_force
from planner.domain.values.reason import Reason
from planner.domain.values.record import Record
from planner.domain.values.session import Item, PlannedSession
from planner.domain.weeks.proposal import CardChange
from planner.exchange.plans.plan_reader import Received, read_prescription
from planner.exchange.plans.prescription_shape import as_limit
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.logbook.prescribed import limits_of
from planner.logbook.sending.prescription_parts import (
    ItemPart,
    LimitPart,
    Part,
    PlanPart,
    PrescriptionOffer,
    dosed,
    home_of,
    item_in,
    latest,
)
from planner.logbook.setup import Sent
from planner.wording.applied import applied_words

TAG = "prescription"
"""Tag of the note that keeps why a part was left."""


class Prescribing:
    """Queries and commands about prescriptions."""

    def __init__(self, book: Logbook) -> None:
        self._book = book

    def limits(self) -> tuple[PatientLimit, ...]:
        """The limits that hold today."""
        return in_force(limits_of(self._book), self._book.today)

    def read(self, path: Path) -> PrescriptionOffer:
        """What a file would change. Writes nothing.

        Raises PlanError with everything that is wrong in it, NotFoundError before the setup.
        """
        profile = self._book.profile
        if profile is None:
            raise NotFoundError(
                "There is no profile yet.", "Set up first: easeback setup --help, or key 0."
            )
        plan = self._book.plans.get(profile.plan)
        phases = [phase.id for phase in plan.phases] if plan else []
        return self.offer(read_prescription(path, self._book.exercises, phases))

    def offer(self, received: Received) -> PrescriptionOffer:
        """What of a prescription differs from what is in force."""
        given = received.given
        limits = [as_limit(one, given.by.strip(), given.date) for one in given.limits]
        new = tuple(one for one in received.exercises if self._book.exercises.get(one.id) != one)
        known = {**self._book.exercises, **{one.id: one for one in new}}
        bare = PrescriptionOffer(
            by=given.by.strip(),
            signed=given.date,
            about=given.about.strip(),
            parts=(*self._plan_part(received.plan), *self._limit_parts(limits)),
            exercises=new,
            warnings=received.warnings,
        )
        items, homeless = self._item_parts(given.items, known, self._sessions_with(bare))
        return msgspec.structs.replace(bare, parts=(*bare.parts, *items), homeless=homeless)

    def changes(self, offer: PrescriptionOffer, taken: Collection[int]) -> tuple[CardChange, ...]:
        """What the parts of these places would change in the calendar. Writes nothing."""
        parts = [part for place, part in enumerate(offer.parts) if place in taken]
        if any(isinstance(part, PlanPart) for part in parts):
            return self._of_new_plan(offer, parts)
        ahead = {card.id: card for card in self._book.cards.sessions_ahead()}
        changed = dosed(parts, tuple(ahead.values()))
        limits = self._limits_with(parts)
        if limits == limits_of(self._book) and not changed:
            return ()
        try:
            found = self._book.proposals.supposing(limits, self._exercises_with(offer), changed)
        except NotFoundError:  # no plan is laid out: the sessions alone
            found = ()
        told = {change.before.id for change in found if change.before is not None}
        why = (Reason("PRESCRIBED", (("by", offer.by),)),)
        rest = (
            CardChange(before=ahead[name], after=card, reasons=why)
            for name, card in changed.items()
            if name not in told and card != ahead[name]
        )
        return (*found, *rest)

    def take(self, offer: PrescriptionOffer, taken: Collection[int], reason: str = "") -> str:
        """Keep the parts of these places, and what follows in the calendar, as one change. Gives
        its words. A reason is kept as a note, also that of a refusal. Raises NotFoundError if
        nothing was taken and no reason given."""
        book, reason = self._book, reason.strip()
        book.poll()
        parts = [part for place, part in enumerate(offer.parts) if place in taken]
        if not parts and not reason:
            raise NotFoundError("Nothing was taken: all stays as it was.", "")
        words = applied_words(f"Prescription of {offer.by}", len(parts), len(offer.parts))
        puts, drops = self._records(offer, parts)
        if parts:
            for change in self.changes(offer, taken):
                if change.after is None:
                    drops += [change.before] if change.before is not None else []
                elif self._book.proposals.is_current(change.before):
                    puts.append(self._book.proposals.real(change.after))
        notes = [self._book.facts.note_of(f"{words}. {reason}", (TAG,))] if reason else []
        told = reason or f"signed on {book.dated(offer.signed)}"
        # The note first: `PlanChange.note`.
        book.put(words, [*notes, *puts], drops, reason=told, rules=("PRESCRIBED",))
        return words

    def lift(self, limit: PatientLimit, reason: str = "") -> str:
        """End a limit before its date: it held until yesterday. Gives the words."""
        words = f"Limit of {limit.by} ended"
        puts, drops = _ended(limit, self._book.today)
        self._book.put(words, puts, drops, reason=reason.strip() or "no reason given")
        return words

    # -- parts ----------------------------------------------------------------------------------

    def _plan_part(self, sent: Plan | None) -> tuple[Part, ...]:
        profile = self._book.profile
        assert profile is not None  # `read` has refused without one
        used = self._book.plans.get(profile.plan)
        if sent is None or sent == used:
            return ()
        return (PlanPart("" if used is None else used.name, sent),)

    def _limit_parts(self, limits: Iterable[PatientLimit]) -> tuple[Part, ...]:
        today = self._book.today
        held = {one.about: one for one in limits_of(self._book) if _is_ahead(one, today)}
        return tuple(
            LimitPart(
                held.get(one.about),
                msgspec.structs.replace(one, id=new_id(), date=max(one.date, today)),
            )
            for one in {one.about: one for one in limits}.values()
            if _is_ahead(one, today)
            if one.about not in held or held[one.about].content != one.content
        )

    def _item_parts(
        self,
        wanted: Iterable[PrescribedItem],
        known: dict[str, Exercise],
        ahead: tuple[PlannedSession, ...],
    ) -> tuple[tuple[Part, ...], tuple[str, ...]]:
        parts: list[Part] = []
        homeless = []
        for one in wanted:
            cards = home_of(one.exercise, one.session, ahead)
            if not cards:
                homeless.append(one.exercise)
                continue
            after = Item(
                exercise=one.exercise, dose=one.dose or known[one.exercise].dose,
                optional=one.optional, variant=one.variant,
            )  # fmt: skip
            now = [item_in(card, one.exercise) for card in latest(cards)]
            if any(item != after for item in now):
                parts.append(ItemPart(next(filter(None, now), None), after, one.session))
        return tuple(parts), tuple(dict.fromkeys(homeless))

    def _sessions_with(self, offer: PrescriptionOffer) -> tuple[PlannedSession, ...]:
        """The sessions ahead, with another plan if the offer has one."""
        if not any(isinstance(part, PlanPart) for part in offer.parts):
            return self._book.cards.sessions_ahead()
        laid = self._of_new_plan(offer, list(offer.parts))
        return tuple(one.after for one in laid if isinstance(one.after, PlannedSession))

    # -- what follows -----------------------------------------------------------------------------

    def _limits_with(self, parts: Iterable[Part]) -> tuple[PatientLimit, ...]:
        """All limits, as they would be."""
        found = {one.id: one for one in limits_of(self._book)}
        for part in parts:
            if isinstance(part, LimitPart):
                puts, drops = _replaced(part)
                found.update((one.id, one) for one in puts)
                for gone in drops:
                    found.pop(gone.id, None)
        return tuple(found.values())

    def _exercises_with(self, offer: PrescriptionOffer) -> dict[str, Exercise]:
        return {**self._book.exercises, **{one.id: one for one in offer.exercises}}

    def _of_new_plan(self, offer: PrescriptionOffer, parts: list[Part]) -> tuple[CardChange, ...]:
        """The cards of another plan from today on, with the doses that were taken."""
        plan = next(part.after for part in parts if isinstance(part, PlanPart))
        profile = self._book.profile
        assert profile is not None
        sent = Sent(plan, self._exercises_with(offer), self._limits_with(parts))
        profile = msgspec.structs.replace(profile, plan=plan.id, start=self._book.today)
        laid = self._book.setup.laid(profile, sent=sent)
        why = (Reason("PRESCRIBED", (("by", offer.by),)),)
        sessions = tuple(card for card in laid.cards if isinstance(card, PlannedSession))
        changed = dosed(parts, sessions)
        gone = (CardChange(before=card, after=None, reasons=why) for card in laid.drops)
        new = (
            CardChange(before=None, after=changed.get(card.id, card), reasons=why)
            for card in laid.cards
        )
        return (*gone, *new)

    def _records(
        self, offer: PrescriptionOffer, parts: list[Part]
    ) -> tuple[list[Record], list[Record]]:
        puts: list[Record] = []
        drops: list[Record] = []
        plan: Plan | None = None
        for part in parts:
            if isinstance(part, LimitPart):
                made, gone = _replaced(part)
                puts += made
                drops += gone
            elif isinstance(part, PlanPart):
                plan = part.after
                assert self._book.profile is not None
                puts.append(
                    msgspec.structs.replace(
                        self._book.profile, plan=plan.id, start=self._book.today
                    )
                )
        new_plan = plan if plan is not None and self._book.plans.get(plan.id) != plan else None
        needs = any(isinstance(part, PlanPart | ItemPart) for part in parts)
        if new_plan is not None or (needs and offer.exercises):
            sent = SentPlan(id=new_id(), by=offer.by, signed=offer.signed, plan=new_plan)
            puts.append(msgspec.structs.replace(sent, exercises=offer.exercises))
        return puts, drops


def _is_ahead(one: PatientLimit, today: date) -> bool:
    """True for a limit that holds today, or will."""
    return one.until is None or one.until >= today


def _replaced(part: LimitPart) -> tuple[list[PatientLimit], list[PatientLimit]]:
    """The limits to be written for a part, and those that go."""
    after = part.after
    if part.before is None:
        return [after], []
    ended, gone = _ended(part.before, after.date)
    return [*ended, after], gone


def _ended(limit: PatientLimit, day: date) -> tuple[list[PatientLimit], list[PatientLimit]]:
    """A limit that holds no longer from a day on: it stays in the journal if it ever held, and
    never holds longer than it was signed for."""
    if limit.date >= day:
        return [], [limit]
    last = day - DAY if limit.until is None else min(limit.until, day - DAY)
    return ([] if last == limit.until else [msgspec.structs.replace(limit, until=last)]), []

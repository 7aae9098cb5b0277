"""Another exercise in place of one, in one session only."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from planner.domain.exercises.progress import Taken, judge_item, step_for
from planner.domain.player.swap import alternatives, in_place_of, taken_instead
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.session import Item, PlannedSession
from planner.logbook.book import Book
from planner.logbook.cards import Cards
from planner.logbook.library import Library
from planner.logbook.session import ticked_sets
from planner.logbook.steps import ExerciseSteps
from planner.logbook.views import SessionItem
from planner.wording import amounts
from planner.wording.entries import exercise_name

AHEAD = timedelta(weeks=6)
"""How far sessions to come are looked at for a step back."""


class Swaps:
    """What can be taken instead, and taking it."""

    def __init__(self, book: Book, cards: Cards, steps: ExerciseSteps, library: Library) -> None:
        self._book = book
        self._cards = cards
        self._steps = steps
        self._library = library

    def take_instead(self, session_id: str, exercise: str, other: Item, what: str) -> str:
        """Take something else in place of an exercise, in this session only. Returns the words.

        Before the first tick that is an edit of the plan; afterwards what was asked for stays, the
        sets that are ticked too, and the rest is taken instead. Raises NotFoundError, UsageError
        for an exercise that was swapped away elsewhere in the session.
        """
        item = self._cards.session(session_id)
        if not any(one.exercise == exercise for one in item.items):
            raise NotFoundError("That exercise is no longer in the session.", "")
        words = f"{what} in {item.name}"
        if item.done is not None and item.done.ticks:
            instead = taken_instead(item.done, exercise, other)
            if instead is None:
                raise UsageError("That exercise was swapped for another one in this session.", "")
            self._book.put(words, [msgspec.structs.replace(item.done, instead=instead)])
            return words
        card = item.planned
        if card is None:
            raise NotFoundError("That session is no longer planned.", "u may bring it back.")
        items = tuple(other if one.exercise == exercise else one for one in card.items)
        self._book.put(words, [msgspec.structs.replace(card, items=items)])
        return words

    def offers(self, item: SessionItem, one: Item) -> dict[str, Item]:
        """What can be taken in place of an exercise: of each other one its dose, the nearest
        gentler one first; nothing that phase, flare, red flag or its own card hold back."""
        ticked = ticked_sets(item, one.exercise)
        offering = self._library.offering()
        found = {
            other.id: in_place_of(one, other, ticked)
            for other in alternatives(one, item.items, self._book.exercises, offering)
        }
        done = item.done
        if done is None or not done.ticks:
            return found
        return {
            name: other
            for name, other in found.items()
            if taken_instead(done, one.exercise, other) is not None
        }

    def is_step_back_due(self, session_id: str, exercise: str) -> bool:
        """True if the sets of today alone ask for a step back in a session to come (EX-3): what the
        steps propose once this session is over."""
        done = self._cards.session(session_id).done
        item = next((one for one in done.items if one.exercise == exercise), None) if done else None
        if done is None or item is None:
            return False
        mornings = self._steps.worse_mornings()
        judged = judge_item(
            done, item, self._book.exercises, self._book.sore, mornings, self._book.parameters
        )
        if judged is None or judged.taken is not Taken.BACK:
            return False
        first = self._book.today + timedelta(days=1)
        ahead = (
            one
            for one in self._cards.planned(first, first + AHEAD)
            if isinstance(one, PlannedSession)
        )
        planned = (one for card in ahead for one in card.items if one.exercise == exercise)
        return any(step_for(one, (judged,), self._book.exercises, 0) is not None for one in planned)

    def words(self, before: Item, after: Item) -> str:
        """`Clamshell 3×10 → Glute bridge 2×10`."""
        names = (exercise_name(one.exercise, self._book.exercises) for one in (before, after))
        first, second = names
        return f"{first} {amounts.dose(before.dose)} → {second} {amounts.dose(after.dose)}"

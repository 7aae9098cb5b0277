"""A session while it is done: its ticks, how it was taken, what was left out of it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.instants import when
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Record, Side
from planner.domain.values.session import SessionDone, SetKey, Tick, asked, done_id
from planner.logbook.book import Book
from planner.logbook.cards import Cards
from planner.logbook.facts import Facts
from planner.logbook.note_limit import check_note
from planner.logbook.views import SessionItem
from planner.wording import amounts
from planner.wording.entries import SKIP_REASONS, exercise_name, set_words


class Session:
    """Commands on the sets of a session."""

    def __init__(self, book: Book, cards: Cards, facts: Facts) -> None:
        self._book = book
        self._cards = cards
        self._facts = facts

    def tick(self, session_id: str, key: SetKey, value: Tick | None = None) -> str:
        """Record one set as done: as asked for, or as `value` says. Returns the words.

        Raises NotFoundError, UsageError for scores off the scale, StoreError.
        """
        item = self._cards.session(session_id)
        done = self.done_record(item)
        tick = value or self._as_asked(item, key)
        _check_tick(tick)
        if not tick.at:
            tick = msgspec.structs.replace(tick, at=self._book.stamp())
        words = f"{set_words(key, self._book.exercises)} {amounts.tick(tick)}"
        ticked = msgspec.structs.replace(done, ticks={**done.ticks, str(key): tick})
        self._book.put(f"Ticked {words}", self.with_severe(ticked))
        return words

    def untick(self, session_id: str, key: SetKey) -> str:
        """Take a tick off again. Returns the words."""
        item = self._cards.session(session_id)
        if item.done is None or str(key) not in item.done.ticks:
            raise NotFoundError("That set is not ticked.", "")
        ticks = {name: tick for name, tick in item.done.ticks.items() if name != str(key)}
        words = set_words(key, self._book.exercises)
        self._book.put(f"Unticked {words}", [msgspec.structs.replace(item.done, ticks=ticks)])
        return words

    def tick_all(self, session_id: str) -> str:
        """Tick every set that is left as asked for, as one change. Returns the words.

        Sets that were skipped stay so, unless nothing else is left.
        """
        item = self._cards.session(session_id)
        left = [key for key in item.sets if str(key) not in item.ticks]
        left = [key for key in left if str(key) not in item.left_out] or left
        if not left:
            raise NotFoundError(f"{item.name} is all done.", "Press enter to see or edit it.")
        done, at = self.done_record(item), self._book.stamp()
        fresh = {
            str(key): msgspec.structs.replace(self._as_asked(item, key), at=at) for key in left
        }
        words = f"{item.name}, {amounts.plural(len(left), 'set')}"
        self._book.put(
            f"Ticked {words}", [msgspec.structs.replace(done, ticks={**done.ticks, **fresh})]
        )
        return words

    def untick_all(self, session_id: str) -> str:
        """Take every tick of a session off, as one change. Returns the words."""
        item = self._cards.session(session_id)
        if item.done is None or not item.done.ticks:
            raise NotFoundError(f"Nothing of {item.name} is ticked.", "")
        words = f"{item.name}, {amounts.plural(len(item.done.ticks), 'set')}"
        self._book.put(f"Unticked {words}", [msgspec.structs.replace(item.done, ticks={})])
        return words

    def rate(self, session_id: str, effort: int | None, note: str, pain: int | None = None) -> None:
        """Keep how hard a session felt (0-10), its worst pain (0-10), and a note with it.

        The pain answers for the ticked sets that have no score of their own yet.
        """
        for score, what in ((effort, "Effort"), (pain, "Pain")):
            if score is not None:
                _check_score(score, what)
        check_note(note)
        item = self._cards.session(session_id)
        done = self.done_record(item)
        ticks = {
            key: msgspec.structs.replace(tick, pain=pain) if tick.pain is None else tick
            for key, tick in done.ticks.items()
        }
        rated = msgspec.structs.replace(done, effort=effort, note=note, ticks=ticks)
        self._book.put(f"{item.name}: effort, pain, note", self.with_severe(rated))

    def with_severe(self, done: SessionDone) -> list[Record]:
        """A session's record, not yet written, and a pain reading for each exercise in which the
        pain has become severe with it, which is a flare in anything (evidence.md 2.4, F3)."""
        before, severe = self._book.get(done.id), self._book.parameters.severe
        had = before.ticks if isinstance(before, SessionDone) else {}
        worst: dict[str, tuple[int, set[Side]]] = {}
        for name, tick in done.ticks.items():
            if (tick.pain or 0) >= severe > (had.get(name, Tick()).pain or 0):
                key, score = SetKey.parse(name), tick.pain or 0
                most, sides = worst.get(key.exercise, (0, set()))
                if score >= most:
                    sides = {key.side, *(sides if score == most else ())}
                    worst[key.exercise] = score, sides
        return [done, *(self._felt(done, name, *felt) for name, felt in worst.items())]

    def _felt(self, done: SessionDone, exercise: str, score: int, sides: set[Side]) -> PainReading:
        """A score that sets of both legs have, as that of a whole session, is the sore knee's."""
        return self._facts.reading_of(
            score,
            moment=Moment.EXERCISE,
            side=self._book.sore if len(sides) > 1 or Side.BOTH in sides else min(sides),
            note=f"During {exercise_name(exercise, self._book.exercises)}",
            day=done.date,
            about=done.session,
        )

    def _as_asked(self, item: SessionItem, key: SetKey) -> Tick:
        prescribed = next((one for one in item.items if one.exercise == key.exercise), None)
        return Tick() if prescribed is None else asked(prescribed.dose)

    def done_record(self, item: SessionItem) -> SessionDone:
        """The record that holds a session's ticks, made on the first."""
        if item.done is not None and item.done.ticks:
            return item.done
        planned = item.planned
        if planned is None:
            if item.done is None:
                raise NotFoundError("That session is no longer there.", "Undo may bring it back.")
            return item.done
        made = SessionDone(
            id=done_id(planned.id),
            date=planned.date,
            created=self._book.stamp(),
            session=planned.id,
            name=planned.name,
            items=planned.items,
        )
        if item.done is not None:
            kept = ("effort", "note", "left_out")
            made = msgspec.structs.replace(
                made, **{name: getattr(item.done, name) for name in kept}
            )
        return made

    def leave_out(self, session_id: str, keys: Iterable[SetKey], reason: str) -> str:
        """Skip sets with one of the six reasons. Returns the words.

        Raises UsageError for another reason, NotFoundError if there is nothing left to skip.
        """
        if reason not in SKIP_REASONS:
            raise UsageError(
                f"{reason!r} is not one of the reasons.", f"Expected {', '.join(SKIP_REASONS)}."
            )
        item = self._cards.session(session_id)
        left = [key for key in keys if str(key) not in item.ticks]
        if not left:
            raise NotFoundError("There is nothing left to skip.", "")
        done = self.done_record(item)
        fresh = dict.fromkeys(map(str, left), reason)
        what = set_words(left[0], self._book.exercises)
        if len(left) > 1:
            names = dict.fromkeys(exercise_name(key.exercise, self._book.exercises) for key in left)
            what = f"{amounts.plural(len(left), 'set')} of {', '.join(names)}"
        words = f"Skipped {what}: {SKIP_REASONS[reason]}"
        self._book.put(words, [msgspec.structs.replace(done, left_out={**done.left_out, **fresh})])
        return words

    def rate_exercise(
        self, session_id: str, exercise: str, effort: int | None, pain: int | None
    ) -> str:
        """Keep how an exercise was taken, 0-10 each, with its sets. Returns the words.

        A set with a score of its own keeps it. Pain that asks for a step back (EX-3) is a pain
        reading as well, so that the rules of a flare hear of it. Raises UsageError off the scale,
        NotFoundError if none of its sets is ticked.
        """
        for score, what in ((effort, "Effort"), (pain, "Pain")):
            if score is not None and not 0 <= score <= 10:
                raise UsageError(f"{what} {score} is off the scale.", "Expected 0 to 10.")
        item = self._cards.session(session_id)
        names = [name for name in item.ticks if SetKey.parse(name).exercise == exercise]
        if not names:
            raise NotFoundError("No set of it is ticked.", "")
        done = self.done_record(item)
        rated = {
            name: _rated(tick, effort, pain) if name in names else tick
            for name, tick in done.ticks.items()
        }
        name = exercise_name(exercise, self._book.exercises)
        scores = (("effort", effort), ("pain", pain))
        said = [f"{what} {amounts.score(score)}" for what, score in scores if score is not None]
        words = f"{name}: {', '.join(said)}"
        puts: list[Record] = [msgspec.structs.replace(done, ticks=rated)]
        rules = self._book.parameters
        if pain is not None and (pain > rules.ex_pain_max or pain >= rules.severe):
            felt = self._facts.reading_of(
                pain, moment=Moment.EXERCISE, note=f"During {name}", about=done.session
            )
            puts.append(felt)
        self._book.put(words, puts)
        return words

    def stop_for_pain(
        self, session_id: str, key: SetKey | None, did: Tick | None, score: int
    ) -> PainReading:
        """Keep a pain that stopped a set: a reading with a note and, in the same change, what was
        done of the set.

        Args:
            key: The set it was felt in: the one under way or, in the pause behind it, the one that
                is done; None if there is neither.
            did: What was done of it, if it was under way.

        Raises UsageError off the scale.
        """
        if not 0 <= score <= 10:
            raise UsageError(f"Pain {score} is off the scale.", "Expected 0 to 10.")
        item = self._cards.session(session_id)
        where = self.stop_words(item, key, under_way=did is not None)
        side = self._book.sore if key is None or key.side is Side.BOTH else key.side
        reading = self._facts.reading_of(
            score, moment=Moment.EXERCISE, side=side, note=where, about=item.key
        )
        puts: list[Record] = [reading]
        if key is not None and (did is not None or str(key) in item.ticks):
            done = self.done_record(item)
            tick = done.ticks.get(str(key)) or did or Tick()
            worst = max(score, tick.pain or 0)
            tick = msgspec.structs.replace(tick, pain=worst, at=tick.at or self._book.stamp())
            puts.append(msgspec.structs.replace(done, ticks={**done.ticks, str(key): tick}))
        self._book.put(f"{where}: pain {score}/10", puts)
        return reading

    def stop_words(self, item: SessionItem, key: SetKey | None, *, under_way: bool) -> str:
        """`Stopped in Clamshell left set 2`, or `after` it in the pause behind it."""
        if key is None:
            return f"Stopped in {item.name}"
        return f"Stopped {'in' if under_way else 'after'} {set_words(key, self._book.exercises)}"


def _check_score(score: int, what: str) -> None:
    if not 0 <= score <= 10:
        raise UsageError(
            f"{what} {score} is off the scale.", "Expected a whole number from 0 to 10."
        )


def _check_tick(tick: Tick) -> None:
    for value, what in ((tick.pain, "Pain"), (tick.effort, "Effort")):
        if value is not None:
            _check_score(value, what)
    for value, what in ((tick.reps, "reps"), (tick.hold_s, "seconds"), (tick.time_s, "seconds")):
        if value is not None and not 0 <= value <= 7200:
            raise UsageError(f"{value} {what} cannot be right.", "Expected 0 to 7200.")


def _rated(tick: Tick, effort: int | None, pain: int | None) -> Tick:
    return msgspec.structs.replace(
        tick,
        effort=effort if tick.effort is None else tick.effort,
        pain=pain if tick.pain is None else tick.pain,
    )


def is_rated(item: SessionItem, exercise: str) -> bool:
    """True if it was said how an exercise was taken, or none of its sets was done."""
    ticks = [tick for name, tick in item.ticks.items() if SetKey.parse(name).exercise == exercise]
    return not ticks or any(tick.effort is not None for tick in ticks)


def is_pain_known(item: SessionItem, exercise: str) -> bool:
    """True if the set of it that was done last has a pain score already."""
    ticks = [tick for name, tick in item.ticks.items() if SetKey.parse(name).exercise == exercise]
    last = max(reversed(ticks), key=lambda tick: when(tick.at), default=None)
    return last is not None and last.pain is not None


def ticked_sets(item: SessionItem, exercise: str) -> int:
    """The highest number of an exercise's sets that is ticked."""
    return item.done.highest(exercise) if item.done else 0


def sets_left(item: SessionItem, exercise: str) -> tuple[SetKey, ...]:
    """The sets of an exercise that are neither ticked nor skipped."""
    known = {*item.ticks, *item.left_out}
    return tuple(key for key in item.sets if key.exercise == exercise and str(key) not in known)

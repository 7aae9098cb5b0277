"""Doing a session: what is kept of it, beside its ticks, and where it was left.

Functions rather than methods of the logbook: no page but the session's needs them, and the first
one opens without.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TypeGuard

import msgspec

from planner.domain.exercises.progress import Taken, judge_item, step_for
from planner.domain.knee.safety import SEVERE
from planner.domain.player.place import Place
from planner.domain.player.swap import alternatives, in_place_of, taken_instead
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Record, Side
from planner.domain.values.session import Item, PlannedSession, SetKey, Tick
from planner.logbook.locking import is_barred
from planner.logbook.logbook import Logbook
from planner.logbook.offering import offering_of
from planner.logbook.views import DayItem, RunItem, SessionItem
from planner.store.place import read_place, write_place
from planner.wording import amounts
from planner.wording.entries import SKIP_REASONS, exercise_name, set_words

AHEAD = timedelta(weeks=6)
"""How far sessions to come are looked at for a step back."""

# -- where a session was left -------------------------------------------------


def last_place(book: Logbook) -> Place | None:
    """Where a session was left; None if none was, or the file is damaged."""
    data = read_place(book.journal.folder)
    if data is None:
        return None
    try:
        return msgspec.json.decode(data, type=Place)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def keep_place(book: Logbook, place: Place) -> bool:
    """Keep where a session stands; False if the disk refuses."""
    return write_place(book.journal.folder, msgspec.json.encode(place))


def open_place(book: Logbook, session: str) -> None:
    """Take up a session: where it was left, or from its first open set."""
    place = last_place(book)
    if place is None or place.session != session:
        keep_place(book, Place(session=session))


# -- sets that were not done, and how it was ----------------------------------


def leave_out(book: Logbook, session_id: str, keys: Iterable[SetKey], reason: str) -> str:
    """Skip sets with one of the six reasons. Returns the words.

    Raises UsageError for another reason, NotFoundError if there is nothing left to skip.
    """
    if reason not in SKIP_REASONS:
        raise UsageError(
            f"{reason!r} is not one of the reasons.", f"Expected {', '.join(SKIP_REASONS)}."
        )
    item = book.session(session_id)
    left = [key for key in keys if str(key) not in item.ticks]
    if not left:
        raise NotFoundError("There is nothing left to skip.", "")
    done = book.done_record(item)
    fresh = dict.fromkeys(map(str, left), reason)
    what = set_words(left[0], book.exercises)
    if len(left) > 1:
        names = dict.fromkeys(exercise_name(key.exercise, book.exercises) for key in left)
        what = f"{amounts.plural(len(left), 'set')} of {', '.join(names)}"
    words = f"Skipped {what}: {SKIP_REASONS[reason]}"
    book.put(words, [msgspec.structs.replace(done, left_out={**done.left_out, **fresh})])
    return words


def rate_exercise(
    book: Logbook, session_id: str, exercise: str, effort: int | None, pain: int | None
) -> str:
    """Keep how an exercise was taken, 0-10 each, with its sets. Returns the words.

    A set with a score of its own keeps it. Pain that asks for a step back (EX-3) is a pain reading
    as well, so that the rules of a flare hear of it. Raises UsageError off the scale,
    NotFoundError if none of its sets is ticked.
    """
    for score, what in ((effort, "Effort"), (pain, "Pain")):
        if score is not None and not 0 <= score <= 10:
            raise UsageError(f"{what} {score} is off the scale.", "Expected 0 to 10.")
    item = book.session(session_id)
    names = [name for name in item.ticks if SetKey.parse(name).exercise == exercise]
    if not names:
        raise NotFoundError("No set of it is ticked.", "")
    done = book.done_record(item)
    rated = {
        name: _rated(tick, effort, pain) if name in names else tick
        for name, tick in done.ticks.items()
    }
    name = exercise_name(exercise, book.exercises)
    scores = (("effort", effort), ("pain", pain))
    said = [f"{what} {amounts.score(score)}" for what, score in scores if score is not None]
    words = f"{name}: {', '.join(said)}"
    puts: list[Record] = [msgspec.structs.replace(done, ticks=rated)]
    if pain is not None and (pain > book.parameters.ex_pain_max or pain >= SEVERE):
        puts.append(book.reading_of(pain, moment=Moment.EXERCISE, note=f"During {name}"))
    book.put(words, puts)
    return words


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
    last = max(reversed(ticks), key=lambda tick: tick.at, default=None)
    return last is not None and last.pain is not None


def stop_for_pain(
    book: Logbook, session_id: str, key: SetKey | None, did: Tick | None, score: int
) -> PainReading:
    """Keep a pain that stopped a set: a reading with a note and, in the same change, what was
    done of the set.

    Args:
        key: The set it was felt in: the one under way or, in the pause behind it, the one that is
            done; None if there is neither.
        did: What was done of it, if it was under way.

    Raises UsageError off the scale.
    """
    if not 0 <= score <= 10:
        raise UsageError(f"Pain {score} is off the scale.", "Expected 0 to 10.")
    item = book.session(session_id)
    where = stop_words(book, item, key, under_way=did is not None)
    side = book.sore if key is None or key.side is Side.BOTH else key.side
    reading = book.reading_of(score, moment=Moment.EXERCISE, side=side, note=where)
    puts: list[Record] = [reading]
    if key is not None and (did is not None or str(key) in item.ticks):
        done = book.done_record(item)
        tick = done.ticks.get(str(key)) or did or Tick()
        worst = max(score, tick.pain or 0)
        tick = msgspec.structs.replace(tick, pain=worst, at=tick.at or book.stamp())
        puts.append(msgspec.structs.replace(done, ticks={**done.ticks, str(key): tick}))
    book.put(f"{where}: pain {score}/10", puts)
    return reading


def is_step_back_due(book: Logbook, session_id: str, exercise: str) -> bool:
    """True if the sets of today alone ask for a step back in a session to come (EX-3): what the
    steps propose once this session is over."""
    done = book.session(session_id).done
    item = next((one for one in done.items if one.exercise == exercise), None) if done else None
    if done is None or item is None:
        return False
    mornings = book.worse_mornings()
    judged = judge_item(done, item, book.exercises, book.sore, mornings, book.parameters)
    if judged is None or judged.taken is not Taken.BACK:
        return False
    first = book.today + timedelta(days=1)
    ahead = (one for one in book.planned(first, first + AHEAD) if isinstance(one, PlannedSession))
    planned = (one for card in ahead for one in card.items if one.exercise == exercise)
    return any(step_for(one, (judged,), book.exercises, 0) is not None for one in planned)


def stop_words(book: Logbook, item: SessionItem, key: SetKey | None, *, under_way: bool) -> str:
    """`Stopped in Clamshell left set 2`, or `after` it in the pause behind it."""
    if key is None:
        return f"Stopped in {item.name}"
    return f"Stopped {'in' if under_way else 'after'} {set_words(key, book.exercises)}"


# -- another exercise ---------------------------------------------------------


def take_instead(book: Logbook, session_id: str, exercise: str, other: Item, what: str) -> str:
    """Take something else in place of an exercise, in this session only. Returns the words.

    Before the first tick that is an edit of the plan; afterwards what was asked for stays, the
    sets that are ticked too, and the rest is taken instead. Raises NotFoundError, UsageError for
    an exercise that was swapped away elsewhere in the session.
    """
    item = book.session(session_id)
    if not any(one.exercise == exercise for one in item.items):
        raise NotFoundError("That exercise is no longer in the session.", "")
    words = f"{what} in {item.name}"
    if item.done is not None and item.done.ticks:
        instead = taken_instead(item.done, exercise, other)
        if instead is None:
            raise UsageError("That exercise was swapped for another one in this session.", "")
        book.put(words, [msgspec.structs.replace(item.done, instead=instead)])
        return words
    card = item.planned
    if card is None:
        raise NotFoundError("That session is no longer planned.", "u may bring it back.")
    items = tuple(other if one.exercise == exercise else one for one in card.items)
    book.put(words, [msgspec.structs.replace(card, items=items)])
    return words


def offers(book: Logbook, item: SessionItem, one: Item) -> dict[str, Item]:
    """What can be taken in place of an exercise: of each other one its dose, the nearest gentler
    one first; nothing that phase, flare, red flag or its own card hold back."""
    ticked = ticked_sets(item, one.exercise)
    offering = offering_of(book)
    found = {
        other.id: in_place_of(one, other, ticked)
        for other in alternatives(one, item.items, book.exercises, offering)
    }
    done = item.done
    if done is None or not done.ticks:
        return found
    return {
        name: other
        for name, other in found.items()
        if taken_instead(done, one.exercise, other) is not None
    }


def swap_words(book: Logbook, before: Item, after: Item) -> str:
    """`Clamshell 3×10 → Glute bridge 2×10`."""
    names = (exercise_name(one.exercise, book.exercises) for one in (before, after))
    first, second = names
    return f"{first} {amounts.dose(before.dose)} → {second} {amounts.dose(after.dose)}"


def ticked_sets(item: SessionItem, exercise: str) -> int:
    """The highest number of an exercise's sets that is ticked."""
    return item.done.highest(exercise) if item.done else 0


def sets_left(item: SessionItem, exercise: str) -> tuple[SetKey, ...]:
    """The sets of an exercise that are neither ticked nor skipped."""
    known = {*item.ticks, *item.left_out}
    return tuple(key for key in item.sets if key.exercise == exercise and str(key) not in known)


# -- what to do today ---------------------------------------------------------


def card_to_play(book: Logbook) -> SessionItem | RunItem | None:
    """What is done today: what was left in the middle or opened last, else the first card that is
    open, else the last session that was done. None if there is nothing, or a red flag bars it."""
    return _first_of(book, [item for item in _of_today(book) if not is_barred(book, item)])


def barred_card(book: Logbook) -> SessionItem | RunItem | None:
    """What would be done today but for a red flag; None if none bars anything."""
    return _first_of(book, [item for item in _of_today(book) if is_barred(book, item)])


def _of_today(book: Logbook) -> list[SessionItem | RunItem]:
    return [item for item in book.day(book.today).items if _can_be_played(item)]


def is_one_begun(book: Logbook) -> bool:
    """True if one of today's cards was left in the middle, or opened last."""
    return _begun(book, _of_today(book)) is not None


def _begun(book: Logbook, items: list[SessionItem | RunItem]) -> SessionItem | RunItem | None:
    place = last_place(book)
    key = place.session if place is not None else None
    return next((item for item in items if item.key == key and not _is_rated_too(item)), None)


def _first_of(book: Logbook, items: list[SessionItem | RunItem]) -> SessionItem | RunItem | None:
    begun = _begun(book, items)
    if begun is not None:
        return begun
    opened = [item for item in items if not _is_over(item)]
    done = [item for item in items if isinstance(item, SessionItem) and item.ticks]
    return next(iter(opened), None) or (done[-1] if done else None)


def is_to_do(item: SessionItem | RunItem) -> bool:
    """True if it can be done step by step and still is to be: a session with an open set, or a
    walk-run that was not run; not skipped."""
    return _can_be_played(item) and not _is_over(item)


def _can_be_played(item: DayItem) -> TypeGuard[SessionItem | RunItem]:
    if isinstance(item, SessionItem):
        return bool(item.sets)
    return isinstance(item, RunItem) and item.planned is not None and bool(item.planned.rung)


def _is_over(item: SessionItem | RunItem) -> bool:
    planned = item.planned
    if planned is not None and planned.skipped:
        return True
    return item.settled if isinstance(item, SessionItem) else item.run is not None


def _is_rated_too(item: SessionItem | RunItem) -> bool:
    """True if it is over and nothing is left to be asked."""
    if not _is_over(item):
        return False
    return isinstance(item, RunItem) or all(is_rated(item, one.exercise) for one in item.items)

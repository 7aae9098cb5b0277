"""`today --minutes`: the day's sessions for less time."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.domain.values.session import Item, PlannedSession
from planner.domain.weeks.short import Left, Short, shorten
from planner.logbook.views import DayView, SessionItem, is_due
from planner.wording import days
from planner.wording.entries import exercise_name
from planner.wording.exercises import not_now
from planner.wording.flare import RESTS
from planner.wording.short import back_on, kept_words, left_words

LOOKED_AHEAD = timedelta(days=14)
"""How far it is looked for the day on which something left out comes back."""


def short_answer(call: Call, view: DayView, minutes: int) -> Answer:
    """The most useful sets of what is still due that day. Nothing in the plan is changed."""
    book = call.logbook
    rests = view.date == call.today and book.todo.rests()
    items = () if rests else tuple(item for one in view.items for item in _due_items(one))
    offering = book.library.offering()
    why = not_now(items, offering, book.exercises)
    items = tuple(item for item in items if item.exercise not in why)
    short = shorten(items, book.exercises, book.sore, minutes)
    coming = _coming(call, view.date)
    lines: list[str] = [Headline(f"{days.full(view.date)}, in {minutes} min")]
    rows = kept_words(short, book.exercises)
    if rows:
        lines += columns(rows, plain=call.flags.plain)
        lines.append(f"About {short.minutes} min.")
    else:
        nothing = RESTS if rests else "No session is due."
        lines.append("No set fits into that." if items else nothing)
    lines += [left_words(one, book.exercises, coming, call.today) for one in short.left]
    lines += [
        f"{exercise_name(name, book.exercises)} left out: {words}." for name, words in why.items()
    ]
    return Answer(lines=lines, data=_data(view.date, minutes, short, coming, why))


def _due_items(one: object) -> tuple[Item, ...]:
    """What is left of a session that is due."""
    if not isinstance(one, SessionItem) or not is_due(one):
        return ()
    left = ((item, _open_sets(one, item.exercise)) for item in one.items)
    return tuple(
        msgspec.structs.replace(item, dose=msgspec.structs.replace(item.dose, sets=sets))
        for item, sets in left
        if sets
    )


def _open_sets(one: SessionItem, exercise: str) -> int:
    """Sets of an exercise that are not ticked on every side."""
    keys = (key for key in one.sets if key.exercise == exercise)
    return len({key.number for key in keys if str(key) not in one.ticks})


def _coming(call: Call, day: date) -> tuple[PlannedSession, ...]:
    cards = call.logbook.cards.planned(day + timedelta(days=1), day + LOOKED_AHEAD)
    return tuple(card for card in cards if isinstance(card, PlannedSession))


def _data(
    day: date,
    minutes: int,
    short: Short,
    coming: tuple[PlannedSession, ...],
    why: dict[str, str],
) -> dict[str, object]:
    return {
        "date": day,
        "within": minutes,
        "minutes": short.minutes,
        "items": short.items,
        "left": [_left_data(one, coming) for one in short.left],
        "not_now": why,
    }


def _left_data(one: Left, coming: tuple[PlannedSession, ...]) -> dict[str, object]:
    return {"exercise": one.exercise, "sets": one.sets, "of": one.of, "back": back_on(one, coming)}

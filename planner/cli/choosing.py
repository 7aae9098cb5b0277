"""Which sets the words on a command line mean."""

from __future__ import annotations

from datetime import datetime

import msgspec

from planner.cli.cards import folded, title
from planner.cli.frame.call import Call
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.instants import when
from planner.domain.values.record import Side
from planner.domain.values.session import SetKey
from planner.logbook.views import DayView, SessionItem
from planner.wording.entries import exercise_name

NEAREST = "See what stands on the day: easeback today"


class ChosenSets(msgspec.Struct, frozen=True):
    """Sets of one session, chosen by words on the command line."""

    item: SessionItem
    keys: tuple[SetKey, ...]


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """Which sets of what was named are meant."""

    ticked: bool
    """True to choose among the ticked sets, the last one first; False among the open ones."""
    count: int | None
    """How many of each; None = all."""
    side: Side | None


def choose(call: Call, view: DayView, items: tuple[str, ...], wish: Wish) -> tuple[ChosenSets, ...]:
    """The sets that are meant. Raises NotFoundError, listing what there is."""
    sessions = [item for item in view.items if isinstance(item, SessionItem)]
    if not items:
        return _first(sessions, wish)
    chosen: dict[str, list[SetKey]] = {}
    for word in items:
        item, exercise = _named(call, view, sessions, word)
        keys = _sets(item, exercise, wish)
        taken = chosen.setdefault(item.key, [])
        taken.extend(key for key in keys if key not in taken)
    by_key = {item.key: item for item in sessions}
    return tuple(ChosenSets(by_key[key], tuple(keys)) for key, keys in chosen.items())


def _first(sessions: list[SessionItem], wish: Wish) -> tuple[ChosenSets, ...]:
    """Without a name: the next sets that are due, or those ticked last."""
    if wish.ticked:
        sessions = sorted(sessions, key=_last_tick, reverse=True)
    for item in sessions:
        if item.planned is not None and item.planned.skipped:
            continue
        keys = _candidates(item, "", wish)
        if keys:
            return (ChosenSets(item, tuple(keys[: wish.count])),)
    raise NotFoundError(
        "Nothing is ticked." if wish.ticked else "Nothing is left to tick.",
        NEAREST,
    )


def _last_tick(item: SessionItem) -> tuple[datetime, str]:
    return max((when(tick.at) for tick in item.ticks.values()), default=when(""))


def _sets(item: SessionItem, exercise: str, wish: Wish) -> list[SetKey]:
    keys = _candidates(item, exercise, wish)
    if not keys:
        what = "ticked" if wish.ticked else "left to tick"
        side = f" on the {wish.side}" if wish.side else ""
        raise NotFoundError(
            f"Nothing of {exercise or item.name} is {what}{side}.",
            NEAREST,
        )
    return keys[: wish.count]


def _candidates(item: SessionItem, exercise: str, wish: Wish) -> list[SetKey]:
    """The sets that are meant; those that were skipped only once nothing else is left of them."""
    keys = [
        key
        for key in item.sets
        if (str(key) in item.ticks) is wish.ticked
        and exercise in ("", key.exercise)
        and wish.side in (None, key.side)
    ]
    if wish.ticked:
        keys.sort(
            key=lambda key: (when(item.ticks[str(key)].at), item.sets.index(key)), reverse=True
        )
        return keys
    return [key for key in keys if str(key) not in item.left_out] or keys


def _named(
    call: Call, view: DayView, sessions: list[SessionItem], word: str
) -> tuple[SessionItem, str]:
    """The session, and the exercise of it, that a word names; no exercise = the whole card."""
    if word.isdecimal():
        if not 1 <= int(word) <= len(view.items):
            raise NotFoundError(f"There is no card {word} on that day.", _listed(call, view))
        item = view.items[int(word) - 1]
        if not isinstance(item, SessionItem):
            raise UsageError(
                f"Card {word} is {title(call, item)}, which has no sets.",
                "Keep a run with: easeback log run 5k 31:20",
            )
        return item, ""
    return _by_name(call, view, sessions, word)


def _by_name(
    call: Call, view: DayView, sessions: list[SessionItem], word: str
) -> tuple[SessionItem, str]:
    names: dict[str, SessionItem] = {}
    for item in sessions:
        for one in item.items:
            names.setdefault(one.exercise, item)
    wanted = folded(word)
    spoken = {name: folded(exercise_name(name, call.logbook.exercises)) for name in names}
    exact = [name for name in names if wanted in (folded(name), spoken[name])]
    found = exact or [
        name for name in names if wanted and (wanted in folded(name) or wanted in spoken[name])
    ]
    if len(found) == 1:
        return names[found[0]], found[0]
    cards = [item for item in sessions if wanted and wanted in folded(item.name)]
    if not found and len(cards) == 1:
        return cards[0], ""
    if found:
        listed = ", ".join(exercise_name(name, call.logbook.exercises) for name in found)
        raise NotFoundError(f"{word!r} could be several exercises.", f"Which: {listed}?")
    raise NotFoundError(f"Nothing on that day is called {word!r}.", _listed(call, view))


def _listed(call: Call, view: DayView) -> str:
    cards = [f"{number} {title(call, item)}" for number, item in enumerate(view.items, start=1)]
    exercises = dict.fromkeys(
        exercise_name(one.exercise, call.logbook.exercises)
        for item in view.items
        if isinstance(item, SessionItem)
        for one in item.items
    )
    return f"There are: {'; '.join((*cards, *exercises))}." if cards else "The day holds no card."

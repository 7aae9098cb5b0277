"""`tick` and `untick`: sets, done as asked for or otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click
import msgspec

from planner.cli.answer import Answer
from planner.cli.call import Call
from planner.cli.cards import folded, title
from planner.cli.command import command
from planner.domain.errors import NotFoundError, UsageError
from planner.domain.record import Side
from planner.domain.session import SessionDone, SetKey, Tick, asked, done_id
from planner.logbook.logbook import Logbook
from planner.logbook.views import DayView, SessionItem
from planner.typed import a_count, a_score
from planner.wording import amounts
from planner.wording.entries import exercise_name, set_words

SIDES = {"l": Side.LEFT, "left": Side.LEFT, "r": Side.RIGHT, "right": Side.RIGHT}
MOST_REPS = 500
MOST_S = 7200


class Choice(msgspec.Struct, frozen=True):
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


def _wish(call_sets: str | None, side: str | None, *, every: bool, ticked: bool) -> Wish:
    count = None if every else a_count(call_sets, "sets", 50) if call_sets else 1
    return Wish(ticked=ticked, count=count, side=SIDES[side] if side else None)


_OPTIONS: tuple[Callable[[Callable[..., Answer]], Callable[..., Answer]], ...] = (
    click.argument("items", nargs=-1, metavar="[ITEM]..."),
    click.option("--sets", metavar="N", help="How many sets of each."),
    click.option("--side", type=click.Choice(list(SIDES)), help="Sets of one side only."),
    click.option("--all", "every", is_flag=True, help="Every set that is left of each."),
    click.option("--on", metavar="DATE", help="Another day than today."),
)


def _choosing(function: Callable[..., Answer]) -> Callable[..., Answer]:
    """The arguments that `tick` and `untick` share."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@command(
    "tick",
    "easeback tick                       the next set that is due",
    "easeback tick 1                     the next set of card 1",
    "easeback tick clam --sets 2 --side l",
    "easeback tick 1 --all",
    "easeback tick bridge --reps 8 --pain 2",
)
@_choosing
@click.option("--reps", metavar="N", help="Repetitions really done.")
@click.option("--hold", metavar="S", help="Seconds really held.")
@click.option("--pain", metavar="0-10", help="Pain during the set.")
@click.option("--effort", metavar="0-10", help="How hard it felt.")
def tick_command(
    call: Call,
    items: tuple[str, ...],
    sets: str | None,
    side: str | None,
    every: bool,
    on: str | None,
    reps: str | None,
    hold: str | None,
    pain: str | None,
    effort: str | None,
) -> Answer:
    """Tick sets off, as one change.

    ITEM is a card's number in `easeback today`, or part of an exercise's name; without one,
    the next set that is due is ticked. What you do not say is taken as the plan asks for it.
    """
    book = call.logbook
    view = book.day(call.past_day(on))
    really = Tick(
        reps=a_count(reps, "repetitions", MOST_REPS) if reps else None,
        hold_s=a_count(hold, "seconds", MOST_S) if hold else None,
        pain=a_score(pain) if pain else None,
        effort=a_score(effort, "Effort") if effort else None,
    )
    choices = _choose(call, view, items, _wish(sets, side, every=every, ticked=False))
    records = [_ticked(book, choice, really) for choice in choices]
    return _write(call, "Ticked", choices, records)


@command(
    "untick",
    "easeback untick                     the set ticked last",
    "easeback untick clam --side l",
    "easeback untick 1 --all",
)
@_choosing
def untick_command(
    call: Call,
    items: tuple[str, ...],
    sets: str | None,
    side: str | None,
    every: bool,
    on: str | None,
) -> Answer:
    """Take ticks off again, as one change: without ITEM the one that was set last."""
    view = call.logbook.day(call.past_day(on))
    choices = _choose(call, view, items, _wish(sets, side, every=every, ticked=True))
    records = []
    for choice in choices:
        assert choice.item.done is not None  # ticked sets are in a record
        names = {str(key) for key in choice.keys}
        kept = {name: tick for name, tick in choice.item.ticks.items() if name not in names}
        records.append(msgspec.structs.replace(choice.item.done, ticks=kept))
    return _write(call, "Unticked", choices, records)


def _write(
    call: Call, verb: str, choices: Sequence[Choice], records: Sequence[SessionDone]
) -> Answer:
    exercises = call.logbook.exercises
    ticks = [
        {"session": choice.item.key, "exercise": key.exercise, "side": key.side, "set": key.number,
         "tick": record.ticks.get(str(key))}
        for choice, record in zip(choices, records, strict=True)
        for key in choice.keys
    ]  # fmt: skip
    names = [set_words(key, exercises) for choice in choices for key in choice.keys]
    words = names[0] if len(names) == 1 else amounts.plural(len(names), "set")
    call.logbook.put(f"{verb} {words}", records)
    lines = [f"{verb} {name}" for name in names]
    lines += [_left(call.logbook.session(choice.item.key)) for choice in choices]
    return Answer(lines=lines, data={"sets": ticks}, steps=1)


def _left(item: SessionItem) -> str:
    if item.complete:
        return f"{item.name} is done."
    return f"{item.name}: {item.ticked} of {amounts.plural(len(item.sets), 'set')}."


def _ticked(book: Logbook, choice: Choice, really: Tick) -> SessionDone:
    """The session's record with these sets ticked."""
    item = choice.item
    done = item.done
    if done is None or not done.ticks:
        assert item.planned is not None  # nothing ticked, so it is the plan that holds the card
        fresh = SessionDone(
            id=done_id(item.planned.id),
            date=item.planned.date,
            created=book.stamp(),
            session=item.planned.id,
            name=item.planned.name,
            items=item.planned.items,
        )
        done = msgspec.structs.replace(
            fresh, effort=done.effort if done else None, note=done.note if done else ""
        )
    doses = {one.exercise: one.dose for one in item.items}
    given = {name: value for name, value in msgspec.structs.asdict(really).items() if value}
    given |= {"pain": really.pain, "effort": really.effort, "at": book.stamp()}
    fresh_ticks = {
        str(key): msgspec.structs.replace(asked(doses[key.exercise]), **given)
        for key in choice.keys
    }
    return msgspec.structs.replace(done, ticks={**done.ticks, **fresh_ticks})


def _choose(call: Call, view: DayView, items: tuple[str, ...], wish: Wish) -> tuple[Choice, ...]:
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
    return tuple(Choice(by_key[key], tuple(keys)) for key, keys in chosen.items())


def _first(sessions: list[SessionItem], wish: Wish) -> tuple[Choice, ...]:
    """Without a name: the next sets that are due, or those ticked last."""
    if wish.ticked:
        sessions = sorted(sessions, key=_last_tick, reverse=True)
    for item in sessions:
        if item.planned is not None and item.planned.skipped:
            continue
        keys = _candidates(item, "", wish)
        if keys:
            return (Choice(item, tuple(keys[: wish.count])),)
    raise NotFoundError(
        "Nothing is ticked." if wish.ticked else "Nothing is left to tick.",
        "See what stands on the day: easeback today",
    )


def _last_tick(item: SessionItem) -> str:
    return max((tick.at for tick in item.ticks.values()), default="")


def _sets(item: SessionItem, exercise: str, wish: Wish) -> list[SetKey]:
    keys = _candidates(item, exercise, wish)
    if not keys:
        what = "ticked" if wish.ticked else "left to tick"
        side = f" on the {wish.side}" if wish.side else ""
        raise NotFoundError(
            f"Nothing of {item.name if not exercise else exercise} is {what}{side}.",
            "See what stands on the day: easeback today",
        )
    return keys[: wish.count]


def _candidates(item: SessionItem, exercise: str, wish: Wish) -> list[SetKey]:
    keys = [
        key
        for key in item.sets
        if (str(key) in item.ticks) is wish.ticked
        and exercise in ("", key.exercise)
        and wish.side in (None, key.side)
    ]
    if wish.ticked:
        keys.sort(key=lambda key: (item.ticks[str(key)].at, item.sets.index(key)), reverse=True)
    return keys


def _named(
    call: Call, view: DayView, sessions: list[SessionItem], word: str
) -> tuple[SessionItem, str]:
    """The session, and the exercise of it, that a word names; no exercise = the whole card."""
    if word.isdigit():
        if not 1 <= int(word) <= len(view.items):
            raise NotFoundError(f"There is no card {word} on that day.", _listed(call, view))
        item = view.items[int(word) - 1]
        if not isinstance(item, SessionItem):
            raise UsageError(
                f"Card {word} is {title(item, call.unit)}, which has no sets.",
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
    cards = [
        f"{number} {title(item, call.unit)}" for number, item in enumerate(view.items, start=1)
    ]
    exercises = dict.fromkeys(
        exercise_name(one.exercise, call.logbook.exercises)
        for item in view.items
        if isinstance(item, SessionItem)
        for one in item.items
    )
    return f"There are: {'; '.join((*cards, *exercises))}." if cards else "The day holds no card."

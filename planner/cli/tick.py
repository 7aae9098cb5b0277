"""`tick` and `untick`: sets, done as asked for or otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click
import msgspec

from planner.cli.choosing import ChosenSets, Wish, choose
from planner.cli.flare import NOTHING, after_a_fact
from planner.cli.frame.answer import Answer, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.completing import card_words, day_words
from planner.domain.values.errors import UsageError
from planner.domain.values.record import Side
from planner.domain.values.session import SessionDone, Tick, asked
from planner.logbook.logbook import Logbook
from planner.logbook.views import SessionItem
from planner.typed import a_count, a_score
from planner.wording import amounts
from planner.wording.entries import set_words
from planner.wording.safety import kept_words

SIDES = {"l": Side.LEFT, "left": Side.LEFT, "r": Side.RIGHT, "right": Side.RIGHT}
MOST_REPS = 500
MOST_S = 7200


def _wish(sets: str | None, side: str | None, *, every: bool, ticked: bool) -> Wish:
    count = None if every else a_count(sets, "sets", 50) if sets else 1
    if count == 0:
        raise UsageError("0 sets are none.", "Expected --sets 1 or more, or --all.")
    return Wish(ticked=ticked, count=count, side=SIDES[side] if side else None)


_OPTIONS: tuple[Callable[[Callable[..., Answer]], Callable[..., Answer]], ...] = (
    click.argument("items", nargs=-1, metavar="[ITEM]...", shell_complete=card_words),
    click.option("--sets", metavar="N", help="How many sets of each."),
    click.option("--side", type=click.Choice(list(SIDES)), help="Sets of one side only."),
    click.option("--all", "every", is_flag=True, help="Every set that is left of each."),
    click.option("--on", metavar="DATE", shell_complete=day_words, help="Another day than today."),
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
    "easeback tick bridge --again --reps 6     corrects the set ticked last",
)
@_choosing
@click.option("--reps", metavar="N", help="Repetitions really done.")
@click.option("--hold", metavar="S", help="Seconds really held.")
@click.option("--pain", metavar="0-10", help="Pain during the set.")
@click.option("--effort", metavar="0-10", help="How hard it felt.")
@click.option("--again", is_flag=True, help="Correct what is ticked: the set ticked last.")
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
    again: bool,
) -> Answer:
    """Tick sets off, as one change.

    ITEM is a card's number in `easeback today`, or part of an exercise's name; without one,
    the next set that is due is ticked. What you do not say is taken as the plan asks for it; with
    --again it stays as it was.
    """
    book = call.logbook
    view = book.cards.day(call.past_day(on))
    really = Tick(
        reps=a_count(reps, "repetitions", MOST_REPS) if reps else None,
        hold_s=a_count(hold, "seconds", MOST_S) if hold else None,
        pain=a_score(pain) if pain else None,
        effort=a_score(effort, "Effort") if effort else None,
    )
    if again and really == Tick():
        raise UsageError("What is wrong with it?", "For example: easeback tick --again --reps 6")
    choices = choose(call, view, items, _wish(sets, side, every=every, ticked=again))
    records = [
        _corrected(choice, really) if again else _ticked(book, choice, really) for choice in choices
    ]
    # A set without pain asks for no caps, and the plan is not brought up with it.
    before = None if really.pain is None else book.flares.mark()
    answer = _write(call, "Corrected" if again else "Ticked", choices, records)
    told = NOTHING if before is None else after_a_fact(call, before, accept=False)
    lock = book.red_flags.everything()
    kept = (Remark("lock", kept_words(lock, call.today)),) if lock is not None else ()
    return msgspec.structs.replace(
        answer, lines=[*answer.lines, *told.lines], remarks=(*kept, *told.remarks)
    )


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
    view = call.logbook.cards.day(call.past_day(on))
    choices = choose(call, view, items, _wish(sets, side, every=every, ticked=True))
    records = []
    for choice in choices:
        assert choice.item.done is not None  # ticked sets are in a record
        names = {str(key) for key in choice.keys}
        kept = {name: tick for name, tick in choice.item.ticks.items() if name not in names}
        records.append(msgspec.structs.replace(choice.item.done, ticks=kept))
    return _write(call, "Unticked", choices, records)


def _write(
    call: Call, verb: str, choices: Sequence[ChosenSets], records: Sequence[SessionDone]
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
    book = call.logbook
    book.put(
        f"{verb} {words}", [put for record in records for put in book.session.with_severe(record)]
    )
    lines = [f"{verb} {name}" for name in names]
    lines += [_left(call.logbook.cards.session(choice.item.key)) for choice in choices]
    return Answer(lines=lines, data={"sets": ticks}, steps=1)


def _left(item: SessionItem) -> str:
    if item.complete:
        return f"{item.name} is done."
    return f"{item.name}: {item.ticked} of {amounts.plural(len(item.sets), 'set')}."


def _given(really: Tick) -> dict[str, object]:
    """What was said of a set."""
    return {
        name: value
        for name, value in msgspec.structs.asdict(really).items()
        if value not in (None, "")
    }


def _corrected(choice: ChosenSets, really: Tick) -> SessionDone:
    """The session's record with what was said of these ticked sets; each keeps its hour."""
    done, said = choice.item.done, _given(really)
    assert done is not None  # ticked sets are in a record
    names = [str(key) for key in choice.keys]
    fresh = {name: msgspec.structs.replace(done.ticks[name], **said) for name in names}
    return msgspec.structs.replace(done, ticks={**done.ticks, **fresh})


def _ticked(book: Logbook, choice: ChosenSets, really: Tick) -> SessionDone:
    """The session's record with these sets ticked."""
    item = choice.item
    done = book.session.done_record(item)
    doses = {one.exercise: one.dose for one in item.items}
    given = {**_given(really), "at": book.stamp()}
    fresh_ticks = {
        str(key): msgspec.structs.replace(asked(doses[key.exercise]), **given)
        for key in choice.keys
    }
    return msgspec.structs.replace(done, ticks={**done.ticks, **fresh_ticks})

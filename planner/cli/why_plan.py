"""`why --plan`: when and why what is planned for a day was put there, as things stood then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.columns import INDENT
from planner.cli.past import past_call
from planner.cli.why import why_answer
from planner.domain.values.errors import NotFoundError
from planner.domain.values.run import PlannedRun
from planner.domain.weeks.schedule import Planned
from planner.logbook.as_of import CameBy, EarlierBook, as_it_stood, gaps, placing_of
from planner.logbook.logbook import Logbook
from planner.present.header import knee_state
from planner.store.change import Change
from planner.wording import amounts, days
from planner.wording.as_of import ELSEWHERE, OF_TODAY, knee_then, put_words, unknown_words


def plan_answer(call: Call, day: date) -> Answer:
    """Every card of a day: the change that put it there, and plan, rules and inputs of that moment.

    Raises NotFoundError for a day without a card.
    """
    cards = call.logbook.cards.planned(day, day)
    if not cards:
        raise NotFoundError(f"Nothing is planned on {days.full(day)}.", "See: easeback week")
    lines: list[str] = [Headline(f"{days.full(day)}: how it came to be planned")]
    found = {card.id: placing_of(call.logbook, card) for card in cards}
    unknown = [unknown_words(_name(call, card)) for card in cards if found[card.id] is None]
    told = []
    placed = [(card, placing) for card in cards if (placing := found[card.id]) is not None]
    for change in dict.fromkeys(placing.change.id for _, placing in placed):
        group = [one for one in placed if one[1].change.id == change]
        said, data = _of_one_change(call, day, group)
        lines += said
        told.append(data)
    start = call.start
    unknown += [*gaps(start.folders, start.clock()), OF_TODAY, ELSEWHERE]
    return Answer(lines=[*lines, *unknown], data={"date": day, "put": told, "cannot_know": unknown})


def _of_one_change(
    call: Call, day: date, group: Sequence[tuple[Planned, CameBy]]
) -> tuple[list[str], dict[str, object]]:
    """The cards that one change put there, and the book as it stood with it."""
    change = group[0][1].change
    names = ", ".join(_name(call, card) for card, _ in group)
    lines = [
        put_words(names, change.at, change.device, group[0][1].words, change.reason, call.today)
    ]
    since = {one.id: one for _, placing in group for one in placing.since}
    with as_it_stood(call.start.folders, _moment(call, change), _by(change)) as past:
        said, data = _stood(call, past, day, [card.id for card, _ in group])
    lines += [f"{INDENT}{line}" if line else "" for line in said]
    lines += [
        f"{INDENT}Since then, {days.moment(one.at, call.today)}: {one.words}."
        for one in since.values()
    ]
    return lines, {
        "cards": [card.id for card, _ in group],
        "change": {"id": change.id, "at": change.at, "device": change.device,
                   "words": change.words, "reason": change.reason},
        "since": [{"at": one.at, "words": one.words} for one in since.values()],
        **data,
    }  # fmt: skip


def _name(call: Call, card: Planned) -> str:
    if isinstance(card, PlannedRun):
        return f"Run {amounts.distance(card.distance_m, call.unit)}"
    return card.name


def _by(change: Change) -> Callable[[Change], bool]:
    return lambda one: one.stamp <= change.stamp


def _moment(call: Call, change: Change) -> datetime:
    """When it was made; now, where another program wrote that otherwise."""
    try:
        moment = datetime.fromisoformat(change.at)
    except ValueError:
        return call.start.clock()
    return moment if moment.tzinfo else moment.astimezone()


def _stood(
    call: Call, past: EarlierBook, day: date, cards: Sequence[str]
) -> tuple[list[str], dict[str, object]]:
    """Plan, knee and caps as they stood; the cap only where a run was put there."""
    book = past.book
    there = [card for card in book.cards.planned(day, day) if card.id in cards]
    lines = [_plan_words(book, there), f"{knee_then(knee_state(book))}."]
    data: dict[str, object] = {
        "then": there, "profile": book.profile, "knee": knee_state(book),
        "parameters": book.profile.parameters if book.profile else {},
    }  # fmt: skip
    run = next((card for card in there if isinstance(card, PlannedRun)), None)
    if run is not None:
        asked = why_answer(past_call(call, past), day, without=run.id)
        lines += asked.lines
        data["cap"] = asked.data
    return lines, data


def _plan_words(book: Logbook, cards: Sequence[Planned]) -> str:
    profile = book.profile
    laid = next((card for card in cards if card.plan), None)
    plan = book.plans.get(laid.plan if laid else profile.plan if profile else "")
    if plan is None:
        return "No plan laid it out: it was added by hand."
    phase = next((one for one in plan.phases if laid and one.id == laid.phase), None)
    words = f"The plan then: {plan.name}{f', {phase.name}' if phase else ''}"
    return f"{words}." if laid else f"{words}; the card itself was added by hand."

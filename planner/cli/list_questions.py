"""What lists do not say: the flags that say it, and the questions where somebody is there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import click
import msgspec

from planner.cli.frame.call import Call
from planner.cli.frame.output import begin_line, legible, narrate
from planner.domain.values.errors import UsageError
from planner.exchange.kit.dates import Order
from planner.exchange.lists.known_lists import known_lists, remember_lists
from planner.exchange.lists.list_mapping import check_mapping
from planner.exchange.sources.found import Found
from planner.exchange.sources.list_answers import ASKED_UNITS, Ask, DistanceUnit, ListAnswers

ORDERS: dict[str, Order] = {"dmy": "day first", "mdy": "month first"}
UNITS: dict[str, DistanceUnit] = {unit: unit for unit in ASKED_UNITS}
Options = TypeVar("Options", bound=Callable[..., object])
_ASKED: dict[Ask, str] = {
    "unit": "Are they km, mi or m?",
    "dates": "Is it dmy (day first) or mdy (month first)?",
    "map": "Which columns are they? As in date=A,distance=C:km,time=D:",
}


def list_options(function: Options) -> Options:
    """The flags that say what a list does not."""
    for option in (
        click.option("--map", "mapping", metavar="COLUMNS",
                     help="Columns of a list: date=A,distance=C:mi,time=D."),
        click.option("--dates", type=click.Choice(list(ORDERS)),
                     help="How 4/5/2026 in a list is meant."),
        click.option("--unit", type=click.Choice(list(UNITS)),
                     help="Unit of a list that does not say it."),
    ):  # fmt: skip
        function = option(function)
    return function


def list_answers(
    call: Call, unit: str | None = None, dates: str | None = None, mapping: str | None = None
) -> ListAnswers:
    """What the flags say, and what was said at earlier imports. Raises UsageError."""
    if mapping:
        check_mapping(mapping)
    return ListAnswers(
        unit=UNITS[unit] if unit else None,
        order=ORDERS[dates] if dates else None,
        mapping=mapping or "",
        remembered=known_lists(call.start.folders.config),
    )


def more_answers(call: Call, found: Sequence[Found], answers: ListAnswers) -> ListAnswers | None:
    """What the runner at the terminal adds; None if nothing is open or nobody answers."""
    if call.flags.yes or not call.may_ask:
        return None
    for ask, words in _ASKED.items():
        items = [one for one in found if one.asks == ask]
        if items:
            return _asked(call, ask, words, items, answers)
    return None


def _asked(
    call: Call, ask: Ask, words: str, items: Sequence[Found], answers: ListAnswers
) -> ListAnswers | None:
    for item in items:
        call.say(f"{legible(item.file)}: {legible(item.remark)}")
    while True:
        begin_line(words)
        typed = sys.stdin.readline().strip()
        if not typed:
            return None
        more = _taken(ask, typed, answers)
        if more is not None:
            return more


def _taken(ask: Ask, typed: str, answers: ListAnswers) -> ListAnswers | None:
    """The answers with the typed one; None if it is none of those asked for."""
    word = typed.casefold()
    if ask == "unit" and word in UNITS:
        return msgspec.structs.replace(answers, unit=UNITS[word])
    if ask == "dates" and word in ORDERS:
        return msgspec.structs.replace(answers, order=ORDERS[word])
    if ask == "map":
        try:
            check_mapping(typed)
        except UsageError as error:
            narrate(str(error))
        else:
            return msgspec.structs.replace(answers, mapping=typed)
    return None


def remember(call: Call, found: Sequence[Found], answers: ListAnswers) -> None:
    """Keep the mapping for the lists that were read by it. Raises ExchangeError."""
    names = {one.mapped_by for one in found if one.mapped_by and one.run is not None}
    if answers.mapping and names and not call.flags.dry_run:
        remember_lists(call.start.folders.config, dict.fromkeys(names, answers.mapping))

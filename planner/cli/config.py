"""`config`: the load parameters, what they are at, and what they may be."""

from __future__ import annotations

from typing import Literal

import click

from planner.cli.answer import Answer
from planner.cli.call import Call
from planner.cli.columns import columns
from planner.cli.command import command
from planner.domain.knee.parameter import TABLE, Parameter, known
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.errors import UsageError
from planner.wording.parameters import value_words
from planner.wording.why import STRENGTH

Action = Literal["list", "get", "set", "unset"]
_WORDS: dict[Action, int] = {"list": 0, "get": 1, "set": 2, "unset": 1}
"""How many words follow."""


@command(
    "config",
    "easeback config",
    "easeback config get session_hard_cap",
    "easeback config set session_hard_cap 1.05",
    "easeback config unset session_hard_cap",
)
@click.argument("action", type=click.Choice(list(_WORDS)), default="list")
@click.argument("words", nargs=-1, metavar="[NAME [VALUE]]")
def config_command(call: Call, action: Action, words: tuple[str, ...]) -> Answer:
    """Show and set the load parameters; every change can be undone.

    Each has a range that it cannot leave: they are for a clinician, or for more caution.
    """
    if len(words) != _WORDS[action]:
        raise UsageError(
            f"`config {action}` takes {('nothing', 'a name', 'a name and a value')[_WORDS[action]]}"
            f" behind it, not {' '.join(words) or 'nothing'}.",
            "For example: easeback config set session_hard_cap 1.05",
        )
    if action == "list":
        rows = [_row(call, row) for row in TABLE.values()]
        data = [_data(call, row) for row in TABLE.values()]
        return Answer(lines=columns(rows, plain=call.flags.plain), data=data)
    if action == "get":
        row = known(words[0])
        return Answer(lines=_card(call, row), data=_data(call, row))
    return _changed(call, action, words)


def _changed(call: Call, action: Action, words: tuple[str, ...]) -> Answer:
    book = call.logbook
    before = book.revision
    said = book.set_parameter(*words) if action == "set" else book.unset_parameter(words[0])
    data = _data(call, TABLE[words[0]]) if words[0] in TABLE else None
    return Answer(lines=[f"{said}."], data=data, steps=1 if book.revision != before else 0)


def _row(call: Call, row: Parameter) -> tuple[str, ...]:
    """A line of the table; a value that is not the default says so in words."""
    default = value_words(row, row.default)
    now = value_words(row, call.logbook.parameters.value_of(row.name))
    value = now if now == default else f"{now} (set)"
    return (row.name, value, f"default {default}", row.range, row.unit, row.status, row.source)


def _card(call: Call, row: Parameter) -> list[str]:
    now = value_words(row, call.logbook.parameters.value_of(row.name))
    fixed = not row.choices and row.low == row.high
    return [
        f"{row.name}: {now} {row.unit}",
        row.about,
        f"Default {value_words(row, row.default)}, range {row.range}."
        + (" It cannot be changed." if fixed else ""),
        f"Source: {row.source}; {STRENGTH[row.status]}.",
    ]


def _data(call: Call, row: Parameter) -> dict[str, object]:
    now = call.logbook.parameters.value_of(row.name)
    default = DEFAULTS.value_of(row.name)
    return {
        "name": row.name,
        "value": now,
        "default": default,
        "changed": now != default,
        "low": row.low,
        "high": row.high,
        "zero_is_off": row.zero_is_off,
        "choices": row.choices,
        "unit": row.unit,
        "status": row.status,
        "source": row.source,
        "about": row.about,
    }

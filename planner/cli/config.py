"""`config`: the runner's answers and the load parameters: what they are, and may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Literal

import click

from planner.cli.frame.answer import Answer, Headline, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.frame.completing import Offer, from_book
from planner.cli.known import answer_data
from planner.config import place, settings
from planner.domain.knee.parameter import TABLE, Parameter, value_of, value_text
from planner.domain.knee.parameters import DEFAULTS, Value
from planner.domain.values.errors import UsageError
from planner.logbook.answers import ONE_KNEE, QUESTIONS, ProfileQuestion, question
from planner.wording.parameters import left_aside_words, value_words
from planner.wording.profile import NOT_SAID
from planner.wording.why import STRENGTH

Action = Literal["list", "get", "set", "unset"]
_WORDS: dict[Action, int] = {"list": 0, "get": 1, "set": 2, "unset": 1}
"""How many words follow."""


def _names(_: Call) -> Iterator[Offer]:
    """What can be set, for a shell."""
    yield from ((one.name, one.label) for one in QUESTIONS.values())
    yield from ((row.name, row.about) for row in TABLE.values())


@command(
    "config",
    "easeback config",
    "easeback config set usual_morning 3",
    'easeback config set run_days "tue thu sun"',
    "easeback config set goal_week 60k",
    "easeback config unset born",
    "easeback config set hard_factor 1.05",
)
@click.argument("action", type=click.Choice(list(_WORDS)), default="list")
@click.argument("words", nargs=-1, metavar="[NAME [VALUE]]", shell_complete=from_book(_names))
def config_command(call: Call, action: Action, words: tuple[str, ...]) -> Answer:
    """Show and set your answers and the load parameters; every change can be undone.

    An answer is taken back with `unset`. Each parameter has a range that it cannot leave: they
    are for a clinician, or for more caution.
    """
    if len(words) != _WORDS[action]:
        raise UsageError(
            f"`config {action}` takes {('nothing', 'a name', 'a name and a value')[_WORDS[action]]}"
            f" behind it, not {' '.join(words) or 'nothing'}.",
            'For example: easeback config set run_days "tue thu sun"',
        )
    if action == "list":
        return _listed(call)
    asked = question(words[0])
    if asked is not None:
        return _answer(call, action, asked, words)
    if words[0] not in TABLE and words[0] not in call.logbook.settings.left_aside():
        raise _no_such(words[0])
    return _parameter(call, action, words)


def _listed(call: Call) -> Answer:
    """Answers, load parameters, and what is left aside."""
    book, plain = call.logbook, call.flags.plain
    answers = [
        (one.name, one.words(book.profile, call.unit) if book.profile else NOT_SAID,
         f"{one.label}: {one.takes}")
        for one in QUESTIONS.values()
    ]  # fmt: skip
    aside, slips = book.settings.left_aside(), _slips(call.start.folders.config)
    lines = [
        Headline("Your answers"),
        *columns(answers, plain=plain),
        "",
        Headline("Load parameters"),
        *columns([_row(call, row) for row in TABLE.values()], plain=plain),
        *_aside_lines(call, aside),
        *_slip_lines(slips),
    ]
    data = [
        *(answer_data(call, one) for one in QUESTIONS.values()),
        *(_data(call, row) for row in TABLE.values()),
        *({"kind": "left_aside", "name": name, "value": value} for name, value in aside.items()),
        *({"kind": "slip", "words": words} for words in slips),
    ]
    return Answer(lines=lines, data=data)


def _slips(folder: Path) -> tuple[str, ...]:
    """What is wrong with the settings file."""
    found, slips = settings(folder)
    if not found.keys:
        return slips
    # Only with keys of one's own: their names are those of the window, which brings in Textual.
    from planner.app import EasebackApp
    from planner.screens.key_slips import key_slips

    return (*slips, *key_slips(EasebackApp, found.keys, partial(place, folder)))


def _slip_lines(slips: tuple[str, ...]) -> list[str]:
    if not slips:
        return []
    return ["", Headline("Slips in the settings file; the rest of it holds"), *slips]


def _aside_lines(call: Call, aside: Mapping[str, Value]) -> list[str]:
    """Set parameters that nothing reads, and how each is removed."""
    if not aside:
        return []
    rows = [
        (name, value_text(value), f"easeback config unset {name}") for name, value in aside.items()
    ]
    title = Headline("Left aside: no rule reads these; to remove one")
    return ["", title, *columns(rows, plain=call.flags.plain)]


def _answer(call: Call, action: Action, asked: ProfileQuestion, words: tuple[str, ...]) -> Answer:
    """Show, set or take back one answer; what it asks to be told is told at once."""
    book, profile = call.logbook, call.logbook.profile
    if action == "get":
        now = asked.words(profile, call.unit) if profile else NOT_SAID
        lines = [f"{asked.name}: {now}", f"{asked.label.capitalize()}. It takes {asked.takes}."]
        return Answer(lines=lines, data=answer_data(call, asked))
    before, advised = book.revision, book.settings.advice()
    if action == "set":
        said = book.settings.set_answer(asked, words[1], call.unit)
    else:
        said = book.settings.clear_answer(asked, call.unit)
    new = [line for line in book.settings.advice() if line not in advised]
    return Answer(
        lines=[f"{said}."],
        data=answer_data(call, asked),
        remarks=tuple(Remark("advice", line) for line in new),
        steps=1 if book.revision != before else 0,
    )


def _no_such(name: str) -> UsageError:
    # difflib brings in re, 6 ms where nothing else has loaded it: only for a typing error.
    from difflib import get_close_matches

    near = get_close_matches(name, (*QUESTIONS, *ONE_KNEE, *TABLE), n=1, cutoff=0.5)
    hint = f"Did you mean `{near[0]}`?" if near else "`easeback config` lists them all."
    return UsageError(f"There is no answer and no load parameter `{name}`.", hint)


def _parameter(call: Call, action: Action, words: tuple[str, ...]) -> Answer:
    book, name = call.logbook, words[0]
    if action == "get":
        if name not in TABLE:
            aside = {name: book.settings.left_aside()[name]}
            return Answer(lines=[left_aside_words(aside)], data={"kind": "left_aside", **aside})
        return Answer(lines=_card(call, TABLE[name]), data=_data(call, TABLE[name]))
    before = book.revision
    said = (
        book.settings.set_parameter(*words)
        if action == "set"
        else book.settings.unset_parameter(name)
    )
    data = _data(call, TABLE[name]) if name in TABLE else None
    return Answer(lines=[f"{said}."], data=data, steps=1 if book.revision != before else 0)


def _row(call: Call, row: Parameter) -> tuple[str, ...]:
    """A line of the table; a value that is not the default says so in words."""
    default = value_words(row, row.default)
    now = value_words(row, value_of(call.logbook.parameters, row.name))
    value = now if now == default else f"{now} (set)"
    return (row.name, value, f"default {default}", row.range, row.unit, row.status, row.source)


def _card(call: Call, row: Parameter) -> list[str]:
    now = value_words(row, value_of(call.logbook.parameters, row.name))
    fixed = not row.choices and row.low == row.high
    return [
        f"{row.name}: {now} {row.unit}",
        row.about,
        f"Default {value_words(row, row.default)}, range {row.range}."
        + (" It cannot be changed." if fixed else ""),
        f"Source: {row.source}; {STRENGTH[row.status]}.",
    ]


def _data(call: Call, row: Parameter) -> dict[str, object]:
    now = value_of(call.logbook.parameters, row.name)
    default = value_of(DEFAULTS, row.name)
    return {
        "kind": "parameter",
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

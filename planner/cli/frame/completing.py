"""What a shell is offered for a word begun: days, exercises, and ids of what was entered.

Whatever goes wrong here offers nothing: a shell shows no errors while one types.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from os import environ

import click
from click.shell_completion import (
    CompletionItem,
    ShellComplete,
    add_completion_class,
    split_arg_string,
)

from planner.cli.frame.call import Call, Flags
from planner.cli.naming import FACTS, is_fact, short_id
from planner.domain.values.errors import EasebackError
from planner.domain.values.harmless import harmless
from planner.domain.values.journal import Note
from planner.domain.values.record import by_entry
from planner.wording import amounts, days

Offer = tuple[str, str]
"""A word, and what it means."""
Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

BACK = timedelta(days=28)
"""How far back ids are offered."""
YEAR = timedelta(days=365)
WEEK_OF_DAYS = range(-7, 8)
NAMED = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def from_book(offers: Callable[[Call], Iterable[Offer]]) -> Complete:
    """What a shell calls, made of what an open book offers."""

    def complete(
        context: click.Context,
        parameter: click.Parameter,  # noqa: ARG001 (click asks so)
        begun: str,
    ) -> list[CompletionItem]:
        flags = context.ensure_object(Flags)
        flags.quiet = True
        try:
            with Call(flags) as call:
                return [
                    CompletionItem(word, help=_in_one_line(about))
                    for word, about in offers(call)
                    if word.startswith(begun.casefold()) and _in_one_line(word) == word
                ]
        except (EasebackError, OSError):
            return []

    return complete


def _in_one_line(text: str) -> str:
    """As a shell may show it; a word that is another then cannot be typed, and is not offered."""
    return " ".join(harmless(text).split())


def _days(call: Call) -> Iterator[Offer]:
    for ahead in WEEK_OF_DAYS:
        day = call.today + timedelta(days=ahead)
        if ahead in NAMED:
            yield NAMED[ahead], days.full(day)
        yield day.isoformat(), days.full(day)


def _exercises(call: Call) -> Iterator[Offer]:
    for exercise in call.logbook.exercises.values():
        yield exercise.id, exercise.name


def _today(call: Call) -> Iterator[Offer]:
    """The cards of today by number, and their exercises."""
    book = call.logbook
    for number, item in enumerate(book.cards.day(call.today).items, start=1):
        yield str(number), getattr(item, "name", "run")
        for one in getattr(item, "items", ()):
            if one.exercise in book.exercises:
                yield one.exercise, book.exercises[one.exercise].name


def _entries(call: Call) -> Iterator[Offer]:
    book, today = call.logbook, call.today
    found = book.between(today - BACK, today + timedelta(days=1), *FACTS)
    for one in sorted(found, key=by_entry, reverse=True):
        if is_fact(one):
            yield short_id(one), book.cards.name_of(one)


def _tags(call: Call) -> Iterator[Offer]:
    """The tags of a year, the commonest first."""
    notes = call.logbook.between(call.today - YEAR, call.today, Note)
    for tag, count in Counter(tag for note in notes for tag in note.tags).most_common():
        yield tag, amounts.plural(count, "note")


def _planned(call: Call) -> Iterator[Offer]:
    """Planned runs of the last weeks that are still open."""
    yield "none", "it is none of them"
    for back in range(BACK.days):
        day = call.today - timedelta(days=back)
        for card in call.logbook.facts.open_cards(day):
            yield short_id(card), f"{days.full(day)}, {call.logbook.cards.name_of(card)}"


day_words = from_book(_days)
exercise_words = from_book(_exercises)
card_words = from_book(_today)


tag_words = from_book(_tags)
planned_words = from_book(_planned)
entry_words = from_book(_entries)


class PowerShellComplete(ShellComplete):
    """Completion for PowerShell, which click does not bring."""

    name = "powershell"
    source_template = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($word, $line, $cursor)
    $typed = $line.ToString()
    $env:EASEBACK_WORDS = $typed.Substring(0, [Math]::Min($cursor, $typed.Length))
    $env:EASEBACK_WORD = $word
    $env:%(complete_var)s = 'powershell_complete'
    try {
        %(prog_name)s | ForEach-Object {
            $value, $help = $_ -split "`t", 2
            if (-not $help) { $help = $value }
            [System.Management.Automation.CompletionResult]::new(
                $value, $value, 'ParameterValue', $help)
        }
    } finally {
        Remove-Item Env:EASEBACK_WORDS, Env:EASEBACK_WORD, Env:%(complete_var)s
    }
}
"""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one begun, and that one, as the script above hands them over."""
        begun = environ.get("EASEBACK_WORD", "")
        words = split_arg_string(environ.get("EASEBACK_WORDS", ""))[1:]
        return (words[:-1] if begun and words else words), begun

    def format_completion(self, item: CompletionItem) -> str:
        """A line the script above takes apart."""
        return f"{item.value}\t{item.help or item.value}"


add_completion_class(PowerShellComplete)

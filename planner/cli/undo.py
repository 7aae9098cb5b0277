"""`undo` and `redo`: steps back and forth through everything that was ever changed here."""

from __future__ import annotations

from collections.abc import Sequence

import click

from planner.cli.frame.answer import Answer, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.domain.values.errors import NotFoundError, UsageError
from planner.logbook.book import plain_words
from planner.store.change import Change
from planner.typed import a_count
from planner.wording import amounts, days

MOST = 1000
"""Steps taken at once."""
LISTED = 15


@command(
    "undo", "easeback undo", "easeback undo 3", "easeback undo --list", "easeback undo --only 4"
)
@click.argument("steps", required=False, metavar="[N]")
@click.option("--list", "listed", is_flag=True, help="Show what could be undone; change nothing.")
@click.option("--only", metavar="N", help="Take back entry N of the list alone; later ones stay.")
def undo_command(call: Call, steps: str | None, listed: bool, only: str | None) -> Answer:
    """Take back the last change, the last N, or one alone.

    Whatever was done here: a tick, an import of 900 runs, an accepted plan. What other
    changes have written since stays.
    """
    book = call.logbook
    if listed:
        return _list(call, book.journal.undo_stack(_count(steps, LISTED)))
    if only is not None:
        place = _count(only, 1)
        stack = list(book.undo_list(place))
        _need(stack, place, "undo")
        words = [book.undo_only(stack[-1].id)]
        return Answer(
            lines=[f"Undone: {words[0]}"],
            data={"undone": words},
            remarks=_warnings(stack[-1:]),
            steps=1,
            way_back="redo",
        )
    count = _count(steps, 1)
    stack = book.journal.undo_stack(count)
    _need(stack, count, "undo")
    words = [book.undo() for _ in range(count)]
    lines = [f"Undone: {each}" for each in words]
    return Answer(
        lines=lines,
        data={"undone": words},
        remarks=_warnings(stack),
        steps=count,
        way_back="redo",
    )


@command("redo", "easeback redo", "easeback redo 2", "easeback redo --list")
@click.argument("steps", required=False, metavar="[N]")
@click.option("--list", "listed", is_flag=True, help="Show what could be redone; change nothing.")
def redo_command(call: Call, steps: str | None, listed: bool) -> Answer:
    """Do again what was undone last, or the last N."""
    book = call.logbook
    if listed:
        return _list(call, book.journal.redo_stack(_count(steps, LISTED)))
    count = _count(steps, 1)
    _need(book.journal.redo_stack(count), count, "redo")
    words = [book.redo() for _ in range(count)]
    lines = [f"Done again: {each}" for each in words]
    return Answer(lines=lines, data={"redone": words}, steps=count)


def _warnings(undone: Sequence[Change]) -> tuple[Remark, ...]:
    """What to say when the first set-up was among what was taken back."""
    if not any(change.begins("profile") for change in undone):
        return ()
    return (Remark("set_up_undone", "The first set-up is undone too: there is no plan any more."),)


def _count(text: str | None, usual: int) -> int:
    count = usual if text is None else a_count(text, "steps", MOST)
    if count < 1:
        raise UsageError(f"{text} steps are none.", f"Expected 1 to {MOST}.")
    return count


def _need(stack: list[Change], count: int, verb: str) -> None:
    """Raises NotFoundError before anything is changed, if there are fewer steps than asked."""
    if len(stack) < count:
        there = amounts.plural(len(stack), "step") if stack else "nothing"
        raise NotFoundError(
            f"There is {there} to {verb}.", f"See what there is: easeback {verb} --list"
        )


def _list(call: Call, stack: list[Change]) -> Answer:
    rows = [
        (str(number), days.moment(change.at, call.today), plain_words(change))
        for number, change in enumerate(stack, start=1)
    ]
    data = [
        {"number": number, "id": change.id, "at": change.at, "words": plain_words(change),
         "reason": change.reason}
        for number, change in enumerate(stack, start=1)
    ]  # fmt: skip
    lines = columns(rows, plain=call.flags.plain) or ["Nothing."]
    return Answer(lines=lines, data=data)

"""`clashes`: entries that two devices changed without knowing of each other."""

from __future__ import annotations

import click

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.domain.values.errors import NotFoundError, UsageError
from planner.logbook.clashes import Disagreement, Version
from planner.typed import a_count
from planner.wording import amounts, days

MOST = 1000


@command("clashes", "easeback clashes", "easeback clashes --take 1", "easeback clashes --keep 1")
@click.option("--take", metavar="N", help="Keep the earlier version of entry N of the list.")
@click.option("--keep", metavar="N", help="Keep what stands, having seen both.")
def clashes_command(call: Call, take: str | None, keep: str | None) -> Answer:
    """Show what two devices changed without knowing of each other, and choose.

    The later change is shown everywhere; the other is never lost. Either choice is one change,
    and `easeback undo` takes it back.
    """
    if take is not None and keep is not None:
        raise UsageError("--take and --keep are two answers.", "Say one of them.")
    clashes = call.logbook.clashes
    found = clashes.all()
    if take is not None:
        return _settled(clashes.take(_of(found, take)))
    if keep is not None:
        return _settled(clashes.keep(_of(found, keep)))
    if not found:
        return Answer(lines=["No entry was changed on two devices at once."], data=[])
    lines = [line for number, one in enumerate(found, 1) for line in _lines(call, number, one)]
    lines.append("Take the other: easeback clashes --take N; keep what stands: --keep N")
    return Answer(lines=lines, data=[_data(number, one) for number, one in enumerate(found, 1)])


def _settled(words: str) -> Answer:
    return Answer(lines=[f"{words}."], data={"kept": words}, steps=1)


def _of(found: tuple[Disagreement, ...], text: str) -> Disagreement:
    number = a_count(text, "entries", MOST)
    if not 1 <= number <= len(found):
        there = amounts.plural(len(found), "entry", "entries") if found else "nothing"
        raise NotFoundError(f"There is no entry {text}: there is {there}.", "See: easeback clashes")
    return found[number - 1]


def _lines(call: Call, number: int, one: Disagreement) -> list[str]:
    rows = [
        (f"{number}" if place == 0 else "", what, version.words, _fields(version),
         version.device, days.moment(version.at, call.today))
        for place, (what, version) in enumerate((("stands", one.stands), ("other", one.beaten)))
    ]  # fmt: skip
    return columns(rows, plain=call.flags.plain)


def _fields(version: Version) -> str:
    """The fields by name; what the words of the entry say is in them again."""
    return ", ".join(
        f"{path.replace('_', ' ')} {'none' if value is None else value}"
        for path, value in version.fields.items()
    )


def _data(number: int, one: Disagreement) -> dict[str, object]:
    return {"number": number, "id": one.record, "stands": one.stands, "other": one.beaten}

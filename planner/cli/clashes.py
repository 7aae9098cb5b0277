"""`clashes`: entries that two devices changed without knowing of each other."""

from __future__ import annotations

import click

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.domain.values.errors import NotFoundError, UsageError
from planner.logbook.clashes import Disagreement
from planner.typed import a_count
from planner.wording import amounts, days
from planner.wording.clashes import fields_words

MOST = 1000


@command("clashes", "easeback clashes", "easeback clashes --take 1", "easeback clashes --both 1")
@click.option("--take", metavar="N", help="Keep the earlier version of entry N of the list.")
@click.option("--keep", metavar="N", help="Keep what stands, having seen both.")
@click.option("--both", metavar="N", help="Keep both, as two entries: of notes, scores and cards.")
def clashes_command(call: Call, take: str | None, keep: str | None, both: str | None) -> Answer:
    """Show what two devices changed without knowing of each other, and choose.

    The later change is shown everywhere; the other is never lost. Each choice is one change, and
    `easeback undo` takes it back: then both are listed again.
    """
    if sum(answer is not None for answer in (take, keep, both)) > 1:
        raise UsageError("--take, --keep and --both are different answers.", "Say one of them.")
    clashes = call.logbook.clashes
    found = clashes.all()
    if take is not None:
        return _settled(clashes.take(_of(found, take)))
    if keep is not None:
        return _settled(clashes.keep(_of(found, keep)))
    if both is not None:
        return _settled(clashes.both(_of(found, both)))
    if not found:
        return Answer(lines=["No entry was changed on two devices at once."], data=[])
    lines = [line for number, one in enumerate(found, 1) for line in _lines(call, number, one)]
    lines.append("Take the other: easeback clashes --take N; what stands: --keep N; both: --both N")
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
        (f"{number}" if place == 0 else "", what, version.words,
         fields_words(version.fields, call.unit), version.device,
         days.moment(version.at, call.today))
        for place, (what, version) in enumerate((("stands", one.stands), ("other", one.beaten)))
    ]  # fmt: skip
    return columns(rows, plain=call.flags.plain)


def _data(number: int, one: Disagreement) -> dict[str, object]:
    return {"number": number, "id": one.record, "stands": one.stands, "other": one.beaten}

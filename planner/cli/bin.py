"""`bin`: what was taken out, and bringing it back."""

from __future__ import annotations

import click

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.naming import short_id
from planner.domain.values.errors import UsageError
from planner.wording import amounts, days

LISTED = 15


@command("bin", "easeback bin", "easeback bin --all", "easeback bin restore 3f2a91c0")
@click.argument("words", nargs=-1, metavar="[restore ID]")
@click.option("--all", "every", is_flag=True, help=f"All of it, not the last {LISTED}.")
def bin_command(call: Call, words: tuple[str, ...], every: bool) -> Answer:
    """Show what was taken out, by hand or by an undo, the last first; `restore` brings one back.

    Nothing is ever thrown away. The beginning of an id is enough.
    """
    if words:
        if len(words) != 2 or words[0] != "restore":
            raise UsageError(f"{' '.join(words)!r} means nothing here.",
                             "Expected: easeback bin restore ID")  # fmt: skip
        said = call.logbook.bin.restore(words[1])
        return Answer(lines=[f"{said}."], data={"restored": said}, steps=1)
    found = call.logbook.bin.removed()
    shown = found if every else found[:LISTED]
    rows = [(short_id(one.record), days.moment(one.at, call.today), one.words) for one in shown]
    lines = columns(rows, plain=call.flags.plain) or ["Nothing was taken out."]
    if len(shown) < len(found):
        more = amounts.plural(len(found) - len(shown), "entry", "entries")
        lines.append(f"And {more} more: easeback bin --all")
    data = [{"id": one.record.id, "removed_at": one.at, "words": one.words} for one in shown]
    return Answer(lines=lines, data=data)

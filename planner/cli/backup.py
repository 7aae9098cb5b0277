"""`backup`: the daily copies of the journal, and one of them in a folder of its own."""

from __future__ import annotations

import click

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.output import legible
from planner.domain.values.errors import NotFoundError, UsageError
from planner.exchange.out_file import is_file, typed_path
from planner.store.backup import FOLDER, backups
from planner.store.restore import restore


@command("backup", "easeback backup", "easeback backup restore 2026-11-25 ~/journal-of-wednesday")
@click.argument("words", nargs=-1, metavar="[restore DAY FOLDER]")
def backup_command(call: Call, words: tuple[str, ...]) -> Answer:
    """List the daily backups; `restore` unpacks one into a new folder.

    The journal in use is never touched: look at the other with --data FOLDER.
    """
    place = call.start.folders.data
    kept = backups(place)
    if not words:
        lines = [str(path) for path in kept] or ["There is no backup yet: one is made a day."]
        return Answer(lines=lines, data=[legible(str(path)) for path in kept])
    if len(words) != 3 or words[0] != "restore":
        raise UsageError(f"{' '.join(words)!r} means nothing here.",
                         "Expected: easeback backup restore DAY FOLDER")  # fmt: skip
    file, folder = place / FOLDER / f"{words[1]}.zip", typed_path(words[2])
    if file not in kept:
        file = typed_path(words[1])
    if not is_file(file):
        days = ", ".join(path.stem for path in kept) or "none"
        raise NotFoundError(f"There is no backup {words[1]}.", f"There are: {days}.")
    if call.flags.dry_run:
        return Answer(lines=[f"Would unpack {file.name} into {folder}."])
    restore(file, folder.absolute())
    lines = [f"Unpacked {file.name} into {folder}.", f"Look at it: easeback --data {folder}"]
    return Answer(lines=lines, data={"folder": legible(str(folder))})

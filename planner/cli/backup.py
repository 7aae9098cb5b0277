"""`backup`: the daily copies of the journal, and one more elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.output import legible
from planner.domain.values.errors import NotFoundError, UsageError
from planner.exchange.kit.out_file import is_folder, is_there, typed_path
from planner.store.backup import backups, write_backup
from planner.store.folder import need_journal


@command("backup", "easeback backup", "easeback backup --to /media/stick")
@click.option("--to", "target", metavar="DIR", help="Write one there now, read back and compared.")
def backup_command(call: Call, target: str | None) -> Answer:
    """List the daily backups, or write one to a folder elsewhere: another disk, a stick.

    What is in one, and back from it: easeback restore DAY.
    """
    place = call.start.folders.data
    if target is None:
        kept = backups(place)
        lines = [str(path) for path in kept] or ["There is no backup yet: one is made a day."]
        return Answer(lines=lines, data=[legible(str(path)) for path in kept])
    folder = _folder(place, target)
    file = folder / f"easeback-{call.start.clock():%Y-%m-%d-%H%M%S}.zip"
    if is_there(file):
        raise UsageError(f"{file} is there already.", "Try again in a second.")
    if call.flags.dry_run:
        return Answer(lines=[f"Would write {file}."])
    write_backup(place, file)
    lines = [f"Wrote {file}, read it back and compared it."]
    return Answer(lines=lines, data=legible(str(file)))


def _folder(place: Path, word: str) -> Path:
    """Raises NotFoundError where no such folder is, and UsageError for one within the journal."""
    need_journal(place)
    folder = typed_path(word).absolute()
    if not is_folder(folder):
        raise NotFoundError(f"There is no folder {folder}.", "Is the disk mounted?")
    if folder == place or place in folder.parents:
        raise UsageError(f"{folder} is the journal itself.", "Name a folder elsewhere.")
    return folder

"""`restore`: what a backup holds, what would be lost by it, and its folder."""

from __future__ import annotations

import shlex
import tempfile
from pathlib import Path

import click
import msgspec

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.ending import DAMAGED
from planner.cli.frame.output import legible
from planner.domain.values.errors import NotFoundError, StoreError, UsageError
from planner.exchange.kit.out_file import is_file, is_folder, typed_path
from planner.logbook.opening import open_logbook
from planner.store.backup import FOLDER, backups
from planner.store.backup_look import BackupLook, look_into
from planner.store.change import Change
from planner.store.restore import restore
from planner.wording import amounts, days

SHOWN = 5
"""Changes that would be lost that are told by their words."""


@command(
    "restore",
    "easeback restore 2026-11-25 --verify",
    "easeback restore 2026-11-25",
    "easeback restore /media/stick/easeback-2026-11-25-120000.zip --as-new ~/journal-of-wednesday",
)
@click.argument("backup", metavar="DAY | FILE")
@click.option("--verify", is_flag=True, help="Only read it whole and say what it holds.")
@click.option("--as-new", "target", metavar="DIR", help="The new folder; else beside the journal.")
def restore_command(call: Call, backup: str, verify: bool, target: str | None) -> Answer:
    """Unpack a backup into a new folder, and say what would be lost if it took the journal's place.

    The journal in use is never written over: look at the other with --data DIR, then change the
    two folders yourself. Where there is no journal any more, the backup takes its place.
    """
    place = call.start.folders.data
    file = _file(place, backup)
    look = look_into(file, place)
    lines = _held(call, file, look)
    data = {
        "backup": legible(str(file)), "changes": len(look.changes),
        "lost": [_told(change) for change in look.lost],
        "found": [_told(change) for change in look.found],
    }  # fmt: skip
    if verify:
        damage = _damage_within(call, file)
        lines += damage or ["Every file and every line in it can be read."]
        return Answer(lines=lines, data={**data, "damage": damage}, code=DAMAGED if damage else 0)
    folder = _target(place, file, target)
    if call.flags.dry_run:
        return Answer(lines=[*lines, f"Would unpack it into {folder}."], data=data)
    restore(file, folder)
    lines += [f"Unpacked into {folder}.", *_way_on(place, folder)]
    return Answer(lines=lines, data={**data, "folder": legible(str(folder))})


def _file(place: Path, word: str) -> Path:
    """The backup of a day, or the file of that name. Raises NotFoundError."""
    kept = backups(place)
    file = place / FOLDER / f"{word}.zip"
    if file in kept:
        return file
    if is_file(file := typed_path(word)):
        return file
    days = ", ".join(path.stem for path in kept) or "none"
    raise NotFoundError(f"There is no backup {word}.", f"There are: {days}.")


def _held(call: Call, file: Path, look: BackupLook) -> list[str]:
    lines = [f"{file.name} holds {amounts.plural(len(look.changes), 'change')}."]
    if look.lost:
        lines.append(
            f"In the journal's place it would lose {amounts.plural(len(look.lost), 'change')}:"
        )
        newest = look.lost[::-1][:SHOWN]
        lines += [f"   {days.moment(change.at, call.today)}  {change.words}" for change in newest]
        if len(look.lost) > SHOWN:
            lines.append(f"   and {len(look.lost) - SHOWN} before that")
    else:
        lines.append("It has every change that the journal has.")
    if look.found:
        count = amounts.plural(len(look.found), "change")
        lines.append(f"It has {count} that the journal no longer has.")
    return lines


def _told(change: Change) -> dict[str, str]:
    return {"at": change.at, "words": change.words}


def _damage_within(call: Call, file: Path) -> list[str]:
    """Unpack a backup aside, open it, and say what cannot be read in it."""
    with tempfile.TemporaryDirectory(prefix="easeback-") as name:
        aside = {"data": Path(name) / "journal", "state": Path(name) / "state"}
        restore(file, aside["data"])
        book = open_logbook(msgspec.structs.replace(call.start.folders, **aside), call.start.clock)
        book.load_all()
        for _ in book.everything():
            pass
        found = [*book.journal.notices, *book.notices]
        book.close()
    return found


def _target(place: Path, file: Path, word: str | None) -> Path:
    """The folder to unpack into. Raises UsageError for one within the journal."""
    if word is None:
        has_journal = place.exists() and any(place.iterdir())
        return place.with_name(f"{place.name}-of-{file.stem}") if has_journal else place
    folder = typed_path(word).absolute()
    if place in folder.parents:
        raise UsageError(f"{folder} is within the journal.", "Name a folder of its own.")
    if folder.exists() and not is_folder(folder):
        raise StoreError(f"{folder} is a file.", "Name a folder that is not there yet.")
    return folder


def _way_on(place: Path, folder: Path) -> list[str]:
    if folder == place:
        return ["There was no journal: this is it from now on."]
    old, new = shlex.quote(str(place)), shlex.quote(str(folder))
    return [
        "The journal in use is as it was.",
        f"Look at it:  easeback --data {new}",
        "To go on with it, leave every easeback window, then:",
        f"   mv {old} {shlex.quote(f'{place}-before')} && mv {new} {old}",
    ]

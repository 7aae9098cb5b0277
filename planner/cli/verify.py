"""`verify`: what is damaged in the journal or can hardly be true, and putting it right."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
import msgspec

from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.ending import DAMAGED
from planner.domain.values.errors import StoreError, UsageError
from planner.logbook.doubts import Doubts
from planner.logbook.opening import open_logbook
from planner.store.backup import FOLDER, write_backup
from planner.store.device import device_id
from planner.store.disk import reason_of
from planner.store.flaw import Flaw
from planner.store.folder import need_journal, need_known_layout
from planner.store.rebuilt import copy_files, differing
from planner.store.repair import repair
from planner.store.verify import FileCheck
from planner.wording import amounts

CLASHES = 5
"""Exit code where two devices disagree and nobody has chosen yet."""


class Verified(msgspec.Struct, frozen=True):
    """What a look through the whole journal found."""

    flaws: tuple[Flaw, ...]
    counts: str
    """How much was looked at, in words."""

    @property
    def code(self) -> int:
        """The exit code it deserves."""
        if any(flaw.is_damage for flaw in self.flaws):
            return DAMAGED
        return CLASHES if any(flaw.kind == "clash" for flaw in self.flaws) else 0


@command("verify", "easeback verify", "easeback verify --fix", "easeback verify --json")
@click.option("--fix", is_flag=True, help="Put right what can be; a backup is made first.")
def verify_command(call: Call, fix: bool) -> Answer:
    """Look through every log, month, backup and entry, and say what is wrong, with file and line.

    Nothing is written without --fix. What one copy has repairs the other: lines of a log come
    from backups, monthly files from the logs. Runs that stand there twice for certain go to the
    bin, as one change. Exit 6 where damage is left, 5 where two devices disagree, else 0.
    """
    found = _verified(call)
    if not fix:
        return _answer(found, _next_step(found))
    if call.flags.within is not None and not call.flags.names_another:
        raise UsageError("The journal is open in this window.",
                         "Leave it, then in a terminal: easeback verify --fix")  # fmt: skip
    if not any(flaw.has_cure for flaw in found.flaws):
        return _answer(found, ["There is nothing that could be put right here."])
    return _fixed(call)


def _fixed(call: Call) -> Answer:
    """Back up, put right, and look again."""
    folders, now = call.start.folders, call.start.clock()
    kept = folders.data / FOLDER / f"before-fix-{now:%Y-%m-%d-%H%M%S}.zip"
    need_known_layout(folders.data)
    write_backup(folders.data, kept)
    lines = repair(folders.data, device_id(folders.state), now)
    book = call.logbook
    doubled = Doubts(book, book.cards, book.clashes).cure()
    said = [f"As it was before: {kept}"]
    if lines:
        said.append(f"Brought back from a backup: {amounts.plural(lines, 'change')}.")
    said.append("The monthly files were made anew of the changes.")
    if doubled:
        said.append(f"Taken out: {amounts.plural(doubled, 'doubled run')} (easeback bin).")
    found = _verified(call)
    answer = _answer(found, said)
    return msgspec.structs.replace(answer, steps=1 if doubled else 0)


def _verified(call: Call) -> Verified:
    """Look at the files as they are, and at the entries on a copy: nothing is changed by it."""
    folders, now = call.start.folders, call.start.clock()
    need_journal(folders.data)
    try:
        with tempfile.TemporaryDirectory(prefix="easeback-") as name:
            scratch = Path(name)
            check = FileCheck(folders.data, device_id(folders.state), now)
            if check.unread:  # no copy can be made
                return Verified(tuple(check.flaws), _counted(check))
            copy_files(folders.data, scratch / "journal")
            aside = {"data": scratch / "journal", "state": scratch / "state"}
            book = open_logbook(msgspec.structs.replace(folders, **aside), call.start.clock)
            flaws = [*check.flaws, *Doubts(book, book.cards, book.clashes).flaws()]
            if check.is_whole:
                flaws += differing(book.journal, scratch / "made", now)
            entries = sum(1 for _ in book.everything())
            months = len(book.journal.months())
            book.close()
    except OSError as error:
        raise StoreError(
            f"The journal cannot be looked through ({reason_of(error)}).",
            f"Look at the rights and the disk of {folders.data}, and whether there is room for a "
            f"copy in {tempfile.gettempdir()}.",
        ) from error
    return Verified(tuple(flaws), _counted(check, (months, "month"), (entries, "entry")))


def _counted(check: FileCheck, *more: tuple[int, str]) -> str:
    counted = (
        (check.changes, "change"), (len(check.logs), "log"), *more, (check.backup_count, "backup"),
    )  # fmt: skip
    return ", ".join(
        amounts.plural(count, one, "entries" if one == "entry" else "") for count, one in counted
    )


def _next_step(found: Verified) -> list[str]:
    if any(flaw.has_cure for flaw in found.flaws):
        return ["Put right what can be, after a backup: easeback verify --fix"]
    if found.code == DAMAGED:
        return ["What a backup has: easeback restore DAY --verify"]
    return []


def _answer(found: Verified, more: list[str]) -> Answer:
    damaged = [str(flaw) for flaw in found.flaws if flaw.is_damage]
    doubtful = [str(flaw) for flaw in found.flaws if not flaw.is_damage]
    lines: list[str] = [f"Looked at {found.counts}."]
    if damaged:
        lines += [Headline("Damaged"), *damaged]
    if doubtful:
        lines += [Headline("Worth a look"), *doubtful]
    if not found.flaws:
        lines.append("Everything is well.")
    return Answer(lines=[*lines, *more], code=found.code, data={
        "looked_at": found.counts, "whole": not damaged, "done": more,
        "flaws": [
            {"kind": flaw.kind, "place": flaw.place, "words": flaw.words,
             "damage": flaw.is_damage, "fixable": flaw.has_cure}
            for flaw in found.flaws
        ],
    })  # fmt: skip

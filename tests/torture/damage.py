"""Damaged files: what can be known is shown, what cannot is told, and nothing more is lost."""

from __future__ import annotations

import random
import shutil
from itertools import product
from pathlib import Path
from typing import NamedTuple

from planner.domain.values.errors import DamagedError, EasebackError
from planner.store.backup import backups
from planner.store.fields import flatten
from planner.store.flaw import Flaw
from planner.store.rebuilt import copy_files, differing
from planner.store.repair import repair
from planner.store.restore import restore
from planner.store.verify import FileCheck
from tests.store.samples import Clock, Raw, everything, put, run
from tests.torture.folders import (
    OTHER,
    OWN,
    State,
    copied,
    differences,
    opened,
    state_of,
    template,
)
from tests.torture.harms import FORGED, HARMS, harm
from tests.torture.tally import LostError, Round

FILES = {
    "the own log": f"changes/{OWN}.jsonl", "another log": f"changes/{OTHER}.jsonl",
    "a month": "2026-11.json", "the month before": "2026-10.json", "the book": "book.json",
    "a month's seal": "2026-11.json", "the book's seal": "book.json",
    "a backup": "backups/2026-11-23.zip",
}  # fmt: skip
WHOLE_LINES = ("a line missing", "the end cut off")
"""What may take a whole line out of a log that no backup has yet."""
LOGS = ("the own log", "another log")


class Case(NamedTuple):
    """One kind of damage to one file."""

    file: str
    harm: str

    @property
    def is_log(self) -> bool:
        """True if it is the truth itself that is damaged: the rest is made of it."""
        return self.file in LOGS

    @property
    def is_unknowable(self) -> bool:
        """True if nothing is left that could tell it: a whole line gone, or forged, in a log."""
        return self.is_log and (self.is_forged or self.harm in WHOLE_LINES)

    @property
    def is_forged(self) -> bool:
        """True if no checksum can tell it."""
        return self.harm in FORGED


CASES = [Case(*pair) for pair in product(FILES, HARMS)]


def damage_everything(tried: Round) -> None:
    """Each kind of damage to each file, at another place of it every time."""
    source = template(tried.folder)
    expected = state_of(source)
    for seed in tried.seeds():
        case = CASES[(seed - 1) % len(CASES)]
        with (
            tried.trying(seed, what=lambda: f"{case.file}, {case.harm}:"),  # noqa: B023
            copied(source, tried.folder) as folder,
        ):
            is_saved = seed // len(CASES) % 2 == 1
            if is_saved:
                opened(folder).backup()  # every second time it has everything
            _break(folder, case, seed)
            is_saved &= case.file != "a backup" and not case.is_forged
            is_saved &= case.file != "another log"  # that is only ever written there
            tried.tally.refused += not _judge(folder, case, expected, is_saved)


def _break(folder: Path, case: Case, seed: int) -> None:
    foreign = folder / "changes" / f"{OTHER if case.file != 'another log' else OWN}.jsonl"
    harm(
        folder / FILES[case.file], case.harm, random.Random(seed), foreign.read_bytes(),
        only_seal=case.file.endswith("seal"),
    )  # fmt: skip


def _judge(folder: Path, case: Case, expected: State, is_saved: bool) -> bool:
    """True if the journal can be written. Raises LostError."""
    journal = opened(folder)
    try:
        shown = everything(journal)
    except DamagedError:
        if not case.is_forged:
            raise
        repair(folder, OWN, Clock()())
        return bool(missing(state_of(folder), expected))
    # Nobody but a forger can put a record into a file that keeps its seal.
    is_other = bool(missing(shown, expected)) if case.is_forged else shown != expected
    if is_other and not (case.is_unknowable or journal.notices or _flaws(folder)):
        raise LostError(f"in silence: {differences(shown, expected)}")
    if not (case.is_log or case.is_forged) and (gone := missing(shown, expected)):
        raise LostError(f"though the logs are whole: {gone[0]}")
    is_open = _is_next_kept(folder, common(shown, expected))
    _judge_backup(folder, case)
    if is_open:
        _judge_repair(folder, case, expected, is_saved)
    return is_open


def missing(shown: State, expected: State) -> list[str]:
    """Which records, or fields of them, are not shown as they are expected. What is more than
    that may come from the damaged file itself: what no log knows is never dropped."""
    return [str(raw["id"]) for table, raws in expected.items() for raw in raws
            if not _is_in(raw, shown[table])]  # fmt: skip


def _is_in(raw: Raw, shown: list[Raw]) -> bool:
    there = {str(one["id"]): flatten(one).items() for one in shown}
    return flatten(raw).items() <= there.get(str(raw["id"]), {}.items())


def common(shown: State, expected: State) -> State:
    """What of a state is shown."""
    return {table: [raw for raw in raws if _is_in(raw, shown[table])]
            for table, raws in expected.items()}  # fmt: skip


def _flaws(folder: Path) -> list[Flaw]:
    """All that `verify` finds in the files."""
    found = FileCheck(folder, OWN, Clock()()).flaws
    if (folder / "changes").is_dir():
        scratch, copy = folder.parent / "scratch", folder.parent / "looked-at"
        copy_files(folder, copy)
        found += differing(opened(copy), scratch, Clock()())
        shutil.rmtree(scratch)
        shutil.rmtree(copy)
    return found


def _is_next_kept(folder: Path, shown: State) -> bool:
    """The next change is kept or refused; what was shown of the old is shown after it."""
    journal = opened(folder)
    try:
        put(journal, run("run-next"))
    except EasebackError:
        is_kept = False
    else:
        journal.close()
        is_kept = True
        shown = {**shown, "facts": [*shown["facts"], run("run-next")]}
    if gone := missing(state_of(folder), shown):
        raise LostError(f"after the next change: {gone[0]}")
    return is_kept


def _judge_backup(folder: Path, case: Case) -> None:
    """A backup is brought back whole, or refused."""
    for backup in backups(folder):
        target = folder.parent / f"restored-{backup.stem}"
        try:
            restore(backup, target)
        except DamagedError:
            if case.file != "a backup":
                raise
        else:
            everything(opened(target))


def _judge_repair(folder: Path, case: Case, expected: State, is_saved: bool) -> None:
    """What `verify --fix` leaves has all that the files still say, and no damage that it could
    have mended."""
    before = common(state_of(folder), expected)
    repair(folder, OWN, Clock()())
    after = state_of(folder)
    if not case.is_forged and (gone := missing(after, before)):
        raise LostError(f"by the repair: {gone[0]}")
    if is_saved and (gone := missing(after, expected)):
        raise LostError(f"though a backup has it: {gone[0]}")
    left = [flaw for flaw in FileCheck(folder, OWN, Clock()()).flaws if flaw.has_cure]
    if left:
        raise LostError(f"not mended: {left[0].place}")

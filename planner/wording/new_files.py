"""Words for new files in folders that are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planner.wording.amounts import plural

TROUBLES = {
    "gone": "it is not there now",
    "barred": "it may not be read",
    "too many": "it has too many files; not all were looked at",
}
"""Why a folder shows nothing, or not everything."""


def new_files_words(found: Sequence[tuple[Path, int]]) -> str:
    """`3 new files in Garmin`, from folders and how many files are new in each; empty for none."""
    some = [(folder, count) for folder, count in found if count]
    if not some:
        return ""
    first, *others = (f"{plural(count, 'new file')} in {_name(folder)}" for folder, count in some)
    return ", ".join((first, *others))


def new_files_lines(found: Sequence[tuple[Path, int]]) -> tuple[str, ...]:
    """The same in a line for the command line, with what takes them; none for none."""
    words = new_files_words(found)
    return (f"{words}. See: easeback import --new",) if words else ()


def folder_words(folder: Path, count: int, unsettled: int = 0, trouble: str = "") -> str:
    """`/home/ann/Garmin: 3 new files; one is still being written`."""
    if trouble in ("gone", "barred"):
        return f"{folder}: {TROUBLES[trouble]}"
    said = [plural(count, "new file") if count else "no new file"]
    if unsettled:
        who = "one more is" if unsettled == 1 else f"{unsettled} more are"
        said.append(f"{who} still being written")
    if trouble:
        said.append(TROUBLES[trouble])
    return f"{folder}: {'; '.join(said)}"


def _name(folder: Path) -> str:
    return folder.name or str(folder)

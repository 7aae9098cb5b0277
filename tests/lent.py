"""What costs every test the same and changes for none is made once a process and lent."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from planner.exchange.library import FILE
from planner.exchange.plan_files import bundled_folder, read_library


@functools.cache
def _library() -> tuple[tempfile.TemporaryDirectory[str], Path]:
    """The bundled plans as a start keeps them; the folder goes with the process."""
    folder = tempfile.TemporaryDirectory(prefix="easeback-library-")
    read_library([bundled_folder()], Path(folder.name))
    return folder, Path(folder.name) / FILE


def lend_library(cache: Path) -> None:
    """Let a program with this cache folder find the bundled plans as a second start does.

    It is a link: a start that keeps another copy puts it in the place of the link.
    """
    cache.mkdir(parents=True, exist_ok=True)
    if not (cache / FILE).exists():
        (cache / FILE).symlink_to(_library()[1])

"""What costs every test the same and changes for none is made once a process and lent."""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from pathlib import Path

from planner.exchange.plans.library import FILE
from planner.exchange.plans.plan_files import bundled_folder, read_library


def folder_of_this_process(name: str) -> Path:
    """A folder that goes with the process."""
    folder = Path(tempfile.mkdtemp(prefix=f"easeback-{name}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@functools.cache
def _library() -> Path:
    """The bundled plans as a start keeps them."""
    folder = folder_of_this_process("library")
    read_library([bundled_folder()], folder)
    return folder / FILE


def lend_library(cache: Path) -> None:
    """Let a program with this cache folder find the bundled plans as a second start does.

    It is a link: a start that keeps another copy puts it in the place of the link.
    """
    cache.mkdir(parents=True, exist_ok=True)
    if not (cache / FILE).exists():
        (cache / FILE).symlink_to(_library())

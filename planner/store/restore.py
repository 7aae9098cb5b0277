"""Bringing a backup back, into a folder of its own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from planner.domain.values.errors import StoreError
from planner.store.backup import read_backup
from planner.store.disk import replace_file, store_error
from planner.store.logs import FOLDER as LOGS


def restore(backup: Path, folder: Path) -> None:
    """Unpack a backup into a folder that is empty or does not exist yet, wholly or not at all.

    Raises StoreError if the folder holds something or cannot be written, DamagedError if
    the file is no backup.
    """
    contents = read_backup(backup)
    half_done = folder.with_name(f".{folder.name}.restoring-{os.getpid()}")
    try:
        if folder.exists() and any(folder.iterdir()):
            raise StoreError(
                f"{folder} is not empty; nothing was restored.",
                "Restore into a new folder, then name it as the journal folder.",
            )
        (half_done / LOGS).mkdir(mode=0o700, parents=True)
        half_done.chmod(0o700)
        for name, data in contents.items():
            replace_file(half_done / name, data)
        if folder.exists():
            folder.rmdir()
        half_done.rename(folder)
    except OSError as error:
        shutil.rmtree(half_done, ignore_errors=True)
        raise store_error(error, folder, f"restore {backup.name}") from error

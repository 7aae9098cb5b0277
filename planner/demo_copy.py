"""The demo as `--demo` opens it: lived through once a day, kept in the cache, then copied.

Living through it takes three times as long as a start of the program does.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from planner import __version__
from planner.config import Folders
from planner.exchange.plans.plan_files import bundled_folder

TODAY = datetime(2026, 11, 25, 18, 40, tzinfo=UTC)
"""The demo's own present: a Wednesday."""
KEPT = "demo"


def demo_start() -> datetime:
    """The demo's own present."""
    return TODAY


def folders_in(root: Path) -> Folders:
    """The folders of a demo; its root is `data.parent`."""
    return Folders(
        data=root / "journal",
        config=root / "config",
        state=root / "state",
        cache=root / "cache",
        plans=(bundled_folder(), root / "config" / "plans"),
    )


def demo_copy(cache: Path, day: date) -> Folders:
    """A throw-away folder with the demo in it; the caller removes its root, `data.parent`.

    It is copied from the one that was made on that day, if there is one in `cache`; a cache that
    cannot be used costs time and nothing else. Raises OSError without a place for the copy.
    """
    root = Path(tempfile.mkdtemp(prefix="easeback-demo-"))
    folders = folders_in(root)
    kept = cache / KEPT / f"{__version__}-{day}-{_state_of_plans()}"
    try:
        shutil.copytree(kept, root, dirs_exist_ok=True)
    except OSError:
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(mode=0o700)
        # Only where it has to be made: with it come the solver and all it asks.
        from planner.demo import fill

        fill(folders)
        _keep(root, kept)
    return folders


def _state_of_plans() -> int:
    """Changes when a plan of the program does, or the demo itself."""
    files = (*bundled_folder().glob("*.toml"), Path(__file__).with_name("demo.py"))
    return max((file.stat().st_mtime_ns for file in files if file.is_file()), default=0)


def _keep(root: Path, kept: Path) -> None:
    """Put a copy where the next start finds it, whole or not at all, in place of older ones."""
    fresh = kept.with_name(f".{kept.name}.{os.getpid()}")
    with suppress(OSError):
        for old in kept.parent.iterdir() if kept.parent.is_dir() else ():
            shutil.rmtree(old, ignore_errors=True)
        shutil.copytree(root, fresh)
        fresh.rename(kept)

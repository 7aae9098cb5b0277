"""The ways in for what others wrote: each is given bytes, and checks what may be checked.

They raise EasebackError where it is refused; anything else is a fault.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from planner.config import Folders, settings
from planner.exchange.imports.duplicates import sort_out
from planner.exchange.lists.known_lists import known_lists
from planner.exchange.lists.list_mapping import check_mapping
from planner.exchange.plans.library import FILE as LIBRARY
from planner.exchange.plans.library import recall
from planner.exchange.plans.plan_files import bundled_folder, read_figures, read_library
from planner.exchange.plans.plan_reader import check
from planner.exchange.plans.settings_file import write_settings
from planner.logbook.kept_outside import followed
from planner.logbook.logbook import Logbook
from planner.logbook.opening import FOLLOWED, open_logbook
from planner.prompt_line import cache_file, cached_line
from planner.store.backup import read_backup
from planner.store.device import device_id, is_device
from planner.store.line import decode_line, encode_line
from planner.store.place import DRAFT, PLACE
from tests.exchange.fuzzing import FuzzTarget
from tests.exchange.making import found_in
from tests.screens.support import Hand
from tests.torture.folders import opened


def feed_import(target: FuzzTarget) -> Callable[[Path, bytes], object]:
    """Read what looks like an export: each thing found is a run, or says what is wrong with it,
    and nothing is new the second time."""

    def feed(root: Path, data: bytes) -> bool:
        path = root / "damaged"
        path.write_bytes(data)
        founds = found_in(path, answers=target.answers)
        for found in founds:
            if found.run is None and found.own is None:
                assert found.remark, "no remark"
                assert found.hint, "no hint"
            elif found.run is not None:
                assert (found.run.distance_m or 0) >= 0 or found.own, "less than nothing"
        dry = sort_out(founds, [])
        assert sort_out(founds, dry.records).new == (), "new twice"
        return True

    return feed


def feed_plans(root: Path, data: bytes) -> None:
    """A plan, exercise or figure file of the runner's own."""
    folder = root / "plans"
    folder.mkdir(exist_ok=True)
    (folder / "mine.toml").write_bytes(data)
    for problem in check(folder / "mine.toml", [bundled_folder(), folder]):
        assert str(problem)
    read_library([folder])
    read_figures([folder])


def feed_settings(root: Path, data: bytes) -> None:
    """The settings file: every slip is told, and a theme can be set or is refused."""
    (root / "config.toml").write_bytes(data)
    _, slips = settings(root)
    assert all(slips)
    write_settings(root, {"theme": "nord"})


@cache
def _book(root: Path) -> Logbook:
    return open_logbook(_folders(root), Hand())


def _folders(root: Path) -> Folders:
    places = {name: root / "program" / name for name in ("data", "config", "state", "cache")}
    return Folders(**places, plans=(bundled_folder(),))


def feed_place(root: Path, data: bytes) -> None:
    """Where a session was left, and a form that is not finished: neither is missed."""
    book = _book(root)
    for file in (PLACE, DRAFT):
        (book.journal.folder / file).write_bytes(data)
    book.todo.last_place()
    book.scores.draft()


def feed_followed(root: Path, data: bytes) -> None:
    """Which calendar files follow the plan."""
    book, folders = _book(root), _folders(root)
    folders.state.mkdir(exist_ok=True)
    (folders.state / FOLLOWED).write_bytes(data)
    followed(book, folders).all()


def feed_library(root: Path, data: bytes) -> None:
    """The copy of the plans that were read before: it is made anew if it cannot be read."""
    cache_folder = _folders(root).cache
    cache_folder.mkdir(parents=True, exist_ok=True)
    (cache_folder / LIBRARY).unlink(missing_ok=True)
    (cache_folder / LIBRARY).write_bytes(data)
    recall(cache_folder, ())


def feed_prompt(root: Path, data: bytes) -> None:
    """The cache of the line of a prompt."""
    cache_folder = root / "easeback"
    cache_folder.mkdir(exist_ok=True)
    Path(cache_file(str(cache_folder), str(root))).write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(root))
        cached_line(["--data", str(root)])


def feed_line(root: Path, data: bytes) -> None:
    """A line of a log: what can be read is written and read again as the same."""
    change = decode_line(data)
    if change is not None:
        assert decode_line(encode_line(change)) == change


def feed_lists(root: Path, data: bytes) -> None:
    """The columns of lists that were named once."""
    (root / "lists.json").write_bytes(data)
    for mapping in known_lists(root).values():
        check_mapping(mapping)


def feed_device(root: Path, data: bytes) -> None:
    """The file with this machine's name."""
    (root / "device").write_bytes(data)
    assert is_device(device_id(root))


def feed_backup(root: Path, data: bytes) -> None:
    """A backup, read whole."""
    (root / "backup.zip").write_bytes(data)
    read_backup(root / "backup.zip")


def feed_journal(name: str) -> Callable[[Path, bytes], object]:
    """One file of a journal, opened beside nothing else."""

    def feed(root: Path, data: bytes) -> None:
        folder = root / "own"
        for old in (*folder.glob("*.*"), *folder.glob("changes/*")):
            old.unlink()
        (folder / "changes").mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
        journal = opened(folder)
        journal.load_all()
        journal.close()

    return feed

"""Folders that are looked at for new files, and what of them is remembered."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from planner.clock import system_clock
from planner.domain.values.errors import ExchangeError, NotFoundError
from planner.logbook.logbook import Logbook
from planner.logbook.watched import OFFERED, Watched, only_below, those_of
from tests.logbook.living import Clock, opened


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    put(folder, "a.fit")
    return folder


def put(folder: Path, name: str, *, at: float = 1_700_000_000) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("some")
    os.utime(folder / name, (at, at))


def looked() -> None:
    """Wait for the looking thread."""
    for thread in threading.enumerate():
        if thread.name == "new files":
            thread.join(20)


def new(files: Watched) -> list[str]:
    return [one.name for look in files.look() for one in look.new]


def test_all_that_is_in_a_folder_is_new_until_it_is_passed_over(
    book: Logbook, tmp_path: Path, stick: Path
) -> None:
    files = Watched(book)
    files.watch(stick)
    assert new(files) == ["a.fit"]

    files.pass_over(files.look())
    put(stick, "b.fit")

    assert new(Watched(book)) == ["b.fit"]


def test_a_stick_that_was_away_comes_back_as_it_was_known(
    book: Logbook, tmp_path: Path, stick: Path
) -> None:
    files = Watched(book)
    files.watch(stick)
    files.pass_over(files.look())
    away = stick.rename(tmp_path / "away")

    files.pass_over(files.look())
    assert [one.trouble for one in files.look()] == ["gone"]
    away.rename(stick)

    assert new(files) == []


def test_what_still_asks_stays_new(book: Logbook, tmp_path: Path, stick: Path) -> None:
    put(stick, "b.zip")
    files = Watched(book)
    files.watch(stick)
    looks = files.look()

    asking = those_of(looks[0].paths, ["b.zip/activities.csv"])
    files.pass_over(looks, but=asking)

    assert new(files) == ["b.zip"]


def test_only_what_was_read_is_passed_over(book: Logbook, tmp_path: Path, stick: Path) -> None:
    put(stick, "b.fit")
    files = Watched(book)
    files.watch(stick)

    files.pass_over(only_below(files.look(), [stick / "a.fit"]))
    assert new(files) == ["b.fit"]

    files.pass_over(only_below(files.look(), [tmp_path]))
    assert new(files) == []


def test_each_journal_has_its_own_folders(
    book: Logbook, tmp_path: Path, stick: Path, clock: Clock
) -> None:
    other = Watched(opened(tmp_path / "other", clock))
    Watched(book).watch(stick)

    assert other.folders() == ()
    with pytest.raises(NotFoundError):
        other.leave(stick)


def test_a_folder_is_left_even_when_it_is_away(book: Logbook, tmp_path: Path, stick: Path) -> None:
    files = Watched(book)
    files.watch(stick)
    stick.rename(tmp_path / "away")

    files.leave(stick)

    assert files.folders() == ()


def test_what_is_no_folder_is_refused(book: Logbook, tmp_path: Path, stick: Path) -> None:
    files = Watched(book)
    for path in (tmp_path / "nowhere", stick / "a.fit"):
        with pytest.raises(ExchangeError, match="There is no folder"):
            files.watch(path)


def test_a_look_beside_the_window_tells_once_what_is_new(
    book: Logbook, tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = Watched(book)
    files.watch(stick)
    put(stick, "b.fit", at=system_clock().timestamp())  # still being written

    def settle(_: float) -> None:
        put(stick, "b.fit")

    monkeypatch.setattr(time, "sleep", settle)
    for _ in range(2):
        files.look_beside()
        looked()

    assert book.notices == [
        f"1 new file in stick: {OFFERED}",
        f"2 new files in stick: {OFFERED}",
    ]

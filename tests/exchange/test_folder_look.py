"""Folders that are looked at: what is new is told by name, time and size alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.exchange.imports import folder_look
from planner.exchange.imports.folder_look import FolderLook, Stamp, is_as_seen, look_into_folder

NOW = 1_796_000_000.0
HOUR = 3600


def put(folder: Path, name: str, *, ago: float = HOUR, size: int = 3) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    os.utime(path, (NOW - ago, NOW - ago))
    return path


def names(look: FolderLook) -> list[str]:
    return [one.name for one in look.new]


def seen(look: FolderLook) -> dict[str, Stamp]:
    return {one.name: one.stamp for one in look.new}


def test_what_may_hold_runs_is_new_until_it_was_seen(tmp_path: Path) -> None:
    for name in ("b.FIT", "a.gpx.gz", "2026/11/c.tcx", "photo.jpg", "notes.txt"):
        put(tmp_path, name)

    first = look_into_folder(tmp_path, {}, NOW)

    assert names(first) == ["2026/11/c.tcx", "a.gpx.gz", "b.FIT"]
    assert names(look_into_folder(tmp_path, seen(first), NOW)) == []
    put(tmp_path, "b.FIT", size=4)
    assert names(look_into_folder(tmp_path, seen(first), NOW)) == ["b.FIT"]


def test_a_file_that_is_being_written_waits(tmp_path: Path) -> None:
    put(tmp_path, "a.fit", ago=1)
    put(tmp_path, "empty.fit", size=0)

    early = look_into_folder(tmp_path, {}, NOW)

    assert (names(early), early.unsettled) == ([], 1)
    assert names(look_into_folder(tmp_path, {}, NOW + 60)) == ["a.fit"]


def test_a_clock_that_is_ahead_holds_nothing_back(tmp_path: Path) -> None:
    put(tmp_path, "a.fit", ago=-400 * HOUR)
    assert names(look_into_folder(tmp_path, {}, NOW)) == ["a.fit"]


@pytest.mark.parametrize("shift", [0, 2, -2, HOUR, -HOUR, 2 * HOUR + 1, -13 * HOUR])
def test_the_same_file_on_a_stick_read_in_another_zone_is_not_new(shift: int) -> None:
    assert is_as_seen((1000 * HOUR + shift, 77), (1000 * HOUR, 77))


@pytest.mark.parametrize("stamp", [(1000 * HOUR, 78), (1000 * HOUR + 600, 77), (1024 * HOUR, 77)])
def test_another_size_or_time_is_another_file(stamp: Stamp) -> None:
    assert not is_as_seen(stamp, (1000 * HOUR, 77))


def test_what_is_hidden_or_leads_in_a_circle_is_left_out(tmp_path: Path) -> None:
    put(tmp_path, ".stversions/a.fit")
    put(tmp_path, ".~lock.b.fit")
    put(tmp_path, "c.fit")
    (tmp_path / "round").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.fit")
    (tmp_path / "gone.fit").symlink_to(tmp_path / "nowhere")

    assert names(look_into_folder(tmp_path, {}, NOW)) == ["c.fit"]


def test_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    assert look_into_folder(tmp_path / "gone", {}, NOW).trouble == "gone"
    assert look_into_folder(put(tmp_path, "a.fit"), {}, NOW).trouble == "gone"


def test_of_too_many_files_some_are_looked_at_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        put(tmp_path, f"{number}.fit")
    monkeypatch.setattr(folder_look, "MOST", 3)

    look = look_into_folder(tmp_path, {}, NOW)

    assert (len(look.new), look.trouble) == (3, "too many")

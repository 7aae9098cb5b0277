"""Folders that are looked at: named once, offered when something is new, taken when asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

RUN = "date,time,type,distance_m,duration_s\n2026-11-{day:02},07:00,run,5000,1800\n"


@pytest.fixture
def stick(home: Path) -> Path:
    """A folder with one run."""
    folder = home / "stick"
    folder.mkdir()
    put(folder, "a.csv", RUN.format(day=20))
    return folder


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    os.utime(folder / name, (1_700_000_000 + len(text), 1_700_000_000))


def test_a_folder_is_named_once_and_offered_until_it_is_taken(easeback, stick):
    named = easeback("import", "--watch", str(stick))
    assert named.code == 0
    assert "stick: 1 new file\neaseback import --new brings it in." in named.out
    assert "1 new file in stick. See: easeback import --new" in easeback("today").out
    assert easeback("runs", "--json").data == []

    taken = easeback("import", "--new")

    assert "Imported 1 run." in taken.out
    assert easeback("today", "--json").data["new_files"] == 0
    assert "stick: no new file" in easeback("import", "--new").out
    put(stick, "b.csv", RUN.format(day=22))
    assert easeback("today", "--json").data["new_files"] == 1


def test_what_was_refused_is_offered_again_only_once_it_has_changed(easeback, stick):
    easeback("import", "--watch", str(stick))
    put(stick, "a.csv", RUN.format(day=20))
    put(stick, "b.fit", "no fit file")
    assert easeback("import", "--new").code == 7
    assert easeback("today", "--json").data["new_files"] == 0

    put(stick, "b.fit", "another one that is none")

    assert easeback("import", "--new").code == 1
    assert easeback("today", "--json").data["new_files"] == 0


def test_a_list_that_asks_and_a_run_that_was_left_out_stay_new(easeback, stick):
    easeback("import", "--watch", str(stick))
    put(stick, "a.csv", "Activity Type,Date,Favorite,Title,Distance,Calories,Time\n"
        "Running,2026-11-20 07:00:00,false,Run,5.00,300,--\n")  # fmt: skip
    put(stick, "b.csv", RUN.format(day=22).replace("run", "wogging"))

    easeback("import", "--new", "--yes")
    assert easeback("today", "--json").data["new_files"] == 2

    easeback("import", "--new", "--unit", "km", "--sport", "wogging=run")
    assert easeback("today", "--json").data["new_files"] == 0
    assert len(easeback("runs", "--json").data) == 2


def test_an_import_by_name_takes_a_new_file_too_and_a_dry_run_takes_none(easeback, stick):
    easeback("import", "--watch", str(stick))
    easeback("import", "--new", "--dry-run")
    assert easeback("today", "--json").data["new_files"] == 1

    easeback("import", str(stick))

    assert easeback("today", "--json").data["new_files"] == 0


def test_new_files_can_be_left_and_the_folder_too(easeback, stick):
    easeback("import", "--watch", str(stick))
    assert "no new file" in easeback("import", "--forget").out
    assert easeback("import", "--forget", "--new").code == 2

    left = easeback("import", "--unwatch", str(stick))

    assert "No folder is looked at" in left.out
    assert easeback("import", "--unwatch", str(stick)).code == 4
    assert easeback("import", "--watch", str(stick / "nowhere")).code == 1
    assert easeback("import").code == 2


def test_a_watch_that_is_not_plugged_in_is_no_error(easeback, stick, home):
    easeback("import", "--watch", str(stick))
    stick.rename(home / "away")

    assert easeback("today").code == 0
    assert "it is not there now" in easeback("import", "--new").out

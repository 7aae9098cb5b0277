"""Bringing in runs from files at the keyboard: dry run, yes, undo."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input

from planner.domain.values.errors import ExchangeError
from planner.domain.values.run import PlannedRun, Source
from planner.exchange.imports import look_apart
from planner.exchange.imports.duplicates import DryRun
from planner.exchange.imports.look import ImportLook
from planner.logbook.logbook import Logbook
from planner.screens.shared import import_reading
from planner.screens.shared.import_reading import ReadingShown
from planner.screens.shared.proposal_dialog import ProposalDialog
from planner.widgets.kit.key_turns import KeyTurns
from tests.exchange.making import a_run, fit_run, gpx, put, straight, strava, strava_row
from tests.screens.support import HOSTILE, Window, open_week, plan_state


def strava_list(name: str = "Morning Run") -> str:
    """Two runs and a ride, as Strava's own export lists them."""
    return strava(
        strava_row(101, date='"Nov 3, 2026, 5:30:00 PM"', name=name, metres="5200"),
        strava_row(102, date='"Nov 10, 2026, 5:30:00 PM"', metres="5800"),
        strava_row(103, date='"Nov 12, 2026, 5:30:00 PM"', kind="Ride", metres="9100"),
    )


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A Strava list with a strange name in it."""
    path = tmp_path / "activities.csv"
    path.write_text(strava_list(HOSTILE), encoding="utf-8")
    return path


async def ask_for(window: Window, path: Path) -> None:
    """Press I and name a file."""
    await window.press("I")
    await window.type(str(path))
    await window.press("enter")
    await window.until("What was found")


async def test_a_dry_run_comes_first_and_writes_nothing(book: Logbook, history: Path) -> None:
    async with open_week(book) as window:
        await ask_for(window, history)
        assert "New: 2 runs, 11.0 km, longest 5.8 km" in window.words
        assert "Not a run, kept as other training: 1" in window.words
        await window.press("escape")
        await window.press("escape")
        assert book.facts.all_runs() == ()


async def test_a_yes_brings_the_runs_in_as_one_change(book: Logbook, history: Path) -> None:
    async with open_week(book) as window:
        await ask_for(window, history)
        await window.press("enter")
        assert [run.distance_m for run in book.facts.all_runs()] == [5200, 5800]
        assert "Imported 3 activities" in window.toasts
        await window.press("escape", "u")
        assert book.facts.all_runs() == ()


async def test_a_treadmill_run_without_a_distance_comes_in_with_the_others(
    book: Logbook, tmp_path: Path
) -> None:
    path = tmp_path / "activities.csv"
    mill = strava_row(101, date='"Nov 3, 2026, 5:30:00 PM"', metres="0")
    other = strava_row(102, date='"Nov 10, 2026, 5:30:00 PM"', metres="5800")
    path.write_text(strava(mill, other), encoding="utf-8")
    async with open_week(book) as window:
        await ask_for(window, path)
        await window.press("enter")
        assert [run.distance_m for run in book.facts.all_runs()] == [0, 5800]


@pytest.mark.skipif(sys.platform != "linux", reason="only here are file names any bytes")
async def test_a_file_whose_name_is_no_text_comes_in(book: Logbook, history: Path) -> None:
    odd = history.parent / "odd"
    odd.mkdir()
    history.rename(odd / os.fsdecode(b"r\xe9sum\xe9.csv"))
    async with open_week(book) as window:
        await ask_for(window, odd)
        await window.press("enter")
        assert len(book.facts.all_runs()) == 2
        assert {run.source.file for run in book.facts.all_runs()} == {"odd/r\ufffdsum\ufffd.csv"}


async def test_a_second_import_finds_them_already_here(book: Logbook, history: Path) -> None:
    async with open_week(book) as window:
        await ask_for(window, history)
        await window.press("enter", "escape")
        await ask_for(window, history)
        assert "No new run." in window.words
        assert "Already here: 3." in window.words


async def test_a_name_that_looks_like_markup_is_kept_as_it_is(book: Logbook, history: Path) -> None:
    async with open_week(book) as window:
        await ask_for(window, history)
        await window.press("enter")
        assert book.facts.all_runs()[0].title == HOSTILE


async def test_a_file_that_is_not_there_is_refused_under_the_line(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("I")
        await window.type("/nowhere/[b]/x.csv")
        await window.press("enter")
        assert "There is no '/nowhere/[b]/x.csv'." in window.words


@pytest.mark.parametrize("text", ["", "~nobody-here/x.zip", "x" * 300, "a\0b"])
async def test_a_path_that_cannot_be_one_is_refused_under_the_line(
    book: Logbook, text: str
) -> None:
    async with open_week(book) as window:
        await window.press("I")
        window.top.query_one(Input).value = text
        await window.press("enter")
        assert window.words.count("Which file, zip or folder?") == 1
        assert any(
            word in window.words for word in ("There is no", "cannot be read", "Name a file")
        )


async def test_a_file_of_another_kind_is_refused_and_asked_for_again(
    book: Logbook, tmp_path: Path
) -> None:
    other = tmp_path / "[b] letter.txt"
    other.write_bytes(b"\x00\x01 Dear runner")
    async with open_week(book) as window:
        await ask_for(window, other)
        assert "[b] letter.txt: It is none of the files easeback reads." in window.words
        await window.press("enter")
        assert "Which file, zip or folder?" in window.words
        assert book.facts.all_runs() == ()


async def test_what_is_asked_about_can_be_taken_or_left_one_by_one(
    book: Logbook, tmp_path: Path
) -> None:
    book.facts.bring_in(
        (a_run("old", start=datetime(2026, 11, 20, 7, tzinfo=UTC), metres=4800,
               source=Source(family="gpx", basis="gps", zone="file", read_m=4800)),), "Imported"
    )  # fmt: skip
    put(tmp_path, "a.fit", fit_run(datetime(2026, 11, 20, 7, tzinfo=UTC)))
    for day, name in ((5, "ride"), (6, "hike")):
        start = datetime(2026, 11, day, 7, tzinfo=UTC)
        put(tmp_path, f"{name}.gpx", gpx(straight(30_000, 4.3, start=start), sport="", name=name))
    async with open_week(book) as window:
        await ask_for(window, tmp_path)
        assert "Without a sport or odd, left out: 2." in window.words
        await window.press("enter")
        assert "Replace 4.8 km → 5.0 km" in window.words
        await window.press("space", "down", "space", "enter")
        assert sorted(run.distance_m for run in book.facts.all_runs()) == [5000, 30_014]
        assert "The cap of a run today changed from 6.6 km to 27.0 km" in window.toasts
        await window.press("escape", "u")
        assert [run.distance_m for run in book.facts.all_runs()] == [4800]


async def test_reading_many_files_shows_how_far_it_is_and_can_be_left(
    book: Logbook, tmp_path: Path
) -> None:
    async with open_week(book) as window:
        shown = ReadingShown(window.page)
        shown._show("3 of 40: a.fit")
        await window.until("3 of 40: a.fit")
        await window.press("escape")
        with pytest.raises(ExchangeError, match="left"):
            shown(4, 40, "b.fit")
        shown.end()
        assert "4 of 40" not in window.words


async def test_a_long_list_is_read_in_a_process_of_its_own(
    book: Logbook, history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here: list[ImportLook] = []
    monkeypatch.setattr(look_apart, "LONG", 100)
    monkeypatch.setattr(import_reading, "look_into", lambda look, *_: here.append(look))
    async with open_week(book) as window:
        await ask_for(window, history)
        assert "New: 2 runs, 11.0 km, longest 5.8 km" in window.words
        assert here == []


async def test_keys_do_not_wait_for_a_long_reading(
    book: Logbook, history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_over = Event()
    monkeypatch.setattr(look_apart, "LONG", 100)
    monkeypatch.setattr(KeyTurns, "PATIENCE", 10**6)
    monkeypatch.setattr(import_reading, "look_apart", lambda *_: is_over.wait(30) and DryRun())
    async with open_week(book) as window:
        await window.press("I")
        await window.type(str(history))
        await window.press("enter")
        before = window.day
        await window.press("right")
        assert window.day != before
        assert "What was found" not in window.words
        is_over.set()
        await window.until("What was found")


async def test_a_run_of_last_summer_keeps_the_local_time_of_last_summer(
    book: Logbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Oslo")
    time.tzset()
    try:
        july = datetime(2026, 7, 5, 22, 30, tzinfo=UTC)
        put(tmp_path, "a.gpx", gpx(straight(start=july)))
        async with open_week(book) as window:
            await ask_for(window, tmp_path / "a.gpx")
            await window.press("enter")
            (run,) = book.facts.all_runs()
            assert run.date == date(2026, 7, 6)
            assert run.start is not None
            assert run.start.isoformat() == "2026-07-06T00:30:00+02:00"
    finally:
        monkeypatch.undo()
        time.tzset()


async def test_an_import_that_moves_the_caps_shows_what_would_change(
    book: Logbook, tmp_path: Path
) -> None:
    path = tmp_path / "activities.csv"
    rows = (
        strava_row(200 + day, date=f'"Nov {day}, 2026, 5:30:00 PM"', metres="2000")
        for day in range(3, 24, 2)
    )
    path.write_text(strava(*rows), encoding="utf-8")
    async with open_week(book) as window:
        before = plan_state(book)
        await ask_for(window, path)
        await window.press("enter")
        assert isinstance(window.top, ProposalDialog)
        assert "After the import" in window.words
        assert plan_state(book) == before
        await window.press("escape")
        assert plan_state(book) == before
        assert len(book.facts.all_runs()) == 11


async def test_what_a_list_does_not_say_is_asked_for(book: Logbook, tmp_path: Path) -> None:
    path = tmp_path / "Activities.csv"
    path.write_text(
        "Activity Type,Date,Favorite,Title,Distance,Calories,Time\n"
        'Running,2026-11-20 07:00:00,false,"Loop","5.00",300,00:30:00\n'
    )
    async with open_week(book) as window:
        await window.press("I")
        await window.type(str(path))
        await window.press("enter")
        await window.until("What are its distances in?")
        assert "Garmin Connect" in window.words
        await window.press("down", "enter")
        await window.until("What was found")
        assert "New: 1 run, 8.0 km" in window.words
        await window.press("enter")
        assert [run.distance_m for run in book.facts.all_runs()] == [8047]


async def test_columns_are_named_once_and_remembered(book: Logbook, tmp_path: Path) -> None:
    path = tmp_path / "runs.csv"
    path.write_text("Wann;Weit\n1.11.2026;5,02\n13.11.2026;6\n")
    book.plan_folders = (*book.plan_folders, tmp_path / "config" / "plans")
    async with open_week(book) as window:
        await window.press("I")
        await window.type(str(path))
        await window.press("enter")
        await window.until("Which is which?")
        await window.type("date=A,distance=B:km")
        await window.press("enter")
        await window.until("What was found")
        await window.press("enter")
        assert [run.distance_m for run in book.facts.all_runs()] == [5020, 6000]
        path.write_text("Wann;Weit\n14.11.2026;7\n")
        await ask_for(window, path)
        assert "New: 1 run, 7.0 km" in window.words


async def test_new_files_of_a_folder_that_is_looked_at_are_offered_and_taken(
    book: Logbook, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    book.machine_folder = tmp_path
    book.watched.watch(stick)
    put(stick, "activities.csv", strava_list())
    os.utime(stick / "activities.csv", (1_700_000_000, 1_700_000_000))
    async with open_week(book) as window:
        await window.until("1 new file in stick: I shows more.")
        assert book.facts.all_runs() == ()
        await window.press("I", "s")
        await window.until("What was found")
        await window.press("enter")
        assert len(book.facts.all_runs()) == 2
        await window.press("I")
        assert "Which file, zip or folder?" in window.words
    assert [one.new for one in book.watched.look()] == [()]


async def test_a_run_far_from_the_planned_one_is_asked_about(book: Logbook, tmp_path: Path) -> None:
    card = PlannedRun(id="card", date=date(2026, 11, 20), distance_m=2000)
    book.put("Added", [card])
    path = put(tmp_path, "runs.csv", "date,distance_m,duration_s\n2026-11-20,6000,2000\n")
    async with open_week(book) as window:
        await ask_for(window, path)
        await window.press("enter")
        assert "planned was a run of 2.0 km, easy. Is it that one?" in window.words
        await window.press("1")
        (run,) = book.facts.all_runs()
        assert run.planned == "card"

"""E writes the book into files."""

from __future__ import annotations

import json
from pathlib import Path

from planner.domain.values.calendar import days_from
from planner.domain.values.run import PlannedRun
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.logbook.tables import TABLES
from planner.widgets.choice_line import ChoiceLine
from planner.widgets.form import FormDialog
from planner.widgets.message_dialog import MessageDialog
from tests.screens.support import open_week, runs


async def test_everything_is_written_where_it_is_asked_for(book: Logbook, tmp_path: Path) -> None:
    async with open_week(book) as window:
        await window.press("E")
        await window.fill("folder", str(tmp_path))
        await window.fill("name", "knee")
        await window.press("enter")

        assert json.loads((tmp_path / "knee.json").read_text())["data"]["profile"]["knee"] == "left"
        assert "Wrote knee.json into" in window.banner


async def test_csv_makes_a_file_of_each_table(book: Logbook, tmp_path: Path) -> None:
    async with open_week(book) as window:
        await window.press("E")
        window.top.query_one("#field-format", ChoiceLine).action_pick_option()
        await window.fill("folder", str(tmp_path))
        await window.fill("name", "knee.csv")
        await window.press("enter")

        written = {path.name for path in tmp_path.glob("knee*")}
        assert written == {f"knee-{name}.csv" for name in TABLES}


async def test_a_file_that_is_there_is_written_over_after_a_yes_only(
    book: Logbook, tmp_path: Path
) -> None:
    path = tmp_path / "knee.json"
    path.write_text("mine")
    async with open_week(book) as window:
        for key in ("n", "y"):
            await window.press("E")
            await window.fill("folder", str(tmp_path))
            await window.fill("name", "knee")
            await window.press("enter")
            assert isinstance(window.top, MessageDialog)
            await window.press(key)
            assert (path.read_text() == "mine") is (key == "n")


async def test_a_folder_that_is_not_there_is_told_in_the_form(
    book: Logbook, tmp_path: Path
) -> None:
    async with open_week(book) as window:
        await window.press("E")
        for typed, told in (
            (str(tmp_path / "no"), "There is no folder"),
            ("~nobodyhere/x", "Nobody here has the home folder"),
            ("x" * 300, "There is no folder"),
        ):
            await window.fill("folder", typed)
            await window.press("enter")

            assert isinstance(window.top, FormDialog)
            assert told in window.words


async def test_a_name_no_disk_takes_is_told_and_nothing_is_written(
    book: Logbook, tmp_path: Path
) -> None:
    async with open_week(book) as window:
        await window.press("E")
        await window.fill("folder", str(tmp_path))
        await window.fill("name", "x" * 300)
        await window.press("enter")

        assert "cannot be written" in window.words
        assert not list(tmp_path.glob("x*"))


async def test_the_run_of_a_day_is_written_for_a_watch(book: Logbook, tmp_path: Path) -> None:
    planned = PlannedRun(id=new_id(), date=book.today, distance_m=2000)
    book.put("A run", [planned])
    name = f"easeback-{book.today.isoformat()}.fit"
    async with open_week(book) as window:
        await window.press("R")
        assert "For the watch" in window.words
        await window.fill("folder", str(tmp_path))
        await window.press("enter")

        assert f"Wrote {name} into" in window.banner
        assert (tmp_path / name).read_bytes()[8:12] == b".FIT"

        free = next(day for day in days_from(book.today) if not runs(book, day))
        await window.go(free)
        await window.press("R")
        assert "nothing to run" in window.toasts

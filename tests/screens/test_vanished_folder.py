"""The folder of the journal goes while the window is open: nothing ends it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from planner.domain.values.run import Run
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from tests.screens.support import TODAY, Hand, adopted, open_week, opened


@pytest.fixture
def vanishing(tmp_path: Path, hand: Hand) -> Iterator[Logbook]:
    """A book with a run of yesterday, of which no month has been read yet."""
    first = opened(tmp_path, hand)
    adopted(first)
    first.facts.log_run(Run(id=new_id(), date=YESTERDAY, distance_m=5000))
    first.close()
    book = opened(tmp_path, hand)
    yield book
    book.close()


YESTERDAY = TODAY - timedelta(days=1)
KEYS = (
    ["P", "3"],
    ["H", "pageup", "less_than_sign", "less_than_sign", "z", "z", "z", "t", "v", "D", "tab"],
    ["space", "s", "d", "plus", "minus", "m", "right", "enter", "c", "p", "e", "w", "b", "f"],
    ["3", "pageup", "pageup", "H", "y", "escape", "6", "5", "plus", "T", "2", "1"],
    ["u", "U", "Z", "escape", "S", "escape", "M", "escape", "T", "escape", "exclamation_mark"],
    ["slash", "r", "u", "n", "escape", "W", "c", "escape", "K", "escape", "g", "escape"],
    ["r", "escape", "a", "escape", "I", "escape", "E", "enter", "escape", "O", "escape", "0"],
)


@pytest.mark.parametrize("keys", KEYS, ids="-".join)
async def test_no_key_ends_the_window_when_the_folder_is_gone(vanishing, keys):
    shutil.rmtree(vanishing.journal.folder)
    async with open_week(vanishing) as window:
        for key in keys:
            await window.press(key)
        await window.press("enter")

        assert window.app.is_running


async def test_a_month_that_cannot_be_read_is_left_out_and_told_once(vanishing):
    shutil.rmtree(vanishing.journal.folder)
    async with open_week(vanishing) as window:
        told = window.toasts + " ".join(vanishing.take_notices())

        await window.press("right", "left", "H", "t")
        again = " ".join(vanishing.take_notices())

    assert told.count("What stands in 2026-11 is not shown, and no limit counts it.") == 1
    assert "2026-11 is not shown" not in again


async def test_a_folder_that_comes_back_brings_its_month_back(vanishing, tmp_path):
    folder = vanishing.journal.folder
    shutil.move(folder, tmp_path / "away")
    async with open_week(vanishing) as window:
        assert not list(vanishing.on(YESTERDAY))

        shutil.move(tmp_path / "away", folder)
        await window.press("H", "t")

        assert list(vanishing.on(YESTERDAY))
        assert vanishing.journal.read_only_reason == ""

"""Today is told by a sign, not by colour alone, at every size."""

from __future__ import annotations

import pytest

from planner.config import Settings
from planner.logbook.logbook import Logbook
from planner.widgets.week_cards import TODAY_MARK
from tests.screens.support import open_week

SIZES = [(wide, high) for wide in (40, 80, 120, 200) for high in (12, 24, 40)]


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("look", ["no colour", "ansi-dark"])
async def test_today_is_marked_in_week_and_month(
    book: Logbook, size: tuple[int, int], look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if look == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
    settings = Settings(theme="" if look == "no colour" else look)
    async with open_week(book, size, settings) as window:
        week = "\n".join(window.lines)
        assert week.count(TODAY_MARK) == 1
        assert f"{TODAY_MARK}Wed" in week
        await window.press("z")
        month = "\n".join(window.lines)
        assert month.count(TODAY_MARK) == 1
        assert f"{TODAY_MARK}25" in month

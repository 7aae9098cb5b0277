"""What is said where, at every size, as plain text: a change is read in the diff.

After a change that is meant: `make snapshots`.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from planner.app import EasebackApp
from planner.config import Settings
from planner.logbook.logbook import Logbook
from planner.screens.session.view import SessionView
from tests.screens.playing import Watch
from tests.screens.support import HUGE, SMALL, TINY, WIDE, Window, open_week, runs
from tests.snapshots.scenes import KEYS, SCENES, TO_THE_RUN, play

SIZES = pytest.mark.parametrize("size", [WIDE, SMALL, HUGE, TINY], ids="{0[0]}x{0[1]}".format)
LIBRARY = ("6", *["down"] * 12, "enter")


def text(window: Window) -> str:
    """The screen as it is read."""
    return "\n".join(window.lines) + "\n"


async def shown(
    book: Logbook, size: tuple[int, int], *keys: str, settings: Settings | None = None
) -> str:
    """The screen after some keys."""
    async with open_week(book, size, settings) as window:
        await window.press(*keys)
        return text(window)


@SIZES
async def test_week(demo: Logbook, page_text: SnapshotAssertion, size: tuple[int, int]) -> None:
    assert await shown(demo, size) == page_text


@pytest.mark.parametrize("keys", KEYS.values(), ids=list(KEYS))
@pytest.mark.parametrize("size", [WIDE, TINY], ids="{0[0]}x{0[1]}".format)
async def test_keys(
    demo: Logbook, page_text: SnapshotAssertion, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    assert await shown(demo, size, *keys) == page_text


@SIZES
@pytest.mark.parametrize("what", SCENES)
async def test_player(
    demo: Logbook,
    page_text: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    what: str,
) -> None:
    # The flash goes by in real time, which no text can wait for.
    monkeypatch.setattr(SessionView, "signal", lambda *_: None)
    watch = Watch()
    app = EasebackApp(demo, Settings(), seconds=watch)
    async with app.run_test(size=size, notifications=True) as pilot:
        assert text(await play(pilot, watch, what)) == page_text


async def test_run_over_its_cap(demo: Logbook, page_text: SnapshotAssertion) -> None:
    run = runs(demo, demo.today + timedelta(days=1))[0]
    demo.calendar.set_distance(run, 9000, "club evening, once")

    assert await shown(demo, WIDE, *TO_THE_RUN) == page_text


async def test_empty_book(empty: Logbook, page_text: SnapshotAssertion) -> None:
    assert await shown(empty, WIDE, "escape") == page_text


@SIZES
async def test_journal(demo: Logbook, page_text: SnapshotAssertion, size: tuple[int, int]) -> None:
    assert await shown(demo, size, "4") == page_text


@pytest.mark.parametrize("size", [WIDE, TINY], ids="{0[0]}x{0[1]}".format)
async def test_charts(demo: Logbook, page_text: SnapshotAssertion, size: tuple[int, int]) -> None:
    assert await shown(demo, size, "5", "left") == page_text


@pytest.mark.parametrize("size", [WIDE, SMALL, TINY], ids="{0[0]}x{0[1]}".format)
async def test_library(demo: Logbook, page_text: SnapshotAssertion, size: tuple[int, int]) -> None:
    assert await shown(demo, size, *LIBRARY) == page_text


async def test_library_in_ascii(demo: Logbook, page_text: SnapshotAssertion) -> None:
    assert await shown(demo, WIDE, *LIBRARY, settings=Settings(figures="ascii")) == page_text

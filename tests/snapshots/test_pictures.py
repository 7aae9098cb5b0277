"""The looks: colours, frames, grounds. After a change that is meant, look, then `make snapshots`.

What is said where, at every size, is kept as text in `test_screens.py`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from planner.app import EasebackApp
from planner.config import Settings
from planner.logbook.logbook import Logbook
from planner.screens.session.view import SessionView
from tests.screens.playing import Watch
from tests.screens.support import SMALL, TINY, WIDE
from tests.snapshots.scenes import KEYS, TO_THE_RUN, play

Compare = Callable[..., bool]


@pytest.mark.parametrize("size", [WIDE, SMALL, TINY], ids="{0[0]}x{0[1]}".format)
def test_week(demo: Logbook, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(EasebackApp(demo, Settings()), terminal_size=size)


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(("z",), id="month"),
        pytest.param(KEYS["session"], id="session"),
        pytest.param(KEYS["flare"], id="proposal"),
        pytest.param((*TO_THE_RUN, "y"), id="why"),
        pytest.param(("P",), id="pain"),
        pytest.param(("6", *["down"] * 12, "enter"), id="library"),
    ],
)
def test_keys(demo: Logbook, snap_compare: Compare, keys: tuple[str, ...]) -> None:
    assert snap_compare(EasebackApp(demo, Settings()), press=keys, terminal_size=WIDE)


def test_runs(demo: Logbook, snap_compare: Compare) -> None:
    async def before(pilot: Pilot[None]) -> None:
        await pilot.press("3")
        await pilot.app.workers.wait_for_complete()  # the forecast
        await pilot.pause()
        await pilot.pause()

    assert snap_compare(EasebackApp(demo, Settings()), terminal_size=WIDE, run_before=before)


def test_player(demo: Logbook, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    # The flash goes by in real time, which no picture can wait for.
    monkeypatch.setattr(SessionView, "signal", lambda *_: None)
    watch = Watch()

    async def before(pilot: Pilot[None]) -> None:
        await play(pilot, watch, "hold")

    app = EasebackApp(demo, Settings(), seconds=watch)
    assert snap_compare(app, terminal_size=WIDE, run_before=before)


def test_wizard(empty: Logbook, snap_compare: Compare) -> None:
    assert snap_compare(EasebackApp(empty, Settings()), terminal_size=WIDE)


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark"])
def test_another_theme(demo: Logbook, snap_compare: Compare, theme: str) -> None:
    assert snap_compare(EasebackApp(demo, Settings(theme=theme)), terminal_size=WIDE)


def test_without_colour(
    demo: Logbook, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(EasebackApp(demo, Settings()), terminal_size=WIDE)

"""What people see. After a change that is meant: `pytest tests/snapshots --snapshot-update`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from planner.app import EasebackApp
from planner.config import Settings
from planner.domain.values.exercise import Dose
from planner.domain.values.session import Item
from planner.logbook.logbook import Logbook
from planner.screens.session.view import SessionView
from planner.screens.week import WeekPage
from tests.screens.playing import Player, Watch
from tests.screens.support import HUGE, SMALL, TINY, WIDE, Window, runs

Compare = Callable[..., bool]

TO_THE_RUN = ("right", "down")
"""Thursday's run in the demo."""


@pytest.mark.parametrize("size", [WIDE, SMALL, HUGE, TINY], ids="{0[0]}x{0[1]}".format)
def test_week(demo: Logbook, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(EasebackApp(demo, Settings()), terminal_size=size)


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param((*TO_THE_RUN, *["plus"] * 12), id="run-held-at-its-cap"),
        pytest.param(("enter", "e"), id="session"),
        pytest.param(("enter", "s"), id="skip-what"),
        pytest.param(("enter", "X"), id="stop-for-pain"),
        pytest.param(("exclamation_mark", "6"), id="flare"),
        pytest.param((*TO_THE_RUN, "y"), id="why"),
        pytest.param(("P",), id="pain"),
        pytest.param(("r",), id="run-form"),
        pytest.param(("m", "right"), id="carried-card"),
    ],
)
def test_keys(demo: Logbook, snap_compare: Compare, keys: tuple[str, ...]) -> None:
    assert snap_compare(EasebackApp(demo, Settings()), press=keys, terminal_size=WIDE)


QUAD = Item(exercise="quad_set", dose=Dose(sets=1, reps=10, hold_s=10))
CLAM = Item(exercise="clam", dose=Dose(sets=3, reps=10))
SCENES: dict[str, tuple[tuple[Item, ...], float, tuple[str, ...]]] = {
    "ready": ((QUAD, CLAM), 4, ()),
    "hold": ((QUAD, CLAM), 10 + 12 + 7, ()),
    "work": ((CLAM, QUAD), 2, ("enter",) * 5 + ("c", "c", "c", "i")),
    "how-it-was": ((QUAD,), 2, ("enter", "enter", "enter", "enter", "4")),
    "done": ((CLAM, QUAD), 2, ("enter",) * 4 + ("s", "r", "t", "5", "1")),
}
"""Exercises, seconds that pass, and keys."""


@pytest.mark.parametrize("size", [WIDE, SMALL, HUGE, TINY], ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("what", SCENES)
def test_player(
    demo: Logbook,
    snap_compare: Compare,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    what: str,
) -> None:
    # The flash goes by in real time, which no picture can wait for.
    monkeypatch.setattr(SessionView, "signal", lambda *_: None)
    items, seconds, keys = SCENES[what]
    demo.todo.open_place(demo.calendar.add_session(demo.today, "Strength", items).id)
    watch = Watch()

    async def play(pilot: Pilot[None]) -> None:
        page = pilot.app.screen
        assert isinstance(page, WeekPage)
        player = Player(Window(pilot, page), watch)
        await player.press("2", "space")
        await player.wait(seconds)
        await player.press(*keys)

    app = EasebackApp(demo, Settings(), seconds=watch)
    assert snap_compare(app, terminal_size=size, run_before=play)


def test_run_over_its_cap(demo: Logbook, snap_compare: Compare) -> None:
    run = runs(demo, demo.today + timedelta(days=1))[0]
    demo.calendar.set_distance(run, 9000, "club evening, once")
    assert snap_compare(EasebackApp(demo, Settings()), press=TO_THE_RUN, terminal_size=WIDE)


def test_empty_book(empty: Logbook, snap_compare: Compare) -> None:
    assert snap_compare(EasebackApp(empty, Settings()), press=("escape",), terminal_size=WIDE)


def test_wizard(empty: Logbook, snap_compare: Compare) -> None:
    assert snap_compare(EasebackApp(empty, Settings()), terminal_size=WIDE)


def test_without_colour(
    demo: Logbook, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(EasebackApp(demo, Settings()), terminal_size=WIDE)


def test_in_the_terminals_own_colours(demo: Logbook, snap_compare: Compare) -> None:
    app = EasebackApp(demo, Settings(theme="textual-ansi"))
    assert snap_compare(app, terminal_size=WIDE)


@pytest.mark.parametrize("size", [WIDE, SMALL, TINY], ids="{0[0]}x{0[1]}".format)
def test_library(demo: Logbook, snap_compare: Compare, size: tuple[int, int]) -> None:
    keys = ("6", *["down"] * 12, "enter")
    assert snap_compare(EasebackApp(demo, Settings()), press=keys, terminal_size=size)


def test_library_in_ascii_without_colour(
    demo: Logbook, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = EasebackApp(demo, Settings(figures="ascii"))
    assert snap_compare(app, press=("6", *["down"] * 12), terminal_size=WIDE)

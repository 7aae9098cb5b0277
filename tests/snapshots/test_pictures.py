"""What people see. After a change that is meant: `pytest tests/snapshots --snapshot-update`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from planner.app import EasebackApp
from planner.config import Settings
from planner.logbook.logbook import Logbook
from tests.screens.support import HUGE, SMALL, TINY, WIDE, runs

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
        pytest.param(("enter",), id="session"),
        pytest.param(("exclamation_mark", "6"), id="flare"),
        pytest.param((*TO_THE_RUN, "y"), id="why"),
        pytest.param(("P",), id="pain"),
        pytest.param(("r",), id="run-form"),
        pytest.param(("m", "right"), id="carried-card"),
    ],
)
def test_keys(demo: Logbook, snap_compare: Compare, keys: tuple[str, ...]) -> None:
    assert snap_compare(EasebackApp(demo, Settings()), press=keys, terminal_size=WIDE)


def test_run_over_its_cap(demo: Logbook, snap_compare: Compare) -> None:
    run = runs(demo, demo.today + timedelta(days=1))[0]
    demo.set_distance(run, 9000, "club evening, once")
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

"""A logbook in a folder of its own, on a Wednesday noon that lasts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.logbook.logbook import Logbook
from tests.logbook.living import Clock, opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def open_book(folder: Path, clock: Clock) -> Callable[..., Logbook]:
    """Opens the book again; without closing the first, that is a second window."""

    def open_it(device: str = "laptop-1a2b", **library: object) -> Logbook:
        return opened(folder, clock, device, **library)

    return open_it


@pytest.fixture
def book(open_book: Callable[..., Logbook]) -> Logbook:
    return open_book()

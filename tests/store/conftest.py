"""A journal in a folder of its own, on a clock that the test winds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.store.journal import Journal
from tests.store.samples import Clock


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def open_journal(folder: Path, clock: Clock) -> Callable[..., Journal]:
    """Opens the journal as one device; without closing, that is as if it had been killed."""

    def open_it(device: str = "laptop-1a2b", where: Path = folder) -> Journal:
        return Journal.open(where, device=device, now=clock)

    return open_it


@pytest.fixture
def journal(open_journal: Callable[..., Journal]) -> Journal:
    return open_journal()

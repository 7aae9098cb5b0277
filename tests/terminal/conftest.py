"""Homes without a trace, and terminals that are closed at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.terminal import Terminal, command

Opens = Callable[..., Terminal]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def planned(home: Path) -> Path:
    """A home whose journal holds a plan from Monday 23 November 2026 on."""
    done = command(
        home, "setup", "--knee", "left", "--weekly", "15k", "--longest", "6k",
        "--plan", "runners-knee-basics", "--exercise-days", "mon wed fri",
        "--run-days", "tue thu sun", "--start", "2026-11-23",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def opens() -> Iterator[Opens]:
    """Opens the program in a terminal, as often as wanted."""
    opened: list[Terminal] = []

    def make(home: Path, *words: str, **more: Any) -> Terminal:
        opened.append(Terminal(home, *words, **more))
        return opened[-1]

    yield make
    for terminal in opened:
        terminal.close()

"""The command line on journals of its own, at a fixed moment."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from planner.__main__ import main
from planner.config import NAME
from tests.lent import lend_library

MONDAY = "2026-11-30"


class Result(NamedTuple):
    """What one call did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer as a value."""
        return json.loads(self.out)

    @property
    def data(self) -> Any:
        """The data of the answer."""
        return self.json["data"]


Easeback = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without a trace of anything."""
    for name, folder in {
        "HOME": ".",
        "XDG_CONFIG_HOME": "config",
        "XDG_STATE_HOME": "state",
        "XDG_CACHE_HOME": "cache",
        "XDG_DATA_HOME": "data",
    }.items():
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setenv("TZ", "UTC")
    for name in ("EASEBACK_DATA", "NO_COLOR", "EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    lend_library(tmp_path / "cache" / NAME)
    return tmp_path


@pytest.fixture
def easeback(home: Path, capfd: pytest.CaptureFixture[str]) -> Easeback:
    """Calls the program in this process; `at` is the moment it pretends to be."""

    def call(*words: str, at: str = MONDAY) -> Result:
        capfd.readouterr()
        code = main([*words, "--at", at] if "--" not in words else ["--at", at, *words])
        out, err = capfd.readouterr()
        return Result(code, out, err)

    return call


@pytest.fixture
def planned(easeback: Easeback) -> Easeback:
    """The same, with a plan from that Monday on."""
    result = easeback("setup", "--knee", "left", "--weekly", "15k", "--longest", "6k")
    assert result.code == 0, result.err
    return easeback

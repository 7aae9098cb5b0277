"""Every test has a world of its own: no home, no settings, no colour or size from outside."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How fast examples are drawn says something of the machine, not of the program. The same ones are
# drawn every time, so that a run says something of the commit; `--hypothesis-profile=search` draws
# others.
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("easeback", settings.get_profile("search"), derandomize=True)
settings.load_profile("easeback")

FOLDERS = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
OUTSIDE = ("EASEBACK_DATA", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "EDITOR", "VISUAL")


def pytest_collection_finish() -> None:
    """What was imported stays; a fifth of the time of the windows' tests went into looking it
    through for what may be thrown away."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 50)


@pytest.fixture(autouse=True)
def own_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Home and its folders below `tmp_path`; what the machine says of terminals is not heard."""
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    for name in FOLDERS:
        monkeypatch.setenv(name, str(home / name.lower()))
    for name in OUTSIDE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")

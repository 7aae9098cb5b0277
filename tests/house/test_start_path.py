"""What a start imports, and what it must not: every one of these was felt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

WINDOW = """
import json, sys
from planner.cli.frame.arguments import Options
from planner.cli.frame.start import started
from planner.config import settings
from planner.logbook.opening import open_logbook

with started(Options(at="2026-11-25")) as start:
    open_logbook(start.folders, start.clock).close()
    settings(start.folders.config)
import planner.app
import planner.screens.week.page
print(json.dumps(sorted(sys.modules)))
"""
COMMAND = """
import json, sys
from planner.__main__ import main
main(sys.argv[1:])
print(json.dumps(sorted(sys.modules)))
"""


def modules_after(code: str, home: Path, *arguments: str) -> set[str]:
    """Every module in memory once a fresh interpreter has run the code."""
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "EASEBACK_DATA": str(home / "journal"),
    }
    done = subprocess.run(
        (sys.executable, "-c", code, *arguments), env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Modules of the second start, which finds the library's copy of the first."""
    home = tmp_path_factory.mktemp("home")
    modules_after(WINDOW, home)
    return modules_after(WINDOW, home)


ROOM = 25
"""So many modules more, or less, than are written down here need no talking about."""
WINDOW_MODULES, WINDOW_TEXTUAL = 180, 130
COMMAND_MODULES = {"--version": 144, "week": 150, "today": 180, "log": 153}
"""Modules of planner, and of Textual, that a start brings in; each costs up to a millisecond.

Whoever raises a number has looked at what came in and why it cannot wait.
"""
EVERYWHERE = {"msgspec", "platformdirs", "typing_extensions"}
WINDOW_NEEDS = EVERYWHERE | {"rich", "textual"}
COMMAND_NEEDS = EVERYWHERE | {"click"}
MADE_HERE = {"__main__", "planner"}
SITE = {"_distutils_hack", "sitecustomize", "usercustomize"}
"""What an interpreter's own site brings in before any program begins."""
SLOW = {
    "email", "http", "importlib.metadata", "multiprocessing", "sqlite3", "ssl", "tomllib",
    "urllib.request", "xml", "zipfile",
}  # fmt: skip
"""Of the standard library, what is felt at a start and needed by few."""


def of(package: str, modules: set[str]) -> set[str]:
    return {name for name in modules if name.partition(".")[0] == package}


def third_party(modules: set[str]) -> set[str]:
    names = {name.partition(".")[0] for name in modules}
    return names - set(sys.stdlib_module_names) - MADE_HERE - SITE


def test_the_window_opens_with_textual_and_little_else(window: set[str]) -> None:
    assert third_party(window) == WINDOW_NEEDS


def test_the_window_opens_with_no_more_of_the_program_than_the_first_page_needs(
    window: set[str],
) -> None:
    found = sorted(of("planner", window))

    assert abs(len(found) - WINDOW_MODULES) <= ROOM, found


def test_the_window_opens_with_no_more_of_textual_than_the_first_page_needs(
    window: set[str],
) -> None:
    found = sorted(of("textual", window))

    assert abs(len(found) - WINDOW_TEXTUAL) <= ROOM, found


def test_the_window_opens_without_what_is_slow_and_needed_by_few(window: set[str]) -> None:
    assert window & SLOW == {"ssl"}  # asyncio's own


def test_the_window_opens_with_what_it_shows(window: set[str]) -> None:
    assert {"textual.app", "planner.app", "planner.screens.week.page"} <= window


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("week", "--at", "2026-11-25"),
        ("today", "--at", "2026-11-25"),
        ("log", "run", "5k", "--at", "2026-11-25"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_command_answers_with_little_more_than_it_needs(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    modules_after(COMMAND, tmp_path, *arguments)
    modules = modules_after(COMMAND, tmp_path, *arguments)
    found = sorted(of("planner", modules))

    assert third_party(modules) == COMMAND_NEEDS
    assert abs(len(found) - COMMAND_MODULES[arguments[0]]) <= ROOM, found

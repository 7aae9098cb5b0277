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
from planner.cli.arguments import Options
from planner.cli.opening import _import_app
from planner.cli.start import started
from planner.config import settings
from planner.logbook.opening import open_logbook

with started(Options(at="2026-11-25")) as start:
    open_logbook(start.folders, start.clock).close()
    settings(start.folders.config)
_import_app()
import planner.screens.week
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


@pytest.mark.parametrize(
    "module",
    [
        "click",
        "dateutil.parser",
        "dateutil.rrule",
        "fitdecode",
        "importlib.metadata",
        "ssl",
        "textual.widgets._data_table",
        "textual.widgets._footer",
        "textual.widgets._markdown",
        "textual.widgets._select",
        "textual.widgets._text_area",
        "textual.widgets._tree",
        "tinydb",
        "tomllib",
        "zipfile",
        "planner.cli.main",
        "planner.cli.typed",
        "planner.demo",
        "planner.domain.exercises.balance",
        "planner.domain.exercises.catalogue",
        "planner.domain.exercises.figure",
        "planner.domain.weeks.gates",
        "planner.domain.player.parts",
        "planner.domain.exercises.progress",
        "planner.domain.weeks.proposal",
        "planner.domain.weeks.resolve",
        "planner.domain.weeks.schedule_runs",
        "planner.exchange.plan_reader",
        "planner.exchange.read",
        "planner.logbook.answering",
        "planner.logbook.search",
        "planner.palette",
        "planner.logbook.bookmarks",
        "planner.logbook.exporting",
        "planner.present.month",
        "planner.present.only",
        "planner.screens.import_dialog",
        "planner.screens.library",
        "planner.logbook.playing",
        "planner.screens.player",
        "planner.exchange.settings_file",
        "planner.screens.export_form",
        "planner.screens.jumping",
        "planner.screens.options",
        "planner.screens.pain_dialog",
        "planner.screens.prompting",
        "planner.screens.proposing",
        "planner.screens.searching",
        "planner.screens.spans",
        "planner.screens.session_dialog",
        "planner.screens.week_forms",
        "planner.screens.wizard",
        "planner.widgets.figure_view",
        "planner.wording.exercises",
        "planner.store.backup",
        "planner.store.clashes",
        "planner.store.storage",
        "planner.store.undo",
        "planner.widgets.day_strip",
        "planner.widgets.gauge",
        "planner.widgets.jump_labels",
        "planner.widgets.month_grid",
        "planner.widgets.prompt_line",
    ],
)
def test_the_window_opens_without(module: str, window: set[str]) -> None:
    assert module not in window


def test_the_window_opens_with_what_it_shows(window: set[str]) -> None:
    assert {"textual.app", "planner.app", "planner.screens.week"} <= window


@pytest.mark.parametrize(
    "arguments",
    [("today", "--at", "2026-11-25"), ("week", "--at", "2026-11-25"), ("--version",)],
    ids=lambda arguments: arguments[0],
)
def test_a_command_answers_without_the_window(arguments: tuple[str, ...], tmp_path: Path) -> None:
    modules = modules_after(COMMAND, tmp_path, *arguments)

    assert {name for name in modules if name.split(".")[0] in ("textual", "rich")} == set()

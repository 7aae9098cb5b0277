"""What is imported for what: the window without click, the commands without Textual."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planner.cli.main import COMMANDS

ROOT = Path(__file__).parents[3]
EXCHANGE = sorted(
    f"planner.exchange.{file.stem}"
    for file in (ROOT / "planner" / "exchange").glob("*.py")
    if file.stem != "__init__"
)


def loaded(code: str) -> set[str]:
    """The top names of the modules that are loaded after `code` in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize(
    "modules",
    [
        ["planner.cli.main"],
        [f"planner.cli.{module}" for module in sorted(set(COMMANDS.values()))],
        ["planner.logbook.logbook", "planner.store.journal"],
        EXCHANGE,
    ],
    ids=["main", "commands", "logbook", "exchange"],
)
def test_commands_and_what_stands_below_them_do_without_textual(modules):
    names = loaded("\n".join(f"import {module}" for module in modules))

    assert not names & {"textual", "rich"}


def test_opening_the_window_does_without_click():
    names = loaded(
        "from planner.__main__ import main\n"
        "from planner.cli.frame.arguments import opening_options\n"
        "assert opening_options(['--data', 'x'])\n"
        "import planner.cli.frame.opening"
    )

    assert not names & {"click", "textual", "importlib_metadata", "email", "ssl"}


def test_the_version_needs_no_metadata():
    code = "from planner.__main__ import main\nmain(['--version'])"

    assert "email" not in loaded(code)


def test_only_the_command_that_is_asked_for_is_imported():
    done = subprocess.run(
        [sys.executable, "-c", "import planner.cli.main, sys\nprint(*sys.modules)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip

    commands = {f"planner.cli.{module}" for module in COMMANDS.values()}
    assert not commands & set(done.stdout.split())

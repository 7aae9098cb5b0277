"""What the window's imports leave out is there again for whoever wants it later."""

from __future__ import annotations

import subprocess
import sys

import pytest


def run(code: str) -> None:
    """Run code in a fresh interpreter, in which nothing of Textual is loaded."""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_types_of_textual_are_all_there_once_the_window_is_imported():
    run(
        "from planner.cli.opening import _import_app; _import_app()\n"
        "from textual.types import CallbackType, NoSelection\n"
        "from textual.widgets._select import NoSelection as real\n"
        "assert NoSelection is real"
    )


def test_a_name_that_textual_asks_for_in_vain_brings_the_real_types():
    run(
        "from planner.cli.lean import without_types\n"
        "with without_types():\n"
        "    from textual.types import DirEntry\n"
        "from textual.widgets._directory_tree import DirEntry as real\n"
        "assert DirEntry is real"
    )


def test_a_name_that_is_nowhere_is_an_import_error_as_ever():
    with pytest.raises(subprocess.CalledProcessError):
        run(
            "from planner.cli.lean import without_types\n"
            "with without_types():\n"
            "    from textual.types import Nonsense"
        )


def test_types_that_are_loaded_already_stay_as_they_are():
    run(
        "import sys, textual.types\n"
        "from planner.cli.lean import without_types\n"
        "before = sys.modules['textual.types']\n"
        "with without_types(): assert sys.modules['textual.types'] is before\n"
        "assert sys.modules['textual.types'] is before"
    )

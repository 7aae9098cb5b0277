"""What the app asks wherever the runner is: a dialog's keys, a command, options, an editor.

A module of its own, since all that asks takes as long to import as the first frame has.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App

from planner.config import Settings
from planner.logbook.logbook import Logbook
from planner.screens.shared import outside_editor, prompting
from planner.screens.shared.help_dialog import HelpDialog
from planner.screens.shared.options import LookOptions, change_options
from planner.screens.shared.page import Page
from planner.widgets.lines_input import LinesInput


def show_keys(app: App[Any], book: Logbook) -> None:
    """Tell the keys of the dialog that is shown."""
    app.push_screen(HelpDialog(app.screen, book.parameters))


def edit_field(app: App[Any], book: Logbook, field: LinesInput) -> None:
    """Let the runner's own editor have the text of a field."""
    outside_editor.edit_field(app, book, field)


async def type_command(page: Page, commands: prompting.Commands, lines: list[str]) -> None:
    """Ask for a command and run it."""
    await prompting.prompt(page, commands, lines)


async def open_options(
    page: Page,
    settings: Settings,
    folder: Path,
    themes: tuple[str, ...],
    take: Callable[[Settings], None],
) -> None:
    """Ask what to set; `take` is given settings that have changed."""
    await change_options(page, LookOptions(settings, folder, themes), take)

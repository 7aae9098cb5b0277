"""The prompt line: commands as in a terminal, on the open book."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from planner.screens.shared.following import after_fact
from planner.screens.shared.page import Page
from planner.widgets.prompt_line import PromptLine
from planner.widgets.text_dialog import TextDialog


class Commands(Protocol):
    """What runs a line; made where the program is put together."""

    def run(self, line: str) -> str:
        """Run a line; gives what it prints."""
        ...

    def complete(self, line: str) -> Sequence[str]:
        """The lines that one begun may become."""
        ...


async def prompt(page: Page, commands: Commands, lines: list[str]) -> None:
    """Ask for a line, run it, show what it says. Lines are kept in `lines`, the last one last."""
    hint = "log run 5k 31:20   pain 2 --morning   why fri   --help"
    line = await page.ask(PromptLine(":", hint=hint, history=lines, complete=commands.complete))
    if not line:
        return
    if lines[-1:] != [line]:
        lines.append(line)
    before = page.logbook.flares.mark()
    printed = commands.run(line)
    await page.ask(TextDialog(f"easeback {line.removeprefix('easeback ')}", printed))
    await after_fact(page, before)

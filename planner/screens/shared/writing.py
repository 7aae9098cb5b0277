"""Files that a page writes: where to, and over others only after a yes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from planner.domain.values.errors import ExchangeError
from planner.exchange.kit.out_file import is_folder, is_there, need_ordinary, typed_path, write_file
from planner.screens.shared.page import Page
from planner.widgets.message_dialog import MessageDialog


async def write_asking(page: Page, files: Mapping[Path, bytes]) -> bool:
    """Write them and say so; over other files only after a yes. True if they were written. Raises
    ExchangeError where the disk refuses."""
    for one in files:
        need_ordinary(one)
    there = [one for one in files if is_there(one)]
    if there and not await page.ask(_write_over(there)):
        page.said("Nothing was written.")
        return False
    for path, content in files.items():
        write_file(path, content, over=path in there)
    folder = next(iter(files)).parent
    page.said(f"Wrote {', '.join(one.name for one in files)} into {folder}.")
    return True


def _write_over(there: list[Path]) -> MessageDialog:
    return MessageDialog(
        "There already",
        (*(str(one) for one in there), "Write over?"),
        yes="write over",
        no="leave as it is",
    )


def named(name: str, end: str) -> str:
    """The name with this ending, once."""
    return f"{name.removesuffix(f'.{end}')}.{end}"


def folder_typed(text: str) -> Path:
    """The folder of that name. Raises ValueError if there is none."""
    try:
        folder = typed_path(text)
    except ExchangeError as error:
        raise ValueError(error.message) from None
    if not is_folder(folder):
        raise ValueError(f"There is no folder {text}.")
    return folder

"""Asking where the book is to be exported to."""

from __future__ import annotations

from pathlib import Path

from planner.domain.values.errors import ExchangeError
from planner.exchange.out_file import is_folder, is_there, typed_path, write_file
from planner.logbook.exporting import FORMATS
from planner.logbook.logbook import Logbook
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.page import Page
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field
from planner.widgets.message_dialog import MessageDialog

WORDS = {"json": "JSON, everything", "csv": "CSV, tables"}


async def export_book(page: Page) -> None:
    """Ask for format and place, and write; over other files only after a yes."""
    book = page.logbook

    async def keep(given: Answers) -> None:
        form = given["format"]
        path = given["folder"] / f"{str(given['name']).removesuffix(f'.{form}')}.{form}"
        files = book.exporting.files(form, path)
        there = [one for one in files if is_there(one)]
        if there and not await page.ask(_write_over(there)):
            page.said("Nothing was written.")
            return
        _write(files, there)
        page.said(f"Wrote {', '.join(one.name for one in files)} into {path.parent}.")

    await fill_in(page, book, export_form(book), keep)


def export_form(book: Logbook) -> FormDialog:
    """The questions about an export."""
    return FormDialog(
        "Export",
        (
            Field("format", "format", "choice", "json",
                  options=tuple((form, WORDS.get(form, form)) for form in FORMATS)),
            Field("folder", "into the folder", value=str(Path.home()), needed=True,
                  example="~/Documents", read=_folder),
            Field("name", "called", value=f"easeback-{book.today.isoformat()}", needed=True,
                  example=book.exporting.usual_name("json")),
        ),
        about="JSON holds everything. CSV makes a file each of runs, sessions, sets and pain. "
        "Easeback sends nothing anywhere: the files stay on this machine.",
        save="write",
    )  # fmt: skip


def _write_over(there: list[Path]) -> MessageDialog:
    return MessageDialog(
        "There already",
        (*(str(one) for one in there), "Write over?"),
        yes="write over",
        no="leave as it is",
    )


def _write(files: dict[Path, str], over: list[Path]) -> None:
    for path, text in files.items():
        write_file(path, text, over=path in over)


def _folder(text: str) -> Path:
    """The folder of that name. Raises ValueError if there is none."""
    try:
        folder = typed_path(text)
    except ExchangeError as error:
        raise ValueError(error.message) from None
    if not is_folder(folder):
        raise ValueError(f"There is no folder {text}.")
    return folder

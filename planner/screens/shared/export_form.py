"""Asking where the book is to be exported to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from planner.domain.values.errors import ExchangeError
from planner.exchange.out_file import (
    is_folder,
    is_there,
    need_ordinary,
    typed_path,
    write_file,
)
from planner.exchange.tables_file import excel_sign
from planner.logbook.exporting import ExportChoice, ending
from planner.logbook.logbook import Logbook
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.page import Page
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field
from planner.widgets.message_dialog import MessageDialog

EXCEL = "excel"
"""CSV as Excel takes it."""
WORDS = {
    "json": "JSON", "csv": "CSV", EXCEL: "CSV for Excel", "ics": "calendar", "fit": "watch",
    "sqlite": "SQLite", "tinydb": "TinyDB",
}  # fmt: skip


async def export_book(page: Page) -> None:
    """Ask for format and place, and write; over other files only after a yes."""
    book = page.logbook

    async def keep(given: Answers) -> None:
        is_excel = given["format"] == EXCEL
        form = "csv" if is_excel else given["format"]
        path = given["folder"] / _named(str(given["name"]), form)
        choice = ExportChoice(excel=excel_sign() if is_excel else "")
        files = book.exporting.files(form, path, choice)
        for one in files:
            need_ordinary(one)
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
                  options=tuple((form, WORDS[form]) for form in WORDS)),
            Field("folder", "into the folder", value=str(Path.home()), needed=True,
                  example="~/Documents", read=_folder),
            Field("name", "called", value=f"easeback-{book.today.isoformat()}", needed=True,
                  example=book.exporting.usual_name("json")),
        ),
        about="JSON and TinyDB hold everything, SQLite and CSV tables of runs, sessions, sets, "
        "pain and more. The calendar has what is planned, the watch gets today's run. "
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


def _named(name: str, form: str) -> str:
    """The name with the ending of its format, once."""
    end = f".{ending(form)}"
    return f"{name.removesuffix(end)}{end}"


def _write(files: dict[Path, bytes], over: list[Path]) -> None:
    for path, content in files.items():
        write_file(path, content, over=path in over)


async def export_run(page: Page, day: date) -> None:
    """Ask where the run of a day is to be written for a watch, and write it; over another file
    only after a yes. Raises NotFoundError and RuleError as `Workouts.on` does."""
    exporting = page.logbook.exporting
    workout = exporting.workouts.on(day)
    about = f"{workout.name}. {workout.remark}".rstrip()
    await export_one(
        page,
        title="For the watch",
        about=f"{about} Write it again on the morning of the run: the cap may be another by then.",
        name=exporting.usual_name("fit", day),
        make=lambda: next(iter(exporting.contents("fit", ExportChoice(day=day)).values())),
        example="/media/GARMIN/NEWFILES",
    )


async def export_one(
    page: Page, *, title: str, about: str, name: str, make: Callable[[], str | bytes],
    example: str = "~/Documents",
) -> None:  # fmt: skip
    """Ask where one file is to be written, and write what `make` gives; over another file only
    after a yes. The ending of its usual name stays."""
    end = Path(name).suffix

    async def keep(given: Answers) -> None:
        path = given["folder"] / f"{str(given['name']).removesuffix(end)}{end}"
        content = make()
        need_ordinary(path)
        over = is_there(path)
        if over and not await page.ask(_write_over([path])):
            page.said("Nothing was written.")
            return
        write_file(path, content, over=over)
        page.said(f"Wrote {path.name} into {path.parent}.")

    await fill_in(page, page.logbook, FormDialog(
        title,
        (
            Field("folder", "into the folder", value=str(Path.home()), needed=True,
                  example=example, read=_folder),
            Field("name", "called", value=name, needed=True, example=name),
        ),
        about=about,
        save="write",
    ), keep)  # fmt: skip


def _folder(text: str) -> Path:
    """The folder of that name. Raises ValueError if there is none."""
    try:
        folder = typed_path(text)
    except ExchangeError as error:
        raise ValueError(error.message) from None
    if not is_folder(folder):
        raise ValueError(f"There is no folder {text}.")
    return folder

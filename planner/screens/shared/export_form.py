"""Asking where the book is to be exported to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from planner.exchange.exports.tables_file import excel_sign
from planner.logbook.exporting import ExportChoice, ending
from planner.logbook.logbook import Logbook
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.page import Page
from planner.screens.shared.writing import folder_typed, named, write_asking
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field

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
        path = given["folder"] / named(str(given["name"]), ending(form))
        choice = ExportChoice(excel=excel_sign() if is_excel else "")
        await write_asking(page, book.exporting.files(form, path, choice))

    await fill_in(page, book, export_form(book), keep)


def export_form(book: Logbook) -> FormDialog:
    """The questions about an export."""
    return FormDialog(
        "Export",
        (
            Field("format", "format", "choice", "json",
                  options=tuple((form, WORDS[form]) for form in WORDS)),
            Field("folder", "into the folder", value=str(Path.home()), needed=True,
                  example="~/Documents", read=folder_typed),
            Field("name", "called", value=f"easeback-{book.today.isoformat()}", needed=True,
                  example=book.exporting.usual_name("json")),
        ),
        about="JSON and TinyDB hold everything, SQLite and CSV tables of runs, sessions, sets, "
        "pain and more. The calendar has what is planned, the watch gets today's run. "
        "Easeback sends nothing anywhere: the files stay on this machine.",
        save="write",
    )  # fmt: skip


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
    end = Path(name).suffix.removeprefix(".")

    async def keep(given: Answers) -> None:
        path = given["folder"] / named(str(given["name"]), end)
        content = make()
        data = content.encode() if isinstance(content, str) else content
        await write_asking(page, {path: data})

    await fill_in(page, page.logbook, FormDialog(
        title,
        (
            Field("folder", "into the folder", value=str(Path.home()), needed=True,
                  example=example, read=folder_typed),
            Field("name", "called", value=name, needed=True, example=name),
        ),
        about=about,
        save="write",
    ), keep)  # fmt: skip

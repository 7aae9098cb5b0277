"""Asking what the page for the physiotherapist shall hold, and where it is to be written."""

from __future__ import annotations

from pathlib import Path

from planner.logbook.logbook import Logbook
from planner.logbook.report.report_files import report_file
from planner.logbook.report.reporting import FORMATS, ReportChoice, Reporting
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.page import Page
from planner.screens.shared.writing import folder_typed, named, write_asking
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field

NAMES = {"html": "web page", "pdf": "PDF", "md": "Markdown"}
SPANS = (("4", "4 weeks"), ("6", "6"), ("12", "12"), ("26", "26"))
PARTS = (
    ("scores", "scores"), ("tests", "tests"), ("flags", "red flags"), ("plan", "plan"),
    ("over", "runs over a cap"), ("notes", "my own words"),
)  # fmt: skip
"""What is most often left out; the command knows all parts."""
SIZES = (("a4", "A4"), ("letter", "Letter"))


async def write_report(page: Page) -> None:
    """Ask what is wanted, and write it; over another file only after a yes."""
    book = page.logbook
    reporting = Reporting(book)

    async def keep(given: Answers) -> None:
        form = str(given["format"])
        made = report_file(reporting.paper(_choice(reporting, book, given)), form)
        path = given["folder"] / named(str(given["file"]), form)
        if await write_asking(page, {path: made.content}) and made.remark:
            page.notify(made.remark, markup=False)

    await fill_in(page, book, report_form(reporting), keep)


def _choice(reporting: Reporting, book: Logbook, given: Answers) -> ReportChoice:
    return ReportChoice(
        first=reporting.first_of(int(given["weeks"]), book.today),
        last=book.today,
        name=str(given["name"]),
        anon=bool(given["anon"]),
        without=frozenset(given["without"]),
        size=given["paper"],
    )


def report_form(reporting: Reporting) -> FormDialog:
    """The questions about a report."""
    return FormDialog(
        "For the physiotherapist",
        (
            Field("weeks", "the last", "choice", "6", options=SPANS),
            Field("format", "as", "choice", "html",
                  options=tuple((form, NAMES[form]) for form in FORMATS)),
            Field("paper", "paper", "choice", "a4", options=SIZES),
            Field("without", "without", "several", frozenset(), options=PARTS,
                  hint="Space leaves a part out. The command report knows all of them."),
            Field("anon", "anonymous", "check", False,
                  hint="Without names, year of birth and everything you wrote."),
            Field("name", "your name", example="as it shall stand on top; may stay empty"),
            Field("folder", "into the folder", value=str(Path.home()), needed=True,
                  example="~/Documents", read=folder_typed),
            Field("file", "called", value=reporting.usual_name("html").removesuffix(".html"),
                  needed=True, example="knee"),
        ),
        about="One page: what hurts, pain beside running, sessions, flares, tests, red flags, "
        "changes, your questions (notes tagged #ask). It stays on this machine until you hand it "
        "over.",
        save="write",
    )  # fmt: skip

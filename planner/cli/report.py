"""`report`: one page for the next appointment."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from planner.cli.frame.answer import Answer, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.cli.frame.writing import write_files
from planner.domain.values.calendar import DAY
from planner.domain.values.errors import UsageError
from planner.exchange.kit.out_file import typed_place
from planner.logbook.report.report_files import report_file
from planner.logbook.report.reporting import FORMATS, PARTS, WEEKS, ReportChoice, Reporting
from planner.typed import some_weeks

DAYS = re.compile(r"(\d{1,3})d")


@command(
    "report",
    "easeback report --to knee.html",
    "easeback report --last 6w --to knee.pdf --paper letter",
    "easeback report --from 2026-09-01 --until 2026-10-31 --to knee.md",
    "easeback report --anon --without plan --without notes --to knee.html",
    'easeback note "May I run on trails?" -t ask      it stands under Questions',
)
@click.option("--last", "span", metavar="6w", help="How far back: 6w, 3m, 1y, 10d [6w].")
@click.option("--from", "first", metavar="DATE", shell_complete=day_words, help="From this day on.")
@click.option("--until", "last", metavar="DATE", shell_complete=day_words, help="Up to this day.")
@click.option("--to", "-o", "out", metavar="FILE", help="knee.html, .pdf or .md; - is stdout.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Where the name does not say.")
@click.option("--name", default="", metavar="TEXT", help="Your name, as it shall stand on top.")
@click.option("--anon", is_flag=True, help="No names, no year of birth, nothing you wrote.")
@click.option(
    "--without", multiple=True, type=click.Choice(PARTS), help="Leave a part out; repeatable."
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", help="Size [a4].")
def report_command(call: Call, /, **given: Any) -> Answer:
    """Write one page for a physiotherapist: what hurts, pain beside running by week, sessions,
    flares, tests and gates, changes of the plan, runs over a cap, red flags, your questions.

    Questions are notes with the tag #ask or #question. Without --last, --from and --until it is
    the last six weeks. --without notes leaves out all you wrote in words. The page is in English,
    the only language there is so far. The HTML file needs nothing from the network; it is written
    for your eyes only, and over another file only after a yes.
    """
    first, last = _days(call, given["span"], given["first"], given["last"])
    reporting = Reporting(call.logbook)
    form, path = _place(reporting, given["form"], given["out"])
    choice = ReportChoice(
        first=first,
        last=last,
        name=given["name"],
        anon=given["anon"],
        without=frozenset(given["without"]),
        size=given["paper"],
    )
    made = report_file(reporting.paper(choice), form)
    remarks = (Remark("missing", made.remark),) if made.remark else ()
    if path is None:
        return Answer(content=made.content, remarks=remarks)
    return write_files(call, {path: made.content}, remarks)


def _days(call: Call, span: str | None, first: str | None, last: str | None) -> tuple[date, date]:
    """The days that are meant; without a word the last six weeks."""
    if span and (first or last):
        raise UsageError("--last goes without --from and --until.", "See: report --help")
    begun = call.day(first) if first else None
    end = call.until(last, begun) if last else call.today
    if begun is not None:
        return begun, end
    text = (span or f"{WEEKS}w").strip().casefold()
    count = DAYS.fullmatch(text)
    if count is None:
        return Reporting(call.logbook).first_of(some_weeks(text), end), end
    return end - max(0, int(count[1]) - 1) * DAY, end


def _place(reporting: Reporting, form: str | None, out: str | None) -> tuple[str, Path | None]:
    """Format and file; None for standard output. Raises UsageError for an ending of no format."""
    if out == "-":
        return form or "html", None
    usual = reporting.usual_name(form or "html")
    path = Path(usual) if out is None else typed_place(out, usual)
    if path.name == usual:
        return form or "html", path
    ending = path.suffix.removeprefix(".").casefold()
    if form is not None and ending not in FORMATS:
        return form, path
    if ending == "markdown" or ending == "htm":
        return {"markdown": "md", "htm": "html"}[ending], path
    if ending not in FORMATS:
        raise UsageError(
            f"{path.name} does not say what it is to be.",
            "Expected a name that ends with .html, .pdf or .md, or --format.",
        )
    if form not in (None, ending):
        raise UsageError(f"{path.name} is no {form}.", "Leave --format out, or name it otherwise.")
    return ending, path

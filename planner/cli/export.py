"""`export`: the whole book for other programs."""

from __future__ import annotations

import click

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.ending import FAILED
from planner.cli.frame.output import legible
from planner.domain.values.errors import UsageError
from planner.exchange.out_file import is_folder, is_there, typed_path, write_file
from planner.logbook.exporting import FORMATS, TABLES


@command(
    "export",
    "easeback export json",
    "easeback export csv -o ~/knee.csv      knee-runs.csv, knee-sessions.csv ...",
    "easeback export csv --only runs -o - | head",
)
@click.argument("form", type=click.Choice(FORMATS), metavar="json|csv")
@click.option("-o", "--out", metavar="FILE", help="File or folder; - is standard output.")
@click.option("--only", type=click.Choice(list(TABLES)), help="This table alone (csv).")
def export_command(call: Call, form: str, out: str | None, only: str | None) -> Answer:
    """Write everything as one JSON file, or runs, sessions, sets and pain as CSV files.

    A file that is there already is written over only after a yes.
    """
    if only and form != "csv":
        raise UsageError("--only names a table of csv.", "See: easeback export csv --only runs")
    if out == "-":
        return _printed(call, form, only)
    book = call.logbook
    path = typed_path(out or book.exporting.usual_name(form))
    if is_folder(path):
        path /= book.exporting.usual_name(form)
    files = book.exporting.files(form, path)
    if only:
        files = {one: text for one, text in files.items() if one.stem.endswith(f"-{only}")}
    there = [one for one in files if is_there(one)]
    names = ", ".join(legible(str(one)) for one in there)
    if there and not call.confirm(f"{names}: there already. Write over?"):
        return Answer(lines=["Nothing was written."], code=FAILED)
    if not call.flags.dry_run:
        for one, text in files.items():
            write_file(one, text, over=one in there)
    verb = "Would write" if call.flags.dry_run else "Wrote"
    listed = [legible(str(one)) for one in files]
    return Answer(lines=[f"{verb} {one}" for one in listed], data={"files": listed})


def _printed(call: Call, form: str, only: str | None) -> Answer:
    if form == "json":
        text = call.logbook.exporting.json_text()
    elif only:
        text = call.logbook.exporting.tables()[only]
    else:
        raise UsageError("Several tables do not fit into one stream.", "Name one: --only runs")
    return Answer(lines=text.splitlines(), data={"text": text})

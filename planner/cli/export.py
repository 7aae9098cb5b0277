"""`export`: the whole book for other programs, the plan for a calendar, a run for a watch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from planner.cli.frame.answer import Answer, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.cli.frame.output import legible
from planner.cli.frame.writing import may_write_over, nothing_written, write_files
from planner.domain.values.errors import UsageError
from planner.exchange.exports.appointment import ShownAt
from planner.exchange.exports.tables_file import excel_sign
from planner.exchange.kit.out_file import (
    is_there,
    need_ordinary,
    typed_place,
)
from planner.logbook.appointments import WEEKS
from planner.logbook.exporting import FORMATS, ExportChoice
from planner.logbook.kept_outside import followed
from planner.logbook.tables import TABLES
from planner.typed import a_duration, a_time_of_day

BELONGS = {
    "only": "csv", "raw": "csv", "excel": "csv", "alarm": "ics", "weeks": "ics", "begin": "ics",
    "zone": "ics", "follow": "ics", "unfollow": "ics", "day": "fit",
}  # fmt: skip
"""The format each option is for."""
CALLED = {"begin": "--time", "day": "DAY"}
ALARM_AT = "18:00"
"""When things begin that have an alarm and no time: whole days begin at midnight."""


@command(
    "export",
    "easeback export ics -o knee.ics --time 18:00 --alarm 30m",
    "easeback export ics --follow ~/knee.ics    written again after every change",
    "easeback export fit -o today.fit           today's run for a watch",
    "easeback export fit sat",
    "easeback export json",
    "easeback export csv -o ~/knee.csv          knee-runs.csv, knee-sessions.csv ...",
    "easeback export csv --only runs -o - | head",
    "easeback export csv --excel",
    "easeback export sqlite -o knee.sqlite",
)
@click.argument("form", type=click.Choice(FORMATS), metavar="|".join(FORMATS))
@click.argument("day", nargs=-1, metavar="[DAY]", shell_complete=day_words)
@click.option("-o", "--out", metavar="FILE", help="File or folder; - is standard output.")
@click.option("--only", type=click.Choice(list(TABLES)), help="This table alone (csv).")
@click.option("--raw", is_flag=True, help="Leave texts that look like formulas as they are (csv).")
@click.option("--excel", is_flag=True, help="As Excel takes it: a UTF-8 mark, ; for , (csv).")
@click.option("--alarm", metavar="TIME", help="An alarm so long before, such as 30m (ics).")
@click.option("--weeks", type=click.IntRange(1, 52), help="Weeks ahead; usually 12 (ics).")
@click.option("--time", "begin", metavar="HH:MM", help="When things begin; else whole days (ics).")
@click.option("--zone", metavar="ZONE", help="Zone of that time; else wherever you are (ics).")
@click.option("--follow", metavar="FILE", help="Write it now and after every change (ics).")
@click.option("--unfollow", metavar="FILE", help="Write that file no more (ics).")
def export_command(call: Call, /, form: str, out: str | None, **given: Any) -> Answer:
    """Write the book, or a part of it, for other programs.

    json, sqlite and tinydb hold everything, csv makes a file each of runs, sessions, sets, pain
    and what else there is. ics is the plan for a calendar: taken in again, what was moved moves.
    fit is the run of a day for a watch; it ends at the cap.

    Files are written whole or not at all, for your eyes only, and over another file only after
    a yes.
    """
    for name, value in given.items():
        if value and BELONGS[name] != form:
            told = CALLED.get(name, f"--{name}")
            raise UsageError(f"{told} belongs to {BELONGS[name]}.", "See: easeback export --help")
    choice = _choice(call, given)
    if given["unfollow"]:
        return _unfollow(call, _whole(given["unfollow"]))
    if given["follow"]:
        if out:
            raise UsageError("--follow names the file; leave -o out.")
        return _follow(call, _whole(given["follow"]), choice)
    return _printed(call, form, choice) if out == "-" else _written(call, form, out, choice)


def _choice(call: Call, given: dict[str, Any]) -> ExportChoice:
    alarm = _minutes(given["alarm"])
    begin = a_time_of_day(given["begin"]) if given["begin"] else ""
    if given["zone"] and not begin:
        raise UsageError("--zone needs --time.", "For example: --time 18:00 --zone Europe/Oslo")
    return ExportChoice(
        only=given["only"] or "",
        raw=given["raw"],
        excel=excel_sign() if given["excel"] else "",
        weeks=given["weeks"] or WEEKS,
        shown=ShownAt(
            begin=begin or (ALARM_AT if alarm is not None else ""),
            zone=_a_zone(given["zone"]),
            alarm_min=alarm,
        ),
        day=call.day(" ".join(given["day"]), "future") if given["day"] else None,
    )


def _minutes(text: str | None) -> int | None:
    return None if text is None else a_duration(text) // 60


def _a_zone(name: str | None) -> str:
    """A zone as the IANA names it. Raises UsageError."""
    if not name:
        return ""
    import zoneinfo  # 5 ms, for one option

    try:
        return zoneinfo.ZoneInfo(name).key
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        raise UsageError(
            f"There is no time zone {legible(name)!r}.", "Expected for example Europe/Oslo."
        ) from None


def _whole(text: str) -> Path:
    return typed_place(text).absolute()


def _follow(call: Call, path: Path, choice: ExportChoice) -> Answer:
    need_ordinary(path)
    files = followed(call.logbook, call.start.folders)
    is_known = any(one.file == str(path) for one in files.all())
    if is_there(path) and not is_known and not may_write_over(call, [path]):
        return nothing_written()
    if not call.flags.dry_run:
        files.follow(path, choice.weeks, choice.shown)
    told = legible(str(path))
    verb = "Would write" if call.flags.dry_run else "Wrote"
    return Answer(lines=[f"{verb} {told}, and again after every change."], data={"files": [told]})


def _unfollow(call: Call, path: Path) -> Answer:
    files = followed(call.logbook, call.start.folders)
    if not call.flags.dry_run:
        files.leave(path)
    return Answer(lines=[f"{legible(str(path))} stays as it is from now on."])


def _written(call: Call, form: str, out: str | None, choice: ExportChoice) -> Answer:
    exporting = call.logbook.exporting
    usual = exporting.usual_name(form, choice.day)
    path = typed_place(usual if out is None else out, usual)
    if is_there(path):  # for csv it is no more than the beginning of a name
        need_ordinary(path)
    files = exporting.files(form, path, choice)
    return write_files(call, files, _remarks(call, form, choice))


def _printed(call: Call, form: str, choice: ExportChoice) -> Answer:
    if form == "csv" and not choice.only:
        raise UsageError("Several tables do not fit into one stream.", "Name one: --only runs")
    (content,) = call.logbook.exporting.contents(form, choice).values()
    try:
        data: object = {"text": content.decode()}
    except UnicodeDecodeError:
        data = {"base64": content}
    return Answer(content=content, data=data, remarks=_remarks(call, form, choice))


def _remarks(call: Call, form: str, choice: ExportChoice) -> tuple[Remark, ...]:
    """What a run for the watch is otherwise than planned."""
    if form != "fit":
        return ()
    words = call.logbook.exporting.workouts.on(choice.day or call.today).remark
    return (Remark("shortened", words),) if words else ()

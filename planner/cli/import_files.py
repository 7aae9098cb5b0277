"""`import`: runs of other programs, after a look at what was found."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from planner.cli.answer import Answer
from planner.cli.call import Call
from planner.cli.command import command
from planner.cli.ending import FAILED
from planner.cli.importing import Records, base_m, chosen, dry_run, groups_data
from planner.cli.output import PARTLY
from planner.domain.values.errors import EasebackError, ExchangeError
from planner.domain.values.run import Run
from planner.exchange.duplicates import DryRun
from planner.exchange.out_file import typed_path
from planner.wording import amounts
from planner.wording.imports import dry_run_words

UNASKED = 20
"""So many new ones are brought in without a question; undo takes them back."""


@command(
    "import",
    "easeback import ~/Downloads/export_123.zip --dry-run",
    "easeback import ~/Downloads/export_123.zip --only run",
    "easeback import morning.fit evening.gpx --tz Europe/Oslo",
    "easeback import garmin/ --yes --report import.json",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--tz", metavar="ZONE", help="Time zone of runs whose file names none.")
@click.option("--report", metavar="FILE", help="Write what was found to a JSON file.")
@click.option("--only", type=click.Choice(["run"]), help="Leave other sports out.")
@click.option("--doubtful", is_flag=True, help="Bring in what is perhaps here already, too.")
def import_command(
    call: Call, files: tuple[str, ...], tz: str | None, report: str | None, only: str | None,
    doubtful: bool,
) -> Answer:  # fmt: skip
    """Bring in runs: Strava's export, FIT, GPX and TCX files, lists, zips, folders.

    First it is shown what was found; a run that is here already is never doubled. All that is
    brought in is one change: one `easeback undo` takes it back. The exit code is 7 if some
    could not be read.
    """
    dry = dry_run(call, files, tz)
    records = chosen(dry, runs_only=only is not None, doubtful=doubtful)
    data = groups_data(dry)
    if report:
        _write_report(typed_path(report), data)
    call.tell([line for words in dry_run_words(dry, call.unit) for line in words.splitlines()])
    if not records:
        return Answer(lines=["Nothing to bring in."], data=data, code=_code(dry))
    if call.flags.dry_run:
        lines = [f"Would bring in {_count(records)}. Nothing was written (--dry-run)."]
        return Answer(lines=lines, data=data)
    if len(records) > UNASKED and not call.confirm(f"Bring in {_count(records)}?"):
        return Answer(lines=["Nothing was brought in."], data=data, code=FAILED)
    lines = _bring_in(call, records, data)
    return Answer(lines=lines, data=data, steps=1, code=PARTLY if dry.unreadable else 0)


def _code(dry: DryRun) -> int:
    """The exit code where nothing is new. Raises ExchangeError if nothing could be read."""
    if not dry.unreadable:
        return 0
    if not (dry.already_here or dry.same_run or dry.doubtful or dry.cross or dry.new):
        first = dry.unreadable[0]
        raise ExchangeError(f"Nothing could be read. {first.file}: {first.remark}", first.hint)
    return PARTLY


def _bring_in(call: Call, records: Records, data: dict[str, object]) -> list[str]:
    book = call.logbook
    before = base_m(book.facts.all_runs(), book.today)
    book.facts.bring_in(records, f"Imported {_count(records)}")
    after = base_m(book.facts.all_runs(), book.today)
    data |= {"imported": len(records), "base_before_m": before, "base_after_m": after}
    lines = [f"Imported {_count(records)}."]
    if before != after:
        # Of a mean, the tenth says enough.
        old, new = round(before, -2), round(after, -2)
        words = f"{amounts.number(old, call.unit)} to {amounts.distance(new, call.unit)}"
        lines.append(f"Your 4-week base changed from {words} a week.")
    return lines


def _count(records: Records) -> str:
    runs = sum(isinstance(record, Run) for record in records)
    others = len(records) - runs
    said = [amounts.plural(runs, "run")] if runs else []
    if others:
        said.append(amounts.plural(others, "other activity", "other activities"))
    return " and ".join(said)


def _write_report(path: Path, data: dict[str, object]) -> None:
    try:
        path.write_bytes(msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n")
    except OSError as error:
        raise EasebackError(
            f"The report cannot be written to {path} ({error.strerror}); nothing was imported.",
            "Name another file for --report.",
        ) from error

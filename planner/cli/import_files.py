"""`import`: runs of other programs, after a look at what was found; `setup` looks so, too."""

from __future__ import annotations

import difflib
import sys
import zoneinfo
from collections.abc import Sequence
from datetime import tzinfo
from pathlib import Path

import click
import msgspec
from dateutil.tz import tzlocal

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.ending import FAILED
from planner.cli.frame.output import PARTLY, legible
from planner.cli.frame.start import is_terminal
from planner.domain.values.errors import EasebackError, ExchangeError, UsageError
from planner.domain.values.run import CrossTraining, Run
from planner.exchange.duplicates import DryRun, Match, sort_out
from planner.exchange.found import Found
from planner.exchange.out_file import typed_path
from planner.exchange.read import read
from planner.logbook.book import new_id
from planner.wording import amounts
from planner.wording.imports import dry_run_words

Records = tuple[Run | CrossTraining, ...]

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
    before = book.caps.base_m()
    book.facts.bring_in(records, f"Imported {_count(records)}")
    after = book.caps.base_m()
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


def dry_run(call: Call, files: Sequence[str], zone: str | None) -> DryRun:
    """Read the files and sort what they hold; nothing is written.

    Raises UsageError for a zone nobody knows, ExchangeError for a file that is not there.
    """
    found = read(
        [typed_path(file) for file in files],
        zone=_zone(zone) if zone else tzlocal(),
        given=zone is not None,
        new_id=new_id,
        progress=_progress if _shows_progress(call) else None,
    )
    return sort_out(found, call.logbook.facts.all_activities())


def _zone(name: str) -> tzinfo:
    try:
        return zoneinfo.ZoneInfo(name)
    # A name with .. in it is a ValueError, that of a folder such as Europe an OSError.
    except (KeyError, ValueError, OSError):
        near = difflib.get_close_matches(name, zoneinfo.available_timezones(), n=1)
        hint = f"Did you mean {near[0]}?" if near else "Expected for example Europe/Oslo."
        raise UsageError(f"There is no time zone {name!r}.", hint) from None


def _shows_progress(call: Call) -> bool:
    return is_terminal(sys.stderr) and not (call.flags.quiet or call.flags.json)


def _progress(done: int, count: int, name: str) -> None:
    """One line that is written over again, and cleared at the end."""
    words = f"Reading {done} of {count}: {legible(name)}"[:78] if done < count else ""
    sys.stderr.write(f"\r\x1b[K{words}")
    sys.stderr.flush()


def chosen(dry: DryRun, *, runs_only: bool, doubtful: bool) -> Records:
    """The records to bring in."""
    items = [*dry.new, *(() if runs_only else dry.cross)]
    if doubtful:
        items += [match.found for match in dry.doubtful]
    records = (item.run for item in items if item.run is not None)
    return tuple(one for one in records if isinstance(one, Run) or not runs_only)


def groups_data(dry: DryRun) -> dict[str, object]:
    """The groups of a dry run, for programs."""
    return {
        "new": [_found(item) for item in dry.new],
        "not_a_run": [_found(item) for item in dry.cross],
        "already_here": [_match(match) for match in dry.already_here],
        "same_run": [_match(match) for match in dry.same_run],
        "doubtful": [_match(match) for match in dry.doubtful],
        "unreadable": [_found(item) for item in dry.unreadable],
    }


def _found(item: Found) -> dict[str, object]:
    data: dict[str, object] = {
        "file": legible(item.file),
        "line": item.line or None,
        "outcome": item.outcome,
        "remark": legible(item.remark),
        "hint": item.hint,
        "guessed": item.guessed,
    }
    run = item.run
    if run is None:
        return data
    return {
        **data,
        "id": run.id,
        "local_date": run.date,
        "start": run.start,
        "distance_m": run.distance_m,
        "duration_s": run.duration_s,
        "kind": run.run_kind if isinstance(run, Run) else run.sport,
    }


def _match(match: Match) -> dict[str, object]:
    return {**_found(match.found), "same_as": match.other.id, "reason": match.reason}

"""What an import finds in files, and what of it is brought in; for `import` and `setup`."""

from __future__ import annotations

import difflib
import sys
import zoneinfo
from collections.abc import Sequence
from datetime import date, timedelta, tzinfo

from dateutil.tz import tzlocal

from planner.cli.call import Call
from planner.cli.output import legible
from planner.cli.start import is_terminal
from planner.domain.values.errors import UsageError
from planner.domain.values.run import CrossTraining, Run
from planner.exchange.duplicates import DryRun, Match, sort_out
from planner.exchange.found import Found
from planner.exchange.out_file import typed_path
from planner.exchange.read import read
from planner.logbook.book import new_id

Records = tuple[Run | CrossTraining, ...]

BASE_WEEKS = 4


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


def base_m(runs: Sequence[Run], today: date) -> int:
    """Metres a week, over the last four weeks."""
    first = today - timedelta(weeks=BASE_WEEKS)
    return sum(run.distance_m for run in runs if first < run.date <= today) // BASE_WEEKS


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

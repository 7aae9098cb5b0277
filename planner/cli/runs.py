"""`runs`: the runs that were done."""

from __future__ import annotations

from datetime import date

import click

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.cli.naming import short_id
from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Moment
from planner.domain.values.run import Run
from planner.typed import a_count
from planner.wording import amounts, days
from planner.wording.entries import one_line

MOST = 100_000


@command(
    "runs",
    "easeback runs",
    "easeback runs --from -4w",
    "easeback runs --limit 10",
    "easeback runs --json | jq '.data[].distance_m'",
)
@click.option("--from", "first", metavar="DATE", shell_complete=day_words, help="From this day on.")
@click.option("--to", "last", metavar="DATE", shell_complete=day_words, help="Up to this day.")
@click.option("--limit", metavar="N", help="The latest N only.")
def runs_command(call: Call, first: str | None, last: str | None, limit: str | None) -> Answer:
    """List the runs that were done, the newest last.

    What each begins with is its id: `easeback fix ID` corrects it, `easeback rm ID` removes it.
    """
    begun = call.day(first) if first else None
    start = begun or date.min
    end = call.until(last, begun) if last else date.max
    if end < start:
        raise UsageError(f"--to {last} lies before --from {first}.")
    runs = [run for run in call.logbook.facts.all_runs() if start <= run.date <= end]
    if limit:
        count = a_count(limit, "runs", MOST)
        runs = runs[-count:] if count else []
    rows = [_row(call, run) for run in runs]
    total = sum(run.distance_m for run in runs)
    if runs:
        call.say(f"{amounts.plural(len(runs), 'run')}, {amounts.distance(total, call.unit)}")
    lines = columns(rows, plain=call.flags.plain) or ["No run."]
    data = (call.logbook.exporting.run_data(run) for run in runs)
    return Answer(lines=lines, data=list(data) if call.flags.json else None)


def _row(call: Call, run: Run) -> tuple[str, ...]:
    felt = call.logbook.facts.felt(run, Moment.DURING)
    return (
        short_id(run),
        days.full(run.date),
        amounts.distance(run.distance_m, call.unit),
        amounts.clock(run.duration_s) if run.duration_s else "",
        str(run.run_kind),
        "" if felt is None else f"pain {amounts.score(felt)}",
        str(call.logbook.caps.verdict(run)),
        _said(run),
    )


def _said(run: Run) -> str:
    """What it is called, and what the reader of its file was not sure of."""
    name = run.title or one_line(run.note)
    return ". ".join(filter(None, (name, run.source.remark)))

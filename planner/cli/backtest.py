"""`backtest`: the runs that were done, against the caps as they stood each morning."""

from __future__ import annotations

import click

from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.domain.caps.lookback import HeldRun, LookBack, Tally
from planner.domain.values.errors import UsageError
from planner.wording import amounts, days
from planner.wording.archive import NO_CAUSES, tally_words


@command(
    "backtest",
    "easeback backtest",
    "easeback backtest --from -12w",
    "easeback backtest --from 2026-01-01 --to 2026-06-30 --json",
)
@click.option(
    "--from",
    "first",
    metavar="DATE",
    shell_complete=day_words,
    help="From this day on [your first run].",
)
@click.option(
    "--to", "last", metavar="DATE", shell_complete=day_words, help="Up to this day [today]."
)
def backtest_command(call: Call, first: str | None, last: str | None) -> Answer:
    """Look back: which runs the caps would have held, by which rule, and how the knee took them.

    Every day is judged as its morning knew it. Runs of one day count together.
    """
    start = call.day(first) if first else None
    end = call.until(last, start) if last else None
    if start and end and end < start:
        raise UsageError(f"--to {last} lies before --from {first}.")
    if start and start > call.today:
        raise UsageError(f"--from {first} is still to come.", "What was run is looked back at.")
    found = call.logbook.outlook.look_back(start, end)
    return Answer(lines=_lines(call, found), data=_data(found))


def _lines(call: Call, found: LookBack) -> list[str]:
    count = found.over.days + found.within.days
    head = f"{days.full(found.first)} to {days.full(found.last)}: "
    if not count:
        return [Headline(f"{head}no run")]
    lines: list[str] = [Headline(head + amounts.plural(count, "day") + " with runs")]
    lines += columns([_row(call, held) for held in found.held], plain=call.flags.plain)
    rules = ", ".join(f"{rule} {times}" for rule, times in found.by_rule.items())
    lines.append(f"The caps would have held {found.over.days}" + (f": {rules}." if rules else "."))
    lines += [
        f"Over the cap: {tally_words(found.over)}.",
        f"Within it: {tally_words(found.within)}.",
        NO_CAUSES,
    ]
    return lines


def _row(call: Call, held: HeldRun) -> tuple[str, ...]:
    wanted = amounts.number(held.wanted_m, call.unit)
    allowed = amounts.floored(held.allowed_m, call.unit)
    return (days.full(held.day), held.rule, f"{wanted} > {allowed}", str(held.verdict))


def _data(found: LookBack) -> dict[str, object]:
    return {
        "first": found.first,
        "last": found.last,
        "held": [
            {
                "date": held.day,
                "rule": held.rule,
                "wanted_m": held.wanted_m,
                "allowed_m": held.allowed_m,
                "verdict": held.verdict,
            }
            for held in found.held
        ],
        "by_rule": found.by_rule,
        "over": _tally_data(found.over),
        "within": _tally_data(found.within),
    }


def _tally_data(tally: Tally) -> dict[str, int]:
    return {
        "days": tally.days,
        "green": tally.green,
        "amber": tally.amber,
        "red": tally.red,
        "unknown": tally.unknown,
    }

"""`gates` and `test`: where the runner is in the plan, and the measurements gates ask for."""

from __future__ import annotations

import click

from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.domain.values.errors import UsageError
from planner.domain.weeks.gates import Gate
from planner.domain.weeks.measures import TESTS
from planner.wording.gates import check_words, hint_words, next_words, test_words, where_words


@command(
    "gates",
    "easeback gates",
    'easeback gates --skip build --because "physio said so"',
)
@click.option("--skip", metavar="PHASE", help="Go on to this phase though its gate is closed.")
@click.option("--because", metavar="TEXT", default="", help="Why; kept in the journal.")
def gates_command(call: Call, skip: str | None, because: str) -> Answer:
    """Show which phase you are in, and what the next one asks for."""
    if because and skip is None:
        raise UsageError("--because belongs to --skip.", "Name the phase: --skip PHASE")
    book = call.logbook
    steps = 0
    if skip is not None:
        book.gates.skip(skip, because)
        steps = 1
    found = book.gates.now()
    lines = [where_words(found, call.today)]
    if found.next is not None:
        lines += _gate_lines(call, found.next)
    data = {
        "plan": found.plan.id,
        "phase": found.current.phase.id if found.current else None,
        "gates": [_gate_data(gate) for gate in found.gates],
    }
    return Answer(lines=lines, data=data, steps=steps)


def _gate_lines(call: Call, gate: Gate) -> list[str]:
    rows = [check_words(check, call.today) for check in gate.checks]
    hints = dict.fromkeys(hint_words(check) for check in gate.checks)
    return [
        Headline(f"Next: {gate.phase.name}"),
        *columns(rows, plain=call.flags.plain, indent=1),
        next_words(gate, call.today),
        *(hint for hint in hints if hint),
    ]


def _gate_data(gate: Gate) -> dict[str, object]:
    return {
        "phase": gate.phase.id,
        "entered": gate.entered,
        "not_before": gate.not_before,
        "skipped": gate.skipped.text if gate.skipped else None,
        "open": gate.open,
        "checks": [
            {
                "id": check.criterion.id,
                "measure": check.criterion.measure,
                "words": check.criterion.words,
                "mark": check.mark,
                "value": check.value,
                "day": check.day,
                "since": check.since,
            }
            for check in gate.checks
        ],
    }


@command(
    "test",
    "easeback test brisk_walk 1",
    "easeback test step_down_left 2",
    "easeback test swelling 0",
)
@click.argument("measure", type=click.Choice(list(TESTS)))
@click.argument("value", type=int)
def test_command(call: Call, measure: str, value: int) -> Answer:
    """Keep a measurement of today, for gates and for running again after a flare.

    VALUE is pain 0-10 while doing it; for range_loss, swelling and limp 0 = none, 1 = some.
    """
    test = call.logbook.gates.add_test(measure, value)
    return Answer(lines=[f"{call.logbook.last_words} ({test_words(measure)})."], data=test, steps=1)

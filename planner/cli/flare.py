"""`flare`: where an open flare stands, and what it would change."""

from __future__ import annotations

import click

from planner.cli.answer import Answer
from planner.cli.call import Call
from planner.cli.command import command
from planner.cli.flaring import flare_answer


@command("flare", "easeback flare", "easeback flare --accept", "easeback flare --json")
@click.option("--accept", is_flag=True, help="Apply what would change in the plan.")
def flare_command(call: Call, accept: bool) -> Answer:
    """Show the open flare again: what set it off, the way back, and what would change.

    A run that did not settle is answered here too. Nothing changes unasked.
    """
    return flare_answer(call, accept=accept)

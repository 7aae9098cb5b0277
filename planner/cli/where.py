"""`where`: the folders and files in force."""

from __future__ import annotations

import click

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.frame.output import legible

PLACES = ("data", "config", "plans", "state", "cache", "log")


@command("where", "easeback where", "easeback where data", 'cd "$(easeback where plans)"')
@click.argument("place", type=click.Choice(PLACES), required=False)
def where_command(call: Call, place: str | None) -> Answer:
    """Show where the journal, the settings and your own plans are.

    `log` is the folder of the change logs: every change since the beginning, a line each.
    `plans` is the folder for plans of your own; it need not be there yet.
    """
    folders = call.start.folders
    paths = {
        "data": folders.data,
        "config": folders.config / "config.toml",
        "plans": folders.plans[-1],
        "state": folders.state,
        "cache": folders.cache,
        "log": folders.data / "changes",
    }
    if place:
        return Answer(lines=[str(paths[place])], data={place: legible(str(paths[place]))})
    rows = [(name, str(path)) for name, path in paths.items()]
    return Answer(
        lines=columns(rows, plain=call.flags.plain),
        data={name: legible(path) for name, path in rows},
    )

"""`schema`: the JSON schema of plan files."""

from __future__ import annotations

import json

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.exchange.plans.plan_schema import schema


@command("schema", "easeback schema > schema.json")
def schema_command(call: Call) -> Answer:  # noqa: ARG001 (every command is given its call)
    """Print the JSON schema of plan files, for editors that complete and check TOML."""
    found = schema()
    return Answer(lines=json.dumps(found, indent=2, ensure_ascii=False).splitlines(), data=found)

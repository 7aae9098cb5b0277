"""`completion`: the script a shell reads."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from planner.cli.frame import completing
from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command

VARIABLE = "_EASEBACK_COMPLETE"
SHELLS = ("bash", "zsh", "fish", completing.PowerShellComplete.name)


@command(
    "completion",
    'eval "$(easeback completion bash)"        in ~/.bashrc',
    'eval "$(easeback completion zsh)"         in ~/.zshrc',
    "easeback completion fish > ~/.config/fish/completions/easeback.fish",
    "easeback completion powershell | Out-String | Invoke-Expression",
)
@click.argument("shell", type=click.Choice(SHELLS), metavar="|".join(SHELLS))
def completion_command(call: Call, shell: str) -> Answer:
    """Print what makes a shell complete commands, options, exercises, ids and days."""
    del call
    found = get_completion_class(shell)
    assert found is not None
    source = found(click.Command("easeback"), {}, "easeback", VARIABLE).source()
    return Answer(lines=source.splitlines(), data={"shell": shell, "script": source})

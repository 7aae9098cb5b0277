"""`prompt`: a short line for shells and tmux, where the cache of `planner.prompt_line` has none."""

from __future__ import annotations

import re

import click

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.domain.values.errors import UsageError
from planner.logbook.kept_outside import write_prompt
from planner.logbook.reminding import Reminding
from planner.prompt_line import FIELDS, USUAL, formatted


@command(
    "prompt",
    "easeback prompt",
    "easeback prompt --format '{next}, {left}'",
    "PS1='$(easeback prompt --format \"{due}\") \\$ '",
    "set -g status-right '#(easeback prompt)'      in tmux",
)
@click.option("--format", "words", metavar="TEXT", default=USUAL, help=f"Usually {USUAL!r}.")
def prompt_command(call: Call, words: str) -> Answer:
    """Print a short line of today: what is due, what is left of the cap, the last pain score.

    TEXT may hold {due} (cards to do), {left} (of the cap), {pain}, {state} (green, hold, flare or
    locked) and {next} (the first card to do). It comes from a cache that is kept up to date from
    the first call on, as fast as Python starts.
    """
    unknown = [name for name in re.findall(r"\{(\w*)\}", words) if name not in FIELDS]
    if unknown:
        raise UsageError(f"There is no {{{unknown[0]}}}.", f"Known are {{{'}, {'.join(FIELDS)}}}.")
    today = Reminding(call.logbook).prompt_lines()[0]
    if not (call.flags.demo or call.flags.dry_run):  # a copy that is gone at the end
        write_prompt(call.logbook, call.start.folders)
    return Answer(lines=[formatted(words, today)], data=today)

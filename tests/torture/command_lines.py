"""Command lines that nobody would type, and those that somebody did."""

from __future__ import annotations

import io
import os
import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

import click

from planner.cli.main import COMMANDS, program, run
from tests.torture.mutating import mutated

LEFT_OUT = frozenset({"serve"})
"""It would go on until someone ends it."""
NEVER = frozenset({"--notify", "--data", "--config", "--demo", "--host", "--port", "--help"})
"""Options that reach beyond the folder of the test, or take long and try nothing."""
WORDS = (
    "5k", "31:20", "today", "yesterday", "fri", "mon-fri", "2026-11-25", "2", "0", "11", "left",
    "both", "run", "walk", "k=v", "knee", "all", "runs", "json", "csv", "ics", "clamshell",
    "week", "1,2", "stiff #stairs", "nothing.fit", "plan.toml", ".", "bash", "A=date", "km",
)  # fmt: skip
AT = "2026-11-25T18:40"
CODES = frozenset(range(11)) | {130}


@cache
def _params(name: str) -> tuple[click.Parameter, ...]:
    found = program.get_command(click.Context(program), name)
    assert found is not None
    return tuple(one for one in found.params if not NEVER & set(one.opts))


def command_line(chance: random.Random) -> list[str]:
    """A command with some of its options, and words that may or may not mean something."""
    name = chance.choice([name for name in COMMANDS if name not in LEFT_OUT])
    line = [name]
    for _ in range(chance.randint(0, 4)):
        option = chance.choice(_params(name))
        if isinstance(option, click.Option):
            line.append(chance.choice(option.opts))
            if option.is_flag:
                continue
        choices = getattr(option.type, "choices", WORDS) or WORDS
        line.append(mutated(chance, [str(one) for one in choices]))
    if chance.random() < 0.1:
        line.append(mutated(chance, WORDS))
    return [word for word in line if word.partition("=")[0] not in NEVER]


@contextmanager
def silent(root: Path) -> Iterator[None]:
    """In a folder of its own, with nobody to ask and nobody who listens."""
    before = Path.cwd()
    sink = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    os.chdir(root)
    stdin = sys.stdin
    try:
        with Path(os.devnull).open() as nothing, redirect_stdout(sink), redirect_stderr(sink):
            sys.stdin = nothing
            yield
    finally:
        sys.stdin = stdin
        os.chdir(before)


def give(root: Path, line: Sequence[str]) -> int:
    """Run it; gives the exit code."""
    with silent(root):
        code = run([*line, "--data", str(root / "journal"), "--at", AT] if "--" not in line else
                   ["--data", str(root / "journal"), "--at", AT, *line])  # fmt: skip
    if code not in CODES:
        raise AssertionError(f"the exit code {code} is none of those that are known")
    return code

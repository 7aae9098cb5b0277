"""`man`: the manual page, made of the help that every command has."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from planner import __version__
from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import EasebackCommand, command, global_options
from planner.cli.frame.ending import DUE, INTERRUPTED
from planner.cli.main import DAYS, EXAMPLES, SECTIONS, program

ENDINGS = (
    (0, "done"), (1, "it failed, or was refused"), (2, "wrong usage or settings"),
    (3, "a safety rule says no"), (4, "not found, or several are meant"),
    (5, "a conflict: another program holds the journal"),
    (6, "damaged data, nothing was written"), (7, "partly done"), (DUE, "today --check: due"),
    (INTERRUPTED, "interrupted"),
)  # fmt: skip


@command("man", "easeback man | man -l -", "easeback man > ~/.local/share/man/man1/easeback.1")
def man_command(call: Call) -> Answer:
    """Print the manual page, for man."""
    del call
    lines = list(_page())
    return Answer(lines=lines, data={"roff": "\n".join(lines)})


def _page() -> Iterator[str]:
    yield f'.TH EASEBACK 1 "" "easeback {__version__}" "User commands"'
    yield ".SH NAME"
    yield r"easeback \- rehab week, mileage under caps, and pain journal for a runner\(aqs knee"
    yield ".SH SYNOPSIS"
    yield ".B easeback"
    yield r"[\fICOMMAND\fR] [\fIOPTIONS\fR]"
    yield ".SH DESCRIPTION"
    yield "Without a command the window opens; ? shows its keys."
    yield from _examples(EXAMPLES)
    for title, commands in SECTIONS.items():
        yield f'.SH "{title.upper()}"'
        for name in commands:
            found = program.get_command(click.Context(program), name)
            assert isinstance(found, EasebackCommand)
            yield from _command(name, found)
    yield ".SH OPTIONS OF EVERY COMMAND"
    yield from _options(global_options(), click.Context(program))
    yield ".SH DAYS"
    yield _plain(DAYS)
    yield ".SH EXIT STATUS"
    for code, meaning in ENDINGS:
        yield from (".TP", f".B {code}", _plain(meaning))
    yield ".SH ENVIRONMENT"
    yield from (".TP", ".B EASEBACK_DATA", "Folder of the journal.")
    yield from (".TP", ".B NO_COLOR", "No bold.")


def _command(name: str, found: EasebackCommand) -> Iterator[str]:
    context = click.Context(found, info_name=f"easeback {name}")
    pieces = " ".join(found.collect_usage_pieces(context))
    yield f'.SS "easeback {name}"'
    yield _plain(f"easeback {name} {pieces}")
    for paragraph in (found.help or "").split("\n\n"):
        yield ".PP"
        yield _plain(" ".join(paragraph.split()))
    own = [one for one in found.params if isinstance(one, click.Option)]
    known = {option.name for option in global_options()}
    yield from _options([one for one in own if one.name not in known], context)
    yield from _examples(found.examples)


def _options(options: list[click.Parameter], context: click.Context) -> Iterator[str]:
    for option in options:
        record = option.get_help_record(context)
        if record is not None:
            words, about = record
            yield from (".TP", f".B {_plain(words)}", _plain(about))


def _examples(examples: tuple[str, ...]) -> Iterator[str]:
    yield from (".PP", ".nf", ".RS")
    yield from map(_plain, examples)
    yield from (".RE", ".fi")


def _plain(text: str) -> str:
    """A line that roff takes as it is."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^(?=[.'])", r"\\&", text)

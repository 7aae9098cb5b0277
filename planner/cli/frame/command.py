"""What every command has in common: global flags, examples in its help, numbers with a minus."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

import click
from click.core import ParameterSource

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call, Flags
from planner.domain.values.errors import UsageError

P = ParamSpec("P")

_MAY_BE_EMPTY = (None, "TEXT", "TAGS", "NAME", "WORDS")
"""What options are given that may as well say nothing."""

_NUMBER = re.compile(r"-\.?\d")
_MARK = "\0"
"""Set before `-3` and `-1w`, which click would take for options; no argument can hold it."""


def unmarked(value: Any) -> Any:
    """An argument, or several, as they were typed."""
    if isinstance(value, str):
        return value.replace(_MARK, "")
    return tuple(unmarked(one) for one in value) if isinstance(value, tuple) else value


def _keep(context: click.Context, option: click.Parameter, value: Any) -> None:
    """Remember a global flag, before or after the name of the command. Raises UsageError for an
    empty one."""
    _need_value(option, value)
    if value:
        setattr(context.ensure_object(Flags), str(option.name), unmarked(value))


def _need_value(option: click.Parameter, value: Any) -> None:
    """Raises UsageError for an option that is empty, as one is whose shell variable is not set: it
    would mean another journal, file or day than the one that was to be named."""
    is_empty = value == "" or (isinstance(value, tuple) and "" in value)
    if is_empty and isinstance(option, click.Option):
        name = max(option.opts, key=len)
        raise UsageError(f"{name} is empty.", "Say what it should be, or leave it out.")


def _flag(name: str, about: str, **more: Any) -> click.Option:
    more.setdefault("is_flag", "metavar" not in more and "type" not in more)
    return click.Option([name], help=about, expose_value=False, callback=_keep, **more)


def global_options() -> list[click.Parameter]:
    """The flags that every command knows."""
    return [
        _flag("--data", "Folder of the journal (also $EASEBACK_DATA).", metavar="DIR"),
        _flag("--config", "Folder of the settings and of your own plans.", metavar="DIR"),
        _flag("--at", "Pretend it is this moment: 2026-11-25 or 2026-11-25T07:30.",
              metavar="DATETIME"),
        _flag("--demo", "Use the throw-away journal of the demo."),
        _flag("--json", "Answer with one JSON object: metres, seconds, ISO 8601."),
        _flag("--plain", "No columns, no bold: made to be read aloud."),
        _flag("--quiet", "Say nothing beside the answer."),
        _flag("--no-color", "No bold."),
        _flag("--units", "Unit shown, and of numbers without one.",
              type=click.Choice(["km", "mi"])),
        _flag("--dry-run", "Try on a copy; write nothing."),
        _flag("--yes", "Answer every question with yes."),
        _flag("--no-input", "Ask nothing; fail and say which flag would answer."),
    ]  # fmt: skip


class EasebackCommand(click.Command):
    """A command with the global flags, whose help begins with examples."""

    def __init__(self, *given: Any, examples: tuple[str, ...] = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.examples = examples
        self._own = tuple(self.params)
        self.params = [*self.params, *global_options()]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take `-3` and `-1w` for values."""
        args = [f"{_MARK}{word}" if _NUMBER.match(word) else word for word in args]
        rest = super().parse_args(ctx, args)
        ctx.params = {name: unmarked(value) for name, value in ctx.params.items()}
        for option in self._own:
            name = str(option.name)
            is_typed = ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
            if is_typed and option.metavar not in _MAY_BE_EMPTY:
                _need_value(option, ctx.params[name])
        return rest

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples first, then what it does."""
        write_examples(formatter, self.examples)
        super().format_help_text(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The command's own options, then those of every command."""
        own = [record for option in self._own if (record := option.get_help_record(ctx))]
        if own:
            with formatter.section("Options"):
                formatter.write_dl(own)
        write_global_options(ctx, formatter)


def write_examples(formatter: click.HelpFormatter, examples: tuple[str, ...]) -> None:
    """The part of a help text people read."""
    with formatter.section("Examples"):
        for example in examples:
            formatter.write(f"{'':{formatter.current_indent}}{example}\n")


def write_global_options(ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """The flags of every command."""
    records = [option.get_help_record(ctx) for option in global_options()]
    with formatter.section("Options of every command"):
        formatter.write_dl([record for record in records if record])


def command(
    name: str, *examples: str
) -> Callable[[Callable[Concatenate[Call, P], Answer]], click.Command]:
    """Makes a command of a function from a call and its arguments to an answer."""

    def decorate(function: Callable[Concatenate[Call, P], Answer]) -> click.Command:
        @wraps(function)
        def run(*given: P.args, **named: P.kwargs) -> int:
            flags = click.get_current_context().ensure_object(Flags)
            with Call(flags) as call:
                return call.show(function(call, *given, **named))

        return click.command(name, cls=EasebackCommand, examples=examples)(run)

    return decorate

"""The command line: finds the command, and says what went wrong."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from planner import __version__
from planner.cli.frame.call import Flags
from planner.cli.frame.command import global_options, unmarked, write_examples, write_global_options
from planner.cli.frame.ending import ended, tell
from planner.cli.frame.output import legible, prepare_streams, print_json_error
from planner.domain.values.errors import UsageError
from planner.exchange.kit.out_file import is_there

SECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "Every day": {
        "today": ("today", "What is due, and what is left of the cap."),
        "tick": ("tick", "Tick sets off."),
        "untick": ("tick", "Take ticks off again."),
        "skip": ("skip", "Excuse a session or a run, with a reason."),
        "log": ("log", "Keep a run, a walk, a ride."),
        "pain": ("pain", "Keep a pain score; report a flare."),
        "flare": ("flare", "The open flare again: the way back, and what would change."),
        "note": ("note", "Write into the journal."),
        "scores": ("scores", "How the knee was these weeks, and what changed since the start."),
        "test": ("gates", "Keep a measurement that a gate asks for."),
        "flag": ("flag", "Red flags and swelling: look, raise, clear."),
        "fix": ("fixing", "Correct a run, a score, a note, whenever it was."),
        "rm": ("fixing", "Take one out again."),
        "bin": ("bin", "What was taken out, and bringing it back."),
        "undo": ("undo", "Take back what was done last."),
        "redo": ("undo", "Do again what was taken back."),
    },
    "Look": {
        "week": ("week", "Seven days, planned and done."),
        "runs": ("runs", "Runs that were done."),
        "journal": ("journal", "What happened and was felt, in all years; by kind, side, tag."),
        "charts": ("charts", "Load and pain, plan, dose, balance, before flares, tests."),
        "search": ("search", "Everything that holds your words, in all the years there are."),
        "review": ("review", "A week, or 6 and 12 weeks of the plan, looked back on."),
        "why": ("why", "The cap of a day: every rule, its numbers and its source."),
        "show": ("show", "The book as it stood at the end of a day."),
        "library": ("library", "The exercises, one card, or the balance of what was done."),
        "gates": ("gates", "Your phase, and what the next one asks for."),
        "forecast": ("forecast", "When the caps would allow a distance; never a promise."),
        "backtest": ("backtest", "Runs the caps would have held, and how the knee took them."),
        "technique": ("technique", "One point of running technique: choose, end, see its counts."),
        "lint": ("lint", "The rules that planned runs and sessions break."),
        "evidence": ("evidence", "Every rule: formula, source, and what is our own choice."),
    },
    "Set up": {
        "setup": ("setup", "Who you are, and your plan: the wizard as flags."),
        "import": ("import_files", "Bring in runs of Strava, Garmin and other programs."),
        "report": ("report", "One page for your physiotherapist, as HTML, PDF or Markdown."),
        "export": ("export", "The plan for a calendar, a run for a watch, the whole book."),
        "config": ("config", "The load parameters: what they are at and may be."),
        "plan": ("plan", "Solve the days ahead anew; take steps; add, move and copy cards."),
        "check": ("check", "Say what is wrong in a plan file."),
        "schema": ("schema", "The JSON schema of plan files, for editors."),
        "clashes": ("clashes", "What two devices changed at once: see both, choose."),
        "merge": ("merge", "The changes of another laptop's copy of the journal."),
        "backup": ("backup", "The daily backups, and one more elsewhere."),
        "restore": ("restore", "A backup in a folder of its own, and what would be lost by it."),
        "verify": ("verify", "What is damaged in the journal, or doubtful; and putting it right."),
        "doctor": ("doctor", "The terminal, folders and versions; what a bug report needs."),
        "where": ("where", "Where the files are."),
    },
    "Around": {
        "remind": ("remind", "What is due, once a day; for cron or a timer."),
        "prompt": ("prompt", "A short line for your shell's prompt or tmux."),
        "serve": ("serve", "The program in a browser on this machine."),
        "completion": ("completion", "Completion for bash, zsh, fish and PowerShell."),
        "man": ("manual", "The manual page."),
    },
}
"""Sections of the help -> commands -> module, and what the command does."""

COMMANDS = {name: module for section in SECTIONS.values() for name, (module, _) in section.items()}

EXAMPLES = (
    "easeback                         open the program",
    "easeback --demo                  look around in a throw-away journal",
    "easeback today                   what is due",
    "easeback tick                    tick the next set",
    "easeback log run 5k 31:20 --pain 2",
    "easeback pain 1 --morning",
    "easeback why fri                 how far may I run on Friday, and why",
)


DAYS = (
    "today, tue, next fri, two days ago, in 3 days, +1w, 11 apr, 25.11., 2026-04-11. A day without "
    "a year is the last one where it happened, the next one where it is planned, and the nearest "
    "one where you only look (today, week, why, lint, and g in the window); a weekday is the last "
    "one where it happened, else the next."
)
"""How days are typed, and which one is meant (`typed_dates`)."""


class Program(click.Group):
    """The group of all commands; the module of one is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click asks so)
        """The names, as the help lists them."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 (click asks so)
        cmd_name: str,
    ) -> click.Command | None:
        """The command of that name. Raises UsageError, naming the nearest."""
        if cmd_name not in COMMANDS:
            near = difflib.get_close_matches(cmd_name, COMMANDS, n=1)
            raise UsageError(
                f"There is no command {cmd_name!r}.",
                f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(COMMANDS)}.",
            )
        # A command costs some milliseconds; the others are not asked for.
        found = getattr(import_module(f"planner.cli.{COMMANDS[cmd_name]}"), f"{cmd_name}_command")
        assert isinstance(found, click.Command)
        return found

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin so, none of which is imported for it; or options."""
        if incomplete[:1] == "-":
            return click.Command.shell_complete(self, ctx, incomplete)
        about = {
            name: words for section in SECTIONS.values() for name, (_, words) in section.items()
        }
        return [
            CompletionItem(name, help=words)
            for name, words in about.items()
            if name.startswith(incomplete)
        ]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, commands by section, global flags."""
        formatter.write_usage("easeback", "[COMMAND] [OPTIONS]")
        write_examples(formatter, EXAMPLES)
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, about) for name, (_, about) in commands.items()])
        write_global_options(ctx, formatter)
        with formatter.section("Days"):
            formatter.write_text(DAYS)
        formatter.write("\nAsk a command for its examples: easeback log --help\n")


@click.group(
    "easeback",
    cls=Program,
    invoke_without_command=True,
    params=global_options(),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--version", is_flag=True, help="The version.")
@click.pass_context
def program(context: click.Context, version: bool) -> int:
    """Rehab week, mileage under caps, and pain journal for a runner's knee."""
    if version:
        click.echo(f"easeback {__version__}")
        context.exit()
    if context.invoked_subcommand is None:
        raise UsageError(
            "That needs a command.",
            "The window knows --data, --config, --at, --demo, --quiet; commands: easeback --help",
        )
    return 0


def run(arguments: Sequence[str]) -> int:
    """Run a command line; gives the exit code (interaction.md, section 2)."""
    prepare_streams()
    report = print_json_error if wants_json(arguments) else tell
    return ended(partial(invoke, list(arguments)), report)


def wants_json(arguments: Sequence[str]) -> bool:
    """True if the answer is to be for programs."""
    words = list(arguments)
    return "--json" in (words[: words.index("--")] if "--" in words else words)


def _need_text(arguments: Sequence[str]) -> None:
    """Raises UsageError for bytes that are no text, unless they name a file that is there."""
    for word in arguments:
        if legible(word) != word and not is_there(Path(word)):
            raise UsageError(f"{legible(word)!r} is not written in UTF-8.", "Type it anew.")


def invoke(arguments: list[str], flags: Flags | None = None) -> int:
    """Let click read the line; its complaints become ours. Raises EasebackError."""
    _need_text(arguments)
    try:
        code = program.main(args=arguments, prog_name="easeback", standalone_mode=False, obj=flags)
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "easeback"
        message = str(unmarked(error.format_message()))
        raise UsageError(message, f"See: {path} --help") from None
    return int(code or 0)

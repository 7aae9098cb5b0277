"""Commands typed in the open window: the same grammar, on the window's own book."""

from __future__ import annotations

import io
import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import partial

import click
from click.shell_completion import ShellComplete as Offers

from planner.cli.frame.call import Flags, Within
from planner.cli.frame.ending import ended, tell
from planner.cli.frame.output import print_json_error
from planner.cli.frame.start import Start
from planner.cli.main import invoke, program, wants_json
from planner.domain.values.errors import EasebackError, UsageError
from planner.logbook.logbook import Logbook


class Typed:
    """Runs lines such as `log run 5k 31:20` and gives back what they print."""

    def __init__(self, logbook: Logbook, start: Start) -> None:
        self._within = Within(logbook, start)

    def run(self, line: str) -> str:
        """Run one line. What goes wrong stands in the answer, in words."""
        printed = io.StringIO()
        with _in_place_of_a_terminal(printed):
            try:
                words = _words(line)
            except UsageError as error:
                tell(error, 2)
            else:
                report = print_json_error if wants_json(words) else tell
                ended(partial(invoke, words, Flags(self._within)), report)
        return printed.getvalue()

    def complete(self, line: str) -> Sequence[str]:
        """The lines that one begun may become: commands, options, exercises, days and ids, as a
        shell is offered them."""
        before, begun = _parted(line)
        try:
            words = _words(before)
            offers = Offers(program, {"obj": Flags(self._within)}, "easeback", "").get_completions(
                words, begun
            )
        except (EasebackError, click.ClickException):
            return []
        return [f"{before}{shlex.quote(one.value)} " for one in offers]


def _parted(line: str) -> tuple[str, str]:
    """What is typed in whole words, and the word begun; one in quotes has no end yet."""
    end = max(line.rfind(" "), line.rfind("\t")) + 1
    return line[:end], line[end:]


def _words(line: str) -> list[str]:
    """The words of a line, as a shell would part them. Raises UsageError for an open quote."""
    try:
        words = shlex.split(line)
    except ValueError:
        raise UsageError(
            "A quotation mark is not closed.", 'Close it, or put the words in "double quotes".'
        ) from None
    return words[1:] if words[:1] == ["easeback"] else words


@contextmanager
def _in_place_of_a_terminal(printed: io.StringIO) -> Iterator[None]:
    """Take what is printed; who asks for input finds none."""
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO())
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            yield
    finally:
        sys.stdin = before

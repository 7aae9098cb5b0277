"""One call from the command line: its flags, the open book, and how its answer is shown."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from planner.cli.frame.answer import Answer, Remark
from planner.cli.frame.arguments import Options
from planner.cli.frame.output import (
    begin_line,
    may_color,
    narrate,
    print_content,
    print_json,
    print_lines,
)
from planner.cli.frame.start import Start, is_terminal, started
from planner.config import Folders
from planner.domain.values.errors import StoreError, UsageError
from planner.logbook.few_notices import few
from planner.logbook.logbook import Logbook
from planner.logbook.opening import open_logbook
from planner.store.rebuilt import no_files
from planner.typed import a_distance, a_time_of_day
from planner.typed_dates import Toward, a_date, some_dates
from planner.wording.amounts import Unit


class Within(msgspec.Struct, frozen=True):
    """What a line typed in the open window works on: the same book, not another beside it."""

    logbook: Logbook
    start: Start


class Flags:
    """The global flags, wherever on the line they stood."""

    def __init__(self, within: Within | None = None) -> None:
        self.within = within
        """The open window the line was typed in, if it was."""
        self.data = ""
        self.config = ""
        self.at = ""
        self.demo = False
        self.json = False
        self.plain = False
        self.quiet = False
        self.no_color = False
        self.units: Unit | None = None
        self.dry_run = False
        self.yes = False
        self.no_input = False

    @property
    def names_another(self) -> bool:
        """True if another journal or another moment is meant than that of the window."""
        return bool(self.data or self.config or self.at or self.demo)

    @property
    def options(self) -> Options:
        """The flags that opening the journal knows."""
        return Options(self.data, self.config, self.at, self.demo)


class Call:
    """What a command is given. A context: the book is closed at its end."""

    def __init__(self, flags: Flags) -> None:
        self.flags = flags
        self._stack = ExitStack()
        self._before = 0
        """The revision of the book when the command began."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if isinstance(error, StoreError):
            self._tell_kept(error)
        self._stack.close()

    def _tell_kept(self, error: StoreError) -> None:
        """Add to the error what the command had done before the disk refused, if anything."""
        book = self.__dict__.get("logbook")
        if isinstance(book, Logbook) and book.revision != self._before:
            kept = f"Kept before that: {book.last_words}. See: easeback undo --list"
            error.hint = f"{kept}\n{error.hint}"

    @cached_property
    def start(self) -> Start:
        """Folders and clock; with `--dry-run` the folders of a copy."""
        within = self._within
        start = within.start if within else self._stack.enter_context(started(self.flags.options))
        if not self.flags.dry_run:
            return start
        copy = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="easeback-")))
        return Start(_rehearsal(start.folders, copy), start.clock)

    @cached_property
    def logbook(self) -> Logbook:
        """The open book: the window's own, or one that is closed at the end. Raises StoreError."""
        within = self._within
        if within and not self.flags.dry_run:
            self._before = within.logbook.revision
            return within.logbook
        logbook = open_logbook(self.start.folders, self.start.clock)
        self._stack.callback(self._close, logbook)
        return logbook

    def _close(self, logbook: Logbook) -> None:
        """Close the book, and say what went wrong with that: nobody asks it again."""
        logbook.close()
        for text in few((*logbook.notices, *logbook.journal.notices)):
            self.say(text)

    @property
    def _within(self) -> Within | None:
        return None if self.flags.names_another else self.flags.within

    @property
    def today(self) -> date:
        """The runner's local day."""
        return self.start.clock().date()

    @property
    def unit(self) -> Unit:
        """What distances are shown in, and a bare number is taken for."""
        return self.flags.units or self.logbook.unit

    def day(self, text: str | None, toward: Toward = "past", *, since: date | None = None) -> date:
        """The day a word means; today without a word. Weekdays count from `since`, the day that
        the command speaks of already. Raises UsageError."""
        if text is None:
            return self.today
        return a_date(text, self.today, toward, since=since)

    def days(self, text: str | None, toward: Toward = "past") -> tuple[date, ...]:
        """The days a word or a range means, in order; today without one. Raises UsageError."""
        return (self.today,) if text is None else some_dates(text, self.today, toward)

    def until(self, text: str, start: date | None) -> date:
        """The last day of a span that begins on `start`, if it does. Raises UsageError."""
        return self.day(text) if start is None else self.day(text, "future", since=start)

    def past_day(self, text: str | None) -> date:
        """The same, for what has happened. Raises UsageError for a day to come."""
        day = self.day(text)
        if day > self.today:
            raise UsageError(f"{text} is still to come.", "Only what has happened can be logged.")
        return day

    def instant(self, day: date, text: str | None) -> datetime | None:
        """When something of that day began, if its time was named. Raises UsageError."""
        if not text:
            return None
        now = self.start.clock()
        found = datetime.combine(day, time.fromisoformat(a_time_of_day(text)), now.tzinfo)
        if found > now:
            raise UsageError(f"{text} is still to come.", "Only what has happened can be logged.")
        return found

    def metres(self, text: str) -> int:
        """The distance a word means, in metres. Raises UsageError."""
        return a_distance(text, self.unit)

    @property
    def may_ask(self) -> bool:
        """True if there is someone to answer a question."""
        return not self.flags.no_input and is_terminal(sys.stdin) and is_terminal(sys.stderr)

    def confirm(
        self, question: str, hint: str = "Nobody is there to answer: say --yes to do it."
    ) -> bool:
        """Ask, unless `--yes` has answered. Raises UsageError, with the hint, if there is nobody
        to ask."""
        if self.flags.yes:
            return True
        if not self.may_ask:
            raise UsageError(question, hint)
        begin_line(f"{question} [y/N]")
        return sys.stdin.readline().strip().lower() in ("y", "yes")

    def tell(self, lines: Sequence[str]) -> None:
        """Print a part of the answer before the rest of it is known: before a question."""
        if not self.flags.json:
            print_lines(lines, color=False)

    def say(self, text: str) -> None:
        """Say something beside the answer, on stderr."""
        if not (self.flags.quiet or self.flags.json):
            narrate(text)

    def show(self, answer: Answer) -> int:
        """Print the answer as the flags say; gives its exit code."""
        if answer.steps and not self._within:
            self.logbook.keeping.refresh(wait=True)
        remarks = (*self._replies(answer), *answer.remarks, *self._notices())
        if self.flags.json:
            print_json(msgspec.structs.replace(answer, remarks=remarks), self._undo_id(answer))
            return answer.code
        if answer.content:
            print_content(answer.content)
        wrote = answer.steps > 0
        if not (wrote and self.flags.quiet):
            print_lines(answer.lines, color=may_color(refused=self._refuses_color))
        for remark in remarks:
            self.say(remark.text)
        if wrote:
            self.say(self._way_back(answer))
        return answer.code

    def _replies(self, answer: Answer) -> tuple[Remark, ...]:
        """What is said at once to pain of five and more and to a run over its limit."""
        if not answer.steps or answer.way_back == "redo":
            return ()

        made = reversed(self.logbook.journal.undo_stack(answer.steps))
        said = (words for change in made for words in self.logbook.heeding.answers(change))
        return tuple(Remark("answer", words) for words in said)

    @property
    def _refuses_color(self) -> bool:
        return self.flags.no_color or self.flags.plain

    def _notices(self) -> tuple[Remark, ...]:
        if "logbook" not in self.__dict__:
            return ()
        return tuple(Remark("notice", text) for text in self.logbook.take_notices())

    def _undo_id(self, answer: Answer) -> str | None:
        if not answer.steps or answer.way_back == "redo" or self.flags.dry_run:
            return None
        change = self.logbook.journal.undoable()
        return change.id if change else None

    def _way_back(self, answer: Answer) -> str:
        if self.flags.dry_run:
            return "Only tried (--dry-run): nothing was written."
        count = f" {answer.steps}" if answer.steps > 1 else ""
        return f"Take it back: easeback {answer.way_back}{count}"


def _rehearsal(folders: Folders, place: Path) -> Folders:
    """Folders of a copy on which a change can be tried. Raises StoreError."""
    copies = {"data": place / "data", "state": place / "state"}
    try:
        for name, copy in copies.items():
            source = getattr(folders, name)
            if source.is_dir():
                shutil.copytree(source, copy, ignore=no_files)
    except OSError as error:
        raise StoreError(
            f"The journal cannot be copied for --dry-run ({error.strerror or error}).", ""
        ) from error
    return msgspec.structs.replace(folders, **copies)

"""What of a dry run is brought in: by flags, by a question on a terminal, else by what is safe."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from planner.cli.frame.call import Call
from planner.domain.values.record import Record
from planner.domain.values.run import CrossTraining, Run
from planner.exchange.better import Better
from planner.exchange.duplicates import DryRun
from planner.exchange.found import Found
from planner.logbook.logbook import Logbook
from planner.wording import amounts


class ImportFlags(msgspec.Struct, frozen=True, kw_only=True):
    """What the flags of an import say."""

    runs_only: bool
    replace: bool
    doubtful: bool
    odd: bool


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """What is brought in."""

    new: tuple[Run | CrossTraining, ...] = ()
    asked: tuple[Run | CrossTraining, ...] = ()
    """Those of them that were perhaps none."""
    better: tuple[Better, ...] = ()
    own: tuple[Record, ...] = ()
    """Out of an export of easeback, as they were."""

    @property
    def records(self) -> tuple[Run | CrossTraining, ...]:
        """The records to write."""
        return (*self.new, *self.asked, *(one.record for one in self.better))

    @property
    def drops(self) -> tuple[Run | CrossTraining, ...]:
        """The records that go."""
        return tuple(drop for one in self.better for drop in one.drops)

    @property
    def words(self) -> str:
        """`3 runs and 2 replacements`."""
        said = count_words((*self.new, *self.asked, *self.own))
        replaced = amounts.plural(len(self.better), "replacement") if self.better else ""
        return " and ".join(filter(None, (said, replaced)))


def count_words(records: Sequence[Record]) -> str:
    """`3 runs and 1 other activity`."""
    runs = sum(isinstance(record, Run) for record in records)
    others = sum(isinstance(record, CrossTraining) for record in records)
    rest = len(records) - runs - others
    said = [amounts.plural(runs, "run")] if runs else []
    if others:
        said.append(amounts.plural(others, "other activity", "other activities"))
    if rest:
        said.append(amounts.plural(rest, "other entry", "other entries"))
    return " and ".join(said)


def choose(call: Call, dry: DryRun, wanted: ImportFlags) -> tuple[Chosen, list[str]]:
    """What is brought in, and what to say of what is left out and how it is had.

    On a terminal each group is asked about once; without one, and with `--yes` or `--dry-run`,
    only the flags take what is doubtful.
    """
    sport = tuple(item for item in dry.asked if item.question == "sport")
    odd = tuple(item for item in dry.asked if item.question != "sport")
    pairs = tuple(match.found for match in dry.doubtful)
    # What is asked about on top of that needs both answers.
    doubtful = tuple(item for item in pairs if not item.question or _is_odd(item, wanted))
    left: list[str] = []

    def takes(count: int, question: str, by_flag: bool, hint: str) -> bool:
        if not count or by_flag:
            return by_flag
        may_ask = call.may_ask and not call.flags.yes and not call.flags.dry_run
        if may_ask and call.confirm(question):
            return True
        left.append(hint)
        return False

    asked: list[Found] = []
    n = len(sport)
    if takes(n, f"Bring in {_those(n, 'that may be no run')} as runs?", False, _sport_hint(sport)):
        asked += sport
    n = len(odd)
    if takes(n, f"Bring in {_those(n, 'that is odd')}?", wanted.odd, _hint(n, "odd", "--odd")):
        asked += odd
    n = len(doubtful)
    question = f"Bring in {_those(n, 'that is perhaps here already')}, too?"
    hint = _hint(n, "perhaps here already", "--doubtful")
    more = doubtful if takes(n, question, wanted.doubtful, hint) else ()
    n = len(dry.better)
    hint = f"Left as it is: {n}. --replace takes the better source."
    better = (
        dry.better if takes(n, f"Replace {n} from the better source?", wanted.replace, hint) else ()
    )
    new = _records((*dry.new, *dry.cross, *more), runs_only=wanted.runs_only)
    sure = _records(asked, runs_only=wanted.runs_only)
    own = returning(call.logbook, dry)
    return Chosen(new=new, asked=sure, better=better, own=own), left


def returning(book: Logbook, dry: DryRun) -> tuple[Record, ...]:
    """What of easeback's own exports the journal lacks."""
    return book.facts.lacking(item.own for item in dry.own if item.own is not None)


def safe(dry: DryRun) -> tuple[Run | CrossTraining, ...]:
    """What is brought in without a question."""
    return _records((*dry.new, *dry.cross), runs_only=False)


def _records(items: Sequence[Found], *, runs_only: bool) -> tuple[Run | CrossTraining, ...]:
    records = (item.run for item in items if item.run is not None)
    return tuple(one for one in records if isinstance(one, Run) or not runs_only)


def _is_odd(item: Found, wanted: ImportFlags) -> bool:
    return wanted.odd and item.question != "sport"


def _those(count: int, what: str) -> str:
    return f"the one {what}" if count == 1 else f"the {count} {what}"


def _hint(count: int, what: str, flag: str) -> str:
    return f"Left out, {what}: {count}. {flag} brings {'it' if count == 1 else 'them'} in."


def _sport_hint(items: Sequence[Found]) -> str:
    """How those that name no sport are had: a row of a list only by saying in it what it was."""
    rows = sum(bool(item.line) for item in items)
    hint = _hint(len(items), "perhaps no run", "--sport run")
    return f"{hint} A row of a list must name its sport." if rows else hint

"""What of a dry run is brought in: by flags, by a question on a terminal, else by what is safe."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from planner.cli.frame.call import Call
from planner.domain.values.record import Record
from planner.domain.values.run import CrossTraining, Run
from planner.exchange.imports.better import Better
from planner.exchange.imports.duplicates import DryRun
from planner.exchange.sources.found import Found
from planner.logbook.logbook import Logbook
from planner.wording import amounts


class ImportFlags(msgspec.Struct, frozen=True, kw_only=True):
    """What the flags of an import say."""

    runs_only: bool = False
    replace: bool = False
    doubtful: bool = False
    odd: bool = False


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """What is brought in."""

    new: tuple[Run | CrossTraining, ...] = ()
    asked: tuple[Run | CrossTraining, ...] = ()
    """Those of them that were perhaps none."""
    better: Sequence[Better] = ()
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
    groups = _asked_groups(dry, wanted)
    hints = _hints(groups)
    left: list[str] = []

    def takes(name: str, question: str, by_flag: bool) -> bool:
        count = len(groups[name])
        if not count or by_flag:
            return by_flag
        may_ask = call.may_ask and not call.flags.yes and not call.flags.dry_run
        if may_ask and call.confirm(question.format(_those(count))):
            return True
        left.append(hints[name])
        return False

    asked: list[Found] = []
    if takes("sport", "Bring in {} that may be no run as runs?", by_flag=False):
        asked += groups["sport"]
    if takes("odd", "Bring in {} that is odd?", wanted.odd):
        asked += groups["odd"]
    question = "Bring in {} that is perhaps here already, too?"
    more = groups["doubtful"] if takes("doubtful", question, wanted.doubtful) else ()
    if groups["twice"]:
        left.append(hints["twice"])
    question = "Replace {} from the better source?"
    better = dry.better if takes("better", question, wanted.replace) else ()
    new = _records((*dry.new, *dry.cross, *more), runs_only=wanted.runs_only)
    sure = _records(asked, runs_only=wanted.runs_only)
    own = returning(call.logbook, dry)
    return Chosen(new=new, asked=sure, better=better, own=own), left


def left_out(dry: DryRun) -> list[str]:
    """What stays out unless the runner asks for it, and the flag that brings it in."""
    groups = _asked_groups(dry, ImportFlags())
    hints = _hints(groups)
    return [hints[name] for name, items in groups.items() if items]


def _asked_groups(dry: DryRun, wanted: ImportFlags) -> dict[str, tuple[Found, ...]]:
    """What is not brought in unasked, by what is asked of it."""
    pairs = tuple(match.found for match in dry.doubtful)
    return {
        "sport": tuple(item for item in dry.asked if item.question == "sport"),
        "odd": tuple(item for item in dry.asked if item.question != "sport"),
        # What is asked about on top of that needs both answers.
        "doubtful": tuple(item for item in pairs if not item.question or _is_odd(item, wanted)),
        "twice": tuple(item for item in pairs if item.question and not _is_odd(item, wanted)),
        "better": tuple(one.found for one in dry.better),
    }


def _hints(groups: dict[str, tuple[Found, ...]]) -> dict[str, str]:
    """How each group is had."""
    return {
        "sport": _sport_hint(groups["sport"]),
        "odd": _hint(len(groups["odd"]), "odd", "--odd"),
        "doubtful": _hint(len(groups["doubtful"]), "perhaps here already", "--doubtful"),
        "twice": f"Left out, perhaps here already and odd besides: {len(groups['twice'])}. "
        "--doubtful brings in what --odd or --sport run has answered.",
        "better": f"Left as it is: {len(groups['better'])}. --replace takes the better source.",
    }


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


def _those(count: int) -> str:
    return "the one" if count == 1 else f"the {count}"


def _hint(count: int, what: str, flag: str) -> str:
    return f"Left out, {what}: {count}. {flag} brings {'it' if count == 1 else 'them'} in."


def _sport_hint(items: Sequence[Found]) -> str:
    """How those that name no sport are had: words of a list each by itself."""
    words = sum(item.line > 0 and item.outcome == "no_sport" for item in items)
    how = "--sport WORD=run, with its word for the sport,"
    hint = _hint(len(items), "perhaps no run", how if words == len(items) else "--sport run")
    return f"{hint} For a word of a list: --sport WORD=run." if 0 < words < len(items) else hint

"""Facts by a short name: the beginning of their id, as `runs`, `fix` and `--json` print it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.cli.frame.call import Call
from planner.domain.values.errors import NotFoundError
from planner.domain.values.journal import SCREEN, Lock, Note, PainReading, TestResult
from planner.domain.values.record import Dated, Record
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.scores import ScoreSheet

SHORT = 8
"""Characters of a random id that are shown: enough for a lifetime of entries."""
LEAST = 3
"""Characters that must be typed of one."""
LISTED = 5
"""Candidates that are named where several are meant."""

Fact = Run | CrossTraining | PainReading | Note | TestResult | ScoreSheet | Lock
FACTS: tuple[type[Dated], ...] = (
    Run, CrossTraining, PainReading, Note, TestResult, ScoreSheet, Lock,
)  # fmt: skip
"""What is corrected and removed by its id. Ticks have `tick --again` and `untick`."""


def short_id(record: Record) -> str:
    """The beginning of an id, to be typed."""
    return short_of(record.id)


def short_of(key: str) -> str:
    """As much of an id as tells it apart: of a random one its beginning, of one that names a day,
    such as that of a flare or of the review of a week, all of it."""
    beginning = key.partition("-")[0]
    return beginning if len(beginning) == SHORT else key


def is_fact(record: Record) -> bool:
    """True for what the runner has entered as one piece."""
    asked = isinstance(record, TestResult) and record.measure == SCREEN
    return isinstance(record, FACTS) and not asked


def fact_of(call: Call, word: str) -> Fact:
    """The fact whose id begins so. Raises NotFoundError, listing what it could be."""
    call.logbook.load_all()
    found = list(_beginning_with(call, word.casefold())) if len(word) >= LEAST else []
    name_of = call.logbook.cards.name_of
    named = [f"{short_id(one)} {name_of(one)}" for one in found]
    check_one(word, named, f"There is no entry {word!r}.",
              "The ids of the last days: easeback fix; of runs: easeback runs")  # fmt: skip
    return found[0]


def check_one(word: str, named: Sequence[str], message: str, hint: str) -> None:
    """Raises NotFoundError unless there is one that a word means: with the message and hint where
    there is none, else with some of those it could be."""
    if len(named) > 1:
        which = "; ".join(named[:LISTED])
        raise NotFoundError(f"{word!r} begins several ids.", f"Which: {which}?")
    if not named:
        raise NotFoundError(message, hint)


def _beginning_with(call: Call, word: str) -> Iterator[Fact]:
    for record in call.logbook.everything():
        if is_fact(record) and record.id.startswith(word):
            assert isinstance(record, Fact)
            yield record

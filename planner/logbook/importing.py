"""Bringing in what other programs know: one change, and what it does to base and caps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from planner.domain.values.record import Record
from planner.domain.values.run import CrossTraining, Run
from planner.logbook.fulfilling import NO_CARDS
from planner.logbook.logbook import Logbook

Records = tuple[Run | CrossTraining, ...]


class RunningLoad(msgspec.Struct, frozen=True):
    """What the runs come to."""

    base_m: int
    """Metres a week, over the last four weeks."""
    cap_m: int
    """Metres that a run may have today."""


class ImportEffect(msgspec.Struct, frozen=True):
    """The load before an import, and after it."""

    before: RunningLoad
    after: RunningLoad


def running_load(book: Logbook) -> RunningLoad:
    """What the runs of the journal come to today."""
    return RunningLoad(book.caps.base_m(), book.caps.allowance(book.today).hard_m)


def bring_in(
    book: Logbook, records: Sequence[Run | CrossTraining], drops: Sequence[Run | CrossTraining],
    words: str, own: Sequence[Record] = (), cards: Mapping[str, str] = NO_CARDS,
) -> ImportEffect:  # fmt: skip
    """Keep records, in the place of those that go, as one change with one undo; `own` are out of an
    export of easeback and stay as they were; `cards` are answers to `Facts.card_doubts`."""
    before = running_load(book)
    book.facts.bring_in(tuple(records), words, tuple(drops), tuple(own), cards)
    return ImportEffect(before, running_load(book))

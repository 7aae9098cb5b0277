"""A look into files before an import: what would come of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from pathlib import Path

import msgspec

from planner.domain.values.run import CrossTraining, Run
from planner.exchange.imports.duplicates import DryRun, sort_out
from planner.exchange.imports.read import Progress, read
from planner.exchange.sources.list_answers import ListAnswers

Activities = Sequence[Run | CrossTraining]


class ImportLook(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked into, and what has to be known for it; another process can be told it."""

    paths: tuple[Path, ...]
    zone: tzinfo
    """Where a file does not say what the local time was."""
    now: datetime
    new_id: Callable[[], str]
    answers: ListAnswers = ListAnswers()


def look_into(look: ImportLook, existing: Activities, progress: Progress) -> DryRun:
    """What an import would do to a journal with these activities. Raises ExchangeError, and what
    `progress` does."""
    found = read(
        look.paths, zone=look.zone, new_id=look.new_id, progress=progress, answers=look.answers
    )
    return sort_out(found, existing, look.now, lambda words: progress(0, 1, words))

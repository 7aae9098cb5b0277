"""What a dry run of an import found, in words. Takes counts and names, knows no format."""

from __future__ import annotations

from collections import Counter
from typing import Protocol

from planner.domain.values.run import CrossTraining, Run
from planner.wording import amounts, days
from planner.wording.amounts import Unit


class ImportItem(Protocol):
    """One thing found."""

    @property
    def file(self) -> str: ...
    @property
    def remark(self) -> str: ...
    @property
    def hint(self) -> str: ...
    @property
    def run(self) -> Run | CrossTraining | None: ...
    @property
    def guessed(self) -> tuple[str, ...]: ...


class Pair(Protocol):
    """One thing found and what it is held against."""

    @property
    def found(self) -> ImportItem: ...
    @property
    def reason(self) -> str: ...


class Groups(Protocol):
    """The groups of a dry run."""

    @property
    def new(self) -> tuple[ImportItem, ...]: ...
    @property
    def cross(self) -> tuple[ImportItem, ...]: ...
    @property
    def unreadable(self) -> tuple[ImportItem, ...]: ...
    @property
    def already_here(self) -> tuple[Pair, ...]: ...
    @property
    def same_run(self) -> tuple[Pair, ...]: ...
    @property
    def doubtful(self) -> tuple[Pair, ...]: ...


MOST = 6
"""Examples shown of a group."""


def dry_run_words(found: Groups, unit: Unit) -> tuple[str, ...]:
    """One paragraph a group, the empty ones left out."""
    runs = [item.run for item in found.new if isinstance(item.run, Run)]
    said = [_new(runs, unit)]
    if found.cross:
        sports = Counter(
            item.run.sport for item in found.cross if isinstance(item.run, CrossTraining)
        )
        listed = ", ".join(f"{sport.replace('_', ' ')} {n}" for sport, n in sports.most_common())
        said.append(f"Not a run, kept as other training: {len(found.cross)} ({listed}).")
    if found.already_here:
        said.append(f"Already here: {len(found.already_here)}.")
    if found.same_run:
        said.append(
            f"The same run from two sources: {len(found.same_run)}; the better distance is kept."
        )
    if found.doubtful:
        reasons = Counter(pair.reason for pair in found.doubtful)
        listed = ", ".join(f"{reason} {n}" for reason, n in reasons.most_common())
        said.append(f"Perhaps the same as another, left out: {len(found.doubtful)} ({listed}).")
    guessed = sum("zone" in item.guessed for item in (*found.new, *found.cross))
    if guessed:
        said.append(f"Time zone assumed to be this computer's: {guessed}.")
    if found.unreadable:
        said.append(f"Not taken: {len(found.unreadable)}.\n" + "\n".join(_refusals(found)))
    return tuple(said)


def _new(runs: list[Run], unit: Unit) -> str:
    if not runs:
        return "No new run."
    first, last = min(run.date for run in runs), max(run.date for run in runs)
    total = sum(run.distance_m for run in runs)
    longest = max(run.distance_m for run in runs)
    return (
        f"New: {amounts.plural(len(runs), 'run')}, {amounts.distance(total, unit)}, "
        f"longest {amounts.distance(longest, unit)}, {days.full(first)} to {days.full(last)}."
    )


def _refusals(found: Groups) -> list[str]:
    lines = [
        f"  {item.file}: {item.remark} {item.hint}".rstrip() for item in found.unreadable[:MOST]
    ]
    if len(found.unreadable) > MOST:
        lines.append(f"  and {len(found.unreadable) - MOST} more")
    return lines

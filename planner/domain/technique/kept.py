"""What became of a focus: how far it was kept, and how the knee was the morning after.

Counts only: that mornings were quieter after runs in which a focus was kept says nothing of what
caused it. Who is well keeps it more easily.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

import msgspec

from planner.domain.caps.lookback import Tally
from planner.domain.knee.mornings import Mornings
from planner.domain.knee.pain import Verdict, morning_verdict
from planner.domain.knee.parameters import Parameters
from planner.domain.values.calendar import weeks_between
from planner.domain.values.record import by_entry
from planner.domain.values.run import Run
from planner.domain.values.technique import Focus, FocusKind, Heed, focus_at


class FocusRun(msgspec.Struct, frozen=True):
    """A run in which something was to be heeded."""

    day: date
    focus: FocusKind
    heeded: Heed | None
    """None = not said."""
    after: Verdict
    """The worst morning after of the sore knees; unknown if one was not answered."""
    score: int | None
    """Its score 0-10."""


class FocusCount(msgspec.Struct, frozen=True):
    """The runs of one focus, by how far it was kept, with the mornings after them."""

    kept: Tally = Tally()
    partly: Tally = Tally()
    left: Tally = Tally()
    """Not kept."""
    unsaid: Tally = Tally()

    @property
    def runs(self) -> int:
        """How many runs these are."""
        return sum(one.days for one in (self.kept, self.partly, self.left, self.unsaid))


class FocusWeek(msgspec.Struct, frozen=True, kw_only=True):
    """A week's runs with a focus, for a chart beside pain."""

    first: date
    kept: int = 0
    partly: int = 0
    left: int = 0
    unsaid: int = 0
    score: int | None = None
    """The worst morning after any of them, 0-10; None if none was answered."""


def focus_runs(
    runs: Iterable[Run],
    focuses: Iterable[Focus],
    mornings: tuple[Mornings, ...],
    params: Parameters,
) -> tuple[FocusRun, ...]:
    """The runs with something to be heeded, oldest first. What the runner said of a run goes before
    what was to be heeded on its day."""
    known = tuple(focuses)
    found = []
    for run in sorted(runs, key=by_entry):
        focus = focus_at(run.date, known)
        what = run.focus or (focus.what if focus is not None else None)
        if what is None:
            continue
        morning = run.date.toordinal() + 1
        after = _worst(morning_verdict(knee, morning, params) for knee in mornings)
        scores = [knee.scores[morning] for knee in mornings if morning in knee.scores]
        found.append(FocusRun(run.date, what, run.heeded, after, max(scores, default=None)))
    return tuple(found)


def _worst(verdicts: Iterable[Verdict]) -> Verdict:
    return max(verdicts, key=lambda one: one.rank, default=Verdict.UNKNOWN)


def focus_counts(runs: Iterable[FocusRun]) -> dict[FocusKind, FocusCount]:
    """The counts of each focus that any run was with."""
    by_focus: defaultdict[FocusKind, list[FocusRun]] = defaultdict(list)
    for run in runs:
        by_focus[run.focus].append(run)
    return {
        focus: FocusCount(
            kept=_tally(run for run in its if run.heeded is Heed.KEPT),
            partly=_tally(run for run in its if run.heeded is Heed.PARTLY),
            left=_tally(run for run in its if run.heeded is Heed.NOT),
            unsaid=_tally(run for run in its if run.heeded is None),
        )
        for focus, its in by_focus.items()
    }


def _tally(runs: Iterable[FocusRun]) -> Tally:
    counts = Counter(run.after for run in runs)
    return Tally(
        green=counts[Verdict.GREEN],
        amber=counts[Verdict.AMBER],
        red=counts[Verdict.RED],
        unknown=counts[Verdict.UNKNOWN],
    )


def focus_weeks(
    runs: Iterable[FocusRun], first: date, last: date, week_start: int
) -> tuple[FocusWeek, ...]:
    """Every calendar week that touches the days `first` ... `last`, those without a run too."""
    known = tuple(runs)
    weeks = tuple(weeks_between(first, last, week_start))
    found = []
    for week, end in zip(weeks, (*weeks[1:], date.max), strict=True):
        its = [run for run in known if week <= run.day < end]
        heeded = Counter(run.heeded for run in its)
        scores = [run.score for run in its if run.score is not None]
        found.append(
            FocusWeek(
                first=week,
                kept=heeded[Heed.KEPT],
                partly=heeded[Heed.PARTLY],
                left=heeded[Heed.NOT],
                unsaid=heeded[None],
                score=max(scores, default=None),
            )
        )
    return tuple(found)

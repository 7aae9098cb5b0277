"""What the sections of the page for a physiotherapist are made from, and what they share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from planner.exchange.exports.paper import PaperSection, PaperTable
from planner.exchange.plans.plan_files import bundled_folder, load_plans
from planner.logbook.logbook import Logbook
from planner.logbook.looking.looking_back import LookingBack
from planner.logbook.plan_changes import PlanChange, PlanChanges
from planner.logbook.weeks_back import Period, WeekBack
from planner.wording.report import change_words, more_words, nameless_words

MOST_ROWS = 8
"""Rows of a list that stand on the page, the latest; of more it is told how many."""
MOST_SIGNS = 400
"""Of one note or reason that stand on the page."""


class ReportGround(NamedTuple):
    """What the sections are made from."""

    book: Logbook
    looking: LookingBack
    plan: PlanChanges
    period: Period
    """Whole weeks around the days asked for."""
    first: date
    last: date
    anon: bool
    has_words: bool
    """True if what the runner wrote may be shown."""

    @property
    def today(self) -> date:
        """The runner's local day."""
        return self.book.today

    @property
    def end(self) -> date:
        """The last day that has come."""
        return min(self.last, self.book.today)

    def weeks(self) -> tuple[WeekBack, ...]:
        """The weeks of the period, oldest first."""
        return self.looking.weeks(self.period, ahead=0)

    def told(self, change: PlanChange) -> str:
        """A change of the plan in words; without the names in it where none shall be shown."""
        return nameless_words(change.words) if self.anon else change_words(change.words)

    def knows_plan(self) -> bool:
        """False where the plan's own words shall not be shown: an anonymous page tells only of
        plans that everybody has."""
        profile = self.book.profile
        name = profile.plan if profile else ""
        is_own = load_plans([bundled_folder()]).get(name) != self.book.plans.get(name)
        return not (self.anon and is_own)

    def said(self, words: str) -> str:
        """The runner's own words, where they may be shown, as far as there is room."""
        if not self.has_words:
            return ""
        words = words.strip()
        return words if len(words) <= MOST_SIGNS else f"{words[:MOST_SIGNS].rstrip()} …"


def listed(
    key: str,
    title: str,
    caption: str,
    heads: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    empty: str,
    *,
    wide: int,
) -> PaperSection:
    """A section of one table, its first rows; of those left out it is told how many."""
    if not rows:
        return PaperSection(key=key, title=title, blocks=(empty,))
    shown = tuple(rows[:MOST_ROWS])
    table = PaperTable(caption=caption, heads=heads, rows=shown, wide=wide)
    more = more_words(len(rows) - len(shown), "ones")
    return PaperSection(key=key, title=title, blocks=(table, more) if more else (table,))

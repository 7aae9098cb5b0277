"""The page for a physiotherapist: which days, what of them, for whom to see."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.values.calendar import WEEK, week_of
from planner.domain.values.errors import NotFoundError, UsageError
from planner.exchange.exports.paper import Paper, PaperSize
from planner.logbook.logbook import Logbook
from planner.logbook.looking.looking_back import LookingBack
from planner.logbook.plan_changes import PlanChanges
from planner.logbook.report.report_ground import ReportGround
from planner.logbook.report.report_sections import SECTIONS
from planner.logbook.weeks_back import Period
from planner.wording import amounts
from planner.wording.gates import where_words
from planner.wording.report import FOOT, period_words, title_words, who_words

FORMATS = ("html", "pdf", "md")
WEEKS = 6
"""Of a report unless asked otherwise."""
MOST_WEEKS = 104
PARTS = (*SECTIONS, "notes")
"""What can be left out: a section, or everything the runner wrote in words."""


class ReportChoice(msgspec.Struct, frozen=True, kw_only=True):
    """What is wanted of a report."""

    first: date
    last: date
    name: str = ""
    """The runner's, as it shall stand on top."""
    anon: bool = False
    """True to leave out names, the year of birth and everything written in words."""
    without: frozenset[str] = frozenset()
    """Of `PARTS`."""
    size: PaperSize = "a4"

    @property
    def has_words(self) -> bool:
        """True if what the runner wrote may stand on it."""
        return not self.anon and "notes" not in self.without


class Reporting:
    """Makes the page. Writes nothing."""

    def __init__(self, book: Logbook) -> None:
        self._book = book
        self._looking = LookingBack(book)

    def usual_name(self, form: str) -> str:
        """What a report of today is called."""
        return f"knee-{self._book.today.isoformat()}.{form}"

    def first_of(self, weeks: int, last: date) -> date:
        """The first day of so many calendar weeks, the one with the last day among them. Raises
        UsageError for more than there may be."""
        if weeks > MOST_WEEKS:
            raise _too_many(weeks)
        return week_of(last, self._book.week_start) - (weeks - 1) * WEEK

    def paper(self, choice: ReportChoice) -> Paper:
        """The page. Raises UsageError for days to come or too many, NotFoundError before the
        setup."""
        book = self._book
        profile = book.profile
        if profile is None:
            raise NotFoundError("There is nothing to report yet.", "Set up: easeback setup --help")
        _check(choice, book.today)
        period = Period(week_of(choice.first, book.week_start), choice.last)
        ground = ReportGround(
            book, self._looking, PlanChanges(book), period, choice.first,
            choice.last, anon=choice.anon, has_words=choice.has_words,
        )  # fmt: skip
        made = (make(ground) for key, make in SECTIONS.items() if key not in choice.without)
        return Paper(
            title=title_words(book.sore),
            head=tuple(self._head(choice, profile.born, ground)),
            sections=tuple(section for section in made if section is not None),
            foot=(FOOT,),
            size=choice.size,
        )

    def _head(self, choice: ReportChoice, born: int | None, ground: ReportGround) -> list[str]:
        book = self._book
        lines = [
            who_words(choice.name, born, choice.anon),
            period_words(choice.first, choice.last, book.today),
        ]
        if not ground.knows_plan():
            return lines
        try:
            gates = book.gates.now()
        except NotFoundError:
            return lines
        return [*lines, f"Plan: {gates.plan.name}. Phase: {where_words(gates, book.today)}"]


def _check(choice: ReportChoice, today: date) -> None:
    if choice.last < choice.first:
        raise UsageError("The last day lies before the first.", "Name the earlier day first.")
    if choice.first > today:
        raise UsageError("Those days are still to come.", "A report tells of what has happened.")
    weeks = (choice.last - choice.first).days // 7
    if weeks > MOST_WEEKS:
        raise _too_many(weeks)


def _too_many(weeks: int) -> UsageError:
    return UsageError(
        f"{amounts.plural(weeks, 'week')} are too many for a page.",
        f"Expected at most {MOST_WEEKS} weeks.",
    )

"""What pages ask about weeks: where to go, what to show, what to call one."""

from __future__ import annotations

from datetime import date

from planner.domain.values.calendar import DAY
from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Bookmark
from planner.present.only import LEFT, RUNS, SESSIONS
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.page import Page
from planner.screens.shared.reading import refusal
from planner.typed_dates import Toward, a_date
from planner.widgets.ask_dialog import AskDialog
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.wording import days

NAME_MOST = 60


async def ask_filter(page: Page) -> str | None:
    """Ask which cards to show; empty for all of them."""
    picked = await page.ask(
        ChoiceDialog(
            "Show",
            (
                Choice("all", "Everything", "e"),
                Choice(SESSIONS, "Only sessions", "s"),
                Choice(RUNS, "Only runs and other training", "r"),
                Choice(LEFT, "Only what is left", "l", "from today on, not done and not skipped"),
            ),
        )
    )
    return "" if picked == "all" else picked


async def mark_week(page: Page, week: date) -> bool:
    """Name a week, or take its name away. True if something changed."""
    book = page.logbook
    mark = book.bookmarks.of(week)
    question = AskDialog(
        f"What is the week {days.week(week)} to be called?",
        value=mark.name if mark else "",
        hint="empty takes the name away" if mark else "such as: race, holiday, first flare",
        validate=lambda text: refusal(lambda: _name(text)),
    )

    def keep(name: str) -> bool:
        if name == (mark.name if mark else ""):
            return False
        if name:
            book.bookmarks.set(week, name)
        elif mark is not None:
            book.bookmarks.drop(mark)
        return True

    return await fill_in(page, book, question, keep)


def _name(text: str) -> None:
    if len(text) > NAME_MOST:
        raise UsageError(f"That name has {len(text)} characters.", f"At most {NAME_MOST} fit.")


async def ask_day(page: Page, toward: Toward = "near") -> date | None:
    """Ask for a date in words, or the name of a bookmark; `toward` says which year is meant where
    none is named."""
    marks = page.logbook.bookmarks.all()
    today = page.logbook.today
    known = "".join(f"\n  {mark.name}  ({days.week(mark.week)})" for mark in marks)
    listed = f"\n\nOr to a bookmark, by the beginning of its name:{known}" if marks else ""
    text = await page.ask(
        AskDialog(
            f"Go to which date?{listed}",
            hint="fri, -2w, 11 apr" if toward == "past" else "today, next fri, +3d, 11 apr",
            validate=lambda text: refusal(lambda: place(text, marks, today, toward)),
        )
    )
    return place(text, marks, today, toward) if text else None


def place(text: str, marks: tuple[Bookmark, ...], today: date, toward: Toward = "near") -> date:
    """The day meant: of the bookmark so called, else a date in words, else of the bookmark whose
    name begins so. Of a week with a name it is the first day, looking back the last one. Raises
    UsageError."""
    words = text.strip().casefold()
    ahead = 6 if toward == "past" else 0
    names = [(mark.name.casefold(), mark.week + ahead * DAY) for mark in marks]
    exact = next((week for name, week in names if name == words), None)
    if exact is not None:
        return exact
    try:
        return a_date(text, today, toward)
    except UsageError:
        begun = next((week for name, week in names if words and name.startswith(words)), None)
        if begun is None:
            raise
        return begun

"""The program's window in a test: keys in, words out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import msgspec
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from planner.app import EasebackApp
from planner.config import Folders, Settings
from planner.domain.values.journal import Moment, PainReading, Profile
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import PlannedSession
from planner.exchange.plans.plan_files import bundled_folder
from planner.logbook.logbook import Logbook
from planner.logbook.opening import open_logbook
from planner.screens.week.page import WeekPage
from planner.widgets.lines_input import LinesInput
from planner.wording.amounts import Unit
from tests.lent import lend_library

NOW = datetime(2026, 11, 25, 18, 40, tzinfo=UTC)
TODAY = NOW.date()
"""A Wednesday."""
MONDAY, TUESDAY, THURSDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 26)
FRIDAY, SATURDAY, SUNDAY = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 29)
WIDE, SMALL, TINY, HUGE = (120, 40), (80, 24), (40, 12), (200, 60)

FRAMES = str.maketrans(dict.fromkeys("│╭╮╰╯▐▌▏▎▊▕", " "))
"""Edges of boxes, which stand between the words of a wrapped sentence."""

HOSTILE = "[left] knee [/] [b] 🦵 漢字"
"""Words that look like markup, an emoji, and characters two cells wide."""


class Hand:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def opened(folder: Path, clock: Hand) -> Logbook:
    """The book in a folder, opened anew."""
    lend_library(folder / "cache")
    return open_logbook(
        Folders(
            data=folder / "journal",
            config=folder / "config",
            state=folder / "state",
            cache=folder / "cache",
            plans=(bundled_folder(), folder / "config" / "plans"),
        ),
        clock,
    )


def adopted(
    book: Logbook, *, plan: str = "runners-knee-basics", weekly_m: int = 15_000,
    longest_m: int = 6_000, run_days: tuple[int, ...] = (1, 3, 6),
) -> None:  # fmt: skip
    """The wizard's answers, given on Monday morning, and this morning's pain."""
    hand = book.clock
    assert isinstance(hand, Hand)
    now, hand.now = hand.now, datetime.combine(MONDAY, time(7), UTC)
    book.setup.adopt(
        Profile(
            id="profile",
            knee=Side.LEFT,
            plan=plan,
            start=MONDAY,
            exercise_days=(0, 2, 4),
            run_days=run_days,
            weekly_m=weekly_m,
            longest_m=longest_m,
        )
    )
    hand.now = now
    book.facts.log_pain(book.facts.reading_of(1, moment=Moment.MORNING))


def in_units(book: Logbook, unit: Unit) -> None:
    """The runner's distances in kilometres or miles."""
    assert book.profile is not None
    book.put("Units", [msgspec.structs.replace(book.profile, unit=unit)])


def sessions(book: Logbook, day: date) -> tuple[PlannedSession, ...]:
    """The planned sessions of a day, from the top."""
    cards = (card for card in book.cards.planned(day, day) if isinstance(card, PlannedSession))
    return tuple(sorted(cards, key=lambda card: card.order))


def runs(book: Logbook, day: date) -> tuple[PlannedRun, ...]:
    """The planned runs of a day."""
    return tuple(card for card in book.cards.planned(day, day) if isinstance(card, PlannedRun))


def readings(book: Logbook, day: date = TODAY) -> tuple[PainReading, ...]:
    """The pain scores of a day."""
    return book.cards.day(day).readings


def plan_state(book: Logbook) -> dict[str, object]:
    """Everything that is planned, by id."""
    found = book.cards.planned(TODAY - timedelta(weeks=4), TODAY + timedelta(weeks=16))
    return {card.id: card for card in found}


class Window:
    """The open program."""

    def __init__(self, pilot: Pilot[None], page: WeekPage) -> None:
        self.pilot = pilot
        self.page = page

    @property
    def app(self) -> App[None]:
        """The app beneath."""
        return self.pilot.app

    @property
    def top(self) -> Screen[object]:
        """The page or dialog that has the keys."""
        return self.app.screen

    async def press(self, *keys: str) -> None:
        """Press keys one after the other and let everything settle."""
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def settle(self) -> None:
        """Wait until every handler and every answer to it has run."""
        await self.pilot.pause()
        await self.pilot.pause()

    async def until(self, words: str, tries: int = 60) -> None:
        """Wait for what a thread brings onto the screen."""
        for _ in range(tries):
            if words in self.words:
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"{words!r} is not on the screen:\n" + "\n".join(self.lines))

    async def type(self, text: str) -> None:
        """Type into the focused field, as a paste does; a single key press takes 30 ms."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def fill(self, field: str, text: str) -> None:
        """Put a text in place of what stands in a field of the open form."""
        box = self.top.query_one(f"#field-{field}")
        box.focus()
        if isinstance(box, LinesInput):
            box.text = ""
        else:
            assert isinstance(box, Input)
            box.value = ""
        await self.settle()
        await self.type(text)

    @property
    def lines(self) -> list[str]:
        """The lines on the screen."""
        strips = self.top._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def words(self) -> str:
        """The whole screen without frames and with single blanks: a wrapped sentence is found."""
        return " ".join(" ".join(self.lines).translate(FRAMES).split())

    @property
    def day(self) -> date:
        """The day under the cursor."""
        return self.page.calendar.cards.current_day()

    @property
    def banner(self) -> str:
        """The line that says what was just done."""
        return "".join(span.text for line in self.page.heading.lines[1:] for span in line)

    @property
    def toasts(self) -> str:
        """Every message shown in a corner, title and text."""
        shown = self.app._notifications
        return "\n".join(f"{one.title} {one.message}" for one in shown)

    async def go(self, day: date) -> None:
        """Put the cursor on a day of any week."""
        self.page.calendar.go_to(day)
        await self.settle()

    async def on_card(self, card_id: str, day: date) -> None:
        """Put the cursor on a card."""
        await self.go(day)
        self.page.calendar.grid.move_to(day.isoformat(), card_id)
        await self.settle()


@asynccontextmanager
async def open_week(
    book: Logbook,
    size: tuple[int, int] = WIDE,
    settings: Settings | None = None,
    seconds: Callable[[], float] = lambda: 0.0,
) -> AsyncIterator[Window]:
    """The program on its week page; the clock of a session stands still unless one is given."""
    app = EasebackApp(book, settings or Settings(), seconds=seconds)
    async with app.run_test(size=size, notifications=True) as pilot:
        page = app.screen_stack[0]
        assert isinstance(page, WeekPage)
        window = Window(pilot, page)
        await window.settle()
        yield window

"""The session page in a test, with a clock that is set by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from planner.config import Settings
from planner.domain.player.clock import TWICE_S
from planner.domain.player.parts import Act
from planner.domain.values.session import PlannedSession, SessionDone, Tick, done_id
from planner.logbook.logbook import Logbook
from planner.screens.session.page import PlayerPage
from tests.screens.support import TODAY, WIDE, Window, open_week, sessions

STEP_S = 0.5
"""How often the clock is looked at, as it runs on by hand."""


class Watch:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Player:
    """The open session page."""

    def __init__(self, window: Window, watch: Watch) -> None:
        self.window = window
        self.watch = watch

    @property
    def page(self) -> PlayerPage:
        """The page itself."""
        return next(
            screen for screen in self.window.app.screen_stack if isinstance(screen, PlayerPage)
        )

    @property
    def at(self) -> str:
        """Where it stands: `hold quad_set/left/1 rep 2`."""
        part = self.page.play.part
        rep = f" rep {part.rep}" if part.rep and part.act is not Act.LET_GO else ""
        return f"{part.act} {part.name}{rep}".strip()

    async def wait(self, seconds: float) -> None:
        """Let so many seconds pass, looked at as the page does."""
        for _ in range(round(seconds / STEP_S)):
            self.watch.now += STEP_S
            self.page.look()
        await self.window.settle()

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other; no enter comes along with another one."""
        for place, key in enumerate(keys):
            if key == "enter" and "enter" in keys[:place]:
                self.watch.now += TWICE_S
            await self.window.press(key)

    @property
    def words(self) -> str:
        """Everything on the screen."""
        return self.window.words


def done(book: Logbook, card: PlannedSession | None = None) -> SessionDone | None:
    """What was ticked of today's strength session, or of another."""
    found = book.get(done_id((card or sessions(book, TODAY)[0]).id))
    return found if isinstance(found, SessionDone) else None


def ticks(book: Logbook, card: PlannedSession | None = None) -> dict[str, Tick]:
    """Its ticks."""
    record = done(book, card)
    return record.ticks if record else {}


@asynccontextmanager
async def open_player(
    book: Logbook, size: tuple[int, int] = WIDE, settings: Settings | None = None
) -> AsyncIterator[Player]:
    """The program on its session page, by key 2."""
    watch = Watch()
    async with open_week(book, size, settings, watch) as window:
        await window.press("2")
        yield Player(window, watch)

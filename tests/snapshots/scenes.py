"""Keys that lead to what is worth a picture or a text."""

from __future__ import annotations

from textual.pilot import Pilot

from planner.app import EasebackApp
from planner.domain.values.exercise import Dose
from planner.domain.values.session import Item
from planner.screens.week.page import WeekPage
from tests.screens.playing import Player, Watch
from tests.screens.support import Window

TO_THE_RUN = ("right", "down")
"""Thursday's run in the demo."""

KEYS: dict[str, tuple[str, ...]] = {
    "run-held-at-its-cap": (*TO_THE_RUN, *["plus"] * 12),
    "session": ("enter", "e"),
    "skip-what": ("enter", "s"),
    "stop-for-pain": ("enter", "X"),
    "flare": ("exclamation_mark", "6"),
    "run-form": ("r",),
    "carried-card": ("right", "m", "right"),
    "month": ("z",),
}

QUAD = Item(exercise="quad_set", dose=Dose(sets=1, reps=10, hold_s=10))
CLAM = Item(exercise="clam", dose=Dose(sets=3, reps=10))
SCENES: dict[str, tuple[tuple[Item, ...], float, tuple[str, ...]]] = {
    "ready": ((QUAD, CLAM), 4, ()),
    "hold": ((QUAD, CLAM), 10 + 12 + 7, ()),
    "work": ((CLAM, QUAD), 2, ("enter",) * 5 + ("c", "c", "c", "i")),
    "how-it-was": ((QUAD,), 2, ("enter", "enter", "enter", "enter", "4")),
    "done": ((CLAM, QUAD), 2, ("enter",) * 4 + ("s", "r", "t", "5", "1")),
}
"""A session's exercises, seconds that pass, and keys."""


async def play(pilot: Pilot[None], watch: Watch, what: str) -> Window:
    """Begin the session of a scene and do what belongs to it."""
    items, seconds, keys = SCENES[what]
    app, page = pilot.app, pilot.app.screen
    assert isinstance(app, EasebackApp)
    assert isinstance(page, WeekPage)
    book = app.logbook
    book.todo.open_place(book.calendar.add_session(book.today, "Strength", items).id)
    player = Player(Window(pilot, page), watch)
    await player.press("2", "space")
    await player.wait(seconds)
    await player.press(*keys)
    return player.window

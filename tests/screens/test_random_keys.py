"""Random keys with resizes in between, on every page, dialog and form: the window always answers.

`EASEBACK_RANDOM_KEYS=SECONDS` goes on for so long, from seed to seed.
"""

from __future__ import annotations

import asyncio
import os
import random
from pathlib import Path
from time import monotonic

import pytest
from textual import events

from planner.config import Settings
from tests.screens.support import Hand, Window, adopted, open_week, opened

KEYS = (
    *"abcdefghijklmnoprstuvwxyz", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *"0123456789",
    "enter", "enter", "escape", "escape", "escape", "tab", "shift+tab", "space", "backspace",
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "delete", "f1",
    "plus", "minus", "comma", "full_stop", "slash", "colon", "exclamation_mark",
    "question_mark", "less_than_sign", "greater_than_sign", "ctrl+z", "ctrl+y", "ctrl+l",
)  # fmt: skip
SIGNS = {
    "enter": "\r", "space": " ", "plus": "+", "minus": "-", "comma": ",", "full_stop": ".",
    "slash": "/", "colon": ":", "exclamation_mark": "!", "question_mark": "?",
    "less_than_sign": "<", "greater_than_sign": ">",
}  # fmt: skip
LEAST, MOST = (20, 6), (200, 60)
LONG_S = float(os.environ.get("EASEBACK_RANDOM_KEYS", "0"))
COUNT = 150 if LONG_S else 40
"""Keys of one seed; q, which leaves from a page, is none of them."""
PATIENCE_S = 30.0
"""A window that does not come to rest for so long does not answer."""


async def press_at_random(window: Window, seed: int) -> None:
    """So many keys, some of them in bursts, a new size after every seventh or so."""
    dice, app = random.Random(seed), window.app
    done: list[str] = []
    for _ in range(COUNT):
        if dice.random() < 1 / 7:
            width = dice.randint(LEAST[0], MOST[0])
            height = dice.randint(LEAST[1], MOST[1])
            done.append(f"{width}x{height}")
            await window.pilot.resize_terminal(width, height)
        key = dice.choice(KEYS)
        done.append(key)
        app.post_message(events.Key(key, SIGNS.get(key, key if len(key) == 1 else None)))
        if dice.random() < 1 / 2:
            try:
                await asyncio.wait_for(window.settle(), PATIENCE_S)
            except TimeoutError:
                raise AssertionError(f"no answer, seed {seed}: {' '.join(done)}") from None
        if not app.is_running:
            break
    assert app.return_code in (None, 0), f"seed {seed}: {' '.join(done)}"


async def live_through(folder: Path, seed: int) -> None:
    """One window, opened on a plan of its own."""
    book = opened(folder, Hand())
    adopted(book)
    async with open_week(book, (80, 24), Settings(animations="none")) as window:
        await press_at_random(window, seed)


@pytest.mark.parametrize("seed", [1])
async def test_no_key_and_no_size_ends_the_window(tmp_path: Path, seed: int) -> None:
    until = monotonic() + LONG_S
    await live_through(tmp_path / str(seed), seed)
    while monotonic() < until:
        seed += 1
        await live_through(tmp_path / str(seed), seed)

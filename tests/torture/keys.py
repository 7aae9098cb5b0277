"""Random keys with resizes in one window: it always answers, and its memory stays flat."""

from __future__ import annotations

import asyncio
import random
from typing import NamedTuple

from textual import events

from planner.config import Settings
from tests.screens.support import Hand, Window, adopted, open_week, opened
from tests.torture.memory import Held, held
from tests.torture.tally import Round

KEYS = (
    *"abcdefghijklmnoprstuvwxyz", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *"0123456789",
    "enter", "enter", "escape", "escape", "escape", "tab", "shift+tab", "space", "backspace",
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "delete", "f1",
    "plus", "minus", "comma", "full_stop", "slash", "colon", "exclamation_mark",
    "question_mark", "less_than_sign", "greater_than_sign", "ctrl+z", "ctrl+y", "ctrl+l",
)  # fmt: skip
"""q, which leaves from a page, is none of them."""
SIGNS = {
    "enter": "\r", "space": " ", "plus": "+", "minus": "-", "comma": ",", "full_stop": ".",
    "slash": "/", "colon": ":", "exclamation_mark": "!", "question_mark": "?",
    "less_than_sign": "<", "greater_than_sign": ">",
}  # fmt: skip
LEAST, MOST = (20, 6), (200, 60)
BURST = 20
"""Keys that are one try: most in twos and threes at once, with a new size on the way."""
PATIENCE_S = 60.0
"""A window that does not come to rest for so long does not answer."""
LOOK_EVERY = 1000
"""Keys after which the memory is looked at."""


FLAT = 40 * 2**20
"""Bytes by which the process may grow once every page and dialog has been there: Textual remembers
the last thousand of this and that, and the journal grows with what the keys enter."""


class GrownError(Exception):
    """The memory does not stay flat."""


class Seen(NamedTuple):
    """The memory after so many keys."""

    keys: int
    held: Held


async def press(window: Window, seed: int) -> str:
    """A burst of keys and sizes, the same for the same seed; gives what was done."""
    dice, done = random.Random(seed), []
    for _ in range(BURST):
        if dice.random() < 1 / 7:
            size = dice.randint(LEAST[0], MOST[0]), dice.randint(LEAST[1], MOST[1])
            done.append("{}x{}".format(*size))
            await window.pilot.resize_terminal(*size)
        key = dice.choice(KEYS)
        done.append(key)
        sign = SIGNS.get(key, key if len(key) == 1 else None)
        window.app.post_message(events.Key(key, sign))
        if dice.random() < 1 / 2:
            await window.pilot.pause()
    await window.settle()
    return " ".join(done)


def press_at_random(tried: Round) -> None:
    """One window from the first key to the last. A finding is seen again from the same first seed,
    with as many keys."""
    book = opened(tried.folder, Hand())
    adopted(book)
    book.close()
    seen: list[Seen] = []
    asyncio.run(_live_through(tried, seen))
    _judge(tried, seen)


async def _live_through(tried: Round, seen: list[Seen]) -> None:
    book = opened(tried.folder, Hand())
    async with open_week(book, (80, 24), Settings(animations="none")) as window:
        for seed in tried.seeds():
            with tried.trying(seed, BURST):
                async with asyncio.timeout(PATIENCE_S):
                    done = await press(window, seed)
                if not window.app.is_running or window.app.return_code:
                    raise RuntimeError(f"The window has ended: {done}")
            if tried.tally.tracebacks:
                return
            if tried.tally.tried % LOOK_EVERY == 0:
                seen.append(Seen(tried.tally.tried, held()))
    tried.tally.confirmed += len(book.journal.undo_stack(1_000_000))
    book.close()


def _judge(tried: Round, seen: list[Seen]) -> None:
    """Say how the memory went, from when every page had been there to the end."""
    if len(seen) < 2:
        return
    first, last = seen[len(seen) // 3], seen[-1]
    grown = last.held.resident - first.held.resident
    tried.tally.remarks.append(
        f"Memory of the window: {first.held.resident / 2**20:.0f} MB after {first.keys:,} keys, "
        f"{last.held.resident / 2**20:.0f} MB after {last.keys:,} ({grown / 2**20:+.1f} MB); "
        f"{first.held.objects:,} and {last.held.objects:,} objects."
    )
    with tried.trying(0, counts=0):
        if grown > FLAT:
            raise GrownError(tried.tally.remarks[-1])

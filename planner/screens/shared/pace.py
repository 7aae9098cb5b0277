"""The pace of what takes long: in steps, so that no key waits for it."""

from __future__ import annotations

import asyncio
import gc
import time

STEP_S = 0.004
"""So long is worked at a stretch. With what a key costs by itself that stays within a frame."""
PAUSE_S = 0.001
"""Between two steps. A key goes through half a dozen handlers, each a turn of the loop: without a
pause a step would come before each of them."""
BLINK_S = 0.1
"""What takes longer says that it is at it."""


class StepPace:
    """Of one long work: when its step is over, and when a word is due about it."""

    def __init__(self, first_s: float | None = None) -> None:
        """
        Args:
            first_s: Seconds of the first step, where something is waited for.
        """
        self._begun = self._told = time.monotonic()
        self._step_s = STEP_S if first_s is None else first_s

    @property
    def is_over(self) -> bool:
        """True once the step has had its time."""
        return time.monotonic() - self._begun > self._step_s

    async def let_keys_in(self) -> None:
        """Wait for the next step."""
        await asyncio.sleep(PAUSE_S)
        self._begun, self._step_s = time.monotonic(), STEP_S

    def is_word_due(self) -> bool:
        """True once after every blink."""
        now = time.monotonic()
        due = now - self._told > BLINK_S
        if due:
            self._told = now
        return due


def keep_for_good() -> None:
    """To be called once years have been read, and once only for each of their readers: what is
    kept of them is left out of every collection of cycles to come. Of ten years one takes as long
    as several frames, and comes in the middle of a word."""
    gc.freeze()

"""Keys in the window while files are read: they go on as if nothing was."""

from __future__ import annotations

import shutil
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from tests.bench.figures import Figure, Section, percentile
from tests.bench.journals import TODAY, Place, copy
from tests.bench.session import Window
from tests.bench.wheel import Installed

LISTS, LINES = 19, 19_500
"""So many that the reading lasts longer than the keys; neither are the lists so many nor is one so
long that there is a dialog, which would have the keys."""
STEPS = ("\x1b[D", "\x1b[C")
"""Left and right, from card to card."""
QUIET_S = 0.04
"""Nothing is written for so long: the key before is over."""
LONG_S = 120
"""The reading may last so long."""


def keys(place: Installed, home: Place, work: Path, presses: int) -> Section:
    """A cursor key until the first of its repaint is written, with and without a reading."""
    folder = work / "lists"
    _write_lists(folder)
    window = Window(place, copy(home, work / "home"))
    try:
        window.see("Week 48")
        window.watch(1)
        still = _pressed(window, presses)
        window.press("I")
        window.see("zip or folder")
        window.press(f"{folder}\r")
        window.see("Reading")
        window.watch(0.2)
        reading = _pressed(window, presses)
        window.see("What was found", LONG_S)  # only now: it was read all the while
    finally:
        window.close()
        shutil.rmtree(work, ignore_errors=True)
    return Section(
        f"A cursor key while {LISTS * LINES:,} lines are read, {presses} keys each",
        (
            Figure("begun to be painted, nothing else going on, p50", percentile(still, 0.5), "ms"),
            Figure("begun to be painted, nothing else going on, p95", percentile(still, 0.95),
                   "ms"),
            Figure("begun to be painted while files are read, p50", percentile(reading, 0.5), "ms"),
            Figure("begun to be painted while files are read, p95", percentile(reading, 0.95),
                   "ms", 16),
        ),
    )  # fmt: skip


def _pressed(window: Window, presses: int) -> list[float]:
    turn = cycle(STEPS)
    return [window.answer(next(turn), QUIET_S) for _ in range(presses)]


def _write_lists(folder: Path) -> None:
    """Lists of short runs, one after the other."""
    folder.mkdir(parents=True)
    start = TODAY.replace(tzinfo=None) - timedelta(days=16_000)
    for number in range(LISTS):
        rows = ["date,time,type,distance_m,duration_s"]
        for line in range(LINES):
            at = start + timedelta(hours=number * LINES + line)
            rows.append(f"{at:%Y-%m-%d,%H:%M},run,{2000 + line % 700},{900 + line % 300}")
        (folder / f"{number}.csv").write_text("\n".join(rows))

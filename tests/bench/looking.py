"""Looking back over ten years: the journal page, a search in it, and the charts."""

from __future__ import annotations

import shutil
from itertools import cycle, islice
from pathlib import Path

from tests.bench.figures import Figure, Section, percentile
from tests.bench.journals import Place, copy
from tests.bench.session import Window
from tests.bench.wheel import Installed

FRAME_MS = 1000 / 60
QUIET_S = 0.04
"""Nothing is written for so long: the key before is over."""
STEPS = ("\x1b[D", "\x1b[C")
WORD = "stairs"
BACKSPACE = "\x7f"
SPANS = "+++---"


def pages(place: Installed, home: Place, work: Path, presses: int) -> Section:
    """Keys until the first of their repaint is written, each page once it has read the years."""
    window = Window(place, copy(home, work))
    try:
        window.see("Week 48")
        window.watch(1)
        cursor = _answers(window, STEPS, presses)
        journal = window.answer("4", QUIET_S)
        window.watch(5)
        steps = _answers(window, ("\x1b[B",), presses)
        window.answer("/", QUIET_S)
        first = window.answer(WORD[0], QUIET_S)
        window.watch(5)  # the words of ten years are taken in between the keys
        window.answer(BACKSPACE, QUIET_S)
        letters = _answers(window, (*WORD, *BACKSPACE * len(WORD)), presses)
        window.answer("\x1b", 0.5)
        charts = window.answer("5", QUIET_S)
        window.watch(3)
        spans = _answers(window, SPANS, presses)
        spans = spans[len(SPANS) :]  # the first time round each is worked out
        again = _answers(window, ("4", "5"), presses)
    finally:
        window.close()
        shutil.rmtree(work, ignore_errors=True)
    most = percentile(cursor, 0.95) + FRAME_MS
    return Section(
        f"Looking back over ten years, {presses} keys each; at most a frame over a cursor key",
        (
            Figure("a cursor key on the week, p95", percentile(cursor, 0.95), "ms"),
            Figure("the journal page, the first time", journal, "ms"),
            Figure("a step in the journal, p95", percentile(steps, 0.95), "ms", most),
            Figure("the first letter of a search", first, "ms", most),
            Figure("a letter of a search, p95", percentile(letters, 0.95), "ms", most),
            Figure("the charts page, the first time", charts, "ms"),
            Figure("another span of all charts, p95", percentile(spans, 0.95), "ms", most),
            Figure("from one of the two to the other, p95", percentile(again, 0.95), "ms"),
        ),
    )


def _answers(window: Window, keys: tuple[str, ...] | str, presses: int) -> list[float]:
    return [window.answer(key, QUIET_S) for key in islice(cycle(keys), presses)]

"""Draws the pictures of README.md from the demo: `make screenshots`.

    python screenshots/make.py            all of them
    python screenshots/make.py week why   only these

The clock stands still and nothing moves, so that the same program draws the same bytes; a
picture that differs in git shows what has become different on screen.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from textual.widgets import Input

from planner.app import EasebackApp
from planner.config import Folders, Settings, folders
from planner.demo import fill
from planner.demo_copy import demo_start, folders_in
from planner.exchange.plans.plan_files import bundled_folder
from planner.logbook.opening import open_logbook
from planner.screens.book_page import REST_S

HERE = Path(__file__).resolve().parent


class Picture(NamedTuple):
    """What is on a picture, and how to get there from the week page."""

    name: str
    title: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (120, 40)
    demo: bool = True
    """False to begin with an empty journal, which opens the wizard."""


TO_THURSDAY_RUN = ("right", "down")
TO_FLARE = ("g", "5", "space", *"nov", "enter", "down")
PICTURES = (
    Picture("week", "The week"),
    Picture("week-80x24", "The week in a small terminal", size=(80, 24)),
    Picture("week-200x60", "The week in a large terminal", size=(200, 60)),
    Picture("player", "Do the session", ("2", "enter", "space")),
    Picture("session", "Tick off sets", ("enter", "e")),
    Picture("runs", "Runs under their caps", ("3",)),
    Picture("journal", "The journal of all years", ("4", *TO_FLARE)),
    Picture("charts", "The charts", ("5", "left")),
    Picture("library", "The library", ("6", "slash", *"clam", "enter")),
    Picture("month", "The month", ("z",)),
    Picture("cap", "A run held at its cap", (*TO_THURSDAY_RUN, *["plus"] * 20)),
    Picture("why", "Why this cap", (*TO_THURSDAY_RUN, "y")),
    Picture("pain", "Pain, one digit", ("P",)),
    Picture("flare", "What a flare would change", ("exclamation_mark", "6")),
    Picture("run-form", "Log a run", ("r",)),
    Picture("wizard", "The first run", demo=False),
    Picture("help", "Every key", ("question_mark",)),
)


def main(names: list[str]) -> int:
    """Draw the pictures of these names, or all; gives the exit code."""
    unknown = set(names) - {picture.name for picture in PICTURES}
    if unknown:
        known = ", ".join(picture.name for picture in PICTURES)
        print(f"There is no picture {', '.join(sorted(unknown))}; there are: {known}.")
        return 2
    for picture in PICTURES:
        if not names or picture.name in names:
            target = HERE / f"{picture.name}.svg"
            target.write_text(asyncio.run(draw(picture)), encoding="utf-8")
            print(target.relative_to(HERE.parent))
    return 0


async def draw(picture: Picture) -> str:
    """The picture as SVG."""
    with _journal(picture) as where:
        logbook = open_logbook(where, demo_start)
        app = EasebackApp(logbook, Settings(animations="none"), seconds=lambda: 0.0)
        try:
            async with app.run_test(size=picture.size) as pilot:
                await pilot.pause()
                for key in picture.keys:
                    await pilot.press(key)
                await pilot.pause(2 * REST_S)  # until what is looked up at rest is there
                for field in app.screen.query(Input):
                    field.cursor_blink = False
                await pilot.pause()
                return _portable(app.export_screenshot(title=f"easeback: {picture.title}"))
        finally:
            logbook.close()


@contextmanager
def _journal(picture: Picture) -> Iterator[Folders]:
    """Folders that are removed afterwards."""
    root = Path(tempfile.mkdtemp(prefix="easeback-picture-"))
    if picture.demo:
        made = folders_in(root)
        fill(made)
    else:
        made = folders(root / "journal", root / "config", bundled_folder())
        made = Folders(
            data=made.data,
            config=made.config,
            state=root / "state",
            cache=root / "cache",
            plans=made.plans,
        )
    try:
        yield made
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _portable(svg: str) -> str:
    """The picture as every viewer shows it alike, with fonts of the reader's machine.

    It calls nowhere when it is opened, and its spaces stay.
    """
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", '"DejaVu Sans Mono", Menlo, Consolas')
    return svg.replace("<svg ", '<svg xml:space="preserve" ', 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

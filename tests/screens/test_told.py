"""What is told has a place of its own: no dialog is covered, and another change takes it away."""

from __future__ import annotations

from typing import Any

import pytest

from planner.config import Settings
from planner.logbook.logbook import Logbook
from planner.screens.shared.help_dialog import HelpDialog
from planner.screens.shared.pain_dialog import PainDialog
from planner.screens.shared.why_dialog import CardDialog
from planner.widgets.dialog import Dialog
from planner.widgets.form import FormDialog
from planner.widgets.tick_dialog import TickDialog
from tests.screens.support import Window, open_week

LONG = (
    "8/10 is severe pain. Stop for today, take the load off the knee, and look at the red flags "
    "that come next; with any of them see a doctor before the next run."
)
DIALOGS: dict[str, tuple[type[Dialog[Any]], tuple[str, ...]]] = {
    "pain": (PainDialog, ("P",)),
    "flare": (PainDialog, ("exclamation_mark",)),
    "red flags": (TickDialog, ("a", "f")),
    "why": (CardDialog, ("y",)),
    "note": (FormDialog, ("a", "n")),
    "run": (FormDialog, ("a", "r")),
    "help": (HelpDialog, ("question_mark",)),
}
SIZES = [(width, height) for height in (12, 24, 40) for width in (40, 80, 120)]


def shown(window: Window) -> str:
    """What is told on the screen now."""
    toasts = window.top.query("Toast")
    rows = [
        window.lines[y][toast.region.x : toast.region.right]
        for toast in toasts
        for y in range(toast.region.y, toast.region.bottom)
    ]
    return " ".join(" ".join(rows).translate(str.maketrans("▌▐▏█▎", "     ")).split())


def assert_apart(window: Window) -> None:
    """No cell of the dialog is under what is told; both are on the screen."""
    dialog = window.top
    assert isinstance(dialog, Dialog)
    rack = dialog.query_one("ToastRack")
    assert rack.region.height > 0
    for box in dialog.children:
        if box is not rack and box.display and "-textual-system" not in box.classes:
            assert not box.region.overlaps(rack.region), (box, box.region, rack.region)
            assert dialog.region.contains_region(box.region), (box, box.region)
    at = dialog.focused
    if at is not None:
        assert at.region.height > 0
        assert dialog.region.contains_region(at.region), (at, at.region)


@pytest.mark.parametrize("name", DIALOGS)
async def test_no_cell_of_a_dialog_is_covered(book: Logbook, name: str) -> None:
    kind, keys = DIALOGS[name]
    async with open_week(book, (80, 24), Settings(animations="none")) as window:
        window.page.notify(LONG, timeout=60)
        await window.press(*keys)
        assert isinstance(window.top, kind)
        for size in SIZES:
            await window.pilot.resize_terminal(*size)
            await window.settle()
            assert_apart(window)
            assert LONG in shown(window)
        window.app.clear_notifications()
        await window.settle()
        if isinstance(window.top, FormDialog):
            assert window.top.room == 40


async def test_what_was_told_goes_with_the_next_change_but_not_what_the_book_says(
    book: Logbook,
) -> None:
    async with open_week(book) as window:
        await window.press("P", "m", "6")
        assert "6/10" in window.toasts
        book.notices.append("2026-10.log cannot be read.")
        await window.until("2026-10.log")
        await window.press("escape", "u")
        assert "6/10" not in window.toasts
        assert "2026-10.log cannot be read." in window.toasts


async def test_a_question_mark_tells_the_keys_of_the_dialog(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("P", "question_mark")
        assert isinstance(window.top, HelpDialog)
        assert "Another moment" in window.words
        await window.press("f1")
        assert isinstance(window.top, PainDialog)
        await window.press("escape", "a", "n", "f1")
        assert isinstance(window.top, HelpDialog)
        assert "Save the answers" in window.words
        await window.press("question_mark")
        assert isinstance(window.top, FormDialog)

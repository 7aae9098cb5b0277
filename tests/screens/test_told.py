"""What is told has a place of its own: no dialog is covered, and another change takes it away."""

from __future__ import annotations

from typing import Any, NamedTuple

from planner.config import Settings
from planner.domain.values.journal import Moment
from planner.domain.values.run import Run
from planner.logbook.logbook import Logbook
from planner.screens.shared.help_dialog import HelpDialog
from planner.screens.shared.pain_dialog import PainDialog
from planner.screens.shared.proposal_dialog import ProposalDialog
from planner.screens.shared.session_dialog import SessionDialog
from planner.screens.shared.why_dialog import CardDialog
from planner.widgets.choice_dialog import ChoiceDialog
from planner.widgets.dialog import Dialog
from planner.widgets.form import FormDialog
from planner.widgets.message_dialog import MessageDialog
from planner.widgets.tick_dialog import TickDialog
from tests.screens.support import MONDAY, TINY, TUESDAY, WIDE, Window, open_week, sessions

LONG = (
    "8/10 is severe pain. Stop for today, take the load off the knee, and look at the red flags "
    "that come next; with any of them see a doctor before the next run."
)


class Shown(NamedTuple):
    """A dialog, how it is reached, and the key that is named on it whatever room there is."""

    kind: type[Dialog[Any]]
    keys: tuple[str, ...]
    named: str
    over: bool = False
    """True if it stands over the dialog before it."""


DIALOGS = {
    "pain": Shown(PainDialog, ("P",), "q leaves it"),
    "sets": Shown(SessionDialog, ("enter",), "space tick"),
    "rating": Shown(FormDialog, ("e",), "esc leave", over=True),
    "red flags": Shown(TickDialog, ("a", "f"), "n none of these"),
    "why": Shown(CardDialog, ("y",), "q closes"),
    "note": Shown(FormDialog, ("a", "n"), "esc leave"),
    "run": Shown(FormDialog, ("a", "r"), "esc leave"),
    "skip": Shown(ChoiceDialog, ("s",), "esc leaves"),
    "what stands": Shown(MessageDialog, ("0",), "esc leave it"),
    "help": Shown(HelpDialog, ("question_mark",), "q closes"),
    "proposal": Shown(ProposalDialog, ("exclamation_mark",), "⏎ accept"),
    "why not": Shown(FormDialog, ("r",), "esc leave", over=True),
}
SIZES = [(40, 12), (80, 24), (120, 40)]


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


async def test_no_cell_of_a_dialog_is_covered(book: Logbook) -> None:
    book.facts.log_pain(book.facts.reading_of(6, moment=Moment.REST, flare=True))
    async with open_week(book, (80, 24), Settings(animations="none")) as window:
        await window.on_card(sessions(book, MONDAY)[0].id, MONDAY)
        for name, dialog in DIALOGS.items():
            if not dialog.over:
                await window.pilot.resize_terminal(80, 24)
                while isinstance(window.top, Dialog):
                    await window.press("escape")
            window.top.notify(LONG, timeout=60)
            await window.press(*dialog.keys)
            assert isinstance(window.top, dialog.kind), name
            for size in SIZES:
                await window.pilot.resize_terminal(*size)
                await window.settle()
                assert_apart(window)
                assert LONG in shown(window), name
                assert dialog.named in window.words, (name, size)
            window.app.clear_notifications()
            await window.settle()
            assert window.top.room == 40, name


async def test_what_was_told_goes_with_the_next_change_but_not_what_the_book_says(
    book: Logbook,
) -> None:
    async with open_week(book) as window:
        await window.press("P", "m", "6")
        assert "6/10" in window.toasts
        told = set(window.toasts.splitlines())
        book.notices.append("2026-10.log cannot be read.")
        await window.until("2026-10.log")
        await window.press("escape", "u")
        assert not told & set(window.toasts.splitlines())
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


async def test_what_has_no_room_on_top_is_told_below(book: Logbook) -> None:
    words = "Strength has been begun: it stays as asked for. Enter shows its sets."
    async with open_week(book, TINY) as window:
        window.page.said(words)
        await window.settle()
        assert words in window.toasts
        window.app.clear_notifications()
        await window.pilot.resize_terminal(*WIDE)
        await window.settle()
        window.page.said(words)
        await window.settle()
        assert window.toasts == ""
        assert window.banner.startswith(words)


async def test_a_tick_is_told_beside_an_open_question(book: Logbook) -> None:
    asked = "● An hour after yesterday's run: how was the left knee? P"
    for name in ("run-1", "run-2"):
        run = Run(id=name, date=TUESDAY, distance_m=3000, pain_before=0, pain_during=1)
        book.facts.log_run(run)
    async with open_week(book) as window:
        assert window.banner == f"{asked} then a digit. 1 more."
        await window.press("space", "space")
        assert window.banner == f"{asked} +1 Ticked Quad set right set 1 10×5 s. u undoes."
        assert window.toasts == ""


async def test_nothing_stays_of_notices_that_a_change_took_away(book: Logbook) -> None:
    async with open_week(book, (80, 24), Settings(animations="none")) as window:
        for score in range(6):
            window.top.notify(LONG, timeout=60)
            await window.settle()
            book.facts.log_pain(book.facts.reading_of(score, moment=Moment.REST))
            await window.settle()
        window.top.notify(LONG, timeout=60)
        await window.settle()

        assert LONG in shown(window)
        assert len(window.top.query("ToastHolder")) == 1

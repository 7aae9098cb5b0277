"""What a key costs, counted and not timed: what is laid out, styled and drawn before it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from textual import events
from textual.css.stylesheet import Stylesheet
from textual.message import Message
from textual.screen import Screen

from planner.app import EasebackApp
from planner.config import Settings
from planner.logbook.logbook import Logbook
from planner.screens.runs.page import RunsPage
from planner.widgets.kit.first_paint import FirstPaint
from planner.widgets.kit.key_turns import KeyTurns
from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.text import plain
from tests.screens.support import MONDAY, THURSDAY, WIDE, Window, open_week


class Bill:
    """What was done while a key was heard out."""

    def __init__(self) -> None:
        self.layouts = 0
        self.styled: list[object] = []
        """What the stylesheet was applied to."""
        self.asked: set[str] = set()
        """Kinds of widgets that had to make their lines anew."""
        self.strips = 0
        """Lines that were drawn anew."""


@contextmanager
def counted(window: Window, patch: pytest.MonkeyPatch) -> Iterator[Bill]:
    """The bill of what is done within."""
    bill, style, line = Bill(), Stylesheet.apply, LineWidget.line

    def styled(sheet, node, *more, **told):
        bill.styled.append(node)
        return style(sheet, node, *more, **told)

    def asking(lines):
        def asked(widget, crop):
            bill.asked.add(type(widget).__name__)
            return lines(widget, crop)

        return asked

    def drawn(widget, pieces, width):
        bill.strips += 1
        return line(widget, pieces, width)

    def laid_out(_: Screen[object]) -> None:
        bill.layouts += 1

    laid = window.page.screen_layout_refresh_signal
    with patch.context() as within:
        within.setattr(Stylesheet, "apply", styled)
        within.setattr(LineWidget, "line", drawn)
        for kind in (FirstPaint, LineWidget):
            within.setattr(kind, "paint_lines", asking(kind.paint_lines))
        laid.subscribe(window.page, laid_out)
        yield bill
        laid.unsubscribe(window.page)


async def test_a_step_of_the_cursor_asks_the_week_and_the_hints_and_no_more(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_week(book) as window:
        await window.go(MONDAY)
        with counted(window, monkeypatch) as bill:
            await window.press("right")

        assert bill.layouts == 0
        assert bill.styled == []
        assert bill.asked <= {"WeekGrid", "KeyHints"}
        assert 0 < bill.strips <= 20  # a card of each of two days, and the hints


async def test_a_step_back_draws_nothing_anew(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_week(book) as window:
        await window.go(MONDAY)
        await window.press("right", "left")
        with counted(window, monkeypatch) as bill:
            await window.press("right")

        assert bill.strips == 0


async def test_a_tick_draws_the_lines_it_has_changed(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_week(book) as window:
        await window.press("space")
        with counted(window, monkeypatch) as bill:
            await window.press("space")

        assert "Ticked Quad set right set 1" in window.words
        assert bill.layouts == 0
        assert bill.styled == []
        assert bill.asked == {"TopLines", "WeekGrid", "Timeline"}
        assert bill.strips <= 12  # two lines on top, those of the card, one of the journal


async def test_the_card_beside_the_runs_follows_the_cursor_in_the_same_frame(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_week(book) as window:
        await window.press("3")
        page = window.top
        assert isinstance(page, RunsPage)
        frames: list[tuple[date, str]] = []
        monkeypatch.setattr(
            window.app,
            "post_display_hook",
            lambda: frames.append(
                (page.calendar.cards.current_day(), " ".join(map(plain, page.why.heading)))
            ),
        )
        await window.press("up")

        ((day, heading),) = frames
        assert book.dated(day) in heading


async def test_a_key_nobody_waits_behind_is_painted_before_it_is_followed(book: Logbook) -> None:
    heard: list[Message] = []
    painted: list[int] = []
    app = EasebackApp(book, Settings())
    async with app.run_test(size=WIDE, message_hook=heard.append) as pilot:
        await pilot.pause()
        app.post_display_hook = lambda: painted.append(len(heard))  # type: ignore[method-assign]
        heard.clear()
        await pilot.press("right")
        await pilot.pause()

        assert len(painted) == 1
        before = heard[: painted[0]]
        assert any(isinstance(one, events.Key) for one in before)
        assert not any(isinstance(one, events.Callback) for one in before)


async def test_the_pause_after_a_key_holds_none_up(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KeyTurns, "PAUSE_S", 3600.0)
    async with open_week(book) as window:
        await window.go(MONDAY)
        await window.press("right", "right", "right")
        assert window.day == THURSDAY

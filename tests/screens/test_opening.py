"""A page is styled once when it opens, with what its stylesheets say."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.dom import DOMNode
from textual.widget import Widget

from planner.logbook.logbook import Logbook
from tests.screens.support import Window, open_week

PAGES = ("", "2", "3", "4", "5", "6")
"""The key of each page; the week is open already."""


def looks(window: Window) -> dict[str, dict[str, str]]:
    """What the stylesheets say of every widget on the page."""
    return {
        repr(node.css_path_nodes): {name: str(value) for name, value in rules(node).items()}
        for node in window.top.walk_children(with_self=True)
    }


def rules(node: DOMNode) -> dict[str, object]:
    return dict(node.styles.base.get_rules())


@pytest.mark.parametrize("key", PAGES)
async def test_a_page_looks_at_once_as_its_stylesheets_say(book: Logbook, key: str) -> None:
    async with open_week(book) as window:
        if key:
            await window.press(key)
        shown = looks(window)

        window.app.refresh_css(animate=False)
        await window.settle()

        assert len(shown) > 5
        assert shown == looks(window)


async def test_no_widget_of_the_week_is_styled_twice_but_the_one_that_gets_the_keys(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: Counter[str] = Counter()
    told = Widget.notify_style_update

    def styled(widget: Widget) -> None:
        times[type(widget).__name__] += 1
        told(widget)

    monkeypatch.setattr(Widget, "notify_style_update", styled)
    async with open_week(book) as window:
        assert window.page.calendar.grid.has_focus
        once = ("WeekPage", "TopLines", "CalendarPane", "CardPane", "WeekBars", "Timeline")
        assert {name: times[name] for name in once} == dict.fromkeys(once, 1)


async def test_a_page_that_has_opened_follows_its_classes(book: Logbook) -> None:
    async with open_week(book) as window:
        panes = window.page.query_one("#panes")
        assert panes.display

        window.page.add_class("-short")
        await window.settle()

        assert not panes.display

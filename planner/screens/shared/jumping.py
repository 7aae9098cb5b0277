"""Letters over the cards and panes of a page, to go there with one key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.geometry import Offset
from textual.widget import Widget

from planner.screens.shared.page import Page
from planner.widgets.jump_labels import JumpLabels
from planner.widgets.week_columns import Spot
from planner.widgets.week_grid import WeekGrid


async def jump(page: Page) -> None:
    """Show the letters, and go where the one pressed stands."""
    found: list[tuple[Offset, Callable[[], object]]] = []
    for widget in page.focus_chain:
        if isinstance(widget, WeekGrid):
            for spot, region in widget.places():
                at = widget.content_region.offset + region.offset
                found.append((at, partial(_put_cursor, widget, spot)))
        else:
            found.append((_corner(widget), widget.focus))
    picked = await page.ask(JumpLabels(tuple(at for at, _ in found)))
    if picked is not None:
        found[picked][1]()


def _corner(widget: Widget) -> Offset:
    """Where a pane begins: on its frame, or that of the box around it."""
    framed = next((one for one in widget.ancestors_with_self if _is_framed(one)), widget)
    return framed.region.offset if isinstance(framed, Widget) else widget.region.offset


def _is_framed(node: object) -> bool:
    return isinstance(node, Widget) and bool(node.border_title)


def _put_cursor(grid: WeekGrid, spot: Spot) -> None:
    grid.cursor = spot
    grid.focus()

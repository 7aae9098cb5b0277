"""What every pane has in common."""

from __future__ import annotations

from textual.containers import Vertical
from textual.geometry import Region
from textual.strip import Strip

from planner.logbook.logbook import Logbook
from planner.screens.book_page import BookPage
from planner.widgets.kit.first_paint import FirstPaint, ground_lines


class Pane(Vertical, FirstPaint):
    """A region of a page over the open book. Its keys act while the focus is in it; what it has
    done is told, and asked for, by the page."""

    DEFAULT_CSS = """
    Pane { height: 1fr; }
    """

    def __init__(self, logbook: Logbook, name: str) -> None:
        super().__init__(id=name)
        self.logbook = logbook

    def render_lines(self, crop: Region) -> list[Strip]:
        """As Textual's."""
        return ground_lines(self, super().render_lines, crop)

    @property
    def page(self) -> BookPage:
        """The page it stands on, which asks and tells."""
        page = self.screen
        assert isinstance(page, BookPage)
        return page

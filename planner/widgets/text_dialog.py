"""A text to read, as it is: columns stay columns."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from planner.widgets.dialog import Dialog
from planner.widgets.kit.literal import literal


class TextDialog(Dialog[None]):
    """Shows a text of any length under a title; both literally."""

    CSS = """
    TextDialog { align: center middle; }
    TextDialog > VerticalScroll {
        width: auto; min-width: 40; max-width: 100%; height: auto; max-height: 100%;
        border: round $text-accent; border-title-color: $text-accent;
        background: $surface; padding: 0 1;
        scrollbar-size-vertical: 1;
    }
    TextDialog Static { width: auto; max-width: 100%; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "close", "Close", id="text.close", tooltip="Back to the page"),
        Binding("j", "scroll_text(1)", "Down", show=False, id="text.down", tooltip="Scroll on"),
        Binding("k", "scroll_text(-1)", "Up", show=False, id="text.up", tooltip="Scroll back"),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """The text in a frame; the arrows scroll it."""
        with VerticalScroll() as box:
            box.border_title = literal(self._title)
            box.border_subtitle = "esc closes"
            yield Static(literal(self._text.rstrip("\n")))

    def action_close(self) -> None:
        """Back to the page."""
        self.dismiss(None)

    def action_scroll_text(self, lines: int) -> None:
        """Scroll without arrows."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

"""How far something long has come, and a key to leave it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from planner.widgets.dialog import Dialog
from planner.widgets.kit.literal import literal


class ProgressDialog(Dialog[bool]):
    """Shows a line that is written over again; gives back False if it was left."""

    CSS = """
    ProgressDialog { align: center middle; }
    ProgressDialog > Vertical {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round $text-accent; border-title-color: $text-accent;
        background: $surface; padding: 0 1;
    }
    ProgressDialog Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    ProgressDialog .hint { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Leave", id="progress.leave", tooltip="Leave it undone"),
    ]

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self._title = title
        self._line = Static(literal(words))

    def compose(self) -> ComposeResult:
        """The line, and the key."""
        with Vertical() as box:
            box.border_title = literal(self._title)
            yield self._line
            yield Static(literal(("esc ", "bold"), "leaves it undone"), classes="hint")

    def tell(self, words: str) -> None:
        """How far it has come now."""
        self._line.update(literal(words))

    def action_leave(self) -> None:
        """Leave it undone."""
        self.dismiss(False)

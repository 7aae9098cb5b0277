"""Something to read, and one or two keys to answer it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from planner.widgets.dialog import Dialog
from planner.widgets.literal import literal


class MessageDialog(Dialog[bool]):
    """Shows paragraphs; gives back True for enter or y, False for esc, q or n."""

    CSS = """
    MessageDialog { align: center middle; }
    MessageDialog > VerticalScroll {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round $text-accent; border-title-color: $text-accent;
        background: $surface; padding: 0 1;
        scrollbar-size-vertical: 1;
    }
    MessageDialog Static { height: auto; margin-bottom: 1; }
    MessageDialog .hint { color: $text-muted; margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", "Yes", id="message.yes", tooltip="Go on"),
        Binding("escape,q,n", "answer(False)", "No", id="message.no", tooltip="Leave"),
    ]

    def __init__(
        self, title: str, paragraphs: tuple[str, ...], *, yes: str = "go on", no: str = "leave"
    ) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = paragraphs
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """The paragraphs and the keys."""
        with VerticalScroll() as box:
            box.border_title = literal(self._title)
            for paragraph in self._paragraphs:
                yield Static(literal(paragraph))
            keys = (("enter ", "bold"), f"{self._yes}   ", ("esc ", "bold"), self._no)
            yield Static(literal(*keys), classes="hint")

    def action_answer(self, answer: bool) -> None:
        """Close with the answer."""
        self.dismiss(answer)

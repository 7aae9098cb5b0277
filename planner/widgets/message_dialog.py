"""Something to read, and one or two keys to answer it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from planner.widgets.dialog import EDGES, FRAME, Dialog
from planner.widgets.kit.literal import literal
from planner.widgets.kit.text import Span, wrap

WIDTH = 76


class MessageDialog(Dialog[bool]):
    """Shows paragraphs; gives back True for enter or y, False for esc, q or n."""

    CSS = """
    MessageDialog { align: center middle; }
    MessageDialog > Vertical {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round $text-accent; border-title-color: $text-accent;
        background: $surface; padding: 0 1;
    }
    MessageDialog VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
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
        self._keys = (("enter ", "bold"), f"{yes}   ", ("esc ", "bold"), no)
        self._box = VerticalScroll()

    def compose(self) -> ComposeResult:
        """The paragraphs, which scroll where they must, and the keys."""
        with Vertical() as frame:
            frame.border_title = literal(self._title)
            with self._box:
                for paragraph in self._paragraphs:
                    yield Static(literal(paragraph))
            yield Static(literal(*self._keys), classes="hint")

    def fit(self) -> None:
        """The paragraphs have the lines that the keys leave, which stay in sight."""
        words = "".join(part if isinstance(part, str) else part[0] for part in self._keys)
        keys = wrap((Span(words),), min(WIDTH, self.size.width) - EDGES)
        self._box.styles.max_height = max(1, self.room - FRAME - len(keys))

    def action_answer(self, answer: bool) -> None:
        """Close with the answer."""
        self.dismiss(answer)

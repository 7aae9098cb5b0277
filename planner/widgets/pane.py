"""A frame with a title around other widgets."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget


class Pane(Vertical):
    """Frames its children; title and note are literal text. The frame lights up with the focus."""

    DEFAULT_CSS = """
    Pane {
        border: round $foreground 25%;
        border-title-color: $accent;
        border-subtitle-color: $text-muted;
        padding: 0 1;
        &:focus-within { border: round $accent; border-title-style: bold; }
    }
    """

    def __init__(
        self,
        title: str,
        *children: Widget,
        note: str = "",
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(*children, name=name, id=id, classes=classes)
        self.retitle(title, note)

    def retitle(self, title: str, note: str | None = None) -> None:
        """Say something else in the frame: at the top left, and at the bottom right."""
        # A plain str would be read as markup.
        self.border_title = Content(title)
        if note is not None:
            self.border_subtitle = Content(note)

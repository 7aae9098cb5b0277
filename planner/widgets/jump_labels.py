"""Letters over what is on the screen: one key picks a place."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.widgets import Static

from planner.widgets.dialog import Dialog
from planner.widgets.kit.literal import literal

LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
"""The nearest to the fingers first."""


class JumpLabels(Dialog[int | None]):
    """Takes places on the screen; gives back which one's letter was pressed, or None.

    More places than there are letters go without one.
    """

    CSS = """
    JumpLabels { background: transparent; }
    JumpLabels Static {
        position: absolute; width: auto; height: 1; padding: 0 1;
        background: $text-accent; color: $background; text-style: bold;
    }
    JumpLabels:nocolor Static { text-style: bold reverse; }
    JumpLabels:ansi Static { text-style: bold reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="jump_labels.leave", tooltip="Stay here"),
    ]

    def __init__(self, places: tuple[Offset, ...]) -> None:
        super().__init__()
        self._places = dict(zip(LETTERS, places, strict=False))

    def compose(self) -> ComposeResult:
        """A letter at each place."""
        for letter, place in self._places.items():
            label = Static(literal(letter))
            label.styles.offset = place
            yield label

    def on_key(self, event: events.Key) -> None:
        """A letter picks its place; any other key leaves."""
        if event.key != "escape":
            event.stop()
            letters = list(self._places)
            known = event.character in self._places if event.character else False
            self.dismiss(letters.index(str(event.character)) if known else None)

    def action_leave(self) -> None:
        """Stay where the keys are."""
        self.dismiss(None)

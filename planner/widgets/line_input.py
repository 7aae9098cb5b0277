"""Fields for one line of text, without controls, in which keys act in their order."""

from __future__ import annotations

from textual.events import Key, MouseDown, Paste
from textual.widgets import Input

from planner.widgets.kit.text import clean


class CleanInput(Input):
    """Takes one line of text without anything a terminal would obey, typed, pasted or put in."""

    def validate_value(self, value: str) -> str:
        """What the line makes of a text."""
        return clean(value)


class LineInput(CleanInput):
    """Takes what was typed before enter, whatever follows in the same moment.

    What stands there is selected when the focus comes, so that the first key replaces it and a
    cursor key keeps it; so does the second click. In: `value`. Out: `Input.Submitted`, with the
    words as they stood when enter was pressed.
    """

    _was_pressed = False
    """True once the mouse has been used here since the focus came."""

    def on_mouse_down(self, event: MouseDown) -> None:
        """The first click leaves all selected, whether the focus came by it or before."""
        if not self._was_pressed and self.value and self.selection == (0, len(self.value)):
            event.prevent_default()
        self._was_pressed = True

    def on_blur(self) -> None:
        """Another field has the focus."""
        self._was_pressed = False

    def key_enter(self, event: Key) -> None:
        """Enter counts where it stands among the keys: as a binding it would be heard only after
        what is typed right behind it."""
        event.stop()
        event.prevent_default()
        self.post_message(self.Submitted(self, self.value))

    def on_paste(self, event: Paste) -> None:
        """Several lines become one: nothing of them is lost."""
        event.stop()
        event.prevent_default()
        self.replace(" ".join(event.text.split()), *self.selection)

"""What every dialog has in common: it is answered once, tells its keys, and leaves room for what
is told meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.console import RenderableType
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import Reactive
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widget import Widget

from planner.widgets.kit.first_paint import still_focus

FRAME, EDGES = 2, 4
"""Rows of a border; columns of a border and the cell beside it, on both sides."""
TINY = 16
"""Lines below which a dialog is what is asked and its keys: nothing is left empty."""


class Dialog(ModalScreen[ScreenResultType]):
    """A modal screen that gives one answer.

    Keys that were typed ahead, or a key held down, can answer a second time before the dialog
    has gone; Textual would then take away whatever stands beneath it.
    """

    # A dialog sees to its room itself; the app's would have all of it styled once more.
    HORIZONTAL_BREAKPOINTS = []
    VERTICAL_BREAKPOINTS = []
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "ask_for_keys", "Keys", show=False, id="dialog.keys",
                key_display="?", tooltip="Every key of the dialog; where text is typed, F1"),
    ]  # fmt: skip

    focused: Reactive[Widget | None] = still_focus()
    answered = False
    """True once there is an answer; the dialog is then about to go."""
    _room = 0
    _painted: Sequence[Widget] = ()
    """What there was when the answer came."""

    class KeysAsked(Message):
        """The runner asks for the keys of this dialog: told to the app."""

    @property
    def room(self) -> int:
        """Lines of the screen for the dialog itself: those of what is told are not."""
        told = next((rack.region for rack in self.query("ToastRack") if rack.region), None)
        return self.size.height if told is None else told.y

    def render(self) -> RenderableType:
        """What stands beneath, dimmed. Textual's takes the next screen of a list that all screens
        beneath share, where each has to be drawn anew or none: with three dialogs on one another,
        and one of them refreshed, two would show each other without an end."""
        stack, ground = self.app.screen_stack, self.styles.background
        beneath = stack.index(self) - 1 if self in stack else -1
        if beneath < 0 or ground.a == 1:
            return super().render()
        return BackgroundScreen(stack[beneath], ground)

    def on_mount(self) -> None:
        """Look for the room there is after each layout."""
        self.screen_layout_refresh_signal.subscribe(self, self._look_for_room)

    def on_unmount(self) -> None:
        """Let what is painted go. Textual remembers backgrounds by the widget that asked for them
        (its issue 6665), and with each of the last thousand all that was painted in it."""
        for widget in self._painted:
            widget.refresh()
        self._painted = ()

    def on_resize(self) -> None:
        """Another size leaves other room; what the layout then gives is looked at once more."""
        self._room = 0
        self._fit()

    def _look_for_room(self, _: Screen[object]) -> None:
        room = self.room
        if room != self._room:
            self._room = room
            self._fit()

    def _fit(self) -> None:
        if self.size and not self.answered:  # else what is to be laid out may have gone
            self.fit()

    def fit(self) -> None:
        """For subclasses: there is other room; lay out anew. For the least nothing."""

    def action_ask_for_keys(self) -> None:
        """Show the keys."""
        self.post_message(self.KeysAsked())

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Give the answer and go, with whatever the dialog has asked itself."""
        if self.answered:
            return AwaitComplete()
        self.answered = True
        self._painted = self.walk_children(Widget, with_self=True)
        for above in reversed(self.app.screen_stack):
            if above is self:
                break
            above.dismiss(None)
        return super().dismiss(result)

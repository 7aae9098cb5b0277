"""A field for text of several lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.message import Message
from textual.types import WatchCallbackType
from textual.widgets import TextArea

from planner.widgets.kit.text import clean

MOST_LINES = 6
"""Lines shown at once; more scroll."""


class LinesInput(TextArea):
    """Takes text of any number of lines and grows with it, up to six.

    In: the text. Out: `EditorAsked`, and `Submitted` at enter; a new line is made with
    shift+enter, or with ctrl+j where a terminal cannot tell the two apart. Pasted lines stay
    lines.
    """

    HELP = """
## Text of several lines

- **Enter** saves. **Shift+enter** or **Ctrl+j** begins a new line. Pasted lines stay lines.
- **Ctrl+e** opens the text in your own editor.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+j,shift+enter,alt+enter", "break_line", "New line", show=False,
                id="lines.break", tooltip="Begin a new line"),
        Binding("ctrl+e", "ask_editor", "Editor", show=False, id="lines.editor",
                tooltip="Write on in your own editor ($VISUAL, $EDITOR)"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    LinesInput { width: 1fr; height: 1; padding: 0; background: $foreground 8%; }
    LinesInput .text-area--cursor-line { background: transparent; }
    """

    class Asked(Message):
        """Something is asked for of whoever holds the field."""

        def __init__(self, control: LinesInput) -> None:
            super().__init__()
            self.lines = control

        @property
        def control(self) -> LinesInput:
            """The field."""
            return self.lines

    class Submitted(Asked):
        """Enter."""

    class EditorAsked(Asked):
        """The text shall be written on in another program."""

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        super().__init__(
            clean(text, breaks="\n"),
            placeholder=placeholder,
            id=id,
            compact=True,
            highlight_cursor_line=False,
        )
        self._when_gone: list[Callable[[], object]] = []

    def when_gone(self, call: Callable[[], object]) -> None:
        """Have something called once the field is gone."""
        self._when_gone.append(call)

    def watch(
        self,
        obj: DOMNode,
        attribute_name: str,
        callback: WatchCallbackType,
        init: bool = True,
    ) -> None:
        """As Textual's; but the app, whose theme every field watches, would hold all of them for
        as long as the theme stays. To its signal a field can say that it goes."""
        if obj is self.app and attribute_name == "theme":
            signal = self.app.theme_changed_signal
            signal.subscribe(self, lambda _: self.call_next(callback), immediate=True)
        else:
            super().watch(obj, attribute_name, callback, init)

    def on_unmount(self) -> None:
        """The form was closed."""
        self.app.theme_changed_signal.unsubscribe(self)
        for call in self._when_gone:
            call()

    def on_paste(self, event: events.Paste) -> None:
        """Lines stay lines; what a terminal would obey is no part of them."""
        event.stop()
        event.prevent_default()
        text = "\n".join(event.text.splitlines())  # terminals send a carriage return for each
        self.replace(clean(text, breaks="\n"), *self.selection)

    def on_mount(self) -> None:
        """The cursor at the end: who corrects a note mostly goes on with it."""
        self.move_cursor(self.document.end)
        self.fit()

    def on_resize(self) -> None:
        """Another width wraps otherwise."""
        self.fit()

    def on_text_area_changed(self) -> None:
        """Grow and shrink with the text."""
        self.fit()

    def fit(self) -> None:
        """As high as the text, within limits."""
        height = max(1, min(MOST_LINES, self.wrapped_document.height))
        if height != self.size.height:
            self.styles.height = height
            self.call_after_refresh(self._stay_in_sight)

    def _stay_in_sight(self) -> None:
        if self.is_attached and self.has_focus:
            self.scroll_visible(animate=False)

    def on_key(self, event: events.Key) -> None:
        """Enter is no new line here."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self))

    def action_ask_editor(self) -> None:
        """Ask for another program to write in."""
        self.post_message(self.EditorAsked(self))

    def action_break_line(self) -> None:
        """Begin a new line."""
        self.replace("\n", *self.selection)

    def goes(self, step: int) -> bool:
        """Go a line on or back. False at the last or the first one."""
        if self.cursor_at_last_line if step > 0 else self.cursor_at_first_line:
            return False
        if step > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()
        return True

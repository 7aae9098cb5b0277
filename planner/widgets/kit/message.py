"""What every message of a widget says: who sent it."""

from __future__ import annotations

from textual.message import Message
from textual.widget import Widget


class WidgetMessage(Message):
    """A message that names its widget, so that `@on(..., "#id")` can choose by it."""

    def __init__(self, control: Widget) -> None:
        super().__init__()
        self._control = control

    @property
    def control(self) -> Widget:
        """The widget that sent the message."""
        return self._control


class KeyMessage(WidgetMessage):
    """A message about one keyed item of a widget."""

    def __init__(self, control: Widget, key: str) -> None:
        super().__init__(control)
        self.key = key
        """Key of the item, as the owner gave it."""

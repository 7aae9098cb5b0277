"""What every dialog has in common: it is answered once."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Dialog(ModalScreen[ScreenResultType]):
    """A modal screen that gives one answer.

    Keys that were typed ahead, or a key held down, can answer a second time before the dialog
    has gone; Textual would then take away whatever stands beneath it.
    """

    answered = False
    """True once there is an answer; the dialog is then about to go."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Give the answer and go, with whatever the dialog has asked itself."""
        if self.answered:
            return AwaitComplete()
        self.answered = True
        for above in reversed(self.app.screen_stack):
            if above is self:
                break
            above.dismiss(None)
        return super().dismiss(result)

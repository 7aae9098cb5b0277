"""The floor every start is held against: a Textual app that shows one line and counts keys."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """As little as an app can do; `q` ends it."""

    pressed = 0

    def compose(self) -> ComposeResult:
        yield Static("READY 0")

    def on_key(self, event: events.Key) -> None:
        if event.key == "q":
            self.exit()
            return
        self.pressed += 1
        self.query_one(Static).update(f"READY {self.pressed}")


if __name__ == "__main__":
    Empty().run()

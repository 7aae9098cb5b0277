"""Keys take turns: each is heard out before the next one acts."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, ClassVar
from weakref import WeakSet

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker

Typed = events.Key | events.Paste
"""What comes from the keyboard."""


class KeyTurns:
    """Lets keys and pastes through to an app one at a time, in the order in which they came.

    A key is heard out once the focused widget, its dialog, its page and the app have handled it
    and what they told each other of it, and once the dialog that it opens is there. So a burst
    does what the same keys do when they are typed slowly.
    """

    HEARTBEAT_S: ClassVar[float] = 0.005
    """Seconds between two looks at whether a dialog has come."""
    PATIENCE: ClassVar[int] = 200
    """Looks for which a worker is waited for that shows no dialog: a second, and once only."""
    ROUNDS: ClassVar[int] = 2
    """Ways up to the app that are waited for: one for the key, one for what it was answered by."""

    def __init__(self, app: App[Any], pass_on: Callable[[events.Event], Awaitable[None]]) -> None:
        """
        Args:
            pass_on: How the app hears an event.
        """
        self._app = app
        self._pass_on = pass_on
        self._waiting: deque[Typed] = deque()
        self._acting = False
        """True while a key is being heard out."""
        self._on: Screen[object] | None = None
        """The screen that the key was pressed on, and later the one it has led to."""
        self._looks = 0
        self._slow: WeakSet[Worker[Any]] = WeakSet()
        """Workers that were waited for long enough."""

    async def take(self, event: Typed) -> None:
        """A key or a paste has come: it acts now, or once those before it have."""
        self._waiting.append(event)
        if not self._acting:
            await self._act()

    def is_late(self) -> bool:
        """True if the key that is under way was pressed on a screen that is no longer on top."""
        return self._acting and self._on is not self._app.screen

    def again(self, event: events.Key) -> None:
        """Let a key act anew, before those that wait: its screen has gone."""
        self._waiting.appendleft(events.Key(event.key, event.character))

    async def _act(self) -> None:
        """Let the next one through, if one waits."""
        self._acting = bool(self._waiting)
        if not self._acting:
            return
        event = self._waiting.popleft()
        self._on, self._looks = self._app.screen, 0
        heard_by = self._app.focused or self._on
        await self._pass_on(event)
        self._rise(heard_by.ancestors_with_self, self.ROUNDS)

    def _rise(self, way: Sequence[DOMNode], rounds: int, place: int = 0) -> None:
        """Follow a key up its way: each on it is asked behind all that it has to hear first.

        Whoever has gone meanwhile is passed over.
        """
        for at in range(place, len(way)):
            if way[at].call_later(self._rise, way, rounds, at + 1):
                return
        if rounds > 1:
            self._rise(way, rounds - 1)
        elif self._app.is_running:
            self._look()

    def _look(self) -> None:
        """The key has arrived: has what it led to opened, too?"""
        screen = self._app.screen
        if screen is not self._on:
            self._on = screen
            self._rise(screen.ancestors_with_self, self.ROUNDS)
        elif self._dialog_is_coming(screen):
            self._looks += 1
            self._app.set_timer(self.HEARTBEAT_S, self._look)
        else:
            self._app.call_later(self._act)

    def _dialog_is_coming(self, screen: Screen[object]) -> bool:
        """True while an action of the screen has the word that may ask something yet."""
        busy = [one for one in self._app.workers if self._is_busy(one, screen)]
        if self._looks >= self.PATIENCE:
            self._slow.update(busy)
        return any(one not in self._slow for one in busy)

    def _is_busy(self, worker: Worker[Any], screen: Screen[object]) -> bool:
        node = worker.node
        if worker.is_finished or not isinstance(node, Widget) or not node.is_attached:
            return False
        return node.screen is screen and worker not in self._slow

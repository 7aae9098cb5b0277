"""Keys take turns: each is heard out before the next one acts."""

from __future__ import annotations

from asyncio import TimerHandle, get_running_loop
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, ClassVar
from weakref import WeakSet

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker

Typed = events.Key | events.Paste
"""What comes from the keyboard."""


class LongWork(Message):
    """What is under way takes long before it may ask anything: keys do not wait for it."""


class KeyTurns:
    """Lets keys and pastes through to an app one at a time, in the order in which they came.

    A key is heard out once the focused widget, its dialog, its page and the app have handled it
    and what they told each other of it, and once the dialog that it opens is there. So a burst
    does what the same keys do when they are typed slowly.
    """

    PAUSE_S: ClassVar[float] = 0.02
    """Seconds for which a key that nobody waits behind is left alone: what it did is painted, and
    written by a thread that has its turn only once this one rests."""
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
        self._way: list[DOMNode] = []
        """Those who are still to hear it out, the next one last."""
        self._is_followed = True
        """True once the key is on its way."""
        self._pause: TimerHandle | None = None
        """Until the key is followed, if no other comes before that."""
        self._on: Screen[object] | None = None
        """The screen that the key was pressed on, and later the one it has led to."""
        self._looks = 0
        self._slow: WeakSet[Worker[Any]] = WeakSet()
        """Workers that were waited for long enough."""

    async def take(self, event: Typed) -> None:
        """A key or a paste has come: it acts now, or once those before it have."""
        self._waiting.append(event)
        if self._acting:
            self._follow()
        else:
            await self._act()

    def is_late(self) -> bool:
        """True if the key that is under way was pressed on a screen that is no longer on top."""
        return self._acting and self._on is not self._app.screen

    def again(self, event: events.Key) -> None:
        """Let a key act anew, before those that wait: its screen has gone."""
        self._waiting.appendleft(events.Key(event.key, event.character))

    def wait_no_longer(self) -> None:
        """Let keys go on beside all that is under way."""
        self._slow.update(self._app.workers)

    async def _act(self) -> None:
        """Let the next one through, if one waits."""
        self._acting = bool(self._waiting)
        if not self._acting:
            return
        event = self._waiting.popleft()
        self._on, self._looks = self._app.screen, 0
        heard_by = self._app.focused or self._on
        await self._pass_on(event)
        self._way = self._way_of(heard_by)
        self._is_followed = False
        if self._waiting:
            self._follow()
        else:
            self._pause = get_running_loop().call_later(self.PAUSE_S, self._follow)

    def _way_of(self, node: DOMNode) -> list[DOMNode]:
        return (node.ancestors_with_self * self.ROUNDS)[::-1]

    def _follow(self) -> None:
        """Follow the key that is being heard out up its way, if that has not begun."""
        if self._pause is not None:
            self._pause.cancel()
            self._pause = None
        if not self._is_followed:
            self._is_followed = True
            self._rise()

    def _rise(self) -> None:
        """Each on the way is asked behind all that it has to hear first; whoever has gone
        meanwhile is passed over."""
        while self._way:
            if self._way.pop().post_message(events.Callback(self._rise)):
                return
        if self._app.is_running:
            self._look()

    def _look(self) -> None:
        """The key has arrived: has what it led to opened, too?"""
        screen = self._app.screen
        if screen is not self._on:
            self._on = screen
            self._way = self._way_of(screen)
            self._rise()
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

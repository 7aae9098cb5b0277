"""What every page has in common: the open book, one reload, one place that catches errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self, TypeVar

from textual import events
from textual.geometry import Region
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widget import Widget

from planner.domain.values.errors import EasebackError
from planner.logbook.logbook import Logbook
from planner.widgets.kit.first_paint import ground_lines, still_focus

T = TypeVar("T")


def answer_facts(screen: Screen[Any], book: Logbook, before: int) -> None:
    """Answer at once what was changed since the revision `before`: pain of five and more, and a
    run over its limit."""
    change = book.last_change
    if book.revision == before or change is None:
        return

    for words in book.heeding.answers(change):
        screen.notify(words, severity="warning", timeout=12, markup=False)


def _is_whole(page: Screen[Any]) -> bool:
    """False before everything is composed, and once the first parts are gone: the window may be
    told to end at any time."""
    return bool(page.children) and all(pane.children for pane in page.query("Pane"))


class Page(Screen[None]):
    """A page over the open book.

    It subscribes on mount and has one `reload()`, called after every change of the book,
    its own or another program's.
    """

    focused: Reactive[Widget | None] = still_focus()

    def __init__(self, logbook: Logbook) -> None:
        super().__init__()
        self.logbook = logbook
        self.words = ""
        """What was just done, for the banner."""
        self._said_at = 0
        """The state of the book it speaks of."""
        self._reload_due = False
        self._is_opening = True
        self._is_styled = False
        """True where the next styling would give all widgets the styles they were mounted with."""

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """As Textual's, which on opening asks for a second paint right after the first."""
        asked = (Region(),) if self._is_opening else regions
        return super().refresh(*asked, repaint=repaint, layout=layout, recompose=recompose)

    def update_node_styles(self, animate: bool = True) -> None:
        """As Textual's, which on resuming a new page styles every widget again."""
        if self._is_styled:
            self._is_styled = False
        else:
            super().update_node_styles(animate)

    def render_lines(self, crop: Region) -> list[Strip]:
        """As Textual's."""
        return ground_lines(self, super().render_lines, crop)

    def on_mount(self) -> None:
        """Follow the book from now on."""
        self._unsubscribe = self.logbook.subscribe(self.book_changed)
        if _is_whole(self):
            self.reload()
            self.opened()

    def opened(self) -> None:
        """For subclasses: the page shows the book for the first time.

        In place of an `on_mount` of their own, which Textual would call before this one's.
        """

    def on_unmount(self) -> None:
        """Stop following the book."""
        self._unsubscribe()

    def book_changed(self) -> None:
        """Reload once for however many changes one handler makes; a page that is not on the
        screen waits until it is."""
        if not self._reload_due:
            self._reload_due = True
            self.call_next(self._reload_once)

    def _reload_once(self) -> None:
        if _is_whole(self) and self in self.app.screen_stack:
            self._reload_due = False
            if self._said_at != self.logbook.revision:
                self.words = ""  # it spoke of a change that another one has followed
            self.reload()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """The page is painted for the first time, or another one was shown meanwhile."""
        # Textual's handler, which styles and paints, comes between these two.
        self._is_styled = self._is_opening and event.refresh_styles
        self.call_later(self._has_opened)
        if self._reload_due:
            self._reload_once()

    def _has_opened(self) -> None:
        self._is_opening = self._is_styled = False

    def reload(self) -> None:
        """Ask the book and show the answer."""
        raise NotImplementedError

    def show_title(self) -> bool:
        """Draw the lines on top, which say what was just done. False if they have no room for
        all of it."""
        raise NotImplementedError

    def said(self, words: str) -> None:
        """Tell the runner in one line what was done; what has no room there is told below it."""
        self.words, self._said_at = words, self.logbook.revision
        if not self.show_title() and words:
            self.notify(words, timeout=10, markup=False)

    def done(self) -> None:
        """Tell what the last change did."""
        self.said(f"{self.logbook.last_words}. u undoes.")

    def tell_undone(self, words: str | None) -> None:
        """Tell what was taken back; None for nothing."""
        if words is not None:
            self.said(f"Undone: {words}. U does it again.")

    def attempt(self, work: Callable[[], T]) -> T | None:
        """Do something that a rule, the disk or a typing slip may refuse.

        Returns None after a refusal; the runner has then been told, and nothing has changed.
        """
        before = self.logbook.revision
        try:
            result = work()
        except EasebackError as error:
            self.tell(error)
            return None
        answer_facts(self, self.logbook, before)
        return result

    def did(self, work: Callable[[], object]) -> bool:
        """Do something of which only matters whether it was refused."""
        before = self.logbook.revision
        try:
            work()
        except EasebackError as error:
            self.tell(error)
            return False
        answer_facts(self, self.logbook, before)
        return True

    def tell(self, error: EasebackError) -> None:
        """Show a refusal: what is wrong and what to do. One at a time."""
        self.app.clear_notifications()
        self.notify(error.hint, title=error.message, severity="error", timeout=8, markup=False)

    async def ask(self, dialog: ModalScreen[T]) -> T | None:
        """Show a dialog and wait for its answer; only from within a worker."""
        answer: Any = await self.app.push_screen_wait(dialog)
        return answer  # type: ignore[no-any-return]

"""Words typed at the bottom, while what stands above follows them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from planner.screens.shared.page import Page
from planner.widgets.prompt_line import PromptLine


class SearchLine:
    """One line, open or not. What is typed is painted before it is looked for."""

    def __init__(self, stop: Callable[[], object], follow: Callable[[str], None]) -> None:
        """
        Args:
            stop: Ends what is still looked for.
            follow: Looks for what is typed.
        """
        self._stop = stop
        self._follow = follow
        self._line: PromptLine | None = None
        self._typed = ""
        """What stands in it."""

    @property
    def is_open(self) -> bool:
        """True while one types."""
        return self._line is not None

    async def ask(self, page: Page) -> str | None:
        """Let the runner type; None if it was left without an answer."""
        self._line = PromptLine("/", hint="words, or #tag", heard=partial(self._hear, page))
        text = await page.ask(self._line)
        self._line = None
        return text

    def say(self, words: str) -> None:
        """Beside what is typed."""
        if self._line is not None:
            self._line.status = words

    def _hear(self, page: Page, text: str) -> None:
        self._typed = text
        self._stop()
        page.call_after_refresh(self._follow_typed)

    def _follow_typed(self) -> None:
        if self._line is not None:
            self._follow(self._typed)

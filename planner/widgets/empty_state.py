"""Nothing here yet: one friendly sentence, and the key that starts."""

from __future__ import annotations

from textual.reactive import reactive
from textual.strip import Strip

from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.text import Span, Spans, fit, say, wrap

WIDEST = 60


def empty_lines(sentence: str, key: str, verb: str, width: int) -> list[Spans]:
    """The sentence wrapped, and the key below it, each line exactly `width` cells and centred."""
    lines = list(wrap(say(sentence), min(width, WIDEST)))
    if key:
        lines += [(), (Span(key, "strong"), Span(f" {verb}"))]
    return [fit(line, width, "center") for line in lines]


class EmptyState(LineWidget):
    """In: `sentence`, `key`, `verb`. Out: nothing; the key belongs to the page."""

    DEFAULT_CSS = """
    EmptyState { height: 1fr; color: $text-muted; }
    """

    sentence: reactive[str] = reactive("")
    """What would stand here."""

    key: reactive[str] = reactive("")
    """The key that starts, as it is shown."""

    verb: reactive[str] = reactive("")
    """What that key does."""

    def __init__(
        self,
        sentence: str = "",
        key: str = "",
        verb: str = "",
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.set_reactive(EmptyState.sentence, sentence)
        self.set_reactive(EmptyState.key, key)
        self.set_reactive(EmptyState.verb, verb)

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        lines = empty_lines(self.sentence, self.key, self.verb, width)
        index = y - max(0, (height - len(lines)) // 2)
        return self.strip(lines[index] if 0 <= index < len(lines) else (), width)

"""Every key of a page, made from its live bindings, so that it is never out of date."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from planner.widgets.dialog import Dialog
from planner.widgets.span_lines import SpanLines
from planner.widgets.text import Span, Spans

KEY_WIDTH = 14
GROUPS = {
    "week_grid": "Moving",
    "month_grid": "Moving",
    "week": "Week",
    "library": "Library",
    "timeline": "List",
    "book": "Everywhere",
    "app": "Program",
}
"""Heading by the first part of a binding's id, in the order they are shown."""


class HelpDialog(Dialog[None]):
    """The keys of the page beneath, and what the focused widget says of itself."""

    CSS = """
    HelpDialog { align: center middle; }
    HelpDialog > VerticalScroll {
        width: 84; max-width: 96%; height: auto; max-height: 92%;
        border: round $text-accent; border-title-color: $text-accent;
        background: $surface; padding: 0 1; scrollbar-size-vertical: 1;
    }
    HelpDialog SpanLines { height: auto; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "close", "Close", id="help.close",
                tooltip="Back to the page"),
        Binding("j,down", "scroll(1)", "Down", show=False, id="help.down", tooltip="Scroll on"),
        Binding("k,up", "scroll(-1)", "Up", show=False, id="help.up", tooltip="Scroll back"),
    ]  # fmt: skip

    def __init__(self, page: Screen[None]) -> None:
        super().__init__()
        self._lines = help_lines(page)

    def compose(self) -> ComposeResult:
        """One scrolling block of lines."""
        with VerticalScroll() as scroll:
            scroll.border_title = "Keys"
            scroll.border_subtitle = "q closes"
            lines = SpanLines()
            lines.lines = self._lines
            yield lines

    def action_close(self) -> None:
        """Back to the page."""
        self.dismiss(None)

    def action_scroll(self, rows: int) -> None:
        """Scroll the keys."""
        self.query_one(VerticalScroll).scroll_relative(y=rows * 3, animate=False)


def help_lines(page: Screen[None]) -> tuple[Spans, ...]:
    """Headings with their keys: key, sentence."""
    groups: dict[str, list[Spans]] = {name: [] for name in GROUPS}
    keys: dict[str, list[str]] = {}
    sentences: dict[str, tuple[str, str]] = {}
    for active in page.active_bindings.values():
        binding = active.binding
        if binding.id is None or binding.system:
            continue
        keys.setdefault(binding.id, []).append(page.app.get_key_display(binding))
        sentences[binding.id] = (binding.id.split(".")[0], binding.tooltip or binding.description)
    for binding_id, (group, sentence) in sentences.items():
        shown = " ".join(dict.fromkeys(keys[binding_id]))
        line = (Span(f" {shown:<{KEY_WIDTH}} ", "strong"), Span(sentence))
        groups.setdefault(group, []).append(line)
    lines: list[Spans] = []
    for group, found in groups.items():
        if found:
            lines.extend(((), (Span(GROUPS.get(group, group.capitalize()), "accent"),), *found))
    return tuple(lines[1:])

"""Every key of a page and every sign on it, made from live bindings and the tables that draw, so
that it is never out of date."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from planner.domain.knee.parameters import Parameters
from planner.present.signs import legend
from planner.widgets.dialog import Dialog
from planner.widgets.kit.text import Span, Spans, cells
from planner.widgets.prompt_line import PromptLine
from planner.widgets.span_lines import SpanLines

KEY_WIDTH = 14
GROUPS = {
    "week_grid": "Moving",
    "month_grid": "Moving",
    "week": "Week",
    "library": "Library",
    "trend": "Moving",
    "charts": "Charts",
    "timeline": "List",
    "book": "Everywhere",
    "app": "Program",
}
"""Heading by the first part of a binding's id, in the order they are shown."""
NOTHING = ((Span("No key and no sign is told in these words.", "muted"),),)


class HelpGroup(NamedTuple):
    """A heading and its lines."""

    title: str
    lines: tuple[Spans, ...]


class HelpDialog(Dialog[None]):
    """The keys of the page beneath, what the focused widget says of itself, and the legend."""

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
        Binding("escape,q,question_mark,f1,enter", "close", "Close", id="help.close",
                tooltip="Back to the page"),
        Binding("slash", "find", "Find", id="help.find",
                tooltip="Only the keys and signs that are told in these words"),
        Binding("j,down", "scroll(1)", "Down", show=False, id="help.down", tooltip="Scroll on"),
        Binding("k,up", "scroll(-1)", "Up", show=False, id="help.up", tooltip="Scroll back"),
    ]  # fmt: skip

    def __init__(self, page: Screen[Any], parameters: Parameters) -> None:
        super().__init__()
        self._groups = (*key_groups(page), *sign_groups(parameters))

    def compose(self) -> ComposeResult:
        """One scrolling block of lines."""
        with VerticalScroll() as scroll:
            scroll.border_title = "Keys and signs"
            scroll.border_subtitle = "/ finds, q closes"
            lines = SpanLines(hang=KEY_WIDTH + 2)
            lines.lines = laid(self._groups)
            yield lines

    def action_close(self) -> None:
        """Back to the page."""
        self.dismiss(None)

    @work
    async def action_find(self) -> None:
        """Show only what is told in the words that are typed; escape shows everything again."""
        line = PromptLine("/", hint="copy, undo, ▲, longest run", heard=self._show_only)
        if await self.app.push_screen_wait(line) is None:
            self._show_only("")

    def _show_only(self, words: str) -> None:
        self.query_one(SpanLines).lines = laid(matching(self._groups, words))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_scroll(self, rows: int) -> None:
        """Scroll the keys."""
        self.query_one(VerticalScroll).scroll_relative(y=rows * 3, animate=False)


def key_groups(page: Screen[Any]) -> tuple[HelpGroup, ...]:
    """The keys that hold on the page now: key, sentence."""
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
    return tuple(
        HelpGroup(GROUPS.get(group, group.capitalize().replace("_", " ")), tuple(found))
        for group, found in groups.items()
        if found
    )


def sign_groups(parameters: Parameters) -> tuple[HelpGroup, ...]:
    """The legend: sign, what it means."""
    return tuple(
        HelpGroup(group.title, tuple(_sign_line(sign.shown, sign.words) for sign in group.signs))
        for group in legend(parameters)
    )


def _sign_line(shown: Spans, words: str) -> Spans:
    pad = " " * max(1, KEY_WIDTH + 1 - cells(shown))
    return (Span(" "), *shown, Span(pad), Span(words))


def matching(groups: tuple[HelpGroup, ...], words: str) -> tuple[HelpGroup, ...]:
    """The lines in which all the words stand, their headings counted in."""
    wanted = words.casefold().split()
    found = (
        HelpGroup(
            group.title, tuple(line for line in group.lines if _holds(group.title, line, wanted))
        )
        for group in groups
    )
    return tuple(group for group in found if group.lines)


def _holds(title: str, line: Spans, wanted: list[str]) -> bool:
    text = "".join((title, *(span.text for span in line))).casefold()
    return all(word in text for word in wanted)


def laid(groups: tuple[HelpGroup, ...]) -> tuple[Spans, ...]:
    """All lines, a blank one before each heading but the first."""
    lines = [
        line for group in groups for line in ((), (Span(group.title, "accent"),), *group.lines)
    ]
    return tuple(lines[1:]) or NOTHING

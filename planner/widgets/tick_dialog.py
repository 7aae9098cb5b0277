"""A list of sentences of which any number may be true, and one key for none of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from planner.widgets.about_text import AboutDialog, page_keys
from planner.widgets.dialog import EDGES, FRAME
from planner.widgets.kit.literal import literal
from planner.widgets.kit.text import Span, key_spans, wrap
from planner.widgets.span_lines import SpanLines

WIDTH = 76
LEAST = 6
"""Rows of the sentences: what is said above them scrolls, to leave so many."""
NOTHING = "Nothing is ticked: space ticks a line, n says that none is true."
SOMETHING = "Something is ticked: enter goes on with it, space takes the tick off."


class TickDialog(AboutDialog[tuple[str, ...] | None]):
    """Shows sentences in full, wrapped and scrolled. Gives back the keys of those that are true,
    or None if it was left. Enter alone is no answer.

    In: title, what is said above, and sentences as `(key, words)`.
    """

    CSS = """
    TickDialog { align: center middle; }
    TickDialog > Vertical {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round $accent; border-title-color: $accent; background: $surface; padding: 0 1;
    }
    TickDialog OptionList {
        height: auto; border: none; padding: 0; background: $surface; scrollbar-size-vertical: 1;
    }
    TickDialog SpanLines { background: $surface; }
    """
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "say_none", "None", id="tick.none", tooltip="None of these is true"),
        Binding("space", "tick_line", "Tick", id="tick.tick", tooltip="This is true, or is not"),
        Binding("enter", "go_on", "Go on", id="tick.go_on", tooltip="Go on with what is ticked"),
        Binding("j", "move_tick(1)", "Down", show=False, id="tick.down", tooltip="Next"),
        Binding("k", "move_tick(-1)", "Up", show=False, id="tick.up", tooltip="Previous"),
        Binding("escape", "leave", "Leave", id="tick.leave", tooltip="Leave without an answer"),
        # Priority: before the list, which is short where the text above it is cut.
        *page_keys("tick", "Read on above the sentences", "Read back above the sentences",
                   priority=True),
    ]  # fmt: skip

    def __init__(
        self,
        title: str,
        sentences: Sequence[tuple[str, str]],
        ticked: Sequence[str] = (),
        *,
        about: str = "",
        leave: str = "leave",
    ) -> None:
        """
        Args:
            leave: What esc does, as the keys name it.
        """
        super().__init__(about)
        self._leave = leave
        self._title = title
        self.sentences = tuple(sentences)
        self._ticked = frozenset(ticked)
        self._told = ""
        # Held, as the text is.
        self._list: OptionList | None = None
        self._foot = SpanLines()

    def compose(self) -> ComposeResult:
        """What is asked, the sentences, the keys."""
        with Vertical() as frame:
            frame.border_title = literal(self._title)
            yield self.about
            self._list = OptionList(*(Option(self._prompt(n)) for n in range(self._count)))
            yield self._list
            yield self._foot

    @property
    def ticked(self) -> tuple[str, ...]:
        """Keys of the sentences that are ticked now."""
        return tuple(key for key, _ in self.sentences if key in self._ticked)

    @property
    def _count(self) -> int:
        return len(self.sentences)

    def _prompt(self, number: int) -> Content:
        """Box and sentence; never read as markup."""
        key, words = self.sentences[number]
        box = "[x] " if key in self._ticked else "[ ] "
        return literal((box, "bold"), (words, "bold" if key in self._ticked else ""))

    def fit(self) -> None:
        """As many lines as there are."""
        self._lay()

    def _lay(self) -> None:
        width = min(WIDTH, self.size.width) - EDGES
        said = wrap((Span(self._told, "warn"),), width) if self._told else ()
        for pages in ((), (("pgup pgdn", "read the text"),)):
            keys = key_spans(
                ("n", "none of these"), ("space", "this is true"), ("enter", "go on"),
                ("esc", self._leave), *pages,
            )  # fmt: skip
            lines = (*said, *wrap(keys, width))
            left = self.about.lay(width, self.room - FRAME - len(lines), LEAST)
            if not self.about.is_cut:
                break
        self._foot.styles.height = len(lines)
        self._foot.lines = lines
        if self._list is not None:
            self._list.styles.max_height = left

    def _tell(self, words: str) -> None:
        self._told = words
        self._lay()

    def on_key(self, event: events.Key) -> None:
        """Enter goes on; to the list it would be a click on the line."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.action_go_on()

    @on(OptionList.OptionSelected)
    def tick_clicked(self, event: OptionList.OptionSelected) -> None:
        """A click ticks or unticks."""
        self._tick(event.option_index)

    def action_tick_line(self) -> None:
        """This is true, or is not."""
        if self._list is not None and self._list.highlighted is not None:
            self._tick(self._list.highlighted)

    def _tick(self, number: int) -> None:
        self._ticked ^= {self.sentences[number][0]}
        if self._list is not None:
            self._list.replace_option_prompt_at_index(number, self._prompt(number))
        self._tell("")

    def action_move_tick(self, step: int) -> None:
        """Up and down without arrows."""
        if self._list is not None:
            move = self._list.action_cursor_down if step > 0 else self._list.action_cursor_up
            move()

    def action_say_none(self) -> None:
        """None of these is true."""
        if self._ticked:
            self._tell(SOMETHING)
        else:
            self.dismiss(())

    def action_go_on(self) -> None:
        """Go on with what is ticked."""
        if self._ticked:
            self.dismiss(tuple(key for key, _ in self.sentences if key in self._ticked))
        else:
            self._tell(NOTHING)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)

"""A list of sentences of which any number may be true, and one key for none of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from planner.widgets.dialog import EDGES, TINY, Dialog
from planner.widgets.literal import literal
from planner.widgets.span_lines import SpanLines
from planner.widgets.text import Span, key_spans, wrap

WIDTH = 76
NOTHING = "Nothing is ticked: space ticks a line, n says that none is true."
SOMETHING = "Something is ticked: enter goes on with it, space takes the tick off."


class TickDialog(Dialog[tuple[str, ...] | None]):
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
    TickDialog .about { height: auto; margin-bottom: 1; }
    TickDialog OptionList {
        height: auto; border: none; padding: 0; background: $surface; scrollbar-size-vertical: 1;
    }
    TickDialog SpanLines { background: $surface; }
    TickDialog.-tiny .about { display: none; }
    """
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "say_none", "None", id="tick.none", tooltip="None of these is true"),
        Binding("space", "tick_line", "Tick", id="tick.tick", tooltip="This is true, or is not"),
        Binding("enter", "go_on", "Go on", id="tick.go_on", tooltip="Go on with what is ticked"),
        Binding("j", "move_tick(1)", "Down", show=False, id="tick.down", tooltip="Next"),
        Binding("k", "move_tick(-1)", "Up", show=False, id="tick.up", tooltip="Previous"),
        Binding("escape", "leave", "Leave", id="tick.leave", tooltip="Leave without an answer"),
    ]

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
        super().__init__()
        self._leave = leave
        self._title = title
        self.sentences = tuple(sentences)
        self._ticked = frozenset(ticked)
        self._about = about
        self._told = ""
        # Held, not looked up: handlers run late, when what they speak of may have gone.
        self._list: OptionList | None = None
        self._foot = SpanLines()

    def compose(self) -> ComposeResult:
        """What is asked, the sentences, the keys."""
        with Vertical() as frame:
            frame.border_title = literal(self._title)
            if self._about:
                yield Static(literal(self._about), classes="about")
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
        width, height = min(WIDTH, self.size.width) - EDGES, self.room
        is_tiny = height < TINY
        self.set_class(is_tiny, "-tiny")
        above = wrap((Span(self._about),), width) if self._about and not is_tiny else ()
        said = wrap((Span(self._told, "warn"),), width) if self._told else ()
        keys = key_spans(
            ("n", "none of these"), ("space", "this is true"), ("enter", "go on"),
            ("esc", self._leave),
        )  # fmt: skip
        lines = (*said, *wrap(keys, width))
        self._foot.styles.height = len(lines)
        self._foot.lines = lines
        if self._list is not None:
            used = 2 + len(lines) + (len(above) + 1 if above else 0)
            self._list.styles.max_height = max(1, height - used)

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

"""Pick one of a list, with a key or the cursor; typing / filters it."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from planner.widgets.about_text import AboutDialog, page_keys
from planner.widgets.dialog import EDGES, FRAME
from planner.widgets.kit.literal import literal
from planner.widgets.kit.text import Span, wrap
from planner.widgets.line_input import CleanInput

WIDTH = 72
LEAST, MOST = 4, 20
"""Rows of the list: what is said above it scrolls, to leave so many; and at most so many."""
KEYS = (
    ("enter ", "bold"), "picks   ", ("/ ", "bold"), "filters   ", ("esc ", "bold"),
)  # fmt: skip
PAGES = ("   ", ("pgup pgdn ", "bold"), "read the text")
"""Beside them where what is said above has not room for all of it."""


class Choice(NamedTuple):
    """One thing to pick."""

    key: str
    """What is given back."""
    words: str
    shortcut: str = ""
    """A single character that picks it at once."""
    more: str = ""
    """Said beside it."""
    found_by: str = ""
    """Words the filter finds it by, beside those that are shown."""

    @property
    def sought_in(self) -> str:
        """All of its words, for the filter."""
        return f"{self.words} {self.more} {self.found_by}".lower()


class ChoiceDialog(AboutDialog[str | None]):
    """Shows choices; gives back the key of the one picked, or None."""

    CSS = """
    ChoiceDialog { align: center middle; }
    ChoiceDialog > Vertical {
        width: 72; max-width: 100%; height: auto; max-height: 100%;
        border: round $text-accent; border-title-color: $text-accent;
        background: $surface; padding: 0 1;
    }
    ChoiceDialog OptionList {
        height: auto; border: none; padding: 0; background: $surface;
    }
    ChoiceDialog Input { display: none; background: $foreground 8%; }
    ChoiceDialog.-filtering Input { display: block; }
    ChoiceDialog .hint { color: $text-muted; height: auto; }
    """
    # The filter comes first and would take a shortcut that is typed ahead.
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="choice.leave", tooltip="Leave without a choice"),
        Binding("slash", "start_filter", "Filter", id="choice.filter",
                tooltip="Show only what holds the typed words"),
        Binding("j", "move_choice(1)", "Down", show=False, id="choice.down", tooltip="Next"),
        Binding("k", "move_choice(-1)", "Up", show=False, id="choice.up", tooltip="Previous"),
        # Priority: before the list, which is short where the text above it is cut.
        *page_keys("choice", "Read on above the list", "Read back above the list",
                   priority=True),
    ]  # fmt: skip

    def __init__(
        self,
        title: str,
        choices: tuple[Choice, ...],
        *,
        about: str = "",
        first: str = "",
        leave: str = "leaves",
    ) -> None:
        """
        Args:
            first: Key of the choice under the cursor; empty for the first one.
            leave: What esc does, as the keys name it.
        """
        super().__init__(about)
        self._first = first
        self._leave = leave
        self._title = title
        self._choices = choices
        # Held, as the text is.
        self._keys = Static(classes="hint")

    def compose(self) -> ComposeResult:
        """The list, and a filter line that shows when asked for."""
        with Vertical() as box:
            box.border_title = literal(self._title)
            yield self.about
            yield CleanInput(placeholder="filter", compact=True)
            yield OptionList(*self._options(""))
            yield self._keys

    def on_mount(self) -> None:
        """The cursor on the choice that was made before."""
        keys = [choice.key for choice in self._choices]
        if self._first in keys:
            self.query_one(OptionList).highlighted = keys.index(self._first)

    def fit(self) -> None:
        """Text and list scroll in the lines there are; the keys stay in sight."""
        width = min(WIDTH, self.size.width) - EDGES
        least = min(LEAST, len(self._choices))
        for keys in ((*KEYS, self._leave), (*KEYS, self._leave, *PAGES)):
            words = "".join(part if isinstance(part, str) else part[0] for part in keys)
            used = FRAME + len(wrap((Span(words),), width)) + self.has_class("-filtering")
            left = self.about.lay(width, self.room - used, least)
            if not self.about.is_cut:
                break
        self._keys.update(literal(*keys))
        self.query_one(OptionList).styles.max_height = min(MOST, left)

    def _options(self, text: str) -> list[Option]:
        words = text.lower().split()
        return [
            Option(_prompt(choice), id=choice.key)
            for choice in self._choices
            if all(word in choice.sought_in for word in words)
        ]

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show what holds the typed words."""
        listed = self.query_one(OptionList)
        listed.set_options(self._options(event.value))
        if listed.option_count:
            listed.highlighted = 0

    @on(Input.Submitted)
    def pick_first(self) -> None:
        """Enter in the filter picks what is under the cursor."""
        listed = self.query_one(OptionList)
        if listed.highlighted is not None:
            self.dismiss(listed.get_option_at_index(listed.highlighted).id)

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click picks."""
        self.dismiss(event.option_id)

    def on_key(self, event: events.Key) -> None:
        """A shortcut picks at once."""
        if isinstance(self.focused, Input) or event.character is None or self.answered:
            return
        for choice in self._choices:
            if choice.shortcut and event.character == choice.shortcut:
                event.stop()
                event.prevent_default()
                self.dismiss(choice.key)
                return

    def action_start_filter(self) -> None:
        """Show the filter line."""
        self.add_class("-filtering")
        self.fit()
        self.query_one(Input).focus()

    def action_move_choice(self, step: int) -> None:
        """Up and down without arrows."""
        listed = self.query_one(OptionList)
        if step > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    def action_leave(self) -> None:
        """Leave without a choice."""
        self.dismiss(None)


def _prompt(choice: Choice) -> Content:
    """Shortcut, words, and what is said beside them; never read as markup."""
    parts = []
    if choice.shortcut:
        parts.append((f"{choice.shortcut}  ", "bold"))
    parts.append((choice.words, ""))
    if choice.more:
        parts.append((f"  {choice.more}", "italic"))
    return literal(*parts)

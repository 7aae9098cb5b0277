"""What a dialog says above its choices: whole where it fits, else a page at a time."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ScreenResultType
from textual.widgets import Static

from planner.widgets.dialog import Dialog
from planner.widgets.kit.literal import literal
from planner.widgets.kit.text import Span, wrap

LEAST = 2
"""Lines of a text that does not fit, as far as anything else can do with fewer."""


class AboutText(VerticalScroll, can_focus=False):
    """Takes a text, shown literally. The dialog gives it lines by `lay`, and keys that
    turn its pages."""

    DEFAULT_CSS = """
    AboutText { height: auto; scrollbar-size-vertical: 1; }
    AboutText Static { height: auto; }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.is_cut = False
        """True if it has more lines than it shows."""
        self.display = bool(text)

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(literal(self._text))

    def lay(self, width: int, room: int, least: int) -> int:
        """Take of `room` lines what the text needs, a blank below it included, and leave at least
        `least` for what stands under it; of too few lines each takes its share. Gives the lines
        that are left."""
        if not self._text:
            return max(1, room)
        whole = len(wrap((Span(self._text),), width))
        fits = whole + 1 + least <= room
        shown = whole if fits else min(whole, max(1, room - least, min(LEAST, room // 2)))
        self.is_cut = shown < whole
        self.styles.max_height = shown
        self.styles.margin = (0, 0, int(fits), 0)
        return max(1, room - shown - fits)


def turn_page(box: VerticalScroll, step: int) -> None:
    """Scroll what has not the focus by a page, of which a line is seen again."""
    lines = max(1, box.scrollable_content_region.height - 1)
    box.scroll_relative(y=step * lines, animate=False)


def page_keys(dialog: str, on: str, back: str, *, priority: bool = False) -> tuple[Binding, ...]:
    """The keys of a dialog that turn the pages of what is to be read.

    Args:
        dialog: What its keys are named by.
        on: What the one says of itself.
        back: What the other does.
        priority: True where a list has the focus, which has page keys too.
    """
    return (
        Binding("pagedown", "turn_page(1)", "Read on", show=False, id=f"{dialog}.read_on",
                tooltip=on, priority=priority),
        Binding("pageup", "turn_page(-1)", "Read back", show=False, id=f"{dialog}.read_back",
                tooltip=back, priority=priority),
    )  # fmt: skip


class AboutDialog(Dialog[ScreenResultType]):
    """A dialog of a list with a text above it, which may be cut; the page keys read on in it."""

    def __init__(self, about: str) -> None:
        super().__init__()
        # Held, not looked up: handlers run late, when what they speak of may have gone.
        self.about = AboutText(about)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without more to read the page keys belong to the list."""
        if action == "turn_page" and not self.about.is_cut:
            return False
        return super().check_action(action, parameters)

    def action_turn_page(self, step: int) -> None:
        """Read on above the list, or back."""
        turn_page(self.about, step)

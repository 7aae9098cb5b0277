"""A score from 0 to 10, answered with a digit."""

from __future__ import annotations

from typing import ClassVar, Literal, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from planner.widgets.keys import quiet
from planner.widgets.line_widget import LineWidget
from planner.widgets.message import WidgetMessage
from planner.widgets.text import Piece, Span, cells, fit

HIGHEST = 10
CHOSEN = "rating--chosen"


class RatingZone(NamedTuple):
    """Scores that mean the same."""

    until: int
    """The highest score of the zone."""
    tone: str
    word: str


def zone_of(value: int, zones: tuple[RatingZone, ...]) -> RatingZone:
    """The zone of a score; without zones one that says nothing."""
    return next((zone for zone in zones if value <= zone.until), RatingZone(HIGHEST, "", ""))


def rating_pieces(
    value: int | None, zones: tuple[RatingZone, ...], width: int
) -> list[tuple[Piece, int | None]]:
    """The scale in `width` cells: its pieces, each with the score a click on it gives.

    Where the eleven numbers do not fit, the chosen one stands between arrows.
    """
    word = Span("")
    if value is not None:
        zone = zone_of(value, zones)
        word = Span(f"  {zone.word}", zone.tone)
    pad = 1 if width >= 34 else 0
    drawn: list[tuple[Piece, int | None]] = []
    for score in range(HIGHEST + 1):
        label = f"{' ' * pad}{score}{' ' * pad}"
        ground = CHOSEN if score == value else ""
        drawn.append((Piece((Span(label, zone_of(score, zones).tone),), ground), score))
        if not pad and score < HIGHEST:
            drawn.append((Piece((Span(" "),)), None))
    used = sum(cells(piece.spans) for piece, _ in drawn)
    if used > width:
        shown = "–" if value is None else str(value)
        return [(Piece(fit((Span(f"‹{shown}›", word.tone), word), width)), None)]
    return [*drawn, (Piece(fit((word,), width - used)), None)]


class Rating(LineWidget, can_focus=True):
    """Takes zones; holds a score or None; tells when it changes and when it is submitted."""

    HELP = """
## A score from 0 to 10

- **0** to **9** answer; **1** and then **0** is ten. **Left**, **right** go one down, one up.
- **Backspace** takes the answer back. **Enter** is done.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("rating.lower", "left,h,minus", "step_score(-1)", "Lower", "One lower"),
        quiet("rating.higher", "right,l,plus", "step_score(1)", "Higher", "One higher"),
        quiet("rating.clear", "backspace,delete", "clear_score", "Clear", "Take the answer back"),
        quiet("rating.submit", "enter", "submit_score", "Done", "Done with this score"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | 0-9 | The score; 1 and then 0 is ten. |
    | left, h, - / right, l, + | One lower / higher. |
    | backspace, delete | No score. |
    | enter | Submit the score. |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {CHOSEN}
    """
    | Class | Description |
    | :- | :- |
    | `rating--chosen` | Ground of the chosen score. |
    """

    DEFAULT_CSS = """
    Rating {
        .rating--chosen { text-style: bold reverse; }
        &:focus { background: $foreground 6%; }
        &:ansi { background: transparent; }
        &:ansi:focus, &:nocolor:focus { text-style: underline; }
    }
    """

    value: reactive[int | None] = reactive(None, init=False)
    """0-10, or None before there is an answer."""

    class Changed(WidgetMessage):
        """There is another score, or none any more."""

        def __init__(self, control: Widget, value: int | None) -> None:
            super().__init__(control)
            self.value = value

    class Submitted(WidgetMessage):
        """Enter, or a double click, with a score."""

        def __init__(self, control: Widget, value: int) -> None:
            super().__init__(control)
            self.value = value

    def __init__(
        self,
        value: int | None = None,
        *,
        zones: tuple[RatingZone, ...] = (),
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._zones = zones
        self._typed_one = False
        self.set_reactive(Rating.value, value)

    def validate_value(self, value: int | None) -> int | None:
        return None if value is None else max(0, min(HIGHEST, value))

    def watch_value(self, value: int | None) -> None:
        if self.is_mounted:
            self.post_message(self.Changed(self, value))

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Digits are answers here, whatever they do on the page."""
        return _is_digit(character)

    def on_key(self, event: events.Key) -> None:
        if not event.character or not _is_digit(event.character):
            self._typed_one = False
            return
        event.stop()
        event.prevent_default()
        ten = event.character == "0" and self._typed_one and self.value == 1
        self.value = HIGHEST if ten else int(event.character)
        self._typed_one = event.character == "1"

    def action_step_score(self, step: Literal[-1, 1]) -> None:
        if self.value is None:
            self.value = 0 if step > 0 else HIGHEST
        else:
            self.value += step

    def action_clear_score(self) -> None:
        self.value = None

    def action_submit_score(self) -> None:
        if self.value is not None:
            self.post_message(self.Submitted(self, self.value))

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        x = 0
        for piece, score in rating_pieces(self.value, self._zones, self.size.width):
            width = cells(piece.spans)
            if at is not None and score is not None and x <= at.x < x + width:
                event.stop()
                self.value = score
                if event.chain == 2:
                    self.action_submit_score()
                return
            x += width

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y:
            return self.blank(width)
        pieces = rating_pieces(self.value, self._zones, width)
        return self.line((piece for piece, _ in pieces), width)


def _is_digit(character: str | None) -> bool:
    return character is not None and len(character) == 1 and character in "0123456789"

"""Choices side by side: pick one, or tick several, with the arrows and space."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.message import WidgetMessage
from planner.widgets.kit.text import Span, cells, fit


class ChoiceLine(LineWidget, can_focus=True):
    """Takes options `(key, words)`; holds one chosen key, or any number with `several`.

    Chosen ones are marked by brackets as well as by weight. What has no room on a line goes
    on in the next.
    """

    HELP = "Left and right choose; space ticks where several may be chosen."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step_option(-1)", "Before", show=False, id="choice_line.left",
                tooltip="The option before"),
        Binding("right,l", "step_option(1)", "After", show=False, id="choice_line.right",
                tooltip="The option after"),
        Binding("space", "pick_option", "Pick", show=False, id="choice_line.pick",
                tooltip="Tick or untick the option"),
    ]  # fmt: skip
    """
    | Key(s) | Description |
    | :- | :- |
    | left, h / right, l | The option before / after. |
    | space | Tick or untick, where several may be chosen; else the next option. |
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice-line--cursor"}
    """
    | Class | Description |
    | :- | :- |
    | `choice-line--cursor` | Ground of the option under the cursor, while focused. |
    """
    DEFAULT_CSS = """
    ChoiceLine {
        height: auto;
        .choice-line--cursor { background: $primary 45%; }
        &:ansi .choice-line--cursor, &:nocolor .choice-line--cursor { text-style: reverse; }
    }
    """

    chosen: reactive[frozenset[str]] = reactive(frozenset(), init=False)
    """Keys of the chosen options."""
    place: reactive[int] = reactive(0, init=False)
    """Where the cursor stands."""

    class Changed(WidgetMessage):
        """Another choice was made."""

        def __init__(self, control: Widget, chosen: frozenset[str]) -> None:
            super().__init__(control)
            self.chosen = chosen

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        chosen: frozenset[str] = frozenset(),
        *,
        several: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        super().__init__(id=id)
        self.options = tuple(options)
        self.several = several
        self.set_reactive(ChoiceLine.chosen, chosen)
        first = next((n for n, (key, _) in enumerate(self.options) if key in chosen), 0)
        self.set_reactive(ChoiceLine.place, first)

    def validate_place(self, place: int) -> int:
        return max(0, min(place, len(self.options) - 1))

    def action_step_option(self, step: int) -> None:
        """Go to the next option; with one choice, that chooses it."""
        self.place += step
        if not self.several:
            self._choose(frozenset({self.options[self.place][0]}))

    def action_pick_option(self) -> None:
        """Tick or untick; with one choice, go round."""
        if self.several:
            self._choose(self.chosen ^ {self.options[self.place][0]})
        else:
            self.place = 0 if self.place == len(self.options) - 1 else self.place + 1
            self._choose(frozenset({self.options[self.place][0]}))

    def _choose(self, chosen: frozenset[str]) -> None:
        if chosen != self.chosen:
            self.chosen = chosen
            self.post_message(self.Changed(self, chosen))

    def on_click(self, event: Click) -> None:
        """A click does what the keys do."""
        pieces, start = self._pieces(), 0
        for number in self._places(event.y, self.size.width):
            end = start + cells((pieces[number],)) + 1
            if start <= event.x < end:
                self.place = number
                if self.several or self.options[number][0] not in self.chosen:
                    key = self.options[number][0]
                    self._choose(self.chosen ^ {key} if self.several else frozenset({key}))
                return
            start = end

    def _pieces(self) -> list[Span]:
        pieces = []
        for key, words in self.options:
            on = key in self.chosen
            if self.several:
                text = f"[x] {words}" if on else f"[ ] {words}"
            else:
                text = f"[{words}]" if on else f" {words} "
            pieces.append(Span(text, "strong" if on else ""))
        return pieces

    def _rows(self, width: int) -> list[list[int]]:
        """The places of the options on each line; as wide whatever is chosen."""
        rows: list[list[int]] = [[]]
        left = width
        for number, piece in enumerate(self._pieces()):
            wide = cells((piece,))
            if wide > left and rows[-1]:
                rows.append([])
                left = width
            rows[-1].append(number)
            left -= wide + 1
        return rows

    def _places(self, y: int, width: int) -> list[int]:
        rows = self._rows(width)
        return rows[y] if y < len(rows) else []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the options need."""
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        """The options side by side."""
        width, pieces = self.size.width, self._pieces()
        segments = []
        for number in self._places(y, width):
            row = "choice-line--cursor" if self.has_focus and number == self.place else ""
            piece = (pieces[number],)
            segments.extend(self.segments(fit(piece, min(width, cells(piece))), row))
            segments.extend(self.segments((Span(" "),)))
        return Strip(segments).adjust_cell_length(width, self.tone_style())

"""One line of choices: pick one, or tick several, with the arrows and space."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from planner.widgets.line_widget import LineWidget
from planner.widgets.message import WidgetMessage
from planner.widgets.text import Span, cells


class ChoiceLine(LineWidget, can_focus=True):
    """Takes options `(key, words)`; holds one chosen key, or any number with `several`.

    Chosen ones are marked by brackets as well as by weight. Longer lines scroll with the cursor.
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
        start = -self._offset()
        for number, piece in enumerate(self._pieces()):
            end = start + cells((piece,)) + 1
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

    def _offset(self) -> int:
        """Cells scrolled away so that the cursor's option is seen."""
        pieces = self._pieces()
        end = sum(cells((piece,)) + 1 for piece in pieces[: self.place + 1])
        return max(0, end - self.size.width)

    def render_line(self, y: int) -> Strip:
        """The options side by side."""
        if y:
            return self.blank(self.size.width)
        segments = []
        for number, piece in enumerate(self._pieces()):
            row = "choice-line--cursor" if self.has_focus and number == self.place else ""
            segments.extend(self.segments((piece,), row))
            segments.extend(self.segments((Span(" "),)))
        offset = self._offset()
        strip = Strip(segments).crop(offset, offset + self.size.width)
        return strip.adjust_cell_length(self.size.width, self.tone_style())

"""Numbers that can be read from across the room."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual.reactive import reactive
from textual.strip import Strip

from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.text import Span, Spans, cells, fit

_PIXELS = {
    "0": "### #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# .## ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# .#. .#.",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    ":": ". # . # .",
    "/": ".# .# ## #. #.",
    "−": "... ... ### ... ...",
    " ": ". . . . .",
}
"""Three by five dots a sign."""
_HALVES = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
_GAP = 4
"""Cells between two numbers."""
LARGE, SMALL, PLAIN = 5, 3, 1
"""Rows of a number: each dot two cells, each dot half a cell, or as it is typed."""


class BigNumber(NamedTuple):
    """A number with what it counts above it."""

    label: str
    text: str
    """Digits and `: / −`; anything else is shown small."""
    tone: str = ""


def big_rows(text: str, height: int, dot: str = "") -> tuple[str, ...]:
    """The text in that many rows, 1, 3 or 5. With `dot` dots are drawn with that sign, which
    works in five rows only."""
    if height == PLAIN or any(sign not in _PIXELS for sign in text):
        return (text,)
    signs = [_PIXELS[sign].split() for sign in text]
    if height == LARGE:
        lines = (" ".join(sign[row] for sign in signs) for row in range(5))
        solid = dot or "█"
        return tuple(
            "".join(2 * (solid if pixel == "#" else " ") for pixel in line) for line in lines
        )
    return tuple(
        " ".join(_half_row(sign, 2 * row) for sign in signs).rstrip().ljust(_small_width(signs))
        for row in range(3)
    )


def _half_row(sign: list[str], top: int) -> str:
    """Two rows of dots as one row of half blocks."""
    below = sign[top + 1] if top + 1 < len(sign) else "." * len(sign[0])
    pairs = zip(sign[top], below, strict=True)
    return "".join(_HALVES[(upper == "#", lower == "#")] for upper, lower in pairs)


def _small_width(signs: list[list[str]]) -> int:
    return sum(len(sign[0]) for sign in signs) + len(signs) - 1


def big_width(text: str, height: int) -> int:
    """Cells the widest row needs."""
    return max((len(row) for row in big_rows(text, height)), default=0)


class BigDigits(LineWidget):
    """Shows numbers as large as they fit: one above the other where there is the height for it,
    else side by side. In: `numbers`, `ascii`. Out: nothing."""

    DEFAULT_CSS = """
    BigDigits { height: 6; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = set()

    numbers: reactive[tuple[BigNumber, ...]] = reactive((), init=False)
    """From left to right."""

    ascii: reactive[bool] = reactive(False, init=False)
    """Draw with signs every terminal has."""

    def __init__(
        self,
        numbers: tuple[BigNumber, ...] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        super().__init__(id=id)
        self.set_reactive(BigDigits.numbers, numbers)

    @property
    def _is_stacked(self) -> bool:
        return len(self.numbers) > 1 and self.size.height > len(self.numbers) * (LARGE + 1)

    def _height(self, numbers: tuple[BigNumber, ...]) -> int:
        """Rows of numbers side by side that fit into this size below the labels."""
        width, room = self.size.width, self.size.height - 1
        for height in (LARGE,) if self.ascii else (LARGE, SMALL):
            wide = sum(
                max(big_width(one.text, height), cells((Span(one.label),))) for one in numbers
            )
            if height <= room and wide + _GAP * (len(numbers) - 1) <= width:
                return height
        return PLAIN

    def render_line(self, y: int) -> Strip:
        if self.size.height == 1:
            return self.strip(self._on_one_line(), self.size.width)
        numbers = self.numbers
        if self._is_stacked:
            place, y = divmod(y, LARGE + 2)
            numbers = numbers[place : place + 1]
        height = self._height(numbers)
        spans: list[Span] = []
        for one in numbers:
            rows = big_rows(one.text, height, "#" if self.ascii else "")
            wide = max(big_width(one.text, height), cells((Span(one.label),)))
            spans += (*((Span(" " * _GAP),) if spans else ()), *self._row(one, rows, y, wide))
        return self.strip(spans, self.size.width)

    @staticmethod
    def _row(one: BigNumber, rows: tuple[str, ...], y: int, width: int) -> Spans:
        if y == 0:
            return fit((Span(one.label, "muted"),), width)
        text = rows[y - 1] if y - 1 < len(rows) else ""
        return fit((Span(text, one.tone),), width)

    def _on_one_line(self) -> Spans:
        spans: list[Span] = []
        for one in self.numbers:
            spans += [Span(f"{one.label} ", "muted"), Span(one.text, one.tone), Span("   ")]
        return tuple(spans)

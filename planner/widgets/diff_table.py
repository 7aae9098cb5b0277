"""What would change: before and after, row by row, each to be taken or left."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.reactive import reactive
from textual.widget import Widget

from planner.widgets.kit.keys import quiet
from planner.widgets.kit.laid_lines import Line
from planner.widgets.kit.message import KeyMessage
from planner.widgets.kit.scroll_lines import ScrollLines
from planner.widgets.kit.text import Span, Spans, cells, fit, wrap

TAKEN, LEFT = "[x] ", "[ ] "
ARROW = " → "


class DiffRow(NamedTuple):
    """One thing that would change."""

    key: str
    when: str
    what: str
    before: str
    after: str
    tone: str = "warn"
    """Tone of what it would become."""
    accepted: bool | None = None
    """Taken or left; None for what follows from the others and cannot be chosen."""


class Columns(NamedTuple):
    """Cells of the columns."""

    tick: int
    when: int
    what: int
    before: int

    @property
    def used(self) -> int:
        """Cells up to the arrow."""
        return self.tick + self.when + self.what + self.before


def columns(rows: tuple[DiffRow, ...]) -> Columns:
    """As wide as the widest entry of each."""

    def widest(texts: list[str]) -> int:
        return max((cells((Span(text),)) for text in texts), default=0)

    return Columns(
        len(TAKEN) if any(row.accepted is not None for row in rows) else 0,
        widest([row.when for row in rows]) + 2,
        widest([row.what for row in rows]) + 2,
        widest([row.before for row in rows]),
    )


def diff_lines(rows: tuple[DiffRow, ...], heads: tuple[str, str], width: int) -> list[Line]:
    """The table as lines of at most `width` cells; where it is too narrow, two lines a row.

    Args:
        rows: In order.
        heads: Words over the columns before and after; none if both are empty.
        width: In cells.
    """
    sizes = columns(rows)
    wide = width >= sizes.used + len(ARROW) + 10
    lines = []
    if wide and rows and any(heads):
        before = fit((Span(heads[0], "muted"),), sizes.used, "right")
        lines.append(Line((*before, Span(" " * len(ARROW)), Span(heads[1], "muted"))))
    for row in rows:
        laid = _wide(row, sizes, width) if wide else _narrow(row, sizes.tick, width)
        lines += [Line(spans, row.key) for spans in laid]
    return lines


def _lead(row: DiffRow, size: int) -> Span:
    if row.accepted is None:
        return Span(" " * size)
    return Span(TAKEN, "good") if row.accepted else Span(LEFT, "muted")


def _after(row: DiffRow) -> Spans:
    """The arrow and what it becomes; what stays, or is left, is said without a tone."""
    same = row.before == row.after
    tone = "muted" if row.accepted is False else "" if same else row.tone
    return (Span(" " * len(ARROW) if same else ARROW), Span(row.after, tone))


def _wide(row: DiffRow, sizes: Columns, width: int) -> list[Spans]:
    head = (
        _lead(row, sizes.tick),
        *fit((Span(row.when),), sizes.when),
        *fit((Span(row.what),), sizes.what),
        *fit((Span(row.before),), sizes.before, "right"),
    )
    arrow, after = _after(row)
    blank = Span(" " * (sizes.used + len(ARROW)))
    rows = wrap((after,), width - sizes.used - len(ARROW))
    return [
        (*head, arrow, *part) if index == 0 else (blank, *part) for index, part in enumerate(rows)
    ]


def _narrow(row: DiffRow, tick: int, width: int) -> list[Spans]:
    head = (_lead(row, tick), Span(f"{row.when} {row.what}".strip(), "strong"))
    indent = tick if width >= tick + 8 else 0
    rest = wrap((Span(row.before), *_after(row)), width - indent)
    return [head, *((Span(" " * indent), *part) for part in rest)]


class DiffTable(ScrollLines):
    """Takes rows; holds which of them are accepted and tells when that changes."""

    HELP = """
## What changes

- **Up**, **down** go from row to row.
- **Space** or a double click takes or leaves a row that has a box.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("diff_table.toggle", "space", "take_row", "Take", "Take or leave this change"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | space | Take or leave the row under the cursor. |
    """

    DEFAULT_CSS = """
    DiffTable { height: auto; max-height: 100%; }
    """

    rows: reactive[tuple[DiffRow, ...]] = reactive((), init=False, repaint=False)
    """The rows, in order."""

    foot: reactive[tuple[Spans, ...]] = reactive((), init=False, repaint=False)
    """Paragraphs below the rows, which scroll with them."""

    class Highlighted(ScrollLines.Highlighted):
        """The cursor stands on another row."""

    class Toggled(KeyMessage):
        """A row is taken that was left, or the other way round."""

        def __init__(self, control: Widget, key: str, accepted: bool) -> None:
            super().__init__(control, key)
            self.accepted = accepted

    def __init__(
        self,
        rows: tuple[DiffRow, ...] = (),
        *,
        heads: tuple[str, str] = ("before", "after"),
        foot: tuple[Spans, ...] = (),
        hang: int = 0,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._heads = heads
        self._hang = hang
        self.set_reactive(DiffTable.rows, rows)
        self.set_reactive(DiffTable.foot, foot)

    @property
    def accepted(self) -> tuple[str, ...]:
        """Keys of the rows that are taken."""
        return tuple(row.key for row in self.rows if row.accepted)

    def watch_rows(self) -> None:
        self.content_changed()

    def watch_foot(self) -> None:
        self.content_changed()

    def lay_out(self, width: int) -> list[Line]:
        below = [Line(spans) for one in self.foot for spans in wrap(one, width, self._hang)]
        lines = diff_lines(self.rows, self._heads, width)
        return [*lines, Line(()), *below] if lines and below else [*lines, *below]

    def action_take_row(self) -> None:
        row = next((row for row in self.rows if row.key == self.cursor), None)
        if row is None or row.accepted is None:
            return
        taken = row._replace(accepted=not row.accepted)
        self.rows = tuple(taken if other.key == row.key else other for other in self.rows)
        self.post_message(self.Toggled(self, row.key, not row.accepted))

    def action_choose(self) -> None:
        """A double click does what space does."""
        self.action_take_row()

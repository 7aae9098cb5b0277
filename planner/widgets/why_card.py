"""Why a number is what it is: every reason with its amount, the one that binds on top."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.reactive import reactive

from planner.widgets.kit.keys import quiet
from planner.widgets.kit.laid_lines import Line
from planner.widgets.kit.scroll_lines import ScrollLines
from planner.widgets.kit.text import Span, Spans, cells, fit, wrap

BINDS = "▶"
INDENT = 3


class WhyReason(NamedTuple):
    """One rule and what it says."""

    rule: str
    """Its name; also its key in messages."""
    amount: str
    note: str = ""
    """Said beside the amount, such as what is left of it."""
    binding: bool = False
    """True for the rule that decides."""
    lines: tuple[Spans, ...] = ()
    """How the amount came about; paragraphs."""
    source: str = ""
    strength: str = ""
    """How far to trust the source."""


def why_lines(
    heading: tuple[Spans, ...],
    reasons: tuple[WhyReason, ...],
    closing: tuple[Spans, ...],
    width: int,
) -> list[Line]:
    """The whole card as lines of at most `width` cells."""
    lines = [Line(row) for part in heading for row in wrap(part, width)]
    if heading and reasons:
        lines.append(Line(()))
    rule = max((cells((Span(reason.rule),)) for reason in reasons), default=0) + 2
    amount = max((cells((Span(reason.amount),)) for reason in reasons), default=0) + 2
    for index, reason in enumerate(reasons):
        told = _told(reason, width)
        if told and index:
            lines.append(Line(()))
        lines.append(Line(_head(reason, rule, amount), reason.rule))
        lines += [Line(row, reason.rule) for row in told]
        if told and index + 1 < len(reasons) and not reasons[index + 1].lines:
            lines.append(Line(()))
    if closing and lines:
        lines.append(Line(()))
    return [*lines, *(Line(row) for part in closing for row in wrap(part, width, INDENT))]


def _head(reason: WhyReason, rule: int, amount: int) -> Spans:
    mark = Span(f" {BINDS} " if reason.binding else " " * INDENT, "bad")
    note = Span(reason.note, "bad" if reason.binding else "muted")
    return (
        mark,
        *fit((Span(reason.rule, "strong"),), rule),
        *fit((Span(reason.amount),), amount),
        note,
    )


def _told(reason: WhyReason, width: int) -> list[Spans]:
    """The paragraphs below the head, indented."""
    parts = [*reason.lines]
    where = ". ".join(part for part in (reason.source, reason.strength) if part)
    if where:
        parts.append((Span(where, "muted"),))
    room = max(1, width - INDENT)
    return [(Span(" " * INDENT), *row) for part in parts for row in wrap(part, room)]


class WhyCard(ScrollLines):
    """Takes a heading, reasons and closing words; tells which reason is highlighted and chosen."""

    HELP = """
## Why this number

`▶` marks the rule that decides. The others say how much room they leave.

- **Up**, **down** go from reason to reason. **Enter** tells more about one.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("why_card.choose", "enter", "choose", "Sources", "Tell more about this reason"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | enter | Choose the reason under the cursor. |
    """

    DEFAULT_CSS = """
    WhyCard .scroll-lines--cursor { background: transparent; }
    WhyCard:focus .scroll-lines--cursor { background: $primary 25%; }
    """

    heading: reactive[tuple[Spans, ...]] = reactive((), init=False, repaint=False)
    """Paragraphs above the reasons: what the number is."""

    reasons: reactive[tuple[WhyReason, ...]] = reactive((), init=False, repaint=False)
    """The reasons in order; by custom the one that binds comes first."""

    closing: reactive[tuple[Spans, ...]] = reactive((), init=False, repaint=False)
    """Paragraphs below the reasons."""

    class Highlighted(ScrollLines.Highlighted):
        """The cursor stands on another reason."""

    class Chosen(ScrollLines.Chosen):
        """Enter, or a double click, on a reason."""

    def __init__(
        self,
        reasons: tuple[WhyReason, ...] = (),
        *,
        heading: tuple[Spans, ...] = (),
        closing: tuple[Spans, ...] = (),
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self.set_reactive(WhyCard.heading, heading)
        self.set_reactive(WhyCard.reasons, reasons)
        self.set_reactive(WhyCard.closing, closing)

    def watch_heading(self) -> None:
        self.content_changed()

    def watch_reasons(self) -> None:
        self.content_changed()

    def watch_closing(self) -> None:
        self.content_changed()

    def lay_out(self, width: int) -> list[Line]:
        return why_lines(self.heading, self.reasons, self.closing, width)

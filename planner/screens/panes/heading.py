"""The two lines on top of a page about weeks."""

from __future__ import annotations

from planner.domain.values.calendar import WEEK
from planner.present.header import banner_line, header_line
from planner.present.mileage import draft_line
from planner.screens.panes.calendar import CalendarPane
from planner.widgets.span_lines import SpanLines
from planner.widgets.text import Spans, cells


class TopLines(SpanLines):
    """Week, plan and knee; below, the run being changed, what is asked, or what was just done."""

    banner_cells: int = 0
    """How many cells the lower line needs."""
    title_line: Spans = ()
    """The upper line."""

    def show(
        self, calendar: CalendarPane, *, words: str, gate: tuple[str, ...], offer: str, waiting: str
    ) -> None:
        """Say where the calendar stands.

        Args:
            words: What was just done.
            gate: What shuts the next phase, longest first.
            offer: Why a new solution of the plan is offered.
            waiting: What a flare proposes and is still open.
        """
        book, width = calendar.logbook, self.app.size.width
        narrow = self.screen.has_class("-narrow")
        is_past = calendar.first + WEEK <= book.today
        self.title_line = header_line(
            book, calendar.first, narrow=narrow, only=calendar.only, gate=() if is_past else gate,
            width=width - 2,
        )  # fmt: skip
        cards = calendar.cards
        held = cards.draft is not None and cards.draft.held
        draft = draft_line(book, cards.drafted(), held=held)
        offer = offer if offer and book.todo.is_week_missed() else ""
        banner = banner_line(book, words, draft, narrow=narrow, offer=offer, waiting=waiting)
        self.banner_cells = cells(banner)
        self.lines = (self.title_line, banner)

    @property
    def is_cut(self) -> bool:
        """True if the lower line does not fit into the window."""
        return self.banner_cells > self.app.size.width - 2

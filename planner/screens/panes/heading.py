"""The two lines on top of a page about weeks."""

from __future__ import annotations

from planner.domain.values.calendar import WEEK
from planner.present.header import banner_line, header_line
from planner.present.mileage import draft_line
from planner.screens.panes.calendar import CalendarPane
from planner.widgets.kit.text import Spans, cells
from planner.widgets.span_lines import SpanLines


class TopLines(SpanLines):
    """Week, plan and knee; below, the run being changed, what is asked, or what was just done."""

    title_line: Spans = ()
    """The upper line."""

    def show(self, calendar: CalendarPane) -> bool:
        """Say where the calendar stands, and what its page has to say. False if the lower line
        does not fit into the window."""
        page, book, width = calendar.page, calendar.logbook, self.app.size.width
        narrow = page.has_class("-narrow")
        gate = () if calendar.first + WEEK <= book.today else page.gate
        self.title_line = header_line(
            book, calendar.first, narrow=narrow, only=calendar.only, gate=gate, width=width - 2
        )  # fmt: skip
        cards = calendar.cards
        held = cards.draft is not None and cards.draft.held
        draft = draft_line(book, cards.drafted(), held=held)
        offer = page.offer if page.offer and book.todo.is_week_missed() else ""
        banner = banner_line(
            book,
            page.words,
            draft,
            narrow=narrow,
            offer=offer,
            waiting=page.waiting,
            quiet=page.quiet,
            width=width - 2,
        )
        self.lines = (self.title_line, banner)
        return cells(banner) <= width - 2

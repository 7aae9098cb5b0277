"""The library page: exercises by muscle, the card of one with its figure, the balance."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from planner.config import FigureStyle
from planner.domain.exercises.catalogue import Wanted, neighbour, on_step
from planner.domain.values.calendar import week_of
from planner.domain.values.exercise import Exercise
from planner.logbook.logbook import Logbook
from planner.present.header import banner_line, header_line
from planner.present.library import balance_lines, list_days
from planner.screens.book_page import BookPage
from planner.screens.library.finding import CardFinding
from planner.screens.library.keys import KEYS
from planner.screens.library.use import ask_wanted, plan_item, tell_file, write_own
from planner.screens.panes.exercise import ExercisePane
from planner.widgets.ask_dialog import AskDialog
from planner.widgets.key_hints import KeyHints
from planner.widgets.kit.text import Span, Spans, cells
from planner.widgets.span_lines import SpanLines
from planner.widgets.timeline import Timeline
from planner.wording.amounts import plural
from planner.wording.exercises import wanted_words

HINTS = (
    "timeline.choose", "library.use", "library.play", "library.find", "library.filter",
    "library.harder", "library.easier", "library.balance", "library.new", "book.week_page",
    "book.help",
)  # fmt: skip
TINY = (60, 18)
"""Columns and lines below which figure and words take turns."""


class LibraryPage(BookPage):
    """The list on the left, the card on the right; on a narrow terminal one or the other."""

    CSS_PATH = "library.tcss"
    HELP = """
Every exercise with its figure, dose, ladder, and what is known of it. The number in front is the
load on the kneecap where one starts: 0 none, 1 low, 2 medium, 3 high; + and - show other steps.
"""
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    header = query_one("#header", SpanLines)
    banner = query_one("#banner", SpanLines)
    listed = query_one("#exercises", Timeline)
    balance = query_one("#balance", SpanLines)
    card = query_one(ExercisePane)

    def __init__(self, logbook: Logbook, figures: Callable[[], FigureStyle]) -> None:
        super().__init__(logbook)
        self._figures = figures
        self.wanted = Wanted()
        """What the list is filtered by."""
        self._finding = CardFinding(logbook.exercises)

    def compose(self) -> ComposeResult:
        """List and balance, the card beside them."""
        yield SpanLines(id="header")
        yield SpanLines(id="banner")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                listed = Timeline(id="exercises")
                listed.border_title = "Exercises"
                yield listed
                balance = SpanLines(id="balance")
                balance.border_title = "Balance: weakest first"
                yield balance
            yield ExercisePane(self.logbook, self._figures)
        yield KeyHints(HINTS, limit=12, pinned="book.help")

    def opened(self) -> None:
        """The cursor on the first exercise."""
        self.listed.focus()

    # -- showing ------------------------------------------------------------

    def reload(self) -> None:
        """Ask the book for the exercises that are wanted, and for the balance."""
        book = self.logbook
        found = [one for one in book.exercises.values() if self.wanted.fits(one)]
        self.listed.days = list_days(found)
        self.listed.border_subtitle = (
            "" if self.wanted.is_open else f"{len(found)} of {len(book.exercises)}"
        )
        self.show_balance()
        self.show_title()
        self.show_standing()
        self.show_card()

    def show_title(self) -> bool:
        """The top line and the one below it, as long as there is room for."""
        week = week_of(self.logbook.today, self.logbook.week_start)
        narrow = self.has_class("-narrow")
        self.header.lines = (header_line(self.logbook, week, narrow=narrow),)
        banner = self._banner()
        self.banner.lines = (banner,)
        return cells(banner) <= self.app.size.width - 2

    def on_resize(self) -> None:
        """A very small terminal shows the figure in place of the words, not beside them."""
        self.set_class(self.size.width < TINY[0] or self.size.height < TINY[1], "-tiny")
        self.call_after_refresh(self.show_balance)  # once it has its new width
        self.call_after_refresh(self.show_title)
        self.card.show_head()

    def show_balance(self) -> None:
        """The balance, as wide as there is room."""
        width = max(20, self.balance.size.width)
        self.balance.lines = balance_lines(self.logbook.library.balance(), width)

    def _banner(self) -> Spans:
        """What was just done, or what is filtered by."""
        if self.words:
            return (Span(self.words, "info"),)
        if self.wanted.is_open:
            return banner_line(self.logbook, "", waiting=self.waiting) if self.waiting else ()
        count = sum(self.wanted.fits(one) for one in self.logbook.exercises.values())
        what = f"{wanted_words(self.wanted)}: {plural(count, 'exercise')}"
        return (Span(f"Only {what}. esc shows all.", "info"),)

    def current(self) -> Exercise | None:
        """The exercise under the cursor."""
        return self.logbook.exercises.get(self.listed.cursor or "")

    @on(Timeline.Highlighted)
    def follow_cursor(self, event: Timeline.Highlighted) -> None:
        """Another exercise is under the cursor."""
        if self.card.exercise is None or event.key != self.card.exercise.id:
            self.said("")
            self.show_card()

    def show_card(self, step: int | None = None) -> None:
        """The card of the exercise under the cursor, on a step or where one starts."""
        self.card.show(self.current(), step)

    @on(events.ScreenResume)
    def take_style(self) -> None:
        """Draw in the style that is set."""
        self.card.take_style()

    def on_screen_suspend(self) -> None:
        """Another page is shown: nothing moves behind it."""
        self.card.figure.stand_still()

    # -- finding and using --------------------------------------------------

    @work
    async def action_seek(self) -> None:
        """Ask for words and go to the first card that has them all."""
        text = await self.ask(AskDialog("Find which words?", hint="step, hip stretch, DiStefano"))
        if text:
            self._finding.text = text
            self.action_seek_on(1)

    def action_seek_on(self, way: int) -> None:
        """The next card with the words, or the one before."""
        if not self._finding.text:
            self.said("Nothing was looked for yet: / asks.")
            return
        shown = [entry.key for day in self.listed.days for entry in day.entries]
        here = "" if self.card.exercise is None else self.card.exercise.id
        found = self._finding.next(shown, here, way)
        if found is None:
            self.said(f'"{self._finding.text}" stands on no card shown here.')
        else:
            self.go_to(found)
            self.said(self._finding.words(shown, found))

    @work
    async def action_filter_list(self) -> None:
        """Ask what the list shall show."""
        wanted = await ask_wanted(self, self.wanted)
        if wanted is not None:
            self.wanted, self.words = wanted, ""
            self.reload()

    @work
    async def action_use_exercise(self) -> None:
        """Ask for a day and put the exercise into the week."""
        exercise = self.current()
        if exercise is not None:
            await plan_item(self, exercise.name, on_step(exercise, self.card.step))

    @work
    async def action_write_own(self) -> None:
        """A file for an exercise of one's own, to be filled in."""
        await write_own(self)

    def action_tell_file(self) -> None:
        """Say where the exercise is written down."""
        exercise = self.current()
        if exercise is not None:
            tell_file(self, exercise)

    # -- moving -------------------------------------------------------------

    def action_play_figure(self) -> None:
        """Let the figure move, or stand still; where it has no room beside the words, show it."""
        if self.has_class("-tiny"):
            self.add_class("-card")
            self.toggle_class("-figure")
            if not self.has_class("-figure"):
                self.card.figure.stand_still()
                return
        if not self.card.figure.play_or_stand():
            self.said("Nothing moves: animations or figures are off in the settings.")

    @on(Timeline.Chosen)
    def open_card(self) -> None:
        """Enter goes into the card."""
        self.add_class("-card")
        self.card.reading.focus()

    def action_step_out(self) -> None:
        """One step out: from the card to the list, from the balance, from the filter."""
        if self.has_class("-figure"):
            self.action_play_figure()
        elif self.has_class("-card"):
            self.remove_class("-card")
            self.listed.focus()
        elif self.has_class("-balance"):
            self.remove_class("-balance")
        elif not self.wanted.is_open or self.words:
            self.words = ""
            self.wanted = Wanted()
            self.reload()

    def action_toggle_balance(self) -> None:
        """Show the balance where it has no room beside the list."""
        self.remove_class("-card")
        self.toggle_class("-balance")
        self.call_after_refresh(self.show_balance)

    def action_walk_ladder(self, way: int) -> None:
        """One step harder or easier."""
        exercise = self.current()
        if exercise is None:
            return
        found = neighbour(exercise, self.card.step, way, self.logbook.exercises)
        if found is None:
            self.said(f"There is nothing {'harder' if way > 0 else 'easier'} in this line.")
            return
        other, step = found
        if other.id != exercise.id and not self.go_to(other.id):
            return
        self.show_card(step)

    def go_to(self, exercise: str) -> bool:
        """Put the cursor on an exercise, dropping a filter that hides it."""
        if not self.wanted.fits(self.logbook.exercises[exercise]):
            self.wanted = Wanted()
            self.reload()
        self.listed.cursor = exercise
        self.show_card()
        return self.listed.cursor == exercise

"""The journal pane: what happened and was felt, the latest day first."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from planner.domain.values.calendar import DAY, WEEK
from planner.domain.values.session import SessionDone, done_id
from planner.logbook.belonging import flare_day
from planner.logbook.logbook import Logbook
from planner.present.journal import journal_entries
from planner.screens.panes.pane import Pane
from planner.widgets.kit.keys import quiet
from planner.widgets.timeline import EntryDay, Timeline

SHOWN_DAYS = 14


class JournalPane(Pane):
    """Takes the days to show, or the last of a fortnight; opens, corrects and removes entries."""

    HELP = """
What happened and was felt. Enter opens or corrects an entry, d puts it in the bin.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("journal.delete", "d,delete", "remove_entry", "delete",
              "Put this entry in the bin; undo brings it back"),
        quiet("journal.edit", "e", "edit_entry", "edit", "Correct this entry"),
    ]  # fmt: skip

    timeline = query_one(Timeline)

    def __init__(self, logbook: Logbook) -> None:
        super().__init__(logbook, "journal-pane")

    def compose(self) -> ComposeResult:
        """The entries."""
        timeline = Timeline(id="journal")
        timeline.border_title = "Journal"
        yield timeline

    def show_until(self, last: date) -> None:
        """Show the fortnight up to a day that has come; of days to come, what a clock that went
        back has left on tomorrow, and what was noted for the week that ends on `last`."""
        book = self.logbook
        tomorrow = book.today + DAY
        recent = journal_entries(book, min(last, tomorrow), SHOWN_DAYS + (last > book.today))
        ahead = min((last - tomorrow).days, WEEK.days)
        coming = journal_entries(book, last, ahead) if ahead > 0 else ()
        self.show((*coming, *recent))

    def show(self, days: tuple[EntryDay, ...]) -> None:
        """Show these days."""
        self.timeline.days = days

    def show_entry(self, key: str) -> None:
        """Put the cursor on an entry, where it is shown."""
        if any(entry.key == key for shown in self.timeline.days for entry in shown.entries):
            self.timeline.cursor = key

    @property
    def is_kept(self) -> bool:
        """False for an entry that tells of others, such as a flare: nothing stands behind it."""
        record, book = (self.timeline.cursor or "").split("/")[0], self.logbook
        return not record or bool(book.get(record) or book.get(done_id(record)))

    @property
    def can_be_edited(self) -> bool:
        """True for what is kept, and for a flare: the runner's guess at it."""
        return self.is_kept or flare_day(self.timeline.cursor or "") is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that correct and remove are there for what can be."""
        if action == "edit_entry":
            return self.can_be_edited
        if action == "remove_entry":
            return self.is_kept
        return super().check_action(action, parameters)

    @on(Timeline.Highlighted)
    def follow_cursor(self) -> None:
        """Another entry may have other keys."""
        self.refresh_bindings()

    @on(Timeline.Chosen)
    def open_chosen(self, event: Timeline.Chosen) -> None:
        """Enter on an entry opens or corrects it."""
        event.stop()
        self.open(event.key)

    def open(self, key: str) -> None:
        """Open or correct an entry."""
        self.edit(key)

    def action_edit_entry(self) -> None:
        """Correct the entry under the cursor."""
        if self.timeline.cursor:
            self.edit(self.timeline.cursor)

    def edit(self, key: str) -> None:
        """Correct an entry, if there is something behind it."""
        if self.can_be_edited:
            self._correct(key)
        else:
            self.page.said("There is nothing to correct: it is told from other entries.")

    @work
    async def _correct(self, key: str) -> None:
        from planner.screens.shared.journal_forms import correct_entry  # imported on first use

        await correct_entry(self.page, key)

    def action_remove_entry(self) -> None:
        """Put the entry in the bin; of a session that means all its ticks."""
        page, book, entry = self.page, self.logbook, self.timeline.cursor
        if not entry:
            page.said("Nothing to delete here.")
            return
        session = entry.split("/")[0]
        if isinstance(book.get(done_id(session)), SessionDone):
            did = page.did(lambda: book.session.untick_all(session))
        else:
            did = page.did(lambda: book.facts.remove(entry))
        if did:
            page.done()

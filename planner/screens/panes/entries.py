"""The list of the journal page and the entry under its cursor: what it leads to is followed by the
page."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.getters import query_one
from textual.message import Message

from planner.screens.panes.journal import JournalPane
from planner.widgets.first_paint import Row
from planner.widgets.paragraphs import Paragraph, Paragraphs


class EntriesPane(JournalPane):
    """Takes the days to show and what is told of an entry; tells which entry is opened, and
    corrects and removes entries."""

    HELP = """
Enter follows the link of an entry: from a note to its run, from a run to its notes, from a flare
to what set it off and what was changed. Without a link it opens the entry. e corrects it.
"""

    card = query_one("#card", Paragraphs)

    class Opened(Message):
        """Enter on an entry."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def compose(self) -> ComposeResult:
        """The entries, and one of them beside the list."""
        with Row(id="body"):
            yield from super().compose()
            card = Paragraphs(id="card")
            card.border_title = "This entry"
            yield card

    def tell(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Show what is told of an entry, from its beginning."""
        if paragraphs != self.card.paragraphs:
            self.card.paragraphs = paragraphs
            self.card.to_top()

    def open(self, key: str) -> None:
        """What the entry leads to is the page's to know."""
        self.post_message(self.Opened(key))

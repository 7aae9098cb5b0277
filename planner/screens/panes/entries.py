"""The list of the journal page: what an entry leads to is followed by the page."""

from __future__ import annotations

from textual.message import Message

from planner.screens.panes.journal import JournalPane


class EntriesPane(JournalPane):
    """Takes the days to show; tells which entry is opened, and corrects and removes entries."""

    HELP = """
Enter follows the link of an entry: from a note to its run, from a run to its notes, from a flare
to what set it off and what was changed. Without a link it opens the entry. e corrects it.
"""

    class Opened(Message):
        """Enter on an entry."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def open(self, key: str) -> None:
        """What the entry leads to is the page's to know."""
        self.post_message(self.Opened(key))

"""What other programs show of the book, kept as the book is: followed calendars, the prompt."""

from __future__ import annotations

from pathlib import Path

from planner.config import Folders
from planner.logbook.followed import Followed
from planner.logbook.logbook import Logbook
from planner.logbook.opening import FOLLOWED
from planner.logbook.reminding import Reminding
from planner.prompt_line import cache_file
from planner.store.outside import write_small


def followed(logbook: Logbook, folders: Folders) -> Followed:
    """The calendar files that follow the book."""
    return Followed(folders.state / FOLLOWED, logbook, logbook.exporting.appointments)


def write_prompt(logbook: Logbook, folders: Folders) -> None:
    """Write the cache of `easeback prompt`. It is not missed where the disk refuses: the next
    prompt asks the book."""
    lines = ("\t".join(day.values()) for day in Reminding(logbook).prompt_lines())
    file = Path(cache_file(str(folders.cache), str(folders.data)))
    write_small(file, "".join(f"{line}\n" for line in lines))

"""How a logbook is opened: device, journal, library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.clock import Clock
from planner.config import Folders
from planner.exchange.out_file import is_file
from planner.exchange.plan_files import read_library
from planner.logbook.logbook import Logbook
from planner.prompt_line import cache_file
from planner.store.device import device_id
from planner.store.journal import Journal
from planner.store.outside import write_small

if TYPE_CHECKING:
    from planner.logbook.followed import Followed

FOLLOWED = "followed.json"
"""Which calendar files follow the book, in the folder of what belongs to this machine."""


def open_logbook(folders: Folders, clock: Clock) -> Logbook:
    """Open the journal and the library. Raises StoreError if the journal cannot be used at all.

    A broken plan file does not stop it: the logbook's notices name it.
    """
    journal = Journal.open(folders.data, device=device_id(folders.state), now=clock)
    library = read_library(folders.plans, cache=folders.cache)
    logbook = Logbook(journal, library.exercises, library.plans, clock)
    logbook.plan_folders = folders.plans
    broken = (problem for problem in library.problems if problem.severity == "error")
    logbook.notices.extend(str(problem) for problem in broken)
    if logbook.profile and logbook.profile.parameters and (aside := logbook.settings.left_aside()):
        from planner.wording.parameters import left_aside_words  # 8 ms, and few set parameters

        logbook.notices.append(left_aside_words(aside))
    if journal.read_only_reason not in ("", *journal.notices):
        logbook.notices.append(journal.read_only_reason)
    _keep_outside(logbook, folders)
    return logbook


def _keep_outside(logbook: Logbook, folders: Folders) -> None:
    """Let what other programs show follow the book, where any does."""

    def refresh(*, wait: bool) -> None:
        if is_file(folders.state / FOLLOWED):
            followed(logbook, folders).refresh(wait=wait)
        if is_file(_prompt_file(folders)):
            write_prompt(logbook, folders)

    logbook.keep_outside(refresh)


def followed(logbook: Logbook, folders: Folders) -> Followed:
    """The calendar files that follow the book."""
    from planner.logbook.followed import Followed  # where one follows

    return Followed(folders.state / FOLLOWED, logbook, logbook.exporting.appointments)


def _prompt_file(folders: Folders) -> Path:
    return Path(cache_file(str(folders.cache), str(folders.data)))


def write_prompt(logbook: Logbook, folders: Folders) -> None:
    """Write the cache of `easeback prompt`. It is not missed where the disk refuses: the next
    prompt asks the book."""
    from planner.logbook.reminding import Reminding  # where a prompt asks for it

    lines = ("\t".join(day.values()) for day in Reminding(logbook).prompt_lines())
    write_small(_prompt_file(folders), "".join(f"{line}\n" for line in lines))

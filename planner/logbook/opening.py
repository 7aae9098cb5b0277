"""How a logbook is opened: device, journal, library."""

from __future__ import annotations

from planner.clock import Clock
from planner.config import Folders
from planner.exchange.plan_files import read_library
from planner.logbook.logbook import Logbook
from planner.store.device import device_id
from planner.store.journal import Journal


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
    return logbook

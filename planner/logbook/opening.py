"""How a logbook is opened: device, journal, library."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from planner.clock import Clock
from planner.config import Folders
from planner.exchange.kit.out_file import is_file
from planner.exchange.plans.plan_files import read_library
from planner.logbook.logbook import Logbook
from planner.prompt_line import cache_file
from planner.store.journal import Journal
from planner.store.one_name import name_for, new_start

FOLLOWED = "followed.json"
"""Which calendar files follow the book, in the folder of what belongs to this machine."""


def open_logbook(folders: Folders, clock: Clock) -> Logbook:
    """Open the journal and the library. Raises StoreError if the journal cannot be used at all.

    A broken plan file does not stop it: the logbook's notices name it. Nothing can be changed while
    the name of this machine cannot be read.
    """
    named = name_for(folders.state, folders.data)
    start = partial(new_start, folders.state)
    journal = Journal.open(folders.data, device=named.device, now=clock, start=start)
    journal.notices.extend(filter(None, (named.notice,)))
    if named.unread:
        journal.write_nothing(named.unread)
    library = read_library(folders.plans, cache=folders.cache)
    logbook = Logbook(journal, library.exercises, library.plans, clock)
    logbook.plan_folders = folders.plans
    logbook.machine_folder = folders.state
    broken = (problem for problem in library.problems if problem.severity == "error")
    logbook.notices.extend(str(problem) for problem in broken)
    # Few set parameters, and with the settings comes the table of all.
    if logbook.profile and logbook.profile.parameters:
        logbook.notices.extend(filter(None, (logbook.settings.left_aside_notice(),)))
    if journal.read_only_reason not in ("", *journal.notices):
        logbook.notices.append(journal.read_only_reason)
    _keep_outside(logbook, folders)
    return logbook


def _keep_outside(logbook: Logbook, folders: Folders) -> None:
    """Let what other programs show follow the book, where any does."""

    prompt_file = Path(cache_file(str(folders.cache), str(folders.data)))

    def refresh(*, wait: bool) -> None:
        follows, prompts = is_file(folders.state / FOLLOWED), is_file(prompt_file)
        if follows or prompts:
            from planner.logbook import kept_outside  # by few

            if follows:
                kept_outside.followed(logbook, folders).refresh(wait=wait)
            if prompts:
                kept_outside.write_prompt(logbook, folders)

    logbook.keeping.follow(refresh)

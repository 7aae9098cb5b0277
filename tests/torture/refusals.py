"""Kills and refusals at every single step of what is done at the disk."""

from __future__ import annotations

import errno
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import product
from pathlib import Path
from typing import NamedTuple

from planner.domain.values.errors import EasebackError
from tests.store.refusing import (
    StepsAreOverError,
    failing,
    refused,
    short_writes,
    unreadable,
)
from tests.torture.deeds import DEEDS
from tests.torture.folders import State, copied, goes_on, hold, state_of, template
from tests.torture.mortal import TRACEBACK
from tests.torture.mortals import Mortals
from tests.torture.tally import LostError, Round

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE, errno.ENOMEM)
NEVER = 10**9
"""A step that is never reached."""


class Deed(NamedTuple):
    """A deed, what the journal shows before and after it, and how many calls it makes."""

    name: str
    before: State
    after: State
    writes: int
    reads: int


def deeds_of(source: Path, root: Path) -> Iterator[Deed]:
    """Every deed done once on a copy of a journal, with nothing in its way."""
    for name, ready in DEEDS.items():
        with copied(source, root) as folder:
            act = ready(folder)
            before = state_of(folder)
            writes, reads = counted(act)
            yield Deed(name, before, state_of(folder), writes, reads)


def counted(act: Callable[[], object]) -> tuple[int, int]:
    """How many writes and looks a deed makes; it is done by that."""
    with suppress(StepsAreOverError), unreadable(NEVER, 0) as reads:  # noqa: SIM117 (the inner ends first)
        with suppress(StepsAreOverError), failing(NEVER, refused(0)) as writes:
            act()
    return len(writes), len(reads)


def kill_at_every_call(tried: Round) -> None:
    """SIGKILL at each write, sync, rename, cut, removal and opening for writing of each deed."""
    source = template(tried.folder)
    cases = [(deed, step) for deed in deeds_of(source, tried.folder) for step in range(deed.writes)]
    with Mortals() as mortals:
        for seed in tried.seeds():
            deed, step = cases[(seed - 1) % len(cases)]
            with (
                tried.trying(seed, what=lambda: f"{deed.name} killed at write {step}:"),  # noqa: B023
                copied(source, tried.folder) as folder,
            ):
                end = mortals.live(folder=str(folder), deed=deed.name, step=step)
                if end.code == TRACEBACK:
                    raise RuntimeError("The program ended with a traceback.")
                _hold_whole(folder, deed)
    tried.tally.remarks.append(f"One pass through all calls is {len(cases)} kills.")


class Refusal(NamedTuple):
    """One call of one deed that is refused."""

    deed: Deed
    way: str
    number: int
    step: int
    for_good: bool

    @property
    def words(self) -> str:
        """What is done, for a finding."""
        rest = " and all after it" if self.for_good else ""
        name = errno.errorcode.get(self.number, "short writes")
        return f"{self.deed.name}, {self.way} {self.step}{rest} refused with {name}:"


def refusals_of(deeds: list[Deed]) -> list[Refusal]:
    """Every call of every deed refused in every way, once and for good; and short writes."""
    found = [Refusal(deed, "short", 0, 0, for_good=True) for deed in deeds]
    for deed, number, for_good in product(deeds, ERRORS, (False, True)):
        for way, count in (("write", deed.writes), ("read", deed.reads)):
            found += [Refusal(deed, way, number, step, for_good) for step in range(count)]
    random.Random(1).shuffle(found)  # a short run meets some of all
    return found


def refuse_every_call(tried: Round) -> None:
    """Each call of each deed fails with each error; the deed is done or refused."""
    source = template(tried.folder)
    cases = refusals_of(list(deeds_of(source, tried.folder)))
    for seed in tried.seeds():
        case = cases[(seed - 1) % len(cases)]
        with (
            tried.trying(seed, what=lambda: case.words),  # noqa: B023
            copied(source, tried.folder) as folder,
        ):
            tried.tally.refused += not _does(folder, case)
    tried.tally.remarks.append(f"One pass through all calls and errors is {len(cases):,} refusals.")


def _does(folder: Path, case: Refusal) -> bool:
    """True if the deed was done all the same. Raises LostError."""
    act = DEEDS[case.deed.name](folder)
    said = ""
    try:
        with _refusing(case):
            act()
    except StepsAreOverError:
        pass
    except EasebackError as error:
        said = error.message
    allowed: tuple[State, ...]
    if not said:
        allowed = (case.deed.after,)
    elif "may have been kept" in said:
        allowed = (case.deed.before, case.deed.after)
    else:
        allowed = (case.deed.before,)
    found = hold(state_of(folder), *allowed)
    _look_aside(folder)
    goes_on(folder, found)
    return not said


@contextmanager
def _refusing(case: Refusal) -> Iterator[None]:
    if case.way == "short":
        with short_writes():
            yield
    elif case.way == "read":
        with unreadable(case.step, case.number, for_good=case.for_good):
            yield
    else:
        with failing(case.step, refused(case.number), dead=case.for_good):
            yield


def _hold_whole(folder: Path, deed: Deed) -> None:
    found = hold(state_of(folder), deed.before, deed.after)
    _look_aside(folder)
    goes_on(folder, found)


def _look_aside(folder: Path) -> None:
    """What was restored beside the journal is whole or not there."""
    restored = folder.parent / "restored"
    if restored.exists() and not state_of(restored)["facts"]:
        raise LostError("half a backup was restored")

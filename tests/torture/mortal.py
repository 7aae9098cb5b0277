"""A process whose children die: `python -m tests.torture.mortal`, told what to do line by line.

It has one thread and everything imported, so that a child costs a fork and no start. A child ends
by a signal that nothing of it sees: SIGKILL at one step of a deed, or that of a timer, with
the system's own answer to it, at a moment that the clock alone knows.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import NoReturn

from planner.domain.values.errors import StoreError
from tests.store.refusing import StepsAreOverError, failing
from tests.store.samples import done, put
from tests.torture.deeds import DEEDS
from tests.torture.folders import opened

CLOCKS = {
    "day": (signal.ITIMER_REAL, signal.SIGALRM), "processor": (signal.ITIMER_PROF, signal.SIGPROF),
}  # fmt: skip
"""What a life is counted in, and the signal that ends it: of the time of day it may end while it
waits for the disk; of the processor it comes to as much on a busy machine."""
REFUSED, TRACEBACK = 1, 3
"""Exit codes of a child that was not killed."""


def note(record: str, number: int) -> dict[str, object]:
    """What a child keeps over and over, in two months."""
    day = f"2026-{11 + number % 2}-{number % 28 + 1:02d}"
    return {"id": record, "kind": "note", "date": day, "text": f"note {number}"}


def write_until_killed(
    folder: Path, name: str, device: str, most: int, life_s: float, of: str
) -> None:
    """Notes and ticks, each said on stdout once it is kept; checkpoints and backups between."""
    if life_s:
        clock, knell = CLOCKS[of]
        signal.signal(knell, signal.SIG_DFL)
        signal.setitimer(clock, life_s)
    journal = opened(folder, device)
    ticks: list[str] = []
    for number in range(most):
        record = f"{name}-{number}"
        if number % 3 == 2:
            ticks = [*ticks[-6:], f"{name}/left/{number}"]
            session = {**done(*ticks), "id": f"{name}.done", "session": name}
            put(journal, session)
            record = f"{name}.done {ticks[-1]}"
        else:
            put(journal, note(record, number))
        os.write(1, f"{record}\n".encode())
        if number % 10 == 9:
            journal.checkpoint()
        if number % 100 == 99:
            journal.backup()


def die_at(folder: Path, deed: str, step: int) -> None:
    """Do a deed up to the step at which it is killed."""
    act = DEEDS[deed](folder)
    with failing(step, _die):
        act()


def _die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")


def _in_a_child(told: dict[str, object]) -> None:
    """Do what was told; end without the endings of the process this one was made from."""
    code = TRACEBACK
    try:
        folder = Path(str(told["folder"]))
        if "deed" in told:
            die_at(folder, str(told["deed"]), int(str(told["step"])))
        else:
            write_until_killed(
                folder, str(told["name"]), str(told["device"]), int(str(told["most"])),
                float(str(told["life_s"])), str(told["of"]),
            )  # fmt: skip
        code = 0
    except StepsAreOverError:
        code = 0
    except StoreError:
        code = REFUSED
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(code)


def main() -> None:
    """One child for each line; its end is said as `= signal exit-code`."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _in_a_child(json.loads(line))
        _, status = os.waitpid(child, 0)
        ended = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        os.write(1, f"= {ended} {os.WEXITSTATUS(status)}\n".encode())


if __name__ == "__main__":
    main()

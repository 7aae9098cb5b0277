"""The kinds of torment there are; a new one enters here."""

from __future__ import annotations

from tests.torture.damage import CASES, FILES, damage_everything
from tests.torture.devices import STEPS, sync_three
from tests.torture.fuzz import fuzz_everything
from tests.torture.harms import HARMS
from tests.torture.keys import press_at_random
from tests.torture.kills import kill_at_random
from tests.torture.refusals import kill_at_every_call, refuse_every_call
from tests.torture.tally import Torment
from tests.torture.targets import FUZZED
from tests.torture.together import write_together

KINDS = (
    Torment(
        name="kills", unit="changes confirmed", aim=100_000, short=150, share=0.10,
        work=kill_at_random,
        about="A program writes as fast as it can and says each change once it is kept; at a "
        "moment that nobody knows it is killed. All it had said is there, and at most one change "
        "more. After thirty lives the same is made anew of the logs alone.",
    ),
    Torment(
        name="calls", unit="kills", aim=500, short=8, share=0.03, work=kill_at_every_call,
        about="SIGKILL at each opening for writing, write (half done), fsync, rename, cut and "
        "removal of what a program does at its disk: open, change, undo, redo, checkpoint, poll, "
        "backup, repair, restore and others. The journal is as before or as after, and goes on.",
    ),
    Torment(
        name="faults", unit="refused calls", aim=10_000, short=60, share=0.08,
        work=refuse_every_call,
        about="The same deeds on a disk that refuses one call, or all from it on: writes and "
        "reads, with ENOSPC, EIO, EACCES, EMFILE and ENOMEM; and writes that take a third. What "
        "is refused has not happened, what is confirmed has.",
    ),
    Torment(
        name="damage", unit="damaged files", aim=10_000, short=len(HARMS) * 2, share=0.07,
        work=damage_everything,
        about=f"{len(HARMS)} kinds of damage ({', '.join(HARMS)}) to {len(FILES)} kinds of files "
        f"({', '.join(FILES)}): {len(CASES)} pairs, each at another place every time. While the "
        "logs are whole, nothing may be missing; else it has to be told; what a backup has comes "
        "back. A whole line taken out of a log that no backup has yet cannot be told.",
    ),
    Torment(
        name="devices", unit=f"worlds of {STEPS} steps", aim=2_000, short=3, share=0.05,
        work=sync_three,
        about="Three devices plan, tick, run, undo, delete, save, die and start again while logs "
        "and monthly files arrive in any order, late, or not. At the end all have the same.",
    ),
    Torment(
        name="together", unit="windows", aim=500, short=1, share=0.07, work=write_together,
        about="Two programs write beside an open window that is used meanwhile; one or both may "
        "be killed. The window shows what a fresh start shows, and nothing confirmed is missing.",
    ),
    Torment(
        name="fuzz", unit="inputs", aim=1_000_000, short=2_500, share=0.15, work=fuzz_everything,
        about=f"{len(FUZZED)} readers and parsers: {', '.join(FUZZED)}. Each input is a value, "
        "or refused in words; none takes five seconds. What once did harm is kept in "
        "`tests/torture/corpus` and given first.",
    ),
    Torment(
        name="keys", unit="keys", aim=100_000, short=40, share=0.45, work=press_at_random,
        about="Random keys, many of them at once, and a new size after every seventh or so, in "
        "one window that is never closed: every page, form and dialog. It always answers.",
    ),
)  # fmt: skip

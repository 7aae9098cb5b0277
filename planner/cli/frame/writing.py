"""Files that a command writes: whole or not at all, over others only after a yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from planner.cli.frame.answer import Answer, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.ending import FAILED
from planner.cli.frame.output import legible
from planner.exchange.kit.out_file import is_there, need_ordinary, write_file


def write_files(
    call: Call, files: Mapping[Path, bytes], remarks: tuple[Remark, ...] = ()
) -> Answer:
    """Write them, and say so. Raises ExchangeError where the disk refuses."""
    for one in files:
        need_ordinary(one)
    there = [one for one in files if is_there(one)]
    if there and not may_write_over(call, there):
        return nothing_written()
    if not call.flags.dry_run:
        for one, content in files.items():
            write_file(one, content, over=one in there)
    verb = "Would write" if call.flags.dry_run else "Wrote"
    listed = [legible(str(one)) for one in files]
    return Answer(
        lines=[f"{verb} {one}" for one in listed], data={"files": listed}, remarks=remarks
    )


def may_write_over(call: Call, there: Sequence[Path]) -> bool:
    """Ask whether these may go. Raises UsageError if nobody is there to answer."""
    names = ", ".join(legible(str(one)) for one in there)
    return call.confirm(f"{names}: there already. Write over?")


def nothing_written() -> Answer:
    """What is answered to a no."""
    return Answer(lines=["Nothing was written."], code=FAILED)

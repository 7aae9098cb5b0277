"""A call on the book as it stood earlier, shown by the flags of the call that asked."""

from __future__ import annotations

from planner.cli.frame.call import Call, Flags, Within
from planner.cli.frame.start import Start
from planner.logbook.as_of import EarlierBook


def past_call(call: Call, past: EarlierBook) -> Call:
    """What commands on that book are given: its day is today."""
    flags = Flags(Within(past.book, Start(past.folders, past.book.clock)))
    flags.plain, flags.units = call.flags.plain, call.flags.units
    return Call(flags)

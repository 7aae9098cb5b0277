"""What an import found: one value for each activity, and one for each thing that is none."""

from __future__ import annotations

from typing import Literal

import msgspec

from planner.domain.values.any_record import AnyRecord
from planner.domain.values.run import CrossTraining, Run
from planner.exchange.sources.list_answers import Ask

Outcome = Literal["run", "cross", "unreadable", "no_track", "without_time", "no_sport", "own"]
"""`run` and `cross` carry a record, and so does `no_sport`, whose word for the sport nobody knows:
it is a run only if the runner says so; `no_track` is a route, a course or an empty file,
`without_time` has no date; `unreadable` is all the rest. `own` is no activity, but another record
out of an export of easeback."""

Basis = Literal["summary", "session", "laps", "gps"]
"""Where the distance comes from, most trusted first (formats.md, golden rules): the platform's
own list holds what the runner corrected there, the file of the watch does not."""

Guess = Literal["zone", "sport"]
"""What the file did not say: the local zone of the start, or that it was a run."""

Question = Literal["", "sport", "fast", "far", "future"]
"""What the runner is asked before a run counts: whether it was one, whether anyone runs so fast
or so far, whether it has happened at all. Unasked it is left out."""

TRUST: tuple[Basis, ...] = ("summary", "session", "laps", "gps")


class Found(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One activity of a file, or one file or line that could not be taken, and why."""

    outcome: Outcome
    file: str
    """The file as the runner knows it; inside an archive `export.zip/activities/1.gpx`."""
    line: int = 0
    """Line of a list, counted from 1; 0 where the file is not a list."""
    run: Run | CrossTraining | None = None
    """The record, ready for the journal; None if it was refused."""
    remark: str = ""
    """A refusal's reason, or what to know about a record that was taken."""
    hint: str = ""
    """What the runner can do about a refusal."""
    basis: Basis = "session"
    guessed: tuple[Guess, ...] = ()
    damaged: bool = False
    """True if the file was damaged and was read as far as it goes."""
    ridden: bool = False
    """True if a part of it was gone faster than anyone runs, as in a car."""
    question: Question = ""
    """Set when it is held against the journal (`asking.question`)."""
    track: str = ""
    """File beside the list that a row of it speaks of: that file need not be read again."""
    asks: Ask = ""
    """What the runner can say so that the list is read after all."""
    list_note: str = ""
    """What was concluded for all lines of a list, such as its unit."""
    mapped_by: str = ""
    """Fingerprint of the header line whose columns the runner has named."""
    own: AnyRecord | None = None
    """What an export of our own holds, as it was and under its id; a run stands in `run`, too."""

"""What an import found: one value for each activity, and one for each thing that is none."""

from __future__ import annotations

from typing import Literal

import msgspec

from planner.domain.values.run import CrossTraining, Run

Outcome = Literal["run", "cross", "unreadable", "no_track", "without_time", "no_sport"]
"""`run` and `cross` carry a record; `no_track` is a route, a course or an empty file,
`without_time` has no date, `no_sport` does not say what it was; `unreadable` is all the rest."""

Basis = Literal["summary", "session", "laps", "gps"]
"""Where the distance comes from, most trusted first (formats.md, golden rules): the platform's
own list holds what the runner corrected there, the file of the watch does not."""

Guess = Literal["zone", "sport"]
"""What the file did not say: the local zone of the start, or that it was a run."""

TRUST: tuple[Basis, ...] = ("summary", "session", "laps", "gps")


class Found(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
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
    track: str = ""
    """File beside the list that a row of it speaks of: that file need not be read again."""

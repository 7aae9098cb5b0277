"""What the runner writes down beside sessions and runs, and who the runner is."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from planner.domain.values.record import Dated, Record, Side

SWELLING = "swelling"
"""Measure of the test that says a knee is swollen (1) or no longer (0)."""
SCREEN = "red_flags"
"""Measure of the test that says the red flags were gone through."""


class Moment(StrEnum):
    """When a pain score was felt."""

    MORNING = "morning"
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    REST = "rest"
    STAIRS = "stairs"
    EXERCISE = "exercise"
    """During an exercise: says nothing of a run of that day."""


class PainReading(Dated, frozen=True, kw_only=True, omit_defaults=True, tag="pain"):
    """One pain score. Several a day are kept; none is ever lost in a merge."""

    score: int
    """0-10."""
    side: Side
    moment: Moment
    at: str = ""
    """Local time of day `HH:MM` it speaks of."""
    flare: bool = False
    """True if the runner reported it as a flare."""
    swelling: bool = False
    limp: bool = False
    about: str = ""
    """Id of the run or session it was felt in or around, where that is known, or of a flare
    (`flare-` and its first day)."""
    note: str = ""


class Note(Dated, frozen=True, kw_only=True, omit_defaults=True, tag="note"):
    """Free words with tags."""

    text: str
    tags: tuple[str, ...] = ()
    about: str = ""
    """Id of the session or run it speaks of, or of a flare (`flare-` and its first day)."""
    at: str = ""


class TestResult(Dated, frozen=True, kw_only=True, omit_defaults=True, tag="test"):
    """A measurement for a phase gate or a resume test."""

    __test__ = False

    measure: str
    """What was measured: brisk_walk, stairs_down, step_down_left, swelling, ..."""
    value: int
    """Pain 0-10, repetitions or minutes, as the measure says."""
    note: str = ""


class Lock(Dated, frozen=True, kw_only=True, omit_defaults=True, tag="lock"):
    """A red flag the runner reported (evidence.md 7). Stays until a professional cleared it."""

    level: Literal["E", "U", "S"]
    """Emergency, urgent, soon."""
    findings: tuple[str, ...]
    """Ids of the findings that were ticked."""
    scope: Literal["all", "run"]
    """What is locked: everything, or running only."""
    cleared: date | None = None
    cleared_by: str = ""


class Profile(Record, frozen=True, kw_only=True, omit_defaults=True, tag="profile"):
    """The runner's answers in the wizard. One record, id `profile`."""

    knee: Side
    unit: Literal["km", "mi"] = "km"
    week_start: int = 0
    """First day of the week: 0 = Monday ... 6 = Sunday."""
    plan: str = ""
    """Id of the plan adopted."""
    start: date | None = None
    """First day of the plan."""
    exercise_days: tuple[int, ...] = ()
    """Weekdays for exercise, 0 = Monday."""
    run_days: tuple[int, ...] = ()
    weekly_m: int = 0
    """Typed running history: usual metres a week, where no file was given."""
    longest_m: int = 0
    """Typed running history: longest run of the last 30 days, in metres."""
    usual_morning: dict[str, int] = {}
    """Ordinary morning pain 0-10 by knee (`left`, `right`), as the runner said it."""
    usual_stairs: dict[str, int] = {}
    """Ordinary pain on stairs 0-10 by knee."""
    can_run_s: int | None = None
    """Seconds that can be run at pain 2 or less; None = not said."""
    pace_s: int | None = None
    """Easy seconds a kilometre, as the runner said it; None = not said."""
    born: int | None = None
    """Year of birth; None = not said."""
    goal_week_m: int = 0
    """Weekly metres beyond which nothing grows; 0 = the usual ceiling."""
    goal_m: int = 0
    """Longest run the runner would like, in metres; 0 = the usual ceiling."""
    parameters: dict[str, float | tuple[float, ...]] = {}
    """Load parameters set by the runner or a clinician; see `domain.parameters`."""


class Recurrence(Record, frozen=True, kw_only=True, omit_defaults=True, tag="rule"):
    """A repeat rule. Its occurrences are dated records that carry its id."""

    rrule: str
    """RFC 5545 rule, such as `FREQ=WEEKLY;BYDAY=MO,WE`."""
    start: date
    until: date
    """The last day it was unrolled to."""
    words: str = ""


class Bookmark(Record, frozen=True, kw_only=True, omit_defaults=True, tag="bookmark"):
    """A week to be found again by a name. Its id is the week's: the same on every device."""

    week: date
    """First day of the week, as it was when the name was given."""
    name: str

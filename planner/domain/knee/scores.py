"""Scores: what each measures, and from which change on people call it better (evidence.md 6, 14).

Own words throughout: of the questionnaires only the total is kept, nothing of their text.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import msgspec

from planner.domain.values.exercise import Strength
from planner.domain.values.scores import ACTIVITY

FORTNIGHT, MONTH = 14, 28
"""Days between two askings: activities and step-downs every two weeks (evidence.md 6), the rest
every four."""

CHANGE_MARKS = (42, 84, 182)
"""Days of the plan from which on the change since the start is asked for: 6, 12 and 26 weeks."""


class ScoreScale(msgspec.Struct, frozen=True, kw_only=True):
    """One measure: what it asks, in which range, and what a change of it means."""

    measure: str
    """Its id; of an activity `activity/<id>`."""
    label: str
    """What it is called, in few words."""
    asks: str
    """What the runner is asked for."""
    low: int
    high: int
    unit: str
    """What stands behind a value: `/10`, `/100`, ` reps`; empty for a step of change."""
    better: Literal["lower", "higher"]
    important: float | None = None
    """The smallest change that people call better; None where nobody has published one."""
    error: float | None = None
    """A change up to this cannot be told from chance; None where that was not found."""
    source: str = ""
    """Where `important` and `error` come from, in short: `Crossley 2004`."""
    strength: Strength = "PRAG"
    more: str = ""
    """What else is known of these numbers."""
    every: int = MONTH
    """Days after which it is asked for again."""
    on_request: bool = False
    """True if it is only asked for once it was given: it needs a form of somebody else's."""

    @property
    def counts(self) -> bool:
        """True for repetitions, which have no highest value worth the name."""
        return self.unit == " reps"

    @property
    def sign(self) -> int:
        """1 if more is better, -1 if less is."""
        return 1 if self.better == "higher" else -1


class ChangeKind(StrEnum):
    """What a change amounts to."""

    BETTER = "better"
    """At least what people call better."""
    WORSE = "worse"
    """As much in the other direction."""
    CHANCE = "chance"
    """No more than the measurement error."""
    SMALL = "small"
    """More than that, or nobody knows the error, but less than people call better."""
    UNKNOWN = "unknown"
    """Nobody has published what counts."""


_POINTS = (
    "Asked twice, 0-10 scores agree poorly to well (ICC .49 to .83): one point is no finding. "
    "Another study found 1.16 points to count (Piva 2009)."
)

SCALES: dict[str, ScoreScale] = {
    scale.measure: scale
    for scale in (
        ScoreScale(
            measure="worst", label="worst pain of the week", low=0, high=10, unit="/10",
            asks="the worst pain of the last seven days, whatever brought it on",
            better="lower", important=2.0, error=1.0, source="Crossley 2004", strength="EB-w",
            more=_POINTS,
        ),
        ScoreScale(
            measure="usual", label="usual pain of the week", low=0, high=10, unit="/10",
            asks="the pain on an ordinary day of the last seven",
            better="lower", important=2.0, error=1.0, source="Crossley 2004", strength="EB-w",
            more=_POINTS,
        ),
        ScoreScale(
            measure="activities", label="activities on average", low=0, high=10, unit="/10",
            asks="the mean of the activities you chose",
            better="higher", important=2.0, error=1.0, source="Stratford 1995", strength="CONS",
            more="About two points on the mean of three; one point as for other 0-10 scores.",
            every=FORTNIGHT,
        ),
        ScoreScale(
            measure="change", label="change since the start", low=-3, high=3, unit="",
            asks="how the knee is now, against the day the plan began",
            better="higher", important=2.0, error=1.0, source="evidence.md 6", strength="CONS",
            more="Two of seven steps up, much better, is what trials count as success.",
            every=CHANGE_MARKS[0],
        ),
        ScoreScale(
            measure="step_down_30s_left", label="step-downs in 30 s left", low=0, high=60,
            unit=" reps", asks="from a 20 cm step, heel to the floor and back, in 30 seconds",
            better="higher", source="evidence.md 6", strength="PRAG",
            more="Nobody has published what counts; in one trial two doses lay 6.5 apart.",
            every=FORTNIGHT,
        ),
        ScoreScale(
            measure="step_down_30s_right", label="step-downs in 30 s right", low=0, high=60,
            unit=" reps", asks="from a 20 cm step, heel to the floor and back, in 30 seconds",
            better="higher", source="evidence.md 6", strength="PRAG",
            more="Nobody has published what counts; in one trial two doses lay 6.5 apart.",
            every=FORTNIGHT,
        ),
        ScoreScale(
            measure="rises_left", label="single-leg rises left", low=0, high=100, unit=" reps",
            asks="up from a chair on one leg, without hands, until it no longer goes cleanly",
            better="higher", strength="PRAG", more="Nobody has published what counts.",
        ),
        ScoreScale(
            measure="rises_right", label="single-leg rises right", low=0, high=100, unit=" reps",
            asks="up from a chair on one leg, without hands, until it no longer goes cleanly",
            better="higher", strength="PRAG", more="Nobody has published what counts.",
        ),
        ScoreScale(
            measure="akps", label="AKPS total", low=0, high=100, unit="/100",
            asks="the total of an AKPS (Kujala) form you have filled in elsewhere",
            better="higher", important=10.0, source="Crossley 2004", strength="EB-w",
            more="Another trial takes 8 for no difference (Hansen 2023).", on_request=True,
        ),
        ScoreScale(
            measure="koos_pf", label="KOOS-PF total", low=0, high=100, unit="/100",
            asks="the total of a KOOS-PF form you have filled in elsewhere",
            better="higher", important=16.4, error=16.0, source="Crossley 2018", strength="EB-w",
            more="In one person no change below 16 can be told from chance.", on_request=True,
        ),
    )
}  # fmt: skip
"""Every measure but the single activities, in the order it is asked for."""

MEANS = frozenset({"activities"})
"""Measures that are reckoned from others, and never typed."""


def scale_of(measure: str, words: str = "") -> ScoreScale:
    """The scale of a measure; `words` are an activity's own. Raises KeyError for an unknown one."""
    if not measure.startswith(ACTIVITY):
        return SCALES[measure]
    return ScoreScale(
        measure=measure,
        label=words or "an activity",
        asks="how well it goes: 0 = not at all, 10 = as before the knee",
        low=0,
        high=10,
        unit="/10",
        better="higher",
        important=3.0,
        error=1.0,
        source="Stratford 1995",
        strength="CONS",
        more="About three points on one activity; one point as for other 0-10 scores.",
        every=FORTNIGHT,
    )


def kind_of_change(scale: ScoreScale, change: float) -> ChangeKind:
    """What a change (after less before) of a measure amounts to."""
    return kind_of_gain(change * scale.sign, scale.important, scale.error)


def kind_of_gain(gain: float, important: float | None, error: float | None) -> ChangeKind:
    """What a change amounts to that is positive if it is for the better."""
    if abs(gain) <= (error or 0):
        return ChangeKind.CHANCE
    if important is None:
        return ChangeKind.UNKNOWN
    if abs(gain) < important:
        return ChangeKind.SMALL
    return ChangeKind.BETTER if gain > 0 else ChangeKind.WORSE

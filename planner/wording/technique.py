"""Running technique in words: the focus, its cue, what became of it, and what keeps it waiting."""

from __future__ import annotations

from datetime import date

from planner.domain.values.exercise import Exercise
from planner.domain.values.reason import Reason
from planner.domain.values.run import Run
from planner.domain.values.technique import (
    FOCUS_WEEKS,
    GREEN_WEEKS,
    Focus,
    FocusEnd,
    FocusKind,
    Heed,
)
from planner.wording import days
from planner.wording.amounts import plural
from planner.wording.entries import exercise_name

NAMES = {
    FocusKind.STEP_RATE: "step rate",
    FocusKind.SOFT_LANDING: "softer landing",
    FocusKind.SHORT_DOWNHILL: "shorter steps downhill",
    FocusKind.UPRIGHT: "upright trunk",
}
CUES = {
    FocusKind.STEP_RATE: "Quicker, shorter steps at the same speed.",
    FocusKind.SOFT_LANDING: "Land so softly that you hardly hear your steps.",
    FocusKind.SHORT_DOWNHILL: "Where it goes down: short, quick steps, feet under you.",
    FocusKind.UPRIGHT: "Run tall: long back, a slight lean from the ankles, hips not behind you.",
}
_SHORT = {
    FocusKind.STEP_RATE: "step rate",
    FocusKind.SOFT_LANDING: "land softly",
    FocusKind.SHORT_DOWNHILL: "short steps",
    FocusKind.UPRIGHT: "run tall",
}
HEEDS = {Heed.KEPT: "kept", Heed.PARTLY: "partly kept", Heed.NOT: "not kept"}
HEED_SIGNS = {Heed.KEPT: "✓", Heed.PARTLY: "◐", Heed.NOT: "×"}
ENDS = {
    FocusEnd.ENOUGH: "ended early",
    FocusEnd.OTHER: "another one took its place",
    FocusEnd.PAIN: "ended: calf or Achilles tendon hurt",
}
STOP = "If calf or Achilles tendon begin to hurt, end it: the load goes there."
FOR_WEEKS = plural(FOCUS_WEEKS, "week")
COULD = f"one point of technique could be tried for {FOR_WEEKS}"
ONE_CHANGE = "It is this week's one change: steps of exercises can wait."
OFFER = "It is an offer; leaving it is as good."
RESTS = {
    "flare": "a flare is open",
    "flag": "a red flag waits for a professional",
    "swelling": "the knee is swollen, or was until a moment ago",
}
COUNT = "Count the steps of both feet for 30 s of easy running; twice that is the rate."


def card_words(focus: Focus) -> str:
    """`rate 172`, `land softly`: on a card with room for eleven letters."""
    return f"rate {focus.rate}" if focus.rate else _SHORT[focus.what]


def focus_words(focus: Focus) -> str:
    """`step rate 172 a minute`, `softer landing`."""
    return f"{NAMES[focus.what]}{f' {focus.rate} a minute' if focus.rate else ''}"


def cue_words(focus: Focus) -> str:
    """The cue of a focus in one sentence."""
    if focus.rate is None:
        return CUES[focus.what]
    return f"{focus.rate} steps a minute, shorter ones, at the same speed."


def aim_words(focus: Focus) -> str:
    """What a step rate to aim at was made from; empty for another focus."""
    if focus.rate is None or focus.usual is None:
        return ""
    more = (focus.rate - focus.usual) * 100 / focus.usual
    return f"{more:.0f} % above {usual_words(focus.usual, focus.of_runs)}"


def usual_words(rate: int, of_runs: int) -> str:
    """`the usual 164 (the middle of 5 runs)`."""
    how = f"the middle of {plural(of_runs, 'run')}" if of_runs else "counted or said"
    return f"the usual {rate} ({how})"


def span_words(focus: Focus, today: date) -> str:
    """`since Mon 9 Nov, 12 days left`, `from 9 Nov to 6 Dec`."""
    first, last = days.dated(focus.date, today), days.dated(focus.until, today)
    if focus.until < focus.date:
        return f"on {first}; {ENDS[focus.ended or FocusEnd.ENOUGH]}"
    if focus.ended is not None or focus.until < today:
        end = f"; {ENDS[focus.ended]}" if focus.ended is not None else ""
        return f"from {first} to {last}{end}"
    if focus.date > today:
        return f"from {first} on"
    left = (focus.until - today).days
    return f"since {first}, {plural(left, 'day')} left" if left else f"since {first}, to today"


def ended_words(focus: Focus) -> str:
    """That a focus has faded, and what can be done then."""
    return f"{focus_words(focus)} has come to its end: keep it, or choose another"


def begun_words(focus: Focus, today: date) -> str:
    """An entry of the journal: `technique: step rate 172 a minute, until Sun 6 Dec`."""
    end = f"; {ENDS[focus.ended]}" if focus.ended is not None else ""
    return f"technique: {focus_words(focus)}, until {days.dated(focus.until, today)}{end}"


def heeded_words(what: FocusKind, heeded: Heed) -> str:
    """`step rate partly kept`."""
    return f"{NAMES[what]} {HEEDS[heeded]}"


def heed_of(run: Run) -> str:
    """What was said of a run's focus; empty if nothing was."""
    if run.focus is None or run.heeded is None:
        return ""
    return heeded_words(run.focus, run.heeded)


def rest_words(why: str) -> str:
    """Why nothing is heeded for now, by the name in `RESTS`."""
    return f"It rests while {RESTS[why]}."


def offer_words(waits: Reason | None, today: date, exercises: dict[str, Exercise]) -> str:
    """That a focus could be begun, or why none is offered by itself."""
    if waits is None:
        return f"{plural(GREEN_WEEKS, 'week')} without a flare: {COULD}. {OFFER}"
    values = dict(waits.values)
    if waits.id == "rests":
        return f"None is offered while {RESTS[str(values['why'])]}."
    if waits.id == "green":
        least, so_far = plural(GREEN_WEEKS, "week"), int(str(values["weeks"]))
        return f"One is offered after {least} without a flare: {so_far} of {GREEN_WEEKS} so far."
    if waits.id == "week":
        day = values.get("day")
        what = (
            f"the run of {days.dated(day, today)}, longer than the longest lately"
            if isinstance(day, date)
            else f"another dose of {exercise_name(str(values['exercise']), exercises)}"
        )
        return f"It waits: this week's one change is {what}."
    return "One at a time."

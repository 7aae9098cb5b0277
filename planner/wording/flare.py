"""A flare in words: what set it off, what is waited for, the way back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.caps.flare_spells import FlareSpell
from planner.domain.caps.flare_state import FlareState
from planner.domain.knee.flare import Event
from planner.wording import amounts, days
from planner.wording.amounts import Unit

if TYPE_CHECKING:
    from planner.domain.review.before_flare import Before

UNTESTED = "No trial gives these numbers: they are put together from protocols, and cautious."

RESTS = "Severe pain today: everything rests until tomorrow."
"""What holds for the day of severe pain itself."""

MOMENT_WORDS = {
    "stairs": "on stairs",
    "rest": "at rest",
    "exercise": "in an exercise",
    "before": "before a run",
    "during": "in a run",
    "after": "after a run",
}


def name_words(state: FlareState) -> str:
    """`flare` or `severe flare`."""
    return "severe flare" if state.severe else "flare"


def title_words(state: FlareState) -> str:
    """`Pain flare` or `Severe pain flare`."""
    return "Severe pain flare" if state.severe else "Pain flare"


def set_off(event: Event, today: date) -> str:
    """What set a flare off, in words."""
    match event.kind:
        case "run":
            score = f" ({event.score}/10)" if event.score else ""
            return f"a run on {_day(event, today)} that was too much{score}"
        case "morning":
            return f"a morning of {event.score}/10 on {_day(event, today)}"
        case "report":
            where = MOMENT_WORDS.get(event.moment, f"in {event.moment}")
            return f"{event.score}/10 {where} on {_day(event, today)}"
        case "swelling":
            return f"swelling on {_day(event, today)}"
        case "runs":
            return f"{event.score} runs in a row that did not settle"
    return f"{event.score} mornings in a row above the quiet line"


def _day(event: Event, today: date) -> str:
    return days.dated(date.fromordinal(event.day), today)


def spell_words(spell: FlareSpell, today: date) -> str:
    """`flare, 12 days, until Sat 14 Nov, at worst 6/10 on Wed 4 Nov`."""
    name = "severe flare" if spell.by.severe else "flare"
    words = f"{name}, {amounts.plural(spell.days, 'day')}, "
    words += f"until {days.dated(spell.last, today)}" if spell.over else "still open"
    if spell.peak_on is not None:
        words += f", at worst {spell.peak}/10 on {days.dated(spell.peak_on, today)}"
    return words


def before_words(
    before: Before, names: Mapping[str, str], unit: Unit, today: date
) -> tuple[str, ...]:
    """What stood in the two days before a flare, each in a few words; `names` of exercises."""
    said = []
    if before.longer_m:
        said.append(f"the longest run lately (+{amounts.distance(before.longer_m, unit)})")
    if before.descent_m:
        said.append(f"{before.descent_m} m down")
    said += (f"{ground} ground" for ground in before.ground)
    if before.row > 1:
        said.append(f"runs on {before.row} days in a row")
    for exercise, day in before.heavy:
        said.append(f"{names.get(exercise, exercise)} on {days.dated(day, today)}")
    said += (sport.replace("_", " ") for sport in before.other)
    return tuple(said)


def answer_words(taken: int, offered: int, reason: str) -> str:
    """`9 changes taken, 1 refused: “race on Sunday”`."""
    left = offered - taken
    said = amounts.plural(taken, "change") if taken else "no change"
    words = f"{said} taken" + (f", {left} refused" if left else "")
    return f"{words}: “{reason}”" if reason else words


def head_words(state: FlareState, today: date) -> str:
    """`Flare since Tue 3 Nov: a run on Tue 3 Nov that was too much (5/10)`."""
    name = name_words(state)
    since = days.dated(state.since, today)
    return f"{name[0].upper()}{name[1:]} since {since}: {set_off(state.by, today)}"


def why_flare(state: FlareState, unit: Unit, today: date) -> tuple[str, ...]:
    """Where it stands, in sentences."""
    said = [f"{head_words(state, today)}."]
    match state.part:
        case "rest":
            said.append(
                f"No running before {days.dated(state.rest_until, today)}; then "
                f"{wait_words(state)}."
            )
        case "not-quiet":
            said.append(f"Running again once {wait_words(state)}.")
            if state.trial is not None:
                said.append(
                    f"If it is not quiet by {days.dated(state.trial, today)}, eight minutes every "
                    "third day are a fair test. Have a professional look."
                )
        case "trial":
            said.append(
                "Not quiet, but eight minutes every third day are a fair test. Have a "
                "professional look."
            )
        case "ladder":
            said.append("The walk-run ladder goes on as it stands.")
    if state.part in ("rest", "not-quiet", "step") and state.steps_m:
        said.append(f"{steps_words(state, unit)}.")
    return tuple(said)


def steps_words(state: FlareState, unit: Unit) -> str:
    """`As of today back by 5.4, 7.2 km, shares of 9.0 km, ...`: days off, and runs that grow too
    old, lower what the steps are shares of."""
    steps = ", ".join(amounts.floored(step, unit).split()[0] for step in state.steps_m)
    base = amounts.distance(state.base_m, unit)
    return (
        f"As of today back by {steps} {unit}, shares of {base}, the longest run the knee took "
        "lately: each run that goes well opens the next step"
    )


def wait_words(state: FlareState) -> str:
    """What the steps wait for: `if 2 mornings are at 2 or less (1 so far)`."""
    quiet = state.quiet
    if quiet.passed:
        return "the steps back, as the knee is quiet"
    mornings = "1 morning is" if quiet.needed == 1 else f"{quiet.needed} mornings in a row are"
    words = f"{mornings} at {quiet.line} or less ({quiet.mornings} so far)"
    if quiet.tested is not None and quiet.tested > quiet.test_line:
        words += (
            f" and stairs, walk and step-downs are at {quiet.test_line} or less for a week "
            f"(lately {quiet.tested})"
        )
    elif quiet.tested is None:
        words += "; fewer if stairs, a walk and step-downs are tested (1 a t)"
    return words

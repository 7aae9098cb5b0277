"""A flare in words: what set it off, what changes, and why."""

from __future__ import annotations

from planner.domain.knee.flare_state import FlareState
from planner.domain.knee.flare_triggers import FlareLevel
from planner.domain.values.exercise import Exercise
from planner.domain.values.reason import Reason
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item, PlannedSession, sets_of
from planner.domain.weeks.proposal import ProposedChange
from planner.wording import amounts, days
from planner.wording.amounts import Unit
from planner.wording.rule_names import rule_name
from planner.wording.why import RESUME

LEVELS = {
    FlareLevel.F1: "irritated (F1)",
    FlareLevel.F2: "flare (F2)",
    FlareLevel.F3: "severe flare (F3)",
}
RUN_SIGNS = {
    "during": "pain during it",
    "after": "pain an hour after",
    "morning": "the next morning",
    "swelling": "swelling",
    "signs": "swelling or a limp",
    "limp": "a limp",
    "painful": "marked as painful",
}
UNTESTED = "No trial gives these numbers: they are put together from protocols, and cautious."


def set_off(reason: Reason) -> str:
    """What set a flare off, in words."""
    score = dict(reason.values).get("score")
    signs = [words for name, words in RUN_SIGNS.items() if dict(reason.values).get(name)]
    told = {
        "run": f"a run the knee did not take well ({', '.join(signs)})" if signs else "a run",
        "run-severe": "a run with pain of 7 or more, or one the knee took very badly",
        "two-amber": "two amber runs in a row",
        "report": f"your report of {score}/10",
        "severe": f"pain {score}/10",
        "walking": f"pain {score}/10 in level walking",
        "signs": "swelling or a limp",
        "morning": f"a morning of {score}/10",
        "raised": "mornings above usual for more than 48 hours",
        "twice": "a second flare within 14 days",
        "unsettled": "a flare not settled within 7 days",
    }
    return told.get(reason.id, reason.id.replace("-", " "))


def what_words(card: PlannedSession | PlannedRun) -> str:
    """The card's name in the table."""
    return card.name if isinstance(card, PlannedSession) else "Run"


def size_words(
    card: PlannedSession | PlannedRun, unit: Unit, exercises: dict[str, Exercise], sore: Side
) -> str:
    """Sets, those of both sides counted, or distance."""
    if isinstance(card, PlannedRun):
        return amounts.distance(card.distance_m, unit)
    return amounts.plural(len(sets_of(card.items, exercises, sore)), "set")


def after_words(
    change: ProposedChange,
    unit: Unit,
    exercises: dict[str, Exercise],
    sore: Side,
    state: FlareState,
) -> str:
    """What a card would become."""
    after = change.after
    if after is None:
        return f"rest{_held_words(change)}"
    if isinstance(after, PlannedRun):
        return _run_after(change, after, unit, state)
    assert isinstance(change.before, PlannedSession)
    words = size_words(after, unit, exercises, sore)
    notes = _session_notes(change, change.before.items, after.items, exercises)
    return f"{words}, {notes}" if notes else words


def _run_after(change: ProposedChange, after: PlannedRun, unit: Unit, state: FlareState) -> str:
    words = [f"{amounts.distance(after.distance_m, unit)}{_held_words(change)}"]
    if change.changed:
        if after.rung is not None:
            words.append(f"walk-run rung {after.rung}")
        elif "walk-breaks-4-1" in change.advice:
            words.append("4 min run, 1 min walk")
        words.append("flat")
    if state.open_items and after.date >= state.next_allowed:
        words.append("if the resume test is passed")
    return ", ".join(words)


def _held_words(change: ProposedChange) -> str:
    """The rule behind a number that is none of the steps back: ` (longest run)`."""
    if change.held_by == "FLARE-week":
        return " (0.70 of the week before the flare)"
    return f" ({rule_name(change.held_by)})" if change.held_by not in ("", "FLARE") else ""


def _session_notes(
    change: ProposedChange,
    before: tuple[Item, ...],
    after: tuple[Item, ...],
    exercises: dict[str, Exercise],
) -> str:
    kept = {item.exercise: item for item in after}
    paused = [item.exercise for item in before if item.exercise not in kept]
    eased = [
        str(dict(reason.values)["exercise"]) for reason in change.reasons if reason.id == "eased"
    ]
    parts = []
    for verb, ids in (("without", paused), ("easier", eased)):
        if ids:
            names = ", ".join(exercises[one].name if one in exercises else one for one in ids)
            parts.append(f"{verb} {names}")
    if any(reason.id == "EX-5" for reason in change.reasons):
        parts.append("a third fewer sets (EX-5)")
    return "; ".join(parts)


def why_flare(state: FlareState, unit: Unit) -> tuple[str, ...]:
    """The reasons, in sentences."""
    since = days.medium(state.opened)
    said = [f"{LEVELS[state.level]}: {set_off(state.reason)}; open since {since}."]
    if state.level is FlareLevel.F1:
        if state.next_m is not None:
            most = amounts.floored(state.next_m, unit)
            said.append(f"The next run is at most {most}, 0.90 of the last.")
        said.append("Exercises stay. One run taken well ends it.")
        return tuple(said)
    said.append(f"No running before {days.medium(state.next_allowed)}.")
    if state.ramp_m and state.last_tolerated_m:
        steps = ", ".join(amounts.number(step, unit) for step in state.ramp_m)
        base = amounts.distance(state.last_tolerated_m, unit)
        if state.level is FlareLevel.F3 and state.next_m is not None:
            most = amounts.floored(state.next_m, unit)
            said.append(f"The first run back is walk-run, at most {most} (0.50).")
        said.append(
            f"Then back by {steps} {unit}, one step a green run: shares of {base}, your last run "
            "taken well or a shorter one since."
        )
    if state.open_items:
        said.append(f"First run only once these are true: {open_words(state)}.")
    if state.refer is not None:
        said.append("This has gone on for long: have a professional look at it.")
    return tuple(said)


def open_words(state: FlareState) -> str:
    """What of the resume test is still open: `quiet mornings in a row (1 of 2), no limp`."""
    named = [
        f"{RESUME.get(item.id, item.id)} ({item.have or 0} of {item.limit})"
        if item.id == "quiet_mornings"
        else RESUME.get(item.id, item.id)
        for item in state.open_items
    ]
    return ", ".join(named)

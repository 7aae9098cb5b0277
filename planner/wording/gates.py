"""Phase gates in words: a sign and a word for each criterion, the value, and since when."""

from __future__ import annotations

from datetime import date

from planner.domain.values.plan import Criterion, Measure
from planner.domain.weeks.gates import Check, Gate, GateMark, Gates
from planner.domain.weeks.measures import TESTS
from planner.wording import amounts, days

SIGNS = {GateMark.PASSED: "✓", GateMark.FAILED: "✗", GateMark.UNMEASURED: "·"}
WORDS = {
    GateMark.PASSED: "passed",
    GateMark.FAILED: "not yet",
    GateMark.UNMEASURED: "not measured yet",
}

_POINTS: frozenset[Measure] = frozenset({"morning_pain", "stairs_pain", "session_pain"})
_FINDINGS: frozenset[Measure] = frozenset({"range_loss", "swelling", "limp"})
_COUNTED: dict[Measure, str] = {
    "step_down": "rep",
    "single_leg_squat": "rep",
    "weeks": "week",
    "green_weeks": "week",
}
"""What is counted, in the singular; the others are minutes."""
_SHORT: dict[Measure, str] = {
    "morning_pain": "mornings {most} or less",
    "stairs_pain": "stairs {most} or less",
    "session_pain": "sessions {most} or less",
    "run_minutes": "a run of {least} min",
    "walk_minutes": "a walk of {least} min",
    "step_down": "step-down",
    "single_leg_squat": "single-leg squat",
    "range_loss": "a full bend",
    "swelling": "no swelling",
    "limp": "no limp",
    "weeks": "week",
    "green_weeks": "green week",
}
"""What a criterion asks for, in as few words as fit a header; of what is counted, one of it."""
_TESTS: dict[Measure, tuple[str, ...]] = {
    "stairs_pain": ("stairs_down",),
    "walk_minutes": ("brisk_walk",),
    "step_down": ("step_down_left", "step_down_right"),
    "single_leg_squat": ("single_leg_squat_left", "single_leg_squat_right"),
    "range_loss": ("range_loss",),
    "swelling": ("swelling",),
    "limp": ("limp",),
}


def tests_for(measure: Measure) -> tuple[str, ...]:
    """The tests that answer a criterion; none where ticks, runs or days do."""
    return _TESTS.get(measure, ())


def value_words(check: Check) -> str:
    """What was measured: `2/10`, `10 reps`, `none`; a dash if nothing was."""
    value, measure = check.value, check.criterion.measure
    if value is None:
        return "–"
    if measure in _POINTS:
        return amounts.score(value)
    if measure in _FINDINGS:
        return "some" if value else "none"
    return amounts.plural(value, _COUNTED[measure]) if measure in _COUNTED else f"{value} min"


def check_words(check: Check, today: date) -> tuple[str, str, str, str]:
    """Sign, what is asked, how it stands, and what was measured when."""
    told = value_words(check) if check.value is not None else ""
    if told and check.day is not None and check.criterion.measure not in ("weeks", "green_weeks"):
        told = f"{told} {days.near(check.day, today)}"
    if check.since is not None and check.since < today:
        told += f", passed since {days.near(check.since, today)}"
    return (SIGNS[check.mark], check.criterion.words, WORDS[check.mark], told)


def hint_words(check: Check) -> str:
    """How a criterion that is not passed can be measured."""
    if check.mark is GateMark.PASSED:
        return ""
    tests = tests_for(check.criterion.measure)
    if not tests:
        return ""
    return (
        "Measure: " + ", ".join(f"easeback test {test} 0-10" for test in tests)
        if (check.criterion.measure not in _FINDINGS)
        else f"Measure: easeback test {tests[0]} 0 or 1"
    )


def where_words(gates: Gates, today: date) -> str:
    """`Build, since Mon 7 Dec.`"""
    current = gates.current
    if current is None or current.entered is None:
        return f"{gates.plan.name} has not begun yet."
    return f"{current.phase.name}, since {days.dated(current.entered, today)}."


def shut_words(gate: Gate, today: date) -> tuple[str, ...]:
    """What shuts the next phase, longest first: `Next phase opens at stairs 3 or less: today 6, 1
    more`, `Next at stairs 3 or less: today 6`; nothing where nothing shuts it."""
    left = [check for check in gate.checks if check.mark is not GateMark.PASSED]
    if gate.skipped is not None or not (left or gate.held):
        return ()
    if not left:
        return ("Next phase waits until flare or red flag is over", "Next waits for the knee")
    first, more = left[0], len(left) - 1
    told = f"{_asked(first.criterion)}: {_lately(first, today)}"
    tail = f", {more} more" if more else ""
    return f"Next phase opens at {told}{tail}", f"Next at {told}"


def _asked(criterion: Criterion) -> str:
    """`stairs 3 or less`, `1 green week`, `10 step-downs`."""
    least, words = criterion.least or 0, _SHORT[criterion.measure]
    if criterion.measure in _COUNTED:
        return amounts.plural(least, words)
    return words.format(most=criterion.most or 0, least=least)


def _lately(check: Check, today: date) -> str:
    """`today 6`, `not measured`."""
    if check.value is None:
        return "not measured"
    told = value_words(check).removesuffix("/10")
    if check.day is None or check.criterion.measure in ("weeks", "green_weeks"):
        return told
    return f"{days.near(check.day, today)} {told}"


def next_words(gate: Gate, today: date) -> str:
    """What the next phase waits for, in one sentence."""
    name = gate.phase.name
    left = [check for check in gate.checks if check.mark is not GateMark.PASSED]
    if gate.skipped is not None:
        return f"{name}: its gate was skipped: {gate.skipped.text}"
    if left:
        asked = "; ".join(f"{one.criterion.words} ({WORDS[one.mark]})" for one in left)
        return f"{name} opens with: {asked}."
    if gate.held:
        return f"{name}: every test is passed; it waits until flare or red flag is over."
    if gate.not_before is not None and gate.not_before > today:
        return f"{name}: every test is passed; it begins on {days.dated(gate.not_before, today)}."
    return f"{name} is open."


def test_words(measure: str) -> str:
    """What a test asks for."""
    return TESTS[measure]

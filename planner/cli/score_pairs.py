"""Scores as they are typed: `worst=4 step-down=14/15 a1=6 change="much better"`."""

from __future__ import annotations

from collections.abc import Iterable

from planner.cli.frame.call import Call
from planner.domain.knee.scores import MEANS, SCALES
from planner.domain.values.errors import UsageError
from planner.typed import a_count
from planner.wording.scores import STEPS

NONE = ("none", "-")
"""What takes an answer out again."""
PAIRS = {"step-down": "step_down_30s", "rises": "rises"}
"""Names of what is counted left and right: `14/15`."""
NAMES = (
    *(name for name in SCALES if name not in MEANS and not name.endswith(("_left", "_right"))),
    *PAIRS,
    "a1",
    "a2",
    "a3",
)
"""What may stand before the equals sign."""

Answers = dict[str, int | None]
"""Values by measure; None takes an answer out."""


def read_scores(call: Call, words: Iterable[str]) -> Answers:
    """The answers that were typed. Raises UsageError for one nobody asks for, or no value."""
    found: Answers = {}
    for word in words:
        name, equals, text = word.partition("=")
        name = name.strip().casefold().replace("_", "-")
        if not equals or not text.strip():
            raise UsageError(
                f"{word!r} is no score.", "Expected NAME=VALUE, such as worst=4 or step-down=14/15."
            )
        if name in PAIRS:
            found |= _both_sides(PAIRS[name], name, text)
        else:
            measure = _measure(call, name)
            found[measure] = _value(measure, name, text)
    return found


def _both_sides(measure: str, name: str, text: str) -> Answers:
    left, slash, right = text.partition("/")
    if not slash:
        raise UsageError(
            f"{name}={text} is one side.", f"Expected left and right: {name}=14/15, or - for none."
        )
    sides = {f"{measure}_left": left, f"{measure}_right": right}
    return {one: _value(one, name, typed) for one, typed in sides.items()}


def _measure(call: Call, name: str) -> str:
    """The measure of a name; `a1` is the first activity."""
    if name in ("a1", "a2", "a3"):
        chosen = call.logbook.scores.activities()
        place = int(name[1]) - 1
        if place >= len(chosen):
            raise UsageError(
                f"There is no activity {name[1]}.",
                'Choose up to three: easeback scores --activity "stairs down with shopping"',
            )
        return chosen[place].measure
    measure = name.replace("-", "_")
    if measure not in SCALES or measure in MEANS:
        raise UsageError(f"There is no score {name!r}.", f"There are: {', '.join(NAMES)}.")
    return measure


def _value(measure: str, name: str, text: str) -> int | None:
    text = text.strip()
    if text.casefold() in NONE:
        return None
    if measure == "change":
        return _step(text)
    scale = SCALES.get(measure)
    return a_count(text, name, scale.high if scale else 10)


def _step(text: str) -> int:
    """A step of change, by its words or as -3 to 3."""
    for step, words in STEPS.items():
        if text.casefold() in (words, str(step), f"+{step}"):
            return step
    raise UsageError(
        f"{text!r} is no step of change.", f"Expected -3 to 3, or: {', '.join(STEPS.values())}."
    )

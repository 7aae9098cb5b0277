"""Scores of every few weeks in words."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.knee.scores import SCALES, ScoreScale, scale_of
from planner.domain.values.scores import ACTIVITY, ScoreSheet

STEPS = {
    -3: "far worse",
    -2: "much worse",
    -1: "a little worse",
    0: "about the same",
    1: "a little better",
    2: "much better",
    3: "far better",
}
"""The seven steps of the change since the start, in our own words."""
SHORT = {
    "worst": "worst",
    "usual": "usual",
    "step_down_30s_left": "step-downs left",
    "step_down_30s_right": "step-downs right",
    "rises_left": "rises left",
    "rises_right": "rises right",
    "akps": "AKPS",
    "koos_pf": "KOOS-PF",
}
"""What an answer is called where there is little room."""


def value_words(scale: ScoreScale, value: float) -> str:
    """`4/10`, `14 reps`, `much better`."""
    if scale.measure == "change":
        return STEPS.get(round(value), f"{value:g}")
    return f"{value:g}{scale.unit}"


def sheet_parts(sheet: ScoreSheet) -> list[str]:
    """`worst pain of the week 4/10` of every answer, in the order they are asked for."""
    return [_answer_words(sheet, name) for name in _in_order(sheet)]


def _in_order(sheet: ScoreSheet) -> list[str]:
    """The measures that were answered, the activities after the pain."""
    own = [name for name in sheet.values if name not in SCALES]
    named = [name for name in SCALES if name in sheet.values]
    before = [name for name in named if name in ("worst", "usual")]
    return [*before, *own, *(name for name in named if name not in before)]


def _answer_words(sheet: ScoreSheet, measure: str) -> str:
    if measure not in SCALES and not measure.startswith(ACTIVITY):
        return f"{measure} {sheet.values[measure]}"  # of a newer program
    scale = scale_of(measure, answer_label(sheet, measure))
    return f"{scale.label} {value_words(scale, sheet.values[measure])}"


def answer_label(sheet: ScoreSheet, measure: str) -> str:
    """What an answer is called; an activity by the words it had then."""
    if not measure.startswith(ACTIVITY):
        return SCALES[measure].label if measure in SCALES else measure
    words = sheet.activities.get(measure.removeprefix(ACTIVITY), "")
    return f"“{words}”" if words else scale_of(measure).label


def sheet_words(sheet: ScoreSheet) -> str:
    """`scores: worst 4/10, usual 2/10, “stairs” 6/10, step-downs left 14`, as an entry has it."""
    return f"scores: {brief_words(sheet) or 'none answered'}"


def brief_words(sheet: ScoreSheet) -> str:
    """The same without its head, for lists and where two are told apart."""
    return ", ".join(_brief(sheet, measure) for measure in _in_order(sheet))


def _brief(sheet: ScoreSheet, measure: str) -> str:
    value = sheet.values[measure]
    if measure == "change":
        return f"{value_words(SCALES[measure], value)} since the start"
    out_of = "/10" if measure.startswith(ACTIVITY) or measure in ("worst", "usual") else ""
    return f"{SHORT.get(measure) or answer_label(sheet, measure)} {value}{out_of}"


def due_lines(due: Iterable[ScoreScale], *, put_off: bool) -> list[str]:
    """What is to be answered, with what each asks for: a line each, one for both sides."""
    asks: dict[str, list[str]] = {}
    for scale in due:
        asks.setdefault(scale.asks, []).append(scale.label)
    if not asks:
        return []
    head = "Due, but put off for now:" if put_off else "Due:"
    return [head, *(f"  {_together(names)}: {words}" for words, names in asks.items())]


def _together(names: list[str]) -> str:
    """`step-downs in 30 s, each side`, where two names differ in nothing else."""
    stems = {name.removesuffix(" left").removesuffix(" right") for name in names}
    return f"{stems.pop()}, each side" if len(stems) == 1 < len(names) else ", ".join(names)

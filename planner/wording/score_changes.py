"""What a change of a score means, in words: how much, what people call better, and how sure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner.domain.knee.score_change import ScoreChange
from planner.domain.knee.scores import ChangeKind, ScoreScale
from planner.domain.values.scores import ACTIVITY
from planner.wording import days
from planner.wording.scores import value_words
from planner.wording.why import STRENGTH

SIGNS = {ChangeKind.BETTER: "✓", ChangeKind.WORSE: "✗"}
"""Before a change that counts; its words say the same."""


def change_words(change: ScoreChange, today: date) -> str:
    """`Worst pain of the week 6/10 → 4/10 since Mon 7 Sep: changed by 2.0; 2.0 is what people call
    better (Crossley 2004).`"""
    scale, name = change.scale, label_words(change.scale)
    if scale.measure == "change":
        said = f"{name} ({days.dated(change.first[0], today)})"
        return f"{said}: {value_words(scale, change.last[1])}. {_two_steps(change)}"
    then, now = (value_words(scale, value) for _, value in (change.first, change.last))
    since = days.dated(change.first[0], today)
    return f"{name} {then} → {now} since {since}: {verdict_words(change)}."


def label_words(scale: ScoreScale) -> str:
    """What a measure is called, to begin a sentence; an activity in the runner's own words."""
    if scale.measure.startswith(ACTIVITY):
        return f"“{scale.label}”"
    return scale.label[:1].upper() + scale.label[1:]


def changed_lines(changes: Iterable[ScoreChange], today: date) -> list[str]:
    """A line each, with a sign before it that its words say too."""
    return [f"{SIGNS.get(change.kind, '·')} {change_words(change, today)}" for change in changes]


def how_sure(changes: Iterable[ScoreChange]) -> list[str]:
    """How well the numbers are supported, once for all measures of which the same is true."""
    names: dict[str, list[str]] = {}
    for change in changes:
        names.setdefault(sure_words(change.scale), []).append(label_words(change.scale))
    return [f"{', '.join(each)}: {words}" for words, each in names.items()]


def verdict_words(change: ScoreChange) -> str:
    """What the size of a change says, without a full stop."""
    scale, size = change.scale, f"changed by {abs(change.size):.1f}"
    source = f" ({scale.source})" if scale.source else ""
    match change.kind:
        case ChangeKind.BETTER:
            return f"{size}; {scale.important:.1f} is what people call better{source}"
        case ChangeKind.WORSE:
            return f"{size} for the worse; {scale.important:.1f} is what people notice{source}"
        case ChangeKind.CHANCE:
            return "no change that can be told from chance" if scale.error else "no change"
        case ChangeKind.SMALL:
            return f"{size}, less than the {scale.important:.1f} that people call better{source}"
    return f"{size}; nobody has published how much counts"


def worth_words(change: ScoreChange) -> str:
    """What a change is worth, without a full stop."""
    if change.scale.measure == "change":
        return _two_steps(change).rstrip(".")
    return verdict_words(change)


def _two_steps(change: ScoreChange) -> str:
    if change.kind is ChangeKind.BETTER:
        return "Much better is what trials count as success."
    if change.kind is ChangeKind.WORSE:
        return "Two steps down are what people notice."
    return "One step is no change that can be told from chance."


def sure_words(scale: ScoreScale) -> str:
    """How well the numbers of a measure are supported, and what else is known of them."""
    return f"{STRENGTH[scale.strength]}. {scale.more}".strip()

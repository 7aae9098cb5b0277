"""What a change of a score means, in words: how much, what people call better, and how sure."""

from __future__ import annotations

from datetime import date

from planner.domain.knee.score_change import ScoreChange
from planner.domain.knee.scores import ChangeKind, ScoreScale
from planner.wording import days
from planner.wording.scores import value_words
from planner.wording.why import STRENGTH

SIGNS = {
    ChangeKind.BETTER: "▲",
    ChangeKind.WORSE: "▼",
    ChangeKind.CHANCE: "·",
    ChangeKind.SMALL: "·",
    ChangeKind.UNKNOWN: "·",
}
"""Before a change; its words say the same."""


def change_words(change: ScoreChange, today: date) -> str:
    """`worst pain of the week 6/10 → 4/10 since Mon 7 Sep: changed by 2.0; 2.0 is what people call
    better (Crossley 2004).`"""
    scale = change.scale
    if scale.measure == "change":
        said = f"{scale.label} ({days.dated(change.first[0], today)})"
        return f"{said}: {value_words(scale, change.last[1])}. {_two_steps(change)}"
    then, now = (value_words(scale, value) for _, value in (change.first, change.last))
    since = days.dated(change.first[0], today)
    return f"{scale.label} {then} → {now} since {since}: {verdict_words(change)}."


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


def _two_steps(change: ScoreChange) -> str:
    if change.kind is ChangeKind.BETTER:
        return "Much better is what trials count as success."
    if change.kind is ChangeKind.WORSE:
        return "Two steps down are what people notice."
    return "One step is no change that can be told from chance."


def sure_words(scale: ScoreScale) -> str:
    """How well the numbers of a measure are supported, and what else is known of them."""
    return f"{STRENGTH[scale.strength]}. {scale.more}".strip()

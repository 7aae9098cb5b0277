"""The page for a physiotherapist, in words."""

from __future__ import annotations

from datetime import date

from planner.domain.caps.flare_spells import FlareSpell
from planner.domain.caps.lookback import HeldRun
from planner.domain.knee.pain import Verdict
from planner.domain.knee.score_change import ScoreChange
from planner.domain.review.series import ScoreSeries
from planner.domain.review.useful import DoseShare
from planner.domain.values.journal import Lock
from planner.domain.values.record import Side
from planner.wording import amounts, days
from planner.wording.amounts import Unit
from planner.wording.applied import applied_in
from planner.wording.charts import VERDICT_WORDS, series_words
from planner.wording.entries import knee
from planner.wording.flare import set_off
from planner.wording.rule_names import rule_name
from planner.wording.safety import signs_words
from planner.wording.score_changes import label_words, worth_words
from planner.wording.scores import value_words

DASH = "–"
"""Where nothing is known."""
LEVELS = {"E": "emergency", "U": "urgent", "S": "soon"}
VERDICTS = {
    Verdict.GREEN: "taken well",
    Verdict.AMBER: "amber",
    Verdict.RED: "too much",
    Verdict.UNKNOWN: "not answered",
}
BEGUN = "Plan "
"""How the words of a plan that was begun start, before its name."""
RULES_OF = {
    "Flare": "FLARE",
    "Exercise steps": "EX-1, EX-3",
    "Shorter, more often": "LONG",
    "Prescription": "PRESCRIBED",
    "Gate of": "phase gate",
    "Plan solved anew": "LONG, WEEK, EX-4, EX-5",
    BEGUN: "chosen",
}
"""What the words of a plan change begin with, and the rules that such a change follows from."""
FOOT = (
    "Pain is 0-10, as the runner typed it; one point is error of measurement. Counts and what was "
    "written down, no diagnosis. Made by easeback, which informs and caps; it sends nothing "
    "anywhere."
)


def title_words(side: Side) -> str:
    """`Left knee, running and rehab`."""
    name = knee(side)
    return f"{name[0].upper()}{name[1:]}: running and rehab"


def period_words(first: date, last: date, today: date) -> str:
    """`20 Oct 2026 to 30 Nov 2026, printed 30 Nov 2026`."""
    return f"{days.full(first)} to {days.full(last)}; made on {days.full(today)}"


def who_words(name: str, born: int | None, anon: bool) -> str:
    """`Kim Berg, born 1984`; a name that nobody has said can be written in by hand."""
    if anon:
        return "Without name and year of birth"
    parts = (name.strip() or "Name: ……………………………………", f"born {born}" if born else "")
    return ", ".join(part for part in parts if part)


def hurts_words(usual: dict[str, int], mornings: int, asked: int) -> tuple[str, ...]:
    """Which knee, its usual morning lately, and how many mornings were answered."""
    said = [
        f"{knee(Side(side)).capitalize()}: usual morning {amounts.score(score)}."
        for side, score in usual.items()
    ]
    return (*said, f"Mornings answered: {mornings} of {asked}.")


def start_words(mornings: dict[str, int], stairs: dict[str, int]) -> str:
    """What was typed at setup; empty where nothing was."""
    parts = [f"{side} morning {amounts.score(score)}" for side, score in mornings.items()]
    parts += [f"{side} stairs {amounts.score(score)}" for side, score in stairs.items()]
    return f"Said at the start: {', '.join(parts)}." if parts else ""


def runs_words(runs: int, answered: int, green: int, red: int) -> str:
    """`Run days: 14, 12 answered in full; 10 taken well, 1 too much.`"""
    if not runs:
        return "No runs."
    return f"Run days: {runs}, {answered} answered in full; {green} taken well, {red} too much."


def week_label(first: date) -> str:
    """`19 Oct`."""
    return days.short_month(first)


def score_cell(score: int | None) -> str:
    """A score, or a dash."""
    return DASH if score is None else str(score)


def share_cells(share: DoseShare) -> tuple[str, str, str]:
    """`41/48`, `85 %`, and how many sets were excused."""
    sets = share.sets
    excused = str(sets.excused) if sets.excused else DASH
    if sets.share is None:
        return DASH, DASH, excused
    return f"{sets.done}/{sets.asked}", f"{sets.share} %", excused


def change_words(words: str) -> str:
    """`Plan solved anew (39 of 39)` of `Plan solved anew: 39 changes of 39 applied`."""
    found = applied_in(words)
    return words if found is None else f"{found.what} ({found.taken} of {found.offered})"


def nameless_words(words: str) -> str:
    """The same without names: what kind of change it was, and how much of it was taken."""
    start = next((one for one in RULES_OF if words.startswith(one)), "")
    start = "Plan begun" if start == BEGUN else start or "Plan changed"
    found = applied_in(words)
    told = f" ({found.taken} of {found.offered})" if found else ""
    return f"{start.removesuffix(' of')}{told}"


def chart_words(unit: Unit, weeks: int, points: str) -> tuple[str, str]:
    """Title and description of the chart."""
    title = f"{unit} run, worst and usual pain by week"
    about = f"Bars: {unit} run in each of {weeks} weeks. Lines: worst pain and usual morning, 0-10."
    return title, f"{about} {points}"


def flare_cells(spell: FlareSpell, today: date) -> tuple[str, str, str]:
    """When, what set it off, how it went."""
    when = f"{days.short_month(spell.since)}, {amounts.plural(spell.days, 'day')}"
    worst = f"at worst {spell.peak}/10" if spell.peak_on else "no score"
    over = f"over on {days.dated(spell.last, today)}" if spell.over else "still open"
    return when, set_off(spell.by, today), f"{worst}, {over}"


def series_cells(series: ScoreSeries, today: date) -> tuple[str, str, str]:
    """What was measured, first and last value, and what the change is worth."""
    first, last = series.points[0], series.points[-1]
    top = f"/{series.top:g}" if series.top > 1 and not series.counted else ""
    values = f"{last.value:g}{top} on {days.month_day(last.day, today)}"
    if len(series.points) > 1:
        values = f"{first.value:g}{top} on {days.month_day(first.day, today)}, then {values}"
    judged = VERDICT_WORDS[series.verdict] if len(series.points) > 1 else ""
    return series_words(series), values, judged


def score_cells(change: ScoreChange, today: date) -> tuple[str, str, str]:
    """A score of every few weeks: its name, then and now, what the change is worth."""
    scale = change.scale
    then, now = (value_words(scale, value) for _, value in (change.first, change.last))
    (first, _), (last, _) = change.first, change.last
    values = f"{then} on {days.month_day(first, today)}, {now} on {days.month_day(last, today)}"
    return label_words(scale), values, worth_words(change)


def rules_of_change(words: str) -> str:
    """The rules a plan change follows from; a dash for what the runner made by hand."""
    return next((rules for start, rules in RULES_OF.items() if words.startswith(start)), "by hand")


def held_cells(held: HeldRun, unit: Unit, today: date) -> tuple[str, str, str]:
    """Day, how far and how far it might have been, how the knee took it."""
    far = f"{amounts.distance(held.wanted_m, unit)} (cap {amounts.floored(held.allowed_m, unit)}, "
    return (
        days.dated(held.day, today),
        f"{far}{rule_name(held.rule)})",
        VERDICTS[held.verdict],
    )


def flag_cells(lock: Lock, today: date, anon: bool) -> tuple[str, str, str]:
    """When, which signs, and what a professional said."""
    level = LEVELS.get(lock.level, lock.level)
    if lock.cleared is None:
        answer = "not cleared yet"
    else:
        by = "a professional" if anon else lock.cleared_by or "a professional"
        answer = f"cleared on {days.dated(lock.cleared, today)} by {by}"
    return days.dated(lock.date, today), f"{signs_words(lock)} ({level})", answer


def screen_words(times: int, last: date | None, setup: date | None, today: date) -> str:
    """How often the red flags were gone through with none found.

    Args:
        setup: The first day of the plan, whose setup asks for them; None if it is another time.
    """
    if last is None and setup is not None:
        plan = f"the plan from {days.dated(setup, today)}"
        return f"The red flags were not gone through since the setup of {plan}."
    if last is None:
        return "The red flags were not gone through in this time."
    often = amounts.plural(times, "time")
    return f"Red flags gone through {often} with none found, last on {days.dated(last, today)}."


def more_words(count: int, what: str) -> str:
    """`and 4 earlier ones`; empty for none."""
    return f"and {count} earlier {what}" if count > 0 else ""


def unshown_words(count: int) -> str:
    """`and 2 measures more`; empty for none."""
    return f"and {amounts.plural(count, 'measure')} more" if count > 0 else ""


def by_hand_words(count: int) -> str:
    """How many other changes of the plan there were."""
    return f"By hand: {amounts.plural(count, 'change')}, such as a card moved, added or edited."


def missing_words(count: int) -> str:
    """What is said where the font of the PDF lacks letters."""
    return (
        f"{amounts.plural(count, 'sign')} that the PDF's font does not have "
        f"{'stands' if count == 1 else 'stand'} there as ?; the HTML page shows all."
    )

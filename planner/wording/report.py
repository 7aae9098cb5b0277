"""The page for a physiotherapist, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.domain.caps.flare_spells import FlareSpell
from planner.domain.caps.lookback import HeldRun
from planner.domain.knee.mornings import UsualMorning
from planner.domain.knee.pain import Verdict
from planner.domain.knee.score_change import ScoreChange
from planner.domain.review.series import ScoreSeries
from planner.domain.review.useful import DoseShare
from planner.domain.values.journal import Lock
from planner.domain.values.record import Side
from planner.wording import amounts, days
from planner.wording.amounts import Unit
from planner.wording.applied import applied_in
from planner.wording.change_rules import rules_words
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
    Verdict.GREEN: "taken well (green)",
    Verdict.AMBER: "in between (amber)",
    Verdict.RED: "too much (red)",
    Verdict.UNKNOWN: "not answered in full",
}
NAMELESS = {
    "Flare": "Flare",
    "Exercise steps": "Exercise steps",
    "Shorter, more often": "Shorter, more often",
    "Prescription": "Prescription",
    "Gate of": "Gate",
    "Plan solved anew": "Plan solved anew",
    "Plan ": "Plan begun",
}
"""What the words of a plan change begin with, before any name, and what is told of it without."""
BY_HAND = "by hand"
JUDGED = "A run day is judged by pain in the run, after it and on the next morning."
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


def hurts_words(usual: dict[str, UsualMorning], mornings: int, asked: int) -> tuple[str, ...]:
    """Which knee, its usual morning lately, and how many mornings were answered."""
    said = [f"{knee(Side(side)).capitalize()}: {usual_words(one)}." for side, one in usual.items()]
    return (*said, f"Mornings answered in these days: {mornings} of {asked}.")


def usual_words(usual: UsualMorning) -> str:
    """`usual morning 2/10, the median of 24 answered in 28 days`; what was not measured is never
    told as if it was."""
    few = f"only {usual.answered} of {usual.asked} days answered"
    if usual.source == "answers":
        of = f"the median of {usual.answered} answered in {usual.asked} days"
        return f"usual morning {amounts.score(usual.score)}, {of}"
    if usual.source == "setup":
        return f"usual morning {amounts.score(usual.score)} as said at setup, {few}"
    return f"usual morning not known, {few}"


def start_words(mornings: dict[str, int], stairs: dict[str, int]) -> str:
    """What was typed at setup; empty where nothing was."""
    parts = [f"{side} usual morning {amounts.score(score)}" for side, score in mornings.items()]
    parts += [f"{side} stairs {amounts.score(score)}" for side, score in stairs.items()]
    return f"Said at the start: {', '.join(parts)}." if parts else ""


def runs_words(verdicts: Mapping[Verdict, int]) -> str:
    """`Run days: 14. 10 taken well (green), 1 too much (red), 3 not answered in full.` Each is
    counted once."""
    if not sum(verdicts.values()):
        return "No runs."
    said = [f"{verdicts[one]} {words}" for one, words in VERDICTS.items() if verdicts.get(one)]
    days_run = sum(verdicts.values())
    return f"Run days: {days_run}. {', '.join(said)}. {JUDGED}"


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
    told = next((said for start, said in NAMELESS.items() if words.startswith(start)), "")
    found = applied_in(words)
    much = f" ({found.taken} of {found.offered})" if found else ""
    return f"{told or 'Plan changed'}{much}"


def chart_words(unit: Unit, weeks: int, points: str) -> tuple[str, str]:
    """Title and description of the chart."""
    title = f"{unit} run, worst pain and median morning by week"
    about = (
        f"Bars: {unit} run in each of {weeks} weeks. "
        "Lines: worst pain and the median of each week's mornings, 0-10."
    )
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


def rule_cell(rules: tuple[str, ...], *, is_answer: bool) -> str:
    """The rules a plan change follows from, as they were written down with it; a dash for the
    answer to a proposal of which they were not."""
    return rules_words(rules) or (DASH if is_answer else BY_HAND)


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

"""The load rules in words: what each one does, how, on what grounds, and with what reservation."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from planner.domain.values.exercise import Strength


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One named rule, as why-cards and docs/load-rules.md show it."""

    id: str
    name: str
    what: str
    """What it does, in one sentence."""
    formula: str
    """How the number comes about, with the default parameters."""
    source: str
    status: Strength
    caveat: str
    """What the source does not say, or what is our own choice."""


_ALL = (
    Rule(
        id="LOCK",
        name="Red flag",
        what="No run while a red flag waits for a professional's answer.",
        formula="0 km until cleared, with a date and by whom",
        source="NHS Gloucestershire knee pathway; Ottawa knee rule; bone stress papers",
        status="CONS",
        caveat="A screen is not a diagnosis; it only says that somebody should look.",
    ),
    Rule(
        id="FLARE",
        name="Flare response",
        what="Rest, a resume test, and steps back after pain that was too much.",
        formula="irritated: 0.90 × that run; flare: 72 h rest, then 0.60, 0.75, 0.90, 1.00 × the "
        "last tolerated run, 0.70 × the reference week before it; "
        "severe: 7 days, then at most 0.50",
        source="24-hour rule of TREK / TeamPFP; several return-to-run protocols",
        status="PRAG",
        caveat="No trial gives these numbers.",
    ),
    Rule(
        id="LADDER",
        name="Walk-run ladder",
        what="After a long break or a severe flare running comes back in walk-run sessions.",
        formula="two green sessions open the next rung; red or two amber go back one; "
        "three sessions in seven days",
        source="Trials 2023 table 1; OSU protocol; several published ladders",
        status="CONS",
        caveat="No ladder was tested against another; the metres are its running time at the "
        "runner's own pace.",
    ),
    Rule(
        id="GAP",
        name="Days without running",
        what="After more than a week without running the first run back is shorter.",
        formula="8-14 days: 0.80, 15-27 days: 0.50 × the longest tolerated run before the gap",
        source="The Running Clinic: restart gradually after two weeks or more",
        status="PRAG",
        caveat="The factors are our choice.",
    ),
    Rule(
        id="SPACING",
        name="Days between runs",
        what="The knee gets time to answer before the next run.",
        formula="48 h, 72 h after a red run; next day after 4 green ones, up to 0.60 × longest",
        source="every-other-day protocols; TREK example 5 × 3 km",
        status="CONS",
        caveat="Counted in whole days, rounded up: only days are known of many runs.",
    ),
    Rule(
        id="LONG-30D",
        name="Longest run",
        what="No run is much longer than the longest one the knee tolerated in 30 days.",
        formula="hard 1.10 ×, plan 1.05 × the longest tolerated run; below 3 km + 0.3 km; "
        "no growth within 7 days of a new longest",
        source="Frandsen 2025, 5,205 runners: above 1.10 the injury rate was 1.5 to 2.3 times",
        status="EB",
        caveat="A cohort, not a trial, and not of people in rehab; tolerated in place of "
        "completed is our stricter choice.",
    ),
    Rule(
        id="WEEK",
        name="Rolling week",
        what="Seven days in a row stay near what the weeks before held.",
        formula="plan 1.10 × (or + 1 km), hard 1.30 × (or + 3 km) the reference week, less what "
        "the six days before hold",
        source="Nielsen 2014; Damsted 2019; convention",
        status="EB-w",
        caveat="The 10 % rule failed its only trial (Buist 2008) and Frandsen 2025 found no link "
        "with the weekly ratio; 1.30 rests on a result that was not significant.",
    ),
    Rule(
        id="DELOAD",
        name="Lighter week",
        what="Every fourth week of the plan is planned lighter.",
        formula="plan 0.75 × the reference week, less what this week holds already",
        source="coaching convention 20-30 %",
        status="CONS",
        caveat="Never tested; can be switched off.",
    ),
    Rule(
        id="SHARE",
        name="Share of the longest run",
        what="One run does not make up too much of its week.",
        formula="plan: 1.25 / runs a week of the week, between 0.30 and 0.50",
        source="coaching convention 20-30 %, impossible with three runs",
        status="PRAG",
        caveat="Our formula; it only shapes the plan.",
    ),
    Rule(
        id="GATE",
        name="Morning gate",
        what="Runs grow only after green runs and a quiet, answered morning.",
        formula="plan: the longest tolerated run, until the last two runs are green and this "
        "morning is entered and not raised",
        source="Esculier 2018 / TREK: no increase next morning",
        status="CONS",
        caveat="No answer means hold, never go: our choice.",
    ),
    Rule(
        id="STACK",
        name="One new longest a week",
        what="Shows whether a new longest run of the last days holds growth; LONG-30D does it.",
        formula="1.00 × the longest tolerated run for 7 days after a new longest",
        source="author's caveat: three steps of 10 % in a week obey the rule",
        status="PRAG",
        caveat="The seven days are our choice.",
    ),
)

RULES: dict[str, Rule] = {rule.id: rule for rule in _ALL}
"""Every rule by id; where two ask for the same number the one named first binds."""

INFORMATIVE = frozenset({"STACK"})
"""Rules that explain another one and never bind by themselves."""


def markdown_rows(rules: Iterable[Rule] = _ALL) -> list[str]:
    """Rules as Markdown lines, header included: what `docs/load-rules.md` holds."""
    lines = [
        "| Rule | What it does | Formula | Source | Status | Reservation |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines.extend(
        f"| `{rule.id}` {rule.name} | {rule.what} | {rule.formula} "
        f"| {rule.source} | {rule.status} | {rule.caveat} |"
        for rule in rules
    )
    return lines

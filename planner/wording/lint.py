"""Faults of a plan, a line each."""

from __future__ import annotations

from planner.domain.caps.rules import RULES
from planner.domain.weeks.lint import APART, LOCKED, MOST, MOST_CORE, ORDER, PHASE, TWICE, Fault
from planner.wording import amounts
from planner.wording.amounts import Unit

_OF_SESSIONS = {
    ORDER: "high knee load within 24 h before the long run",
    LOCKED: "a red flag rests it, or a part of it, until a professional has cleared you",
    PHASE: "an exercise of a phase whose gate is shut: easeback gates",
    APART: "a day is wanted between these, done ones counted",
    TWICE: "asks for an exercise that another session of the day has too",
    MOST: f"more than {MOST_CORE} exercises beside comfort work; fewer are kept up better",
}


def finding_words(finding: Fault, unit: Unit) -> str:
    """`LONG-30D 2026-04-11 9.0 > 6.6 km`; remarks and written reasons say so behind it."""
    words = f"{finding.rule} {finding.day.isoformat()} {_what(finding, unit)}"
    if finding.reason:
        words += f" (your reason: {finding.reason})"
    return words if finding.broken else f"{words} (remark: {_why(finding)})"


def _what(finding: Fault, unit: Unit) -> str:
    if finding.wanted_m is None or finding.allowed_m is None:
        return f"{finding.card}: {_OF_SESSIONS[finding.rule]}"
    wanted = amounts.number(finding.wanted_m, unit)
    return f"{wanted} > {amounts.floored(finding.allowed_m, unit)}"


def _why(finding: Fault) -> str:
    if finding.reason:
        return "over the cap with a written reason"
    if finding.rule in RULES:
        return RULES[finding.rule].name.lower()
    return "it only shapes a plan"

"""The sections of the page for a physiotherapist, each from the records of its days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from planner.domain.values.errors import NotFoundError
from planner.domain.values.folding import folded
from planner.domain.values.journal import SCREEN, Note, TestResult
from planner.domain.values.prescribed import PatientLimit
from planner.domain.values.run import PlannedRun, Run
from planner.domain.values.scores import ACTIVITY
from planner.exchange.exports.paper import Block, PaperSection, PaperTable
from planner.logbook.plan_changes import PlanChange
from planner.logbook.prescribed import limits_of
from planner.logbook.report.report_ground import ReportGround, listed
from planner.logbook.report.report_weeks import chart, hurts, sessions
from planner.wording import days
from planner.wording.gates import check_words
from planner.wording.prescribed import limit_words, signed_words, until_words
from planner.wording.report import (
    DASH,
    by_hand_words,
    flag_cells,
    flare_cells,
    held_cells,
    rule_cell,
    score_cells,
    screen_words,
    series_cells,
    unshown_words,
)

OWN = "An activity of one's own"
MOST_MEASURES = 12
"""Measures that stand on the page, in the order they are asked for: the worst pain first."""
ASK = ("ask", "question")
"""Tags of notes that are questions to the physiotherapist."""


def flares(ground: ReportGround) -> PaperSection:
    """Each flare: what set it off, how it went, what was done."""
    rows = []
    for spell in ground.looking.flares(ground.period):
        if spell.last < ground.first or spell.since > ground.end:
            continue
        answers = ground.plan.between(spell.since, spell.last)
        done = "; ".join(
            ground.told(one) + (f" “{said}”" if (said := ground.said(one.reason)) else "")
            for one in answers
            if one.is_answer
        )
        rows.append((*flare_cells(spell, ground.today), done or "no answer is kept here"))
    heads = ("Flare", "Set off by", "How it went", "What was done")
    caption = "The latest first"
    return listed("flares", "Flares", caption, heads, rows[::-1], "No flare.", wide=3)


def scores(ground: ReportGround) -> PaperSection | None:
    """What is answered every few weeks: then, now, and what the change is worth. Several activities
    stand as their mean; the words of a single one may be left out."""
    changes = ground.book.scores.changes()
    has_mean = any(one.scale.measure == "activities" for one in changes)
    rows = []
    for one in changes:
        is_own = one.scale.measure.startswith(ACTIVITY)
        if not (is_own and has_mean):
            name, *cells = score_cells(one, ground.today)
            rows.append((OWN if is_own and not ground.has_words else name, *cells))
    if not rows:
        return None
    heads = ("Asked", "Then, now", "What the change is worth")
    caption = "Since the plan began, whatever days are shown"
    table = PaperTable(caption=caption, heads=heads, rows=tuple(rows), wide=2)
    return PaperSection(key="scores", title="Scores", blocks=(table,))


def tests(ground: ReportGround) -> PaperSection:
    """Tests over time, and the gate that is waited for."""
    scored = set(ground.book.scores.measures())
    series = (one for one in ground.looking.series(ground.period) if one.key not in scored)
    measured = [series_cells(one, ground.today) for one in series]
    blocks: list[Block] = []
    if measured:
        heads = ("Measured", "Values", "Change")
        caption = "First and last value of these days"
        blocks.append(
            PaperTable(caption=caption, heads=heads, rows=tuple(measured[:MOST_MEASURES]), wide=1)
        )
        if more := unshown_words(len(measured) - MOST_MEASURES):
            blocks.append(more)
    gate = _gate_table(ground)
    if gate is not None:
        blocks.append(gate)
    title = "Tests and gates"
    return PaperSection(
        key="tests", title=title, blocks=tuple(blocks) or ("Nothing was measured.",), share=62
    )


def _gate_table(ground: ReportGround) -> PaperTable | None:
    if not ground.knows_plan():
        return None
    try:
        gate = ground.book.gates.now().next
    except NotFoundError:
        return None
    if gate is None or not gate.checks:
        return None
    told = [check_words(check, ground.today) for check in gate.checks]
    rows = tuple((words, mark, value) for _, words, mark, value in told)
    caption = f"What the next phase, {gate.phase.name}, opens with"
    return PaperTable(caption=caption, heads=("Asked", "Stands", "Measured"), rows=rows, wide=0)


def limits(ground: ReportGround) -> PaperSection | None:
    """What a professional set, in force in these days; left out where nobody did."""
    held = [
        one
        for one in limits_of(ground.book)
        if one.date <= ground.end and (one.until is None or one.until >= ground.first)
    ]
    if not held:
        return None
    names = ground.book.exercises
    rows = [
        (
            limit_words(_wordless(one) if ground.anon else one, ground.book.unit, names),
            until_words(one, ground.today),
            "a professional" if ground.anon else signed_words(one.by, one.signed, ground.today),
        )
        for one in sorted(held, key=lambda one: (one.date, one.id))
    ]
    heads = ("Limit", "Holds", "Set by")
    return listed("limits", "Limits set", "In force in these days", heads, rows, "", wide=0)


def _wordless(limit: PatientLimit) -> PatientLimit:
    words = "advice" if limit.limit == "advice" else ""
    return msgspec.structs.replace(limit, words=words)


def plan(ground: ReportGround) -> PaperSection:
    """What was changed in the plan, by which rule, and why."""
    made = ground.plan.between(ground.first, ground.end)
    told = [change for change in made if _matters(change)]
    rows = [
        (
            days.short_month(change.date),
            ground.told(change),
            rule_cell(change.rules, is_answer=change.is_answer),
            ground.said(change.reason) or DASH,
        )
        for change in told
    ]
    heads = ("Day", "Change", "Rule", "Reason given")
    found = listed(
        "plan", "Changes of the plan", "The latest first", heads, rows[::-1],
        "No change by a rule or with a reason.", wide=1,
    )  # fmt: skip
    others = len(made) - len(told)
    if not others:
        return found
    return PaperSection(
        key=found.key, title=found.title, blocks=(*found.blocks, by_hand_words(others))
    )


def _matters(change: PlanChange) -> bool:
    """True for the answer to a proposal, and what was done with a reason or by a rule."""
    return change.is_answer or bool(change.reason) or bool(change.rules)


def over(ground: ReportGround) -> PaperSection:
    """Runs over their cap, and why."""
    found = ground.book.outlook.look_back(ground.first, ground.end)
    rows = [
        (*held_cells(held, ground.book.unit, ground.today), _why_over(ground, held.day))
        for held in found.held
    ]
    heads = ("Day", "Run and cap", "The knee", "Reason given")
    return listed(
        "over", "Runs over a cap", "Measured against the cap of that morning", heads, rows[::-1],
        "No run was over its cap.", wide=1,
    )  # fmt: skip


def _why_over(ground: ReportGround, day: date) -> str:
    """The reasons written for the planned runs of a day, or beside its runs."""
    said = []
    for record in ground.book.on(day):
        if isinstance(record, PlannedRun):
            said.append(record.override)
        elif isinstance(record, Run):
            card = ground.book.get(record.planned)
            said.append(card.override if isinstance(card, PlannedRun) else "")
            said.append(record.note)
    words = dict.fromkeys(filter(None, map(ground.said, said)))
    return "; ".join(words) or DASH


def flags(ground: ReportGround) -> PaperSection:
    """Red flags and what a professional said, and how often they were gone through."""
    locks = [
        lock
        for lock in ground.book.red_flags.all()
        if lock.date <= ground.end and (lock.cleared is None or lock.cleared >= ground.first)
    ]
    rows = [flag_cells(lock, ground.today, ground.anon) for lock in locks]
    screens = [
        test.date
        for test in ground.book.between(ground.first, ground.end, TestResult)
        if test.measure == SCREEN
    ]
    profile = ground.book.profile
    start = profile.start if profile is not None else None
    setup = start if start is not None and ground.first <= start <= ground.end else None
    said = screen_words(len(screens), max(screens, default=None), setup, ground.today)
    blocks: list[Block] = []
    if rows:
        heads = ("Raised", "Signs", "Answer")
        caption = "Raised or open in these days"
        blocks.append(PaperTable(caption=caption, heads=heads, rows=tuple(rows), wide=1))
    blocks.append(said)
    return PaperSection(key="flags", title="Red flags", blocks=tuple(blocks), share=38)


def questions(ground: ReportGround) -> PaperSection | None:
    """The runner's questions: notes tagged #ask or #question."""
    if not ground.has_words:
        return None
    notes = [
        note
        for note in ground.book.between(ground.first, ground.end, Note)
        if {*map(folded, note.tags)} & set(ASK)
    ]
    rows = [(days.short_month(note.date), ground.said(note.text)) for note in notes]
    heads = ("Day", "Question")
    empty = "None. A note with the tag #ask stands here."
    return listed(
        "questions", "Questions", "Notes tagged #ask or #question", heads, rows[::-1], empty, wide=1
    )


SECTIONS: dict[str, Callable[[ReportGround], PaperSection | None]] = {
    "hurts": hurts,
    "chart": chart,
    "sessions": sessions,
    "flares": flares,
    "scores": scores,
    "tests": tests,
    "flags": flags,
    "limits": limits,
    "plan": plan,
    "over": over,
    "questions": questions,
}
"""The sections in the order they stand in, by the name under which each is left out."""

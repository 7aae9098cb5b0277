"""The sections of the page for a physiotherapist, each from the records of its days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from planner.domain.knee.pain import Verdict
from planner.domain.knee.run_day import RunDay
from planner.domain.values.calendar import week_of
from planner.domain.values.errors import NotFoundError
from planner.domain.values.journal import SCREEN, Note, TestResult
from planner.domain.values.prescribed import PatientLimit
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun, Run
from planner.domain.values.session import SessionDone, SetKey
from planner.exchange.paper import Block, ChartWeek, PainChart, PaperSection, PaperTable
from planner.exchange.paper_chart import points_of
from planner.exchange.plan_files import bundled_folder, load_plans
from planner.logbook.entries import Entries
from planner.logbook.logbook import Logbook
from planner.logbook.looking_back import LookingBack
from planner.logbook.plan_changes import PlanChange, PlanChanges
from planner.logbook.prescribed import limits_of
from planner.logbook.weeks_back import Period, WeekBack
from planner.wording import amounts, days
from planner.wording.gates import check_words
from planner.wording.prescribed import limit_words, signed_words, until_words
from planner.wording.report import (
    DASH,
    by_hand_words,
    change_words,
    chart_words,
    flag_cells,
    flare_cells,
    held_cells,
    hurts_words,
    more_words,
    nameless_words,
    rules_of_change,
    runs_words,
    score_cell,
    screen_words,
    series_cells,
    share_cells,
    start_words,
    week_label,
)

ASK = ("ask", "question")
"""Tags of notes that are questions to the physiotherapist."""
MOST_ROWS = 8
"""Rows of a list that stand on the page, the latest; of more it is told how many."""
MOST_SIGNS = 400
"""Of one note or reason that stand on the page."""
KM = 1000
MILE = amounts.MILE_M


class ReportGround(NamedTuple):
    """What the sections are made from."""

    book: Logbook
    looking: LookingBack
    entries: Entries
    plan: PlanChanges
    period: Period
    """Whole weeks around the days asked for."""
    first: date
    last: date
    anon: bool
    has_words: bool
    """True if what the runner wrote may be shown."""

    @property
    def today(self) -> date:
        """The runner's local day."""
        return self.book.today

    @property
    def end(self) -> date:
        """The last day that has come."""
        return min(self.last, self.book.today)

    def weeks(self) -> tuple[WeekBack, ...]:
        """The weeks of the period, oldest first."""
        return self.looking.weeks(self.period, ahead=0)

    def told(self, change: PlanChange) -> str:
        """A change of the plan in words; without the names in it where none shall be shown."""
        return nameless_words(change.words) if self.anon else change_words(change.words)

    def knows_plan(self) -> bool:
        """False where the plan's own words shall not be shown: an anonymous page tells only of
        plans that everybody has."""
        profile = self.book.profile
        name = profile.plan if profile else ""
        is_own = load_plans([bundled_folder()]).get(name) != self.book.plans.get(name)
        return not (self.anon and is_own)

    def said(self, words: str) -> str:
        """The runner's own words, where they may be shown, as far as there is room."""
        if not self.has_words:
            return ""
        words = words.strip()
        return words if len(words) <= MOST_SIGNS else f"{words[:MOST_SIGNS].rstrip()} …"


def hurts(ground: ReportGround) -> PaperSection:
    """Which knee, the usual morning, and how much was answered."""
    book = ground.book
    usual = {
        side.value: knee.usual(ground.end.toordinal() + 1)
        for side, knee in zip(_sore(book), book.caps.mornings(), strict=True)
    }
    asked = (ground.end - ground.first).days + 1
    answered = _answered_mornings(ground)
    lines = [*hurts_words(_sore(book), usual, answered, asked)]
    profile = book.profile
    if profile is not None:
        lines.append(start_words(profile.usual_morning, profile.usual_stairs))
    ran = [one for one in _run_days(ground) if one is not None]
    lines.append(
        runs_words(
            len(ran),
            sum(one.answered for one in ran),
            sum(one.verdict is Verdict.GREEN and one.answered for one in ran),
            sum(one.verdict is Verdict.RED for one in ran),
        )
    )
    said = " ".join(line for line in lines if line)
    return PaperSection(key="hurts", title="What hurts", blocks=(said,))


def _sore(book: Logbook) -> tuple[Side, ...]:
    return (Side.LEFT, Side.RIGHT) if book.sore is Side.BOTH else (book.sore,)


def _answered_mornings(ground: ReportGround) -> int:
    within = (
        one for one in ground.looking.days(ground.period) if ground.first <= one.day <= ground.end
    )
    return sum(one.felt.morning is not None for one in within)


def _run_days(ground: ReportGround) -> Iterable[RunDay | None]:
    runs = ground.book.between(ground.first, ground.end, Run)
    return [ground.book.caps.run_day(day) for day in sorted({run.date for run in runs})]


def chart(ground: ReportGround) -> PaperSection:
    """Distance, worst and usual pain on one chart."""
    unit = ground.book.unit
    size = KM if unit == "km" else MILE
    weeks = tuple(
        ChartWeek(
            label=week_label(week.first),
            load=round(week.run_m / size, 1),
            worst=week.felt.worst,
            usual=week.felt.usual,
            flare=week.flare,
        )
        for week in ground.weeks()
    )
    title, about = chart_words(unit, len(weeks), points_of(weeks))
    picture = PainChart(title=title, about=about, unit=unit, weeks=weeks)
    return PaperSection(key="chart", title="Pain beside running", blocks=(picture,), share=45)


def sessions(ground: ReportGround) -> PaperSection:
    """Each week: distance, pain, the share of the useful dose, sets by side."""
    unit = ground.book.unit
    shares = {share.first: share for share in ground.looking.dose_by_week(ground.period)}
    sides = _sets_by_week(ground)
    rows = []
    for week in ground.weeks():
        share = shares.get(week.first)
        count = sides.get(week.first, Counter())
        rows.append(
            (
                week_label(week.first),
                amounts.number(week.run_m, unit),
                score_cell(week.felt.worst),
                score_cell(week.felt.usual),
                *(share_cells(share) if share is not None else (DASH, DASH, DASH)),
                str(count[Side.LEFT] + count[Side.BOTH]),
                str(count[Side.RIGHT] + count[Side.BOTH]),
            )
        )
    table = PaperTable(
        caption="Pain 0-10; useful sets done of those asked, off: excused ones; all sets with the "
        "left and the right leg",
        heads=("Week", unit, "Worst", "Usual", "Sets", "Share", "Off", "L", "R"),
        rows=tuple(rows),
        numbers=frozenset(range(1, 9)),
    )
    return PaperSection(key="sessions", title="Week by week", blocks=(table,), share=55)


def _sets_by_week(ground: ReportGround) -> dict[date, Counter[Side]]:
    """Sets done, by week and side."""
    found: dict[date, Counter[Side]] = {}
    for done in ground.book.between(ground.period.first, ground.end, SessionDone):
        week = week_of(done.date, ground.book.week_start)
        for name in done.ticks:
            found.setdefault(week, Counter())[SetKey.parse(name).side] += 1
    return found


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
    return _listed("flares", "Flares", caption, heads, rows[::-1], "No flare.", wide=3)


def tests(ground: ReportGround) -> PaperSection:
    """Tests and scores over time, and the gate that is waited for."""
    measured = [series_cells(one, ground.today) for one in ground.looking.series(ground.period)]
    blocks: list[Block] = []
    if measured:
        heads = ("Measured", "Values", "Change")
        caption = "First and last value of these days"
        blocks.append(
            PaperTable(caption=caption, heads=heads, rows=tuple(measured[-MOST_ROWS:]), wide=1)
        )
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
    return _listed("limits", "Limits set", "In force in these days", heads, rows, "", wide=0)


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
            rules_of_change(change.words),
            ground.said(change.reason) or DASH,
        )
        for change in told
    ]
    heads = ("Day", "Change", "Rule", "Reason given")
    found = _listed(
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
    return change.is_answer or bool(change.reason) or rules_of_change(change.words) != "by hand"


def over(ground: ReportGround) -> PaperSection:
    """Runs over their cap, and why."""
    found = ground.book.outlook.look_back(ground.first, ground.end)
    rows = [
        (*held_cells(held, ground.book.unit, ground.today), _why_over(ground, held.day))
        for held in found.held
    ]
    heads = ("Day", "Run and cap", "The knee", "Reason given")
    return _listed(
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
    said = screen_words(len(screens), max(screens, default=None), ground.today)
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
        if {tag.casefold() for tag in note.tags} & set(ASK)
    ]
    rows = [(days.short_month(note.date), ground.said(note.text)) for note in notes]
    heads = ("Day", "Question")
    empty = "None. A note with the tag #ask stands here."
    return _listed(
        "questions", "Questions", "Notes tagged #ask or #question", heads, rows[::-1], empty, wide=1
    )


def _listed(
    key: str,
    title: str,
    caption: str,
    heads: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    empty: str,
    *,
    wide: int,
) -> PaperSection:
    """A section of one table, its first rows; of those left out it is told how many."""
    if not rows:
        return PaperSection(key=key, title=title, blocks=(empty,))
    shown = tuple(rows[:MOST_ROWS])
    table = PaperTable(caption=caption, heads=heads, rows=shown, wide=wide)
    more = more_words(len(rows) - len(shown), "ones")
    return PaperSection(key=key, title=title, blocks=(table, more) if more else (table,))


SECTIONS: dict[str, Callable[[ReportGround], PaperSection | None]] = {
    "hurts": hurts,
    "chart": chart,
    "sessions": sessions,
    "flares": flares,
    "tests": tests,
    "flags": flags,
    "limits": limits,
    "plan": plan,
    "over": over,
    "questions": questions,
}
"""The sections in the order they stand in, by the name under which each is left out."""

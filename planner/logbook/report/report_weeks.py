"""What hurts, and the weeks of the page for a physiotherapist: one chart, one table."""

from __future__ import annotations

from collections import Counter
from datetime import date

from planner.domain.knee.pain import Verdict
from planner.domain.values.calendar import week_of
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from planner.domain.values.session import SessionDone, SetKey, is_nothing
from planner.exchange.exports.paper import ChartWeek, PainChart, PaperSection, PaperTable
from planner.exchange.exports.paper_chart import points_of
from planner.logbook.report.report_ground import ReportGround
from planner.wording import amounts
from planner.wording.report import (
    DASH,
    chart_words,
    hurts_words,
    runs_words,
    score_cell,
    share_cells,
    start_words,
    week_label,
)

KM = 1000
MILE = amounts.MILE_M


def hurts(ground: ReportGround) -> PaperSection:
    """Which knee, its usual morning, how much was answered, and how runs were taken."""
    book = ground.book
    history = book.caps.history(ground.end)
    usual = {
        knee.side.value: knee.usual_told(ground.end.toordinal() + 1)
        for knee in book.caps.mornings(history)
    }
    asked = (ground.end - ground.first).days + 1
    answered = _answered_mornings(ground)
    lines = [*hurts_words(usual, answered, asked)]
    profile = book.profile
    if profile is not None:
        lines.append(start_words(profile.usual_morning, profile.usual_stairs))
    lines.append(runs_words(_verdicts(ground)))
    said = " ".join(line for line in lines if line)
    return PaperSection(key="hurts", title="What hurts", blocks=(said,))


def _answered_mornings(ground: ReportGround) -> int:
    within = (
        one for one in ground.looking.days(ground.period) if ground.first <= one.day <= ground.end
    )
    return sum(one.felt.morning is not None for one in within)


def _verdicts(ground: ReportGround) -> Counter[Verdict]:
    """How many run days were taken how."""
    days = {run.date for run in ground.book.between(ground.first, ground.end, Run)}
    judged = map(ground.book.caps.run_day, sorted(days))
    return Counter(Verdict.UNKNOWN if one is None else one.verdict for one in judged)


def chart(ground: ReportGround) -> PaperSection:
    """Distance, worst pain and the median morning on one chart."""
    unit = ground.book.unit
    size = KM if unit == "km" else MILE
    weeks = tuple(
        ChartWeek(
            label=week_label(week.first),
            load=round(week.run_m / size, 1),
            worst=week.felt.worst,
            median=week.felt.median,
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
                score_cell(week.felt.median),
                *(share_cells(share) if share is not None else (DASH, DASH, DASH)),
                str(count[Side.LEFT] + count[Side.BOTH]),
                str(count[Side.RIGHT] + count[Side.BOTH]),
            )
        )
    table = PaperTable(
        caption="Pain 0-10: the worst of all scores, the median of the mornings; useful sets done "
        "of those asked, without comfort work; off: excused ones; all sets with the left and the "
        "right leg",
        heads=("Week", unit, "Worst", "Morning", "Sets", "Share", "Off", "L", "R"),
        rows=tuple(rows),
        numbers=frozenset(range(1, 9)),
    )
    return PaperSection(key="sessions", title="Week by week", blocks=(table,), share=55)


def _sets_by_week(ground: ReportGround) -> dict[date, Counter[Side]]:
    """Sets done, by week and side."""
    found: dict[date, Counter[Side]] = {}
    for done in ground.book.between(ground.period.first, ground.end, SessionDone):
        week = week_of(done.date, ground.book.week_start)
        found.setdefault(week, Counter()).update(
            SetKey.parse(name).side for name, tick in done.ticks.items() if not is_nothing(tick)
        )
    return found

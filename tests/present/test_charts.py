"""The charts page in lines: every width, words for what is missing, tables that can be read."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from planner.domain.exercises.balance import GroupSets
from planner.domain.review.series import ScorePoint, ScoreSeries
from planner.domain.review.useful import DoseShare, UsefulSets
from planner.domain.values.journal import Moment, PainReading, TestResult
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from planner.domain.values.technique import FocusKind, Heed
from planner.exchange.exports.tables_file import ExportTable
from planner.logbook.logbook import Logbook
from planner.logbook.looking.chart_pictures import trend_picture
from planner.logbook.looking.chart_tables import chart_table
from planner.logbook.looking.looking_back import LookingBack
from planner.present.chart_text import chart_text, table_text
from planner.present.charts import (
    chart_lines,
    charts_head,
    dose_lines,
    flare_lines,
    score_lines,
    sets_lines,
    sided,
    span_words,
    table_lines,
)
from planner.present.trends import Selected, load_foot, plan_foot, trend_columns, trend_look
from planner.widgets.kit.text import cells, plain
from planner.wording.technique import HEEDS
from tests.logbook.living import DAY, MONDAY, TODAY, WEEK, planned_run, profile, ran, session

LINES = ("dose", "balance", "flares", "scores")


@pytest.fixture
def back(book: Logbook) -> LookingBack:
    """Four weeks with runs, a session half done, two tests, a flare."""
    book.put("Set up", [profile(start=MONDAY - 3 * WEEK)])
    for week in range(4):
        ran(book, MONDAY - week * WEEK - 2 * DAY, 4 + week * 0.5)
    ran(book, TODAY - 2 * DAY, 4, pain_during=6)
    planned_run(book, TODAY + DAY, 3)
    strength = session(book, TODAY - 3 * DAY)
    for key in book.cards.session(strength.id).sets[:4]:
        book.session.tick(strength.id, key)
    book.put(
        "Tests",
        [
            TestResult(id="a", date=MONDAY - 2 * WEEK, measure="stairs_down", value=5),
            TestResult(id="b", date=TODAY - DAY, measure="stairs_down", value=2),
            PainReading(id="p", date=TODAY, score=2, side=Side.LEFT, moment=Moment.MORNING),
        ],
    )
    return LookingBack(book)


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("width", [1, 7, 20, 34, 58, 116])
def test_no_line_is_wider_than_its_room(back: LookingBack, name: str, width: int) -> None:
    lines = tuple(chart_lines(back, name, back.period(4), width))

    if width >= 20:
        assert all(cells(line) <= width for line in lines)
    assert lines


@pytest.mark.parametrize("name", LINES)
def test_where_there_is_nothing_it_says_so(book: Logbook, name: str) -> None:
    empty = LookingBack(book)

    said = " ".join(plain(line) for line in chart_lines(empty, name, empty.period(4), 60))

    assert "No" in said


def test_the_heading_says_how_much_and_until_when(book: Logbook, back: LookingBack) -> None:
    wide = plain(charts_head(book, back.period(12)))
    narrow = plain(charts_head(book, back.period(104), narrow=True))

    assert "Charts · 12 weeks to 25 Nov 2026" in wide
    assert "2 years to 25 Nov" in narrow
    assert (span_words(1), span_words(52), span_words(60)) == ("1 week", "1 year", "60 weeks")


def test_words_behind_bars_give_way_before_the_bars_do() -> None:
    share = DoseShare(
        first=MONDAY, last=TODAY, sets=UsefulSets(asked=9, done=9), excused_days=1, so_far=True
    )

    told = {width: plain(next(iter(dose_lines([share], [], width)))) for width in (60, 32, 20, 12)}

    assert told[60].endswith("100 %  1 excused, so far")
    assert told[32].endswith("100 %  1 excused")
    assert told[20].endswith("100 %")
    assert "█" in told[20]
    assert "█" not in told[12]


def test_a_measure_has_its_change_its_plot_and_what_matters(back: LookingBack) -> None:
    period = back.period(4)
    said = [plain(line) for line in score_lines(back.series(period), period, 60)]

    assert said[0] == "stairs down  5 → 2, −3: better"
    assert sum("●" in line for line in said[1:5]) == 2
    assert any("·" in line for line in said[1:5])
    assert said[5] == "2 is what people call better (Crossley 2004)"


def test_a_finding_is_plotted_without_error_or_source(back: LookingBack) -> None:
    period = back.period(4)
    points = (ScorePoint(MONDAY, 1), ScorePoint(TODAY, 0))
    found = ScoreSeries(key="swelling", points=points, top=1)

    said = [plain(line) for line in score_lines((found,), period, 40)]

    assert len(said) == 5
    assert "·" not in "".join(said)


def test_how_far_technique_was_kept_stands_with_the_load(book: Logbook, back: LookingBack) -> None:
    period = back.period(4)
    (earlier,) = (run for run in book.on(MONDAY - 2 * DAY) if isinstance(run, Run))
    for one, heeded in ((earlier, Heed.KEPT), (book.get(earlier.id), Heed.NOT)):
        assert isinstance(one, Run)
        changed = replace(one, focus=FocusKind.UPRIGHT, heeded=heeded)
        book.facts.correct(changed, "Heeded")
        table = chart_table(back, "load", period)
        kept = table.columns.index("focus_kept")
        rows = {str(row[0]): row[kept : kept + 4] for row in table.rows}
        week = (MONDAY - WEEK).isoformat()
        assert rows.pop(week) == ((1, 0, 0, 0) if heeded is Heed.KEPT else (0, 0, 1, 0))
        assert set(rows.values()) == {(0, 0, 0, 0)}
        said = plain(load_foot(Selected(back, period))[2])
        assert said.startswith(f"Upright trunk: {HEEDS[heeded]} in 1 run (mornings after: ")


def test_the_selected_week_is_told_in_words(book: Logbook, back: LookingBack) -> None:
    period = back.period(4)
    load = [plain(line) for line in load_foot(Selected(back, period, MONDAY.isoformat()))]
    plan = [plain(line) for line in plan_foot(Selected(back, period, MONDAY.isoformat()))]

    assert load[0].startswith("w48 23–29 Nov 2026: 4.0 km run, 3.0 to come")
    assert load[0].endswith("Pain: worst 6, median morning 2, worst morning 2. Flare.")
    assert plan[0].startswith("w48 planned 3.0 km, about 21 min; run 4.0, ")
    assert len(load_foot(Selected(back, period))) == 2
    assert plan_foot(Selected(back, period)) == plan_foot(
        Selected(back, period, MONDAY.isoformat())
    )


def test_the_selected_day_is_told_too(book: Logbook, back: LookingBack) -> None:
    period = back.period(4)

    ran_on, rested = (
        plain(load_foot(Selected(back, period, day.isoformat(), "days"))[0])
        for day in (TODAY - 2 * DAY, MONDAY - WEEK)
    )

    assert ran_on == "Mon 23 Nov: 4.0 km. Pain: worst 6. Flare."
    assert rested == "Mon 16 Nov: no run. No score."


@pytest.mark.parametrize(("name", "way"), [("load", ""), ("load", "days"), ("plan", "minutes")])
def test_what_is_drawn_is_what_the_picture_holds(back: LookingBack, name: str, way: str) -> None:
    picture = trend_picture(back, name, back.period(4), "km", way)  # type: ignore[arg-type]
    columns, look = trend_columns(picture), trend_look(picture)

    assert [one.done for one in columns] == [one.done for one in picture.columns]
    assert [mark.name for mark in look.marks] == list(picture.marks)
    assert any(one.band for one in columns)


def test_a_table_leaves_the_side_out_where_there_is_one_knee() -> None:
    assert sided(("week", "worst_left", "morning_left")) == ("week", "worst", "morning")
    both = ("week", "worst_left", "worst_right")
    assert sided(both) == both
    assert sided(("muscles", "left", "right")) == ("muscles", "left", "right")


def test_a_table_too_wide_for_its_room_names_each_value() -> None:
    table = ExportTable(
        ("week", "run_m", "worst_left"), (("2026-11-23", 4000, 6), ("2026-11-30", 0, None))
    )

    wide = [plain(line) for line in table_lines(table, "km", 60)]
    narrow = [plain(line) for line in table_lines(table, "km", 22)]

    assert wide == [
        "week        run km  worst",
        "2026-11-23     4.0      6",
        "2026-11-30     0.0      –",
    ]
    said = " ".join(" ".join(narrow).split())
    assert said == "2026-11-23 run km 4.0, worst 6 2026-11-30 run km 0.0"
    assert all(len(line) <= 22 for line in narrow)


def test_a_flare_stands_beside_all_quiet_days_in_counts(back: LookingBack) -> None:
    said = [plain(line) for line in flare_lines(back, back.period(4), 60)]

    assert "1 flare" in said[0]
    assert any(line.startswith("longest run lately") and "of 1" in line for line in said)
    assert " ".join(said[-3:]).endswith("Counts, not causes.")


def test_sets_are_told_by_muscle_with_how_long_they_are_of(back: LookingBack) -> None:
    groups = (GroupSets(group="calf", left=2, right=3),)

    said = [plain(line) for line in sets_lines(groups, back.period(12), 60)]

    assert said[0].startswith("12 weeks")
    assert said[1].split()[0] == "calf"
    assert said[1].endswith("left -1")


@pytest.mark.parametrize("name", ["load", "plan", *LINES])
def test_a_chart_as_text_has_no_blank_at_its_ends(back: LookingBack, name: str) -> None:
    lines = chart_text(back, name, back.period(4), "km", "", 70, 14)

    assert lines
    assert all(line == line.rstrip() and len(line) <= 70 for line in lines)
    assert (len(lines) == 14) is (name in ("load", "plan"))


def test_a_table_as_text_is_as_wide_as_it_is() -> None:
    table = ExportTable(("measure", "value"), (("stairs_down", 2.0),))

    assert list(table_text(table, "km")) == ["measure      value", "stairs down      2"]

"""Weeks, runs and why-cards in words, with the numbers that are in force."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from planner.domain.caps.lookback import Tally
from planner.domain.caps.rules import RULES
from planner.domain.caps.week_room import Raise
from planner.domain.values.journal import Lock, Moment
from planner.domain.values.reason import Reason
from planner.domain.values.run import PlannedRun
from planner.domain.weeks.forecast import Goal
from planner.logbook.caps import WeekLoad
from planner.logbook.logbook import Logbook
from planner.logbook.views import RunItem
from planner.present.card_context import card_context
from planner.present.explain import (
    explain_back,
    explain_goal,
    explain_next,
    explain_week,
    phase_reason,
    ruled,
)
from planner.present.mileage import (
    draft_line,
    drafted,
    folded_lines,
    hold_words,
    mileage_lines,
    next_run,
    next_run_lines,
    room_spans,
    week_bars,
    week_line,
)
from planner.present.runs import (
    back_lines,
    gate_words,
    next_lines,
    next_morning,
    pain_words,
    run_days,
    run_line,
    step_lines,
    tally_line,
)
from planner.present.why import raise_words, reasons, why_head, why_raise
from planner.widgets.kit.text import Spans, plain
from tests.logbook.living import (
    DAY,
    MONDAY,
    TODAY,
    WEEK,
    morning,
    planned_run,
    profile,
    ran,
    running,
)

FRIDAY = TODAY + 2 * DAY


def lines(found: tuple[Spans, ...]) -> list[str]:
    return [plain(line) for line in found]


@pytest.fixture
def runner(book: Logbook) -> Logbook:
    """Eight weeks of 15.0 km, three runs of 5.0 each, in the fifth week of the plan."""
    book.put("Answers", [profile(start=MONDAY - 4 * WEEK)])
    running(book)
    for day in (MONDAY, MONDAY + DAY, TODAY):
        morning(book, day)
    return book


def set_to(book: Logbook, **parameters: Any) -> None:
    """The runner's parameters, as a clinician would set them."""
    book.put("Set", [profile(start=MONDAY - 4 * WEEK, parameters=parameters)])


# -- the mileage pane --------------------------------------------------------


def load(**more: Any) -> WeekLoad:
    fields: dict[str, Any] = {"first": MONDAY, "done_m": 3100, "planned_m": 9500, "coming_m": 6700,
                              "plan_m": 12_190}  # fmt: skip
    return WeekLoad(**(fields | more))


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (load(), "  line 12.1  room 2.3"),
        (load(coming_m=9090), "  line 12.1  room 0.0"),
        (load(coming_m=9390), "  line 12.1  ▲ over by 0.3"),
        (load(coming_m=9103), "  line 12.1  ▲ over by 0.1"),
        (load(plan_m=None), ""),
        (load(closed=Reason("WEEK")), "  line 12.1  no more running this week"),
        (load(plan_m=None, closed=Reason("LOCK")), "  running is locked"),
        (load(coming_m=9900, closed=Reason("WEEK")), "  line 12.1  ▲ over by 0.81"),
    ],
)
def test_a_week_says_line_and_room_or_by_how_much_it_is_over(of: WeekLoad, said: str) -> None:
    assert plain(room_spans(of, "km", TODAY)) == said


def test_line_and_room_are_rounded_down_in_miles_too() -> None:
    assert plain(room_spans(load(), "mi", TODAY)) == "  line 7.5  room 1.4"


def test_this_week_is_said_in_words_and_others_by_number(runner: Logbook) -> None:
    assert plain(week_line(runner, load(current=True))) == (
        "This week  3.1 run + 6.7 to come = 9.8 km  line 12.1  room 2.3"
    )
    assert plain(week_line(runner, load())).startswith("Week 48    3.1 run + 6.7 to come = 9.8 km")


def test_bars_are_in_the_runners_unit(runner: Logbook, open_book: Any) -> None:
    (bar,) = week_bars(runner, (load(flare=True, current=True),))
    assert (bar.label, bar.done, bar.planned, bar.cap, bar.tone) == ("w48", 3.1, 9.8, 12.19, "bad")
    runner.put("Unit", [profile(unit="mi")])
    (bar,) = week_bars(runner, (load(plan_m=None),))
    assert (round(bar.done, 2), bar.cap) == (1.93, None)


def test_without_a_planned_run_the_pane_says_how_to_add_one(runner: Logbook) -> None:
    assert next_run(runner, MONDAY, None) is None
    assert lines(next_run_lines(runner, MONDAY, None)) == ["Runs       none planned: a adds one"]


def test_the_next_run_has_its_cap_and_the_rule_that_binds(runner: Logbook) -> None:
    run = planned_run(runner, FRIDAY, 3)
    assert next_run(runner, MONDAY, None) == run
    head, why = lines(next_run_lines(runner, MONDAY, None))
    assert head == "Fri 27     3.0 km  cap 5.5y why"
    assert why.strip() == (
        "1.10 × 5.0 km (Thu 19 Nov): longest run lately that the knee took; planned up to 5.0 km + "
        "0.5 km."
    )
    later = msgspec.structs.replace(run, date=MONDAY + 9 * DAY)
    runner.put("Later", [later])
    assert lines(next_run_lines(runner, MONDAY, None))[0].startswith("→ 2 Dec    3.0 km")


def test_the_pane_speaks_of_the_step_that_was_set(runner: Logbook) -> None:
    planned_run(runner, FRIDAY, 3)
    set_to(runner, step_min=0.4, hard_factor=1.0)
    said = " ".join(lines(next_run_lines(runner, MONDAY, None)))
    assert "cap 5.4" in said
    assert "5.0 km (Thu 19 Nov) + 0.4 km" in said
    assert "0.5 km" not in said


def test_what_holds_growth_is_told_with_what_may_be_planned(runner: Logbook) -> None:
    run = planned_run(runner, FRIDAY, 3)
    ran(runner, MONDAY, 4, pain_during=3)
    allowed = runner.caps.room_for(run, run).allowed
    binding = allowed.limit(allowed.binding)
    assert hold_words(allowed, binding, "km", TODAY) == (
        "The distance stays: the run of Mon 23 Nov was not green (3/10)."
    )
    assert hold_words(allowed, allowed.limit("GROW"), "km", TODAY) is None


def test_the_whole_pane_begins_with_the_week(runner: Logbook) -> None:
    planned_run(runner, FRIDAY, 3)
    loads = runner.caps.week_loads(MONDAY)
    told = lines(mileage_lines(runner, loads, MONDAY, None))
    assert told[0].startswith("This week  3.0 km to come  line 16.0  room 13.0")
    assert told[1:] == lines(next_run_lines(runner, MONDAY, None))
    small = lines(folded_lines(runner, loads, MONDAY, None, 80))
    assert small[0].startswith("Mileage    ")
    assert small[0].endswith("  3.0 km to come  line 16.0  room 13.0")


def test_a_run_being_changed_says_what_the_keys_do(runner: Logbook) -> None:
    run = planned_run(runner, FRIDAY, 3)
    assert draft_line(runner, None, held=False) == ()
    assert drafted(run, 3500).distance_m == 3500
    assert plain(draft_line(runner, drafted(run, 3500), held=False)) == (
        "Fri 27 3.5 km  cap 5.5   enter keeps it  esc drops"
    )
    assert plain(draft_line(runner, drafted(run, 5500), held=True)) == (
        "Fri 27 5.5 km  at the cap 5.5 (longest run)  o over it   enter keeps it  esc drops"
    )


# -- the runs page -----------------------------------------------------------


def test_a_run_is_a_line_with_its_four_scores_and_its_pace(runner: Logbook) -> None:
    run = ran(runner, TODAY - DAY, 5, duration_s=1950)
    context = card_context(runner, runner.cards.days(MONDAY))
    assert plain(run_line(runner, RunItem(planned=None, run=run), context).line or ()) == (
        "  5.0 km  0 1 0 0   ✓ green   flat, 32:30, 6:30 /km"
    )
    assert pain_words(runner, run) == "0 1 0 0"
    assert next_morning(runner, run) == 0
    open_ = ran(runner, TODAY, 3, pain_before=None, pain_after=None)
    assert pain_words(runner, open_) == "· 1 · ·"
    assert next_morning(runner, open_) is None


def test_only_days_with_runs_are_listed_unless_there_is_none(runner: Logbook) -> None:
    views = runner.cards.days(MONDAY)
    assert len(run_days(runner, views, card_context(runner, views))) == 7
    planned_run(runner, FRIDAY, 3)
    views = runner.cards.days(MONDAY)
    (day,) = run_days(runner, views, card_context(runner, views))
    assert day.label == "Fri 27"
    assert plain(day.cards[0].line or ()) == "  3.0 km  planned   easy, flat"


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (Tally(), "over the cap     0  0 ✓ green  0 ▲ amber  0 ■ red  0 ? open"),
        (Tally(green=1, amber=0, red=2, unknown=3),
         "over the cap     6  1 ✓ green  0 ▲ amber  2 ■ red  3 ? open"),
    ],
)  # fmt: skip
def test_a_tally_has_sign_and_word_for_each(tally: Tally, said: str) -> None:
    assert plain(tally_line("over the cap", tally)) == said


def test_the_last_weeks_are_counted_over_and_within_the_caps(runner: Logbook) -> None:
    over, within = lines(back_lines(runner))
    assert over == "over the cap     2  2 ✓ green  0 ▲ amber  0 ■ red  0 ? open"
    assert within == "within it       21  21 ✓ green  0 ▲ amber  0 ■ red  0 ? open"


def test_growth_that_is_open_says_so_and_that_which_waits_says_for_what(runner: Logbook) -> None:
    assert lines(step_lines(runner, runner.caps.allowance(TODAY))) == [
        "● Growth is open: good runs and a quiet morning."
    ]
    ran(runner, TODAY - DAY, 4, pain_during=3)
    assert lines(step_lines(runner, runner.caps.allowance(TODAY))) == [
        "▲ The distance stays: the run of Tue 24 Nov was not green (3/10)."
    ]


def test_a_flare_is_told_sentence_by_sentence(runner: Logbook) -> None:
    runner.facts.log_pain(runner.facts.reading_of(6, moment=Moment.STAIRS, day=TODAY))
    told = lines(step_lines(runner, runner.caps.allowance(TODAY)))
    assert told[0] == "■ Flare since Wed 25 Nov: 6/10 on stairs on Wed 25 Nov."
    assert told[-1].startswith("As of today back by 3.0, 4.0 km, shares of 5.0 km")


def test_the_ladder_says_its_intervals_and_what_opens_the_next(book: Logbook) -> None:
    book.put("Answers", [profile(weekly_m=0, longest_m=0)])
    morning(book, TODAY)
    (line,) = lines(step_lines(book, book.caps.allowance(TODAY)))
    assert line == (
        "walk-run  8 × (1 min run / 3 min walk). Rung 1 of 14: 8 min of running, 0 of 2 green "
        "sessions."
    )
    book.put("Set", [profile(weekly_m=0, longest_m=0, parameters={"green_runs": 3})])
    assert plain(step_lines(book, book.caps.allowance(TODAY))[0]).endswith("0 of 3 green sessions.")


def test_what_comes_next_ends_with_the_goal_and_no_promise(runner: Logbook) -> None:
    found = runner.outlook.forecast(Goal("run", 6000))
    told = lines(next_lines(runner, TODAY, found))
    assert told[0] == "● Growth is open: good runs and a quiet morning."
    assert any(line.startswith("6.0 km in one run  Not before ") for line in told)
    assert gate_words(runner) == ""
    assert lines(next_lines(runner, TODAY, None)) == [
        line for line in told if "6.0 km in one run" not in line and "of 100" not in line
    ]


# -- why -----------------------------------------------------------------------


def test_the_head_of_a_why_card_says_how_far_and_what_is_planned(runner: Logbook) -> None:
    run = planned_run(runner, FRIDAY, 3)
    allowed = runner.caps.allowance(FRIDAY)
    assert lines(why_head(runner, allowed, None)) == ["Fri 27 Nov: up to 5.5 km   planned 3.0 km"]
    over = msgspec.structs.replace(run, distance_m=6000, override="[left] race", override_m=5500)
    assert lines(why_head(runner, allowed, over))[-1] == "▲ over the cap, your reason: [left] race"
    ran(runner, TODAY, 5)
    assert plain(why_head(runner, runner.caps.allowance(TODAY), None)[0]).endswith("run 5.0 km")


def test_the_binding_rule_comes_first_with_its_reservation(runner: Logbook) -> None:
    first, *others = reasons(runner, runner.caps.allowance(FRIDAY))
    assert (first.rule, first.amount, first.note) == ("LONG", "5.5 km", "binds")
    assert first.binding
    assert plain(first.lines[1]).startswith("Our choice: tolerated in place of completed")
    assert first.source.startswith("Source: Frandsen 2025")
    week = next(one for one in others if one.rule == "WEEK")
    assert week.note.startswith("slack ")


RAISES = [
    (Raise(kind="clear-lock"), "a professional's clearance, entered with its date"),
    (Raise(kind="quiet"),
     "a quiet knee: mornings and tests up to the line (P, T)"),
    (Raise(kind="answer-morning"), "this morning's pain: press P"),
    (Raise(kind="run-green", day=FRIDAY, metres=5990),
     "5.5 km on Wed 25 Nov gone well: Fri 27 Nov up to 5.9 km"),
    (Raise(kind="wait", day=FRIDAY, metres=5990),
     "nothing but time: Fri 27 Nov up to 5.9 km"),
    (Raise(kind="of2030"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("one", "said"), RAISES, ids=[one.kind for one, _ in RAISES])
def test_what_would_raise_a_number_is_a_thing_to_do(runner: Logbook, one: Raise, said: str) -> None:
    assert raise_words(runner, one, runner.caps.allowance(TODAY)) == said


def test_what_would_raise_it_has_a_title_or_is_not_there(runner: Logbook) -> None:
    told = lines(why_raise(runner, runner.caps.allowance(TODAY)))
    assert told[0] == "What would raise it"
    assert all(line.startswith("· ") for line in told[1:])


# -- explained -----------------------------------------------------------------


def week_words(book: Logbook, first: date = MONDAY, draft: PlannedRun | None = None) -> str:
    found = explain_week(book, first, draft)
    return " | ".join((*lines(found.head), *(plain(line) for row in found.reasons
                                             for line in row.lines)))  # fmt: skip


def test_a_week_says_its_line_and_what_it_is_made_of(runner: Logbook) -> None:
    planned_run(runner, FRIDAY, 3)
    assert week_words(runner) == (
        "Week 48, 23–29 Nov 2026: line 16.0 km | Planned 3.0 km; 3.0 km to come. | 1.05 × 15.0 km, "
        "the best week of 28 days that the knee took, or 1.0 km more. | Any seven days in a row "
        "are held at 19.5 km: 1.30 × that week, or 3.0 km more. | Our choice: how best week and "
        "known ground are made, and the growth. The 10 % rule failed its only trial (Buist 2008); "
        "1.3 rests on a result that was not significant."
    )
    ran(runner, TODAY, 2)
    assert "Planned 3.0 km; 2.0 run + 3.0 to come = 5.0 km." in week_words(runner)


@pytest.mark.parametrize(
    ("parameter", "value", "default", "now"),
    [
        ("week_days", 33, "of 28 days", "of 33 days"),
        ("week_grow", 1.09, "1.05 ×", "1.09 ×"),
        ("week_step", 1.7, "or 1.0 km more", "or 1.7 km more"),
        ("week_hard", 1.23, "1.30 × that week", "1.23 × that week"),
        ("week_small", 2.6, "or 3.0 km more", "or 2.6 km more"),
    ],
)
def test_a_number_that_was_set_stands_in_the_weeks_card(
    runner: Logbook, parameter: str, value: float, default: str, now: str
) -> None:
    assert default in week_words(runner)
    set_to(runner, **{parameter: value})
    assert now in week_words(runner)
    assert default not in week_words(runner)


LIGHT = MONDAY + 3 * WEEK
"""The eighth week of the plan: a lighter one."""


@pytest.mark.parametrize(
    ("parameter", "value", "default", "now"),
    [
        ("light_factor", 0.73, "0.80 × known ground", "0.73 × known ground"),
        ("light_floor", 9.4, "or 12.0 km if", "or 9.4 km if"),
    ],
)
def test_a_number_that_was_set_stands_in_a_lighter_weeks_card(
    runner: Logbook, parameter: str, value: float, default: str, now: str
) -> None:
    assert "Lighter week, every 4:" in week_words(runner, LIGHT)
    assert default in week_words(runner, LIGHT)
    set_to(runner, **{parameter: value})
    assert now in week_words(runner, LIGHT)
    assert default not in week_words(runner, LIGHT)


def test_every_fifth_week_is_lighter_if_that_is_set(runner: Logbook) -> None:
    set_to(runner, light_every=5)
    assert "Lighter" not in week_words(runner, LIGHT)
    assert "Lighter week, every 5:" in week_words(runner, LIGHT + 2 * WEEK)


def test_under_a_red_flag_a_week_is_locked(runner: Logbook) -> None:
    lock = Lock(id="l", date=TODAY, level="S", findings=("bone_pain",), scope="run")
    runner.red_flags.add(lock)
    assert week_words(runner).startswith(
        "Week 48, 23–29 Nov 2026: running is locked | No run planned. | Red flag "
        "since Wed 25 Nov: no running until a professional cleared it."
    )


def test_on_the_ladder_the_week_has_no_line(book: Logbook) -> None:
    book.put("Answers", [profile(weekly_m=0, longest_m=0)])
    assert week_words(book).endswith(
        "On the walk-run ladder each session has its own cap, and the week none."
    )


def test_what_comes_next_names_the_rules_of_the_way_back(runner: Logbook) -> None:
    found = explain_next(runner, TODAY)
    assert lines(found.head) == ["What comes next, seen for Wed 25 Nov"]
    assert found.reasons == ()
    assert phase_reason(runner) is None
    ran(runner, TODAY - DAY, 4, pain_during=3)
    assert [row.rule for row in explain_next(runner, TODAY).reasons] == ["GROW"]


def test_a_goal_says_what_it_rests_on_and_promises_nothing(runner: Logbook) -> None:
    assert lines(explain_goal(runner, None).head) == [
        "No goal is set, or nothing can be looked ahead at: G on the runs page sets one."
    ]
    found = explain_goal(runner, runner.outlook.forecast(Goal("run", 6000)))
    assert plain(found.head[0]).startswith("6.0 km in one run. Not before ")
    assert [row.rule for row in found.reasons] == ["NOT BEFORE", "SPREAD"]
    assert plain(found.closing[0]).endswith("no date is a promise.")


def test_looking_back_says_counts_and_no_causes(runner: Logbook) -> None:
    ran(runner, TODAY, 9)
    found = explain_back(runner)
    assert lines(found.head) == [
        "The runs of Wed 30 Sep to Wed 25 Nov against the cap of each morning",
        "over the cap     3  2 ✓ green  0 ▲ amber  0 ■ red  1 ? open",
        "within it       21  21 ✓ green  0 ▲ amber  0 ■ red  0 ? open",
    ]
    latest = found.reasons[0]
    assert (latest.amount, latest.note) == ("Wed 25 Nov", "9.0 km run, cap 5.5 km: unknown")


def test_a_rule_of_a_card_has_its_reservation_with_the_numbers_in_force(runner: Logbook) -> None:
    set_to(runner, week_hard=1.23)
    row = ruled(runner, RULES["WEEK"], "16.0 km", "line", "a line", "")
    assert plain(row.lines[0]) == "a line"
    assert "1.23 rests on a result" in plain(row.lines[1])

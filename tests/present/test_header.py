"""The line on top, the banner, what stands on every page, and proposals as rows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from planner.domain.values.journal import Moment
from planner.domain.values.plan import Criterion, Phase, Plan
from planner.domain.values.reason import Reason
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun
from planner.domain.weeks.proposal import CardChange, Proposal, WeekChange
from planner.logbook.logbook import Logbook
from planner.present.easing import easing, easing_name, waiting_words
from planner.present.header import (
    banner_line,
    header_line,
    knee_spans,
    knee_state,
    morning_scores,
    plan_words,
)
from planner.present.proposal import (
    flare_head,
    flare_why,
    proposal_rows,
    replan_head,
    replan_why,
)
from planner.present.standing import professional_spans
from planner.present.waiting import shut_gate, waiting_changes
from planner.widgets.kit.text import Span, Spans, cells, plain
from tests.logbook.living import (
    DAY,
    MONDAY,
    PLANS,
    TODAY,
    WEEK,
    Clock,
    morning,
    planned_run,
    profile,
    ran,
    running,
    session,
)


def lines(found: tuple[Spans, ...]) -> list[str]:
    return [plain(line) for line in found]


@pytest.fixture
def runner(book: Logbook) -> Logbook:
    """Eight weeks of three runs, every morning answered but today's."""
    book.put("Answers", [profile(start=MONDAY - 4 * WEEK)])
    running(book)
    for day in (MONDAY, MONDAY + DAY):
        morning(book, day)
    return book


def set_to(book: Logbook, **parameters: Any) -> None:
    book.put("Set", [profile(start=MONDAY - 4 * WEEK, parameters=parameters)])


def report(book: Logbook, score: int, moment: Moment = Moment.STAIRS) -> None:
    book.facts.log_pain(book.facts.reading_of(score, moment=moment, day=TODAY))


def laid(book: Logbook) -> None:
    """A session of the plan's first phase, today."""
    card = session(book)
    book.put("Laid", [msgspec.structs.replace(card, plan="small", phase="one")])


# -- the header ------------------------------------------------------------------


def test_the_header_says_week_plan_and_the_knees_last_mornings(runner: Logbook) -> None:
    assert plain(header_line(runner, MONDAY)) == (
        "easeback   Week 48 · 23–29 Nov 2026   Small · nothing plannedleft knee ▁▁▁▁▁▁· 0/10 open"
    )
    assert plain(header_line(runner, MONDAY, narrow=True, only="runs")) == (
        "easeback   wk 48 · 23–29 Nov   only runs (F)knee ▁▁▁▁▁▁· 0/10"
    )


def test_a_week_over_new_year_keeps_its_years(runner: Logbook) -> None:
    assert "28 Dec 2026 – 3 Jan" in plain(header_line(runner, MONDAY + 5 * WEEK, narrow=True))


def test_what_shuts_the_next_phase_stands_behind_it_as_far_as_there_is_room(
    runner: Logbook,
) -> None:
    gate = ("Next phase opens at stairs 3 or less: today 6, 1 more", "Next at stairs 3 or less")
    laid(runner)
    assert gate[0] in plain(header_line(runner, MONDAY, gate=gate, width=200))
    assert gate[1] in plain(header_line(runner, MONDAY, gate=gate, width=110))
    assert "Next" not in plain(header_line(runner, MONDAY, gate=gate, width=80))


def test_the_plan_says_phase_and_week_or_that_nothing_is_there(runner: Logbook) -> None:
    assert plain(plan_words(runner, MONDAY - 9 * WEEK)) == "Small · not begun"
    assert plain(plan_words(runner, MONDAY, narrow=True)) == "nothing planned"
    laid(runner)
    assert plain(plan_words(runner, MONDAY)) == "Small · One, week 5"
    assert plain(plan_words(runner, MONDAY, narrow=True)) == "One w5"


def test_both_knees_show_the_worse_of_each_morning(runner: Logbook) -> None:
    runner.put("Both", [msgspec.structs.replace(profile(), knee=Side.BOTH)])
    for side, score in ((Side.LEFT, 1), (Side.RIGHT, 3)):
        reading = runner.facts.reading_of(score, moment=Moment.MORNING, day=TODAY)
        runner.facts.log_pain(msgspec.structs.replace(reading, side=side))
    assert morning_scores(runner)[-1] == 3
    assert plain(knee_spans(runner)).startswith("both knees ")
    assert plain(knee_spans(runner)).endswith(" 3/10 settled")


def test_the_tone_of_a_morning_follows_the_numbers_that_were_set(runner: Logbook) -> None:
    morning(runner, TODAY, 4)
    assert knee_spans(runner)[-2] == Span("4/10", "warn")
    set_to(runner, run_amber_max=3)
    assert knee_spans(runner)[-2] == Span("4/10", "bad")


def test_the_knee_is_open_settled_flared_or_locked(runner: Logbook) -> None:
    assert knee_state(runner) == "open"
    morning(runner, TODAY)
    assert knee_state(runner) == "settled"
    report(runner, 6)
    assert knee_state(runner) == "flared"
    runner.red_flags.add(runner.red_flags.lock_for(["bone_pain"]))
    assert knee_state(runner) == "locked"


def test_a_flare_begins_where_the_parameter_says(runner: Logbook) -> None:
    morning(runner, TODAY)
    report(runner, 4)
    assert knee_state(runner) == "settled"
    set_to(runner, run_amber_max=3)
    assert knee_state(runner) == "flared"


# -- the banner ------------------------------------------------------------------


def test_before_the_setup_the_banner_opens_it(book: Logbook) -> None:
    assert plain(banner_line(book, "")) == "No plan yet: 0 opens the wizard."
    assert plain(banner_line(book, "Undone")) == "No plan yet: 0 opens the wizard.Undone"


def test_the_banner_asks_the_first_question_and_counts_the_others(runner: Logbook) -> None:
    assert plain(banner_line(runner, "")) == (
        "● This morning: how is the left knee? P then a digit. No answer means hold."
    )
    assert plain(banner_line(runner, "[x] done", narrow=True)) == "[x] done ● P this morning?"
    ran(runner, TODAY - DAY, 3, pain_after=None)
    assert plain(banner_line(runner, "")) == (
        "● An hour after yesterday's run: how was the left knee? P then a digit. 1 more."
    )
    assert plain(banner_line(runner, "", narrow=True)).endswith("P +1")


def test_how_to_answer_is_said_in_short_where_what_was_done_has_no_room_beside_it(
    runner: Logbook,
) -> None:
    ran(runner, TODAY - DAY, 3, pain_after=None)
    done = "Ticked Quad set left set 1 10×10 s. u undoes."
    whole = banner_line(runner, done)
    assert plain(whole) == (
        f"● An hour after yesterday's run: how was the left knee? P then a digit. 1 more. {done}"
    )
    assert banner_line(runner, done, width=cells(whole)) == whole

    short = banner_line(runner, done, width=cells(whole) - 1)
    assert plain(short) == f"● An hour after yesterday's run: how was the left knee? P +1 {done}"
    assert banner_line(runner, done, width=cells(short)) == short
    assert banner_line(runner, done, width=cells(short) - 1) == whole  # neither has room


def test_what_waits_comes_before_a_question(runner: Logbook) -> None:
    assert plain(banner_line(runner, "", waiting="Flare since Wed 25 Nov: 1 change waits")) == (
        "● This morning: how is the left knee? P then a digit. No answer means hold."
    )
    report(runner, 6)
    waits = "Flare since Wed 25 Nov: 1 change waits"
    assert plain(banner_line(runner, "", waiting=waits)) == (
        f"■ {waits}. ! shows them. ● P this morning?"
    )
    assert plain(banner_line(runner, "Done", waiting=waits, narrow=True)) == (
        "Done ■ ! waits ● P this morning?"
    )


def test_a_plan_that_fits_is_offered_and_a_lock_stands_before_all(runner: Logbook) -> None:
    offer = "Nothing was done for 9 days"
    assert plain(banner_line(runner, "", offer=offer)) == (
        f"● {offer}: S shows a plan that fits. ● P this morning?"
    )
    runner.red_flags.add(runner.red_flags.lock_for(["bone_pain"]))
    assert plain(banner_line(runner, "Done", offer=offer)) == (
        "■ Running is locked since Wed 25 Nov: see a professional first.  Done"
    )
    assert plain(banner_line(runner, "", (Span("draft"),))) == "draft"


def test_once_a_week_the_red_flags_are_asked_for(runner: Logbook) -> None:
    morning(runner, TODAY)
    assert plain(banner_line(runner, "")) == (
        "● Once a week: is any red flag up?  1 a f goes through them in 20 seconds."
    )
    assert plain(banner_line(runner, "", narrow=True)) == "● Any red flag up this week?  1 a f"
    runner.red_flags.screened()
    assert banner_line(runner, "") == ()


# -- on every page -----------------------------------------------------------------


def test_a_professional_is_named_and_a_short_page_counts_the_others(
    runner: Logbook, clock: Clock
) -> None:
    assert professional_spans(runner) == ()
    report(runner, 8)
    clock.wind(TODAY + 22 * DAY)
    told = lines(professional_spans(runner))
    assert told == ["+ This flare has been open for 22 days. Have a professional look at it."]
    reading = runner.facts.reading_of(8, moment=Moment.REST, day=TODAY + 14 * DAY)
    runner.facts.log_pain(reading)
    first = "+ This flare has been open for 22 days. Have a professional look at it."
    second = (
        "+ Two severe flares in six weeks (Wed 25 Nov and Wed 9 Dec): have a professional look at "
        "it."
    )
    assert lines(professional_spans(runner)) == [first, second]
    assert lines(professional_spans(runner, short=True)) == [f"{first} 1 more: :today"]


def test_the_days_of_a_flare_that_want_a_professional_are_those_set(
    runner: Logbook, clock: Clock
) -> None:
    report(runner, 6)
    clock.wind(TODAY + 15 * DAY)
    assert professional_spans(runner) == ()
    set_to(runner, refer_days=14)
    assert lines(professional_spans(runner)) == [
        "+ This flare has been open for 15 days. Have a professional look at it."
    ]


GATED = Plan(
    id="small", name="Small",
    phases=(
        PLANS["small"].phases[0],
        Phase(id="two", name="Two", weeks=2,
              gate=(Criterion(id="c", words="stairs at 3 or less", measure="stairs_pain",
                              most=3),)),
    ),
)  # fmt: skip


def test_what_shuts_the_next_phase_is_nothing_without_one(runner: Logbook, open_book: Any) -> None:
    assert shut_gate(runner) == ()
    gated = open_book("desk-9f9f", plans={"small": GATED})
    assert shut_gate(gated) == (
        "Next phase opens at stairs 3 or less: not measured",
        "Next at stairs 3 or less: not measured",
    )


# -- proposals ---------------------------------------------------------------------


def test_a_flare_waits_with_its_changes_counted(runner: Logbook) -> None:
    assert waiting_changes(runner) == ""
    planned_run(runner, TODAY + DAY, 5)
    report(runner, 6)
    count = runner.proposals.flare_changes()
    verb = "change waits" if count == 1 else "changes wait"
    assert count >= 1
    assert waiting_changes(runner) == f"Flare since Wed 25 Nov: {count} {verb}"
    assert waiting_words(runner) == waiting_changes(runner)


def test_a_flares_head_says_what_set_it_off_and_how_sure_its_numbers_are(runner: Logbook) -> None:
    planned_run(runner, TODAY + DAY, 5)
    report(runner, 6)
    proposal = runner.proposals.flare()
    assert proposal is not None
    head = lines(flare_head(runner, proposal))
    assert head[0] == ("■ Pain flare  left knee  6/10 on stairs on Wed 25 Nov12:00")
    assert head[2].startswith("What changes  up to ")
    said, sure = lines(flare_why(runner))
    assert said.startswith(
        "Why   Flare since Wed 25 Nov: 6/10 on stairs on Wed 25 Nov. No running before Sat 28 Nov;"
    )
    assert sure.strip() == (
        "No trial gives these numbers: they are put together from protocols, and cautious. "
        "Evidence: our own choice."
    )
    set_to(runner, rest_days=5)
    assert "No running before Mon 30 Nov;" in lines(flare_why(runner))[0]


def test_a_run_that_did_not_settle_asks_for_less_without_a_flare(runner: Logbook) -> None:
    morning(runner, TODAY)
    planned_run(runner, TODAY + DAY, 5)
    ran(runner, TODAY, 4, pain_after=3)
    assert waiting_words(runner).startswith("After a run that did not settle: ")
    asks = easing(runner)
    assert (asks.rule if asks else "", easing_name(asks)) == (
        "EASE",
        "After a run that did not settle",
    )
    assert lines(flare_why(runner))[0].startswith(
        "Why   The run of Wed 25 Nov left 3/10 an hour later (quiet line 2): "
    )


RUN = PlannedRun(id="r", date=TODAY, distance_m=5000)


def change(day_later: int = 0, metres: int = 5000) -> CardChange:
    after = msgspec.structs.replace(RUN, date=TODAY + timedelta(days=day_later), distance_m=metres)
    return CardChange(before=RUN, after=after, reasons=(Reason("LONG"),))


def test_rows_say_card_and_week_before_and_after(runner: Logbook) -> None:
    gone = CardChange(before=RUN, after=None)
    weeks = (WeekChange(first=MONDAY, before_m=10_000, after_m=4000),
             WeekChange(first=MONDAY + WEEK, before_m=9000, after_m=9000))  # fmt: skip
    proposal = Proposal(
        first=TODAY, last=TODAY + WEEK, changes=(change(1, 4000), gone), weeks=weeks
    )
    rows = proposal_rows(runner, proposal)
    assert [(row.when, row.what, row.before, row.after) for row in rows] == [
        ("Wed 25", "Run", "5.0 km", "to Thu 26 Nov, 4.0 km  (longest run)"),
        ("Wed 25", "Run", "5.0 km", "rest"),
        ("", "week 48", "10.0 km", "4.0 km"),
    ]
    assert [row.accepted for row in rows] == [True, True, None]


def test_a_new_solution_says_its_days_and_each_reason_once(runner: Logbook) -> None:
    trade = Reason("fewer", (("what", "Runs"), ("placed", 2), ("wanted", 3)))
    proposal = Proposal(first=TODAY, last=TODAY + WEEK, changes=(change(1), change(2)),
                        trades=(trade,))  # fmt: skip
    assert plain(replan_head(runner, proposal, "Re-plan [x]")[0]) == (
        "Re-plan [x]  Wed 25 Nov to Wed 2 Dec"
    )
    assert [line.strip() for line in lines(replan_why(proposal, TODAY))] == [
        "Why   longest run.", "Given up: Runs: 2 of 3.",
    ]  # fmt: skip
    assert replan_why(Proposal(first=TODAY, last=TODAY), TODAY) == ()

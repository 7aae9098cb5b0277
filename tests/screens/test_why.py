"""y opens the why-card of every number that came from a rule."""

from __future__ import annotations

import msgspec

from planner.domain.exercises.rungs import harder, place_of
from planner.domain.values.calendar import WEEK
from planner.domain.values.exercise import Dose, low
from planner.domain.values.journal import Lock, Moment
from planner.domain.values.record import Side
from planner.domain.values.session import Item, SetKey
from planner.domain.weeks.forecast import Goal
from planner.logbook.logbook import Logbook
from planner.present.explain import (
    Explained,
    explain_dose,
    explain_goal,
    explain_next,
    explain_week,
)
from planner.present.mileage import week_bars, week_line
from planner.screens.shared.session_dialog import SessionDialog
from planner.screens.shared.why_dialog import CardDialog
from planner.widgets.kit.text import Span, Spans, plain
from planner.widgets.set_ticks import SetTicks
from planner.wording import amounts, days
from tests.screens.support import (
    MONDAY,
    SMALL,
    THURSDAY,
    TODAY,
    Hand,
    Window,
    adopted,
    open_week,
    sessions,
)


def said(found: Explained) -> str:
    """The whole card in words."""
    lines: list[Spans] = [*found.head, *found.closing]
    for reason in found.reasons:
        lines += [(Span(f"{reason.rule} {reason.amount} {reason.note}"),), *reason.lines]
        lines.append((Span(f"{reason.source} {reason.strength}"),))
    return " ".join(plain(line) for line in lines)


async def on_runs(window: Window) -> None:
    """The runs page."""
    await window.press("3")


async def test_y_on_a_bar_says_why_the_week_may_hold_what_it_may(book: Logbook) -> None:
    async with open_week(book) as window:
        await on_runs(window)
        await window.press("tab")
        while not hasattr(window.top.focused, "bars"):
            await window.press("tab")
        await window.press("y")
        assert "Why this number: line of the week" in window.words
        assert "▶ WEEK" in window.words
        assert "The best week of 28 days that the knee took, 15.0 km" in window.words
        assert "Buist 2008" in window.words
        await window.press("right")
        assert "Week 49" in window.words


async def test_tab_goes_from_the_day_to_its_week_to_what_comes_next_to_the_goal(
    book: Logbook,
) -> None:
    book.settings.set_goal(10_000)
    async with open_week(book) as window:
        await window.go(THURSDAY)
        await window.press("y")
        assert "Why this number: cap of the day" in window.words
        await window.press("tab")
        assert "Week 48, 23–29 Nov 2026: line 15.0 km" in window.words
        await window.press("tab")
        assert "What comes next" in window.words
        assert "GROW" in window.words
        await window.press("tab")
        await window.until("NOT BEFORE")
        assert "no date is a promise" in window.words
        await window.press("shift+tab", "q")
        assert window.top is window.page


async def test_y_on_what_comes_next_says_why_of_the_next_step(book: Logbook) -> None:
    async with open_week(book) as window:
        await on_runs(window)
        window.top.query_one("#next").focus()
        await window.settle()
        await window.press("y")
        assert "Why this number: what comes next" in window.words


async def test_y_on_a_set_says_why_of_its_dose(book: Logbook) -> None:
    async with open_week(book, SMALL) as window:
        await window.on_card(sessions(book, TODAY)[0].id, TODAY)
        await window.press("enter", "e")
        window.top.query_one(SetTicks).move_to(str(SetKey(on_ladder(book).exercise, Side.LEFT, 1)))
        await window.press("y")
        assert "of its ladder" in window.words
        assert "Not done yet in the last eight weeks." in window.words
        assert "EX-1" in window.words
        assert "0 of 2 good sessions" in window.words


async def test_y_in_a_session_says_why_of_the_dose_on_the_clock(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.on_card(sessions(book, TODAY)[0].id, TODAY)
        await window.press("enter", "y")
        assert isinstance(window.top, CardDialog)
        assert "off the exercise's ladder" in window.words
        assert "EX-2" in window.words


def on_ladder(book: Logbook) -> Item:
    """An exercise of today's session that has a next step."""
    items = sessions(book, TODAY)[0].items
    return next(
        item
        for item in items
        if harder(item, book.exercises[item.exercise])
        if place_of(item, book.exercises[item.exercise]) is not None
    )


def done_well(book: Logbook, hand: Hand, *, pain: int = 0) -> None:
    """Two sessions ticked with a score, each with its next morning."""
    book.facts.log_pain(book.facts.reading_of(0, moment=Moment.MORNING, day=MONDAY))
    for card in (sessions(book, MONDAY)[0], sessions(book, TODAY)[0]):
        book.session.tick_all(card.id)
        book.session.rate(card.id, 5, "", pain)
        book.facts.log_pain(
            book.facts.reading_of(
                0, moment=Moment.MORNING, day=card.date.fromordinal(card.date.toordinal() + 1)
            )
        )
    hand.now = hand.now.replace(day=27)


def test_two_good_sessions_say_that_the_next_step_is_due(book: Logbook, hand: Hand) -> None:
    done_well(book, hand)

    words = said(explain_dose(book, on_ladder(book)))

    assert "EX-1" in words
    assert "M takes it" in words
    assert "Mon 23 Nov" in words


def test_too_much_pain_says_that_a_step_back_is_due(book: Logbook, hand: Hand) -> None:
    done_well(book, hand, pain=6)

    words = said(explain_dose(book, on_ladder(book)))

    assert "EX-3" in words
    assert "step back (pain 6/10)" in words


def test_good_sessions_with_another_dose_are_not_counted_for_this_one(
    book: Logbook, hand: Hand
) -> None:
    item = on_ladder(book)
    done_well(book, hand)
    other = msgspec.structs.replace(item, dose=book.exercises[item.exercise].ladder[0].dose)
    assert other != item

    assert "0 of 2 good sessions" in said(explain_dose(book, other))


def test_the_card_takes_its_numbers_from_what_is_set(book: Logbook) -> None:
    book.settings.set_parameter("ex_pain_green_max", "1")

    assert "pain at most 1," in said(explain_dose(book, on_ladder(book)))


def test_a_step_above_the_phase_is_said_to_be_closed(book: Logbook) -> None:
    item = on_ladder(book)
    exercise = book.exercises[item.exercise]
    steep = tuple(
        rung if rung.dose == item.dose else msgspec.structs.replace(rung, tier=3)
        for rung in exercise.ladder
    )
    book.exercises[item.exercise] = msgspec.structs.replace(exercise, ladder=steep)

    words = said(explain_dose(book, item))

    assert "more knee load than is open to you now (0 of 3)" in words
    assert "of 2 good sessions" not in words


def test_a_middling_score_says_that_the_dose_stays(book: Logbook, hand: Hand) -> None:
    done_well(book, hand, pain=4)

    words = said(explain_dose(book, on_ladder(book)))

    assert "EX-2 as it is holds" in words
    assert "stay (pain 4/10)" in words
    assert "0 of 2 good sessions" in words


def test_a_lighter_session_and_one_off_the_library_say_so(book: Logbook) -> None:
    assert "EX-5 a third less" in said(explain_dose(book, on_ladder(book), lighter=True))
    unknown = msgspec.structs.replace(on_ladder(book), exercise="gone")
    assert "no longer in the library" in said(explain_dose(book, unknown))
    odd = msgspec.structs.replace(on_ladder(book).dose, sets=low(on_ladder(book).dose.sets) + 1)
    own = msgspec.structs.replace(on_ladder(book), dose=odd)
    assert "off the exercise's ladder" in said(explain_dose(book, own))


def test_a_lighter_week_holds_a_share_of_known_ground(book: Logbook) -> None:
    found = explain_week(book, MONDAY + 3 * WEEK)

    assert plain(found.head[0]).endswith("line 13.4 km")
    assert "Lighter week, every 4: 0.80 × known ground of 16.8 km" in said(found)
    assert "12.0 km if that is more" in said(found)


def test_a_week_in_a_flare_is_held_at_its_step(book: Logbook) -> None:
    book.facts.log_pain(book.facts.reading_of(6, moment=Moment.STAIRS, flare=True))

    found = explain_week(book, MONDAY)

    assert plain(found.head[0]).endswith("line 9.0 km")  # 0.6 × 15.0
    assert "its step of the best week that the knee took" in said(found)


def test_the_line_of_the_bars_is_the_number_the_card_explains(book: Logbook) -> None:
    lined = [load for load in book.caps.week_loads(MONDAY) if load.plan_m is not None]
    assert len(lined) > 4
    for load in lined:
        line = f"line {amounts.floored(load.plan_m or 0, book.unit)}"
        assert line in plain(explain_week(book, load.first).head[0])


def test_a_book_without_a_plan_has_words_for_every_number(empty: Logbook) -> None:
    assert "On the walk-run ladder" in said(explain_week(empty, MONDAY))
    assert explain_next(empty, TODAY).head
    assert "No goal is set" in said(explain_goal(empty, None))


def test_a_forecast_names_what_it_rests_on(book: Logbook) -> None:
    words = said(explain_goal(book, book.outlook.forecast(Goal("run", 8000))))

    assert "NOT BEFORE" in words
    assert "lived forward day by day" in words
    assert "no date is a promise" in words


def test_the_gate_of_the_next_phase_names_each_criterion(book: Logbook) -> None:
    profile = book.profile
    assert profile is not None
    book.setup.adopt(msgspec.structs.replace(profile, plan="runners-knee-12-weeks"))

    found = explain_next(book, TODAY)

    phase = next(row for row in found.reasons if row.rule == "PHASE")
    assert len(phase.lines) > 3
    assert "not measured yet" in "".join(plain(line) for line in phase.lines)


async def test_a_dose_is_explained_without_a_plan(empty: Logbook) -> None:
    clam = Item(exercise="clam", dose=Dose(sets=2, reps=10))
    card = empty.calendar.add_session(TODAY, "Mine", (clam,))
    empty.session.tick_all(card.id)
    async with open_week(empty) as window:
        await window.press("escape", "enter")
        assert isinstance(window.top, SessionDialog)
        await window.press("y")
        assert "Clamshell: 2×10" in window.words


def test_a_week_under_a_red_flag_promises_no_room_anywhere(book: Logbook) -> None:
    book.red_flags.add(Lock(id="lock", date=TODAY, level="S", findings=("bone_pain",), scope="run"))

    (load,) = book.caps.week_loads(MONDAY, back=0, ahead=0)
    line = plain(week_line(book, load))
    card = said(explain_week(book, MONDAY))

    assert line.endswith("running is locked")
    assert "  line " not in line
    assert "room" not in line
    assert all(bar.cap is None for bar in week_bars(book, (load,)))
    assert "running is locked" in card
    assert "LOCK rest binds" in card
    assert "WEEK" not in card


def test_a_week_in_a_flares_rest_says_from_when_on_there_is_running(book: Logbook) -> None:
    book.facts.log_pain(book.facts.reading_of(8, moment=Moment.REST, flare=True))

    loads = book.caps.week_loads(MONDAY, back=0, ahead=2)

    assert plain(week_line(book, loads[0])).endswith(
        f"no running before {days.dated(TODAY + WEEK, TODAY)}"
    )
    assert "FLARE rest binds" in said(explain_week(book, MONDAY))
    assert "  line " in plain(week_line(book, loads[2]))


def test_without_a_run_what_comes_next_is_the_first_rung(empty: Logbook) -> None:
    adopted(empty, plan="return-to-running", weekly_m=0, longest_m=0)
    empty.facts.log_pain(empty.facts.reading_of(0, moment=Moment.MORNING))

    words = said(explain_next(empty, TODAY))

    assert "Rung 1 of 14: 8 min of running, 0 of 2 green sessions." in words
    assert "GROW" not in words

"""A walk-run in the window: its intervals stand in the open, and its card opens the player."""

from __future__ import annotations

import msgspec
import pytest
from textual.widgets import Input

from planner.domain.knee.ladder import DEFAULT_LADDER, step_at
from planner.domain.values.run import PlannedRun, RunKind
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.screens.session.page import PlayerPage
from planner.wording.walk_run import short_intervals
from tests.screens.support import (
    FRIDAY,
    HUGE,
    SMALL,
    THURSDAY,
    TINY,
    TODAY,
    TUESDAY,
    WIDE,
    Window,
    open_week,
    runs,
    sessions,
)


def walk_run(book: Logbook, day=TODAY, rung: int = 1, metres: int = 1140) -> PlannedRun:
    """A walk-run that stands on a day behind its sessions, in place of other runs."""
    if runs(book, day):
        book.calendar.drop_cards(runs(book, day))
    card = PlannedRun(
        id=new_id(),
        date=day,
        distance_m=metres,
        duration_s=step_at(rung, DEFAULT_LADDER).run_s,
        run_kind=RunKind.WALK_RUN,
        rung=rung,
        order=9,
    )
    book.put("Added a walk-run", [card])
    return card


def playing(window: Window) -> PlayerPage:
    """The session page, which has to be the one on the screen."""
    assert isinstance(window.app.screen, PlayerPage)
    return window.app.screen


# -- its words ----------------------------------------------------------------


@pytest.mark.parametrize("step", DEFAULT_LADDER, ids=lambda step: f"rung {step.rung}")
async def test_a_column_of_a_wide_window_holds_the_intervals_uncut(book: Logbook, step) -> None:
    card = walk_run(book, rung=step.rung)
    async with open_week(book, WIDE) as window:
        await window.on_card(card.id, TODAY)
        assert any(short_intervals(step) in line for line in window.lines)
        assert "1.1 km run" in window.words


async def test_the_list_says_the_intervals_before_the_distance(book: Logbook) -> None:
    walk_run(book)
    async with open_week(book, SMALL) as window:
        assert "8 × (1 min run / 3 min walk), about 1.1 km of running" in window.words


async def test_a_tiny_window_says_them_in_short(book: Logbook) -> None:
    card = walk_run(book, rung=8)
    async with open_week(book, TINY) as window:
        await window.on_card(card.id, TODAY)
        line = next(line for line in window.lines if "▌5×" in line)
        assert "5×(4:30/1:30)" in line
        assert "…" not in line


@pytest.mark.parametrize("size", [WIDE, SMALL, TINY, HUGE, (100, 30)])
async def test_no_width_cuts_a_number_of_the_intervals(book: Logbook, size) -> None:
    walk_run(book, rung=8)
    async with open_week(book, size) as window:
        await window.on_card(runs(book, TODAY)[0].id, TODAY)
        line = next(line for line in window.lines if "5×" in line or "5 × (" in line)
        said = line[line.index("5") :]
        assert said.startswith(("5 × (4:30 run / 1:30 walk)", "5×(4:30/1:30)", "5×4:30"))


async def test_the_mileage_pane_and_the_why_card_say_them(book: Logbook) -> None:
    card = walk_run(book)
    async with open_week(book) as window:
        assert "8×(1/3) 1.1 km" in window.words
        await window.on_card(card.id, TODAY)
        await window.press("y")
        assert "8 × (1 min run / 3 min walk), about 1.1 km of running" in window.words


async def test_the_runs_page_says_them(book: Logbook) -> None:
    walk_run(book)
    async with open_week(book) as window:
        await window.press("3")
        assert "8×(1/3) 1.1 km" in window.words or "8 × (1 min run / 3 min walk)" in window.words


# -- enter and 2 ----------------------------------------------------------------


@pytest.mark.parametrize("key", ["enter", "2"])
async def test_today_s_walk_run_is_played_though_sessions_are_open(book: Logbook, key) -> None:
    card = walk_run(book)
    assert sessions(book, TODAY)
    async with open_week(book) as window:
        await window.on_card(card.id, TODAY)
        await window.press(key)
        assert playing(window).play.course.card == card.id
        assert [part.act for part in playing(window).play.course.script[:3]] == [
            "walk",
            "run",
            "walk",
        ]


async def test_2_on_another_session_of_today_plays_that_one(book: Logbook) -> None:
    first, *_ = sessions(book, TODAY)
    second = msgspec.structs.replace(first, id=new_id(), order=first.order + 1, name="Second")
    book.put("Added", [second])
    async with open_week(book) as window:
        await window.on_card(second.id, TODAY)
        await window.press("2")
        assert playing(window).play.course.card == second.id


async def test_2_goes_on_with_a_session_that_was_left_in_the_middle(book: Logbook) -> None:
    first, *_ = sessions(book, TODAY)
    second = msgspec.structs.replace(first, id=new_id(), order=first.order + 1, name="Second")
    book.put("Added", [second])
    book.todo.open_place(second.id)
    async with open_week(book) as window:
        await window.on_card(first.id, TODAY)
        await window.press("2")
        assert playing(window).play.course.card == second.id


async def test_2_on_another_day_plays_what_is_due_today(book: Logbook) -> None:
    walk_run(book, FRIDAY)
    async with open_week(book) as window:
        await window.on_card(runs(book, FRIDAY)[0].id, FRIDAY)
        await window.press("2")
        assert playing(window).play.course.card == sessions(book, TODAY)[0].id


async def test_enter_on_a_walk_run_to_come_opens_it_with_its_intervals(book: Logbook) -> None:
    card = walk_run(book, THURSDAY)
    async with open_week(book) as window:
        await window.on_card(card.id, THURSDAY)
        await window.press("enter")
        assert "Run on Thu 26 Nov" in window.words
        assert "8 × (1 min run / 3 min walk), about 1.1 km of running." in window.words
        await window.press("escape")
        assert book.cards.card(card.id) == card


async def test_enter_on_any_run_to_come_opens_its_form(book: Logbook) -> None:
    (card,) = runs(book, THURSDAY)
    async with open_week(book) as window:
        await window.on_card(card.id, THURSDAY)
        await window.press("enter")
        assert "Run on Thu 26 Nov" in window.words


async def test_enter_on_a_walk_run_that_was_missed_logs_it(book: Logbook) -> None:
    card = walk_run(book, TUESDAY)
    async with open_week(book) as window:
        await window.on_card(card.id, TUESDAY)
        await window.press("enter")
        assert "Log the run of" in window.words
        assert "Planned: 8 × (1 min run / 3 min walk)." in window.words


async def test_another_kind_of_run_in_its_place_has_no_intervals(book: Logbook) -> None:
    card = walk_run(book, THURSDAY)
    async with open_week(book) as window:
        await window.on_card(card.id, THURSDAY)
        await window.press("enter")
        window.top.query_one("#field-run_kind").focus()
        await window.press("left", "enter")
        changed = book.cards.card(card.id)
        assert isinstance(changed, PlannedRun)
        assert changed.run_kind is not RunKind.WALK_RUN
        assert changed.rung is None


# -- what was run ---------------------------------------------------------------


async def logged(book: Logbook, ran: str, time: str = "32:00"):
    """The run that is kept after so much of it was said to be running."""
    card = walk_run(book)
    async with open_week(book) as window:
        await window.on_card(card.id, TODAY)
        await window.press("space")
        await window.fill("duration_s", time)
        await window.fill("ran", ran)
        await window.press("enter")
        runs_done = book.facts.all_runs()
        return (runs_done[0], "") if runs_done else (None, window.words)


async def test_a_walk_run_as_planned_says_nothing_of_its_running(book: Logbook) -> None:
    run, _ = await logged(book, "")

    assert (run.run_kind, run.through, run.walk_s) == (RunKind.WALK_RUN, False, None)


async def test_minutes_of_running_are_kept_as_the_walk_between(book: Logbook) -> None:
    run, _ = await logged(book, "10min")

    assert (run.through, run.walk_s) == (False, 22 * 60)


async def test_a_run_without_walking_is_kept_as_run_through(book: Logbook) -> None:
    run, _ = await logged(book, "all")

    assert (run.through, run.walk_s) == (True, None)


async def test_more_running_than_the_whole_is_asked_again(book: Logbook) -> None:
    run, words = await logged(book, "40min")

    assert run is None
    assert "more running than the whole took" in words


async def test_a_run_that_was_run_through_can_be_said_so_later(book: Logbook) -> None:
    run, _ = await logged(book, "")
    async with open_week(book) as window:
        await window.on_card(run.planned, TODAY)
        await window.press("enter")
        assert "Correct the run of today" in window.words
        await window.fill("ran", "all")
        await window.press("enter")
        assert book.facts.all_runs()[0].through
        await window.press("enter")
        assert window.top.query_one("#field-ran", Input).value == "all"


async def test_r_on_the_day_of_a_walk_run_asks_for_the_running_too(book: Logbook) -> None:
    card = walk_run(book)
    async with open_week(book) as window:
        await window.press("r")
        await window.fill("distance_m", "3.6")
        await window.fill("duration_s", "32:00")
        await window.fill("ran", "9:00")
        await window.press("enter")
        (run,) = book.facts.all_runs()
        assert (run.planned, run.walk_s) == (card.id, 23 * 60)


async def test_an_ordinary_run_is_not_asked_for_its_running(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("r")
        assert "running in it" not in window.words


async def test_a_done_card_says_whether_it_counts_as_the_walk_run(book: Logbook) -> None:
    run, _ = await logged(book, "")
    async with open_week(book) as window:
        await window.on_card(run.planned, TODAY)
        assert "walk-run" in window.words
        book.facts.change_run(msgspec.structs.replace(run, through=True))
        await window.settle()
        assert "run through" in window.words

"""What stays in front on every page: a flare's open proposal, a professional's line, the gate."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import msgspec
import pytest

from planner.domain.values.journal import Lock, Moment
from planner.domain.values.run import Run
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.logbook.proposals import Proposals
from planner.screens.shared.pain_dialog import PainDialog
from planner.screens.shared.proposal_dialog import ProposalDialog
from planner.widgets.week_grid import WeekGrid
from tests.screens.support import (
    MONDAY,
    SMALL,
    TODAY,
    WIDE,
    Hand,
    adopted,
    open_week,
    plan_state,
    readings,
    sessions,
)

SIZES = pytest.mark.parametrize("size", [WIDE, SMALL], ids=["wide", "small"])
WAITS = "■ Flare since Wed 25 Nov: "
SHOWS = "changes wait. ! shows them."


@pytest.fixture
def flared(book: Logbook) -> Logbook:
    """6/10 on stairs today; what that asks of the plan is not answered yet."""
    book.facts.log_pain(book.facts.reading_of(6, moment=Moment.STAIRS))
    return book


# -- the open proposal ------------------------------------------------------


@SIZES
async def test_the_banner_says_that_changes_wait_until_they_are_taken(
    flared: Logbook, size: tuple[int, int]
) -> None:
    async with open_week(flared, size) as window:
        assert window.banner.startswith(WAITS)
        assert SHOWS in window.banner
        await window.press("exclamation_mark", "enter")
        assert "applied. u undoes." in window.words
        assert "wait" not in window.banner
        await window.press("u")
        assert "! waits" in window.banner or SHOWS in window.banner


@SIZES
async def test_what_was_just_done_and_what_waits_stand_side_by_side(
    flared: Logbook, size: tuple[int, int]
) -> None:
    async with open_week(flared, size) as window:
        await window.press("space")
        assert window.banner.startswith("Ticked ")
        assert ("! waits" if size == SMALL else SHOWS) in window.banner
        assert "u undoes." in window.lines[1]


@SIZES
async def test_the_mornings_question_stays_beside_it(
    flared: Logbook, hand: Hand, size: tuple[int, int]
) -> None:
    hand.now += timedelta(hours=14)
    async with open_week(flared, size) as window:
        assert SHOWS in window.lines[1]
        assert "P this morning?" in window.lines[1]


async def test_a_red_flag_stands_above_what_waits(flared: Logbook) -> None:
    flared.red_flags.add(
        Lock(id="lock", date=TODAY, level="S", findings=("bone_pain",), scope="run")
    )
    async with open_week(flared) as window:
        assert window.banner.startswith("■ Running is locked since Wed 25 Nov")
        await window.press("exclamation_mark")
        assert isinstance(window.top, PainDialog)


@SIZES
async def test_the_flare_key_shows_what_waits_and_once_more_asks_for_a_score(
    flared: Logbook, size: tuple[int, int]
) -> None:
    before, plan = len(readings(flared)), plan_state(flared)
    async with open_week(flared, size) as window:
        await window.press("exclamation_mark")
        assert isinstance(window.top, ProposalDialog)
        assert "6/10 on stairs on Wed 25 Nov" in window.words
        assert "! new score" in window.words
        await window.press("exclamation_mark")
        assert isinstance(window.top, PainDialog)
        await window.press("8")
        assert len(readings(flared)) == before + 1
        assert readings(flared)[-1].flare
        await window.press("escape")
        assert plan_state(flared) == plan


async def test_a_digit_after_the_flare_key_falls_through_to_no_page(flared: Logbook) -> None:
    before = len(readings(flared))
    async with open_week(flared) as window:
        await window.press("exclamation_mark", "6")
        assert isinstance(window.top, ProposalDialog)
        await window.press("escape")
        assert window.app.screen is window.page
        assert "The plan stays as it was. ! shows the proposal again." in window.words
    assert len(readings(flared)) == before


async def test_a_replan_has_no_way_to_a_new_score(book: Logbook) -> None:
    for card in sessions(book, TODAY):
        book.calendar.drop_cards([card])
    async with open_week(book) as window:
        await window.press("S")
        assert isinstance(window.top, ProposalDialog)
        await window.press("exclamation_mark")
        assert isinstance(window.top, ProposalDialog)
        assert "new score" not in window.words


def unsettled(before: int | None) -> Run:
    """Today's run, 3/10 an hour later; `before`: what hurt before it, None = not said."""
    return Run(
        id=new_id(), date=TODAY, distance_m=6000,
        pain_before=before, pain_during=1, pain_after=3,
    )  # fmt: skip


async def test_a_run_that_did_not_settle_is_named_where_no_flare_is_open(book: Logbook) -> None:
    book.facts.log_run(unsettled(before=0))
    async with open_week(book) as window:
        assert window.banner.startswith("■ After a run that did not settle: ")
        await window.press("exclamation_mark")
        assert "After a run that did not settle" in window.words
        await window.press("end")
        assert "left 3/10 an hour later (quiet line 2)" in window.words


async def test_what_is_not_known_of_a_run_is_asked_before_it_is_eased(book: Logbook) -> None:
    book.facts.log_run(unsettled(before=None))
    async with open_week(book) as window:
        assert window.banner.startswith("● Before today's run")
        await window.press("P", "0")
        assert "After a run that did not settle" in window.banner


async def test_the_months_ahead_are_solved_after_the_first_frame_and_for_no_key_or_tick(
    flared: Logbook,
) -> None:
    order: list[str] = []
    solve, paint = Proposals.flare, WeekGrid.render_lines

    def solved(part: Proposals) -> Any:
        order.append("solved")
        return solve(part)

    def painted(grid: WeekGrid, crop: Any) -> Any:
        order.append("painted")
        return paint(grid, crop)

    with (
        patch.object(Proposals, "flare", solved),
        patch.object(WeekGrid, "render_lines", painted),
    ):
        async with open_week(flared) as window:
            assert order.index("painted") < order.index("solved")
            assert order.count("solved") == 1
            await window.press("right", "left", "down", "L", "H", "space", "3", "6", "1")
            assert order.count("solved") == 1
            flared.facts.log_pain(flared.facts.reading_of(1, moment=Moment.REST))
            await window.settle()
            assert order.count("solved") == 2


# -- a professional ---------------------------------------------------------

LINE = "This flare has been open for 23 days. Have a professional look at it."


@SIZES
async def test_the_line_for_a_professional_stands_on_every_page_until_it_is_over(
    flared: Logbook, hand: Hand, size: tuple[int, int]
) -> None:
    hand.now += timedelta(days=23)
    async with open_week(flared, size) as window:
        for key in ("3", "2", "6", "1"):
            await window.press(key)
            assert f"+ {LINE}" in window.lines[2]
        assert "P this morning?" in window.lines[1]
        await window.press("u")
        assert LINE not in window.words
        await window.press("U")
        assert LINE in window.words


@SIZES
async def test_a_long_line_is_shown_whole(empty: Logbook, size: tuple[int, int]) -> None:
    adopted(empty)
    profile = empty.profile
    assert profile is not None
    empty.put("Sore", [msgspec.structs.replace(profile, usual_morning={"left": 5})])
    async with open_week(empty, size) as window:
        assert (
            "A knee at 5/10 on ordinary mornings wants a professional first. Until then strength "
            "of tiers 0-1 and at most 8 minutes of running every third day."
        ) in window.words


async def test_a_small_window_names_the_gravest_and_where_the_others_stand(
    book: Logbook, hand: Hand
) -> None:
    book.facts.log_pain(book.facts.reading_of(8, moment=Moment.REST))
    hand.now += timedelta(days=23)
    book.facts.log_pain(book.facts.reading_of(8, moment=Moment.REST))
    twice = "Two severe flares in six weeks (Wed 25 Nov and Fri 18 Dec)"
    async with open_week(book, SMALL) as window:
        assert f"{LINE} 1 more: :today" in window.words
        assert twice not in window.words
    async with open_week(book) as window:
        assert LINE in window.words
        assert twice in window.words


async def test_a_knee_that_needs_nobody_has_no_line(book: Logbook) -> None:
    async with open_week(book) as window:
        assert not window.page.query("#professional")


# -- the shut gate ----------------------------------------------------------


@pytest.fixture
def gated(empty: Logbook) -> Logbook:
    """The plan of phases, stairs at 6/10."""
    adopted(empty, plan="runners-knee-12-weeks")
    empty.gates.add_test("stairs_down", 6)
    return empty


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (
            (170, 40),
            "12 weeks · Calm, week 1. Next phase opens at stairs 3 or less: today 6, 1 more",
        ),
        ((144, 40), "2026   Calm, week 1. Next phase opens at stairs 3 or less: today 6, 1 more"),
        (WIDE, "Calm, week 1. Next at stairs 3 or less: today 6"),
        (SMALL, "Calm w1"),
    ],
    ids=["170", "144", "120", "80"],
)
async def test_the_header_says_what_shuts_the_next_phase_as_far_as_there_is_room(
    gated: Logbook, size: tuple[int, int], said: str
) -> None:
    async with open_week(gated, size) as window:
        assert said in window.lines[0]
        assert "1/10" in window.lines[0]


async def test_a_week_gone_by_says_nothing_of_the_gate(gated: Logbook) -> None:
    async with open_week(gated, (170, 40)) as window:
        await window.go(MONDAY - timedelta(days=7))
        assert "Next phase" not in window.lines[0]


async def test_a_test_that_opens_a_criterion_changes_the_header(gated: Logbook, hand: Hand) -> None:
    async with open_week(gated, (170, 40)) as window:
        hand.now += timedelta(days=1)
        gated.gates.add_test("stairs_down", 2)
        await window.settle()
        assert "Next phase opens at sessions 2 or less: not measured" in window.lines[0]


async def test_the_gate_page_says_the_same(gated: Logbook) -> None:
    async with open_week(gated) as window:
        await window.press("T")
        assert "Next phase opens at stairs 3 or less: today 6, 1 more." in window.words
        assert "with: Stairs hurt 3 or less (not yet)" in window.words

"""Re-planning, exercise steps and phase gates: shown first, taken or left."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.domain.values.exercise import Dose
from planner.domain.values.journal import Lock, Moment
from planner.domain.values.session import Item
from planner.logbook.logbook import Logbook
from planner.screens.shared.proposal_dialog import ProposalDialog
from tests.screens.support import MONDAY, TODAY, Hand, adopted, open_week, plan_state

CLAM = Dose(sets=3, reps=10)


@pytest.fixture
def idle(empty: Logbook, hand: Hand) -> Logbook:
    """A book set up ten days ago in which nothing was done since."""
    adopted(empty)
    hand.now += timedelta(days=10)
    return empty


async def test_replanning_shows_what_would_change_and_changes_nothing_yet(idle: Logbook) -> None:
    before = plan_state(idle)
    async with open_week(idle) as window:
        await window.press("S")
        assert isinstance(window.top, ProposalDialog)
        assert "Nothing was done for" in window.words
        await window.press("escape")
        assert plan_state(idle) == before
        assert "The plan stays as it was." in window.words


async def test_a_replan_refused_with_a_reason_changes_nothing_and_keeps_the_reason(
    idle: Logbook,
) -> None:
    before = plan_state(idle)
    async with open_week(idle) as window:
        await window.press("S", "r")
        assert "It is kept in the journal" in window.words
        await window.type("a busy week")
        await window.press("enter")
        assert plan_state(idle) == before
        assert any("a busy week" in note.text for note in idle.cards.day(idle.today).notes)
        assert "no change of" in window.banner
        assert "u undoes." in window.banner


async def test_an_accepted_replan_is_one_change_and_asks_for_nothing_more(idle: Logbook) -> None:
    before = plan_state(idle)
    async with open_week(idle) as window:
        await window.press("S", "enter")
        assert plan_state(idle) != before
        await window.press("S")
        assert "Nothing in the next 14 days has to change." in window.words
        await window.press("u")
        assert plan_state(idle) == before


@pytest.fixture
def stronger(empty: Logbook, hand: Hand) -> Logbook:
    """A book with two good sessions of clamshells, each with a quiet morning after."""
    hand.now -= timedelta(days=4)
    adopted(empty)
    hand.now += timedelta(days=4)
    for day in (MONDAY - timedelta(days=3), MONDAY):
        empty.facts.log_pain(empty.facts.reading_of(1, moment=Moment.MORNING, day=day))
        empty.facts.log_pain(
            empty.facts.reading_of(1, moment=Moment.MORNING, day=day + timedelta(days=1))
        )
        card = empty.calendar.add_session(day, "Hips", (Item(exercise="clam", dose=CLAM),))
        empty.session.tick_all(card.id)
        empty.session.rate(card.id, 4, "", pain=0)
    return empty


async def test_exercise_steps_refused_with_a_reason_stay_due_and_the_reason_is_kept(
    stronger: Logbook,
) -> None:
    async with open_week(stronger) as window:
        await window.press("M", "r")
        await window.type("one more week as it is")
        await window.press("enter")
        (note,) = stronger.cards.day(TODAY).notes
        assert note.text.endswith("one more week as it is")
        assert stronger.steps.due()


async def test_two_good_sessions_offer_the_next_step_of_an_exercise(stronger: Logbook) -> None:
    async with open_week(stronger) as window:
        await window.press("M")
        assert isinstance(window.top, ProposalDialog)
        assert "Clamshell 3×10 → 3×12" in window.words
        assert " Dec" in window.words
        await window.press("enter")
        assert stronger.steps.due() == ()


async def test_a_step_is_proposed_on_the_morning_that_makes_it_due(
    empty: Logbook, hand: Hand
) -> None:
    hand.now -= timedelta(days=4)
    adopted(empty)
    hand.now += timedelta(days=4)
    for day in (MONDAY - timedelta(days=3), TODAY - timedelta(days=1)):
        empty.facts.log_pain(empty.facts.reading_of(1, moment=Moment.MORNING, day=day))
        card = empty.calendar.add_session(day, "Hips", (Item(exercise="clam", dose=CLAM),))
        empty.session.tick_all(card.id)
        empty.session.rate(card.id, 4, "", pain=0)
    empty.facts.log_pain(
        empty.facts.reading_of(1, moment=Moment.MORNING, day=MONDAY - timedelta(days=2))
    )
    assert empty.steps.due() == ()
    async with open_week(empty) as window:
        await window.press("P", "1")
        assert isinstance(window.top, ProposalDialog)
        await window.press("enter")
        assert empty.steps.due() == ()
        await window.press("P", "1")
        assert "EX-1" not in window.words


async def test_a_gate_shows_each_criterion_and_can_be_measured(empty: Logbook) -> None:
    adopted(empty, plan="runners-knee-12-weeks")
    async with open_week(empty) as window:
        await window.press("T")
        assert "Next: Build" in window.words
        assert "not measured yet" in window.words
        await window.press("enter")
        await window.fill("stairs_down", "1")
        await window.press("enter")
        assert "stairs down 1" in window.words
        await window.press("T")
        assert "✓" in window.words


async def test_skipping_a_gate_takes_a_reason(empty: Logbook) -> None:
    adopted(empty, plan="runners-knee-12-weeks")
    async with open_week(empty) as window:
        await window.press("T", "s", "enter")
        assert "your reason is needed." in window.words
        await window.type("the physio said so")
        await window.press("enter")
        gate = empty.gates.now().next or empty.gates.now().current
        skipped = [one.skipped for one in empty.gates.now().gates if one.skipped]
        assert gate is not None
        assert [note.text for note in skipped] == ["the physio said so"]


@pytest.fixture
def missed(book: Logbook, hand: Hand) -> Logbook:
    """A book begun on Monday a week ago in which nothing was done since."""
    hand.now += timedelta(days=7)
    return book


async def test_after_a_missed_week_a_line_offers_what_s_opens(missed: Logbook) -> None:
    before = plan_state(missed)
    async with open_week(missed) as window:
        assert "Nothing was done for 9 days: S shows a plan that fits." in window.banner
        assert "P this morning?" in window.banner
        assert plan_state(missed) == before
        await window.press("S", "escape")
        assert "S shows" not in window.banner


async def test_the_offer_goes_once_something_is_done(missed: Logbook) -> None:
    async with open_week(missed) as window:
        key = window.page.calendar.cards.current_key()
        assert key is not None
        missed.session.tick_all(key)
        await window.settle()
        assert "S shows" not in window.banner


async def test_a_week_with_anything_done_offers_nothing(book: Logbook) -> None:
    async with open_week(book) as window:
        assert "S shows" not in window.banner


async def test_nothing_is_offered_under_a_red_flag(missed: Logbook) -> None:
    missed.red_flags.add(
        Lock(id="lock", date=missed.today, level="U", findings=("hot",), scope="run")
    )
    async with open_week(missed) as window:
        assert "S shows" not in window.words


async def test_the_offer_fits_a_small_terminal(missed: Logbook) -> None:
    async with open_week(missed, (80, 24)) as window:
        assert "Nothing was done for 9 days: S re-plans." in window.banner

"""Another plan, or another start, from the options: seen, taken up, taken back."""

from __future__ import annotations

import pytest

from planner.logbook.logbook import Logbook
from planner.screens.shared.wizard import tell_now
from tests.screens.support import SUNDAY, TODAY, Hand, open_week, plan_state


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_another_plan_is_shown_and_taken_up_with_one_undo(
    book: Logbook, size: tuple[int, int]
) -> None:
    before, profile = plan_state(book), book.profile
    assert profile is not None
    async with open_week(book, size) as window:
        await window.press("O", "c")
        await window.press("j", "enter")
        await window.press("enter")
        assert plan_state(book) == before
        assert "make room for" in window.words
        await window.press("enter")
        now = book.profile
        assert now is not None
        assert now.plan != profile.plan
        assert now.start == TODAY
        assert (now.weekly_m, now.run_days, now.knee) == (
            profile.weekly_m, profile.run_days, profile.knee
        )  # fmt: skip
        assert plan_state(book) != before
        await window.press("u")
    assert plan_state(book) == before
    assert book.profile == profile


async def test_a_change_of_plan_that_is_left_changes_nothing(book: Logbook) -> None:
    before = plan_state(book)
    async with open_week(book) as window:
        await window.press("O", "c", "j", "enter", "enter", "escape")
        assert "The plan stays as it was." in window.banner
    assert plan_state(book) == before


async def test_after_the_wizard_it_is_said_what_to_do_now(book: Logbook, hand: Hand) -> None:
    async with open_week(book) as window:
        book.setup.take_up(book.setup.changed_plan(start=SUNDAY))
        tell_now(window.page)
        await window.settle()
        assert "What now" in window.toasts
        assert "enter opens the card" in window.toasts
        assert "its first whole week is 30 Nov – 6 Dec 2026" in window.toasts

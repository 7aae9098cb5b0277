"""What follows a change: a fact may ask for the red flags and a proposal, other answers for a new
solution of the plan."""

from __future__ import annotations

from collections.abc import Awaitable
from types import ModuleType
from typing import TYPE_CHECKING

from planner.logbook.flares import KneeMark
from planner.screens.shared.safety_forms import screen_red_flags

if TYPE_CHECKING:
    from planner.domain.exercises.progress import Step
    from planner.domain.weeks.proposal import Proposal
    from planner.screens.shared.page import Page


async def keep_fact(page: Page, form: Awaitable[bool]) -> None:
    """Show a form; if it changed the book, say so, and see what the fact in it asks for."""
    before = page.logbook.flares.mark()
    if await form:
        page.done()
        await after_fact(page, before)


async def after_fact(page: Page, before: KneeMark) -> None:
    """What a fact asks for: red flags, and the proposal of a flare it opened or deepened."""
    await screen_after(page, before)
    if page.logbook.flares.mark().has_flared(before):
        await show_flare(page)


async def show_flare(page: Page) -> None:
    """Show what an open flare proposes."""
    await _proposing().propose_flare(page)


async def screen_after(page: Page, before: KneeMark) -> None:
    """Go through the red flags if a fact has just told of severe pain or a swollen knee."""
    if page.logbook.flares.mark().needs_screen(before):
        await screen_red_flags(page, "Is anything of this true as well?")


async def offer_replan(page: Page, what: str) -> None:
    """After something that moved the caps or the free days: show what would change, if anything
    does. Applied only on a yes."""
    book = page.logbook
    if book.profile is None or book.profile.plan not in book.plans or book.red_flags.open():
        return
    replan = page.attempt(book.proposals.replan)
    if replan is not None and replan.changed:
        await show_proposal(page, replan, "", what)


async def show_proposal(
    page: Page, replan: Proposal, nothing: str, what: str = "Plan solved anew"
) -> None:
    """Show a proposal; `nothing` is said where it changes nothing, `what` is its title."""
    if not replan.changed:
        page.said(nothing)
        return
    await _proposing().propose_replan(page, replan, what)


async def offer_steps(page: Page, due: tuple[Step, ...]) -> None:
    """After a morning: propose the exercise steps that are due now and were not in `due`."""
    await _proposing().propose_new_steps(page, due)


def _proposing() -> ModuleType:
    from planner.screens.shared import proposing  # 5 ms, and few facts ask for it

    return proposing

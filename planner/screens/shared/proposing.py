"""Proposals: each is shown before and after, and applied only as far as the runner says yes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from planner.present.proposal import (
    flare_head,
    flare_why,
    proposal_rows,
    replan_head,
    replan_why,
)
from planner.screens.shared.asking import ask_flare
from planner.screens.shared.proposal_dialog import ProposalAnswer, ProposalDialog, ProposalSheet
from planner.widgets.message_dialog import MessageDialog
from planner.wording.proposal import shorter_words

if TYPE_CHECKING:
    from planner.domain.exercises.progress import Step
    from planner.domain.weeks.proposal import Proposal
    from planner.domain.weeks.shorter import Shorter
    from planner.logbook.logbook import Logbook
    from planner.screens.shared.page import Page


async def propose(
    page: Page,
    sheet: ProposalSheet,
    take_up: Callable[[ProposalAnswer], object],
    left: str = "The plan stays as it was.",
) -> None:
    """Show a proposal and give the answer to `take_up`; `left` is said if there is none."""
    answered(page, await page.ask(ProposalDialog(sheet)), take_up, left)


def answered(
    page: Page,
    answer: ProposalAnswer | None,
    take_up: Callable[[ProposalAnswer], object],
    left: str,
) -> None:
    """What becomes of a proposal once it is answered."""
    if answer is None:
        page.said(left)
    elif answer.anew:
        ask_flare(page)
    elif page.did(lambda: take_up(answer)):
        page.done()


async def propose_flare(page: Page) -> None:
    """What an open flare, or a run that did not settle, asks of all that is planned ahead."""
    book, proposal = page.logbook, page.logbook.proposals.flare()
    if proposal is None:
        page.said("No flare is open: nothing has to change.")
        return
    if not proposal.changed:
        page.said("The plan fits the flare as it stands: nothing has to change. y says why.")
        return
    await propose(
        page,
        _flare_sheet(book, proposal),
        partial(_take_flare, book, proposal),
        "The plan stays as it was; the pain is logged. ! shows the proposal again.",
    )


def show_waiting(page: Page) -> None:
    """The same for one that waits, at once and without a new fact; where nothing waits, or a red
    flag is open, how bad it is is asked."""
    book = page.logbook
    waits = not book.red_flags.open() and book.proposals.flare_changes()
    proposal = book.proposals.flare() if waits else None
    if proposal is None or not proposal.changed:
        ask_flare(page)
        return

    def take(answer: ProposalAnswer | None) -> None:
        left = "The plan stays as it was. ! shows the proposal again."
        answered(page, answer, partial(_take_flare, book, proposal), left)

    page.app.push_screen(ProposalDialog(_flare_sheet(book, proposal)), take)


def _flare_sheet(book: Logbook, proposal: Proposal) -> ProposalSheet:
    rows = proposal_rows(book, proposal)
    return ProposalSheet(flare_head(book, proposal), rows, flare_why(book), alarm=True)


def _take_flare(book: Logbook, proposal: Proposal, answer: ProposalAnswer) -> str:
    return book.proposals.accept(proposal, answer.accepted, answer.reason, "Flare", "flare")


async def propose_replan(page: Page, replan: Proposal, what: str) -> None:
    """A new solution of the days ahead, or exercise steps; `what` is its title."""
    book = page.logbook
    head, rows = replan_head(book, replan, what), proposal_rows(book, replan)
    await propose(
        page,
        ProposalSheet(head, rows, replan_why(replan, book.today)),
        lambda answer: book.proposals.accept(replan, answer.accepted, answer.reason, what),
    )


async def propose_shorter(page: Page, offer: Shorter) -> bool:
    """Offer shorter runs, more often. True if the runner wants to see them."""
    book = page.logbook
    yes = await page.ask(
        MessageDialog(
            "Shorter, more often?", (shorter_words(offer, book.unit, book.today),),
            yes="show me", no="the plan as it is",
        )
    )  # fmt: skip
    if yes is True:
        await propose_replan(page, book.proposals.shorter_proposal(offer), "Shorter, more often")
    return yes is True


async def propose_new_steps(page: Page, due: tuple[Step, ...]) -> None:
    """A step up waits for the morning after (EX-1): propose what is due and was not in `due`."""
    book = page.logbook
    steps = book.steps.due_or_none()
    if book.flares.now() is not None or set(steps) <= set(due):
        return
    replan = page.attempt(lambda: book.steps.proposal(steps))
    if replan is not None and replan.changed:
        await propose_replan(page, replan, "Exercise steps")

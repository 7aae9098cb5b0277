"""What a physiotherapist sent: shown before and after, taken whole or in part."""

from __future__ import annotations

import re
from pathlib import Path

from planner.domain.values.calendar import WEEK
from planner.domain.values.errors import EasebackError
from planner.domain.weeks.proposal import Proposal
from planner.logbook.sending.prescribing import Prescribing
from planner.logbook.sending.prescription_parts import PrescriptionOffer, gone_and_new
from planner.logbook.sending.prescription_rows import PartRow, part_row
from planner.present.proposal import proposal_rows
from planner.screens.shared.page import Page
from planner.screens.shared.proposal_dialog import ProposalSheet
from planner.screens.shared.proposing import propose
from planner.widgets.diff_table import DiffRow
from planner.widgets.kit.text import Span, Spans
from planner.widgets.message_dialog import MessageDialog
from planner.wording import days
from planner.wording.prescribed import (
    another_plan_words,
    homeless_words,
    later_words,
    signed_words,
)

NEAR = 2 * WEEK
"""So far ahead every card that would change is shown; of later ones how many there are."""


async def propose_prescription(page: Page, path: Path) -> bool:
    """Show what a file would change, and take up what is ticked. True if another file is to be
    named, as this one has slips."""
    prescribing = Prescribing(page.logbook)
    offer = _read(prescribing, path)
    if isinstance(offer, EasebackError):
        return await page.ask(_slips(offer)) is True
    if not offer.parts:
        page.said(f"Nothing in {path.name} differs from what is in force.")
        return False
    await propose(
        page,
        sheet_of(page, offer),
        lambda answer: prescribing.take(offer, answer.accepted, answer.reason),
        "Nothing of it was taken.",
    )
    return False


def _read(prescribing: Prescribing, path: Path) -> PrescriptionOffer | EasebackError:
    """What a file would change; a refusal is given back, not raised: it may have many lines."""
    try:
        return prescribing.read(path)
    except EasebackError as error:
        return error


def _slips(error: EasebackError) -> MessageDialog:
    told = (*re.split(r"\n(?! )", error.message), error.hint)  # what is expected stays beside it
    return MessageDialog(
        "This cannot be taken up", tuple(filter(None, told)), yes="another file", no="leave"
    )


def sheet_of(page: Page, offer: PrescriptionOffer) -> ProposalSheet:
    """Its parts, each to be taken or left, and what follows if all are."""
    book = page.logbook
    signed = signed_words(offer.by, offer.signed, book.today)
    head: list[Spans] = [(Span("Prescription  ", "strong"), Span(signed))]
    head += [(Span(line),) for line in offer.about.splitlines()]
    rows = [part_row(book, offer, part, book.unit) for part in offer.parts]
    shown = tuple(_row(str(place), row) for place, row in enumerate(rows))
    return ProposalSheet((*head, ()), (*shown, *_following(page, offer)), _foot(offer, rows))


def _row(key: str, row: PartRow) -> DiffRow:
    return DiffRow(key, "", row.what, row.before, row.after, "warn", accepted=True)


def _following(page: Page, offer: PrescriptionOffer) -> tuple[DiffRow, ...]:
    """The cards that would change if all of it is taken; they follow, and cannot be chosen."""
    book = page.logbook
    changes = Prescribing(book).changes(offer, offer.everything)
    if offer.has_plan(offer.everything):
        words = another_plan_words(*gone_and_new(changes))
        return (DiffRow("follows", "", "calendar", "", words, "muted"),)
    last = book.today + NEAR
    near = tuple(one for one in changes if one.card.date <= last)
    proposal = Proposal(first=book.today, last=last, changes=near)
    rows = tuple(
        row._replace(key=f"follows-{row.key}", accepted=None)
        for row in proposal_rows(book, proposal)
    )
    if len(near) == len(changes):
        return rows
    until = days.dated(max(one.card.date for one in changes), book.today)
    words = later_words(len(changes) - len(near), until)
    return (*rows, DiffRow("later", "", "later", "", words, "muted"))


def _foot(offer: PrescriptionOffer, rows: list[PartRow]) -> tuple[Spans, ...]:
    remarks = [f"{row.what}: {row.after}: {row.remark}." for row in rows if row.remark]
    if offer.homeless:
        remarks.append(homeless_words(offer.homeless))
    remarks += [str(one) for one in offer.warnings]
    closing = "Rows without a box follow from those above; the calendar is solved for what you take"
    return (
        *((Span("▲ ", "warn"), Span(words)) for words in remarks),
        (Span(f"{closing}. What is done stays.", "muted"),),
    )

"""`flare`: where an open flare stands, what it would change, and applying it."""

from __future__ import annotations

from typing import NamedTuple

import click

from planner.cli.frame.answer import Answer, Headline, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.domain.caps.flare_state import FlareState
from planner.domain.values.calendar import DAY
from planner.domain.values.errors import NotFoundError
from planner.domain.weeks.proposal import Proposal
from planner.logbook.flares import KneeMark
from planner.wording import days
from planner.wording.flare import UNTESTED, why_flare
from planner.wording.proposal import change_rows
from planner.wording.safety import SCREEN_ASKED
from planner.wording.why import why_words

ASKED = "Nothing is changed yet. Apply it: easeback flare --accept, or ! in the window."
FITS = "Nothing in the plan has to change."


class Told(NamedTuple):
    """What there is to say of a flare, and how many steps applying it took."""

    lines: list[str]
    data: object
    steps: int
    remarks: tuple[Remark, ...] = ()


NOTHING = Told([], None, 0)
"""What a fact that the knee has no part in asks for."""


def after_a_fact(call: Call, before: KneeMark, *, accept: bool) -> Told:
    """What a fact asks for: the red flags, and what a flare or a run that did not settle would
    change, which is applied with `accept`."""
    book = call.logbook
    now, told = book.flares.mark(), NOTHING
    proposal = book.proposals.flare()
    if now.has_flared(before) or (proposal is not None and proposal.changed):
        told = _told(call, book.flares.now(), proposal, accept=accept)
    if now.needs_screen(before):
        told = told._replace(remarks=(Remark("screen", SCREEN_ASKED),))
    return told


def accepted_now(call: Call) -> Told:
    """Apply what the open flare asks for. Raises NotFoundError if there is none."""
    state, proposal = call.logbook.flares.now(), call.logbook.proposals.flare()
    if proposal is None:
        raise NotFoundError("No flare is open.", "Report one: easeback pain 6 --flare")
    return _told(call, state, proposal, accept=True)


def flare_answer(call: Call, *, accept: bool) -> Answer:
    """Where an open flare stands, with what would change."""
    state, proposal = call.logbook.flares.now(), call.logbook.proposals.flare()
    if state is None and proposal is None:
        return Answer(lines=["No flare is open."], data={"flare": None})
    told = _told(call, state, proposal, accept=accept)
    return Answer(lines=told.lines, data={"flare": told.data}, steps=told.steps)


def _told(call: Call, state: FlareState | None, proposal: Proposal | None, *, accept: bool) -> Told:
    changes = () if proposal is None else proposal.changes
    places = [place for place, change in enumerate(changes) if change.changed]
    lines = [
        *(_ease_lines(call) if state is None else why_flare(state, call.unit, call.today)),
        UNTESTED,
    ]
    if proposal is None or not places:
        return Told([*lines, FITS], _data(state, proposal, 0), 0)
    lines += _table(call, proposal)
    if not accept:
        return Told([*lines, ASKED], _data(state, proposal, 0), 0)
    words = call.logbook.proposals.accept(proposal, places, "", "Flare", "flare")
    return Told([*lines, f"{words}."], _data(state, proposal, len(places)), 1)


def _ease_lines(call: Call) -> list[str]:
    """Why less is asked for without a flare."""
    book = call.logbook
    found: dict[str, str] = {}
    for day in (book.today, book.today + DAY):
        for limit in book.caps.allowance(day).limits:
            if limit.rule in ("EASE", "FLARE", "LOCK"):
                found.setdefault(limit.rule, why_words(limit, call.unit, call.today))
    return list(found.values())


def _table(call: Call, proposal: Proposal) -> list[str]:
    book = call.logbook
    rows = [
        (days.dated(row.day, call.today), row.what, row.before, "becomes", row.after, row.why)
        for row in change_rows(
            proposal, call.unit, book.exercises, book.sore, call.today, book.week_start
        )
    ]
    return [Headline("What would change"), *columns(rows, plain=call.flags.plain, indent=1)]


def _data(state: FlareState | None, proposal: Proposal | None, applied: int) -> dict[str, object]:
    return {
        **flare_data(state),
        "changes": [] if proposal is None else list(proposal.changed),
        "applied": applied,
    }


def flare_data(state: FlareState | None) -> dict[str, object]:
    """An open flare for programs; empty without one."""
    if state is None:
        return {}
    return {
        "x": state.x,
        "severe": state.severe,
        "since": state.since,
        "part": state.part,
        "rest_until": state.rest_until,
        "next_m": state.next_m,
        "steps_m": state.steps_m,
        "base_m": state.base_m,
        "runs_left": state.runs_left,
    }


@command("flare", "easeback flare", "easeback flare --accept", "easeback flare --json")
@click.option("--accept", is_flag=True, help="Apply what would change in the plan.")
def flare_command(call: Call, accept: bool) -> Answer:
    """Show the open flare again: what set it off, the way back, and what would change.

    A run that did not settle is answered here too. Nothing changes unasked.
    """
    return flare_answer(call, accept=accept)

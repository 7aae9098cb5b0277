"""A flare on the command line: what would change, and applying it."""

from __future__ import annotations

from typing import NamedTuple

from planner.cli.answer import Heading, Remark
from planner.cli.call import Call
from planner.cli.columns import columns
from planner.domain.knee.flare_state import FlareState
from planner.domain.values.errors import NotFoundError
from planner.domain.weeks.proposal import Proposal
from planner.logbook.flares import KneeMark
from planner.wording import days
from planner.wording.flare import UNTESTED, after_words, size_words, what_words, why_flare
from planner.wording.safety import SCREEN_ASKED

ASKED = "Nothing is changed yet. Apply it with `easeback pain --accept`, or with ! in the window."


class Told(NamedTuple):
    """What there is to say of a flare, and how many steps applying it took."""

    lines: list[str]
    data: object
    steps: int
    remarks: tuple[Remark, ...] = ()


def after_a_fact(call: Call, before: KneeMark, *, accept: bool) -> Told:
    """What a fact asks for: the red flags, and the proposal of a flare it opened or deepened,
    which is applied with `accept`."""
    now, state = call.logbook.knee_mark(), call.logbook.flare()
    told = Told([], None, 0)
    if state is not None and now.has_flared(before):
        told = _told(call, state, accept=accept)
    if now.needs_screen(before):
        told = told._replace(remarks=(Remark("screen", SCREEN_ASKED),))
    return told


def accepted_now(call: Call) -> Told:
    """Apply what the open flare asks for. Raises NotFoundError if there is none."""
    state = call.logbook.flare()
    if state is None:
        raise NotFoundError("No flare is open.", "Report one: easeback pain 6 --flare")
    return _told(call, state, accept=True)


def _told(call: Call, state: FlareState, *, accept: bool) -> Told:
    proposal = call.logbook.flare_proposal()
    places = [place for place, change in enumerate(proposal.changes) if change.changed]
    lines = [*why_flare(state, call.unit), UNTESTED]
    if not places:
        return Told([*lines, "Nothing in the plan has to change."], _data(proposal, 0), 0)
    lines += _table(call, proposal, state)
    if not accept:
        lines.append(
            "Nothing is changed yet. Apply it: easeback pain --accept, or ! in the window."
        )
        return Told(lines, _data(proposal, 0), 0)
    words = call.logbook.answer_flare(proposal, places)
    return Told([*lines, f"{words}."], _data(proposal, len(places)), 1)


def _table(call: Call, proposal: Proposal, state: FlareState) -> list[str]:
    book = call.logbook
    rows = [
        (
            days.medium(change.before.date),
            what_words(change.before),
            size_words(change.before, call.unit, book.exercises, book.sore),
            "becomes",
            after_words(change, call.unit, book.exercises, book.sore, state),
        )
        for change in proposal.changes
        if change.changed
    ]
    return [Heading("What would change"), *columns(rows, plain=call.flags.plain, indent=1)]


def _data(proposal: Proposal, applied: int) -> dict[str, object]:
    state = proposal.state
    return {
        "level": state.level.name if state else None,
        "opened": state.opened if state else None,
        "next_allowed": state.next_allowed if state else None,
        "next_m": state.next_m if state else None,
        "changes": [change for change in proposal.changes if change.changed],
        "applied": applied,
    }

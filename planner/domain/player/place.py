"""Where a session was left, as it is kept between two starts of the program."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from planner.domain.player.clock import ClockStand, standing_at
from planner.domain.player.parts import Act, Script, first_open


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place in a session that can be found again after its plan was edited. No fact: without it
    one begins at the first open set."""

    session: str
    """Id of the planned session or run."""
    step: str = ""
    act: Act = Act.READY
    rep: int = 0
    length: int | None = None
    spent: float = 0.0
    count: int = 0
    turned: tuple[str, ...] = ()
    """Exercises of which the other side comes first."""
    ran: dict[str, int] = {}
    """Seconds run of the intervals that went otherwise than asked for, by step."""


def kept_place(
    session: str,
    standing: ClockStand,
    script: Script,
    now: float,
    *,
    turned: frozenset[str] = frozenset(),
    ran: Mapping[str, int] | None = None,
) -> Place:
    """The place of a standing."""
    part = script[standing.place]
    return Place(
        session=session,
        step=part.name,
        act=part.act,
        rep=part.rep,
        length=standing.length,
        spent=round(standing.gone(now), 1),
        count=standing.count,
        turned=tuple(sorted(turned)),
        ran=dict(ran or {}),
    )


def found_place(place: Place, script: Script, settled: frozenset[str], now: float) -> ClockStand:
    """The standing a place speaks of, paused; the first open set if it is gone or done by now.
    Intervals have no sets: their end is kept until the run is logged."""
    same = (place.step, place.act, place.rep)
    spot = next((at for at, part in enumerate(script) if part.same == same), None)
    if spot is None or place.step in settled:
        return standing_at(script, first_open(script, settled), now)
    if script[spot].act is Act.DONE and script[0].key is not None:
        return standing_at(script, first_open(script, settled), now)
    length = script[spot].seconds
    if length is not None and place.length is not None:
        length = place.length
    return ClockStand(
        place=spot, length=length, spent=max(0.0, place.spent), seen=now, count=place.count
    )

"""What the two days before a flare held, beside the two days before quiet ones. Counts side by
side: that something came before a flare says nothing of what caused it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import msgspec

from planner.domain.caps.flare_spells import FlareSpell
from planner.domain.knee.standing import Standings
from planner.domain.review.before_flare import longer_m, window_of
from planner.domain.review.quiet import is_known_quiet

LONGEST, ROW = "longest", "row"
"""The two signs that follow from the runs themselves."""


class LeadRow(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that may lie in 48 hours, and how often it did."""

    sign: str
    before_flares: int
    before_quiet: int


class LeadUps(msgspec.Struct, frozen=True, kw_only=True):
    """Every flare and every quiet day of a stretch, and what the 48 hours up to them held."""

    flares: int
    quiet: int
    """All days that are known to have gone well: the next morning was answered, too."""
    rows: tuple[LeadRow, ...]


def lead_ups(
    standings: Standings,
    spells: Iterable[FlareSpell],
    noted: Mapping[str, Collection[int]],
    first: date,
    last: date,
) -> LeadUps:
    """The flares that began on the days `first` ... `last` beside the quiet days among them.

    `noted` gives the days (ordinals) of each further sign, such as sets of a high knee load. The
    48 hours are the day that ended in the flare, or well, and the one before it.
    """
    begun = (spell for spell in spells if first <= spell.since <= last)
    ends = [window_of(spell.began)[1].toordinal() for spell in begun]
    days = range(first.toordinal(), last.toordinal())
    quiet = [day for day in days if is_known_quiet(standings, day)]
    ran = {run.date.toordinal() for run in standings.past.history.runs}
    held = {
        LONGEST: _held([day for day in ran if longer_m(standings, day)]),
        ROW: frozenset(day for day in ran if day - 1 in ran),
        **{sign: _held(when) for sign, when in noted.items()},
    }
    rows = (
        LeadRow(
            sign=sign,
            before_flares=sum(day in when for day in ends),
            before_quiet=sum(day in when for day in quiet),
        )
        for sign, when in held.items()
    )
    return LeadUps(flares=len(ends), quiet=len(quiet), rows=tuple(rows))


def _held(when: Collection[int]) -> frozenset[int]:
    """The days that end 48 hours with one of these in them."""
    return frozenset({*when, *(day + 1 for day in when)})

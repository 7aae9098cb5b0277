"""A run that is here already, come again from a better source: what would change, and why.

Trust as in formats.md: what the runner typed or corrected here, then the platform's own list, the
session of the watch, its laps, its positions. Nothing is replaced unasked.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from planner.domain.values.run import CrossTraining, Run, RunKind, Source
from planner.exchange.sources.found import TRUST, Basis, Found

Why = Literal["corrected", "trusted", "whole", "measured", "zone", "sport"]
"""Corrected on the platform; a source that is trusted more; the file whole, not cut off; a
distance where there was none; the local time known, not guessed; another sport on the platform."""

_OF_FAMILY: dict[str, Basis] = {"strava": "summary", "csv": "summary", "tcx": "laps", "gpx": "gps"}
"""What records of old journals were read from, which do not say it."""
EQUAL = 0.01
"""Rounding of one and the same distance."""
OWN = ("typed", "demo")
"""Families of what the runner wrote."""


class Better(msgspec.Struct, frozen=True, kw_only=True):
    """A found activity that may take the place of a record of the journal."""

    found: Found
    other: Run | CrossTraining
    """The record of the journal."""
    record: Run | CrossTraining
    """The record as it would be: what the runner added stays."""
    reasons: tuple[Why, ...]

    @property
    def drops(self) -> tuple[Run | CrossTraining, ...]:
        """What goes out of the journal: a record of another sport cannot keep its id."""
        return () if self.record.id == self.other.id else (self.other,)


def trust(source: Source) -> int:
    """The smaller, the more the distance is trusted."""
    known = next((basis for basis in TRUST if basis == source.basis), None)
    return TRUST.index(known or _OF_FAMILY.get(source.family, "session"))


def better(found: Found, other: Run | CrossTraining) -> Better | None:
    """What the found would improve; None if nothing."""
    run = found.run
    if run is None or other.source.family in OWN:
        return None
    if type(run) is not type(other):
        return _of_another_sport(found, run, other)
    if not isinstance(run, Run) or not isinstance(other, Run):
        return None
    why = _why_distance(found, run, other)
    reasons: list[Why] = [why] if why else []
    record = _with_values(run, other) if why else other
    if _knows_zone(run, other):
        reasons.append("zone")
        source = msgspec.structs.replace(record.source, zone="file")
        planned = other.planned if run.date == other.date else ""
        record = msgspec.structs.replace(
            record, date=run.date, start=run.start, planned=planned, source=source
        )
    if not reasons:
        return None
    return Better(found=found, other=other, record=record, reasons=tuple(reasons))


def _why_distance(found: Found, run: Run, other: Run) -> Why | None:
    """Why the distance of the found is the better one, if it is."""
    source = other.source
    if not run.distance_m or _is_equal(run.distance_m, other.distance_m):
        return None
    if not other.distance_m:
        return "measured"
    if source.read_m is not None and not _is_equal(source.read_m, other.distance_m):
        return None  # the runner corrected it here
    gain = trust(source) - trust(run.source)
    if source.damaged and not found.damaged and (gain >= 0 or source.basis == "gps"):
        return "whole"
    if gain > 0:
        return "corrected" if found.basis == "summary" else "trusted"
    is_list = found.basis == "summary" and source.family == run.source.family
    return "corrected" if is_list and source.read_m is not None else None


def _with_values(run: Run, other: Run) -> Run:
    """The record with what was measured anew, and all that the runner wrote."""
    fresh = {
        name: value
        for name in ("duration_s", "ascent_m", "descent_m", "cadence")
        if (value := getattr(run, name)) is not None
    }
    kind = run.run_kind if other.run_kind is RunKind.RUN else other.run_kind
    return msgspec.structs.replace(
        other,
        distance_m=run.distance_m,
        run_kind=kind,
        title=other.title or run.title,
        note=other.note or run.note,
        source=msgspec.structs.replace(run.source, zone=other.source.zone),
        **fresh,
    )


def _knows_zone(run: Run, other: Run) -> bool:
    if run.start is None or run.source.zone != "file" or other.source.zone != "guessed":
        return False
    return other.start is None or run.start.utcoffset() != other.start.utcoffset()


def _of_another_sport(
    found: Found, run: Run | CrossTraining, other: Run | CrossTraining
) -> Better | None:
    """The platform says another sport than the watch did: the runner changed it there, or has said
    now what the same file did not tell."""
    is_told = run.source.sha256 != "" and run.source.sha256 == other.source.sha256
    if "sport" in found.guessed or (trust(run.source) >= trust(other.source) and not is_told):
        return None
    record = msgspec.structs.replace(
        run,
        pain_during=other.pain_during,
        effort=other.effort if other.effort is not None else run.effort,
        note=other.note or run.note,
    )
    return Better(found=found, other=other, record=record, reasons=("sport",))


def _is_equal(one: int, other: int) -> bool:
    return abs(one - other) <= EQUAL * max(one, other)

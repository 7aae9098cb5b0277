"""FIT, the files of watches: one activity for each session, else what the laps or records tell."""

from __future__ import annotations

from collections.abc import Iterator

from planner.exchange.formats import fit_frames as frames
from planner.exchange.formats.cadence import steps
from planner.exchange.formats.covered import ridden
from planner.exchange.formats.fit_messages import Decoded, Fields, amount, decoded, instant
from planner.exchange.formats.fit_totals import (
    ALL,
    SessionTime,
    Totals,
    begun,
    counts,
    moved,
    of_laps,
    of_one_sport,
    of_records,
    rests_for_days,
    within,
)
from planner.exchange.kit.sports import Sport, says_nothing, sport_of, watch_sport
from planner.exchange.kit.stamps import APART_S
from planner.exchange.sources.document import Document
from planner.exchange.sources.facts import ActivityFacts, Reading, refused
from planner.exchange.sources.found import Found
from planner.exchange.sources.records import found

_IN_A_CAR = 9.0
"""m/s at the fastest: reason enough to look through the records for a ride."""
_TOTALS = frozenset((frames.FILE_ID, frames.SPORT, frames.SESSION, frames.LAP))
_RECORDS = frozenset((frames.FILE_ID, frames.SPORT, frames.RECORD))


class _Part:
    """One of the FIT files in a file, as far as it was read."""

    def __init__(self, data: bytes, part: frames.ChainedFile) -> None:
        sieved = frames.sieve(data, part, _TOTALS)
        self.damage = sieved.damage
        self.decoded = decoded(sieved.data)
        self.offset = frames.part_offset(data, part)
        self._data, self._part = data, part
        self._records: list[Fields] | None = None

    @property
    def other(self) -> str:
        """What sort of FIT file it is, if none of an activity."""
        types = self.decoded.types
        return types[0] if types and "activity" not in types else ""

    @property
    def records(self) -> list[Fields]:
        """Every record: half a second for an hour, so only for files whose totals are missing."""
        if self._records is None:
            self._records = decoded(frames.sieve(self._data, self._part, _RECORDS).data).all(
                "record"
            )
        return self._records


def read_fit(document: Document, reading: Reading) -> Iterator[Found]:
    """One found for each session. Raises ExchangeError if the file cannot be opened."""
    data = document.content()
    parts = [_Part(data, part) for part in frames.parts(data)]
    facts: list[ActivityFacts] = []
    for part in parts:
        own = _activities(part)
        facts += own
        if not own and facts and part.damage:
            # A further recording of which nothing is left: it is said with the one before.
            facts[-1].remarks += (_after(part.damage),)
            facts[-1].damaged = True
    if not facts:
        yield _nothing(parts, document)
    for one in facts:
        yield found(one, document, reading)


def _after(damage: str) -> str:
    if damage.startswith("After"):
        return damage
    return f"A further recording in the file cannot be read. {damage}"


def _nothing(parts: list[_Part], document: Document) -> Found:
    """Why a file holds no activity."""
    damage = next((part.damage for part in parts if part.damage), "")
    other = next((part.other for part in parts if part.other), "")
    if other:
        words = f"It is a FIT file of another sort ({other}), not an activity."
        return refused("no_track", document.name, words, "Export the activity itself.")
    hint = "Copy it from the watch again, or add the run by hand."
    if damage:
        words = f"{damage} Nothing of an activity is left in it."
        return refused("unreadable", document.name, words, hint)
    moments = [one for part in parts for one in (*part.decoded.all("lap"), *part.records)]
    if moments and not any(instant(one, "timestamp") for one in moments):
        words = "It does not say when it was: the clock was perhaps not set."
        return refused("without_time", document.name, words, "Add the run by hand, with its day.")
    return refused("no_track", document.name, "It holds no session, no laps and no way.", hint)


def _activities(part: _Part) -> list[ActivityFacts]:
    """What one of the FIT files tells."""
    sessions = _sessions(part.decoded)
    if not sessions and part.other:
        return []
    if sessions:
        facts = [_session(fields, part, alone=len(sessions) == 1) for fields in sessions]
        facts = [one for one in facts if not _is_empty(one)] or facts
    else:
        facts = _without_session(part)
    for one in facts:
        one.offset = part.offset
        one.damaged = bool(part.damage)
        one.remarks = (*_damage_remark(part.damage, whole=bool(sessions)), *one.remarks)
    return facts


def _is_empty(facts: ActivityFacts) -> bool:
    """True for the moment between two legs that is written as a session of its own."""
    return not facts.distance_m and not facts.seconds


def _damage_remark(damage: str, *, whole: bool) -> tuple[str, ...]:
    if not damage:
        return ()
    if whole:
        return (f"{damage} Its totals could be read all the same.",)
    return (f"{damage} Only the part before that is counted: look at the distance.",)


def _sessions(messages: Decoded) -> list[Fields]:
    """The sessions, each once: some programs write one again when it ends. One without a time is
    one all the same: it says what the sport was."""
    by_start = {
        (
            str(fields.get("start_time")),
            str(fields.get("sport")),
            str(fields.get("sub_sport")),
            str(fields.get("message_index")),
        ): fields
        for fields in messages.all("session")
    }
    return list(by_start.values())


def _session(fields: Fields, part: _Part, *, alone: bool) -> ActivityFacts:
    start, remarks = begun(fields)
    span = ALL if alone else SessionTime(start, instant(fields, "timestamp"))
    sport, said = _sport([fields], part, span)
    facts = ActivityFacts(
        family="fit",
        basis="session",
        start=start,
        sport=sport,
        said=said,
        distance_m=amount(fields, "total_distance"),
        seconds=amount(fields, "total_timer_time") or amount(fields, "total_elapsed_time"),
        ascent_m=amount(fields, "total_ascent"),
        descent_m=amount(fields, "total_descent"),
        cadence=_steps(fields),
        effort=_effort(fields),
        remarks=remarks,
    )
    may_be_run = sport is None or sport.kind is not None
    if alone and rests_for_days(fields):
        _begin_with_records(facts, part)
    if (may_be_run and not (facts.distance_m and facts.seconds)) or facts.start is None:
        _fill(facts, part, span)
    if may_be_run and _top_speed(fields) > _IN_A_CAR:
        facts.ridden_m = ridden(counts(part.records, span))
    return facts


def _top_speed(fields: Fields) -> float:
    return amount(fields, "enhanced_max_speed") or amount(fields, "max_speed") or 0.0


def _begin_with_records(facts: ActivityFacts, part: _Part) -> None:
    """Take the start from the records, where the written one is of another day."""
    counted, written = of_records(part.records), facts.start
    if counted is None or written is None:
        return
    facts.start = counted.start
    if abs((counted.start - written).total_seconds()) > APART_S:
        facts.remarks += moved(written, counted.start)


def _fill(facts: ActivityFacts, part: _Part, span: SessionTime) -> None:
    """What the session lacks, from its laps, else from its records, else from their places."""
    laps = of_laps(part.decoded.all("lap"), span)
    is_known = facts.distance_m and facts.start is not None
    totals = laps if laps is not None and (laps.is_whole or is_known) else None
    totals = totals or of_records(part.records, span)
    if totals is None or (laps is not None and not (totals.metres or facts.distance_m)):
        totals = laps
    if totals is None:
        return
    facts.start = facts.start or totals.start
    facts.seconds = facts.seconds or totals.seconds
    if not facts.distance_m and totals.metres:
        facts.distance_m, facts.basis = totals.metres, totals.basis
        facts.remarks += totals.remarks


def _without_session(part: _Part) -> list[ActivityFacts]:
    """One activity from the laps or from the records; from laps of several sports one for each.

    Laps first, for the watch summed them; but in a damaged file the last lap is missing, and some
    laps count no distance.
    """
    legs = of_one_sport(part.decoded.all("lap"))
    if len(legs) > 1:
        sums = [(leg, of_laps(leg)) for leg in legs]
        return [_facts(one, part, leg) for leg, one in sums if one is not None]
    totals: Totals | None = of_laps(part.decoded.all("lap"))
    if totals is None or part.damage or not totals.is_whole:
        counted = of_records(part.records)
        # Laps of which some count nothing still say more than records that count nothing at all.
        totals = counted if counted and (counted.metres or totals is None) else totals
    if totals is None:
        return []
    facts = _facts(totals, part, part.decoded.all("lap"))
    if any(map(rests_for_days, part.decoded.all("lap"))):
        _begin_with_records(facts, part)
    return [facts]


def _facts(totals: Totals, part: _Part, laps: list[Fields]) -> ActivityFacts:
    """What these laps, or the records, tell of an activity."""
    sport, said = _sport(laps, part, ALL)
    return ActivityFacts(
        family="fit",
        basis=totals.basis,
        start=totals.start,
        sport=sport,
        said=said,
        distance_m=totals.metres,
        seconds=totals.seconds,
        remarks=totals.remarks,
    )


def _sport(told: list[Fields], part: _Part, span: SessionTime) -> tuple[Sport | None, str]:
    """The sport of a session or of laps, and the word for it; empty if it says nothing.

    Where they say nothing, the laps of that time may, else the sport that was set on the watch, or
    the name that the runner gave it there.
    """
    sports = part.decoded.all("sport")
    for fields in (*told, *within(part.decoded.all("lap"), span), *sports):
        sport = str(fields.get("sport", ""))
        known = watch_sport(sport, str(fields.get("sub_sport", "")))
        if known is not None or not says_nothing(sport):
            return known, sport
    names = (str(one.get("name", "")) for one in sports)
    return next(filter(None, map(sport_of, names)), None), ""


def _steps(fields: Fields) -> float | None:
    strides = amount(fields, "avg_running_cadence")
    return steps(strides + (amount(fields, "avg_fractional_cadence") or 0.0)) if strides else None


def _effort(fields: Fields) -> float | None:
    """Garmin asks for 1-10 and writes it times ten."""
    value = amount(fields, "workout_rpe")
    return value / 10 if value else None

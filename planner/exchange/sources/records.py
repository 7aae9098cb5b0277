"""Facts -> record: one place for the zone, for rounding, and for what cannot be right."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from sys import intern

from planner.domain.values.run import CrossTraining, Run, RunKind, Source
from planner.exchange.kit.sport_words import normal
from planner.exchange.kit.sports import OTHER, Sport, running, says_nothing
from planner.exchange.sources.document import Document
from planner.exchange.sources.facts import ActivityFacts, Reading, refused
from planner.exchange.sources.found import Found, Guess

FARTHEST_M = 1_000_000
LONGEST_S = 14 * 86_400
"""Beyond these it is a damaged value, not an activity (our choice)."""
YEARS = range(1970, 2100)
RECORDED = ("fit", "gpx", "tcx")
"""Families of files that a device writes while it is out."""
FIRST_RECORDED = date(2000, 1, 3)
"""None of them is older; clocks nobody set begin in 1970, 1980, 1989 or on 1 January 2000."""


_GUESSES: dict[tuple[Guess, ...], tuple[Guess, ...]] = {
    guess: guess for guess in ((), ("zone",), ("sport",), ("sport", "zone"))
}
"""Each once, whatever many lines are guessed at."""
NO_DISTANCE = "It has no distance: write it in, the load counts metres."


def found(facts: ActivityFacts, document: Document, reading: Reading) -> Found:
    """The record these facts make, or the reason why they make none."""
    no = _objection(facts, document.name)
    if no is not None:
        return no
    guessed: tuple[Guess, ...] = ()
    remarks = facts.remarks
    if facts.said and says_nothing(facts.said):
        facts.said = ""
    sport = _told(facts, reading) or facts.sport
    unknown = sport is None and bool(facts.said)
    if sport is None:
        sport = running()
        guessed = ("sport",)
        remarks = (*remarks, _guess(facts))
    elif sport.name == OTHER and facts.said and not facts.line:
        remarks = (*remarks, f"Its file calls the sport “{facts.said}”: kept as other training.")
    day, start, zone = _when(facts, reading)
    if start is not None and facts.offset is None and not reading.given:
        guessed = (*guessed, "zone")
    is_ridden = sport.kind is not None and facts.ridden_m > 0
    if is_ridden:
        remarks = (
            *remarks,
            f"{facts.ridden_m / 1000:.1f} km of it are faster than anyone runs: a ride, perhaps.",
        )
    source = _source(facts, document, zone, " ".join(remarks) if remarks else "")
    if sport.kind is not None and not facts.distance_m:
        # Not kept with the run: it is over once the distance was written in.
        remarks = (*remarks, NO_DISTANCE)
    run: Run | CrossTraining
    if sport.kind is None:
        run = _other(facts, sport, day, start, source, reading.new_id())
    else:
        run = _run(facts, sport.kind, day, start, source, reading.new_id())
    return Found(
        outcome="no_sport" if unknown else "cross" if sport.kind is None else "run",
        file=document.name,
        line=facts.line,
        run=run,
        remark=" ".join(remarks) if remarks else "",
        basis=facts.basis,
        guessed=_GUESSES[guessed],
        damaged=facts.damaged,
        ridden=is_ridden,
        track=facts.track,
        list_note=facts.list_note,
        mapped_by=facts.mapped_by,
    )


def _source(facts: ActivityFacts, document: Document, zone: str, remark: str) -> Source:
    """Where it comes from; lines of a list that say the same of it share one value."""
    file, metres = _as_text(document.name), _whole(facts.distance_m)
    told = facts.family, file, document.sha256, zone, facts.basis, metres, facts.damaged, remark
    if facts.id:
        return _made_source(facts.id, *told)
    return _shared_source("", *told)


def _made_source(
    own_id: str, family: str, file: str, sha256: str, zone: str, basis: str, metres: int | None,
    damaged: bool, remark: str,
) -> Source:  # fmt: skip
    return Source(
        family=family, id=own_id, file=file, sha256=sha256, zone=zone, basis=basis, read_m=metres,
        damaged=damaged, remark=remark,
    )  # fmt: skip


_shared_source = lru_cache(maxsize=4096)(_made_source)


@lru_cache(maxsize=256)
def _as_text(name: str) -> str:
    """A file's name, which may be no text at all, and the journal holds nothing else."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _told(facts: ActivityFacts, reading: Reading) -> Sport | None:
    """What the runner said it was, where the file itself does not tell: without a word for it,
    with `other`, or with a word nobody knows. That of a row among many of a list has to be named.
    """
    if facts.sport is not None and facts.sport.name != OTHER:
        return None
    meant = reading.words.get(normal(facts.said)) if facts.said else None
    is_unknown_row = facts.sport is None and facts.said and facts.line
    return meant or (None if is_unknown_row else reading.sport)


def _guess(facts: ActivityFacts) -> str:
    if facts.said:
        return f"Its sport, “{facts.said}”, is a word easeback does not know."
    if facts.distance_m and facts.seconds:
        return f"Its file names no sport: a run by guess, at {_pace(facts)}."
    return "Its file names no sport: a run by guess."


def _objection(facts: ActivityFacts, file: str) -> Found | None:
    """Why these facts make no record, if they make none."""
    when = facts.start or facts.day
    if when is None:
        return refused(
            "without_time",
            file,
            "It does not say when it was: the clock was perhaps not set.",
            "Add the run by hand, with its day.",
            facts.line,
        )
    if _is_clock_unset(when, facts.family):
        return refused(
            "without_time",
            file,
            f"Its date, {when:%Y-%m-%d}, cannot be right: the clock was not set.",
            "Add the run by hand, with its day.",
            facts.line,
        )
    if not facts.distance_m and not facts.seconds:
        return refused(
            "unreadable",
            file,
            "It holds neither a distance nor a time.",
            "Add the run by hand.",
            facts.line,
        )
    if (facts.distance_m or 0) > FARTHEST_M or (facts.seconds or 0) > LONGEST_S:
        return refused(
            "unreadable",
            file,
            f"{_amounts(facts)} cannot be right: the file is damaged.",
            "Add the run by hand.",
            facts.line,
        )
    return None


def _is_clock_unset(when: date, family: str) -> bool:
    """True for a date on which this cannot have been."""
    if when.year not in YEARS:
        return True
    if family not in RECORDED:
        return False
    day = when.date() if isinstance(when, datetime) else when
    return day < FIRST_RECORDED


def _when(facts: ActivityFacts, reading: Reading) -> tuple[date, datetime | None, str]:
    """Local day, start with its local offset, and how the day was found."""
    if facts.start is None:
        assert facts.day is not None
        return facts.day, None, "file"
    start = facts.start.replace(microsecond=0) if facts.start.microsecond else facts.start
    if start.tzinfo is None:
        return *reading.clock.on_wall(start, facts.offset), "file"
    if facts.offset is not None:
        return *reading.clock.at(start, facts.offset), "file"
    return *reading.clock.at(start, None), "given" if reading.given else "guessed"


def _run(
    facts: ActivityFacts,
    kind: RunKind,
    day: date,
    start: datetime | None,
    source: Source,
    new_id: str,
) -> Run:
    return Run(
        id=new_id,
        date=day,
        distance_m=source.read_m or 0,
        duration_s=_whole(facts.seconds),
        start=start,
        run_kind=kind,
        effort=_effort(facts.effort),
        ascent_m=_whole(facts.ascent_m),
        descent_m=_whole(facts.descent_m),
        cadence=_whole(facts.cadence),
        title=intern(facts.title),
        note=facts.note,
        source=source,
    )


def _other(
    facts: ActivityFacts,
    sport: Sport,
    day: date,
    start: datetime | None,
    source: Source,
    new_id: str,
) -> CrossTraining:
    return CrossTraining(
        id=new_id,
        date=day,
        sport=sport.name,
        duration_s=_whole(facts.seconds),
        distance_m=source.read_m,
        start=start,
        effort=_effort(facts.effort),
        title=intern(facts.title),
        note=facts.note,
        source=source,
    )


@lru_cache(maxsize=4096)
def _whole(value: float | None) -> int | None:
    """Rounded; one value for all lines that have it."""
    return None if value is None else round(value)


def _effort(value: float | None) -> int | None:
    """0-10; a zero is how programs write that nobody was asked."""
    return round(value) if value is not None and 0 < value <= 10 else None


def _amounts(facts: ActivityFacts) -> str:
    parts = []
    if facts.distance_m is not None:
        parts.append(f"{facts.distance_m / 1000:.2f} km")
    if facts.seconds is not None:
        minutes, seconds = divmod(round(facts.seconds), 60)
        parts.append(f"{minutes}:{seconds:02d} min")
    return " in ".join(parts)


def _pace(facts: ActivityFacts) -> str:
    pace = round((facts.seconds or 0) / ((facts.distance_m or 0) / 1000))
    return f"{pace // 60}:{pace % 60:02d} min/km"

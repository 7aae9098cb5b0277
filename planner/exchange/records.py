"""Facts -> record: one place for the zone, for rounding, and for what cannot be right."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from dateutil.tz import tzlocal

from planner.domain.values.run import CrossTraining, Run, RunKind, Source
from planner.exchange.document import Document
from planner.exchange.facts import ActivityFacts, Reading, refused
from planner.exchange.found import Found, Guess
from planner.exchange.sport_words import normal
from planner.exchange.sports import OTHER, Sport, running, says_nothing

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
    guessed: list[Guess] = []
    remarks = list(facts.remarks)
    if says_nothing(facts.said):
        facts.said = ""
    sport = _told(facts, reading) or facts.sport
    unknown = sport is None and bool(facts.said)
    if sport is None:
        sport = running()
        guessed.append("sport")
        remarks.append(_guess(facts))
    elif sport.name == OTHER and facts.said and not facts.line:
        remarks.append(f"Its file calls the sport “{facts.said}”: kept as other training.")
    day, start, zone = _when(facts, reading)
    if start is not None and facts.offset is None and not reading.given:
        guessed.append("zone")
    if sport.kind is not None and facts.ridden_m:
        remarks.append(
            f"{facts.ridden_m / 1000:.1f} km of it are faster than anyone runs: a ride, perhaps."
        )
    source = Source(
        family=facts.family,
        id=facts.id,
        file=_as_text(document.name),
        sha256=document.sha256,
        zone=zone,
        basis=facts.basis,
        read_m=_whole(facts.distance_m),
        damaged=facts.damaged,
        remark=" ".join(remarks),
    )
    is_ridden = sport.kind is not None and facts.ridden_m > 0
    if sport.kind is not None and not facts.distance_m:
        # Not kept with the run: it is over once the distance was written in.
        remarks.append(NO_DISTANCE)
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
        remark=" ".join(remarks),
        basis=facts.basis,
        guessed=_GUESSES[tuple(guessed)],
        damaged=facts.damaged,
        ridden=is_ridden,
        track=facts.track,
    )


@lru_cache(maxsize=256)
def _as_text(name: str) -> str:
    """A file's name, which may be no text at all, and the journal holds nothing else."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@lru_cache(maxsize=256)
def _fixed(offset: timedelta) -> timezone:
    """The zone of an offset: of a million lines it is the same few."""
    return timezone(offset)


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
    if facts.start is None and facts.day is None:
        return refused(
            "without_time",
            file,
            "It does not say when it was: the clock was perhaps not set.",
            "Add the run by hand, with its day.",
            facts.line,
        )
    when = facts.start or facts.day
    if when is not None and _is_clock_unset(when, facts.family):
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
    day = when.date() if isinstance(when, datetime) else when
    return day.year not in YEARS or (family in RECORDED and day < FIRST_RECORDED)


def _when(facts: ActivityFacts, reading: Reading) -> tuple[date, datetime | None, str]:
    """Local day, start with its local offset, and how the day was found."""
    assumed = "given" if reading.given else "guessed"
    if facts.start is None:
        assert facts.day is not None
        return facts.day, None, "file"
    start = facts.start.replace(microsecond=0)
    if start.tzinfo is None:
        offset = facts.offset if facts.offset is not None else _offset(start, reading.zone)
        return start.date(), start.replace(tzinfo=_fixed(offset)), "file"
    if facts.offset is not None:
        local = start.astimezone(_fixed(facts.offset))
        return local.date(), local, "file"
    # The computer's own zone by the system's clock: a fifth of the time dateutil takes for it.
    own = isinstance(reading.zone, tzlocal)
    local = start.astimezone(None if own else reading.zone)
    offset = local.utcoffset() or timedelta()
    return local.date(), local.replace(tzinfo=_fixed(offset)), assumed


def _offset(local: datetime, zone: tzinfo) -> timedelta:
    """The zone's offset at that moment; a fixed one, so that it is kept as it was."""
    if isinstance(zone, tzlocal):
        return local.astimezone().utcoffset() or timedelta()
    return local.replace(tzinfo=zone).utcoffset() or timedelta()


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
        title=facts.title,
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
        title=facts.title,
        note=facts.note,
        source=source,
    )


def _whole(value: float | None) -> int | None:
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

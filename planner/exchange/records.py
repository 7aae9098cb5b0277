"""Facts -> record: one place for the zone, for rounding, and for what cannot be right."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone, tzinfo

from planner.domain.values.run import CrossTraining, Run, RunKind, Source
from planner.exchange.document import Document
from planner.exchange.facts import ActivityFacts, Reading, refused
from planner.exchange.found import Found, Guess
from planner.exchange.sports import Sport, running

GUESS_M = 500
"""Shorter tracks without a sport are not guessed at."""
GUESS_SPEED = (1.9, 4.5)
"""m/s, 8:46 to 3:42 min/km: slower is a walk, faster is as likely a ride (our choice)."""
FASTEST = 7.0
"""m/s over a kilometre or more; no runner has held it for 5 km."""
FARTHEST_M = 1_000_000
LONGEST_S = 14 * 86_400
"""Beyond these it is a damaged value, not an activity (our choice)."""
YEARS = range(1970, 2100)


def found(facts: ActivityFacts, document: Document, reading: Reading) -> Found:
    """The record these facts make, or the reason why they make none."""
    no = _objection(facts, document.name)
    if no is not None:
        return no
    guessed: list[Guess] = []
    remarks = list(facts.remarks)
    sport = facts.sport
    if sport is None:
        sport = running()
        guessed.append("sport")
        remarks.append(
            f"The file names no sport: taken as a run because of its pace, {_pace(facts)}."
        )
    day, start, zone = _when(facts, reading)
    if start is not None and facts.offset is None and not reading.given:
        guessed.append("zone")
    source = Source(
        family=facts.family,
        id=facts.id,
        # A file's name may be no text at all, and the journal holds nothing else.
        file=document.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"),
        sha256=document.sha256,
        zone=zone,
    )
    run: Run | CrossTraining
    if sport.kind is None:
        run = _other(facts, sport, day, start, source, reading.new_id())
    else:
        remarks += _doubts(facts)
        run = _run(facts, sport.kind, day, start, source, reading.new_id())
    return Found(
        outcome="cross" if sport.kind is None else "run",
        file=document.name,
        line=facts.line,
        run=run,
        remark=" ".join(remarks),
        basis=facts.basis,
        guessed=tuple(guessed),
        track=facts.track,
    )


def _objection(facts: ActivityFacts, file: str) -> Found | None:
    """Why these facts make no record, if they make none."""
    if facts.start is None and facts.day is None:
        return refused(
            "without_time",
            file,
            "It says nowhere when it was.",
            "Add the run by hand, with its day.",
            facts.line,
        )
    when = facts.start or facts.day
    if when is not None and when.year not in YEARS:
        return refused(
            "without_time",
            file,
            f"Its date, {when:%Y-%m-%d}, cannot be right: the clock was not set.",
            "Add the run by hand, with its day.",
            facts.line,
        )
    if facts.distance_m is None and facts.seconds is None:
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
    if facts.sport is None and not _runs_like(facts):
        return _without_sport(facts, file)
    return None


def _without_sport(facts: ActivityFacts, file: str) -> Found:
    when = facts.start or facts.day
    what = f"{_amounts(facts)} on {when:%Y-%m-%d}"
    if facts.said:
        remark = f"Its sport, “{facts.said}”, is a word easeback does not know ({what})."
    else:
        remark = f"It names no sport, and {what} is not plainly a run."
    return refused("no_sport", file, remark, "If it was a run, add it by hand.", facts.line)


def _runs_like(facts: ActivityFacts) -> bool:
    """True if a file that names no sport may be taken as a run."""
    if facts.said or not facts.seconds or (facts.distance_m or 0) < GUESS_M:
        return False
    slowest, fastest = GUESS_SPEED
    return slowest <= (facts.distance_m or 0) / facts.seconds <= fastest


def _doubts(facts: ActivityFacts) -> list[str]:
    if not facts.distance_m:
        return ["It has no distance: write it in, the load counts metres."]
    if facts.seconds and facts.distance_m >= 1000 and facts.distance_m / facts.seconds > FASTEST:
        return [f"{_pace(facts)} is faster than anyone runs: look at the sport before you keep it."]
    return []


def _when(facts: ActivityFacts, reading: Reading) -> tuple[date, datetime | None, str]:
    """Local day, start with its local offset, and how the day was found."""
    assumed = "given" if reading.given else "guessed"
    if facts.start is None:
        assert facts.day is not None
        return facts.day, None, "file"
    start = facts.start.replace(microsecond=0)
    if start.tzinfo is None:
        offset = facts.offset if facts.offset is not None else _offset(start, reading.zone)
        return start.date(), start.replace(tzinfo=timezone(offset)), "file"
    if facts.offset is not None:
        local = start.astimezone(timezone(facts.offset))
        return local.date(), local, "file"
    local = start.astimezone(reading.zone)
    return local.date(), local.replace(tzinfo=timezone(_offset(local, reading.zone))), assumed


def _offset(local: datetime, zone: tzinfo) -> timedelta:
    """The zone's offset at that moment; a fixed one, so that it is kept as it was."""
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
        distance_m=round(facts.distance_m or 0),
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
        distance_m=_whole(facts.distance_m),
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

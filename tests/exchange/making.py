"""Tiny files of other programs, made by the tests that read them."""

from __future__ import annotations

import io
import itertools
import struct
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path

from planner.domain.values.run import CrossTraining, Run, RunKind
from planner.exchange.imports.read import read
from planner.exchange.sources.found import Found
from planner.exchange.sources.list_answers import ListAnswers

OSLO_WINTER = timezone(timedelta(hours=1))
FIT_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
START = datetime(2026, 3, 1, 7, 10, 5, tzinfo=UTC)

Field = tuple[int, str, int]
"""Number in the FIT profile, struct letter, raw value."""


def found_in(
    *paths: Path,
    zone: tzinfo = OSLO_WINTER,
    given: bool = False,
    answers: ListAnswers | None = None,
) -> list[Found]:
    """What an import finds, with ids r1, r2, ..."""
    numbers = itertools.count(1)
    ids = lambda: f"r{next(numbers)}"  # noqa: E731
    return list(read(paths, zone=zone, given=given, new_id=ids, answers=answers))


def only(
    *paths: Path,
    zone: tzinfo = OSLO_WINTER,
    given: bool = False,
    answers: ListAnswers | None = None,
) -> Found:
    """The one thing an import finds."""
    (found,) = found_in(*paths, zone=zone, given=given, answers=answers)
    return found


def run_of(found: Found) -> Run:
    """Its run."""
    assert isinstance(found.run, Run), found
    return found.run


def cross_of(found: Found) -> CrossTraining:
    """Its other training."""
    assert isinstance(found.run, CrossTraining), found
    return found.run


def a_run(
    run_id: str = "old",
    *,
    start: datetime | None = START,
    metres: int = 5000,
    seconds: int | None = 1800,
    **more: object,
) -> Run:
    """A run of the journal."""
    day = (start or START).date()
    fields = {"run_kind": RunKind.RUN, "date": day} | more
    return Run(id=run_id, start=start, distance_m=metres, duration_s=seconds, **fields)  # type: ignore[arg-type]


# FIT


def fit_time(instant: datetime) -> int:
    """Seconds since the epoch of FIT."""
    return int((instant - FIT_EPOCH).total_seconds())


def crc(data: bytes) -> int:
    """CRC-16/ARC, bit by bit."""
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xA001 if value & 1 else 0)
    return value


def message(number: int, *fields: Field, big: bool = False) -> bytes:
    """A definition under local number 0, and one data message of it."""
    types = {"B": 0x02, "H": 0x84, "I": 0x86}
    order = ">" if big else "<"
    definition = struct.pack(f"{order}BBBHB", 0x40, 0, big, number, len(fields))
    for field, letter, _ in fields:
        definition += struct.pack("BBB", field, struct.calcsize(letter), types[letter])
    values = [value for _, _, value in fields]
    return definition + struct.pack(f"{order}B{''.join(f[1] for f in fields)}", 0, *values)


def fit(*messages: bytes) -> bytes:
    """A FIT file with those messages and a right checksum."""
    body = b"".join(messages)
    whole = struct.pack("<BBHI4sH", 14, 0x20, 2132, len(body), b".FIT", 0) + body
    return whole + struct.pack("<H", crc(whole))


def file_id(kind: int = 4) -> bytes:
    """What sort of FIT file: 4 activity, 5 workout, 6 course."""
    return message(0, (0, "B", kind))


def session(
    start: datetime = START,
    *,
    metres: float = 5000,
    timer_s: float = 1800,
    elapsed_s: float = 1900,
    sport: int = 1,
    sub_sport: int = 0,
    cadence: int = 82,
    big: bool = False,
) -> bytes:
    """A session; sport 1 is running, 2 cycling, 0 generic."""
    return message(
        18,
        (253, "I", fit_time(start + timedelta(seconds=elapsed_s))),
        (2, "I", fit_time(start)),
        (7, "I", round(elapsed_s * 1000)),
        (8, "I", round(timer_s * 1000)),
        (9, "I", round(metres * 100)),
        (5, "B", sport),
        (6, "B", sub_sport),
        (18, "B", cadence),
        (22, "H", 61),
        (23, "H", 64),
        big=big,
    )


def lap(start: datetime = START, *, metres: float = 1000, timer_s: float = 360) -> bytes:
    """A lap of running."""
    return message(
        19,
        (2, "I", fit_time(start)),
        (8, "I", round(timer_s * 1000)),
        (9, "I", round(metres * 100)),
        (25, "B", 1),
    )


def record(at: datetime, metres: float) -> bytes:
    """One second of a track."""
    return message(20, (253, "I", fit_time(at)), (5, "I", round(metres * 100)))


def activity(at: datetime = START, *, offset_h: float = 1) -> bytes:
    """The message that knows the local time."""
    local = at + timedelta(hours=offset_h)
    return message(34, (253, "I", fit_time(at)), (5, "I", fit_time(local)))


def fit_run(start: datetime = START, *, offset_h: float = 1, **more: float) -> bytes:
    """A sound running file."""
    return fit(file_id(), session(start, **more), activity(start, offset_h=offset_h))  # type: ignore[arg-type]


# XML


def gpx(
    points: Sequence[tuple[float, float, datetime | None]] | None = None,
    *,
    sport: str = "running",
    name: str = "Along the river",
) -> str:
    """A GPX file with one track of one segment."""
    points = straight() if points is None else points
    rows = "".join(
        f'<trkpt lat="{lat:.7f}" lon="{lon:.7f}">'
        + (f"<time>{at.isoformat().replace('+00:00', 'Z')}</time>" if at else "")
        + "</trkpt>"
        for lat, lon, at in points
    )
    kind = f"<type>{sport}</type>" if sport else ""
    return (
        '<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'
        f"<trk><name>{name}</name>{kind}<trkseg>{rows}</trkseg></trk></gpx>"
    )


METRES_A_DEGREE = 6_371_000 * 3.141592653589793 / 180


def straight(
    metres: float = 3000, speed: float = 3.0, every: int = 10, start: datetime = START
) -> list[tuple[float, float, datetime | None]]:
    """Points due north at an even speed, one every so many seconds."""
    count = round(metres / speed / every)
    return [
        (
            60 + step * every * speed / METRES_A_DEGREE,
            10.0,
            start + timedelta(seconds=step * every),
        )
        for step in range(count + 1)
    ]


def tcx(
    *laps: tuple[float, float], sport: str = "Running", start: datetime = START, notes: str = ""
) -> str:
    """A TCX file; laps are metres and seconds."""
    when = start.isoformat().replace("+00:00", "Z")
    rows = "".join(
        f'<Lap StartTime="{when}"><TotalTimeSeconds>{seconds}</TotalTimeSeconds>'
        f"<DistanceMeters>{metres}</DistanceMeters><Intensity>Active</Intensity>"
        "<Track><Trackpoint><Time>2026-03-01T07:10:05Z</Time>"
        "<DistanceMeters>99999</DistanceMeters></Trackpoint></Track></Lap>"
        for metres, seconds in laps or ((5000, 1800),)
    )
    return (
        '<?xml version="1.0"?><TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/'
        f'TrainingCenterDatabase/v2"><Activities><Activity Sport="{sport}"><Id>{when}</Id>'
        f"{rows}<Notes>{notes}</Notes></Activity></Activities></TrainingCenterDatabase>"
    )


# Lists and archives

STRAVA = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,"
    "Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,"
    "Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Perceived Exertion,Competition,"
    "Long Run"
)


def strava_row(
    number: int = 100,
    *,
    date: str = '"Mar 1, 2026, 7:10:05 AM"',
    name: str = "Morning Run",
    kind: str = "Run",
    description: str = "",
    shown: str = "5.02",
    private: str = "",
    file: str = "",
    elapsed: str = "1920",
    moving: str = "1795.0",
    metres: str = "5021.4",
    effort: str = "",
    race: str = "",
    long: str = "",
) -> str:
    """One line of a Strava list."""
    return (
        f"{number},{date},{name},{kind},{description},{elapsed},{shown},,,false,{private},,{file},"
        f",,{elapsed}.0,{moving},{metres},{effort},{race},{long}"
    )


def strava(*rows: str, header: str = STRAVA) -> str:
    """A Strava list."""
    return "\n".join((header, *(rows or (strava_row(),)))) + "\n"


def zipped(members: dict[str, bytes | str]) -> bytes:
    """A zip archive with those files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def put(folder: Path, name: str, data: bytes | str) -> Path:
    """A file in a folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path

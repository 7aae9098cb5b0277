"""Twelve believable weeks with one flare, in a throw-away folder (`--demo`).

A made-up runner: left knee, 12-week plan from 5 October 2026, today Wednesday of week eight. The
same every time. Everything goes through the logbook's own commands, day by day.
"""

from __future__ import annotations

import random
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec

from planner.config import Folders
from planner.domain.calendar import DAY
from planner.domain.journal import Moment, Note, PainReading, Profile
from planner.domain.record import Record, Side
from planner.domain.run import PlannedRun, Run
from planner.domain.session import PlannedSession, SessionDone, asked, done_id, sets_of
from planner.exchange.plan_files import bundled_folder
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.logbook.opening import open_logbook

START = date(2026, 10, 5)
TODAY = datetime(2026, 11, 25, 18, 40, tzinfo=UTC)
FLARE = date(2026, 11, 8)
"""Sunday of week 45: a downhill run that the knee did not take."""
NOTES = {
    date(2026, 10, 6): ("New shoes since today, everything else as before.", ("shoes",)),
    date(2026, 10, 19): ("Stairs at the office feel easier.", ("stairs", "desk")),
    FLARE: ("Came back over the hill, the way down was too much.", ("downhill",)),
    date(2026, 11, 13): ("Step-downs in front of the mirror: knee over the second toe.", ("form",)),
    date(2026, 11, 24): ("Sat too long at the desk.", ("desk",)),
}


class _Moving:
    """A clock that is set by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def demo_folders() -> Folders:
    """A throw-away folder with the demo in it; the caller removes its root, `data.parent`."""
    root = Path(tempfile.mkdtemp(prefix="easeback-demo-"))
    folders = Folders(
        data=root / "journal",
        config=root / "config",
        state=root / "state",
        cache=root / "cache",
        plans=(bundled_folder(), root / "config" / "plans"),
    )
    fill(folders)
    return folders


def fill(folders: Folders) -> None:
    """Live through the weeks and close the book."""
    clock = _Moving(datetime.combine(START, datetime.min.time(), UTC) + timedelta(hours=7))
    book = open_logbook(folders, clock)
    adopt(book)
    chance = random.Random(48)
    day = START
    while day < TODAY.date():
        clock.now = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=19)
        live(book, day, chance)
        day += DAY
    clock.now = TODAY
    today(book)
    book.close()


def adopt(book: Logbook) -> None:
    """The wizard's answers."""
    book.adopt(
        Profile(
            id="profile",
            knee=Side.LEFT,
            plan="runners-knee-12-weeks",
            start=START,
            exercise_days=(0, 1, 2, 3, 4, 5),
            run_days=(1, 3, 6),
            weekly_m=9000,
            longest_m=3600,
            goal_m=10_000,
        )
    )


def live(book: Logbook, day: date, chance: random.Random) -> None:
    """One day: morning, session, run, note; one change each."""
    records: list[Record] = [morning(day, chance)]
    if day in NOTES:
        text, tags = NOTES[day]
        records.append(Note(id=new_id(), date=day, at="21:10", text=text, tags=tags))
    for card in book.planned(day, day):
        if isinstance(card, PlannedSession):
            if chance.random() < 0.92:
                records.append(done(book, card, chance))
            else:
                records.append(msgspec.structs.replace(card, skipped="time"))
        elif _resting(day):
            records.append(msgspec.structs.replace(card, skipped="pain"))
        else:
            records.append(ran(book, card, chance))
    book.put(f"Day of {day}", records)
    if day == FLARE:
        proposal = book.flare_proposal()
        book.answer_flare(proposal, frozenset(range(len(proposal.changes))))


def _resting(day: date) -> bool:
    return FLARE < day <= FLARE + timedelta(days=5)


def morning(day: date, chance: random.Random) -> PainReading:
    """Pain on waking: falling over the weeks, up after the flare."""
    after = (day - FLARE).days
    usual = 2 if day < date(2026, 10, 19) else 1
    score = max(0, usual - (chance.random() < 0.3))
    if 1 <= after <= 3:
        score = 4 - after + 1
    return PainReading(
        id=new_id(), date=day, at="07:05", score=score, side=Side.LEFT, moment=Moment.MORNING
    )


def done(book: Logbook, card: PlannedSession, chance: random.Random) -> SessionDone:
    """A session ticked off, now and then not to the end."""
    keys = sets_of(card.items, book.exercises, Side.LEFT)
    if chance.random() < 0.1:
        keys = keys[: len(keys) * 2 // 3]
    doses = {item.exercise: item.dose for item in card.items}
    start = datetime.combine(card.date, datetime.min.time(), UTC) + timedelta(hours=18, minutes=20)
    ticks = {
        str(key): msgspec.structs.replace(
            asked(doses[key.exercise]),
            effort=4,
            at=(start + timedelta(seconds=50 * place)).isoformat(),
        )
        for place, key in enumerate(keys)
    }
    return SessionDone(
        id=done_id(card.id),
        date=card.date,
        session=card.id,
        name=card.name,
        items=card.items,
        ticks=ticks,
        effort=4 + (chance.random() < 0.3),
    )


def ran(book: Logbook, card: PlannedRun, chance: random.Random) -> Run:
    """A run as far as its cap let it."""
    bad = card.date == FLARE
    metres = min(card.distance_m, max(book.cap_on(card.date), 500))
    during = 5 if bad else int(chance.random() < 0.6) + int(card.date < date(2026, 10, 20))
    start = datetime.combine(card.date, datetime.min.time(), UTC) + timedelta(hours=17, minutes=35)
    return Run(
        id=new_id(),
        date=card.date,
        start=start,
        distance_m=metres,
        duration_s=round(metres * (0.43 + chance.random() * 0.02)),
        run_kind=card.run_kind,
        planned=card.id,
        pain_before=0,
        pain_during=during,
        pain_after=4 if bad else 0,
    )


def today(book: Logbook) -> None:
    """This morning's pain, and tonight's session half done."""
    day = TODAY.date()
    reading = msgspec.structs.replace(morning(day, random.Random(1)), score=1)
    book.put("Pain 1/10 on waking", [reading])
    for card in book.planned(day, day):
        if isinstance(card, PlannedSession):
            keys = sets_of(card.items, book.exercises, Side.LEFT)
            for place, key in enumerate(keys[:4]):
                at = (TODAY - timedelta(minutes=9 - 2 * place)).isoformat()
                dose = next(item.dose for item in card.items if item.exercise == key.exercise)
                book.tick(card.id, key, msgspec.structs.replace(asked(dose), at=at, pain=0))
            break


def demo_start() -> datetime:
    """The demo's own present."""
    return TODAY

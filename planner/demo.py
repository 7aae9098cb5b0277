"""Twelve believable weeks with one flare, in a throw-away folder (`--demo`).

A made-up runner: left knee, 12-week plan from 12 October 2026, today Wednesday of its seventh
week. The same every time. Everything goes through the logbook's own commands, day by day.
"""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple, TypeGuard

from planner.config import Folders
from planner.demo_copy import TODAY
from planner.domain.knee.past import TESTED
from planner.domain.values.calendar import DAY, WEEK
from planner.domain.values.journal import Moment, Profile
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun, Run, Terrain
from planner.domain.values.session import PlannedSession, sets_of
from planner.domain.weeks.proposal import Proposal
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.logbook.opening import open_logbook

START = date(2026, 10, 12)
FLARE = date(2026, 11, 5)
"""Thursday of week 45: a way home down the hill that the knee did not take."""
TESTED_ON = date(2026, 11, 9)
"""The mornings are quiet again: stairs, a brisk walk and step-downs are tried."""
EASIER = date(2026, 10, 27)
"""From here on the knee is better than in the first fortnight."""
MORNINGS = {FLARE + DAY: 4, FLARE + 2 * DAY: 3}
"""Pain on waking that is not the usual."""
SKIPPED = {date(2026, 10, 24): "time", date(2026, 10, 31): "tired", date(2026, 11, 20): "time"}
HALF_DONE = {date(2026, 10, 26), date(2026, 11, 14)}
LEAST_M = 500
ACTIVITIES = ("stairs down with shopping", "an hour in the cinema", "crouching in the garden")
SCORES: dict[date, dict[str, int]] = {
    START: {"worst": 6, "usual": 3, "step_down_30s_left": 9, "step_down_30s_right": 14,
            "rises_left": 6, "rises_right": 11},
    START + 2 * WEEK: {"step_down_30s_left": 12, "step_down_30s_right": 14},
    START + 4 * WEEK: {"worst": 5, "usual": 2, "step_down_30s_left": 11,
                       "step_down_30s_right": 15, "rises_left": 9, "rises_right": 11},
    START + 6 * WEEK: {"worst": 3, "usual": 1, "change": 2, "step_down_30s_left": 15,
                       "step_down_30s_right": 16},
}  # fmt: skip
"""What is answered every few weeks, without the activities."""
LIVED = {START: (3, 2, 4), START + 2 * WEEK: (4, 4, 5), START + 4 * WEEK: (4, 3, 5),
         START + 6 * WEEK: (7, 4, 7)}  # fmt: skip
"""How well the activities went, 0-10."""


class Written(NamedTuple):
    """A note of the runner."""

    at: time
    text: str
    tags: tuple[str, ...]


NOTES = {
    date(2026, 10, 13): Written(time(20, 10), "New shoes, everything else as before.", ("shoes",)),
    date(2026, 10, 28): Written(time(12, 30), "Stairs at the office feel easier.", ("stairs",)),
    FLARE: Written(time(20, 40), "Came home over the hill; the way down was too much.", ("hill",)),
    TESTED_ON: Written(time(19, 30), "Half an hour of walking and the stairs: fine.", ("stairs",)),
    date(2026, 11, 13): Written(time(19, 30), "Step-downs before the mirror.", ("form",)),
    date(2026, 11, 24): Written(time(21, 10), "Sat too long at the desk.", ("desk",)),
}


class _Moving:
    """A clock that is set by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def strike(self, day: date, hour: int, minute: int = 0) -> None:
        """Make it that time of a day."""
        self.now = datetime.combine(day, time(hour, minute), UTC)


def fill(folders: Folders) -> None:
    """Live through the weeks and close the book."""
    clock = _Moving(TODAY)
    clock.strike(START, 7)
    book = open_logbook(folders, clock)
    adopt(book)
    chance = random.Random(48)
    day = START
    while day < TODAY.date():
        live(book, clock, day, chance)
        day += DAY
    today(book, clock)
    book.close()


def adopt(book: Logbook) -> None:
    """The wizard's answers."""
    book.setup.adopt(
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


def live(book: Logbook, clock: _Moving, day: date, chance: random.Random) -> None:
    """One day: waking, run, session, a note; what is proposed is taken."""
    clock.strike(day, 7, 5)
    book.facts.log_pain(book.facts.reading_of(morning(day), moment=Moment.MORNING))
    if book.red_flags.screen_due():
        book.red_flags.screened()
    if day.weekday() == 0 and day > START:
        take(book, book.proposals.replan())
    cards = book.cards.planned(day, day)
    for card in cards:
        if is_open_run(card):
            clock.strike(day, 18, 10)
            run(book, card, chance)
    for card in cards:
        if isinstance(card, PlannedSession):
            clock.strike(day, 19)
            exercise(book, card, chance)
    if day == TESTED_ON:
        book.facts.add_tests(dict.fromkeys(TESTED, 1))
    if day in NOTES:
        written = NOTES[day]
        clock.strike(day, written.at.hour, written.at.minute)
        ran = next((one.id for one in book.on(day) if isinstance(one, Run)), "")
        about = ran if day == FLARE else ""
        book.facts.add_note(written.text, written.tags, about=about)
    if day in SCORES:
        clock.strike(day, 21, 30)
        score(book, day)
    take(book, book.proposals.flare())


def score(book: Logbook, day: date) -> None:
    """The scores of every few weeks."""
    if day == START:
        book.scores.choose(ACTIVITIES)
    own = zip(book.scores.activities(), LIVED[day], strict=True)
    book.scores.take({**SCORES[day], **{one.measure: value for one, value in own}})


def take(book: Logbook, proposal: Proposal | None) -> None:
    """Say yes to all that is proposed."""
    if proposal is not None and proposal.changed:
        book.proposals.accept(proposal, range(len(proposal.changes)))


def morning(day: date) -> int:
    """Pain on waking: falling over the weeks, up after the flare, and quieter after easy days."""
    if day in MORNINGS:
        return MORNINGS[day]
    if day < EASIER:
        return 2
    return 0 if day.weekday() == 5 and day > FLARE + WEEK else 1


def run(book: Logbook, card: PlannedRun, chance: random.Random) -> None:
    """A run as far as its cap lets it; a rest where nothing is left."""
    day = card.date
    cap = book.caps.cap_on(day)
    metres = card.distance_m if cap is None else min(card.distance_m, cap)
    if metres < LEAST_M:
        book.calendar.skip(card, "pain")
        return
    bad = day == FLARE
    start = datetime.combine(day, time(17, 35), UTC)
    book.facts.log_run(
        Run(
            id=new_id(),
            date=day,
            start=start,
            distance_m=metres,
            duration_s=round(metres * (0.43 + chance.random() * 0.02)),
            run_kind=card.run_kind,
            terrain=Terrain.DOWNHILL if bad else card.terrain,
            planned=card.id,
            pain_before=0,
            pain_during=5 if bad else 1 + (day < EASIER and chance.random() < 0.5),
            pain_after=4 if bad else 0,
        )
    )


def exercise(book: Logbook, card: PlannedSession, chance: random.Random) -> None:
    """A session ticked off, now and then not to the end, or excused."""
    if card.date in SKIPPED:
        book.calendar.skip(card, SKIPPED[card.date])
    elif card.date in HALF_DONE:
        keys = sets_of(card.items, book.exercises, book.sore)
        for key in keys[: len(keys) * 2 // 3]:
            book.session.tick(card.id, key)
    else:
        book.session.tick_all(card.id)
        book.session.rate(card.id, 4 + (chance.random() < 0.3), "", int(chance.random() < 0.3))


def is_open_run(card: PlannedRun | PlannedSession) -> TypeGuard[PlannedRun]:
    """True for a planned run that is not skipped."""
    return isinstance(card, PlannedRun) and not card.skipped


def today(book: Logbook, clock: _Moving) -> None:
    """This morning's pain, and tomorrow's session brought forward and begun."""
    day = TODAY.date()
    clock.strike(day, 7, 5)
    book.facts.log_pain(book.facts.reading_of(1, moment=Moment.MORNING))
    ahead = book.cards.planned(day, day + 2 * DAY)
    session = next(card for card in ahead if isinstance(card, PlannedSession))
    book.calendar.move(session, day)
    for place, key in enumerate(sets_of(session.items, book.exercises, book.sore)[:4]):
        clock.now = TODAY - timedelta(minutes=9 - 2 * place)
        book.session.tick(session.id, key)
    clock.now = TODAY

"""Scores that are still missing: which are asked for, in which order, and where they are filed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

import msgspec

from planner.domain.values.answers import RUN_FIELDS, around_run, knees, names
from planner.domain.values.calendar import DAY
from planner.domain.values.instants import when
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Record, Side, by_entry
from planner.domain.values.run import Run
from planner.logbook.book import Book
from planner.logbook.facts import Facts
from planner.wording.entries import pain_words

WAKING, NOON = "04:00", "12:00"
"""Between these a score without a moment is of the waking, and the morning is asked for."""

ASKED_DAYS = timedelta(days=3)
"""How long a run's missing scores are asked for: later nobody remembers."""

HOUR = timedelta(hours=1)


class Question(msgspec.Struct, frozen=True):
    """A score of one knee that nobody has said yet."""

    what: Moment
    """before, during, after or morning."""
    day: date
    """The day it speaks of: of the run, or of the morning."""
    side: Side
    run: str = ""
    """Id of the run; empty for a morning after a day without one."""


class Questions:
    """What banner, `easeback today` and the pain dialog ask."""

    def __init__(self, book: Book, facts: Facts) -> None:
        self._book = book
        self._facts = facts

    def morning_due(self) -> bool:
        """True from four in the morning on, while a sore knee's pain on waking is not known."""
        return f"{self._book.now():%H:%M}" >= WAKING and bool(
            self.open_mornings(self._book.today, self._book.sore)
        )

    def open_mornings(self, day: date, sore: Side) -> tuple[Side, ...]:
        """The knees among these whose pain on waking nobody has entered for that day."""
        said = [
            record.side
            for record in self._book.on(day)
            if isinstance(record, PainReading) and record.moment is Moment.MORNING
        ]
        return tuple(knee for knee in knees(sore) if not any(names(side, knee) for side in said))

    def open(self) -> tuple[Question, ...]:
        """What the runner is asked for, in this order: of each run of the last days, the oldest
        first, before, during, an hour after and the next morning; then this morning. Of each sore
        knee for itself.

        Nothing is asked before it can be known, and nothing of runs from before the journal.
        """
        if self._book.profile is None:
            return ()
        now = self._book.now()
        first, last = now.date() - ASKED_DAYS, now.date() + DAY  # a clock may have gone back a day
        readings = tuple(self._book.between(first, last, PainReading))
        found = [
            question
            for run in sorted(self._book.between(first, last, Run), key=by_entry)
            if self._is_of_the_journal(run)
            for question in (*self._around(run, now, readings), *self._next_morning(run, now))
        ]
        found += self._mornings(now.date(), now)
        once = {(one.what, one.day, one.side, _own_run(one)): one for one in reversed(found)}
        return tuple(reversed(once.values()))

    def _is_of_the_journal(self, run: Run) -> bool:
        """False for history from before the plan, for which nobody has asked at the time."""
        start = self._book.profile.start if self._book.profile else None
        return start is None or run.date >= start or run.has_pain_data

    def _around(
        self, run: Run, now: datetime, readings: Iterable[PainReading]
    ) -> Iterator[Question]:
        for moment in RUN_FIELDS:
            if moment is Moment.AFTER and not is_hour_over(run, now):
                continue
            for knee in knees(self._book.sore):
                if around_run(run, moment, knee, self._book.sore, readings) is None:
                    yield Question(moment, run.date, knee, run.id)

    def _next_morning(self, run: Run, now: datetime) -> Iterator[Question]:
        for question in self._mornings(run.date + DAY, now):
            yield msgspec.structs.replace(question, run=run.id)

    def _mornings(self, day: date, now: datetime) -> Iterator[Question]:
        """A morning that has been: it begins at four."""
        if day < now.date() or (day == now.date() and f"{now:%H:%M}" >= WAKING):
            for knee in self.open_mornings(day, self._book.sore):
                yield Question(Moment.MORNING, day, knee)

    def unnamed_moment(self, day: date, at: str, side: Side, *, flare: bool) -> Moment:
        """What a score without a moment speaks of, felt at `HH:MM` (empty: nobody knows): from four
        to noon of the waking, while that is not known yet; at any other time it was at rest. A
        flare of a day with a run was felt during it."""
        if flare and any(isinstance(record, Run) for record in self._book.on(day)):
            return Moment.DURING
        is_morning = WAKING <= at < NOON
        return Moment.MORNING if is_morning and self.open_mornings(day, side) else Moment.REST

    def reading_for(self, question: Question, score: int) -> PainReading:
        """A score that answers a question, not yet written."""
        reading = self._facts.reading_of(
            score, moment=question.what, side=question.side, day=question.day
        )
        if question.what in RUN_FIELDS:
            reading = msgspec.structs.replace(reading, about=question.run)
        return reading

    def keep_pain(self, reading: PainReading, *more: Record) -> PainReading | Run:
        """Keep a score where it belongs, with what else was said, as one change. Gives what holds
        it.

        One around a run is that run's own, if the run speaks of the same knee and has no such score
        yet; of the other knee it stays a reading, and names the run. Raises UsageError if it is off
        the scale.
        """
        reading = self._facts.checked_reading(reading)
        run = self._run_of(reading)
        kept: PainReading | Run = reading
        if run is not None:
            kept = _taken(run, reading, self._book.sore) or msgspec.structs.replace(
                reading, about=run.id
            )
        self._book.put(f"Pain {pain_words(reading, self._book.today)}", [kept, *more])
        return kept

    def _run_of(self, reading: PainReading) -> Run | None:
        """The run a score was felt around: the latest of the day that still misses it."""
        if reading.moment not in RUN_FIELDS:
            return None
        day = [
            record
            for record in self._book.on(reading.date)
            if isinstance(record, PainReading | Run)
        ]
        said = [record for record in day if isinstance(record, PainReading)]
        runs = [record for record in day if isinstance(record, Run)]
        runs = [run for run in runs if reading.about in ("", run.id)]
        for run in sorted(runs, key=lambda run: when(run.created), reverse=True):
            known = (
                around_run(run, reading.moment, knee, self._book.sore, said)
                for knee in knees(reading.side)
            )
            if None in known:
                return run
        return None


def _own_run(question: Question) -> str:
    """A morning is asked for once, however many runs were before it."""
    return "" if question.what is Moment.MORNING else question.run


def is_hour_over(run: Run, now: datetime) -> bool:
    """True once an hour has passed since the end of a run; where its time of day is not known,
    since it was written down on its day."""
    if run.start is not None:
        return now >= run.start + timedelta(seconds=run.duration_s or 0) + HOUR
    if run.created[:10] != run.date.isoformat():
        return True
    try:
        entered = datetime.fromisoformat(run.created)
    except ValueError:  # edited by hand
        return True
    return now >= (entered if entered.tzinfo else entered.replace(tzinfo=now.tzinfo)) + HOUR


def _taken(run: Run, reading: PainReading, sore: Side) -> Run | None:
    """The run with the score in it; None where the run has it, speaks of another knee, or the
    reading says more than a run can hold."""
    field = RUN_FIELDS[reading.moment]
    says_more = reading.flare or reading.limp or reading.note
    if says_more or getattr(run, field) is not None or (run.side or sore) is not reading.side:
        return None
    swollen = run.swelling or reading.swelling
    return msgspec.structs.replace(run, **{field: reading.score}, swelling=swollen)


def command_of(question: Question, today: date, sore: Side) -> str:
    """The command that answers a question."""
    words = ["easeback pain N", f"--{question.what}"]
    if question.what in (Moment.BEFORE, Moment.AFTER):
        words.append("run")
    if sore is Side.BOTH:
        words.append(f"--side {question.side}")
    if question.day != today:
        words.append(f"--on {question.day.isoformat()}")
    return " ".join(words)

"""What happened: ticks, runs, pain, notes. Never blocked, always editable, always undoable."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

import msgspec

from planner.domain.knee.safety import SCREEN_DAYS, SEVERE
from planner.domain.values.answers import knees, names
from planner.domain.values.calendar import DAY
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.journal import Lock, Moment, Note, PainReading, TestResult
from planner.domain.values.record import Dated, Record, Side
from planner.domain.values.run import CrossTraining, PlannedRun, Run, is_twin
from planner.domain.values.session import (
    PlannedSession,
    SessionDone,
    SetKey,
    Tick,
    asked,
    done_id,
)
from planner.logbook.book import Book, new_id
from planner.logbook.intervals import intervals_of
from planner.logbook.views import DayItem, DayView, SessionItem, day_view, session_item
from planner.wording import amounts, days
from planner.wording.entries import exercise_name, pain_words, set_words
from planner.wording.walk_run import short_intervals

WAKING, NOON = "04:00", "12:00"
"""Between these a score without a moment is of the waking, and the morning is asked for."""
SCREEN = "red_flags"
"""Measure of the test that says the red flags were gone through."""


class Facts(Book):
    """Commands and queries about what was done and felt."""

    # -- queries ------------------------------------------------------------

    def day(self, day: date) -> DayView:
        """Everything of one day, plan beside facts."""
        return day_view(day, self.on(day), self.exercises, self.sore, self.done_of, self.get)

    def days(self, first: date, count: int = 7) -> tuple[DayView, ...]:
        """The days from `first` on."""
        self.load(first, date.fromordinal(first.toordinal() + count - 1))
        return tuple(self.day(date.fromordinal(first.toordinal() + n)) for n in range(count))

    def session(self, session_id: str) -> SessionItem:
        """A session with its ticks. Raises NotFoundError."""
        planned = self.get(session_id)
        if isinstance(planned, PlannedSession):
            return session_item(planned, self.done_of(planned), self.exercises, self.sore)
        done = self.get(done_id(session_id))
        if not isinstance(done, SessionDone):
            raise NotFoundError("That session is no longer there.", "Undo (u) may bring it back.")
        return session_item(None, done, self.exercises, self.sore)

    def done_of(self, session: PlannedSession) -> SessionDone | None:
        """What was ticked off of a session, on its day or on the one it was first planned for."""
        if session.first_planned is not None:
            self.load(session.first_planned, session.first_planned)
        done = self.get(done_id(session.id))
        return done if isinstance(done, SessionDone) else None

    def item(self, key: str, day: date) -> DayItem | None:
        """The card of that key on a day."""
        return next((item for item in self.day(day).items if item.key == key), None)

    def morning_due(self) -> bool:
        """True from four in the morning on, while a sore knee's pain on waking is not known."""
        return f"{self.now():%H:%M}" >= WAKING and bool(self.open_mornings(self.today, self.sore))

    def open_mornings(self, day: date, sore: Side) -> tuple[Side, ...]:
        """The knees among these whose pain on waking nobody has entered for that day."""
        said = [
            record.side
            for record in self.on(day)
            if isinstance(record, PainReading) and record.moment is Moment.MORNING
        ]
        return tuple(knee for knee in knees(sore) if not any(names(side, knee) for side in said))

    def locks(self) -> tuple[Lock, ...]:
        """Every red flag there ever was: they are kept without a month, so none is overlooked."""
        return tuple(record for record in self.lasting() if isinstance(record, Lock))

    def open_locks(self) -> tuple[Lock, ...]:
        """Red flags that no professional has cleared yet."""
        return tuple(lock for lock in self.locks() if lock.cleared is None)

    # -- ticks --------------------------------------------------------------

    def tick(self, session_id: str, key: SetKey, value: Tick | None = None) -> str:
        """Record one set as done: as asked for, or as `value` says. Returns the words.

        Raises NotFoundError, UsageError for scores off the scale, StoreError.
        """
        item = self.session(session_id)
        done = self.done_record(item)
        tick = value or self._as_asked(item, key)
        _check_tick(tick)
        if not tick.at:
            tick = msgspec.structs.replace(tick, at=self.stamp())
        words = f"{set_words(key, self.exercises)} {amounts.tick(tick)}"
        ticked = msgspec.structs.replace(done, ticks={**done.ticks, str(key): tick})
        self.put(f"Ticked {words}", self.with_severe(ticked))
        return words

    def untick(self, session_id: str, key: SetKey) -> str:
        """Take a tick off again. Returns the words."""
        item = self.session(session_id)
        if item.done is None or str(key) not in item.done.ticks:
            raise NotFoundError("That set is not ticked.", "")
        ticks = {name: tick for name, tick in item.done.ticks.items() if name != str(key)}
        words = set_words(key, self.exercises)
        self.put(f"Unticked {words}", [msgspec.structs.replace(item.done, ticks=ticks)])
        return words

    def tick_all(self, session_id: str) -> str:
        """Tick every set that is left as asked for, as one change. Returns the words.

        Sets that were skipped stay so, unless nothing else is left.
        """
        item = self.session(session_id)
        left = [key for key in item.sets if str(key) not in item.ticks]
        left = [key for key in left if str(key) not in item.left_out] or left
        if not left:
            raise NotFoundError(f"{item.name} is all done.", "Press enter to see or edit it.")
        done, at = self.done_record(item), self.stamp()
        fresh = {
            str(key): msgspec.structs.replace(self._as_asked(item, key), at=at) for key in left
        }
        words = f"{item.name}, {amounts.plural(len(left), 'set')}"
        self.put(f"Ticked {words}", [msgspec.structs.replace(done, ticks={**done.ticks, **fresh})])
        return words

    def untick_all(self, session_id: str) -> str:
        """Take every tick of a session off, as one change. Returns the words."""
        item = self.session(session_id)
        if item.done is None or not item.done.ticks:
            raise NotFoundError(f"Nothing of {item.name} is ticked.", "")
        words = f"{item.name}, {amounts.plural(len(item.done.ticks), 'set')}"
        self.put(f"Unticked {words}", [msgspec.structs.replace(item.done, ticks={})])
        return words

    def rate_session(
        self, session_id: str, effort: int | None, note: str, pain: int | None = None
    ) -> None:
        """Keep how hard a session felt (0-10), its worst pain (0-10), and a note with it.

        The pain answers for the ticked sets that have no score of their own yet.
        """
        for score, what in ((effort, "Effort"), (pain, "Pain")):
            if score is not None:
                _check_score(score, what)
        item = self.session(session_id)
        done = self.done_record(item)
        ticks = {
            key: msgspec.structs.replace(tick, pain=pain) if tick.pain is None else tick
            for key, tick in done.ticks.items()
        }
        rated = msgspec.structs.replace(done, effort=effort, note=note, ticks=ticks)
        self.put(f"{item.name}: effort, pain, note", self.with_severe(rated))

    def with_severe(self, done: SessionDone) -> list[Record]:
        """A session's record, not yet written, and a pain reading for each exercise in which the
        pain has become severe with it: 7 or more is a flare in anything (evidence.md 2.4, F3)."""
        before = self.get(done.id)
        had = before.ticks if isinstance(before, SessionDone) else {}
        worst: dict[str, tuple[int, Side]] = {}
        for name, tick in done.ticks.items():
            if (tick.pain or 0) >= SEVERE > (had.get(name, Tick()).pain or 0):
                key, score = SetKey.parse(name), tick.pain or 0
                if score > worst.get(key.exercise, (0, key.side))[0]:
                    worst[key.exercise] = score, key.side
        return [done, *(self._felt(done.date, name, *felt) for name, felt in worst.items())]

    def _felt(self, day: date, exercise: str, score: int, side: Side) -> PainReading:
        return self.reading_of(
            score,
            moment=Moment.EXERCISE,
            side=None if side is Side.BOTH else side,
            note=f"During {exercise_name(exercise, self.exercises)}",
            day=day,
        )

    def _as_asked(self, item: SessionItem, key: SetKey) -> Tick:
        prescribed = next((one for one in item.items if one.exercise == key.exercise), None)
        return Tick() if prescribed is None else asked(prescribed.dose)

    def done_record(self, item: SessionItem) -> SessionDone:
        """The record that holds a session's ticks, made on the first."""
        if item.done is not None and item.done.ticks:
            return item.done
        planned = item.planned
        if planned is None:
            if item.done is None:
                raise NotFoundError("That session is no longer there.", "Undo may bring it back.")
            return item.done
        made = SessionDone(
            id=done_id(planned.id),
            date=planned.date,
            created=self.stamp(),
            session=planned.id,
            name=planned.name,
            items=planned.items,
        )
        if item.done is not None:
            kept = ("effort", "note", "left_out")
            made = msgspec.structs.replace(
                made, **{name: getattr(item.done, name) for name in kept}
            )
        return made

    # -- runs ---------------------------------------------------------------

    def log_run(self, run: Run, morning: int | None = None) -> Run:
        """Keep a run that was done, with the next morning's pain of its knee, as one change.

        Without a plan named, it fulfils the day's open planned run. A run is never refused for
        being too long: it happened. Raises UsageError for values that cannot be.
        """
        _check_run(run)
        run = self._with_card(run, set())
        run = msgspec.structs.replace(run, created=run.created or self.stamp())
        puts: list[Record] = [run]
        if morning is not None:
            waking = self.reading_of(
                morning, moment=Moment.MORNING, side=run.side, day=run.date + DAY
            )
            puts.append(self.checked_reading(waking))
        self.put(f"Logged {self._run_words(run)}", puts)
        return run

    def twin_of(self, run: Run) -> Run | None:
        """A run of the same day that may be the same one, written down twice; None for none.

        Its distance and time are the same, or it had not ended when the other began.
        """
        there = (one for one in self.on(run.date) if isinstance(one, Run) and one.id != run.id)
        return next((one for one in there if is_twin(run, one)), None)

    def change_run(self, run: Run) -> None:
        """Correct a run. Earlier values stay in the history. On another day it fulfils what is
        planned there."""
        before = self.get(run.id)
        if isinstance(before, Run) and run.date != before.date:
            run = self._with_card(msgspec.structs.replace(run, planned=""), set())
        if isinstance(before, Run) and run.distance_m == before.distance_m:
            _check_scores(run)  # an imported treadmill run may have no distance, and stays so
        else:
            _check_run(run)
        self.put(f"Corrected {self._run_words(run)}", [run])

    def _with_card(self, run: Run, taken: set[str]) -> Run:
        """A run that names no planned one, with the day's open one; `taken` holds the ids of
        those that runs not written yet have."""
        planned = None if run.planned else self.open_planned(run.date, taken)
        return run if planned is None else msgspec.structs.replace(run, planned=planned.id)

    def open_planned(self, day: date, taken: Collection[str] = frozenset()) -> PlannedRun | None:
        """The first planned run of a day that was neither run nor skipped; not one of `taken`."""
        records = self.on(day)
        run_ids = {*taken} | {record.planned for record in records if isinstance(record, Run)}
        return next(
            (
                record
                for record in records
                if isinstance(record, PlannedRun)
                and record.id not in run_ids
                and not record.skipped
            ),
            None,
        )

    def _run_words(self, run: Run) -> str:
        unit = self.profile.unit if self.profile else "km"
        return f"run of {amounts.distance(run.distance_m, unit)} on {days.medium(run.date)}"

    def log_cross(self, done: CrossTraining) -> CrossTraining:
        """Keep training other than running. Raises UsageError for values that cannot be."""
        done = _checked_cross(done)
        done = msgspec.structs.replace(done, created=done.created or self.stamp())
        self.put(f"Logged {self._cross_words(done)}", [done])
        return done

    def change_cross(self, done: CrossTraining) -> None:
        """Correct training other than running."""
        self.put(f"Corrected {self._cross_words(done)}", [_checked_cross(done)])

    def _cross_words(self, done: CrossTraining) -> str:
        unit = self.profile.unit if self.profile else "km"
        parts = [
            done.sport.replace("_", " "),
            amounts.distance(done.distance_m, unit) if done.distance_m else "",
            amounts.minutes(done.duration_s) if done.duration_s else "",
        ]
        return f"{', '.join(part for part in parts if part)}, on {days.medium(done.date)}"

    def bring_in(self, records: tuple[Run | CrossTraining, ...], words: str) -> None:
        """Keep imported records as one change with one undo. A run fulfils its day's open planned
        run, as a logged one does.

        A run without a distance, such as on a treadmill without a sensor, comes in too: the load
        rules know it, its day counts, and its pain.
        """
        at = self.stamp()
        first = min((record.date for record in records), default=self.today)
        last = max((record.date for record in records), default=self.today)
        self.load(first, last)
        taken: set[str] = set()
        puts: list[Record] = []
        for record in records:
            if isinstance(record, Run):
                record = self._with_card(record, taken)
                taken.add(record.planned)
            puts.append(msgspec.structs.replace(record, created=record.created or at))
        self.put(words, puts)

    # -- pain and notes -----------------------------------------------------

    def log_pain(self, reading: PainReading) -> PainReading:
        """Keep a pain score as it is; `asking.keep_pain` files it where it belongs.

        Raises UsageError if it is off the scale.
        """
        reading = self.checked_reading(reading)
        self.put(f"Pain {pain_words(reading)}", [reading])
        return reading

    def checked_reading(self, reading: PainReading) -> PainReading:
        """A pain score as it is kept. Raises UsageError if it is off the scale."""
        _check_score(reading.score, "Pain")
        return msgspec.structs.replace(reading, created=reading.created or self.stamp())

    def reading_of(
        self,
        score: int,
        *,
        moment: Moment,
        side: Side | None = None,
        flare: bool = False,
        swelling: bool = False,
        note: str = "",
        day: date | None = None,
        at: str = "",
    ) -> PainReading:
        """A pain score, not yet written: felt now, or on an earlier day without a time."""
        now = self.now()
        return PainReading(
            id=new_id(),
            date=day or now.date(),
            created=self.stamp(),
            at=at or (f"{now:%H:%M}" if day in (None, now.date()) else ""),
            score=score,
            side=side or self.sore,
            moment=moment,
            flare=flare,
            swelling=swelling,
            note=note,
        )

    def note_of(
        self, text: str, tags: tuple[str, ...], *, day: date | None = None, about: str = ""
    ) -> Note:
        """A note, not yet written: of now, or of an earlier day without a time."""
        now = self.now()
        return Note(
            id=new_id(),
            date=day or now.date(),
            created=self.stamp(),
            at=f"{now:%H:%M}" if day in (None, now.date()) else "",
            text=text,
            tags=tags,
            about=about,
        )

    def add_note(
        self, text: str, tags: tuple[str, ...] = (), *, day: date | None = None, about: str = ""
    ) -> Note:
        """Keep a free note. Raises UsageError if it is empty."""
        if not text.strip():
            raise UsageError("A note needs some words.", "")
        note = self.note_of(text.strip(), tags, day=day, about=about)
        self.put(f"Note: {_shortened(note.text)}", [note])
        return note

    def add_tests(self, values: Mapping[str, int]) -> None:
        """Keep today's measurements, by what was measured, as one change."""
        self.put(
            "Tests: " + ", ".join(f"{name.replace('_', ' ')} {n}" for name, n in values.items()),
            [self.test_of(name, value) for name, value in values.items()],
        )

    def test_of(self, measure: str, value: int, day: date | None = None) -> TestResult:
        """A measurement, not yet written: of today, or of an earlier day."""
        return TestResult(
            id=new_id(),
            date=day or self.today,
            created=self.stamp(),
            measure=measure,
            value=value,
        )

    def add_lock(self, lock: Lock) -> None:
        """Keep a red flag the runner reported."""
        self.put("Red flag reported: see a professional first", [lock])

    def screened(self) -> None:
        """Keep that the red flags were gone through today and there was none."""
        self.put("Red flags gone through: none", [self.test_of(SCREEN, 0)])

    def screen_due(self) -> bool:
        """True once a week: the red flags have not been gone through for seven days (RF-1)."""
        start = self.profile.start if self.profile else None
        if start is None or (self.today - start).days < SCREEN_DAYS:
            return False
        first = self.today - timedelta(days=SCREEN_DAYS - 1)
        tests = self.between(first, self.today, TestResult)
        return not any(test.measure == SCREEN for test in tests)

    def clear_locks(self, by: str, day: date, ids: Collection[str] = ()) -> None:
        """End every open red flag, or those of these ids: a professional has looked at it. The
        history stays.

        Raises UsageError without a name (evidence.md 11.9: date and by whom).
        """
        if not by.strip():
            raise UsageError("Who cleared it?", "Expected who examined you, and when.")
        cleared = [
            msgspec.structs.replace(record, cleared=day, cleared_by=by.strip())
            for record in self.open_locks()
            if not ids or record.id in ids
        ]
        if not cleared:
            raise NotFoundError("No red flag is open.", "")
        last = max(record.date for record in cleared)
        if day < last:
            raise UsageError(
                f"That was before the red flag of {days.medium(last)} was raised.",
                "Expected the day on which it was looked at.",
            )
        self.put(f"Red flag cleared by {by.strip()} on {days.medium(day)}", cleared)

    def correct(self, record: Record, words: str) -> None:
        """Write a corrected pain score or note."""
        if isinstance(record, PainReading):
            _check_score(record.score, "Pain")
        self.put(words, [record])

    def remove(self, *record_ids: str) -> str:
        """Put records in the bin, as one change; undo brings them back. Returns the words."""
        records = [self.need(record_id) for record_id in record_ids]
        words = ", ".join(map(self.name_of, records))
        self.put(f"Removed {words}", drops=records)
        return words

    def name_of(self, record: Record) -> str:
        """A record in a few words, for messages."""
        unit = self.profile.unit if self.profile else "km"
        on = f" on {days.medium(record.date)}" if isinstance(record, Dated) else ""
        match record:
            case PlannedSession() | SessionDone():
                return f"{record.name}{on}"
            case PlannedRun() if session := intervals_of(self, record):
                return f"walk-run {short_intervals(session)}{on}"
            case PlannedRun() | Run():
                return f"run of {amounts.distance(record.distance_m, unit)}{on}"
            case CrossTraining():
                return f"{record.sport}{on}"
            case PainReading():
                return f"pain {pain_words(record)}"
            case Note():
                return f"note “{_shortened(record.text)}”"
            case TestResult():
                return f"test, {record.measure.replace('_', ' ')} {record.value}{on}"
            case Lock():
                return f"red flag{on}"
        return f"entry{on}"


def _shortened(text: str, most: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _check_score(score: int, what: str) -> None:
    if not 0 <= score <= 10:
        raise UsageError(
            f"{what} {score} is off the scale.", "Expected a whole number from 0 to 10."
        )


def _check_tick(tick: Tick) -> None:
    for value, what in ((tick.pain, "Pain"), (tick.effort, "Effort")):
        if value is not None:
            _check_score(value, what)
    for value, what in ((tick.reps, "reps"), (tick.hold_s, "seconds"), (tick.time_s, "seconds")):
        if value is not None and not 0 <= value <= 7200:
            raise UsageError(f"{value} {what} cannot be right.", "Expected 0 to 7200.")


def _check_run(run: Run) -> None:
    if run.distance_m <= 0:
        raise UsageError("A run needs a distance above 0.", "Expected for example 5k or 3.1 mi.")
    _check_scores(run)


def _check_scores(run: Run) -> None:
    for value in (run.pain_before, run.pain_during, run.pain_after):
        if value is not None:
            _check_score(value, "Pain")
    if run.effort is not None:
        _check_score(run.effort, "Effort")


def _checked_cross(done: CrossTraining) -> CrossTraining:
    if not done.duration_s and not done.distance_m:
        raise UsageError("Training needs a time or a distance.", "Expected for example 40min.")
    for score, what in ((done.pain_during, "Pain"), (done.effort, "Effort")):
        if score is not None:
            _check_score(score, what)
    return done

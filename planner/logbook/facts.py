"""What happened: runs, other training, pain, notes, measurements. Never blocked, always editable,
always undoable."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from planner.domain.values.answers import RUN_FIELDS, worst_around
from planner.domain.values.calendar import DAY
from planner.domain.values.errors import UsageError
from planner.domain.values.journal import SWELLING, Moment, Note, PainReading, TestResult
from planner.domain.values.record import Dated, Record, Side, by_entry
from planner.domain.values.run import CrossTraining, PlannedRun, Run, is_twin
from planner.logbook.book import Book, new_id
from planner.logbook.cards import Cards
from planner.logbook.fulfilling import NO_CARDS, PlacedRun, placing
from planner.logbook.note_limit import check_note, check_tags
from planner.logbook.restoring import lacking
from planner.wording import amounts
from planner.wording.entries import pain_words, shortened

BACK = timedelta(days=84)
"""How far back a swelling nobody has called gone is looked for."""


class Facts:
    """Commands and queries about what was done and felt."""

    def __init__(self, book: Book, cards: Cards) -> None:
        self._book = book
        self._cards = cards

    def log_run(self, run: Run, morning: int | None = None) -> Run:
        """Keep a run that was done, with the next morning's pain of its knee, as one change.

        Without a plan named, it fulfils the day's open planned run. A run is never refused for
        being too long: it happened. Raises UsageError for values that cannot be.
        """
        _check_run(run)
        check_note(run.note)
        run = self._with_card(run, set())
        run = msgspec.structs.replace(run, created=run.created or self._book.stamp())
        puts: list[Record] = [run]
        if morning is not None:
            waking = self.reading_of(
                morning, moment=Moment.MORNING, side=run.side, day=run.date + DAY
            )
            puts.append(self.checked_reading(waking))
        self._book.put(f"Logged {self._run_words(run)}", puts)
        return run

    def twin_of(self, run: Run) -> Run | None:
        """A run of the same day that may be the same one, written down twice; None for none.

        Its distance and time are the same, or it had not ended when the other began.
        """
        there = (
            one for one in self._book.on(run.date) if isinstance(one, Run) and one.id != run.id
        )
        return next((one for one in there if is_twin(run, one)), None)

    def change_run(self, run: Run) -> None:
        """Correct a run. Earlier values stay in the history. On another day it fulfils what is
        planned there."""
        before = self._book.get(run.id)
        if not isinstance(before, Run) or run.note != before.note:
            check_note(run.note)
        if isinstance(before, Run) and run.date != before.date:
            run = self._with_card(msgspec.structs.replace(run, planned=""), set())
        if isinstance(before, Run) and run.distance_m == before.distance_m:
            _check_scores(run)  # an imported treadmill run may have no distance, and stays so
        else:
            _check_run(run)
        self._book.put(f"Corrected {self._run_words(run)}", [run])

    def _with_card(self, run: Run, taken: set[str]) -> Run:
        """A run that names no planned one, with the day's open one; `taken` holds the ids of
        those that runs not written yet have."""
        planned = None if run.planned else self.open_planned(run.date, taken)
        return run if planned is None else msgspec.structs.replace(run, planned=planned.id)

    def open_planned(self, day: date, taken: Collection[str] = frozenset()) -> PlannedRun | None:
        """The first planned run of a day that was neither run nor skipped; not one of `taken`."""
        return next(iter(self.open_cards(day, taken)), None)

    def open_cards(
        self, day: date, taken: Collection[str] = frozenset()
    ) -> tuple[PlannedRun, ...]:  # fmt: skip
        """The planned runs of a day that were neither run nor skipped; none of `taken`."""
        records = self._book.on(day)
        run_ids = {record.planned for record in records if isinstance(record, Run)}
        return tuple(
            record
            for record in records
            if isinstance(record, PlannedRun)
            and record.id not in run_ids
            and record.id not in taken
            and not record.skipped
        )

    def _run_words(self, run: Run) -> str:
        unit = self._book.profile.unit if self._book.profile else "km"
        return f"run of {amounts.distance(run.distance_m, unit)} on {self._book.dated(run.date)}"

    def log_cross(self, done: CrossTraining) -> CrossTraining:
        """Keep training other than running. Raises UsageError for values that cannot be."""
        check_note(done.note)
        done = _checked_cross(done)
        done = msgspec.structs.replace(done, created=done.created or self._book.stamp())
        self._book.put(f"Logged {self._cross_words(done)}", [done])
        return done

    def change_cross(self, done: CrossTraining) -> None:
        """Correct training other than running."""
        self._need_short(done)
        self._book.put(f"Corrected {self._cross_words(done)}", [_checked_cross(done)])

    def _cross_words(self, done: CrossTraining) -> str:
        unit = self._book.profile.unit if self._book.profile else "km"
        parts = [
            done.sport.replace("_", " "),
            amounts.distance(done.distance_m, unit) if done.distance_m else "",
            amounts.minutes(done.duration_s) if done.duration_s else "",
        ]
        return f"{', '.join(part for part in parts if part)}, on {self._book.dated(done.date)}"

    def bring_in(
        self,
        records: tuple[Run | CrossTraining, ...],
        words: str,
        drops: tuple[Run | CrossTraining, ...] = (),
        own: tuple[Record, ...] = (),
        cards: Mapping[str, str] = NO_CARDS,
    ) -> None:
        """Keep imported records as one change with one undo, in the place of those that go. A run
        fulfils its day's open planned run, as a logged one does; where that is doubtful, the card
        that `cards` says for its id, else none. `own` come out of an export of easeback, and stay
        as they were.

        A run without a distance, such as on a treadmill without a sensor, comes in too: the load
        rules know it, its day counts, and its pain.
        """
        at = self._book.stamp()
        planned = {placed.run.id: placed.card for placed in self._placed(records, cards)}
        puts: list[Record] = []
        for record in records:
            if isinstance(record, Run):
                record = msgspec.structs.replace(record, planned=planned[record.id])
            puts.append(msgspec.structs.replace(record, created=record.created or at))
        self._book.put(words, [*puts, *own], drops)

    def _placed(
        self, records: Sequence[Run | CrossTraining], cards: Mapping[str, str]
    ) -> Iterator[PlacedRun]:
        """Each run of an import with its planned one. On most days of a long list none is planned:
        those are not looked at."""
        planned = self._planned_days(records)

        def open_cards(day: date, taken: Collection[str]) -> tuple[PlannedRun, ...]:
            return self.open_cards(day, taken) if day in planned else ()

        return placing(open_cards, records, cards)

    def _planned_days(self, records: Sequence[Run | CrossTraining]) -> set[date]:
        """The days with a planned run from the first of the records to the last."""
        first = min((record.date for record in records), default=self._book.today)
        last = max((record.date for record in records), default=self._book.today)
        return {card.date for card in self._book.between(first, last, PlannedRun)}

    def card_doubts(
        self, records: Sequence[Run | CrossTraining], cards: Mapping[str, str] = NO_CARDS
    ) -> tuple[PlacedRun, ...]:
        """The runs of an import of which it is doubtful which planned run they are: two are open
        on the day, or the only one is far from it; but those that `cards` has answered."""
        if not self._planned_days(records):
            return ()
        return tuple(one for one in self._placed(records, cards) if one.doubt)

    def lacking(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """What of an export of easeback is not here and comes back."""
        return lacking(self._book, records)

    def all_runs(self) -> tuple[Run, ...]:
        """Every run there is, oldest first; in a day those without a time of day before others."""
        self._book.load_all()
        return tuple(
            sorted(
                self._book.of_kind(Run),
                key=lambda run: (run.date, run.start.timestamp() if run.start else 0),
            )
        )

    def all_activities(self) -> tuple[Run | CrossTraining, ...]:
        """Every run and other training there is."""
        self._book.load_all()
        return (*self._book.of_kind(Run), *self._book.of_kind(CrossTraining))

    def felt(self, run: Run, moment: Moment) -> int | None:
        """The worst score known at a moment around a run: its own, or one that was said beside it,
        such as that of a flare; None if nobody has said."""
        said = (one for one in self._book.on(run.date) if isinstance(one, PainReading))
        return worst_around(run, moment, self._book.sore, said)

    def log_pain(self, reading: PainReading) -> PainReading:
        """Keep a pain score as it is; `asking.keep_pain` files it where it belongs.

        Raises UsageError if it is off the scale.
        """
        reading = self.checked_reading(reading)
        self._book.put(f"Pain {pain_words(reading, self._book.today)}", [reading])
        return reading

    def checked_reading(self, reading: PainReading) -> PainReading:
        """A pain score as it is kept. Raises UsageError if it is off the scale."""
        _check_score(reading.score, "Pain")
        check_note(reading.note)
        return msgspec.structs.replace(reading, created=reading.created or self._book.stamp())

    def reading_of(
        self,
        score: int,
        *,
        moment: Moment,
        side: Side | None = None,
        flare: bool = False,
        note: str = "",
        day: date | None = None,
        about: str = "",
    ) -> PainReading:
        """A pain score, not yet written: felt now, or on an earlier day without a time."""
        now = self._book.now()
        return PainReading(
            id=new_id(),
            date=day or now.date(),
            created=self._book.stamp(),
            at=f"{now:%H:%M}" if day in (None, now.date()) else "",
            score=score,
            side=side or self._book.sore,
            moment=moment,
            flare=flare,
            note=note,
            about=about,
        )

    def note_of(
        self,
        text: str,
        tags: tuple[str, ...],
        *,
        day: date | None = None,
        at: str = "",
        about: str = "",
    ) -> Note:
        """A note, not yet written: of now, or of an earlier day, without a time if none is
        named."""
        now = self._book.now()
        return Note(
            id=new_id(),
            date=day or now.date(),
            created=self._book.stamp(),
            at=at or (f"{now:%H:%M}" if day in (None, now.date()) else ""),
            text=text,
            tags=tags,
            about=about,
        )

    def add_note(
        self,
        text: str,
        tags: tuple[str, ...] = (),
        *,
        day: date | None = None,
        at: str = "",
        about: str = "",
    ) -> Note:
        """Keep a free note. Raises UsageError if it is empty, or longer than `NOTE_MOST`."""
        if not text.strip():
            raise UsageError("A note needs some words.", "")
        check_note(text)
        check_tags(tags)
        note = self.note_of(text.strip(), tags, day=day, at=at, about=about)
        self._book.put(f"Note: {shortened(note.text)}", [note])
        return note

    def add_tests(self, values: Mapping[str, int]) -> None:
        """Keep today's measurements, by what was measured, as one change."""
        self._book.put(
            "Tests: " + ", ".join(f"{name.replace('_', ' ')} {n}" for name, n in values.items()),
            [self.test_of(name, value) for name, value in values.items()],
        )

    def test_of(self, measure: str, value: int, day: date | None = None) -> TestResult:
        """A measurement, not yet written: of today, or of an earlier day."""
        return TestResult(
            id=new_id(),
            date=day or self._book.today,
            created=self._book.stamp(),
            measure=measure,
            value=value,
        )

    def swollen_since(self) -> date | None:
        """The day a swelling was first seen that is not gone; None without one."""
        today = self._book.today
        facts = self._book.between(
            today - BACK, today + timedelta(days=1), TestResult, PainReading, Run
        )
        since: date | None = None
        for fact in sorted(facts, key=by_entry):
            seen = _says(fact)
            if seen is not None:
                since = (since or fact.date) if seen else None
        return since

    def tell_swelling(self, day: date, *, gone: bool) -> TestResult:
        """Keep that the knee is swollen on a day, or is no longer."""
        fact = self.test_of(SWELLING, 0 if gone else 1, day)
        what = "Swelling gone" if gone else "Swelling seen"
        self._book.put(f"{what} on {self._book.dated(day)}", [fact])
        return fact

    def correct(self, record: Record, words: str) -> None:
        """Write a corrected pain score or note. Raises UsageError as for a new one."""
        self._need_short(record)
        if isinstance(record, PainReading):
            _check_score(record.score, "Pain")
            self._check_about(record)
        self._book.put(words, [record])

    def _need_short(self, record: Record) -> None:
        """Raises UsageError for words that are too long, unless they were so before: as they came
        from elsewhere."""
        before = self._book.get(record.id)
        words = getattr(record, "text", "") or getattr(record, "note", "")
        if words not in (getattr(before, "text", None), getattr(before, "note", None)):
            check_note(words)
        if isinstance(record, Note):
            check_tags(record.tags)

    def tie(self, record: Note | PainReading, about: str, words: str) -> None:
        """Let a note or a score belong to what goes by an id and is called so, or, without one,
        to nothing any more. Raises UsageError as `correct` does."""
        name = self._cards.name_of(record)
        said = f"Tied {name} to {words}" if about else f"No longer tied to anything: {name}"
        self.correct(msgspec.structs.replace(record, about=about), said)

    def _check_about(self, reading: PainReading) -> None:
        """Raises UsageError where a score that was felt around a run shall from now on belong to
        anything but a run of its day: it would count for none."""
        before = self._book.get(reading.id)
        if reading.moment not in RUN_FIELDS or not reading.about:
            return
        if isinstance(before, PainReading) and (before.about, before.moment) == (
            reading.about,
            reading.moment,
        ):
            return
        run = self._book.get(reading.about)
        if not isinstance(run, Run) or run.date != reading.date:
            raise UsageError(
                "A score that was felt around a run belongs to a run of its day.",
                "Say first that it was felt at rest or on stairs, if it was.",
            )

    def remove(self, *record_ids: str) -> str:
        """Put records in the bin, as one change; undo brings them back. Returns the words."""
        records = [self._book.need(record_id) for record_id in record_ids]
        words = ", ".join(map(self._cards.name_of, records))
        self._book.put(f"Removed {words}", drops=records)
        return words


def _says(fact: Dated) -> bool | None:
    """True for swollen, False for no longer; None if it says nothing of it."""
    if isinstance(fact, TestResult):
        return fact.value > 0 if fact.measure == SWELLING else None
    return True if isinstance(fact, PainReading | Run) and fact.swelling else None


def _check_score(score: int, what: str) -> None:
    if not 0 <= score <= 10:
        raise UsageError(
            f"{what} {score} is off the scale.", "Expected a whole number from 0 to 10."
        )


def _check_run(run: Run) -> None:
    if run.distance_m <= 0:
        raise UsageError("A run needs a distance above 0.", "Expected for example 5k or 3.1 mi.")
    _check_scores(run)


def _check_scores(run: Run) -> None:
    for value in run.scores:
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

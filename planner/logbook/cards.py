"""Cards of the calendar as they are read: plan beside facts."""

from __future__ import annotations

from datetime import date

from planner.domain.knee.ladder import DEFAULT_LADDER, step_at
from planner.domain.values.calendar import WEEK
from planner.domain.values.errors import NotFoundError
from planner.domain.values.journal import Lock, Note, PainReading, TestResult
from planner.domain.values.plan import WalkRun
from planner.domain.values.prescribed import PatientLimit, SentPlan
from planner.domain.values.record import Dated, Record
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.domain.values.scores import Activity, PutOff, ScoreSheet
from planner.domain.values.session import PlannedSession, SessionDone, done_id
from planner.domain.values.technique import Focus
from planner.domain.weeks.schedule import MOST_WEEKS, Planned, next_free_order
from planner.logbook.book import Book
from planner.logbook.intervals import is_walked_in, may_count
from planner.logbook.views import DayItem, DayView, SessionItem, day_view, session_item
from planner.wording import amounts
from planner.wording.entries import pain_words, shortened
from planner.wording.technique import focus_words
from planner.wording.walk_run import short_intervals


class Cards:
    """Sessions and runs of days, planned and done."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def day(self, day: date) -> DayView:
        """Everything of one day, plan beside facts."""
        return day_view(
            day,
            self._book.on(day),
            self._book.exercises,
            self._book.sore,
            self.done_of,
            self._book.get,
        )

    def days(self, first: date, count: int = 7) -> tuple[DayView, ...]:
        """The days from `first` on."""
        self._book.load(first, date.fromordinal(first.toordinal() + count - 1))
        return tuple(self.day(date.fromordinal(first.toordinal() + n)) for n in range(count))

    def session(self, session_id: str) -> SessionItem:
        """A session with its ticks. Raises NotFoundError."""
        planned = self._book.get(session_id)
        if isinstance(planned, PlannedSession):
            return session_item(
                planned, self.done_of(planned), self._book.exercises, self._book.sore
            )
        done = self._book.get(done_id(session_id))
        if not isinstance(done, SessionDone):
            raise NotFoundError("That session is no longer there.", "Undo (u) may bring it back.")
        return session_item(None, done, self._book.exercises, self._book.sore)

    def done_of(self, session: PlannedSession) -> SessionDone | None:
        """What was ticked off of a session, on its day or on the one it was first planned for."""
        if session.first_planned is not None:
            self._book.load(session.first_planned, session.first_planned)
        done = self._book.get(done_id(session.id))
        return done if isinstance(done, SessionDone) else None

    def item(self, key: str, day: date) -> DayItem | None:
        """The card of that key on a day."""
        return next((item for item in self.day(day).items if item.key == key), None)

    def planned(self, first: date, last: date) -> tuple[Planned, ...]:
        """The planned sessions and runs of these days."""
        return tuple(
            record
            for record in self._book.between(first, last, PlannedSession, PlannedRun)
            if isinstance(record, PlannedSession | PlannedRun)
        )

    def sessions_ahead(self) -> tuple[PlannedSession, ...]:
        """The sessions from today on that are to be done and of which nothing was done yet."""
        today = self._book.today
        return tuple(
            card
            for card in self.planned(today, today + MOST_WEEKS * WEEK)
            if isinstance(card, PlannedSession) and not card.skipped and not self.has_facts(card)
        )

    def card(self, card_id: str) -> Planned:
        """The planned session or run of that id. Raises NotFoundError."""
        record = self._book.get(card_id)
        if isinstance(record, PlannedSession | PlannedRun):
            return record
        raise NotFoundError(
            "That card is no longer planned.",
            "Facts stay where they happened; u may bring it back.",
        )

    def free_order(self, day: date) -> int:
        """The place of one more card on a day: behind all that are planned there."""
        return next_free_order(self.planned(day, day))

    def has_facts(self, card: Planned) -> bool:
        """True if sets of the session are ticked, or the run was run."""
        if isinstance(card, PlannedSession):
            done = self.done_of(card)
            return done is not None and bool(done.ticks)
        return any(
            isinstance(record, Run) and record.planned == card.id
            for record in self._book.on(card.date)
        )

    def intervals(self, run: PlannedRun) -> WalkRun | None:
        """The intervals of a planned run; None for one that is no step of a ladder."""
        return self.rung(run.rung)

    def rung(self, rung: object) -> WalkRun | None:
        """The session of a rung of the plan's own ladder or the usual one; None for no rung."""
        if not isinstance(rung, int) or rung < 1:
            return None
        plan = self._book.plans.get(self._book.profile.plan) if self._book.profile else None
        return step_at(rung, plan.ladder if plan and plan.ladder else DEFAULT_LADDER)

    def walk_run_for(self, run: Run) -> WalkRun | None:
        """The planned session with walking that a run may stand for."""
        planned = self._book.get(run.planned) if run.planned else None
        session = self.intervals(planned) if isinstance(planned, PlannedRun) else None
        return session if session is not None and is_walked_in(session) else None

    def counted_as(self, run: Run) -> WalkRun | None:
        """The planned walk-run that a run counts as, until the runner says that it was run
        through."""
        return self.walk_run_for(run) if may_count(run) else None

    def name_of(self, record: Record) -> str:
        """A record in a few words, for messages."""
        unit = self._book.profile.unit if self._book.profile else "km"
        on = f" on {self._book.dated(record.date)}" if isinstance(record, Dated) else ""
        match record:
            case PlannedSession() | SessionDone():
                return f"{record.name}{on}"
            case PlannedRun() if session := self.intervals(record):
                return f"walk-run {short_intervals(session)}{on}"
            case PlannedRun() | Run():
                return f"run of {amounts.distance(record.distance_m, unit)}{on}"
            case CrossTraining():
                return f"{record.sport}{on}"
            case PainReading():
                return f"pain {pain_words(record, self._book.today)}"
            case Note():
                return f"note “{shortened(record.text)}”"
            case TestResult():
                return f"test, {record.measure.replace('_', ' ')} {record.value}{on}"
        return self._rarer_name(record, on)

    def _rarer_name(self, record: Record, on: str) -> str:
        """The same of what is seldom written; `on` is its day."""
        match record:
            case Lock():
                return f"red flag{on}"
            case ScoreSheet():
                from planner.wording.scores import brief_words  # 2 ms, and few entries are one

                return f"scores {brief_words(record)}{on}"
            case Activity():
                return f"activity “{shortened(record.words)}”"
            case PutOff():
                return f"offer put off until {self._book.dated(record.until)}"
            case Focus() | PatientLimit() | SentPlan():
                return _set_name(record, self._book)
        return f"entry{on}"


def _set_name(record: Focus | PatientLimit | SentPlan, book: Book) -> str:
    """What holds for some time: a point of technique, a limit, a plan that was sent."""
    if isinstance(record, Focus):
        return f"technique, {focus_words(record)}, from {book.dated(record.date)} on"
    if isinstance(record, SentPlan):
        return f"plan sent by {record.by}"
    return f"limit set by {record.by}: {record.limit.replace('_', ' ')}"

"""Running distance: what the caps allow, and planned runs held at them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec

from planner.domain.caps.allowance import Allowance, allowance, left_on
from planner.domain.caps.week_room import RESTS, WeekRoom, week_room
from planner.domain.knee.history import History
from planner.domain.knee.mornings import Mornings
from planner.domain.knee.pain import Verdict
from planner.domain.knee.run_day import RunDay
from planner.domain.knee.standing import mostly_enough, reaches_back, standings_of
from planner.domain.knee.typed import base_m
from planner.domain.values.calendar import FIRST_DAY, WEEK, away, month_of, week_of
from planner.domain.values.journal import Note, PainReading, Profile, TestResult
from planner.domain.values.reason import Reason
from planner.domain.values.record import Dated, Side
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.domain.values.session import PlannedSession, SessionDone
from planner.domain.values.technique import Focus
from planner.logbook.book import Book
from planner.logbook.cards import Cards
from planner.logbook.prescribed import limits_of
from planner.logbook.red_flags import RedFlags
from planner.typed import a_distance, a_duration
from planner.wording import amounts

BLOCK = timedelta(weeks=8)
"""Past days are seen in blocks of so many days, so that those of a page share one history."""
NO_LOAD = (PlannedSession, SessionDone, Note, Focus)
"""What no load rule looks at: ticking a set leaves every cap as it is."""

LOAD: tuple[type[Dated], ...] = (Run, CrossTraining, PainReading, TestResult, PlannedRun)
"""What they look at."""

_NOBODY = Profile(id="profile", knee=Side.BOTH)
"""Who is asked about before the setup."""


def told_by(profile: Profile) -> dict[str, Any]:
    """What the rules read of a profile, as fields of a history."""
    return {
        "knee": profile.knee,
        "start": profile.start,
        "run_days": profile.run_days,
        "weekly_m": profile.weekly_m,
        "longest_m": profile.longest_m,
        "usual_morning": profile.usual_morning,
        "usual_stairs": profile.usual_stairs,
        "can_run_s": profile.can_run_s,
        "pace_s": profile.pace_s,
        "born": profile.born,
        "goal_week_m": profile.goal_week_m,
        "goal_run_m": profile.goal_m,
        "week_start": profile.week_start,
    }


class WeekLoad(msgspec.Struct, frozen=True, kw_only=True):
    """The running of one calendar week, in metres."""

    first: date
    done_m: int
    planned_m: int
    """All that stands in the plan, run or not; what was skipped is not planned any more."""
    coming_m: int
    """What of it is still to come: it adds up with what is done."""
    plan_m: int | None
    """The week's line; None where there is none to speak of."""
    flare: bool = False
    current: bool = False
    closed: Reason | None = None
    """Why no day left of it may be run, as in `WeekRoom`. A red flag and a flare's rest leave the
    week without lines."""

    @property
    def held_m(self) -> int:
        """Done and still to come together: what the week's line is held against."""
        return self.done_m + self.coming_m


class Room(msgspec.Struct, frozen=True):
    """What a planned run may have on a day, in metres, and every rule behind it."""

    metres: int
    allowed: Allowance

    @property
    def is_shared(self) -> bool:
        """True if another run takes up a part of the day's cap."""
        return self.metres != self.allowed.hard_m

    @property
    def rule(self) -> str:
        """Id of the rule that holds it."""
        return self.allowed.binding


class RunStep(msgspec.Struct, frozen=True):
    """A planned run's distance after + or -."""

    metres: int
    at_cap: bool


class Caps:
    """Queries about running distance."""

    def __init__(self, book: Book, cards: Cards, red_flags: RedFlags) -> None:
        self._book = book
        self._cards = cards
        self._red_flags = red_flags
        self._histories: dict[date, tuple[date, History]] = {}
        """First day -> last day and history, for as long as no fact about running changes."""
        self._allowances: dict[tuple[date, str, PlannedRun | None], Allowance] = {}
        self._weeks: dict[tuple[date, PlannedRun | None], WeekRoom] = {}
        """What was answered, for as long."""
        self._holds_for: tuple[int, date] | None = None
        """The changes and the day all that is remembered holds for."""

    def history(self, day: date) -> History:
        """The facts that decide about `day`, and the runs planned before it.

        How far it reaches follows from `day` and today alone, so that no answer depends on what
        was asked before.
        """
        return self.covering(day, day)

    def covering(self, first: date, last: date) -> History:
        self._forget_old()
        first, last = max(first, FIRST_DAY), max(last, FIRST_DAY)
        start, end = _reach(first, self._book.today)[0], _reach(last, self._book.today)[1]
        known = self._histories.get(start)
        if known is None or known[0] < end:
            known = self._histories[start] = end, self._gather_enough(start, end)
        return known[1]

    def _forget_old(self) -> None:
        """Let go of what was remembered before a fact about running changed, or the day did."""
        holds_for = (self._book.changes_beside(NO_LOAD), self._book.today)
        if holds_for != self._holds_for:
            self._histories.clear()
            self._allowances.clear()
            self._weeks.clear()
            self._holds_for = holds_for

    def _gather_enough(self, start: date, end: date) -> History:
        """The facts of these days, and as many before them as could still matter. What bears a day
        on which nobody can have run counts nowhere: to follow the knee from there on would take
        minutes."""
        params = self._book.parameters
        behind = timedelta(days=mostly_enough(params))
        oldest = min(
            (month for month in self._book.journal.months() if month >= month_of(FIRST_DAY)),
            default="9999",
        )
        while True:
            begin = max(away(start, -behind), FIRST_DAY)
            whole = month_of(begin) < oldest or begin == FIRST_DAY
            history = self._gather(begin, end, whole=whole)
            if whole or reaches_back(history, start.toordinal(), params):
                return history
            behind *= 2

    def _gather(self, first: date, last: date, *, whole: bool) -> History:
        found = tuple(self._book.between(first, last, *LOAD))
        profile = self._book.profile or _NOBODY
        plan = self._book.plans.get(profile.plan)
        return History(
            runs=tuple(one for one in found if isinstance(one, Run)),
            readings=tuple(one for one in found if isinstance(one, PainReading)),
            tests=tuple(one for one in found if isinstance(one, TestResult)),
            locks=self._red_flags.all(),
            limits=limits_of(self._book),
            cross=tuple(one for one in found if isinstance(one, CrossTraining)),
            planned=tuple(one for one in found if isinstance(one, PlannedRun) and not one.skipped),
            first=None if whole else first,
            ladder=plan.ladder if plan else (),
            **told_by(profile),
        )

    def allowance(
        self, day: date, *, without: str = "", instead: PlannedRun | None = None
    ) -> Allowance:
        """What may be run on a day, by every rule.

        `without` leaves one planned run out of account; `instead` puts a changed one in place of
        the one with its id (what-if).
        """
        self._forget_old()
        asked = (day, without, instead)
        found = self._allowances.get(asked)
        if found is None:
            history, book = self._supposed(day, without, instead), self._book
            found = allowance(day, history, book.today, book.parameters)
            self._allowances[asked] = found
        return found

    def _supposed(self, day: date, without: str = "", instead: PlannedRun | None = None) -> History:
        history = self.history(day)
        if instead is None and not without:
            return history
        skip = instead.id if instead is not None else without
        planned = tuple(run for run in history.planned if run.id != skip)
        return history.replanned((*planned, instead) if instead is not None else planned)

    def cap_on(self, day: date) -> int:
        """The cap of a day in metres."""
        return self.allowance(day).hard_m

    def room_on(self, day: date, *, without: str = "") -> Room:
        """What a planned run may have on a day: its cap less what is run or planned there too."""
        allowed = self.allowance(day, without=without)
        return Room(left_on(day, allowed, self.history(day), without), allowed)

    def room_for(self, run: PlannedRun, draft: PlannedRun | None = None) -> Room:
        """The same for a planned run where it stands, while one is being changed to `draft`."""
        allowed = self.allowance(run.date, instead=draft)
        supposed = self._supposed(run.date, instead=draft)
        return Room(left_on(run.date, allowed, supposed, run.id), allowed)

    def within(self, metres: int, room: Room) -> bool:
        """True if the caps let a run of that length be planned."""
        if self._book.parameters.cap_mode == "warn" and not self._red_flags.open():
            return True
        return metres <= room.metres

    def run_day(self, day: date) -> RunDay | None:
        """The runs of a day taken together, with their verdict and its grounds."""
        if not FIRST_DAY <= day <= away(self._book.today, BLOCK):
            return None  # no knee has followed it: the day is a slip, or a forged one
        history = self.history(day)
        return standings_of(history, self._book.parameters).run_on(day.toordinal())

    def base_m(self) -> int:
        """Metres a week lately, with the usual week that was typed for those before the start."""
        return base_m(self.history(self._book.today), self._book.today)

    def verdict(self, run: Run) -> Verdict:
        """How the knees took a run; all runs of a day are judged together."""
        found = self.run_day(run.date)
        return Verdict.UNKNOWN if found is None else found.verdict

    def mornings(self, history: History | None = None) -> tuple[Mornings, ...]:
        """The mornings of each sore knee, as a history has them; without one, that of today."""
        known = history if history is not None else self.history(self._book.today)
        past = standings_of(known, self._book.parameters).past
        return tuple(past.knees[side] for side in past.sore)

    def usual_pain(self) -> int:
        """The usual morning pain, 0-10, of the sorer knee."""
        return max(knee.usual(self._book.today.toordinal()) for knee in self.mornings())

    def planned_amount(self, text: str) -> tuple[int, int | None]:
        """Metres and, if the runner spoke of time, seconds: `4.5`, `5k` or `30min`.

        Minutes become metres by the runner's usual pace. Raises UsageError.
        """
        word = text.strip().lower()
        if word.endswith("min") or ":" in word:
            seconds = a_duration(text)
            return seconds * 1000 // self.pace_s() // 100 * 100 or 100, seconds
        return a_distance(text, self._book.unit), None

    def pace_s(self) -> int:
        """Usual easy seconds a kilometre, as the rules count with it."""
        past = standings_of(self.history(self._book.today), self._book.parameters).past
        return past.pace(self._book.today.toordinal())

    def stepped(self, card: PlannedRun, metres: int, direction: int) -> RunStep:
        """One step more or less of a planned run, held at its cap.

        A step is 0.1 of the runner's unit below 5, half above.
        """
        unit_m = 1000 if self._book.unit == "km" else amounts.MILE_M
        tenths = round(metres / unit_m * 10)
        size = 1 if tenths < 50 or (tenths == 50 and direction < 0) else 5
        wanted = max(round(unit_m / 10), round((tenths + size * direction) * unit_m / 10))
        if direction < 0:
            return RunStep(wanted, at_cap=False)
        room = self.room_on(card.date, without=card.id)
        if self.within(wanted, room):
            return RunStep(wanted, at_cap=False)
        return RunStep(max(metres, room.metres), at_cap=True)

    def week_loads(
        self,
        first: date,
        *,
        draft: PlannedRun | None = None,
        back: int = 4,
        ahead: int = 4,
        history: History | None = None,
    ) -> tuple[WeekLoad, ...]:
        """Weeks around the one that begins on `first`: done, planned, cap line.

        `history` is one that covers the weeks that were, where it is at hand.
        """
        weeks = [first + n * WEEK for n in range(-back, ahead + 1)]
        if history is None:
            history = self.covering(weeks[0], weeks[-1] + WEEK)
        return tuple(self._week_load(week, draft, history) for week in weeks)

    def week_room(
        self, first: date, draft: PlannedRun | None = None, history: History | None = None
    ) -> WeekRoom:
        """What the week that begins on `first` holds, and the lines the rules draw for it.

        `history` is one that covers it, where it is at hand: many weeks then share one.
        """
        self._forget_old()
        found = self._weeks.get((first, draft))
        if found is None:
            book = self._book
            if history is None or draft is not None:
                history = self._supposed(first + WEEK, instead=draft)
            found = week_room(first, history, book.today, book.parameters)
            self._weeks[first, draft] = found
        return found

    def _week_load(self, first: date, draft: PlannedRun | None, history: History) -> WeekLoad:
        room = self.week_room(first, draft, history)
        # Before the plan and the first run there was no cap to speak of.
        start = self._book.profile.start if self._book.profile else None
        known = room.done_m > 0 or (start is not None and start < first + WEEK)
        if room.closed is not None and room.closed.id in RESTS:
            known = False
        return WeekLoad(
            first=first,
            done_m=room.done_m,
            planned_m=room.planned_m,
            coming_m=room.coming_m,
            plan_m=room.plan_m if known else None,
            flare=room.flare,
            current=first == week_of(self._book.today, self._book.week_start),
            closed=room.closed,
        )


def _reach(day: date, today: date) -> tuple[date, date]:
    """The days that share a history with `day`."""
    if day >= today - BLOCK:
        return today - BLOCK, max(away(day, WEEK), today + BLOCK)
    block = date.fromordinal(max(1, day.toordinal() // BLOCK.days * BLOCK.days))
    return block, away(block, BLOCK + WEEK)

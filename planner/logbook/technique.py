"""Running technique: what may be begun, beginning and ending it, and what became of it."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.technique.kept import FocusRun, FocusWeek, focus_runs, focus_weeks
from planner.domain.technique.offer import (
    HURT_WEEKS,
    FocusOffer,
    kinds_offered,
    last_day,
)
from planner.domain.technique.step_rate import (
    FIRST_PERCENT,
    RAISE_AFTER,
    WINDOW,
    UsualRate,
    checked_aim,
    usual_rate,
)
from planner.domain.values.calendar import DAY, FIRST_DAY, WEEK, week_of
from planner.domain.values.errors import NotFoundError, RuleError, UsageError
from planner.domain.values.reason import Reason
from planner.domain.values.record import Record
from planner.domain.values.run import Run
from planner.domain.values.technique import GREEN_WEEKS, Focus, FocusEnd, FocusKind
from planner.logbook.book import Book, new_id
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.focuses import Focuses
from planner.logbook.gates import PhaseGates
from planner.logbook.steps import ExerciseSteps
from planner.logbook.week_changes import WeekChanges
from planner.wording.technique import COUNT, FOR_WEEKS, RESTS, focus_words


class Technique:
    """Queries and commands about the focus of the next weeks."""

    def __init__(
        self,
        book: Book,
        cards: Cards,
        caps: Caps,
        gates: PhaseGates,
        steps: ExerciseSteps,
        focuses: Focuses,
    ) -> None:
        self._book = book
        self._cards = cards
        self._caps = caps
        self._gates = gates
        self._changes = WeekChanges(book, cards, caps, steps)
        self._focuses = focuses
        self._offered: tuple[tuple[int, date], FocusOffer] | None = None
        """The last answer, and the state of the book and the day it holds for."""

    # -- what there is ------------------------------------------------------

    def usual(self) -> UsualRate | None:
        """The usual step rate, as the runs of the last weeks tell it; None if none does."""
        today = self._book.today
        runs = self._book.between(today - WINDOW, today, Run)
        whole = (run for run in runs if self._cards.counted_as(run) is None)
        return usual_rate(whole, today)

    def offer(self) -> FocusOffer:
        """What there is to choose from, and why it is not offered by itself, if it is not."""
        asked = (self._book.revision, self._book.today)
        if self._offered is None or self._offered[0] != asked:
            self._offered = asked, self._offer()
        return self._offered[1]

    def _offer(self) -> FocusOffer:
        usual = self.usual()
        last = self._last_rate()
        hurt = (
            last is not None
            and last.ended is FocusEnd.PAIN
            and self._book.today < last.until + HURT_WEEKS * WEEK
        )
        return FocusOffer(kinds_offered(usual, hurt=hurt), usual, self._waits())

    def _waits(self) -> Reason | None:
        if self._focuses.on(self._book.today) is not None:
            return Reason("focus")
        why = self._focuses.rests()
        if why:
            return Reason("rests", (("why", why),))
        weeks = self._gates.green_weeks()
        if weeks < GREEN_WEEKS:
            return Reason("green", (("weeks", weeks),))
        return self._changes.other()

    def faded(self) -> Focus | None:
        """The focus that came to its end within the last two weeks, if none is heeded now."""
        today = self._book.today
        known = self._focuses.all()
        if self._focuses.on(today) is not None or not known:
            return None
        last = known[-1]
        is_over = last.ended is None and last.until < today <= last.until + 2 * WEEK
        return last if is_over else None

    def runs(self, first: date | None = None, last: date | None = None) -> tuple[FocusRun, ...]:
        """The runs of some days (all of them) in which something was to be heeded, each with the
        morning after. Counts and weeks are made of them: `kept.focus_counts`, `weeks`."""
        known = self._focuses.all()
        if first is None:
            self._book.load_all()
            told = [run.date for run in self._book.of_kind(Run) if run.focus is not None]
            first = min((*told, *(one.date for one in known)), default=self._book.today)
        first = max(first, FIRST_DAY)  # an earlier day is a slip
        last = last or self._book.today
        found = tuple(self._book.between(first, last, Run))
        if not known and all(run.focus is None for run in found):
            return ()  # nothing to be heeded: the mornings of years need not be read
        history = self._caps.covering(first, last)
        return focus_runs(found, known, self._caps.mornings(history), self._book.parameters)

    def weeks(self, first: date, last: date) -> tuple[FocusWeek, ...]:
        """What became of the focus week by week, for a chart beside pain."""
        start = week_of(max(first, FIRST_DAY), self._book.week_start)
        end = week_of(last, self._book.week_start) + WEEK - DAY
        runs = self.runs(start, min(end, self._book.today))
        return focus_weeks(runs, start, end, self._book.week_start)

    # -- beginning and ending -----------------------------------------------

    def begin(
        self, what: FocusKind, usual: UsualRate | None = None, percent: float | None = None
    ) -> Focus:
        """Begin a focus today; one that is under way ends. Returns it.

        Args:
            usual: The usual step rate, where the runner says it; else that of the runs.
            percent: How far above it the aim is; at first 5.

        Raises RuleError in a flare, under a lock, and for a step rate that is high already;
        UsageError for a step rate nobody knows the usual one of.
        """
        today = self._book.today
        focus = Focus(
            id=new_id(), date=today, created=self._book.stamp(), what=what, until=last_day(today)
        )
        if what is FocusKind.STEP_RATE:
            focus = self._with_rate(focus, usual, percent)
        elif usual is not None or percent is not None:
            raise UsageError("Only a step rate has a number.", "Begin it without one.")
        return self._keep(focus)

    def _keep(self, focus: Focus) -> Focus:
        """Write a focus that begins today, in the place of the one that is under way."""
        self._refuse_rest()
        ended, dropped = self._over(FocusEnd.OTHER)
        words = f"Technique: {focus_words(focus)}, for {FOR_WEEKS}"
        self._book.put(words, [*ended, focus], dropped)
        return focus

    def _refuse_rest(self) -> None:
        """Raises RuleError while the knee comes first."""
        why = self._focuses.rests()
        if why:
            raise RuleError(
                f"No focus is begun while {RESTS[why]}.",
                "Technique can wait; the knee comes first.",
                "G-3",
            )

    def _with_rate(self, focus: Focus, said: UsualRate | None, percent: float | None) -> Focus:
        """The focus with the rate to aim at (G-1)."""
        usual = said or self.base()
        if usual is None:
            raise UsageError(
                "Your usual step rate is not known: no run of the last four weeks tells it.",
                f"{COUNT} Say it: easeback technique step-rate --usual 164",
            )
        more = FIRST_PERCENT if percent is None else percent
        rate = checked_aim(usual.rate, more, is_used=self._is_used())
        return msgspec.structs.replace(focus, usual=usual.rate, of_runs=usual.of_runs, rate=rate)

    def _is_used(self) -> bool:
        """True once two weeks were run with a higher step rate that hurt no calf."""
        last = self._last_rate()
        return (
            last is not None
            and last.ended is not FocusEnd.PAIN
            and self._book.today - last.date >= RAISE_AFTER
        )

    def base(self) -> UsualRate | None:
        """The usual rate that an aim is made from: of a step rate that is heeded now, or was until
        a moment ago, the one it began with."""
        last = self._last_rate()
        if last is not None and last.usual and last.until >= self._book.today - 2 * WEEK:
            return UsualRate(last.usual, last.of_runs)
        return self.usual()

    def _last_rate(self) -> Focus | None:
        known = [one for one in self._focuses.all() if one.what is FocusKind.STEP_RATE]
        return known[-1] if known else None

    def go_on(self) -> Focus:
        """Four more weeks of the focus that is heeded, or that faded lately. Raises NotFoundError
        if there is none, RuleError as `begin`."""
        now = self._focuses.on(self._book.today)
        if now is not None:
            self._refuse_rest()
            after = msgspec.structs.replace(now, until=last_day(now.until + DAY))
            self._book.put(f"Technique: {focus_words(now)}, for {FOR_WEEKS} more", [after])
            return after
        last = self.faded()
        if last is None:
            raise NotFoundError(
                "There is no focus to go on with.", "Choose one: easeback technique step-rate"
            )
        today = self._book.today
        return self._keep(
            msgspec.structs.replace(
                last, id=new_id(), date=today, created=self._book.stamp(), until=last_day(today)
            )
        )

    def end(self, why: FocusEnd = FocusEnd.ENOUGH) -> Focus:
        """End the focus that is heeded now. Raises NotFoundError if there is none."""
        now = self._focuses.on(self._book.today)
        if now is None:
            raise NotFoundError("No focus is heeded now.", "Choose one: easeback technique --help")
        ended, dropped = self._over(why)
        self._book.put(f"Technique: {focus_words(now)} ended", ended, dropped)
        return now

    def _over(self, why: FocusEnd) -> tuple[list[Record], list[Record]]:
        """What ends the focus of today: what is kept of it, and what goes. It was heeded up to
        yesterday; one that was begun today goes out, unless it hurt."""
        today = self._book.today
        now = self._focuses.on(today)
        if now is None:
            return [], []
        if now.date == today and why is not FocusEnd.PAIN:
            return [], [now]
        return [msgspec.structs.replace(now, until=today - DAY, ended=why)], []

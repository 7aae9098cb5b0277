"""The runs of a new solution: days chosen week by week, distances held by all rules.

Runs are judged in order, each as if the earlier ones were run as planned and stayed green.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from planner.domain.caps.limit import Situation
from planner.domain.caps.load import Allowance, judged
from planner.domain.knee.history import History
from planner.domain.knee.parameters import Parameters
from planner.domain.knee.past import past_of
from planner.domain.knee.safety import active_locks
from planner.domain.values.reason import Reason
from planner.domain.values.run import PlannedRun, RunKind
from planner.domain.weeks.replan import Ask, CardChange
from planner.domain.weeks.resolve_distance import held
from planner.domain.weeks.resolve_run_week import RunWeek
from planner.domain.weeks.walk import Ahead, Carried

Stand = tuple[date, int, int | None, int | None]
"""What the rules see of a planned run: day, metres, seconds, rung."""
Asked = dict[tuple[date, tuple[Stand, ...]], Allowance]
"""What was asked so far: day and the runs before it -> what all rules allow."""


class SolvedRuns:
    """The runs from `today` to `last`: `changes`, `trades`, and the days of long runs.

    `asked` is kept from round to round: another round asks nearly all of it again.
    """

    def __init__(
        self,
        ask: Ask,
        history: History,
        today: date,
        last: date,
        params: Parameters,
        asked: Asked,
    ) -> None:
        self._asked = asked
        self.ask, self.today, self.last, self.params = ask, today, last, params
        self.known = history.as_of(today)
        past_of(self.known, params)  # before any other plan: rungs of done runs are read from it
        self.changes: list[CardChange] = []
        self.trades: list[Reason] = []
        self.ran = {run.date for run in self.known.runs}
        cards = sorted(
            (card for card in ask.cards if isinstance(card, PlannedRun)),
            key=lambda card: (card.date, card.order, card.id),
        )
        self.ahead = [card for card in cards if self._is_open(card)]
        ids = {card.id for card in self.ahead}
        self.fixed = {card.date for card in cards if card.id not in ids}
        self.fixed_long = {
            card.date for card in cards if card.id not in ids and card.run_kind is RunKind.LONG
        }
        self._laid: list[PlannedRun] = []
        self._carried: Carried | None = Carried(self.known, today, params)
        self._solve()

    @property
    def laid(self) -> tuple[PlannedRun, ...]:
        """The runs as they would stand."""
        return tuple(self._laid)

    def _is_open(self, card: PlannedRun) -> bool:
        if card.skipped or card.id in self.ask.settled or card.date in self.ran:
            return False
        return self.today <= card.date <= self.last

    def _solve(self) -> None:
        locks = active_locks(self.known.locks, self.today)
        if locks:
            why = (Reason("LOCK", (("since", min(lock.date for lock in locks)),)),)
            self.changes = [CardChange(before=run, after=None, reasons=why) for run in self.ahead]
            return
        planned_from = self.ask.weeks[0].first if self.ask.weeks else date.max
        self._keep([card for card in self.ahead if card.date < planned_from])
        for week in self.ask.weeks:
            RunWeek(self, week).solve()

    def _keep(self, cards: list[PlannedRun]) -> None:
        for card in cards:
            self.add(held(card, self.allowed(card.date, self._laid), self._laid))

    def add(self, change: CardChange) -> None:
        """Take a change up."""
        self.changes.append(change)
        if isinstance(change.after, PlannedRun):
            self._carry(change.after)

    def _carry(self, run: PlannedRun) -> None:
        if self._laid and self._laid[-1].date >= run.date:
            self._carried = None
        elif self._carried is not None:
            self._carried.add(run)
        self._laid.append(run)

    def allowed(self, day: date, laid: list[PlannedRun]) -> Allowance:
        """What all rules allow on a day, once these runs are done and green.

        `laid` begins with the runs laid so far; their days are as a rule in order, and then what
        follows from them is carried along: twelve weeks would otherwise take twice the time.
        """
        stand = tuple((run.date, run.distance_m, run.duration_s, run.rung) for run in laid)
        found = self._asked.get((day, stand))
        if found is None:
            found = self._asked[day, stand] = self._judged(day, laid)
        return found

    def _judged(self, day: date, laid: list[PlannedRun]) -> Allowance:
        fresh = laid[len(self._laid) :]
        days = [run.date for run in (*self._laid[-1:], *fresh)]
        in_order = all(earlier < later for earlier, later in pairwise(days))
        if self._carried is not None and in_order and day > max((self.today, *days)):
            carried = self._carried.copy()
            for run in fresh:
                carried.add(run)
            return judged(Ahead(day, carried))
        known = self.known.replanned(tuple(laid))
        return judged(Situation(day, known, self.today, self.params))

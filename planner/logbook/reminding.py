"""What is to be told of today from outside the window: a reminder, and the line of a prompt."""

from __future__ import annotations

from datetime import date

from planner.domain.caps.flare_state import FlareState
from planner.domain.values.calendar import days_from
from planner.domain.values.harmless import harmless
from planner.domain.values.instants import when
from planner.domain.values.journal import PainReading
from planner.logbook.caps import BLOCK
from planner.logbook.logbook import Logbook
from planner.logbook.views import CrossItem, RunItem, SessionItem, is_due
from planner.prompt_line import FIELDS
from planner.wording import amounts
from planner.wording.walk_run import short_intervals

RESTING = frozenset({"rest", "not-quiet"})
"""Parts of a flare in which nothing is asked for."""
DAYS_KEPT = 8
"""Days the line of a prompt is known for."""
NOTHING = "nothing due"
LONG = 40
"""Signs of a card's name in a prompt."""


class Reminding:
    """What is left of a day, in few words."""

    def __init__(self, logbook: Logbook) -> None:
        self._book = logbook

    def due(self, day: date) -> tuple[SessionItem | RunItem, ...]:
        """The cards of a day that are still to be done; none in the rest of a flare, and none that
        a red flag bars."""
        flare = self._book.flares.now()
        if flare is not None and _rests(flare, day):
            return ()
        return tuple(
            item
            for item in self._book.cards.day(day).items
            if not isinstance(item, CrossItem)
            and is_due(item)
            and not self._book.red_flags.is_barred(item)
        )

    def words(self) -> str:
        """`Today: Strength, 15 min; run 3.0 km, at most 4.5 km.`; empty if nothing is due."""
        due = self.due(self._book.today)
        return f"Today: {'; '.join(map(self._told, due))}." if due else ""

    def _told(self, item: SessionItem | RunItem) -> str:
        if isinstance(item, SessionItem):
            return f"{item.name}, {item.minutes} min"
        assert item.planned is not None
        most = self._book.caps.room_on(item.planned.date, without=item.planned.id).metres
        return f"{self._name(item)}, at most {amounts.floored(most, self._book.unit)}"

    def _name(self, item: SessionItem | RunItem) -> str:
        if isinstance(item, SessionItem) or item.planned is None:
            return item.name if isinstance(item, SessionItem) else "run"
        intervals = self._book.cards.intervals(item.planned)
        if intervals is not None:
            return f"walk-run {short_intervals(intervals)}"
        return f"run {amounts.distance(item.planned.distance_m, self._book.unit)}"

    def prompt_lines(self) -> list[dict[str, str]]:
        """The values of `FIELDS` for today and the days after, with their `day`."""
        return [self._prompt(day) for day in days_from(self._book.today, DAYS_KEPT)]

    def _prompt(self, day: date) -> dict[str, str]:
        due = self.due(day)
        allowed = self._book.caps.allowance(day)
        values = (
            str(len(due)),
            amounts.floored(allowed.left_m, self._book.unit),
            self._last_pain(),
            str(allowed.state),
            self._name(due[0])[:LONG] if due else NOTHING,
        )
        plain = (" ".join(harmless(value).split()) for value in values)
        return {"day": day.isoformat(), **dict(zip(FIELDS, plain, strict=True))}

    def _last_pain(self) -> str:
        """The latest score of the last weeks, `?` if there is none."""
        today = self._book.today
        readings = list(self._book.between(today - BLOCK, today, PainReading))
        last = max(readings, key=lambda one: (one.date, one.at, when(one.created)), default=None)
        return amounts.score(last.score) if last else "?"


def _rests(flare: FlareState, day: date) -> bool:
    return flare.part in RESTING and day < flare.rest_until

"""The metronome of a walk-run under way: beats of the step rate that is heeded, by its clock."""

from __future__ import annotations

from planner.domain.player.metronome import beat, is_on, until_next, until_on
from planner.domain.player.parts import Act
from planner.domain.values.technique import Focus
from planner.logbook.logbook import Logbook
from planner.logbook.playing.play import Play
from planner.logbook.views import RunItem


class Metronome:
    """Which beat it is. It has no clock of its own: a clock that stands stops the beat."""

    def __init__(self, book: Logbook, play: Play) -> None:
        self._book = book
        self._play = play
        self._known: tuple[tuple[object, ...], Focus | None, int] = ((), None, 0)
        """What is heeded and in which run it is, and the state of the book that holds for."""

    def focus(self) -> Focus | None:
        """The point of technique of the walk-run under way; None without one."""
        return self._asked()[0]

    def rate(self) -> int | None:
        """Steps a minute to aim at; None where none are, and once it is over."""
        focus = self.focus()
        is_over = self._play.part.act is Act.DONE
        return None if focus is None or is_over else focus.rate

    def number(self) -> int | None:
        """The beat it is at, counted from the interval's beginning; None while it is silent."""
        rate, session = self.rate(), self._asked()[1]
        if rate is None or not self._runs() or not is_on(self._gone(), session):
            return None
        return beat(self._gone(), rate)

    def next_s(self) -> float | None:
        """Seconds to the next beat; None while it is silent."""
        rate = self.rate()
        if rate is None or self.number() is None:
            return None
        return until_next(self._gone(), rate)

    def silent_s(self) -> int | None:
        """Seconds of a running interval for which the beat is left out, as it fades; None where it
        beats, or nothing is run."""
        if self.rate() is None or not self._runs() or self.number() is not None:
            return None
        return -int(-until_on(self._gone(), self._asked()[1]))

    def _asked(self) -> tuple[Focus | None, int]:
        item = self._play.course.item
        state = (self._book.revision, self._book.today, self._play.course.card)
        if self._known[0] != state:
            planned = item.planned if isinstance(item, RunItem) else None
            focus = self._book.focuses.for_run(planned) if planned is not None else None
            session = 1 + (self._book.focuses.times(focus) if focus is not None else 0)
            self._known = (state, focus, session)
        return self._known[1], self._known[2]

    def _runs(self) -> bool:
        return self._play.part.act is Act.RUN and self._play.standing.runs

    def _gone(self) -> float:
        return self._play.standing.gone(self._play.now)

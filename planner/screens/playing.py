"""A session under way: its script, its clock, and the book that hears of every set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from textual.timer import Timer

from planner.domain.player.clock import (
    ClockStand,
    Turn,
    carried_over,
    go_on,
    looked_at,
    passed_over,
    paused,
    standing_at,
)
from planner.domain.player.parts import Act, Part, Script, first_open, question
from planner.domain.player.place import Place, found_place, kept_place
from planner.domain.player.run import run_script, run_seconds
from planner.domain.player.script import Pace, session_script
from planner.domain.player.tick import tick_done
from planner.domain.values.session import SetKey
from planner.logbook.logbook import Logbook
from planner.logbook.session import is_rated
from planner.logbook.views import RunItem, SessionItem
from planner.present.player import Scene
from planner.present.player_signals import bells
from planner.screens.book_page import BookPage
from planner.widgets.figure_view import FigureStyle

PULSE_S = 0.125
"""How often the clock is looked at while it runs; what is shown changes once a second, the figure
up to eight times."""
KEEP_S = 5.0
"""After so long the place is kept again while a part goes on."""
END = standing_at((Part(act=Act.DONE, name=""),), 0, 0.0)


class Manner(NamedTuple):
    """How the program was told to play."""

    seconds: Callable[[], float]
    """A clock that never goes back; a sleep of the machine counts in it."""
    pace: Pace = Pace()
    bell: bool = True
    figures: Callable[[], FigureStyle] = lambda: "braille"
    """How figures are drawn now; the options may change it."""


class Playing(BookPage):
    """Holds where the session stands. Ticks are in the book before the next part begins."""

    def __init__(self, logbook: Logbook, manner: Manner) -> None:
        super().__init__(logbook)
        self.manner = manner
        self.card: str = ""
        """Id of the session or run."""
        self.day = logbook.today
        """The day it was taken up: it is done to its end, though midnight passes."""
        self.item: SessionItem | RunItem | None = None
        self.script: Script = ()
        self.standing: ClockStand = END
        self.settled: frozenset[str] = frozenset()
        self.turned: frozenset[str] = frozenset()
        self.ran: dict[str, int] = {}
        """Seconds run of the intervals that went otherwise than asked for, by step."""
        self.begin = ""
        """The set a half-done session was taken up at: one gets ready for it."""
        self.words = ""
        """What was just done."""
        self._told_at = 0
        """The state of the book that `words` speaks of; 0 if of none."""
        self.muted = not manner.bell
        self._pulse: Timer | None = None
        self._heard: Scene | None = None
        self._kept: tuple[object, ...] = ()

    # -- which session ------------------------------------------------------

    def open_card(self) -> None:
        """Take up what is to be done today, where it was left."""
        item = self.logbook.todo.card()
        key = item.key if item else ""
        if key == self.card and item is not None:
            return
        self.card, self.item, self.words = key, item, ""
        self.day = self.logbook.today
        self.script, self.standing, self.turned, self.ran = (), END, frozenset(), {}
        self.begin = ""
        if item is None:
            return
        place = self.logbook.todo.last_place()
        if place is None or place.session != key:
            place = Place(session=key)
        self.turned, self.ran = frozenset(place.turned), place.ran
        self.script = self._script()
        self.settled = self._settled()
        self.standing = found_place(place, self.script, self.settled, self.manner.seconds())
        if place.step != self.part.name and self.part.act in (Act.REST, Act.SWITCH):
            self._begin_ready()
        self._heard = None

    def _begin_ready(self) -> None:
        """Taken up without a kept place: one gets ready, and rests not from a set long ago."""
        self.begin = self.part.name
        self.script = self._script()
        place = first_open(self.script, self.settled)
        self.standing = standing_at(self.script, place, self.manner.seconds())

    def refresh_card(self) -> None:
        """The book has changed: the same part goes on, in what the session is now."""
        self.item = self._found()
        if self.item is None or self.logbook.red_flags.is_barred(self.item):
            self._let_go()
            self.open_card()
            return
        before = self.script
        after = self._script()
        self.settled = self._settled()
        if after != before:
            carried = carried_over(self.standing, before, after) if before else None
            self.script = after
            self.standing = carried or found_place(
                Place(session=self.card), after, self.settled, self.manner.seconds()
            )
            self._heard = None

    def _let_go(self) -> None:
        """The card is gone, or a red flag bars it: it waits where it stands."""
        if self.item is not None:
            self.standing = paused(self.standing, self.manner.seconds())
            self.keep()
        self.card, self.script, self.standing, self._heard = "", (), END, None
        self.run_pulse()

    def _found(self) -> SessionItem | RunItem | None:
        found = self.logbook.cards.item(self.card, self.day) if self.card else None
        return found if isinstance(found, SessionItem | RunItem) else None

    def _script(self) -> Script:
        book, item = self.logbook, self.item
        if isinstance(item, RunItem):
            rung = book.cards.intervals(item.planned) if item.planned is not None else None
            return run_script(rung) if rung is not None else ()
        if item is None:
            return ()
        return session_script(
            item.items,
            book.exercises,
            book.sore,
            turned=self.turned,
            begin=self.begin,
            pace=self.manner.pace,
        )

    def _settled(self) -> frozenset[str]:
        """Steps that need not be done: sets ticked or skipped, questions that were answered or
        have nothing to be about once no set is open."""
        item = self.item
        if not isinstance(item, SessionItem):
            return frozenset()
        above = self.logbook.red_flags.above_tier(item)
        barred = {str(key) for key in item.sets if key.exercise in above} | set(
            map(question, above)
        )
        known = frozenset({*item.ticks, *item.left_out, *barred})
        exercises = {one.exercise for one in item.items}
        open_ones = {key.exercise for key in item.sets if str(key) not in known}
        return known | {
            question(one) for one in exercises if one not in open_ones and is_rated(item, one)
        }

    def turn_sides(self, exercise: str) -> None:
        """Let the other side of an exercise come first, from its first open set on."""
        self.turned ^= {exercise}
        self.script = self._script()
        self.standing = found_place(
            Place(session=self.card), self.script, self.settled, self.manner.seconds()
        )
        self._heard = None

    # -- what is shown ------------------------------------------------------

    @property
    def part(self) -> Part:
        """Where it stands; the end if there is nothing to do."""
        return self.script[self.standing.place] if self.script else Part(act=Act.DONE, name="")

    @property
    def session(self) -> SessionItem | None:
        """The session, if it is one and no run."""
        return self.item if isinstance(self.item, SessionItem) else None

    def scene(self) -> Scene | None:
        """All that is shown, at this instant."""
        if self.item is None or not self.script:
            return None
        planned = self.item.planned
        day: date = planned.date if planned else self.logbook.today
        name = self.session.name if self.session else "Walk-run"
        return Scene(
            name, day, self.session, self.script, self.standing, self.settled,
            self.manner.seconds(),
        )  # fmt: skip

    def show(self) -> None:
        """Shown by the page."""
        raise NotImplementedError

    def signal(self, count: int) -> None:
        """Heard and seen on the page."""
        raise NotImplementedError

    def part_begun(self) -> None:
        """Another part has begun; for the page, which may have to ask something."""

    # -- the clock ----------------------------------------------------------

    def run_pulse(self) -> None:
        """Look at the clock as long as it runs, and not at all while it is paused."""
        if self._pulse is None:
            self._pulse = self.set_interval(PULSE_S, self.look, pause=True)
        if self.standing.runs:
            self._pulse.resume()
        else:
            self._pulse.pause()

    def look(self) -> None:
        """One look at the clock: what has run out is done."""
        if not self.script:
            return
        now = self.manner.seconds()
        turn = looked_at(self.standing, self.script, self.settled, now)
        if turn.slept:
            self.words = "The machine slept: the clock stands where it was. space goes on."
        self.take(turn)

    def take(self, turn: Turn) -> None:
        """Take up what has become of the clock, and keep the sets that were done."""
        begun = turn.standing.place != self.standing.place
        count, length, under_way = self.standing.count, self._other_length(), self.part.key
        if begun:
            self._note_interval()
        self.standing = turn.standing
        for key in turn.finished:
            self._tick(key, count, length if key == under_way else None)
        self.keep()
        self._sound()
        self.run_pulse()
        self.show()
        if begun:
            self.part_begun()

    def _note_interval(self) -> None:
        """An interval that `+` or `-` made longer or shorter was run for as long."""
        part, length = self.part, self.standing.length
        if part.act is Act.RUN:
            others = {name: seconds for name, seconds in self.ran.items() if name != part.name}
            self.ran = others if length == part.seconds else {**others, part.name: length or 0}

    def _other_length(self) -> int | None:
        """Seconds of a hold or a movement that `+` or `-` made longer or shorter, once its clock
        has run out."""
        part, at = self.part, self.standing
        is_timed = part.act in (Act.HOLD, Act.MOVE) and at.left(self.manner.seconds()) == 0
        return at.length if is_timed and at.length != part.seconds else None

    def _tick(self, key: SetKey, count: int, length: int | None = None) -> None:
        item = self.session
        if item is None or str(key) in item.ticks:
            return
        one = item.item(key.exercise)
        value = tick_done(one.dose, count, length) if one else None
        if self.tried(lambda: self.logbook.session.tick(self.card, key, value)):
            self.item = self._found()
            self.settled = self._settled()

    def _sound(self) -> None:
        now = self.scene()
        if now is not None:
            count = bells(self._heard, now)
            if count:
                self.signal(count)
        self._heard = now

    def pause_clock(self) -> None:
        """Stop the clock, if it runs."""
        if self.standing.runs:
            self.take(Turn(paused(self.standing, self.manner.seconds())))

    def start_clock(self) -> None:
        """Start it, or let it go on."""
        self.take(Turn(go_on(self.standing, self.manner.seconds())))

    # -- the place ----------------------------------------------------------

    def keep(self) -> None:
        """Keep the place when it has changed, and every few seconds while a part goes on."""
        if not self.script:
            return
        now, at = self.manner.seconds(), self.standing
        state = (
            self.card, self.part.same, at.runs, at.length, at.count, self.turned, self.ran,
            int(at.gone(now) / KEEP_S),
        )  # fmt: skip
        if state == self._kept:
            return
        self._kept = state
        self.logbook.todo.keep_place(
            kept_place(self.card, at, self.script, now, turned=self.turned, ran=self.ran),
        )

    def ran_s(self) -> int:
        """Seconds run so far in a walk-run."""
        here = self.standing.gone(self.manner.seconds()) if self.part.act is Act.RUN else 0
        return run_seconds(self.script, self.standing.place, self.ran) + int(here)

    def pass_step(self) -> None:
        """On to the next open step, with nothing done; of an interval counts what was run of it."""
        now, part = self.manner.seconds(), self.part
        gone = int(self.standing.gone(now))
        self.take(Turn(passed_over(self.standing, self.script, self.settled, now)))
        if part.act is Act.RUN:
            self.ran = {**self.ran, part.name: gone}
            self.keep()

    def moved_to(self, standing: ClockStand) -> None:
        """Take another standing up, on a key of the runner."""
        self.take(Turn(standing))

    def told(self, words: str) -> None:
        """Say what was just changed, as long as nothing else changes."""
        self.words, self._told_at = words, self.logbook.revision

    def forget_words(self) -> None:
        """What is said of a change is stale once another one, or its undo, has come."""
        if self._told_at not in (0, self.logbook.revision):
            self.words, self._told_at = "", 0

    def tried(self, change: Callable[[], object]) -> bool:
        """Change the book and say so; a refusal is told, and nothing has changed."""
        done = self.did(change)
        if done:
            self.told(f"{self.logbook.last_words}. u undoes.")
        return done

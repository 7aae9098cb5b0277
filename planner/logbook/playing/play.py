"""A session under way: its clock, what the runner does with it, and the book that hears of it."""

from __future__ import annotations

from collections.abc import Callable

from planner.domain.player.clock import (
    ClockStand,
    Turn,
    carried_over,
    counted,
    finished_step,
    go_on,
    longer,
    looked_at,
    passed_over,
    paused,
    restarted,
    returned,
    standing_at,
    stepped_back,
)
from planner.domain.player.parts import EFFORTS, PAUSES, Act, Part, first_open, set_before
from planner.domain.player.place import Place, found_place, kept_place
from planner.domain.player.run import run_seconds
from planner.domain.player.script import Pace
from planner.domain.player.tick import tick_done, tick_ended, tick_so_far
from planner.domain.values.errors import EasebackError
from planner.domain.values.record import Side
from planner.domain.values.session import SetKey, Tick
from planner.logbook.logbook import Logbook
from planner.logbook.playing.course import Course
from planner.logbook.views import RunItem, SessionItem

KEEP_S = 5.0
"""After so long the place is kept again while a part goes on."""
FRESH_S = 3 * 3600.0
"""So long a session that was left in the middle is gone on with, though midnight has passed."""
END = Part(act=Act.DONE, name="")
NOWHERE = standing_at((END,), 0, 0.0)


class Play:
    """Where a session or a walk-run stands, and what each key makes of it.

    Ticks are in the book before the next part begins. Where the book refuses one, the clock waits
    at that set, so that the same key tries again; the error goes to the caller. No change of the
    book moves the clock but the runner's own undo and redo, which go to the set they are about.
    """

    def __init__(
        self, book: Logbook, seconds: Callable[[], float], pace: Pace | None = None
    ) -> None:
        """
        Args:
            seconds: A clock that never goes back; a sleep of the machine counts in it.
            pace: The runner's settings of the pauses.
        """
        self._book = book
        self._seconds = seconds
        self.course = Course(book, pace or Pace())
        """Which card it is, and what that asks for."""
        self.standing: ClockStand = NOWHERE
        self.asks = False
        """True once the clock has come to a question, until somebody takes it up."""
        self.words = ""
        """What was just done, as long as nothing else is."""
        self._said_at = 0
        """The state of the book that the words speak of."""
        self._ran: dict[str, int] = {}
        """Seconds run of the intervals that went otherwise than asked for, by step."""
        self._turn = ""
        """The undo or redo that was followed last."""
        self._kept: tuple[object, ...] = ()

    # -- what there is ------------------------------------------------------

    @property
    def part(self) -> Part:
        """Where it stands; the end if there is nothing to do."""
        script = self.course.script
        return script[self.standing.place] if script else END

    @property
    def session(self) -> SessionItem | None:
        """The session, if it is one and no run."""
        return self.course.session

    @property
    def now(self) -> float:
        """The instant, in seconds of its clock."""
        return self._seconds()

    @property
    def to_log(self) -> RunItem | None:
        """The walk-run that was done to its end and is not in the book yet."""
        item, is_over = self.course.item, self.part.act is Act.DONE
        return item if is_over and isinstance(item, RunItem) and item.run is None else None

    def ran_s(self) -> int:
        """Seconds run so far in a walk-run."""
        here = self.standing.gone(self.now) if self.part.act is Act.RUN else 0
        return run_seconds(self.course.script, self.standing.place, self._ran) + int(here)

    def say(self, words: str) -> None:
        """Say something until the book changes, or the next set begins."""
        self.words, self._said_at = words, self._book.revision

    # -- which session ------------------------------------------------------

    def open(self) -> None:
        """Take up what is to be done today, where it was left. What is under way goes on."""
        item = self._book.todo.card()
        if self._is_under_way(item):
            return
        place = self._book.todo.last_place()
        if item is None or place is None or place.session != item.key:
            place = Place(session=item.key if item else "")
        self.course.take_up(item, frozenset(place.turned))
        self.standing, self.words, self.asks, self._ran = NOWHERE, "", False, place.ran
        if not self.course.script:
            return
        self.standing = self._found(place)
        if place.step != self.part.name and self.part.act in (Act.REST, Act.SWITCH):
            # Without a kept place one gets ready, and rests not from a set long ago.
            self.course.begin_with(self.part.name)
            script = self.course.script
            self.standing = standing_at(script, first_open(script, self.course.settled), self.now)

    def _is_under_way(self, due: SessionItem | RunItem | None) -> bool:
        """True if it is what is due today, or was left in the middle just before midnight."""
        course = self.course
        if not course.card or (due is not None and due.key == course.card):
            return bool(course.card)
        place = self._book.todo.last_place()
        is_last = place is not None and place.session == course.card
        is_fresh = course.day < self._book.today and self.now - self.standing.seen < FRESH_S
        return is_last and is_fresh and self.part.act is not Act.DONE

    def _found(self, place: Place) -> ClockStand:
        return found_place(place, self.course.script, self.course.settled, self.now)

    def refresh(self) -> None:
        """The book has changed: the same part goes on, in what the session is now. After an undo
        it stands at the set that is open again; after a redo it goes on behind it."""
        if self._said_at != self._book.revision:
            self.words = ""
        script, settled = self.course.script, self.course.settled
        if not self.course.read():
            self._let_go()
            self.open()
            return
        after = self.course.script
        if script != after:
            carried = carried_over(self.standing, script, after) if script and after else None
            self.standing = carried or self._found(Place(session=self.course.card))
        self._follow_turn(settled)

    def _let_go(self) -> None:
        """The card is gone, or a red flag bars it: it waits where it stands."""
        self.pause()
        self.course.take_up(None)
        self.standing, self.asks = NOWHERE, False

    def _follow_turn(self, before: frozenset[str]) -> None:
        """Go where the runner's undo or redo leads.

        Args:
            before: The steps that were settled before it.
        """
        turn, was = self._book.last_turn, self.standing
        if turn is None or turn.id == self._turn or not self.course.script:
            return
        self._turn = turn.id
        script, settled = self.course.script, self.course.settled
        opened = before - settled
        if opened:
            self.standing = returned(was, script, opened, self.now)
        elif self.part.name in settled - before:
            self.standing = passed_over(was, script, settled, self.now)
        if self.standing is not was:
            self.asks = False
            self.keep()

    # -- the clock ----------------------------------------------------------

    def look(self) -> None:
        """One look at the clock: what has run out is done. Raises EasebackError."""
        if not self.course.script:
            return
        turn = looked_at(self.standing, self.course.script, self.course.settled, self.now)
        if turn.slept:
            self.say("The machine slept: the clock stands where it was. space goes on.")
        elif self.part.act in PAUSES and turn.standing.place != self.standing.place:
            self.words = ""
        self._take(turn, self._as_long_as_it_was())

    def start(self) -> None:
        """Start the clock, or let it go on."""
        if self.course.script:
            self._take(Turn(go_on(self.standing, self.now)))

    def pause(self) -> bool:
        """Stop the clock. True if it ran."""
        ran = self.standing.runs
        if ran:
            self._take(Turn(paused(self.standing, self.now)))
        return ran

    def finish(self) -> None:
        """The set is done, or the pause is over. Of a set that is ended early is kept what was
        done of it; of an interval the seconds run. Raises EasebackError."""
        if not self.course.script:
            return
        self.words = ""
        turn = finished_step(self.standing, self.course.script, self.course.settled, self.now)
        gone = int(self.standing.gone(self.now))
        self._take(turn, self._ended(), ran=gone or self.standing.length)

    def go_back(self) -> None:
        """To the beginning of the set or, from there, to the set before."""
        if self.course.script:
            self.words = ""
            self._take(Turn(stepped_back(self.standing, self.course.script, self.now)))

    def restart(self) -> None:
        """This hold once more."""
        if self.course.script:
            self._take(Turn(restarted(self.standing, self.now)))

    def lengthen(self, by: int) -> None:
        """Seconds more in this part, or less."""
        if self.standing.length is not None:
            self._take(Turn(longer(self.standing, by, self.now)))

    def count(self) -> bool:
        """One repetition more. False where none is counted by hand."""
        if self.part.act is not Act.WORK:
            return False
        self._take(Turn(counted(self.standing)))
        return True

    def turn_sides(self) -> Side | None:
        """Let the other side of the exercise come first, from its first open set on: the side it
        then stands at. None where there are no sides."""
        key = self.part.key
        if key is None or key.side is Side.BOTH:
            return None
        self.course.turn_sides(key.exercise)
        self.standing = self._found(Place(session=self.course.card))
        self.keep()
        return self.part.key.side if self.part.key else None

    def pass_step(self) -> None:
        """On to the next open step, with nothing done; of an interval counts what was run of it."""
        course = self.course
        if course.script and self.part.act is not Act.DONE:
            after = passed_over(self.standing, course.script, course.settled, self.now)
            self._take(Turn(after), ran=int(self.standing.gone(self.now)))

    def catch_up(self) -> None:
        """The step under way may have been ticked or skipped meanwhile: on to the next open one. A
        set whose clock runs is left alone."""
        self.refresh()
        part = self.part
        is_over = part.name in self.course.settled and part.act in EFFORTS | PAUSES | {Act.ASK}
        if is_over and not self.standing.runs:
            self.pass_step()

    def _take(self, turn: Turn, value: Tick | None = None, ran: int | None = None) -> None:
        """Take up what has become of the clock, once the sets that were done are kept.

        Args:
            value: What was done of the set under way; as asked for without it.
            ran: Seconds run of the interval under way; as long as it lasted without it.
        """
        was, part = self.standing, self.part
        try:
            for key in turn.finished:
                self._tick(key, value if key == part.key else None)
        except EasebackError:
            self.standing = paused(was, self.now)
            self.keep()
            raise
        self.standing = turn.standing
        if turn.standing.place != was.place:
            self.asks = self.part.act is Act.ASK
            if part.act is Act.RUN:
                self._note_interval(part, was.length if ran is None else ran)
        self.keep()

    def _note_interval(self, part: Part, seconds: int | None) -> None:
        """Keep how long an interval was run, if otherwise than asked for."""
        others = {name: ran for name, ran in self._ran.items() if name != part.name}
        self._ran = others if seconds == part.seconds else {**others, part.name: seconds or 0}

    # -- what is kept -------------------------------------------------------

    def _as_long_as_it_was(self) -> Tick | None:
        """A hold or a movement that `+` or `-` made longer or shorter, once its clock has run
        out."""
        one, at = self.course.asked(self.part.exercise), self.standing
        is_timed = self.part.act in (Act.HOLD, Act.MOVE) and at.left(self.now) == 0
        is_other = is_timed and at.length != self.part.seconds
        return tick_done(one.dose, at.count, at.length) if one and is_other else None

    def _ended(self) -> Tick | None:
        """What is kept of the set under way if it ends now."""
        one, at = self.course.asked(self.part.exercise), self.standing
        if one is None or self.part.act not in EFFORTS:
            return None
        return tick_ended(one.dose, self.part, at.lasted(self.now), at.count)

    def _tick(self, key: SetKey, value: Tick | None) -> None:
        item = self.session
        if item is None or str(key) in item.ticks:
            return
        self._book.session.tick(self.course.card, key, value)
        self._tell_change()
        self.course.read_ticks()

    def _tell_change(self) -> None:
        self.say(f"{self._book.last_words}. u undoes.")

    def rate(self, exercise: str, effort: int | None, pain: int | None) -> None:
        """Keep how an exercise was. Raises EasebackError."""
        self._book.session.rate_exercise(self.course.card, exercise, effort, pain)
        self._tell_change()

    def stop_words(self) -> str:
        """`Stopped in Clamshell left set 2`: what a pain that is felt now is of."""
        item = self._book.cards.session(self.course.card)
        under_way = self.part.act in EFFORTS
        return self._book.session.stop_words(item, self._felt_in(item), under_way=under_way)

    def stop_for_pain(self, score: int) -> None:
        """Keep a pain and, of the set under way, what was done until then. Raises EasebackError."""
        item = self._book.cards.session(self.course.card)
        one, at = self.course.asked(self.part.exercise), self.standing
        did = None
        if one and self.part.act in EFFORTS and str(self.part.key) not in item.ticks:
            did = tick_so_far(one.dose, self.part, at.lasted(self.now), at.count)
        self._book.session.stop_for_pain(self.course.card, self._felt_in(item), did, score)
        self._tell_change()

    def _felt_in(self, item: SessionItem) -> SetKey | None:
        """The set that hurt: the one under way or, in the pause behind it, the one just done."""
        if self.part.act in EFFORTS:
            return self.part.key
        before = set_before(self.course.script, self.standing.place)
        return before if before is not None and str(before) in item.ticks else None

    def keep(self, *, at_once: bool = False) -> None:
        """Keep the place when it has changed, and every few seconds while a part goes on.

        Args:
            at_once: Though nothing has changed: the program ends.
        """
        course, at, now = self.course, self.standing, self.now
        if not course.script:
            return
        state = (
            course.card, self.part.same, at.runs, at.length, at.count, course.turned, self._ran,
            int(at.gone(now) / KEEP_S),
        )  # fmt: skip
        if state == self._kept and not at_once:
            return
        self._kept = state
        self._book.todo.keep_place(
            kept_place(course.card, at, course.script, now, turned=course.turned, ran=self._ran)
        )

"""A session under way, without a window: a clock set by hand, keys as calls."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from planner.domain.player.clock import TWICE_S
from planner.domain.player.script import Pace
from planner.domain.values.errors import StoreError
from planner.domain.values.exercise import Dose
from planner.domain.values.journal import Lock, Moment
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun, Run
from planner.domain.values.session import Item, SessionDone, Tick, done_id
from planner.logbook.book import new_id
from planner.logbook.playing.play import FRESH_S, Play
from planner.logbook.todo import ToDo
from tests.logbook.living import BRIDGE, CLAM, DAY, TODAY, session

HOLD = Item(exercise="bridge", dose=Dose(sets=2, hold_s=30, rest_s=20))
HOLDS = Item(exercise="bridge", dose=Dose(sets=1, reps=10, hold_s=5))
TEMPO = Item(exercise="bridge", dose=Dose(sets=1, reps=4, tempo="4/4"))


class Watch:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Playing:
    """A session taken up, with its watch."""

    def __init__(self, book) -> None:
        self.book = book
        self.watch = Watch()
        self.play = Play(book, self.watch, Pace(ready_s=5, switch_s=5))
        self.play.open()

    @property
    def at(self) -> str:
        part = self.play.part
        return f"{part.act} {part.name}".strip()

    def is_to_log(self) -> bool:
        return self.play.to_log is not None

    @property
    def ticks(self) -> dict[str, Tick]:
        done = self.book.get(done_id(self.play.course.card))
        return done.ticks if isinstance(done, SessionDone) else {}

    def begin(self) -> None:
        """Enter while one gets ready: first the countdown, then the set."""
        self.play.finish()
        self.enter()

    def enter(self) -> None:
        """Enter, and a moment passes."""
        self.play.finish()
        self.watch.now += TWICE_S

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds * 2)):
            self.watch.now += 0.5
            self.play.look()

    def undo(self) -> None:
        self.book.undo()
        self.play.refresh()

    def redo(self) -> None:
        self.book.redo()
        self.play.refresh()


def playing(book, *items: Item) -> Playing:
    session(book, TODAY, *items)
    return Playing(book)


# -- what enter begins --------------------------------------------------------


def test_two_quick_enters_while_one_gets_ready_begin_the_set_and_do_not_end_it(book):
    on = playing(book, CLAM)
    on.play.finish()
    assert (on.at, on.play.standing.runs) == ("ready clam/left/1", True)
    on.play.finish()
    assert on.at == "work clam/left/1"
    on.play.finish()
    assert (on.at, on.ticks) == ("work clam/left/1", {})
    on.wait(1)
    on.play.finish()
    assert (on.at, list(on.ticks)) == ("switch clam/right/1", ["clam/left/1"])


# -- what enter keeps ---------------------------------------------------------


def test_a_hold_ended_early_is_kept_as_long_as_it_was_held(book):
    on = playing(book, HOLD)
    on.play.start()
    on.wait(5 + 9)

    on.play.finish()

    assert on.ticks["bridge/both/1"].hold_s == 9
    assert on.play.words == "Ticked Bridge set 1 9 s. u undoes."
    on.wait(20 + 30)
    assert on.ticks["bridge/both/2"].hold_s == 30


def test_a_hold_ended_before_its_first_second_is_as_asked(book):
    on = playing(book, HOLD)
    on.begin()
    on.play.finish()

    assert on.ticks["bridge/both/1"].hold_s == 30


@pytest.mark.parametrize(
    ("seconds", "reps", "hold_s"), [(0, 10, 5), (3, 1, 3), (5, 1, 5), (7 + 2, 1, 5), (14 + 1, 2, 5)]
)
def test_of_several_holds_those_that_were_held_are_kept(book, seconds, reps, hold_s):
    on = playing(book, HOLDS)
    on.begin()
    on.wait(seconds)

    on.play.finish()

    tick = on.ticks["bridge/both/1"]
    assert (tick.reps, tick.hold_s) == (reps, hold_s)


def test_slow_repetitions_ended_early_are_kept_as_so_many(book):
    on = playing(book, TEMPO)
    on.begin()
    on.wait(8 + 8 + 3)

    on.play.finish()

    assert on.ticks["bridge/both/1"].reps == 2


def test_repetitions_nobody_counted_are_as_asked_and_counted_ones_as_counted(book):
    on = playing(book, CLAM)
    on.begin()
    on.enter()
    on.enter()
    for _ in range(4):
        assert on.play.count()
    on.enter()

    assert [tick.reps for tick in on.ticks.values()] == [12, 4]


def test_an_interval_ended_early_counts_for_what_was_run(book):
    run = PlannedRun(id=new_id(), date=TODAY, distance_m=1500, rung=1)
    book.put("Added", [run])
    on = Playing(book)
    on.play.finish()
    on.wait(20)
    on.play.finish()
    assert on.play.ran_s() == 20
    on.play.finish()
    on.play.finish()
    assert on.play.ran_s() == 20 + 60
    assert not on.is_to_log()
    for _ in range(20):
        on.play.finish()
    assert on.is_to_log()
    book.facts.log_run(Run(id=new_id(), date=TODAY, distance_m=1500, planned=run.id))
    on.play.refresh()
    assert not on.is_to_log()


# -- undo ---------------------------------------------------------------------


def test_undo_stands_at_the_set_again_and_redo_goes_on_behind_it(book):
    on = playing(book, CLAM, BRIDGE)
    on.begin()
    on.enter()
    on.enter()
    on.enter()
    on.wait(3)
    assert on.at == "rest clam/left/2"

    on.undo()
    assert (on.at, on.play.standing.runs) == ("work clam/right/1", False)
    on.undo()
    assert on.at == "work clam/left/1"
    on.redo()
    assert on.at == "switch clam/right/1"
    on.redo()
    assert on.at == "rest clam/left/2"
    assert set(on.ticks) == {"clam/left/1", "clam/right/1"}


def test_two_undos_before_the_next_look_stand_at_the_earlier_set(book):
    on = playing(book, CLAM)
    on.begin()
    for _ in range(3):
        on.enter()
    book.undo()
    on.undo()

    assert (on.at, on.ticks) == ("work clam/left/1", {})


def test_undo_of_a_rating_asks_again_when_told_to_and_then_goes_to_the_set(book):
    one = Item(exercise="bridge", dose=Dose(sets=1, reps=10))
    on = playing(book, one, CLAM)
    on.begin()
    on.play.finish()
    assert on.play.asks
    on.play.asks = False
    on.play.rate("bridge", 4, 1)
    on.play.refresh()
    on.play.pass_step()

    on.undo()
    assert (on.at, on.play.asks) == ("ask bridge?", False)
    on.undo()
    assert on.at == "work bridge/both/1"


def test_undo_of_a_skip_and_of_a_stop_stands_at_their_set(book):
    on = playing(book, CLAM)
    key = on.play.part.key
    assert key is not None
    book.session.leave_out(on.play.course.card, (key,), "time")
    on.play.say(f"{book.last_words}.")
    on.play.catch_up()
    assert on.at == "switch clam/right/1"
    assert on.play.words == "Skipped Clamshell left set 1: no time."
    on.undo()
    assert on.at == "work clam/left/1"

    on.play.stop_for_pain(4)
    on.play.catch_up()
    assert on.at == "switch clam/right/1"
    on.undo()
    assert on.at == "work clam/left/1"


def test_undo_of_something_else_moves_no_clock(book):
    on = playing(book, CLAM)
    on.begin()
    on.play.finish()
    book.facts.log_pain(book.facts.reading_of(3, moment=Moment.REST))
    on.play.refresh()
    before = on.play.standing

    on.undo()

    assert on.play.standing == before


def test_an_untick_elsewhere_moves_no_clock(book):
    on = playing(book, CLAM)
    on.begin()
    on.play.finish()
    before = on.play.standing
    key = book.cards.session(on.play.course.card).sets[0]

    book.session.untick(on.play.course.card, key)
    on.play.refresh()

    assert on.play.standing == before


# -- refusals -----------------------------------------------------------------


def test_a_set_the_disk_refuses_waits_and_the_same_key_keeps_it(book, monkeypatch):
    on = playing(book, HOLD)
    on.play.start()
    on.wait(5 + 9)
    with monkeypatch.context() as patch:
        patch.setattr(book.session, "tick", _full)
        with pytest.raises(StoreError):
            on.play.finish()
        assert (on.at, on.play.standing.runs) == ("hold bridge/both/1", False)

    on.play.finish()

    assert on.ticks["bridge/both/1"].hold_s == 9


def test_a_hold_that_has_run_out_is_refused_once_and_not_eight_times_a_second(book, monkeypatch):
    on = playing(book, HOLD)
    on.play.start()
    on.wait(5 + 29.5)
    with monkeypatch.context() as patch:
        patch.setattr(book.session, "tick", _full)
        with pytest.raises(StoreError):
            on.wait(0.5)
        on.wait(10)
    on.play.start()
    on.play.look()

    assert on.ticks["bridge/both/1"].hold_s == 30


def _full(*_):
    raise StoreError("The disk is full.", "")


# -- the rest of its life -----------------------------------------------------


def test_the_pain_of_a_stop_is_of_the_set_and_what_was_done_is_kept(book):
    on = playing(book, HOLD)
    on.play.start()
    on.wait(5 + 12)
    assert on.play.stop_words() == "Stopped in Bridge set 1"

    on.play.stop_for_pain(4)

    assert (on.ticks["bridge/both/1"].hold_s, on.ticks["bridge/both/1"].pain) == (12, 4)


def test_the_other_side_first_and_again(book):
    on = playing(book, CLAM)
    assert on.play.turn_sides() is Side.RIGHT
    assert on.at == "ready clam/right/1"
    assert on.play.turn_sides() is Side.LEFT


def test_it_is_found_where_it_was_left(book, open_book):
    on = playing(book, HOLD)
    on.play.start()
    on.wait(5 + 12)
    on.play.pause()

    again = Playing(open_book())

    assert (again.at, again.play.standing.gone(again.watch.now)) == ("hold bridge/both/1", 12)


def test_a_session_left_just_before_midnight_is_gone_on_with(book, clock):
    on = playing(book, CLAM)
    session(book, TODAY + DAY, BRIDGE)
    on.begin()
    on.play.finish()
    on.play.pause()
    clock.moment += timedelta(hours=13)

    on.play.open()

    assert on.at == "switch clam/right/1"
    on.watch.now += FRESH_S
    on.play.open()
    assert on.play.part.exercise == "bridge"


def test_a_red_flag_lets_go_and_the_place_waits(book):
    on = playing(book, HOLD)
    on.play.start()
    on.wait(5 + 3)
    book.red_flags.add(Lock(id=new_id(), date=TODAY, level="U", findings=("locked",), scope="all"))
    on.play.refresh()
    assert (on.play.course.card, on.play.standing.runs) == ("", False)
    book.red_flags.clear("Dr Knee", TODAY)
    on.play.refresh()
    assert (on.at, on.play.standing.gone(on.watch.now)) == ("hold bridge/both/1", 3)


# -- what comes next ----------------------------------------------------------


def test_next_is_no_card_that_is_done_skipped_stopped_or_on_the_page(book):
    own = session(book, TODAY, CLAM)
    stopped = session(book, TODAY, BRIDGE)
    skipped = session(book, TODAY + DAY, BRIDGE)
    done = session(book, TODAY + 2 * DAY, BRIDGE)
    ahead = session(book, TODAY + 3 * DAY, BRIDGE)
    book.session.leave_out(stopped.id, book.cards.session(stopped.id).sets, "pain")
    book.calendar.skip(skipped, "time")
    book.session.tick_all(done.id)
    todo: ToDo = book.todo

    after = todo.after(own.id)

    assert after is not None
    assert after.key == ahead.id
    first = todo.after()
    assert first is not None
    assert first.key == own.id


def test_next_is_no_run_while_running_is_locked(book):
    book.put("Added", [PlannedRun(id=new_id(), date=TODAY, distance_m=3000)])
    later = session(book, TODAY + DAY, BRIDGE)
    lock = Lock(id=new_id(), date=TODAY, level="S", findings=("bone_pain",), scope="run")
    book.red_flags.add(lock)

    after = book.todo.after()

    assert after is not None
    assert after.key == later.id


def test_a_plan_edited_meanwhile_keeps_the_clock(book):
    card = session(book, TODAY, CLAM)
    on = Playing(book)
    on.play.finish()
    on.play.finish()
    before = on.play.standing

    book.calendar.change(msgspec.structs.replace(card, items=(CLAM, BRIDGE)))
    on.play.refresh()

    assert on.play.standing == before

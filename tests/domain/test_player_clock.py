"""The clock of a session: it goes on by itself, and nothing but its own keys moves it."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.player.clock import (
    ASLEEP_S,
    ClockStand,
    carried_over,
    counted,
    finished_step,
    go_on,
    longer,
    looked_at,
    passed_over,
    paused,
    restarted,
    standing_at,
    stepped_back,
)
from planner.domain.player.parts import PAUSES, Act, Script, question
from planner.domain.player.place import Place, found_place, kept_place
from planner.domain.values.record import Side
from planner.domain.values.session import SetKey
from tests.domain.playing import HOLD, HOLDS, REPS, TEMPO, TIME, item, script

NONE: frozenset[str] = frozenset()
WHOLE = script(HOLDS, REPS, TIME, HOLD)
Q1 = SetKey("quad", Side.LEFT, 1)


def run(standing, of, settled=NONE, seconds=1.0, now=0.0, step=0.25):
    """Look at the clock four times a second for so long; the turn at the end, and the instant."""
    finished: list[SetKey] = []
    end = now + seconds
    while now < end - 1e-9:
        now += step
        turn = looked_at(standing, of, settled, now)
        standing = turn.standing
        finished.extend(turn.finished)
    return standing, finished, now


def begun(of=WHOLE, place=0, now=0.0):
    return standing_at(of, place, now, runs=True)


def begins(script: Script, name: str) -> int | None:
    """Place of the first part of a step."""
    return next((place for place, part in enumerate(script) if part.name == name), None)


def test_getting_ready_holds_pauses_and_the_other_side_follow_by_themselves():
    at, finished, now = run(begun(), WHOLE, seconds=10 + 5 + 2 + 4)
    assert (WHOLE[at.place].act, WHOLE[at.place].rep, finished) == (Act.HOLD, 2, [])
    assert at.left(now) == 1
    at, finished, _ = run(at, WHOLE, seconds=1, now=now)
    assert (WHOLE[at.place].act, finished) == (Act.SWITCH, [Q1])


def test_an_end_between_two_looks_is_kept_to_the_second():
    at = standing_at(WHOLE, 1, 0.0, runs=True)

    turn = looked_at(at, WHOLE, NONE, 4.5)
    turn = looked_at(turn.standing, WHOLE, NONE, 5.75)

    assert WHOLE[turn.standing.place].act is Act.LET_GO
    assert turn.standing.gone(5.75) == 0.75


def test_own_repetitions_wait_for_the_runner():
    place = begins(WHOLE, "clam/left/1")
    assert place is not None
    at, finished, now = run(begun(place=place), WHOLE, seconds=100)
    assert (WHOLE[at.place].act, finished, at.left(now)) == (Act.WORK, [], None)
    turn = finished_step(at, WHOLE, NONE, now)
    assert (WHOLE[turn.standing.place].act, turn.standing.runs) == (Act.SWITCH, True)
    assert turn.finished == (SetKey("clam", Side.LEFT, 1),)


def test_a_pause_stops_it_and_going_on_takes_it_up_again():
    at, _, now = run(begun(place=1), WHOLE, seconds=2)
    at = paused(at, now)
    still = looked_at(at, WHOLE, NONE, now + 1000)
    assert (still.standing.gone(now + 1000), still.slept) == (2, False)
    at = go_on(still.standing, now + 1000)
    assert at.gone(now + 1001) == 3


def test_a_hold_is_restarted_from_its_beginning():
    at, _, now = run(begun(place=1), WHOLE, seconds=3)
    again = restarted(at, now)
    assert (again.place, again.gone(now), again.runs) == (1, 0, True)


def test_ten_seconds_more_or_less_but_never_less_than_what_has_gone_by():
    at, _, now = run(begun(place=1), WHOLE, seconds=3)
    assert longer(at, 10, now).left(now) == 12
    shorter = longer(at, -10, now)
    assert shorter.left(now) == 0
    assert looked_at(shorter, WHOLE, NONE, now + 0.25).standing.place == 2
    work = standing_at(WHOLE, begins(WHOLE, "clam/left/1") or 0, 0.0)
    assert longer(msgspec.structs.replace(work, length=None), 10, 0.0).length is None


def test_enter_in_a_rest_ends_the_rest_and_ticks_nothing():
    turn = finished_step(begun(), WHOLE, NONE, 3.0)
    assert (WHOLE[turn.standing.place].act, turn.finished) == (Act.HOLD, ())


def test_enter_in_a_hold_finishes_the_whole_set():
    turn = finished_step(begun(place=1), WHOLE, NONE, 3.0)
    assert turn.finished == (Q1,)
    assert WHOLE[turn.standing.place].key == SetKey("quad", Side.RIGHT, 1)


def test_back_goes_to_the_beginning_of_the_set_and_then_to_the_set_before():
    place = begins(WHOLE, "quad/right/1")
    assert place is not None
    late, _, now = run(begun(place=place), WHOLE, seconds=5 + 5 + 2 + 1)
    here = stepped_back(late, WHOLE, now)
    assert (WHOLE[here.place].act, WHOLE[here.place].rep, here.runs) == (Act.HOLD, 1, False)
    before = stepped_back(here, WHOLE, now)
    assert (WHOLE[before.place].key, WHOLE[before.place].rep) == (Q1, 1)
    assert stepped_back(standing_at(WHOLE, 0, 0.0), WHOLE, 0.0).place == 0


def test_a_machine_that_slept_finds_the_clock_where_it_was_and_paused():
    at, _, now = run(begun(place=1), WHOLE, seconds=2)
    turn = looked_at(at, WHOLE, NONE, now + 3600)
    assert (turn.slept, turn.finished, turn.standing.runs) == (True, (), False)
    assert turn.standing.gone(now + 3600) == 2
    assert turn.standing.place == 1


def test_the_end_is_reached_and_stays_the_end():
    of = script(TIME)
    at, finished, now = run(begun(of), of, seconds=10 + 60 + 5 + 60)
    assert (of[at.place].act, len(finished)) == (Act.ASK, 2)
    turn = finished_step(at, of, NONE, now)
    assert (of[turn.standing.place].act, turn.standing.runs) == (Act.DONE, False)
    assert looked_at(turn.standing, of, NONE, now + 9).standing.place == len(of) - 1


# -- whatever is pressed ------------------------------------------------------

PRESSES = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.floats(0.05, ASLEEP_S - 0.5)),
        st.tuples(
            st.sampled_from(["space", "enter", "skip", "back", "again", "+", "-", "count"]),
            st.just(0.0),
        ),
    ),
    max_size=40,
)


def pressed(at, of, settled, presses):
    """What the page does with these keys: the standing, what is settled, and the instant."""
    now = 0.0
    done: list[SetKey] = []
    for what, wait in presses:
        now += wait
        turn = looked_at(at, of, settled, now)
        if what == "enter":
            done.extend(turn.finished)
            turn = finished_step(turn.standing, of, settled, now)
        done.extend(turn.finished)
        settled |= {str(key) for key in turn.finished}
        at = moved(turn.standing, of, settled, what, now)
    return at, settled, now, done


def moved(at, of, settled, what, now):
    moves = {
        "space": lambda: paused(at, now) if at.runs else go_on(at, now),
        "skip": lambda: passed_over(at, of, settled, now),
        "back": lambda: stepped_back(at, of, now),
        "again": lambda: restarted(at, now),
        "+": lambda: longer(at, 10, now),
        "-": lambda: longer(at, -10, now),
        "count": lambda: counted(at),
    }
    return moves.get(what, lambda: at)()


SCRIPTS = st.sampled_from([WHOLE, script(TEMPO, TIME), script(REPS), script(HOLD, HOLDS)])


@given(SCRIPTS, PRESSES)
def test_whatever_is_pressed_the_clock_stands_somewhere_sensible(of, presses):
    at, _, now, _ = pressed(begun(of), of, NONE, presses)

    assert 0 <= at.place < len(of)
    assert at.gone(now) >= 0
    assert at.left(now) is None or 0 <= at.left(now) <= (at.length or 0)


@given(PRESSES, st.sets(st.sampled_from(sorted({part.name for part in WHOLE if part.key}))))
def test_no_tick_and_no_undo_moves_a_running_clock(presses, ticked):
    """Ticks reach the clock only as what is passed over when a part has run out."""
    at, _, now, _ = pressed(begun(), WHOLE, NONE, presses)
    if not at.runs or at.left(now) in (None, 0):
        return
    wait = min(0.25, (at.left(now) or 0) / 2)

    plain = looked_at(at, WHOLE, NONE, now + wait).standing
    edited = looked_at(at, WHOLE, frozenset(ticked), now + wait).standing

    assert edited == plain


EDITED = st.sampled_from(
    [
        script(item("quad", sets=3, reps=9, hold_s=60, rest_s=5), REPS, TIME, HOLD),
        script(TIME, HOLDS, HOLD),
        script(HOLDS, REPS),
        script(HOLD),
        script(sore=Side.RIGHT),
        script(HOLDS, REPS, TIME, HOLD, sore=Side.RIGHT),
        script(REPS, HOLDS, turned=frozenset({"quad", "clam"})),
    ]
)


@given(PRESSES, EDITED)
def test_no_edit_of_the_plan_moves_a_running_clock_while_its_part_is_there(presses, after):
    at, _, now, _ = pressed(begun(), WHOLE, NONE, presses)

    there = carried_over(at, WHOLE, after)

    part = WHOLE[at.place]
    if there is None:
        assert part.same not in {one.same for one in after}
        return
    assert after[there.place].same == part.same
    assert (there.length, there.spent, there.since) == (at.length, at.spent, at.since)
    assert (there.gone(now), there.left(now), there.runs) == (at.gone(now), at.left(now), at.runs)


@given(SCRIPTS, PRESSES)
def test_a_place_that_was_kept_is_found_again_paused(of, presses):
    at, settled, now, _ = pressed(begun(of), of, NONE, presses)
    place = kept_place("s", at, of, now)
    again = msgspec.json.decode(msgspec.json.encode(place), type=Place)

    found = found_place(again, of, settled, 5000.0)

    assert not found.runs
    part = of[at.place]
    if part.act is Act.DONE or part.name in settled:
        assert of[found.place].name not in settled
    else:
        assert found.place == at.place
        assert found.gone(5000.0) == pytest.approx(at.gone(now), abs=0.06)
        assert (found.length, found.count) == (at.length, at.count)


@given(SCRIPTS, PRESSES)
def test_each_set_is_finished_only_from_its_own_effort(of, presses):
    _, _, _, done = pressed(begun(of), of, NONE, presses)

    names = {part.key for part in of if part.act not in PAUSES}
    assert set(done) <= names


def test_a_place_in_another_session_s_words_begins_at_the_first_open_set():
    place = Place(session="s", step="gone/left/1", act=Act.HOLD, rep=1, spent=3.0)

    found = found_place(place, WHOLE, frozenset({"quad/left/1"}), 0.0)

    assert WHOLE[found.place].name == "quad/right/1"
    assert found == ClockStand(place=found.place, length=5)


def test_what_is_asked_has_a_name_of_its_own():
    assert begins(WHOLE, question("quad")) is not None

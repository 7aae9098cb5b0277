"""A session under way: numbers, bars, what follows, what is heard, last time and next step."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import msgspec
import pytest

from planner.domain.knee.ladder import DEFAULT_LADDER, step_at
from planner.domain.player.clock import ClockStand, standing_at
from planner.domain.player.parts import Act, Script
from planner.domain.player.run import run_script
from planner.domain.player.script import session_script
from planner.domain.values.exercise import Dose, Exercise, Rung
from planner.domain.values.record import Side
from planner.domain.values.session import Item, Tick
from planner.logbook.logbook import Logbook
from planner.logbook.playing.play import Play
from planner.present import player_notes
from planner.present.player import (
    Scene,
    bar,
    enter_words,
    has_two_numbers,
    head_line,
    key_line,
    minutes_left,
    moment,
    numbers,
    scene_of,
    signs,
    then_line,
    title_lines,
)
from planner.present.player_notes import (
    after_words,
    barred_lines,
    cue_lines,
    end_lines,
    interval_lines,
    part_rows,
    past_lines,
    run_end_lines,
)
from planner.present.player_signals import bells
from planner.widgets.kit.text import Spans, plain
from tests.logbook.living import CLAM, DAY, EXERCISES, TODAY, morning, planned_run, profile, session

HOLD = Exercise(
    id="hold", name="Wall sit [x]", muscles=("quads",), groups=("quadriceps",), each_side=False,
    dose=Dose(sets=2, hold_s=30), cues=("Breathe.",), mistakes=("Too deep.",), tier=1,
    precautions="Not under\n pain.",
    ladder=(Rung(name="high", dose=Dose(sets=2, hold_s=30)),
            Rung(name="low", dose=Dose(sets=3, hold_s=30), unlock="no pain")),
)  # fmt: skip
LIBRARY = {**EXERCISES, "hold": HOLD}
WALL = Item(exercise="hold", dose=HOLD.dose)


def lines(found: tuple[Spans, ...]) -> list[str]:
    return [plain(line) for line in found]


@pytest.fixture
def runner(open_book: Any) -> Logbook:
    book: Logbook = open_book(exercises=LIBRARY)
    book.put("Setup", [profile()])
    return book


def scene(book: Logbook, act: Act, *items: Item, nth: int = 0, gone: float = 0.0,
          count: int = 0) -> Scene:  # fmt: skip
    """The nth part of that kind of a session, so many seconds into it."""
    card = session(book, TODAY, *(items or (CLAM, WALL)))
    script = session_script(items or (CLAM, WALL), LIBRARY, Side.LEFT)
    return at(script, act, nth, gone, count)._replace(
        item=book.cards.session(card.id), name="Strength"
    )


def at(script: Script, act: Act, nth: int = 0, gone: float = 0.0, count: int = 0) -> Scene:
    place = [place for place, part in enumerate(script) if part.act is act][nth]
    standing = msgspec.structs.replace(standing_at(script, place, 100.0, runs=True), count=count)
    return Scene("Walk-run", TODAY, None, script, standing, frozenset(), 100.0 + gone)


RUNG = run_script(step_at(1, DEFAULT_LADDER))


def test_the_head_says_where_one_is_and_how_long_it_takes(runner: Logbook) -> None:
    one = scene(runner, Act.WORK)
    assert plain(head_line(runner, one, (), narrow=False)) == (
        f"easeback   Strength · today   exercise 1 of 2   ○○○○○○  0/6 sets"
        f"about {minutes_left(one)} min left"
    )
    assert plain(head_line(runner, one, (), narrow=True)) == (
        f"Strength · today   0/6{minutes_left(one)} min"
    )
    assert plain(head_line(runner, at(RUNG, Act.RUN, 2), (), narrow=True)).startswith(
        "Walk-run · today   interval 3 of 8"
    )
    done = at(RUNG, Act.DONE)
    assert (minutes_left(done), plain(head_line(runner, done, (), narrow=True))) == (
        0, "Walk-run · todaydone"
    )  # fmt: skip


def test_minutes_left_are_rounded_up() -> None:
    last_walk = at(RUNG, Act.WALK, 8)
    assert last_walk.standing.length == 480
    assert minutes_left(last_walk) == 8
    assert minutes_left(last_walk._replace(now=101.0)) == 8
    assert minutes_left(last_walk._replace(now=579.0)) == 1


def test_the_title_says_exercise_side_and_set(runner: Logbook) -> None:
    assert lines(title_lines(runner, scene(runner, Act.WORK), narrow=False)) == [
        "Clamshell  [LEFT]  set 1 of 2", "2×12–15"
    ]  # fmt: skip
    wall = scene(runner, Act.HOLD, WALL)
    assert lines(title_lines(runner, wall, narrow=True)) == ["Wall sit [x]  set 1 of 2"]
    assert lines(title_lines(runner, at(RUNG, Act.RUN), narrow=False)) == [
        "RUN   easy: you could talk in whole sentences"
    ]
    assert lines(title_lines(runner, at(RUNG, Act.WALK), narrow=False)) == [
        "WALK   to warm up, briskly"
    ]
    assert lines(title_lines(runner, at(RUNG, Act.WALK, 1), narrow=False)) == [
        "WALK   briskly; the knee may tell you how it is"
    ]


def told(one: Scene) -> list[tuple[str, str]]:
    return [(number.label, number.text) for number in numbers(one)]


def test_what_is_counted_down_is_never_shown_as_less_than_is_left(runner: Logbook) -> None:
    wall = scene(runner, Act.HOLD, WALL, gone=0.2)
    assert told(wall) == [("hold", "0:30")]
    assert told(wall._replace(now=129.9)) == [("hold", "0:01")]
    assert told(scene(runner, Act.READY, WALL)) == [("get ready", "−10")]
    assert told(scene(runner, Act.REST, WALL)) == [("rest", "0:30")]
    assert told(scene(runner, Act.WORK, gone=65)) == [("reps", "12"), ("time", "1:05")]
    assert told(scene(runner, Act.WORK, count=3)) == [("reps", "3/12"), ("time", "0:00")]
    assert told(at(RUNG, Act.RUN)) == [("run", "1:00")]
    assert told(at(RUNG, Act.DONE)) == []


def test_room_is_kept_for_two_numbers_where_repetitions_are_counted() -> None:
    script = session_script((CLAM, WALL), LIBRARY, Side.LEFT)
    assert has_two_numbers(script, "clam")
    assert not has_two_numbers(script, "hold")


def test_the_bar_says_how_far_the_part_has_gone(runner: Logbook) -> None:
    assert bar(scene(runner, Act.HOLD, WALL, gone=9.2)).words == "9 of 30 s"
    assert bar(scene(runner, Act.READY, WALL)).words == ""
    assert bar(at(RUNG, Act.WALK, 0, 61)).words == "1:01 of 5:00"
    assert bar(scene(runner, Act.WORK)).total == 0


def test_what_follows_is_told_with_the_next_set_behind_a_pause(runner: Logbook) -> None:
    assert plain(then_line(runner, scene(runner, Act.WORK))) == (
        "then 5 s to turn to the other side, then right side set 1"
    )
    assert plain(then_line(runner, scene(runner, Act.HOLD, WALL))) == "then 30 s rest, then set 2"
    assert plain(then_line(runner, scene(runner, Act.READY, WALL))) == "then hold 30 s"
    assert plain(then_line(runner, scene(runner, Act.HOLD, WALL, nth=1))) == "then how it was"
    assert plain(then_line(runner, scene(runner, Act.ASK, WALL))) == "then done"
    assert plain(then_line(runner, at(RUNG, Act.WALK))) == "then run 1:00"
    assert then_line(runner, at(RUNG, Act.DONE)) == ()


def test_the_figure_goes_into_a_hold_and_stays_there(runner: Logbook) -> None:
    wall = scene(runner, Act.HOLD, WALL)
    assert [moment(wall._replace(now=100.0 + gone)) for gone in (0, 0.5, 1, 20)] == [0, 0.5, 1, 1]
    work = scene(runner, Act.WORK)
    assert [moment(work._replace(now=100.0 + gone)) for gone in (0, 1, 2, 3, 4)] == [
        0, 0.5, 1, 0.5, 0,
    ]  # fmt: skip
    assert moment(scene(runner, Act.REST)) == 0


def test_running_and_walking_sound_otherwise_and_a_pause_is_silent() -> None:
    walk, run = at(RUNG, Act.WALK), at(RUNG, Act.RUN)
    assert (bells(None, run), bells(walk, run), bells(run, at(RUNG, Act.WALK, 1))) == (0, 3, 2)
    assert bells(run, at(RUNG, Act.DONE)) == 4
    still = ClockStand(place=walk.standing.place, length=300)
    assert bells(walk._replace(standing=still), run) == 0


def test_the_last_seconds_of_a_long_part_are_told_once_each() -> None:
    run = at(RUNG, Act.RUN)
    seconds = [55.5 + half / 2 for half in range(8)]
    heard = [
        bells(run._replace(now=100 + before), run._replace(now=100 + after))
        for before, after in pairwise(seconds)
    ]
    assert heard == [0, 0, 1, 0, 1, 0, 1]


def test_enter_says_what_it_keeps_of_what_is_under_way(runner: Logbook) -> None:
    wall = scene(runner, Act.HOLD, WALL)
    assert enter_words(wall) == "ticks all of 30 s"
    assert enter_words(wall._replace(now=109.9)) == "keeps 9 s of 30 s"
    assert enter_words(scene(runner, Act.WORK)) == "when the 12 are done"
    assert enter_words(scene(runner, Act.WORK, count=3)) == "keeps 3 of 12"
    assert enter_words(at(RUNG, Act.RUN, 0, 12)) == "keeps 0:12 of 1:00 run"
    assert enter_words(at(RUNG, Act.WALK)) == ""


def test_the_keys_of_the_moment_are_named(runner: Logbook) -> None:
    assert plain(key_line(scene(runner, Act.WORK))) == "enter when the 12 are done   c counts"
    assert plain(key_line(scene(runner, Act.ASK))) == "enter says how it was"
    still = at(RUNG, Act.WALK)
    still = still._replace(standing=ClockStand(place=still.standing.place, length=300))
    assert plain(key_line(still)) == "space starts"
    assert plain(signs(still, muted=True)) == "muted  ▮▮ paused  "
    assert key_line(at(RUNG, Act.DONE)) == signs(at(RUNG, Act.DONE), muted=False) == ()


def test_a_session_under_way_is_a_scene_and_none_is_none(runner: Logbook) -> None:
    play = Play(runner, lambda: 100.0)
    assert scene_of(play) is None
    session(runner, TODAY, WALL)
    play.open()
    shown = scene_of(play)
    assert shown is not None
    assert (shown.name, shown.day, shown.part.act) == ("Strength", TODAY, Act.READY)


def test_a_walk_run_says_what_it_asks_for_and_what_was_run_of_it(runner: Logbook) -> None:
    rung = msgspec.structs.replace(planned_run(runner, TODAY, 1.1), rung=1)
    assert [plain(line) for line in interval_lines(runner, rung)] == [
        "", "8 × (1 min run / 3 min walk), about 1.1 km of running"
    ]  # fmt: skip
    assert interval_lines(runner, None) == ()
    assert lines(run_end_lines(480, is_logged=True)) == [
        "8 min of running. The run is in the journal."
    ]
    assert lines(run_end_lines(59, is_logged=False)) == ["0 min of running."]


# -- beside the clock --------------------------------------------------------------


def past(book: Logbook) -> Any:
    """What the last weeks say; under the name it has."""
    made = next(one for one in vars(player_notes).values()
                if isinstance(one, type) and one.__module__ == player_notes.__name__)  # fmt: skip
    return made(book)


def test_cues_and_mistakes_are_told_on_asking(runner: Logbook) -> None:
    wall = scene(runner, Act.HOLD, WALL)
    assert lines(cue_lines(runner, wall, mistakes=False)) == ["Cues", " Breathe."]
    assert lines(cue_lines(runner, wall, mistakes=True)) == [
        "Common mistakes", " Too deep.", "Mind  Not under pain.",
    ]  # fmt: skip
    assert cue_lines(runner, at(RUNG, Act.RUN), mistakes=False) == ()


def did(book: Logbook, *ticks: Tick, back: int = 2) -> None:
    """The wall sit done some days ago, as these ticks say."""
    card = session(book, TODAY - back * DAY, WALL)
    for key, tick in zip(book.cards.session(card.id).sets, ticks, strict=False):
        book.session.tick(card.id, key, tick)


GOOD = Tick(hold_s=30, pain=1, effort=5)
OPENS = (
    "Next step  {}, after 2 sessions in a row ({} so far) with all repetitions, effort ≤ 7, "
    "pain ≤ {} and a quiet next morning; no pain"
)


def test_last_time_says_what_was_done_set_by_set_if_they_differed(runner: Logbook) -> None:
    wall = scene(runner, Act.HOLD, WALL)
    assert lines(past_lines(past(runner), wall))[0] == "Last time  this is the first"
    did(runner, GOOD, GOOD)
    assert lines(past_lines(past(runner), wall))[0] == (
        "Last time  Mon 23 Nov: 2 × 30 s, effort 5, pain 1"
    )
    did(runner, Tick(hold_s=30), Tick(hold_s=12), back=1)
    assert lines(past_lines(past(runner), wall))[0] == (
        "Last time  yesterday: 30 s 12 s, pain not asked"
    )


def test_the_next_step_says_what_opens_it_with_the_pain_that_was_set(runner: Logbook) -> None:
    wall = scene(runner, Act.HOLD, WALL)
    assert lines(past_lines(past(runner), wall))[1] == OPENS.format("low 3×30 s", 0, 2)
    runner.put("Set", [profile(parameters={"ex_pain_green_max": 1})])
    assert lines(past_lines(past(runner), wall))[1] == OPENS.format("low 3×30 s", 0, 1)


def test_two_good_sessions_are_due_for_a_step(runner: Logbook) -> None:
    for back in (6, 4):
        did(runner, GOOD, GOOD, back=back)
        morning(runner, TODAY - (back - 1) * DAY)
        morning(runner, TODAY - back * DAY)
    wall = scene(runner, Act.HOLD, WALL)
    assert lines(past_lines(past(runner), wall))[1] == (
        "Next step  low 3×30 s: 2 good sessions, so it is due.  M shows it"
    )


def test_the_top_of_a_ladder_has_no_next_step(runner: Logbook) -> None:
    top = Item(exercise="hold", dose=HOLD.ladder[1].dose)
    assert lines(past_lines(past(runner), scene(runner, Act.HOLD, top)))[1] == (
        "Next step  the top of its ladder"
    )
    assert lines(past_lines(past(runner), scene(runner, Act.WORK)))[1] == "Next step  keep the dose"


def test_at_the_end_each_exercise_says_how_it_was_taken(runner: Logbook) -> None:
    card = session(runner, TODAY, WALL)
    keys = runner.cards.session(card.id).sets
    runner.session.tick(card.id, keys[0], GOOD)
    runner.session.tick(card.id, keys[1], Tick(hold_s=12, pain=3, effort=5))
    item = runner.cards.session(card.id)
    assert lines(end_lines(past(runner), item)) == [
        "Wall sit [x]  2 of 2 sets, 1 ◐ short, effort 5, pain 3"
    ]
    runner.session.tick(card.id, keys[1], GOOD)
    item = runner.cards.session(card.id)
    assert lines(end_lines(past(runner), item)) == [
        "Wall sit [x]  2 of 2 sets, effort 5, pain 1",
        "  1 good session, if tomorrow morning is quiet",
    ]
    runner.put("Set", [profile(parameters={"ex_pain_green_max": 1})])
    runner.session.tick(card.id, keys[1], msgspec.structs.replace(GOOD, pain=2))
    assert len(end_lines(past(runner), runner.cards.session(card.id))) == 1


def test_the_sets_under_way_stand_beside_the_clock_and_all_at_the_end(runner: Logbook) -> None:
    assert [row.key for row in part_rows(runner, scene(runner, Act.HOLD))] == ["hold/both"]
    assert len(part_rows(runner, scene(runner, Act.DONE))) == 3
    assert part_rows(runner, at(RUNG, Act.RUN)) == ()


def test_a_red_flag_names_what_it_passes_over(runner: Logbook) -> None:
    assert barred_lines(runner, scene(runner, Act.HOLD)) == ()
    runner.red_flags.add(runner.red_flags.lock_for(["other_site"]))
    assert plain(barred_lines(runner, scene(runner, Act.HOLD))[0]).startswith(
        "■ Passed over: Clamshell, Wall sit [x]. Red flag “main pain not at the kneecap”"
    )


def test_what_is_next_is_the_first_card_that_is_still_to_be_done(runner: Logbook) -> None:
    assert after_words(runner) == ""
    card = session(runner, TODAY + DAY)
    assert after_words(runner) == f"Next: {runner.cards.name_of(card)}"

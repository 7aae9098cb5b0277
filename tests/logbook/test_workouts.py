"""Runs for a watch: what it counts down, never beyond the cap, read back by another program."""

from __future__ import annotations

import io
from typing import Any

import fitdecode
import pytest

from planner.domain.knee.ladder import DEFAULT_LADDER
from planner.domain.knee.safety import FINDINGS
from planner.domain.technique.step_rate import UsualRate
from planner.domain.values.errors import NotFoundError, RuleError
from planner.domain.values.run import PlannedRun
from planner.domain.values.technique import FocusKind
from planner.exchange.exports.workout_file import workout_file
from planner.logbook.book import new_id
from planner.logbook.exporting import ExportChoice
from tests.logbook.living import DAY, TODAY, planned_run, profile, ran, running


@pytest.fixture
def runner(book):
    book.put("Set up", [profile(weekly_m=15_000, longest_m=5_000)])
    running(book)
    return book


def messages(data: bytes, name: str) -> list[dict[str, Any]]:
    """The messages of a kind as fitdecode reads them; it checks the sums, too."""
    with fitdecode.FitReader(io.BytesIO(data), check_crc=fitdecode.CrcCheck.RAISE) as reader:
        return [
            {field.name: field.value for field in frame.fields if field.value is not None}
            for frame in reader
            if isinstance(frame, fitdecode.FitDataMessage) and frame.name == name
        ]


def steps(book, day=TODAY) -> list[dict[str, Any]]:
    return messages(workout_file(book.exporting.workouts.on(day), book.now()), "workout_step")


def test_a_run_is_one_stretch_that_ends_and_a_walk_home(runner):
    planned_run(runner, TODAY, 3)

    (content,) = runner.exporting.contents("fit", ExportChoice()).values()

    (head,) = messages(content, "file_id")
    (about,) = messages(content, "workout")
    run, home = messages(content, "workout_step")
    assert head["type"] == "workout"
    assert (about["sport"], about["wkt_name"], about["num_valid_steps"]) == (
        "running",
        "Run 3.0 km",
        2,
    )
    assert (run["duration_type"], run["duration_distance"]) == ("distance", 3000)
    assert (run["message_index"], run["intensity"]) == (0, "active")
    assert (home["duration_type"], home["message_index"]) == ("open", 1)


def test_this_mornings_cap_ends_the_run(runner):
    planned_run(runner, TODAY, 30)
    cap = runner.caps.cap_on(TODAY)

    workout = runner.exporting.workouts.on(TODAY)

    assert 0 < cap < 30_000
    assert steps(runner)[0]["duration_distance"] == cap
    assert workout.remark == "Planned were 30.0 km: it ends at the cap of the day."


def test_a_run_by_time_is_counted_down_by_time(runner):
    runner.put("", [PlannedRun(id=new_id(), date=TODAY, distance_m=3000, duration_s=1200)])

    run = steps(runner)[0]

    assert (run["duration_type"], run["duration_time"]) == ("time", 1200)


def test_a_walk_run_repeats_its_intervals(book):
    book.put("Set up", [profile(weekly_m=0, longest_m=0)])
    rung = book.caps.allowance(TODAY).rung or 1
    intervals = book.cards.rung(rung)
    book.put("", [PlannedRun(id=new_id(), date=TODAY, distance_m=1100, rung=rung)])

    walk, run, between, repeat, home = steps(book)

    ((run_s, walk_s),) = set(intervals.segments)
    assert (walk["duration_time"], home["duration_type"]) == (300, "open")
    assert (run["duration_time"], between["duration_time"]) == (run_s, walk_s)
    assert (run["intensity"], between["intensity"]) == ("active", "recovery")
    assert repeat["duration_type"] == "repeat_until_steps_cmplt"
    assert (repeat["duration_step"], repeat["repeat_steps"]) == (1, len(intervals.segments))


def test_a_rung_the_day_does_not_allow_becomes_the_one_it_does(book):
    book.put("Set up", [profile(weekly_m=0, longest_m=0)])
    allowed = book.caps.allowance(TODAY)
    book.put("", [PlannedRun(id=new_id(), date=TODAY, distance_m=900, rung=len(DEFAULT_LADDER))])

    workout = book.exporting.workouts.on(TODAY)

    told = sum(
        stretch.times * (step.seconds or 0)
        for stretch in workout.stretches
        for step in stretch.steps
        if step.pace == "run"
    )
    assert told == allowed.run_s
    assert workout.remark.startswith("Planned was")


def test_a_step_rate_is_a_cadence_target_of_the_running_alone(book):
    book.put("Set up", [profile(weekly_m=0, longest_m=0)])
    book.put("", [PlannedRun(id=new_id(), date=TODAY, distance_m=1100, rung=1)])
    book.technique.begin(FocusKind.STEP_RATE, UsualRate(164))

    walk, run, between, _, home = steps(book)

    assert run["target_type"] == "cadence"
    # 172 steps a minute, three either side; FIT counts the strides of one foot.
    strides = (run["custom_target_cadence_low"], run["custom_target_cadence_high"])
    assert strides == (84, 88)
    assert {walk["target_type"], between["target_type"], home["target_type"]} == {"open"}


def test_a_run_by_distance_has_its_step_rate_and_none_once_the_focus_is_over(runner):
    planned_run(runner, TODAY, 3)
    runner.technique.begin(FocusKind.STEP_RATE, UsualRate(160))
    assert steps(runner)[0]["custom_target_cadence_low"] == 82

    runner.technique.end()

    assert steps(runner)[0]["target_type"] == "open"


def test_another_point_of_technique_sets_the_watch_no_target(runner):
    planned_run(runner, TODAY, 3)
    runner.technique.begin(FocusKind.UPRIGHT)

    assert steps(runner)[0]["target_type"] == "open"


def test_a_day_with_nothing_to_run_says_so(runner):
    with pytest.raises(NotFoundError, match="nothing to run on"):
        runner.exporting.workouts.on(TODAY)
    planned_run(runner, TODAY, 3)
    ran(runner, TODAY, 3, planned=runner.cards.planned(TODAY, TODAY)[0].id)
    with pytest.raises(NotFoundError):
        runner.exporting.workouts.on(TODAY)


def test_a_day_that_may_not_be_run_gives_no_workout(runner):
    planned_run(runner, TODAY + DAY, 3)
    runner.red_flags.add(runner.red_flags.lock_for([FINDINGS[0].id]))

    with pytest.raises(RuleError, match="Nothing may be run"):
        runner.exporting.workouts.on(TODAY + DAY)

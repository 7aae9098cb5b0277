"""A run for a watch -> a FIT workout file.

Layout as in Garmin's cookbook "Encoding Workout Files": file id, workout, steps; a step that
repeats names the first of those it repeats.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import datetime

from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.workout_message import WorkoutMessage
from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
from fit_tool.profile.profile_type import (
    FileType,
    Intensity,
    Manufacturer,
    Sport,
    WorkoutStepDuration,
    WorkoutStepTarget,
)

from planner.exchange.exports.workout import Workout, WorkoutRound, WorkoutStep

NAME_BYTES = 50
"""Room for each name."""


def workout_file(workout: Workout, made: datetime) -> bytes:
    """The file; `made` tells two workouts of a watch apart."""
    steps = list(_messages(workout.stretches))
    head = FileIdMessage()
    head.type = FileType.WORKOUT
    head.manufacturer = Manufacturer.DEVELOPMENT.value
    head.product = 0
    head.serial_number = zlib.crc32(workout.id.encode()) or 1
    head.time_created = round(made.timestamp()) * 1000
    about = WorkoutMessage()
    about.workout_name = workout.name
    about.sport = Sport.RUNNING
    about.num_valid_steps = len(steps)
    builder = FitFileBuilder(auto_define=True, min_string_size=NAME_BYTES)
    builder.add_all([head, about, *steps])
    return bytes(builder.build_bytes())


def _messages(stretches: tuple[WorkoutRound, ...]) -> Iterator[WorkoutStepMessage]:
    place = 0
    for stretch in stretches:
        first = place
        for step in stretch.steps:
            yield _step(place, step)
            place += 1
        if stretch.times > 1:
            yield _repeat(place, first, stretch.times)
            place += 1


def _step(place: int, step: WorkoutStep) -> WorkoutStepMessage:
    made = WorkoutStepMessage()
    made.message_index = place
    made.workout_step_name = step.name
    made.intensity = Intensity.ACTIVE if step.pace == "run" else Intensity.RECOVERY
    if step.seconds is not None:
        made.duration_type = WorkoutStepDuration.TIME
        made.duration_time = float(step.seconds)
    elif step.metres is not None:
        made.duration_type = WorkoutStepDuration.DISTANCE
        made.duration_distance = float(step.metres)
    else:
        made.duration_type = WorkoutStepDuration.OPEN
    if step.step_rate is None:
        made.target_type = WorkoutStepTarget.OPEN
        made.target_value = 0
    else:
        low, high = step.step_rate
        made.target_type = WorkoutStepTarget.CADENCE
        made.target_value = 0  # no zone: the custom values count
        # FIT counts strides: the steps of one foot.
        made.custom_target_cadence_low = low // 2
        made.custom_target_cadence_high = -(-high // 2)
    return made


def _repeat(place: int, first: int, times: int) -> WorkoutStepMessage:
    made = WorkoutStepMessage()
    made.message_index = place
    made.duration_type = WorkoutStepDuration.REPEAT_UNTIL_STEPS_CMPLT
    made.duration_step = first
    made.target_type = WorkoutStepTarget.OPEN
    made.target_repeat_steps = times
    return made
